"""The candles that came after a moment, one after another: minutes where there are some, else hours. In: a session. Out: bars.

A candle that was flagged, or is missing, is waited for; after two hours the next one there counts, as it would for somebody who
could not trade meanwhile.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from cryptopredict.base import Candle, epoch

__all__ = ["Traded", "in_order", "traded_after"]

MINUTE: Final = 60
HOUR: Final = 3_600
_PATIENCE: Final = 2 * HOUR
_MOST: Final = 20_000

_CANDLES = text(
    """
    SELECT p.interval, extract(epoch FROM p.timestamp)::bigint, p.open_price, p.high_price, p.low_price, p.close_price, p.volume
    FROM price_data p WHERE p.crypto_id = :asset AND p.interval IN ('1m', '1h') AND p.timestamp >= :since
        AND p.timestamp + CASE p.interval WHEN '1m' THEN interval '1 minute' ELSE interval '1 hour' END <= :now
        AND NOT EXISTS (SELECT FROM candle_flags f WHERE f.crypto_id = p.crypto_id AND f.interval = p.interval
            AND f.timestamp = p.timestamp AND f.cleared_at IS NULL)
    ORDER BY p.timestamp LIMIT :most
    """
)


@dataclass(frozen=True, slots=True)
class Traded:
    """A closed candle: when it opened and closed (epoch seconds), its prices, and what was traded in it, in the quote currency."""

    opened: int
    closed: int
    candle: Candle
    dollars: float


def traded_after(session: Session, asset: int, since: datetime, now: datetime) -> Iterator[Traded]:
    """The closed candles of an asset that opened at `since` or later, in their order."""
    rows = session.execute(_CANDLES, {"asset": asset, "since": since, "now": now, "most": _MOST}).all()
    minutes: dict[int, Traded] = {}
    hours: dict[int, Traded] = {}
    for interval, opened, first, high, low, last, volume in rows:
        length, into = (MINUTE, minutes) if interval == "1m" else (HOUR, hours)
        into[int(opened)] = Traded(int(opened), int(opened) + length, Candle(first, high, low, last), volume * last)
    return in_order(minutes, hours, -(-epoch(since) // MINUTE) * MINUTE, epoch(now))


def in_order(minutes: Mapping[int, Traded], hours: Mapping[int, Traded], begin: int, now: int) -> Iterator[Traded]:
    """Candles by their open, without one that overlaps the one before; ends where one is missing that may still come."""
    place = begin
    opens = sorted({*minutes, *hours})
    while True:
        found = minutes.get(place) or hours.get(place)
        if found is None:
            following = next((opened for opened in opens if opened > place), None)
            if following is None:
                return
            boundary = -(-place // HOUR) * HOUR
            # The rest of an hour of which there are only hours is never seen; else there is a hole, and it may still be filled.
            unseen = place < boundary == following and following in hours
            if not unseen and now - place <= _PATIENCE:
                return
            place = following
            continue
        yield found
        place = found.closed
