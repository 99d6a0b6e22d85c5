"""Capitalisation of past days, into the daily candles that lack it: never a candle replaced, never a figure from later.

A free plan of CoinGecko reaches 365 days back. Before that the capitalisation stays unknown: today's supply times an old price would
know the future. The newest day gets it from the supply that was known while the day went on.
"""

from datetime import datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, Reason, Source, UpstreamFailed
from cryptopredict.data.feeds import note_success
from cryptopredict.data.ingest import Batch
from cryptopredict.data.rows import Merged, copy_frame, driver, temporary_like
from cryptopredict.data.sources import coingecko
from cryptopredict.data.sync.sync import HOPELESS, Sync, fetched

__all__ = ["cap_newest", "chart_days", "sync_market_caps", "write_caps"]

_SERIES: Final = "market_caps"
_EXPECTED: Final = 86_400
_DAY: Final = timedelta(days=1)
_GROUP: Final = 50
_NAME: Final = "coingecko"


def sync_market_caps(s: Sync, asset: int | None = None) -> str:
    """Fill the capitalisation of past days where it is missing and CoinGecko has it; of one asset when given.

    Raises `UpstreamFailed` when the provider refuses to go on; what came before is kept.
    """
    wanted = s.turn(_wanted(s, asset))
    filled = done = 0
    failure: UpstreamFailed | None = None
    pieces: list[pl.DataFrame] = []
    for number, answer in enumerate(fetched(lambda item: _asked(s, *item), wanted)):
        s.report(number / max(len(wanted), 1), "capitalisation of past days")
        if isinstance(answer, UpstreamFailed):
            if answer.reason is not Reason.NOT_LISTED:
                failure = answer
            if answer.reason in HOPELESS:
                break
            continue
        done += 1
        pieces.append(answer)
        if len(pieces) >= _GROUP:
            filled += _store(s, pieces)
            pieces = []
    filled += _store(s, pieces)
    if failure is not None:
        s.failed(_SERIES, _EXPECTED, failure)
        raise failure
    with s.writing() as connection:
        newest = connection.scalar(
            text(
                "SELECT max(timestamp) FROM price_data WHERE interval = '1d' AND market_cap IS NOT NULL AND timestamp > :since"
            ),
            {"since": s.now() - timedelta(days=30)},
        )
        note_success(
            connection,
            s.providers.coingecko.name,
            _SERIES,
            expected_s=_EXPECTED,
            data_until=None if newest is None else newest + _DAY,
            rows=filled,
        )
    return f"{filled} days of {done} assets"


def _wanted(s: Sync, asset: int | None) -> list[tuple[int, str, int]]:
    """Assets with days that lack it within the provider's reach: (id, key, days back), the largest first."""
    now = s.now()
    reach = s.providers.history_days
    since = datetime(2009, 1, 3, tzinfo=now.tzinfo) if reach is None else now - timedelta(days=reach - 1)
    with s.ground.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT c.id, c.coingecko_id, min(p.timestamp) AS first FROM cryptocurrencies c JOIN price_data p"
                " ON p.crypto_id = c.id AND p.interval = '1d' AND p.market_cap IS NULL AND p.timestamp >= :since"
                " WHERE c.coingecko_id IS NOT NULL AND (CAST(:asset AS bigint) IS NULL OR c.id = :asset)"
                " GROUP BY c.id ORDER BY c.market_cap_rank NULLS LAST, c.id"
            ),
            {"since": since, "asset": asset},
        ).all()
    return [(int(row.id), str(row.coingecko_id), chart_days(row.first, now, reach)) for row in rows]


def chart_days(first: datetime, now: datetime, reach: int | None) -> int:
    """How many days of a chart hold everything from `first` on, within what the provider gives."""
    days = max((now - first).days + 2, 2)
    return days if reach is None else min(days, reach)


def _asked(s: Sync, asset: int, key: str, days: int) -> pl.DataFrame | UpstreamFailed:
    """Capitalisation at the end of each day: crypto_id, timestamp (the day), market_cap."""
    try:
        chart = s.ask(coingecko.market_chart(s.providers.coingecko, key, days))
    except UpstreamFailed as failure:
        return failure
    return closes_of_days(chart).select(crypto_id=pl.lit(asset, dtype=pl.Int64), timestamp="day", market_cap="market_cap")


def closes_of_days(chart: pl.DataFrame) -> pl.DataFrame:
    """The last known point of each day: `day` (its first moment), timestamp, price, market_cap, volume.

    A point at midnight is the end of the day before. A day whose last point is more than two hours from its end is left out.
    """
    day = (pl.col("timestamp") - timedelta(microseconds=1)).dt.truncate("1d")
    return (
        chart.filter(pl.col("timestamp").is_not_null())
        .sort("timestamp")
        .with_columns(day=day)
        .group_by("day", maintain_order=True)
        .last()
        .filter(pl.col("timestamp") > pl.col("day") + _DAY - timedelta(hours=2))
    )


def _store(s: Sync, pieces: list[pl.DataFrame]) -> int:
    if not pieces:
        return 0
    with s.writing() as connection:
        return write_caps(connection, pl.concat(pieces), market=s.market, feed=_NAME)


def write_caps(connection: Connection, caps: pl.DataFrame, *, market: Source, feed: str) -> int:
    """Fill market caps (crypto_id, timestamp, market_cap in dollars) into daily candles that have none; returns how many."""
    known = caps.filter((pl.col("market_cap") > 0) & pl.col("market_cap").is_finite())
    if known.is_empty():
        return 0
    temporary_like(connection, "incoming_caps", "price_data", known.columns)
    copy_frame(connection, "incoming_caps", known)
    rows = (
        driver(connection)
        .execute(
            "UPDATE price_data o SET market_cap = i.market_cap FROM incoming_caps i WHERE o.crypto_id = i.crypto_id"
            " AND o.interval = '1d' AND o.timestamp = i.timestamp AND o.market_cap IS NULL RETURNING o.timestamp"
        )
        .fetchall()
    )
    driver(connection).execute("DROP TABLE incoming_caps")
    if rows:
        batch = Batch(connection, kind="candles", feed=feed, market=market, interval=Interval.D1)
        batch.read(len(rows), pl.Series([row[0] for row in rows]))
        batch.close(Merged(0, len(rows), 0))
    return len(rows)


def cap_newest(connection: Connection, market: Source) -> int:
    """Give days that closed within the last day, and have no cap, the close times the supply as it was last told; returns how many.

    A supply that was told more than a day before or after the close is not used.
    """
    rows = connection.execute(
        text(
            "SELECT p.crypto_id, p.timestamp, p.close_price * c.circulating_supply AS market_cap FROM cryptocurrencies c"
            " CROSS JOIN LATERAL (SELECT * FROM price_data WHERE crypto_id = c.id AND interval = '1d'"
            " ORDER BY timestamp DESC LIMIT 1) p WHERE p.market_cap IS NULL AND c.circulating_supply > 0"
            " AND abs(extract(epoch FROM c.last_data_update - (p.timestamp + interval '1 day'))) <= 86400"
        )
    ).all()
    if not rows:
        return 0
    frame = pl.DataFrame(
        {
            "crypto_id": pl.Series([row.crypto_id for row in rows], dtype=pl.Int64),
            "timestamp": pl.Series([row.timestamp for row in rows], dtype=pl.Datetime("us", "UTC")),
            "market_cap": pl.Series([row.market_cap for row in rows], dtype=pl.Float64),
        }
    )
    return write_caps(connection, frame, market=market, feed=_NAME)
