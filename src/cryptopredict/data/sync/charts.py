"""Daily candles of assets that the exchange does not trade, from CoinGecko's charts: points, not trades.

A day opens at the point where the day before closed and closes at its own last point; high and low are the largest and smallest
point known of it, so they are too narrow where there is one point a day.
"""

from datetime import datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import text

from cryptopredict.base import Interval, Reason, UpstreamFailed, utc_now
from cryptopredict.data.feeds import note_success
from cryptopredict.data.sources import coingecko
from cryptopredict.data.sync.caps import chart_days, closes_of_days
from cryptopredict.data.sync.pairs import series_of, write_candles
from cryptopredict.data.sync.sync import HOPELESS, Sync, fetched

__all__ = ["chart_candles", "sync_charts"]

_NAME: Final = "coingecko"
_DAY: Final = timedelta(days=1)
_DEPTH: Final = timedelta(days=1_460)
_SERIES: Final = series_of(Interval.D1)
_GROUP: Final = 50


def sync_charts(s: Sync, asset: int | None = None) -> int:
    """Bring these candles up to the last day that has closed; returns how many were added or changed. Raises `UpstreamFailed`."""
    wanted = s.turn(_wanted(s, asset))
    written = 0
    failure: UpstreamFailed | None = None
    waiting: list[pl.DataFrame] = []
    for number, answer in enumerate(fetched(lambda item: _asked(s, *item), wanted)):
        s.report(number / max(len(wanted), 1), "candles from charts")
        if isinstance(answer, UpstreamFailed):
            if answer.reason is not Reason.NOT_LISTED:
                failure = answer
            if answer.reason in HOPELESS:
                break
            continue
        if answer.height:
            waiting.append(answer)
        if len(waiting) >= _GROUP:
            written += _write(s, waiting)
            waiting = []
    written += _write(s, waiting)
    if failure is not None:
        s.failed(_SERIES, Interval.D1.seconds, failure)
        raise failure
    if wanted and asset is None:
        _note(s, written)
    return written


def _note(s: Sync, written: int) -> None:
    with s.writing() as connection:
        newest = connection.scalar(
            text("SELECT max(timestamp) FROM price_data WHERE interval = '1d' AND source = :source AND timestamp > :since"),
            {"source": _NAME, "since": s.now() - timedelta(days=30)},
        )
        until = None if newest is None else newest + _DAY
        note_success(
            connection, s.providers.coingecko.name, _SERIES, expected_s=Interval.D1.seconds, data_until=until, rows=written
        )


def _wanted(s: Sync, asset: int | None) -> list[tuple[int, str, datetime | None, int]]:
    """Active assets without a pair that lack a day that has closed: (id, key, newest day, days to ask for)."""
    now = s.now()
    with s.ground.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT c.id, c.coingecko_id, (SELECT timestamp FROM price_data WHERE crypto_id = c.id AND interval = '1d'"
                " ORDER BY timestamp DESC LIMIT 1) AS newest FROM cryptocurrencies c WHERE c.is_active"
                " AND c.market_cap_rank IS NOT NULL AND c.coingecko_id IS NOT NULL"
                " AND NOT EXISTS (SELECT FROM exchange_symbols e WHERE e.crypto_id = c.id AND e.is_active)"
                " AND (CAST(:asset AS bigint) IS NULL OR c.id = :asset) ORDER BY c.market_cap_rank, c.id"
            ),
            {"asset": asset},
        ).all()
    reach = s.providers.history_days
    return [
        (int(row.id), str(row.coingecko_id), row.newest, chart_days(row.newest or now - _DEPTH, now, reach))
        for row in rows
        if row.newest is None or row.newest + 2 * _DAY <= now
    ]


def _asked(s: Sync, asset: int, key: str, newest: datetime | None, days: int) -> pl.DataFrame | UpstreamFailed:
    try:
        chart = s.ask(coingecko.market_chart(s.providers.coingecko, key, days))
    except UpstreamFailed as failure:
        return failure
    candles = chart_candles(chart).with_columns(
        crypto_id=pl.lit(asset, dtype=pl.Int64), symbol=pl.lit(key), source=pl.lit(_NAME)
    )
    return candles if newest is None else candles.filter(pl.col("timestamp") > newest)


def chart_candles(chart: pl.DataFrame) -> pl.DataFrame:
    """Candles of the days that have closed: timestamp, open, high, low, close, volume (coins), market_cap.

    The first day has no point before it, and no candle; so does a day after one that is missing.
    """
    known = chart.filter(pl.col("timestamp").is_not_null() & (pl.col("price") > 0))
    present = known["timestamp"].max()
    if not isinstance(present, datetime):
        present = datetime.fromtimestamp(0, utc_now().tzinfo)
    day = (pl.col("timestamp") - timedelta(microseconds=1)).dt.truncate("1d")
    ranges = known.group_by(day=day).agg(top=pl.col("price").max(), bottom=pl.col("price").min())
    opened = pl.when(pl.col("day").diff() == _DAY).then(pl.col("price").shift(1))
    return (
        closes_of_days(known)
        .sort("day")
        .with_columns(open=opened)
        .join(ranges, on="day")
        .filter(pl.col("open").is_not_null() & (pl.col("day") + _DAY <= present))
        .sort("day")
        .select(
            pl.col("day").alias("timestamp"),
            "open",
            pl.max_horizontal("open", "top").alias("high"),
            pl.min_horizontal("open", "bottom").alias("low"),
            pl.col("price").alias("close"),
            (pl.col("volume").fill_null(0.0) / pl.col("price")).alias("volume"),
            "market_cap",
        )
    )


def _write(s: Sync, frames: list[pl.DataFrame]) -> int:
    if not frames:
        return 0
    with s.writing() as connection:
        return write_candles(s, connection, frames, Interval.D1, utc_now(), feed=_NAME).writes
