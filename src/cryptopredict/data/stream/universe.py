"""What is listened to: which symbols of the exchange are which assets, and the groups of streams that share a connection."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from cryptopredict.base import Interval
from cryptopredict.data.sources import binance_stream
from cryptopredict.data.sync.pairs import pairs_of

__all__ = ["INTERVALS", "Listing", "grouped", "newest_opens", "read_listings"]

INTERVALS: Final = (Interval.M1, Interval.H1, Interval.D1)
_STREAMS: Final = 300
_LETTERS: Final = 7_000
"""The longest list of names that fits the first line of a request."""


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A symbol of the exchange: the asset that it trades, what that is called, and how many coins one unit is.

    Each is itself only: they are keys where every message looks.
    """

    symbol: str
    asset: int
    name: str
    multiplier: float


def read_listings(connection: Connection) -> list[Listing]:
    """The one pair of each asset that its candles come from, the largest asset first."""
    pairs = pairs_of(connection)
    names = connection.execute(
        text("SELECT id, symbol FROM cryptocurrencies WHERE id = ANY(:assets)"), {"assets": [pair.crypto_id for pair in pairs]}
    )
    known = {int(asset): str(name) for asset, name in names}
    return [Listing(pair.symbol, pair.crypto_id, known[pair.crypto_id], pair.multiplier) for pair in pairs]


def newest_opens(connection: Connection, assets: Sequence[int]) -> dict[tuple[int, Interval], int]:
    """The open, in milliseconds, of the newest stored candle of each asset and interval."""
    rows = connection.execute(
        text(
            "SELECT a.id, i.name, (extract(epoch FROM p.timestamp) * 1000)::bigint AS opens"
            " FROM unnest(CAST(:assets AS bigint[])) AS a(id) CROSS JOIN unnest(CAST(:intervals AS text[])) AS i(name)"
            " CROSS JOIN LATERAL (SELECT timestamp FROM price_data WHERE crypto_id = a.id AND interval = i.name"
            " ORDER BY timestamp DESC LIMIT 1) p"
        ),
        {"assets": list(assets), "intervals": [interval.value for interval in INTERVALS]},
    )
    return {(row.id, Interval(row.name)): row.opens for row in rows}


def grouped(listings: Iterable[Listing], before: Sequence[Sequence[str]] = ()) -> list[list[str]]:
    """Streams of the listings in groups, one a connection; a stream stays in the group where it was `before`.

    Every group begins with a stream in which something always happens, so that silence means what it says.
    """
    wanted: Mapping[str, None] = {
        binance_stream.kline_stream(one.symbol, interval): None for one in listings for interval in INTERVALS
    }
    if not wanted:
        return []
    kept = [[stream for stream in group[1:] if stream in wanted] for group in before]
    placed = {stream for group in kept for stream in group}
    for stream in wanted:
        if stream not in placed:
            _room(kept, stream).append(stream)
    present = next((group[0] for group in before[1:] if group[0] in wanted), None)
    pulse = present or next(iter(wanted))
    filled = [group for group in kept if group]
    return [[pulse if number else binance_stream.ALL_MINI_TICKERS, *group] for number, group in enumerate(filled)]


def _room(groups: list[list[str]], stream: str) -> list[str]:
    for group in groups:
        if len(group) + 2 <= _STREAMS and sum(map(len, group)) + len(group) + len(stream) < _LETTERS:
            return group
    groups.append([])
    return groups[-1]
