"""How a series of data stands: what it is, how old it may be, and why it does not come when it does not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptopredict.base.errors import Unavailable

__all__ = ["FeedFacts", "FeedState", "Reason", "UpstreamFailed", "state_of"]


class Reason(StrEnum):
    """Why there is no data, or none that may be used. One vocabulary from the socket to the interface."""

    RATE_LIMITED = "rate_limited"
    """The provider asked us to wait (429, 418), or our own budget for it is spent."""
    PROVIDER_DOWN = "provider_down"
    """No connection, no answer in time, or a 5xx: whether anything is wrong with the data is unknown."""
    UNREADABLE = "unreadable"
    """It answered, and the answer is not what it documents (HTML, cut off, another shape)."""
    BLOCKED = "blocked"
    """It refuses us for good: a wrong key, a plan without this, a place it does not serve (401, 403, 451)."""
    NOT_LISTED = "not_listed"
    """It does not know this asset (any more)."""
    GAP = "gap"
    """Candles are missing in between and have not been fetched yet."""
    STALE = "stale"
    """The newest value is older than its series may be."""
    QUARANTINED = "quarantined"
    """It came and was set aside: it cannot be."""
    UNCONFIRMED = "unconfirmed"
    """One source alone says so; no second one agrees yet."""
    HALTED = "halted"
    """The kill switch was pressed: nothing is wrong with the data, and nothing is said all the same."""


class FeedState(StrEnum):
    """What a series is worth now."""

    FRESH = "fresh"
    LATE = "late"
    STALE = "stale"
    EMPTY = "empty"


class UpstreamFailed(Unavailable):
    """A provider did not give what was asked; `retry_at` (UTC) is when it may be asked again, None: at any time."""

    slug = "upstream_failed"

    def __init__(
        self, what: str, *, provider: str, reason: Reason, retry_at: datetime | None = None, why: str = "", to_do: str = ""
    ) -> None:
        super().__init__(what, why=why, to_do=to_do)
        self.provider = provider
        self.reason = reason
        self.retry_at = retry_at


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """`data_until`: up to when there is data (the close of the newest candle, the moment of the newest price); None: none yet.

    `expected_s` is the usual distance between two values, in seconds.
    """

    data_until: datetime | None
    expected_s: int


def state_of(facts: FeedFacts, now: datetime) -> FeedState:
    """Judged by the age of the data, never by a connection: late after 1.5 times the usual distance, stale after three times."""
    if facts.data_until is None:
        return FeedState.EMPTY
    age = (now - facts.data_until).total_seconds()
    if age <= 1.5 * facts.expected_s:
        return FeedState.FRESH
    return FeedState.LATE if age <= 3.0 * facts.expected_s else FeedState.STALE
