"""Where assets trade: Binance's spot pairs against USDT, linked to an asset only when both providers agree on its price.

Tickers collide, so a name proves nothing. A market may trade a thousand or a million coins as one: its price is divided by that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Reason, UpstreamFailed, utc_now
from cryptopredict.data.feeds import note_success
from cryptopredict.data.ingest import Batch
from cryptopredict.data.rows import Merged
from cryptopredict.data.sources import binance
from cryptopredict.data.sync.sync import Sync

__all__ = ["EXCHANGE", "sync_listings"]

EXCHANGE: Final = "binance"
_SERIES: Final = "listings"
_EXPECTED: Final = 86_400
_QUOTE: Final = "USDT"
_TRADING: Final = "TRADING"
_AGREE: Final = 0.10
_MASS: Final = 0.5
"""A share of our pairs that never ends on one day: an answer that says so tells of an outage."""
_MULTIPLIED: Final = re.compile(r"^(1000000|10000|1000|1M)(.+)$")
_FACTORS: Final = {"1000": 1e3, "10000": 1e4, "1000000": 1e6, "1M": 1e6}


@dataclass(frozen=True, slots=True)
class _Asset:
    id: int
    symbol: str
    price: float


@dataclass(frozen=True, slots=True)
class _Pair:
    symbol: str
    base: str
    price: float


@dataclass(frozen=True, slots=True)
class _Link:
    pair: _Pair
    asset: _Asset
    multiplier: float

    @property
    def distance(self) -> float:
        """How far the exchange's price is from the other provider's, as a fraction of that."""
        return abs(self.pair.price / self.multiplier / self.asset.price - 1.0)


def sync_listings(s: Sync) -> str:
    """Link new pairs, end those that trade no more. Raises `UpstreamFailed`."""
    with s.noting(_SERIES, _EXPECTED):
        s.report(0.0, "looking for trading pairs")
        info = s.ask(binance.exchange_info(s.providers.binance))
        tickers = s.ask(binance.tickers_24h(s.providers.binance))
        spot = info.symbols.filter((pl.col("quote") == _QUOTE) & pl.col("spot") & (pl.col("status") == _TRADING))
        with s.writing() as connection:
            trading = frozenset(spot["symbol"].to_list())
            ended = _end(s, connection, trading)
            pairs = [
                _Pair(symbol, base, price)
                for symbol, base, price in spot.join(tickers.select("symbol", "price"), on="symbol")
                .filter(pl.col("price") > 0)
                .sort("symbol")
                .select("symbol", "base", "price")
                .iter_rows()
            ]
            linked, refused = _link(s, connection, pairs)
            note_success(
                connection,
                s.providers.binance.name,
                _SERIES,
                expected_s=_EXPECTED,
                data_until=info.time,
                rows=linked + ended,
            )
    return f"{linked} pairs linked, {ended} ended, {refused} refused for their price"


def _end(s: Sync, connection: Connection, trading: frozenset[str]) -> int:
    """Pairs of ours that the exchange trades no more."""
    ours = connection.scalars(
        text("SELECT symbol FROM exchange_symbols WHERE exchange = :exchange AND is_active"), {"exchange": EXCHANGE}
    ).all()
    gone = [symbol for symbol in ours if symbol not in trading]
    if len(gone) > max(3, _MASS * len(ours)):
        raise UpstreamFailed(
            f"Binance says that {len(gone)} of {len(ours)} pairs trade no more",
            provider=s.providers.binance.name,
            reason=Reason.UNREADABLE,
            why="so many never end at once; the exchange is closed for a while, or the answer is cut off",
            to_do="Nothing: it is asked again.",
        )
    if gone:
        connection.execute(
            text(
                "UPDATE exchange_symbols SET is_active = false, delisted_at = now()"
                " WHERE exchange = :exchange AND symbol = ANY(:gone)"
            ),
            {"exchange": EXCHANGE, "gone": gone},
        )
    return len(gone)


def _link(s: Sync, connection: Connection, pairs: Sequence[_Pair]) -> tuple[int, int]:
    """Link pairs that are not linked, or were ended and trade again: a ticker may come back with another coin behind it."""
    linked = set(
        connection.scalars(
            text("SELECT symbol FROM exchange_symbols WHERE exchange = :exchange AND is_active"), {"exchange": EXCHANGE}
        )
    )
    known: dict[str, list[_Asset]] = {}
    for row in connection.execute(
        text(
            "SELECT id, symbol, current_price FROM cryptocurrencies WHERE current_price > 0 AND market_cap_rank IS NOT NULL"
            " ORDER BY market_cap_rank, id"
        )
    ):
        known.setdefault(str(row.symbol), []).append(_Asset(int(row.id), str(row.symbol), float(row.current_price)))
    taken: set[int] = set(
        connection.scalars(
            text("SELECT crypto_id FROM exchange_symbols WHERE exchange = :exchange AND is_active"), {"exchange": EXCHANGE}
        )
    )
    accepted: list[_Link] = []
    refused: list[_Link] = []
    for pair in pairs:
        if pair.symbol in linked:
            continue
        candidates = sorted(_candidates(pair, known), key=lambda link: link.distance)
        if not candidates:
            continue
        best = candidates[0]
        if best.distance > _AGREE:
            refused.append(best)
        elif best.asset.id not in taken:
            accepted.append(best)
            taken.add(best.asset.id)
    for link in accepted:
        connection.execute(
            text(
                "INSERT INTO exchange_symbols (crypto_id, exchange, symbol, quote, multiplier) VALUES (:asset, :exchange, :symbol,"
                " :quote, :multiplier) ON CONFLICT (exchange, symbol) DO UPDATE SET crypto_id = excluded.crypto_id,"
                " quote = excluded.quote, multiplier = excluded.multiplier, is_active = true, delisted_at = NULL"
            ),
            {
                "asset": link.asset.id,
                "exchange": EXCHANGE,
                "symbol": link.pair.symbol,
                "quote": _QUOTE,
                "multiplier": link.multiplier,
            },
        )
    _refuse(s, connection, refused)
    return len(accepted), len(refused)


def _candidates(pair: _Pair, known: dict[str, list[_Asset]]) -> Iterator[_Link]:
    """Assets that a pair may stand for: 1INCH is a ticker of its own, 1000SATS is a thousand SATS."""
    for asset in known.get(pair.base, []):
        yield _Link(pair, asset, 1.0)
    match = _MULTIPLIED.match(pair.base)
    if match:
        for asset in known.get(match.group(2), []):
            yield _Link(pair, asset, _FACTORS[match.group(1)])


def _refuse(s: Sync, connection: Connection, links: Sequence[_Link]) -> None:
    """Keep what was not linked, with both prices. A refusal is kept once a day and pair, however often it is looked at."""
    day: datetime = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
    present = set(
        connection.scalars(
            text("SELECT symbol FROM quarantined_rows WHERE kind = 'listings' AND timestamp = :day"), {"day": day}
        )
    )
    rows = [link for link in links if link.pair.symbol not in present]
    if not rows:
        return
    batch = Batch(connection, kind="listings", feed=s.providers.binance.name, market=s.market)
    batch.read(len(rows))
    batch.set_aside(
        pl.DataFrame(
            {
                "symbol": pl.Series([link.pair.symbol for link in rows], dtype=pl.String),
                "timestamp": pl.Series([day] * len(rows), dtype=pl.Datetime("us", "UTC")),
                "reason": pl.Series(["symbol_collision"] * len(rows), dtype=pl.String),
                "row": pl.struct(
                    exchange_price=pl.Series([link.pair.price for link in rows], dtype=pl.Float64),
                    multiplier=pl.Series([link.multiplier for link in rows], dtype=pl.Float64),
                    coingecko_price=pl.Series([link.asset.price for link in rows], dtype=pl.Float64),
                    crypto_id=pl.Series([link.asset.id for link in rows], dtype=pl.Int64),
                    eager=True,
                ).struct.json_encode(),
            }
        )
    )
    batch.close(Merged(0, 0, 0))
