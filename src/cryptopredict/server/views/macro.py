"""Layer 1 as answers."""

from datetime import datetime
from typing import Literal

from cryptopredict.base import LayerState, Regime
from cryptopredict.core.schema import DominanceData, MarketSentimentData
from cryptopredict.server.present import Snapshot
from cryptopredict.server.schemas.interface import MarketOverview
from cryptopredict.server.schemas.macro import (
    Dominance,
    DominanceChange,
    DominanceChanges,
    ExpectedRegime,
    FundingRates,
    MarketRegime,
    RegimeForecast,
    RegimeProbabilities,
    Sentiment,
    SentimentBreakdown,
    SentimentSource,
)
from cryptopredict.server.views.common import checks_body, driver_bodies, edge_body, evidence_body

__all__ = ["dominance", "market_overview", "market_regime", "regime_forecast", "sentiment"]

_DAYS = {"1d": 1, "7d": 7, "30d": 30}


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


def sentiment(snapshot: Snapshot, row: MarketSentimentData) -> Sentiment:
    """How the market felt; `row` is what the decision kept of it."""
    kept = row.sentiment_sources or {}
    parts, missing = kept.get("parts", {}), kept.get("missing", {})
    sources = [
        SentimentSource(
            name=name, value=parts.get(name), reason=None if name in parts else missing.get(name, "no_recent_value")
        )
        for name in ("fear_greed", "social", "news", "funding")
    ]
    return Sentiment(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        last_updated=snapshot.decided_at,
        source=snapshot.source,
        fear_greed_index=row.fear_greed_index,
        composite_sentiment=row.composite_sentiment,
        funding_rates=None if row.funding_rates is None else FundingRates.model_validate(row.funding_rates),
        social_sentiment=parts.get("social"),
        news_sentiment=parts.get("news"),
        sources=sources,
    )


def dominance(snapshot: Snapshot, row: DominanceData | None) -> Dominance:
    """The shares; `row` is what the decision kept of them, None where it knew too little."""
    macro = snapshot.decision.macro
    changes = (row.dominance_changes if row else None) or {}
    known = {ago: DominanceChange.model_validate(change) for ago, change in changes.items() if change is not None}
    return Dominance(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        last_updated=snapshot.decided_at,
        source=snapshot.source,
        btc_dominance=row.btc_dominance if row else None,
        eth_dominance=row.eth_dominance if row else None,
        alt_dominance=row.alt_dominance if row else None,
        stablecoin_dominance=row.stablecoin_dominance if row else None,
        total_market_cap=macro.total_market_cap,
        total_volume=macro.total_volume,
        changes=DominanceChanges(since_24h=known.get("24h"), since_7d=known.get("7d"), since_30d=known.get("30d")),
        calculation_method="share_of_known_market_caps",
        reason=None if row else "no_market_caps",
    )


def regime_forecast(snapshot: Snapshot, now: datetime, horizon: Literal["1d", "7d", "30d"]) -> RegimeForecast:
    """Which regime was expected for that many days."""
    said = next((one for one in snapshot.decision.macro.forecasts if one.horizon_days == _DAYS[horizon]), None)
    regimes = said and [
        ExpectedRegime(regime=Regime(name), probability=chance, low=said.low[name], high=said.high[name])
        for name, chance in sorted(said.probabilities.items(), key=lambda item: -item[1])
    ]
    state = said and (LayerState.STALE if snapshot.is_stale(now) else said.state)
    return RegimeForecast(
        run_id=snapshot.run_id,
        as_of=snapshot.as_of,
        last_updated=snapshot.decided_at,
        source=snapshot.source,
        horizon=horizon,
        regimes=regimes,
        n=said.n if said else 0,
        state=state,
        reason=None if said else "not_enough_history",
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
