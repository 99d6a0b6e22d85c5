"""What each layer hands on, and the decision they make together. All of it is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cryptopredict.base.curation import Suggestion
from cryptopredict.base.evidence import Checks, Driver, Edge, Evidence, LayerState, RiskLevel
from cryptopredict.base.market import Source
from cryptopredict.base.sectors import SectorsView
from cryptopredict.base.signals import TimingView

__all__ = [
    "AnalysisContext",
    "AssetScore",
    "AssetsView",
    "Decision",
    "MacroDay",
    "MacroView",
    "PricePrediction",
    "Recommendation",
    "Regime",
    "RegimeForecast",
]


class Regime(StrEnum):
    """The state of the market as a whole."""

    BULL = "bull"
    BEAR = "bear"
    NEUTRAL = "neutral"
    VOLATILE = "volatile"


class Recommendation(StrEnum):
    """Five steps from the chance to beat the median asset."""

    STRONG_BUY = "strong_buy"
    BUY = "buy"
    HOLD = "hold"
    SELL = "sell"
    STRONG_SELL = "strong_sell"


@dataclass(frozen=True, slots=True)
class AnalysisContext:
    """What the layers above have found; each layer adds its part. `as_of` in epoch seconds, allocation by sector name."""

    as_of: int
    regime: Regime | None = None
    confidence: float | None = None
    risk_level: RiskLevel | None = None
    recommended_exposure: float | None = None
    sector_allocation: Mapping[str, float] | None = None
    selected_assets: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class RegimeForecast:
    """Which regime the days (t, t + `horizon_days`] after the last close will show.

    `probabilities` by regime sum to 1; `low` and `high`, by regime too, bound how often it comes to pass when about that is said (95 %);
    `n` resolved days stand behind that. `state` is in_use where a trained model says it, baseline where frequencies do.
    """

    horizon_days: int
    probabilities: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]
    state: LayerState
    n: int


@dataclass(frozen=True, slots=True)
class MacroView:
    """Layer 1. `probabilities` by regime sum to 1; `confidence` is that of `regime`; exposures and strengths are 0..1.

    `sentiment_breakdown` has fear_greed, social, news and funding on −1..1, None where there is no data; `dominance` is percent
    of the capitalisation known; `index` is the cap-weighted market index, 1,000 at its start; `forecasts` are those of the regime, by
    horizon, nearest first.
    """

    regime: Regime
    confidence: float
    probabilities: Mapping[str, float]
    evidence: Evidence
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float
    sentiment_breakdown: Mapping[str, float | None]
    fear_greed: float | None
    funding_rate: float | None
    dominance: Mapping[str, float | None]
    total_market_cap: float | None
    total_volume: float | None
    index: float
    drivers: tuple[Driver, ...]
    edge: Edge | None
    state: LayerState
    checks: Checks
    forecasts: tuple[RegimeForecast, ...] = ()


@dataclass(frozen=True, slots=True)
class MacroDay:
    """One closed day as layer 1 would have judged it then; `closed_at` in epoch seconds, the rest as in `MacroView`."""

    closed_at: int
    index: float
    regime: Regime
    confidence: float
    risk_level: RiskLevel
    trend_strength: float
    recommended_exposure: float


@dataclass(frozen=True, slots=True)
class PricePrediction:
    """Where a price will be `horizon_hours` after `based_on`, the close (epoch seconds) of the candle that it rests on.

    `price` is the median, and the last price where nothing foretells the direction; `low` to `high` shall hold it with the chance
    `level`, `wide_low` to `wide_high` with `wide_level`. `state` is in_use where a trained model says how wide, baseline where trailing
    volatility does; `evidence` is what came of such intervals at `level`: the share that held, with n and its interval.
    """

    horizon_hours: int
    based_on: int
    price: float
    low: float
    high: float
    level: float
    wide_low: float
    wide_high: float
    wide_level: float
    state: LayerState
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AssetScore:
    """One asset. `confidence` is P(beats the median asset over 7 days); `score` −1..1 is its place in the cross-section.

    `prices` are the predictions, nearest first; empty where there are no candles to make them of. `indicators` by name in the units of the
    feature catalogue, `performance` in percent, `sector_correlation` with the other members over 60 days, None where not known.
    """

    asset_id: int
    symbol: str
    score: float
    confidence: float
    evidence: Evidence
    risk_level: RiskLevel
    recommendation: Recommendation
    selected: bool
    price: float
    performance_24h: float | None
    volatility: float
    dollar_volume: float
    drivers: tuple[Driver, ...]
    prices: tuple[PricePrediction, ...] = ()
    indicators: Mapping[str, float] = field(default_factory=dict)
    performance: Mapping[str, float] = field(default_factory=dict)
    sector_correlation: float | None = None


@dataclass(frozen=True, slots=True)
class AssetsView:
    """Layer 3: the whole universe scored, best first; `opportunities` are asset ids outside the tiers that stand out.

    `nearest` are the changes, one of each kind, that came closest to being suggested and were not sure enough.
    """

    assets: tuple[AssetScore, ...]
    opportunities: tuple[int, ...]
    suggestions: tuple[Suggestion, ...]
    confidence: float
    edge: Edge | None
    state: LayerState
    checks: Checks
    nearest: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One run of the cascade.

    `data_until` says by interval (1d, 1h) when the newest candle had closed, None where there is none; `cascade_confidence` is the
    geometric mean of the layers' calibrated confidences; `timings` in seconds; `models` are the trained versions that took part, by name,
    as name@version:sha256.
    """

    as_of: int
    source: Source
    macro: MacroView
    sectors: SectorsView
    assets: AssetsView
    timing: TimingView
    context: AnalysisContext
    cascade_confidence: float
    data_until: Mapping[str, int | None]
    timings: Mapping[str, float]
    models: Mapping[str, str] = field(default_factory=dict)
