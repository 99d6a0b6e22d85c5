"""Layer 1: the market as a whole."""

from typing import Literal

from cryptopredict.base import LayerState, Regime, RiskLevel, Source
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import ChecksBody, DriverBody, EdgeBody, EvidenceBody

__all__ = ["MarketRegime", "RegimeHistory", "RegimePoint", "RegimeProbabilities", "SentimentBreakdown"]


class RegimeProbabilities(Body):
    """Chance of each regime; together 1."""

    bull: float
    bear: float
    neutral: float
    volatile: float


class SentimentBreakdown(Body):
    """Parts of sentiment on −1..1, null where there is no data."""

    fear_greed: float | None
    social: float | None
    news: float | None
    funding: float | None


class MarketRegime(Body):
    """The latest answer of layer 1. Exposure and strengths are 0..1, `dominance` percent, `index` 1,000 at its start."""

    run_id: int
    as_of: Moment
    last_updated: Moment
    source: Source
    regime: Regime
    confidence: float
    evidence: EvidenceBody
    probabilities: RegimeProbabilities
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float
    sentiment_breakdown: SentimentBreakdown
    fear_greed: float | None
    funding_rate: float | None
    dominance: dict[str, float | None]
    total_market_cap: float | None
    total_volume: float | None
    index: float
    drivers: list[DriverBody]
    edge: EdgeBody | None
    state: LayerState
    checks: ChecksBody


class RegimePoint(Body):
    """One moment of the market; `index` is the cap-weighted index, known for closed days only."""

    timestamp: Moment
    index: float | None
    regime: Regime
    confidence: float
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float


class RegimeHistory(Body):
    """How the regime went, oldest first; buckets without an analysis are absent."""

    days: int
    interval: Literal["1h", "4h", "1d", "1w"]
    points: list[RegimePoint]
