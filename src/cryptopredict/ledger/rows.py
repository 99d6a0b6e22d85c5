"""A decision as rows: which part of it goes into which column. Pure; the numbers go through unchanged."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from cryptopredict.base import BadInput, Decision, Suggestion, TradeSignal, from_epoch
from cryptopredict.core.schema import (
    Base,
    DominanceData,
    MarketRegimeAnalysis,
    MarketSentimentData,
    SectorPerformance,
    SectorRotationAnalysis,
)

__all__ = ["analysis_rows", "signal_row", "suggestion_row"]

_SUGGESTION_LIFE = timedelta(days=7)
_SHARES = ("btc", "eth", "alt", "stablecoin")


def analysis_rows(decision: Decision, run_id: int, earlier: Mapping[str, DominanceData | None]) -> list[Base]:
    """The rows of layers 1 and 2. Dominance has a row only where every share is known; `earlier` are those of before, by how long ago.

    Raises `BadInput` when the allocation does not sum to 1.
    """
    moment = from_epoch(decision.as_of)
    rows: list[Base] = [_regime(decision, moment, run_id), _sentiment(decision, moment, run_id)]
    shares = decision.macro.dominance
    # A remainder can fall short of zero by a rounding error.
    known = {name: min(100.0, max(0.0, share)) for name in _SHARES if (share := shares.get(name)) is not None}
    if len(known) == len(_SHARES):
        rows.append(
            DominanceData(
                timestamp=moment,
                **{f"{name}_dominance": share for name, share in known.items()},
                dominance_changes={
                    ago: row and {name: share - getattr(row, f"{name}_dominance") for name, share in known.items()}
                    for ago, row in earlier.items()
                },
                total_market_cap=decision.macro.total_market_cap,
                total_volume=decision.macro.total_volume,
                cascade_run_id=run_id,
            )
        )
    return [*rows, *_standings(decision, moment, run_id), _rotation(decision, moment, run_id)]


def signal_row(decision: Decision, signal: TradeSignal, run_id: int) -> dict[str, Any]:
    """Columns of one signal, all but its status; it expires when its horizon has passed."""
    generated = from_epoch(decision.as_of)
    context = decision.context
    return {
        "crypto_id": signal.asset_id,
        "signal_type": str(signal.signal_type),
        "entry_price": signal.entry_price,
        "target_price": signal.target_price,
        "stop_loss": signal.stop_loss,
        "confidence_score": signal.confidence,
        "evidence": asdict(signal.evidence),
        "break_even": signal.break_even,
        "edge": signal.edge,
        "edge_low": signal.edge_low,
        "edge_high": signal.edge_high,
        "risk_level": str(signal.risk_level),
        "risk_reward_ratio": signal.risk_reward_ratio,
        "time_horizon_hours": signal.time_horizon_hours,
        "ai_analysis": {
            "key_factors": [asdict(driver) for driver in signal.drivers],
            "probability_analysis": dict(signal.probabilities),
        },
        "market_context": {
            "regime": context.regime,
            "regime_confidence": context.confidence,
            "risk_level": context.risk_level,
            "recommended_exposure": context.recommended_exposure,
            "sector_allocation": dict(context.sector_allocation or {}),
        },
        "cascade_run_id": run_id,
        "generated_at": generated,
        "expires_at": generated + timedelta(hours=signal.time_horizon_hours),
    }


def suggestion_row(decision: Decision, suggestion: Suggestion, run_id: int) -> dict[str, Any]:
    """Columns of one suggestion, all but its status; an admin has seven days."""
    suggested, closed = from_epoch(decision.as_of), decision.data_until.get("1d")
    return {
        "crypto_id": suggestion.asset_id,
        "suggestion_type": str(suggestion.change),
        "confidence_score": suggestion.confidence,
        "ai_reasoning": {
            "reasons": [asdict(driver) for driver in suggestion.reasons],
            "against": [asdict(driver) for driver in suggestion.against],
        },
        "supporting_data": {
            "facts": asdict(suggestion.facts),
            "context": dict(suggestion.context),
            "threshold": suggestion.threshold,
            "liked": suggestion.liked,
        },
        "performance_metrics": {
            "evidence": asdict(suggestion.evidence),
            "record": [asdict(record) for record in suggestion.record],
        },
        "cascade_run_id": run_id,
        "based_on": None if closed is None else from_epoch(closed),
        "suggested_at": suggested,
        "expires_at": suggested + _SUGGESTION_LIFE,
    }


def _regime(decision: Decision, moment: datetime, run_id: int) -> MarketRegimeAnalysis:
    macro = decision.macro
    return MarketRegimeAnalysis(
        analysis_time=moment,
        market_regime=str(macro.regime),
        confidence_score=macro.confidence,
        risk_level=str(macro.risk_level),
        trend_strength=macro.trend_strength,
        recommended_exposure=macro.recommended_exposure,
        sentiment_breakdown=dict(macro.sentiment_breakdown),
        regime_drivers=[asdict(driver) for driver in macro.drivers],
        dominance_data=dict(macro.dominance),
        macro_indicators={
            "probabilities": dict(macro.probabilities),
            "index": macro.index,
            "fear_greed": macro.fear_greed,
            "funding_rate": macro.funding_rate,
            "total_market_cap": macro.total_market_cap,
            "total_volume": macro.total_volume,
            "evidence": asdict(macro.evidence),
            "edge": None if macro.edge is None else asdict(macro.edge),
            "state": str(macro.state),
            "checks": asdict(macro.checks),
        },
        regime_forecasts=[asdict(forecast) for forecast in macro.forecasts],
        cascade_run_id=run_id,
    )


def _sentiment(decision: Decision, moment: datetime, run_id: int) -> MarketSentimentData:
    """The composite is the plain mean of the parts that are known; of the others it is said why they are not."""
    macro = decision.macro
    seen = {"fear_greed": macro.fear_greed, "funding": macro.funding_rate}
    known = {name: tone for name, tone in macro.sentiment_breakdown.items() if tone is not None}
    return MarketSentimentData(
        timestamp=moment,
        fear_greed_index=macro.fear_greed,
        funding_rates=None if macro.funding_rate is None else {"average": macro.funding_rate},
        social_sentiment={"tone": known["social"]} if "social" in known else None,
        news_sentiment={"tone": known["news"]} if "news" in known else None,
        composite_sentiment=sum(known.values()) / len(known) if known else None,
        sentiment_sources={
            "source": str(decision.source),
            "parts": known,
            "missing": {
                name: "no_source" if name == "social" else "no_recent_value" if seen.get(name) is None else "short_history"
                for name in ("fear_greed", "social", "news", "funding")
                if name not in known
            },
        },
        cascade_run_id=run_id,
    )


def _standings(decision: Decision, moment: datetime, run_id: int) -> list[Base]:
    return [
        SectorPerformance(
            sector_id=standing.sector_id,
            analysis_time=moment,
            total_market_cap=standing.market_cap,
            total_volume=standing.volume,
            dominance_percentage=standing.dominance,
            momentum_score=standing.momentum,
            performance_24h=standing.performance_24h,
            performance_7d=standing.performance_7d,
            performance_30d=standing.performance_30d,
            top_performers=[{"symbol": symbol, "performance": change} for symbol, change in standing.top_performers],
            performance_metrics={"members": standing.members, "status": standing.status},
            cascade_run_id=run_id,
        )
        for standing in decision.sectors.standings
    ]


def _rotation(decision: Decision, moment: datetime, run_id: int) -> SectorRotationAnalysis:
    sectors = decision.sectors
    allocation = dict(sectors.recommended_allocation)
    if abs(sum(allocation.values()) - 1.0) > 1e-6:
        raise BadInput(
            "A decision was not stored",
            why=f"its sector weights sum to {sum(allocation.values())!r}, not to 1",
            to_do="Report it.",
        )
    return SectorRotationAnalysis(
        analysis_time=moment,
        flow_directions=[asdict(flow) for flow in sectors.flow_directions],
        rotation_signals={
            "tilted": sectors.tilted,
            "confidence": sectors.confidence,
            "evidence": asdict(sectors.evidence),
            "edge": None if sectors.edge is None else asdict(sectors.edge),
            "state": str(sectors.state),
            "checks": asdict(sectors.checks),
        },
        leading_sectors=list(sectors.leading_sectors),
        declining_sectors=list(sectors.declining_sectors),
        rotation_probability=sectors.rotation_probability,
        recommended_allocation=allocation,
        cascade_run_id=run_id,
    )
