"""The cascade over history. In: a view and a span of time. Out: one decision for each step, the same as would have been made then.

`replay.verify` decides stored runs again and holds every number against what was said: it tells what differs and why.
"""

from cryptopredict.replay.compare import Difference, differences
from cryptopredict.replay.verify import Cause, Verification, stored_runs, verify_runs
from cryptopredict.replay.walk import replay

__all__ = ["Cause", "Difference", "Verification", "differences", "replay", "stored_runs", "verify_runs"]
