"""Whether a request may leave now."""

from dataclasses import dataclass
from datetime import datetime

from cryptopredict.base import Reason

__all__ = ["SLOTS", "Pass", "Refusal", "banned", "broken", "spent"]

SLOTS = 20
"""A window is counted in so many slots, and two more before it: one that it only half covers, and one for the way to the
provider, which may take longer for one request than for the next. So never too much arrives in any stretch of that length."""


@dataclass(frozen=True, slots=True)
class Pass:
    """It may leave, and its weight is paid. A probe is the one request that finds out whether a provider is back."""

    probing: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """It may not leave for `wait` seconds, until `until` (UTC) by the clock that all share. `silence`: the provider wants that.

    `failing`: it failed again and again, and `reason` is how it did so last.
    """

    reason: Reason
    wait: float
    until: datetime
    why: str
    silence: bool = False
    failing: bool = False


def banned(wait: float, until: datetime) -> Refusal:
    """The provider itself asked for silence."""
    why = f"it wants no request before {until:%Y-%m-%d %H:%M:%S} UTC"
    return Refusal(Reason.RATE_LIMITED, wait, until, why, silence=True)


def spent(wait: float, until: datetime) -> Refusal:
    """Our own budget for it is used up."""
    return Refusal(Reason.RATE_LIMITED, wait, until, f"the budget of requests for it is spent until {until:%H:%M:%S} UTC")


def broken(wait: float, until: datetime, reason: Reason = Reason.PROVIDER_DOWN) -> Refusal:
    """It failed again and again, and it is not yet time to try again, or another request tries just now."""
    why = f"it failed several times in a row; the next try is at {until:%H:%M:%S} UTC"
    return Refusal(reason, wait, until, why, failing=True)
