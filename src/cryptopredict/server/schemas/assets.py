"""Layer 3: which assets, and the curated lists."""

from typing import Literal

from cryptopredict.base import Recommendation, RiskLevel
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody

__all__ = ["AssetFilters", "AssetRow", "WatchlistBody", "WatchlistDetail", "WatchlistEntry", "Watchlists"]


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
