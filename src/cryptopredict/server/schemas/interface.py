"""What the dashboard shows, in one answer."""

from typing import Literal

from cryptopredict.base import AllocationBy, Recommendation, Regime, RiskLevel, Source
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody, LayerCard, Message
from cryptopredict.server.schemas.macro import RegimeProbabilities
from cryptopredict.server.schemas.members import UserProfile
from cryptopredict.server.schemas.portfolio import PortfolioSummary
from cryptopredict.server.schemas.sectors import FlowBody
from cryptopredict.server.schemas.signals import NearestSignal, SignalRow

__all__ = ["AiStatus", "Dashboard", "DashboardAsset", "DashboardRotation", "DashboardSector", "DashboardView", "MarketOverview"]


class MarketOverview(Body):
    """The market in figures. Caps and volumes in US dollars, dominance in percent, exposure 0..1."""

    regime: Regime
    confidence: float
    evidence: EvidenceBody
    probabilities: RegimeProbabilities
    recommended_exposure: float
    risk_level: RiskLevel
    index: float
    fear_greed: float | None
    funding_rate: float | None
    total_market_cap: float | None
    total_volume: float | None
    btc_dominance: float | None
    drivers: list[DriverBody]


class DashboardSector(Body):
    """One sector. Performances and dominance in percent, momentum −1..1, allocation 0..1."""

    sector_id: int
    name: str
    color_code: str
    members: int
    market_cap: float | None
    dominance: float | None
    momentum: float
    performance_24h: float | None
    performance_7d: float | None
    performance_30d: float | None
    status: Literal["leading", "neutral", "declining"]
    allocation: float | None


class DashboardRotation(Body):
    """Where money moves; `allocation` by sector name sums to 1."""

    probability: float
    evidence: EvidenceBody
    leading: list[str]
    declining: list[str]
    flows: list[FlowBody]
    allocation: dict[str, float]
    allocation_by: AllocationBy
    tilted: bool


class DashboardAsset(Body):
    """One of the twelve best assets."""

    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    price: float
    performance_24h: float | None
    confidence: float
    evidence: EvidenceBody
    risk_level: RiskLevel
    recommendation: Recommendation
    selected: bool
    score: float


class AiStatus(Body):
    """Whether decisions are being made. `processing_rate` is assets decided per second by the last run."""

    all_online: bool
    active_models: int
    processing_rate: float | None


class DashboardView(Body):
    """One decision as everybody sees it. `abstained` counts assets by the reason why they got no signal."""

    source: Source
    run_id: int
    as_of: Moment
    decided_at: Moment
    next_decision_at: Moment | None
    headline: Message
    subline: Message
    layers: list[LayerCard]
    market_overview: MarketOverview
    sectors: list[DashboardSector]
    rotation: DashboardRotation
    assets: list[DashboardAsset]
    active_signals: list[SignalRow]
    abstained: dict[str, int]
    considered: int
    nearest: NearestSignal | None
    ai_status: AiStatus


class Dashboard(DashboardView):
    """One decision as one user sees it, with their paper account; null before its first use."""

    user_profile: UserProfile
    portfolio_summary: PortfolioSummary | None
