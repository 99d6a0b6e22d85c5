"""The pairs that candles come from, and one way to fetch and write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, from_epoch
from cryptopredict.data.ingest import CandleWriter, Ingested
from cryptopredict.data.sources import binance
from cryptopredict.data.sync.listings import EXCHANGE
from cryptopredict.data.sync.sync import Sync

__all__ = ["Pair", "fetch_candles", "floor_time", "pairs_of", "series_of", "write_candles"]

_NAME: Final = "binance"


@dataclass(frozen=True, slots=True)
class Pair:
    """A market of the exchange that trades an asset; its prices are divided by `multiplier`, its volumes multiplied."""

    crypto_id: int
    symbol: str
    multiplier: float


def pairs_of(connection: Connection, assets: Sequence[int] | None = None) -> list[Pair]:
    """The pairs that trade now, of all assets or of some, the largest first."""
    rows = connection.execute(
        text(
            "SELECT e.crypto_id, e.symbol, e.multiplier FROM exchange_symbols e JOIN cryptocurrencies c ON c.id = e.crypto_id"
            " WHERE e.exchange = :exchange AND e.is_active AND (CAST(:assets AS bigint[]) IS NULL OR c.id = ANY(:assets))"
            " ORDER BY c.market_cap_rank NULLS LAST, c.id, e.id"
        ),
        {"exchange": EXCHANGE, "assets": None if assets is None else list(assets)},
    )
    found: dict[int, Pair] = {}
    for row in rows:
        found.setdefault(int(row.crypto_id), Pair(int(row.crypto_id), str(row.symbol), float(row.multiplier)))
    return list(found.values())


def fetch_candles(s: Sync, pair: Pair, interval: Interval, first: datetime, end: datetime) -> list[pl.DataFrame]:
    """Closed candles of a pair that open from `first` and close by `end`, page by page, as `write_candles` takes them.

    Raises `UpstreamFailed`; pages that came before are lost then, and asked for again.
    """
    pages: list[pl.DataFrame] = []
    step = timedelta(seconds=interval.seconds)
    while first < end:
        page = s.ask(binance.klines(s.providers.binance, pair.symbol, interval, first, end))
        if page.is_empty():
            break
        pages.append(_plain(page.filter(pl.col("closes") <= end), pair))
        newest = page["timestamp"].max()
        if page.height < binance.CANDLES or not isinstance(newest, datetime):
            break
        first = max(newest, first) + step
    return [page for page in pages if page.height]


def _plain(page: pl.DataFrame, pair: Pair) -> pl.DataFrame:
    """A page in coins: one unit of the market may be a thousand of them."""
    prices = [pl.col(name) for name in ("open", "high", "low", "close")]
    scaled = (
        page
        if pair.multiplier == 1.0
        else page.with_columns(*(price / pair.multiplier for price in prices), pl.col("volume") * pair.multiplier)
    )
    return scaled.select(
        "timestamp",
        "open",
        "high",
        "low",
        "close",
        "volume",
        crypto_id=pl.lit(pair.crypto_id, dtype=pl.Int64),
        symbol=pl.lit(pair.symbol),
        source=pl.lit(_NAME),
    )


def write_candles(
    s: Sync, connection: Connection, frames: Sequence[pl.DataFrame], interval: Interval, now: datetime, *, feed: str = _NAME
) -> Ingested:
    """Write candles of several assets as one batch; `now` is the time of their source."""
    writer = CandleWriter(connection, interval, market=s.market, feed=feed, now=now)
    writer.add(pl.concat(frames))
    return writer.finish()


def series_of(interval: Interval) -> str:
    """The name of these candles among the series of a provider."""
    return f"candles:{interval.value}"


def floor_time(moment: datetime, interval: Interval) -> datetime:
    """The last boundary of an interval (days and shorter) at or before a moment: up to here candles have closed."""
    seconds = int(moment.astimezone(UTC).timestamp())
    return from_epoch(seconds - seconds % interval.seconds)
