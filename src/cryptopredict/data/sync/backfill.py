"""The first filling of an empty database, and its continuation after whatever stopped it."""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import text

from cryptopredict.base import Interval, NoData, UpstreamFailed
from cryptopredict.data.providing import claim_simulation
from cryptopredict.data.sync.caps import sync_market_caps
from cryptopredict.data.sync.discovery import discover
from cryptopredict.data.sync.dominance import sync_dominance
from cryptopredict.data.sync.history import sync_history
from cryptopredict.data.sync.mood import sync_funding, sync_sentiment
from cryptopredict.data.sync.news import sync_news
from cryptopredict.data.sync.prices import sync_prices
from cryptopredict.data.sync.sync import Sync

__all__ = ["backfill"]

_INTERVALS: Final = (Interval.D1, Interval.H1, Interval.M1)


def backfill(s: Sync, intervals: Sequence[Interval] = _INTERVALS, *, slow: bool = True) -> str:
    """Fill the database from its providers, or go on where a former filling stopped; every page that was written stays.

    A provider that fails leaves its part out and the rest goes on: the text tells. Without `slow` it leaves out what a free plan of
    CoinGecko gives at a few calls a minute, one for each asset, and what the regular jobs bring as well. Raises `Conflict` when the database holds the
    simulated market of another version, `UpstreamFailed` when no candle came and none is stored.
    """
    with s.writing() as connection:
        # Whether the stored market is the one that is asked now, before anything is added to it.
        if connection.scalar(text("SELECT EXISTS (SELECT FROM price_data)")):
            claim_simulation(connection, s.ground, s.market)
    # The shares are roughly those of the time; capitalisation comes last, for a free plan gives it slowly.
    steps: tuple[tuple[float, Callable[[Sync], str]], ...] = (
        (0.05, discover),
        (0.10, sync_sentiment),
        (0.80, lambda part: sync_history(part, intervals, charts=slow)),
        (0.82, sync_prices),
        (0.83, sync_dominance),
        (0.88, sync_funding),
        (0.90, sync_news),
        *(((1.00, sync_market_caps),) if slow else ()),
    )
    told: list[str] = []
    failures: list[UpstreamFailed] = []
    low = 0.0
    for high, step in steps:
        try:
            told.append(step(s.within(low, high)))
        except UpstreamFailed as failure:
            if step is discover:
                raise _no_market(failure) from failure  # it fails only where there are no assets: nothing can follow
            failures.append(failure)
            told.append(str(failure))
        low = high
    if not _has_candles(s):
        if failures:
            raise _no_market(failures[0])
        raise NoData(
            "No candle came", why="the providers answered, and had none", to_do="See `cryptopredict doctor`, then try again."
        )
    s.report(1.0, "the market is here")
    return "; ".join(told)


def _no_market(failure: UpstreamFailed) -> UpstreamFailed:
    return UpstreamFailed(
        "The market did not come from its providers",
        provider=failure.provider,
        reason=failure.reason,
        retry_at=failure.retry_at,
        why=str(failure),
        to_do="See whether this machine reaches the network, then start again; --source simulated needs none.",
    )


def _has_candles(s: Sync) -> bool:
    with s.ground.engine.connect() as connection:
        return bool(connection.scalar(text("SELECT EXISTS (SELECT FROM price_data)")))
