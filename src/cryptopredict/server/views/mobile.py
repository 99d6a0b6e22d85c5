"""The present decision for a small screen."""

from datetime import datetime

from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas.mobile import QuickStats
from cryptopredict.server.views.cards import layer_cards
from cryptopredict.server.views.common import evidence_body

__all__ = ["quick_stats"]


def quick_stats(snapshot: Snapshot, now: datetime, *, active: int) -> QuickStats:
    """The few figures. `active` is how many signals count now."""
    macro, sectors = snapshot.decision.macro, snapshot.decision.sectors
    return QuickStats(
        source=snapshot.source,
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        stale=snapshot.is_stale(now),
        regime=macro.regime,
        confidence=macro.confidence,
        evidence=evidence_body(macro.evidence),
        recommended_exposure=macro.recommended_exposure,
        risk_level=macro.risk_level,
        fear_greed=macro.fear_greed,
        leading_sectors=list(sectors.leading_sectors),
        active_signals=active,
        layers_online=sum(card.status == "online" for card in layer_cards(snapshot, now, active=active)),
    )
