"""Layer 1 as answers."""

from datetime import datetime

from cryptopredict.base import LayerState
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas.interface import MarketOverview
from cryptopredict.server.schemas.macro import MarketRegime, RegimeProbabilities, SentimentBreakdown
from cryptopredict.server.views.common import checks_body, driver_bodies, edge_body, evidence_body

__all__ = ["market_overview", "market_regime"]


def _probabilities(snapshot: Snapshot) -> RegimeProbabilities:
    given = snapshot.decision.macro.probabilities
    return RegimeProbabilities(
        bull=given.get("bull", 0.0),
        bear=given.get("bear", 0.0),
        neutral=given.get("neutral", 0.0),
        volatile=given.get("volatile", 0.0),
    )


def market_regime(snapshot: Snapshot, now: datetime) -> MarketRegime:
    """All that layer 1 said."""
    macro = snapshot.decision.macro
    stale = snapshot.is_stale(now)
    mood = macro.sentiment_breakdown
    return MarketRegime(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        last_updated=snapshot.decided_at,
        source=snapshot.source,
        regime=macro.regime,
        confidence=macro.confidence,
        evidence=evidence_body(macro.evidence),
        probabilities=_probabilities(snapshot),
        risk_level=macro.risk_level,
        trend_strength=macro.trend_strength,
        recommended_exposure=macro.recommended_exposure,
        sentiment_breakdown=SentimentBreakdown(
            fear_greed=mood.get("fear_greed"), social=mood.get("social"), news=mood.get("news"), funding=mood.get("funding")
        ),
        fear_greed=macro.fear_greed,
        funding_rate=macro.funding_rate,
        dominance=dict(macro.dominance),
        total_market_cap=macro.total_market_cap,
        total_volume=macro.total_volume,
        index=macro.index,
        drivers=driver_bodies(macro.drivers),
        edge=edge_body(macro.edge),
        state=LayerState.STALE if stale else macro.state,
        checks=checks_body(macro.checks, stale=stale),
    )


def market_overview(snapshot: Snapshot) -> MarketOverview:
    """The market strip of the dashboard."""
    macro = snapshot.decision.macro
    return MarketOverview(
        regime=macro.regime,
        confidence=macro.confidence,
        evidence=evidence_body(macro.evidence),
        probabilities=_probabilities(snapshot),
        recommended_exposure=macro.recommended_exposure,
        risk_level=macro.risk_level,
        index=macro.index,
        fear_greed=macro.fear_greed,
        funding_rate=macro.funding_rate,
        total_market_cap=macro.total_market_cap,
        total_volume=macro.total_volume,
        btc_dominance=macro.dominance.get("btc"),
        drivers=driver_bodies(macro.drivers),
    )
