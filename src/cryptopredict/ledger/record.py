"""The track record, ready to be shown: scorecards of what was said live and of backtests, and what the signals brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import from_epoch
from cryptopredict.ledger.scorecards import Card, Claims, scorecards

__all__ = ["SignalResults", "TrackRecord", "track_record"]

_DAY = 86_400
# The database sends a handful of arrays instead of a row for each claim.
_SETTLED = text(
    "SELECT is_backtest, array_agg(confidence_score), array_agg(is_accurate::int),"
    " array_agg(extract(epoch FROM based_on)::bigint), array_agg(extract(epoch FROM target_datetime)::bigint),"
    " array_agg(prediction_horizon), array_agg(layer_source), array_agg(claim), array_agg(coalesce(market_conditions, 'unknown'))"
    " FROM (SELECT * FROM predictions WHERE is_realized AND NOT is_asked AND claim <> 'price' AND based_on IS NOT NULL"
    " ORDER BY id) AS settled"
    " GROUP BY is_backtest"
)
_OPEN = text(
    "SELECT layer_source, count(*), count(waits_for) FROM predictions"
    " WHERE NOT is_realized AND NOT is_backtest AND NOT is_asked AND claim <> 'price' GROUP BY layer_source ORDER BY layer_source"
)
_SIGNALS = text(
    "SELECT count(*), count(*) FILTER (WHERE s.outcome = 'target'), count(*) FILTER (WHERE s.outcome = 'stop'),"
    " count(*) FILTER (WHERE s.outcome = 'timeout'), avg(s.realized_return), stddev_samp(s.realized_return)"
    " FROM trading_signals s LEFT JOIN cascade_runs r ON r.id = s.cascade_run_id"
    " WHERE s.outcome IS NOT NULL AND (s.cascade_run_id IS NULL OR r.kind = 'live')"
)


@dataclass(frozen=True, slots=True)
class SignalResults:
    """How settled signals ended, and the mean of what they brought: percent after costs, with the plain deviation of one."""

    n: int
    target: int
    stop: int
    timeout: int
    mean_return: float | None
    deviation: float | None


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """`live` was said before it happened; `backtest` was not. `open` and `overdue` count live claims by layer that are not settled.

    `since` is the day of the first settled live claim. Empty where nothing was settled yet.
    """

    live: tuple[Card, ...]
    backtest: tuple[Card, ...]
    signals: SignalResults
    open: Mapping[str, int]
    overdue: Mapping[str, int]
    since: datetime | None


async def track_record(session: AsyncSession) -> TrackRecord:
    """Everything that was claimed and settled, as scorecards."""
    settled = {bool(row[0]): _claims(*row[1:]) for row in await session.execute(_SETTLED)}
    waiting = (await session.execute(_OPEN)).all()
    n, target, stop, timeout, mean, deviation = (await session.execute(_SIGNALS)).one()
    live, backtest = settled.get(False), settled.get(True)
    return TrackRecord(
        live=() if live is None else scorecards(live),
        backtest=() if backtest is None else scorecards(backtest),
        signals=SignalResults(int(n), int(target), int(stop), int(timeout), mean, deviation),
        open={str(layer): int(count) for layer, count, _ in waiting},
        overdue={str(layer): int(late) for layer, _, late in waiting if late},
        since=None if live is None else from_epoch(int(live.day.min()) * _DAY),
    )


def _claims(said: Any, happened: Any, based: Any, target: Any, horizon: Any, layer: Any, claim: Any, regime: Any) -> Claims:
    return Claims(
        said=np.array(said, dtype=np.float64),
        happened=np.array(happened, dtype=np.float64),
        day=np.array(based, dtype=np.int64) // _DAY,
        known=-(-np.array(target, dtype=np.int64) // _DAY),
        horizon=np.array(horizon, dtype=np.int64),
        layer=np.array(layer),
        claim=np.array(claim),
        regime=np.array(regime),
    )
