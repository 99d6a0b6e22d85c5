"""Writing runs down, in the caller's transaction: all of a decision or nothing of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import Decision, MacroDay, Source, from_epoch
from cryptopredict.core.chain import append_links, canonical, lock_chain
from cryptopredict.core.schema import AiSuggestion, CascadeRun, DominanceData, TradingSignal
from cryptopredict.core.schema import MacroDay as Day
from cryptopredict.ledger.claims import store_claims
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.halts import refuse_halted
from cryptopredict.ledger.links import run_link, signal_link
from cryptopredict.ledger.rows import analysis_rows, signal_row, suggestion_row

__all__ = ["RunKind", "expire_signals", "expire_suggestions", "store_decision", "store_failure", "store_macro_days"]

RunKind = Literal["live", "as_of"]

# Written out: once the statement is prepared, a parameter here would no longer be seen to match the partial index.
_ACTIVE = text("status = 'active'")
_PENDING = text("status = 'pending'")

_AGO = {"24h": timedelta(days=1), "7d": timedelta(days=7), "30d": timedelta(days=30)}
_NEAR = timedelta(hours=6)


def store_decision(
    session: Session,
    decision: Decision,
    *,
    kind: RunKind,
    started_at: datetime,
    code_version: str,
    input_digest: str,
    payload: dict[str, Any],
    model_versions: Mapping[str, str] | None = None,
    environment: Mapping[str, Any] | None = None,
    inputs: Mapping[str, Any] | None = None,
) -> int:
    """Write the run and every row that rests on it; returns the run's id. `payload` is the whole decision as it is printed.

    `environment` and `inputs` are kept beside it for whoever decides again.

    The run, the signals that it opens and what a live one claims for the first time go into the chain, in the same transaction.

    Signals whose time is over are expired first. A live run then opens its own, except where one of the same asset and side
    is still open: that one stays as it is, and no second is written. A run about the past opens nothing: its signals are
    `expired`, or `cancelled` while their time still runs, and its suggestions `expired`. So asking changes nobody's screen.
    Raises `BadInput` on NaN or infinity in the payload, or weights that do not sum to 1; `IntegrityError` on impossible values;
    `Halted` where the kill switch was pressed after a live decision had looked: it is not what one would decide now.
    """
    canonical(payload)
    connection = session.connection()
    lock_chain(connection)
    run = CascadeRun(
        as_of=from_epoch(decision.as_of),
        kind=kind,
        source=str(decision.source),
        started_at=started_at,
        finished_at=func.clock_timestamp(),
        status="succeeded",
        cascade_confidence=decision.cascade_confidence,
        code_version=code_version,
        model_versions=dict(model_versions or {}),
        input_digest=input_digest,
        timings=dict(decision.timings),
        decision=payload,
        environment=dict(environment or {}),
        inputs=dict(inputs or {}),
    )
    session.add(run)
    session.flush()
    session.add_all(analysis_rows(decision, run.id, _dominance_before(session, run.as_of)))
    session.flush()
    now = session.scalars(select(market_now())).one()
    if kind == "live":
        refuse_halted(session, (signal.asset_id for signal in decision.timing.signals))
    _store_signals(session, decision, kind, run.id, now)
    _store_suggestions(session, decision, kind, run.id, now)
    append_links(connection, [run_link(run)])
    if kind == "live":
        opened = select(TradingSignal).where(TradingSignal.cascade_run_id == run.id, TradingSignal.status == "active")
        signals = session.scalars(opened.order_by(TradingSignal.id)).all()
        append_links(connection, [signal_link(signal) for signal in signals])
        store_claims(session, decision, run, signals)
    return run.id


def store_failure(
    session: Session,
    *,
    as_of: int,
    source: Source,
    kind: RunKind,
    started_at: datetime,
    code_version: str,
    error: str,
) -> int:
    """Write down a run that gave no decision, and why, in the chain too; returns its id. `as_of` in epoch seconds."""
    lock_chain(session.connection())
    run = CascadeRun(
        as_of=from_epoch(as_of),
        kind=kind,
        source=str(source),
        started_at=started_at,
        finished_at=func.clock_timestamp(),
        status="failed",
        code_version=code_version,
        input_digest="",
        error=error,
    )
    session.add(run)
    session.flush()
    append_links(session.connection(), [run_link(run)])
    return run.id


def store_macro_days(session: Session, days: Sequence[MacroDay]) -> int:
    """Write the days that are not there yet, and correct those whose candles were; returns how many rows changed."""
    columns = [column.key for column in Day.__table__.columns]
    known = {row[0]: tuple(row) for row in session.execute(select(*Day.__table__.columns))}
    rows = [
        (
            from_epoch(day.closed_at),
            day.index,
            str(day.regime),
            day.confidence,
            str(day.risk_level),
            day.trend_strength,
            day.recommended_exposure,
        )
        for day in days
    ]
    changed = [dict(zip(columns, row, strict=True)) for row in rows if known.get(row[0]) != row]
    if changed:
        statement = insert(Day)
        values = {column: statement.excluded[column] for column in changed[0] if column != "closed_at"}
        session.execute(statement.on_conflict_do_update(index_elements=["closed_at"], set_=values), changed)
    return len(changed)


def expire_signals(session: Session) -> list[int]:
    """Close the active signals whose time is over by the market's clock; returns their ids, ascending."""
    lock_chain(session.connection())  # outcomes are written under it: two that change many signals must not meet half-way
    closed = session.scalars(
        update(TradingSignal)
        .where(TradingSignal.status == "active", TradingSignal.expires_at <= market_now())
        .values(status="expired")
        .returning(TradingSignal.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(closed)


def expire_suggestions(session: Session) -> list[int]:
    """Close the suggestions that nobody reviewed in time; returns their ids, ascending."""
    closed = session.scalars(
        update(AiSuggestion)
        .where(AiSuggestion.status == "pending", AiSuggestion.expires_at <= market_now())
        .values(status="expired")
        .returning(AiSuggestion.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(closed)


def _dominance_before(session: Session, moment: datetime) -> dict[str, DominanceData | None]:
    """What live runs said of dominance a day, a week and a month before, by that name; at most six hours earlier still."""
    live = (
        select(DominanceData).join(CascadeRun, CascadeRun.id == DominanceData.cascade_run_id).where(CascadeRun.kind == "live")
    )
    found = {}
    for ago, span in _AGO.items():
        then = moment - span
        near = live.where(DominanceData.timestamp <= then, DominanceData.timestamp > then - _NEAR)
        found[ago] = session.scalars(near.order_by(DominanceData.timestamp.desc(), DominanceData.id.desc()).limit(1)).first()
    return found


def _store_signals(session: Session, decision: Decision, kind: RunKind, run_id: int, now: datetime) -> None:
    expire_signals(session)
    rows = [signal_row(decision, signal, run_id) for signal in decision.timing.signals]
    for row in rows:
        row["status"] = "expired" if row["expires_at"] <= now else "active" if kind == "live" else "cancelled"
    if rows:
        # One order for all writers, so that two runs at once wait for each other and do not deadlock.
        rows.sort(key=lambda row: (row["crypto_id"], row["signal_type"]))
        session.execute(
            insert(TradingSignal).on_conflict_do_nothing(index_elements=["crypto_id", "signal_type"], index_where=_ACTIVE),
            rows,
        )


def _store_suggestions(session: Session, decision: Decision, kind: RunKind, run_id: int, now: datetime) -> None:
    expire_suggestions(session)
    waiting = select(AiSuggestion.crypto_id, AiSuggestion.suggestion_type).where(AiSuggestion.status == "deferred")
    deferred = {(row.crypto_id, row.suggestion_type) for row in session.execute(waiting)}
    rows = [
        suggestion_row(decision, suggestion, run_id)
        for suggestion in decision.assets.suggestions
        if (suggestion.asset_id, str(suggestion.change)) not in deferred
    ]
    for row in rows:
        row["status"] = "pending" if kind == "live" and row["expires_at"] > now else "expired"
    if rows:
        rows.sort(key=lambda row: (row["crypto_id"], row["suggestion_type"]))
        session.execute(
            insert(AiSuggestion).on_conflict_do_nothing(index_elements=["crypto_id", "suggestion_type"], index_where=_PENDING),
            rows,
        )
