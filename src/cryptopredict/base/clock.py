"""Time in UTC, and the boundaries of candles. Nothing here reads the clock except `utc_now`, which thinking rooms never call."""

from datetime import UTC, datetime
from enum import StrEnum

from cryptopredict.base.errors import BadInput

__all__ = ["Interval", "epoch", "from_epoch", "parse_time", "utc_now"]


class Interval(StrEnum):
    """Candle lengths that the system stores."""

    M1 = "1m"
    M5 = "5m"
    M15 = "15m"
    H1 = "1h"
    H4 = "4h"
    D1 = "1d"
    W1 = "1w"

    @property
    def seconds(self) -> int:
        """Length in seconds."""
        return _SECONDS[self]


_SECONDS = {
    Interval.M1: 60,
    Interval.M5: 300,
    Interval.M15: 900,
    Interval.H1: 3_600,
    Interval.H4: 14_400,
    Interval.D1: 86_400,
    Interval.W1: 604_800,
}


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def epoch(moment: datetime) -> int:
    """Whole seconds since 1970 of an aware moment. Raises `BadInput` on a naive one."""
    if moment.tzinfo is None:
        raise BadInput("A time without zone was given", why=moment.isoformat(), to_do="Add Z or an offset.")
    return int(moment.timestamp() // 1)


def from_epoch(seconds: int) -> datetime:
    """The aware UTC moment of whole seconds since 1970."""
    return datetime.fromtimestamp(int(seconds), UTC)


def parse_time(text: str) -> datetime:
    """Read `2024-03-14`, `2024-03-14T12:00` or an RFC 3339 time; no zone means UTC.

    Raises `BadInput` when the text is no time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInput(f"{text!r} is not a time", why=str(error), to_do="Write 2024-03-14 or 2024-03-14T12:00:00Z.") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
