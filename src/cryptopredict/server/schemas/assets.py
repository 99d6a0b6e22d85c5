"""Layer 3: which assets, and the curated lists."""

from typing import Literal

from cryptopredict.base import LayerState, Recommendation, RiskLevel
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody

__all__ = [
    "AssetAnalysis",
    "AssetFilters",
    "AssetRow",
    "Opportunities",
    "PriceBody",
    "WatchlistBody",
    "WatchlistDetail",
    "WatchlistEntry",
    "Watchlists",
]


class AssetRow(Body):
    """One asset scored by the latest run. `confidence` is P(beats the median asset over 7 days), `score` −1..1."""

    crypto_id: int
    symbol: str
    name: str
    sector: str | None
    sector_color: str | None
    price: float
    performance_24h: float | None
    volatility: float
    dollar_volume: float
    score: float
    confidence: float
    evidence: EvidenceBody
    risk_level: RiskLevel
    recommendation: Recommendation
    selected: bool
    drivers: list[DriverBody]


class PriceBody(Body):
    """Where a price will be: the middle, and two intervals with the chance that each holds what comes.

    `state` is in_use where a trained model says how wide they are, baseline where trailing volatility does; `evidence`: of the intervals
    at `level` that are decided, how many held.
    """

    horizon_hours: int
    based_on: Moment
    target: Moment
    price: float
    low: float
    high: float
    level: float
    wide_low: float
    wide_high: float
    wide_level: float
    state: LayerState
    evidence: EvidenceBody


class AssetAnalysis(Body):
    """One asset as the latest decision saw it.

    `ai_confidence` is P(beats the median asset over 7 days). `sentiment_score` −1..1 is that of the market, for nobody measures that of
    single assets; null where no part of it is known. `technical_indicators` in the units of the feature catalogue, distances as
    logarithms; `performance_metrics` in percent. `explanation` says in sentences what spoke for and against it.
    """

    run_id: int
    as_of: Moment
    crypto_id: int
    symbol: str
    name: str
    ai_confidence: float
    evidence: EvidenceBody
    state: LayerState
    risk_level: RiskLevel
    recommendation: Recommendation
    selected: bool
    score: float
    price: float
    price_predictions: list[PriceBody]
    technical_indicators: dict[str, float]
    sentiment_score: float | None
    sector_correlation: float | None
    performance_metrics: dict[str, float]
    drivers: list[DriverBody]
    explanation: list[str]


class Opportunities(Body):
    """Assets that are likelier than not to beat the median and are not among those selected, best first."""

    run_id: int
    as_of: Moment
    opportunities: list[AssetRow]


class AssetFilters(Body):
    """Echo of what the list was cut with."""

    search: str | None
    recommendation: Recommendation | None
    selected: bool | None


class WatchlistBody(Body):
    """A list that is curated by admins, the system or oneself."""

    id: int
    name: str
    type: Literal["admin", "personal", "system"]
    tier: Literal["tier1", "tier2"] | None
    description: str | None
    max_items: int
    current_items: int
    is_own: bool
    updated_at: Moment


class Watchlists(Body):
    """All lists one may see."""

    watchlists: list[WatchlistBody]


class WatchlistEntry(Body):
    """One asset of a list; what the latest run says of it is null where it was not scored."""

    item_id: int
    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    tier: Literal["tier1", "tier2"] | None
    priority_order: int
    status: Literal["active", "paused", "removed"]
    price: float | None
    performance_24h: float | None
    ai_confidence: float | None
    evidence: EvidenceBody | None
    risk_level: RiskLevel | None
    recommendation: Recommendation | None
    last_analysis: Moment | None


class WatchlistDetail(Body):
    """A list with its entries in their order."""

    watchlist: WatchlistBody
    items: list[WatchlistEntry]
