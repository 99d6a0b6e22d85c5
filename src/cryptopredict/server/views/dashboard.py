"""The dashboard in one answer, without the part that belongs to the user."""

from collections.abc import Sequence
from datetime import UTC, datetime

from cryptopredict.base import LayerState, Source
from cryptopredict.ledger import ListedSignal
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas.evidence import Message
from cryptopredict.server.schemas.interface import AiStatus, DashboardView
from cryptopredict.server.views.assets import dashboard_assets
from cryptopredict.server.views.cards import layer_cards
from cryptopredict.server.views.macro import market_overview
from cryptopredict.server.views.sectors import dashboard_rotation, dashboard_sectors
from cryptopredict.server.views.signals import nearest_signal, signal_row

__all__ = ["DECISION_SECONDS", "dashboard_view"]

DECISION_SECONDS = 300
"""Decisions are due at each full five minutes, unless an admin set it otherwise."""


def dashboard_view(
    snapshot: Snapshot, signals: Sequence[ListedSignal], now: datetime, *, every: int = DECISION_SECONDS
) -> DashboardView:
    """What everybody sees of a decision at `now`, with the signals that still count; the next is due at a multiple of `every` seconds."""
    decision = snapshot.decision
    layers = layer_cards(snapshot, now, active=len(signals))
    macro, timing = decision.macro, decision.timing
    skipped = sum(timing.abstained.values())
    seconds = sum(decision.timings.values())
    headline = {
        "key": f"regime.{macro.regime.value}",
        "params": {"exposure": macro.recommended_exposure, "confidence": macro.confidence},
    }
    subline = {
        "key": "summary.signals" if signals else "summary.none",
        "params": {"count": len(signals), "skipped": skipped, "considered": timing.considered},
    }
    return DashboardView(
        source=snapshot.source,
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        decided_at=snapshot.decided_at,
        next_decision_at=None if snapshot.source == Source.FILES else _next_decision(now, every),
        headline=Message.model_validate(headline),
        subline=Message.model_validate(subline),
        layers=layers,
        market_overview=market_overview(snapshot),
        sectors=dashboard_sectors(snapshot),
        rotation=dashboard_rotation(snapshot),
        assets=dashboard_assets(snapshot),
        active_signals=[signal_row(signal) for signal in signals],
        abstained=dict(timing.abstained),
        considered=timing.considered,
        nearest=nearest_signal(snapshot),
        ai_status=AiStatus(
            all_online=all(card.status == "online" for card in layers),
            active_models=sum(card.state is LayerState.IN_USE for card in layers),
            processing_rate=len(decision.assets.assets) / seconds if seconds > 0.0 else None,
        ),
    )


def _next_decision(now: datetime, every: int) -> datetime:
    return datetime.fromtimestamp((int(now.timestamp()) // every + 1) * every, UTC)
