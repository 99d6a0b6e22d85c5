"""What came of the signals: target, stop or time, by the rules that the timing layer learned from, and what was left after costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
from sqlalchemy import Engine, or_, select, text
from sqlalchemy.orm import Session

from cryptopredict.base import from_epoch
from cryptopredict.core import transaction
from cryptopredict.core.chain import append_links, lock_chain
from cryptopredict.core.schema import CascadeRun, TradingSignal
from cryptopredict.layer4_timing import COSTS, follow_levels
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.links import signal_outcome_link
from cryptopredict.ledger.trades import HOUR, Hours, hours_after

__all__ = ["Announce", "settle_signals"]

Announce = Callable[[Session, str, dict[str, Any]], object]
"""Writes an event in the session's transaction: topic and what it carries."""

OVERDUE: Final = timedelta(hours=24)
"""So long may an hour be missing or doubted before the signal says that it waits, and for what."""
GIVE_UP: Final = timedelta(days=30)
"""So long after its end an hour that never came counts as one without trade: coins that die must not drop out of the record."""
_BATCH: Final = 500

_SETTLE = text(
    "UPDATE trading_signals s SET outcome = v.outcome, outcome_price = v.price, outcome_at = to_timestamp(v.moment),"
    " realized_return = v.result, waits_for = NULL, status = CASE s.status WHEN 'active' THEN 'expired' ELSE s.status END"
    " FROM unnest(CAST(:ids AS bigint[]), CAST(:outcomes AS text[]), CAST(:prices AS float8[]), CAST(:moments AS bigint[]),"
    " CAST(:results AS float8[])) AS v(id, outcome, price, moment, result)"
    " WHERE s.id = v.id AND s.outcome IS NULL RETURNING s.id, s.status"
)
_CLAIMS = text(
    "UPDATE predictions p SET is_realized = true, is_accurate = s.outcome = 'target', actual_price = s.outcome_price,"
    " evaluated_at = clock_timestamp() FROM trading_signals s"
    " WHERE s.id = ANY(:ids) AND p.signal_id = s.id AND NOT p.is_realized RETURNING p.signal_id, p.id"
)
_WAIT = text(
    "UPDATE trading_signals s SET waits_for = v.reason FROM unnest(CAST(:ids AS bigint[]), CAST(:reasons AS text[]))"
    " AS v(id, reason) WHERE s.id = v.id AND s.outcome IS NULL AND s.waits_for IS DISTINCT FROM v.reason"
)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one signal; `result` in percent of the entry after costs, `moment` when the last candle had closed."""

    signal_id: int
    outcome: str
    entry: float
    price: float
    moment: int
    hours: int
    missing: int
    result: float


def settle_signals(engine: Engine, announce: Announce) -> int:
    """Settle what can be settled, say of the rest what it waits for; returns how many were settled. Twice is as good as once.

    Signals of questions about the past are nobody's claim and are left alone; withdrawn ones count like the others.
    """
    settled, after = 0, 0
    while True:
        with transaction(engine) as session:
            now = session.scalars(select(market_now())).one()
            signals = _unsettled(session, now, after)
            outcomes, waiting = _judge(signals, hours_after(session, signals, now), now) if signals else ([], {})
        with transaction(engine) as session:
            settled += _write(session, outcomes, waiting, announce)
        if len(signals) < _BATCH:
            return settled
        after = signals[-1].id


def _unsettled(session: Session, now: datetime, after: int) -> Sequence[TradingSignal]:
    query = (
        select(TradingSignal)
        .outerjoin(CascadeRun, CascadeRun.id == TradingSignal.cascade_run_id)
        .where(
            TradingSignal.outcome.is_(None),
            TradingSignal.generated_at < now,
            TradingSignal.id > after,
            or_(TradingSignal.cascade_run_id.is_(None), CascadeRun.kind == "live"),
        )
    )
    return session.scalars(query.order_by(TradingSignal.id).limit(_BATCH)).all()


def _judge(signals: Sequence[TradingSignal], hours: Hours, now: datetime) -> tuple[list[_Outcome], dict[int, str | None]]:
    """Outcomes, and for the others by id what they lack: `no_data`, `flagged`, None where nothing is overdue."""
    opens, highs, lows, closes = hours.prices
    ends = hours.entered + hours.wanted * HOUR
    given_up = now.timestamp() - ends > GIVE_UP.total_seconds()
    there = np.isfinite(closes) & ~hours.flagged
    closes = np.where(there, closes, np.nan)
    certain = there | hours.silent | given_up[None, :]
    certain[0] = there[0]  # a trade begins with a fill, or not at all
    within = np.arange(len(certain))[:, None] < hours.closed[None, :]
    gap = within & ~certain
    known = np.where(gap.any(axis=0), gap.argmax(axis=0), hours.closed)
    side = np.array([1 if signal.signal_type == "long" else -1 for signal in signals], dtype=np.int64)
    goals = np.array([signal.target_price for signal in signals])
    guards = np.array([signal.stop_loss for signal in signals])
    ended = follow_levels(opens, highs, lows, closes, side, goals, guards, known)
    outcomes: list[_Outcome] = []
    waiting: dict[int, str | None] = {}
    for n, signal in enumerate(signals):
        price, how, held = ended[n]
        if how == 0 and known[n] < hours.wanted[n]:
            late = (
                known[n] < hours.closed[n] and now.timestamp() - (hours.entered[n] + known[n] * HOUR) > OVERDUE.total_seconds()
            )
            waiting[signal.id] = ("flagged" if hours.flagged[known[n], n] else "no_data") if late else None
            continue
        entry = float(opens[0, n])
        cost = COSTS.round_trip + (COSTS.funding_per_hour * held if side[n] < 0 else 0.0)
        outcomes.append(
            _Outcome(
                signal_id=signal.id,
                outcome={1: "target", -1: "stop", 0: "timeout"}[int(how)],
                entry=entry,
                price=float(price),
                moment=int(hours.entered[n] + held * HOUR),
                hours=int(held),
                missing=int((~there[: int(held), n]).sum()),
                result=100.0 * float(side[n] * (price / entry - 1.0) - cost),
            )
        )
    return outcomes, waiting


def _write(session: Session, outcomes: list[_Outcome], waiting: dict[int, str | None], announce: Announce) -> int:
    """One transaction: the rows, their claims, the chain and the events; what another settled meanwhile is left as it is."""
    lock_chain(session.connection())
    session.execute(_WAIT, {"ids": list(waiting), "reasons": list(waiting.values())})
    if not outcomes:
        return 0
    values = {
        "ids": [outcome.signal_id for outcome in outcomes],
        "outcomes": [outcome.outcome for outcome in outcomes],
        "prices": [outcome.price for outcome in outcomes],
        "moments": [outcome.moment for outcome in outcomes],
        "results": [outcome.result for outcome in outcomes],
    }
    status = {int(row[0]): str(row[1]) for row in session.execute(_SETTLE, values)}
    claims = {int(row[0]): int(row[1]) for row in session.execute(_CLAIMS, {"ids": list(status)})}
    done = [outcome for outcome in outcomes if outcome.signal_id in status]
    for outcome in done:
        news = {"signal_id": outcome.signal_id, "status": status[outcome.signal_id], "outcome": outcome.outcome}
        announce(session, "signal_update", news)
    links = [signal_outcome_link(outcome.signal_id, _facts(outcome, claims.get(outcome.signal_id))) for outcome in done]
    append_links(session.connection(), links)
    return len(done)


def _facts(outcome: _Outcome, claim: int | None) -> dict[str, object]:
    return {
        "prediction_id": claim,
        "outcome": outcome.outcome,
        "entry_price": outcome.entry,
        "outcome_price": outcome.price,
        "outcome_at": from_epoch(outcome.moment),
        "hours_held": outcome.hours,
        "hours_missing": outcome.missing,
        "realized_return": outcome.result,
    }
