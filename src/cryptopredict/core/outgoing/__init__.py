"""The one way out: every request to a provider of data passes here.

In: a `Call` (whom, what, how to read the answer). Out: what its reader made of the answer, or `UpstreamFailed` with a reason.
Budgets, bans and the circuit breaker hold for all processes together, through Redis.
"""

from cryptopredict.core.outgoing.call import Call, Limit, Provider, Unreadable
from cryptopredict.core.outgoing.client import Outgoing

__all__ = ["Call", "Limit", "Outgoing", "Provider", "Unreadable"]
