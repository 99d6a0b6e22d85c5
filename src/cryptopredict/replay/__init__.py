"""The cascade over history. In: a view and a span of time. Out: one decision for each step, the same as would have been made then.

`replay.verify` decides stored runs again and holds every number against what was said: it tells what differs and why.
`replay_report` trades the decisions of years by the one rule book, beside what asks for no decisions, and says how sure all of it is.
"""

from cryptopredict.replay.compare import Difference, differences
from cryptopredict.replay.report import replay_report
from cryptopredict.replay.strategies import Terms
from cryptopredict.replay.verify import Cause, Verification, stored_runs, verify_runs
from cryptopredict.replay.walk import replay

__all__ = [
    "Cause",
    "Difference",
    "Terms",
    "Verification",
    "differences",
    "replay",
    "replay_report",
    "stored_runs",
    "verify_runs",
]
