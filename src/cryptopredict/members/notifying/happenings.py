"""What happened that somebody may want to hear of: events of the outbox with the facts that a sentence needs, each with a name of its own.

The name (`key`) is the same however often an event is looked at, so nobody is told twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cryptopredict.core.schema import Cryptocurrency, Halt, OutboxEvent, TradingSignal

__all__ = ["TOPICS", "Happening", "read_happenings"]

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

TOPICS = frozenset({"halt_update", "layer1_update", "model_health", "new_signal", "signal_update", "suggestion"})
"""Topics of the outbox that may be news to a person."""

_REGIMES = text(
    "SELECT m.market_regime, m.confidence_score FROM market_regime_analysis m JOIN cascade_runs r ON r.id = m.cascade_run_id"
    " WHERE r.kind = 'live' AND r.id <= :run ORDER BY r.id DESC LIMIT 2"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something of kind `event` (see `rules.EVENTS`), with the `facts` that words are made of; `urgent` where it cannot wait.

    `crypto_id`: the asset it is about, None if about none.
    """

    key: str
    event: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    crypto_id: int | None = None
    urgent: bool = False


def read_happenings(session: Session, events: Iterable[OutboxEvent]) -> list[Happening]:
    """What these events mean to people; most mean nothing."""
    found = []
    for event in events:
        try:
            happening = _READERS[event.topic](session, event)
        except (KeyError, TypeError, ValueError) as error:
            # One that cannot be read must not keep all that come after it from being told.
            _log.warning("event not understood", topic=event.topic, number=event.id, reason=repr(error))
            continue
        if happening is not None:
            found.append(happening)
    return found


def _new_signal(session: Session, event: OutboxEvent) -> Happening | None:
    facts = _signal(session, int(event.payload["signal_id"]))
    if facts is None:
        return None
    return Happening(f"new_signal:{facts['signal_id']}", "new_signal", facts, facts["crypto_id"])


def _signal_outcome(session: Session, event: OutboxEvent) -> Happening | None:
    facts = _signal(session, int(event.payload["signal_id"]))
    if facts is None or facts["outcome"] is None:
        return None
    return Happening(f"signal_outcome:{facts['signal_id']}", "signal_outcome", facts, facts["crypto_id"])


def _signal(session: Session, signal_id: int) -> dict[str, Any] | None:
    row = session.execute(
        select(TradingSignal, Cryptocurrency.symbol)
        .join(Cryptocurrency, Cryptocurrency.id == TradingSignal.crypto_id)
        .where(TradingSignal.id == signal_id)
    ).one_or_none()
    if row is None:
        return None
    signal, symbol = row
    return {
        "signal_id": signal.id,
        "crypto_id": signal.crypto_id,
        "symbol": symbol,
        "side": signal.signal_type,
        "confidence": signal.confidence_score,
        "edge": signal.edge,
        "outcome": signal.outcome,
        "result": signal.realized_return,
    }


def _regime_change(session: Session, event: OutboxEvent) -> Happening | None:
    run = int(event.payload["run_id"])
    rows = session.execute(_REGIMES, {"run": run}).all()
    if len(rows) < 2 or rows[0].market_regime == rows[1].market_regime:
        return None
    facts = {"regime": rows[0].market_regime, "before": rows[1].market_regime, "confidence": rows[0].confidence_score}
    return Happening(f"regime_change:{run}", "regime_change", facts)


def _suggestion(session: Session, event: OutboxEvent) -> Happening | None:
    given = event.payload
    if given.get("status", "pending") != "pending" or "suggestion_id" not in given:
        return None
    symbol = session.scalar(select(Cryptocurrency.symbol).where(Cryptocurrency.id == given.get("crypto_id")))
    facts = {**given, "symbol": symbol}
    key = f"suggestion:{given['suggestion_id']}"
    return Happening(key, "suggestion", facts, given.get("crypto_id"), urgent=bool(given.get("urgent")))


def _halt(session: Session, event: OutboxEvent) -> Happening | None:
    halt = session.get(Halt, int(event.payload["halt_id"]))
    if halt is None:
        return None
    state = "halted" if event.payload["active"] else "resumed"
    facts = {"what": state, "halt_id": halt.id, "reason": halt.reason}
    return Happening(f"system:{state}:{halt.id}", "system", facts, urgent=state == "halted")


def _model_health(_session: Session, event: OutboxEvent) -> Happening | None:
    """A model that was suspended; that one is trained anew is nobody's worry."""
    given = event.payload
    if given.get("verdict") != "suspend":
        return None
    return Happening(f"system:suspended:{event.id}", "system", {"what": "model_suspended", **given})


_READERS = {
    "halt_update": _halt,
    "layer1_update": _regime_change,
    "model_health": _model_health,
    "new_signal": _new_signal,
    "signal_update": _signal_outcome,
    "suggestion": _suggestion,
}
