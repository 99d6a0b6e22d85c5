"""Layer 4: when to enter and to leave."""

from typing import Literal

from cryptopredict.base import Regime, RiskLevel, SignalType
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody

__all__ = [
    "AiAnalysis",
    "Lineage",
    "MarketContext",
    "NearestSignal",
    "ProbabilityAnalysis",
    "RiskAssessment",
    "SignalBody",
    "SignalDetail",
    "SignalFilters",
    "SignalRow",
]

SignalStatus = Literal["active", "executed", "expired", "cancelled"]


class SignalBody(Body):
    """What is proposed. `confidence` is P(target before stop), `break_even` the same chance at which nothing is gained.

    `edge` figures are percent of the entry after all costs, with a 95 % interval.
    """

    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    signal_type: SignalType
    entry_price: float
    target_price: float
    stop_loss: float
    confidence: float
    evidence: EvidenceBody
    break_even: float | None
    edge: float | None
    edge_low: float | None
    edge_high: float | None
    risk_level: RiskLevel
    risk_reward_ratio: float
    time_horizon_hours: int
    drivers: list[DriverBody]


class NearestSignal(SignalBody):
    """The candidate that came closest to being worth its costs, and was not given."""


class SignalRow(SignalBody):
    """A signal that was given."""

    id: int
    status: SignalStatus
    generated_at: Moment
    expires_at: Moment
    outcome: Literal["target", "stop", "timeout"] | None
    outcome_price: float | None
    outcome_at: Moment | None
    realized_return: float | None
    run_id: int | None


class SignalFilters(Body):
    """Echo of what the list was cut with."""

    status: SignalStatus | None
    crypto_id: int | None
    confidence_min: float | None


class ProbabilityAnalysis(Body):
    """Chance that the target is reached within the time, and that the stop is reached before it; null where it was not computed."""

    target_24h: float | None
    target_3d: float | None
    target_7d: float | None
    stop_first: float | None


class AiAnalysis(Body):
    """Why."""

    key_factors: list[DriverBody]
    probability_analysis: ProbabilityAnalysis


class MarketContext(Body):
    """The market when the signal was given; null where the run is unknown."""

    regime: Regime | None
    regime_confidence: float | None
    recommended_exposure: float | None
    sector: str | None
    sector_status: Literal["leading", "neutral", "declining"] | None
    asset_confidence: float | None


class RiskAssessment(Body):
    """Loss at the stop and gain at the target in percent of the entry, before costs."""

    risk_level: RiskLevel
    loss_at_stop_percentage: float
    gain_at_target_percentage: float
    risk_reward_ratio: float
    chance_of_loss: float


class Lineage(Body):
    """The decisions that the signal rests on, and its own entry in the chain of the ledger: number and digest."""

    run_id: int | None
    as_of: Moment | None
    code_version: str | None
    input_digest: str | None
    macro_id: int | None
    rotation_id: int | None
    sector_performance_id: int | None
    ledger_entry: int | None
    ledger_sha256: str | None


class SignalDetail(Body):
    """One signal with its reasons and its origin."""

    signal: SignalRow
    ai_analysis: AiAnalysis
    market_context: MarketContext
    risk_assessment: RiskAssessment
    lineage: Lineage
