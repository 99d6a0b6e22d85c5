"""What the crowd feels and pays: the fear and greed index, and the funding rates of perpetuals. What was said first stays."""

from datetime import datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import text

from cryptopredict.base import Reason, UpstreamFailed
from cryptopredict.data.feeds import note_success
from cryptopredict.data.observations import ingest_fear_greed, ingest_funding
from cryptopredict.data.sources import alternative_me, binance
from cryptopredict.data.sync.pairs import Pair, pairs_of
from cryptopredict.data.sync.sync import HOPELESS, Sync, fetched

__all__ = ["sync_funding", "sync_sentiment"]

_INDEX: Final = "fear_greed"
_INDEX_EXPECTED: Final = 86_400
_FUNDING: Final = "funding"
_FUNDING_EXPECTED: Final = 8 * 3_600
_DEPTH: Final = timedelta(days=1_460)
_LARGEST: Final = 20
_AGAIN: Final = 3
"""Days that are asked for again, to learn of values that changed."""


def sync_sentiment(s: Sync) -> str:
    """Add the fear and greed values that came since. Raises `UpstreamFailed`."""
    with s.ground.engine.connect() as connection:
        newest = connection.scalar(
            text(
                "SELECT max(timestamp) FROM market_sentiment_data WHERE cascade_run_id IS NULL AND fear_greed_index IS NOT NULL"
            )
        )
    limit = 0 if newest is None else max((s.now() - newest).days + 1, 1) + _AGAIN
    s.report(0.0, "fear and greed")
    with s.noting(_INDEX, _INDEX_EXPECTED):
        frame = s.ask(alternative_me.fear_greed(s.providers.alternative_me, limit))
    since = s.now() - _DEPTH
    frame = frame.filter(pl.col("timestamp").is_null() | (pl.col("timestamp") >= since)) if newest is None else frame
    with s.writing() as connection:
        done = ingest_fear_greed(
            connection, frame.select("timestamp", "value"), market=s.market, feed=s.providers.alternative_me.name
        )
        until = frame["timestamp"].max()
        note_success(
            connection,
            s.providers.alternative_me.name,
            _INDEX,
            expected_s=_INDEX_EXPECTED,
            data_until=until if isinstance(until, datetime) else None,
            rows=done.writes,
        )
    return f"{done.new} days of fear and greed"


def sync_funding(s: Sync) -> str:
    """Add the settlements of the largest assets' perpetuals that came since.

    An asset without a perpetual is passed over. Raises `UpstreamFailed` when the exchange does not go on.
    """
    s.report(0.0, "funding rates")
    with s.ground.engine.connect() as connection:
        pairs = pairs_of(connection)[:_LARGEST]
        newest = {
            int(row.crypto_id): row.newest
            for row in connection.execute(
                text(
                    "SELECT crypto_id, max(timestamp) AS newest FROM funding_rates WHERE exchange = 'binance' GROUP BY crypto_id"
                )
            )
        }
    begin = s.now() - _DEPTH
    failure: UpstreamFailed | None = None
    frames: list[pl.DataFrame] = []
    for answer in fetched(lambda pair: _rates(s, pair, newest.get(pair.crypto_id, begin)), pairs):
        if isinstance(answer, pl.DataFrame):
            frames.append(answer)
        elif answer.reason is not Reason.NOT_LISTED:
            failure = answer
            if answer.reason in HOPELESS:
                break
    name = s.providers.binance_futures.name
    new = 0
    if frames:
        rates = pl.concat(frames)
        with s.writing() as connection:
            done = ingest_funding(connection, rates, market=s.market, feed=name)
            new = done.new
            until = rates["timestamp"].max()
            if failure is None:
                note_success(
                    connection,
                    name,
                    _FUNDING,
                    expected_s=_FUNDING_EXPECTED,
                    data_until=until if isinstance(until, datetime) else None,
                    rows=done.writes,
                )
    if failure is not None:
        s.failed(_FUNDING, _FUNDING_EXPECTED, failure)
        raise failure
    return f"{new} funding rates of {sum(1 for frame in frames if frame.height)} perpetuals"


def _rates(s: Sync, pair: Pair, since: datetime) -> pl.DataFrame | UpstreamFailed:
    """Rates of an asset's perpetual from a settlement on: crypto_id, symbol, timestamp, rate."""
    try:
        try:
            return _pages(s, pair, pair.symbol, since)
        except UpstreamFailed as failure:
            # Coins of tiny prices have perpetuals of a thousand; a rate needs no scaling.
            if failure.reason is not Reason.NOT_LISTED or pair.multiplier != 1.0:
                raise
            return _pages(s, pair, f"1000{pair.symbol}", since)
    except UpstreamFailed as failure:
        return failure


def _pages(s: Sync, pair: Pair, symbol: str, since: datetime) -> pl.DataFrame:
    pages = []
    while True:
        page = s.ask(binance.funding_rates(s.providers.binance_futures, symbol, since))
        pages.append(page)
        newest = page["timestamp"].max()
        if page.height < binance.RATES or not isinstance(newest, datetime) or newest <= since:
            break
        since = newest + timedelta(milliseconds=1)
    # A settlement is stamped some milliseconds after its hour.
    return pl.concat(pages).select(
        pl.lit(pair.crypto_id, dtype=pl.Int64).alias("crypto_id"),
        "symbol",
        pl.col("timestamp").dt.truncate("1m"),
        "rate",
    )
