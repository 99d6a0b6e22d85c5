"""Layer 1: the market as a whole."""

from typing import Literal

from cryptopredict.base import LayerState, Regime, RiskLevel, Source
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import ChecksBody, DriverBody, EdgeBody, EvidenceBody

__all__ = [
    "Dominance",
    "DominanceChange",
    "DominanceChanges",
    "ExpectedRegime",
    "FundingRates",
    "MarketRegime",
    "MissingReason",
    "RegimeForecast",
    "RegimeHistory",
    "RegimePoint",
    "RegimeProbabilities",
    "Sentiment",
    "SentimentBreakdown",
    "SentimentSource",
]

MissingReason = Literal["no_source", "no_recent_value", "short_history"]
"""Nobody tells us; nobody has told us lately; or it is known now, with too few days behind it to say what that means."""


class RegimeProbabilities(Body):
    """Chance of each regime; together 1."""

    bull: float
    bear: float
    neutral: float
    volatile: float


class SentimentBreakdown(Body):
    """Parts of sentiment on −1..1, each against its own past year, null where there is no data."""

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


class FundingRates(Body):
    """What holders of longs pay those of shorts at each settlement, as a fraction: mean of the perpetuals that are followed."""

    average: float


class SentimentSource(Body):
    """One part of the composite on −1..1 against its own past year, or the reason why it is not known."""

    name: Literal["fear_greed", "social", "news", "funding"]
    value: float | None
    reason: MissingReason | None


class Sentiment(Body):
    """How the market feels, as the latest decision saw it. The index is 0..100, tones −1..1; the composite is the mean of what is known."""

    run_id: int
    as_of: Moment
    last_updated: Moment
    source: Source
    fear_greed_index: float | None
    composite_sentiment: float | None
    funding_rates: FundingRates | None
    social_sentiment: float | None
    news_sentiment: float | None
    sources: list[SentimentSource]


class DominanceChange(Body):
    """By how many percentage points each share has changed."""

    btc: float
    eth: float
    alt: float
    stablecoin: float


class DominanceChanges(Body):
    """Since a day, a week and a month ago; null where nothing was kept about that time."""

    since_24h: DominanceChange | None
    since_7d: DominanceChange | None
    since_30d: DominanceChange | None


class Dominance(Body):
    """Who has which share of the market's value, percent, together 100; all null, with the reason, where no value is known."""

    run_id: int
    as_of: Moment
    last_updated: Moment
    source: Source
    btc_dominance: float | None
    eth_dominance: float | None
    alt_dominance: float | None
    stablecoin_dominance: float | None
    total_market_cap: float | None
    total_volume: float | None
    changes: DominanceChanges
    calculation_method: Literal["share_of_known_market_caps"]
    reason: Literal["no_market_caps"] | None


class ExpectedRegime(Body):
    """Chance of one regime; `low` and `high` bound how often it comes to pass when about this is said (95 %)."""

    regime: Regime
    probability: float
    low: float
    high: float


class RegimeForecast(Body):
    """Which regime the days after the last close will show, likeliest first; null with the reason where too little has happened to say.

    `n` resolved days stand behind it; `state` says whether a trained model speaks or the frequency of what followed before.
    """

    run_id: int
    as_of: Moment
    last_updated: Moment
    source: Source
    horizon: Literal["1d", "7d", "30d"]
    regimes: list[ExpectedRegime] | None
    n: int
    state: LayerState | None
    reason: Literal["not_enough_history"] | None


class RegimePoint(Body):
    """One moment of the market; `index` is the cap-weighted index, known for closed days only.

    `probabilities` are those that a live decision gave: of a closed day the first one after its close, null where there was none.
    """

    timestamp: Moment
    index: float | None
    regime: Regime
    confidence: float
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float
    probabilities: RegimeProbabilities | None


class RegimeHistory(Body):
    """How the regime went, oldest first; buckets without an analysis are absent."""

    days: int
    interval: Literal["1h", "4h", "1d", "1w"]
    points: list[RegimePoint]
