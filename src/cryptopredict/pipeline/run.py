"""The cascade with its surroundings: read the market, decide, store and announce in one transaction."""

import time
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cryptopredict import __version__
from cryptopredict.base import Decision, MarketView, NoData, Source, Unavailable, epoch, from_epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import AiModel, AiSuggestion, TradingSignal
from cryptopredict.data.view import load_view
from cryptopredict.layer1_macro import past_days
from cryptopredict.ledger import RunKind, store_decision, store_failure, store_macro_days
from cryptopredict.ledger.halts import Halted
from cryptopredict.ledger.registry import champions
from cryptopredict.outbox import relay, write_event
from cryptopredict.pipeline.decide import decide, walk
from cryptopredict.pipeline.inputs import seen
from cryptopredict.pipeline.printed import printed, to_json
from cryptopredict.pipeline.surroundings import surroundings
from cryptopredict.pipeline.walks import Walks

__all__ = ["present", "run_cascade"]


def present(view: MarketView, now: datetime) -> int:
    """The moment that counts as now in a market, epoch seconds: the clock, or the end of the data where the market is files."""
    moment = epoch(now)
    if view.source is not Source.FILES:
        return moment
    ends = [int(panel.close_times[-1]) for panel in (view.daily, view.hourly) if len(panel.times)]
    return min([moment, max(ends)]) if ends else moment


def run_cascade(
    ground: Ground, *, as_of: datetime | None = None, kind: RunKind = "live", walks: Walks | None = None
) -> dict[str, Any]:
    """Decide at `as_of` (the present if None), store the run and all its rows, announce it; returns it as it is printed.

    Everything is committed together or not at all; what is announced is sent after the commit. Where the kill switch was pressed in
    the middle of it, it decides once more, as one who knows. Raises `NoData` when there is too little market for any answer; that
    run is stored as failed, with the reason. `walks` is what a process that decides again and again keeps of one time for the next.
    """
    try:
        return _run(ground, as_of, kind, walks or Walks())
    except Halted:
        time.sleep(1.0)  # moments are whole seconds, and a halt is known from the next one on
        return _run(ground, as_of, kind, walks or Walks())


def _run(ground: Ground, as_of: datetime | None, kind: RunKind, walks: Walks) -> dict[str, Any]:
    started_at = utc_now()
    view = load_view(ground)
    moment = present(view, started_at) if as_of is None else epoch(as_of)
    cut = view.at(moment)
    models = champions(ground.engine, ground.settings.home)
    saw = seen(cut)
    try:
        tracks = walk(cut, models, walks.over(saw, models))
        decision = decide(cut, tracks)
    except NoData as error:
        with transaction(ground.engine) as session:
            store_failure(
                session,
                as_of=moment,
                source=view.source,
                kind=kind,
                started_at=started_at,
                code_version=__version__,
                error=str(error),
            )
        raise
    whole = to_json(decision)
    handed = {name: version.reference for name, version in models.items()}
    with transaction(ground.engine) as session:
        run_id = store_decision(
            session,
            decision,
            kind=kind,
            started_at=started_at,
            code_version=__version__,
            input_digest=saw.digest,
            payload=whole,
            model_versions=decision.models,
            environment=surroundings(),
            inputs={**saw.outline, "models": handed},
        )
        if kind == "live":
            store_macro_days(session, past_days(tracks.macro, cut))
            _announce(session, decision, run_id, told=(cut.curation.thresholds or {}).get("told", 1.0))
            spoke = update(AiModel).where(AiModel.name.in_(decision.models)).values(last_prediction=from_epoch(moment))
            session.execute(spoke)
    with suppress(Unavailable):  # the run is stored; events wait in the outbox until the bus is back
        relay(ground.engine, ground.redis)
    return printed(whole, run_id)


def _announce(session: Session, decision: Decision, run_id: int, *, told: float) -> None:
    """One event for each layer, each new signal and each new suggestion. They name what changed; who shows it reads it from the database."""
    moment = from_epoch(decision.as_of).isoformat().replace("+00:00", "Z")
    for layer in range(1, 5):
        write_event(session, f"layer{layer}_update", {"run_id": run_id, "as_of": moment}, run_id)
    new = select(TradingSignal).where(TradingSignal.cascade_run_id == run_id, TradingSignal.status == "active")
    for signal in session.scalars(new.order_by(TradingSignal.id)):
        facts = {"signal_id": signal.id, "crypto_id": signal.crypto_id, "signal_type": signal.signal_type}
        write_event(session, "new_signal", facts, run_id)
    waiting = select(AiSuggestion).where(AiSuggestion.cascade_run_id == run_id, AiSuggestion.status == "pending")
    for one in session.scalars(waiting.order_by(AiSuggestion.id)):
        facts = {"suggestion_id": one.id, "crypto_id": one.crypto_id, "kind": one.suggestion_type, "status": one.status}
        write_event(
            session, "suggestion", {**facts, "confidence": one.confidence_score, "urgent": one.confidence_score >= told}, run_id
        )
