"""Layer 4: when to enter and to leave."""

from typing import Literal

from cryptopredict.base import Regime, RiskLevel, SignalType
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import DriverBody, EvidenceBody

__all__ = [
    "AdviceBody",
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
    "SizeBody",
    "TailRiskBody",
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


class TailRiskBody(Body):
    """What the signal's side could lose within `hours`, percent of the entry: exceeded with the chance 1 − `level`, and the mean beyond."""

    hours: int
    level: float
    at_risk: float
    beyond: float
    by: Literal["filtered_history", "gaussian_ewma", "history"]


class AdviceBody(Body):
    """What the agent would do, and what that is worth above skipping, percent of the capital."""

    action: Literal["skip", "half", "full"]
    worth: float


class SizeBody(Body):
    """How much to put in: `size` is a share of the capital that loses `budget` of it at the stop or in a bad day, whichever is less.

    `largest_order`: dollars at which slippage has eaten the lower bound of the edge, null where no volume is known. The rest is null
    where no model has earned a say: advice, median hours until the trade ends, and how far its price goes, percent.
    """

    tails: list[TailRiskBody]
    size: float
    budget: float
    bound_by: Literal["capital", "stop", "tail"]
    largest_order: float | None
    advice: AdviceBody | None
    median_hours: float | None
    median_up: float | None
    median_down: float | None


class RiskAssessment(Body):
    """Loss at the stop and gain at the target in percent of the entry, before costs; `sizing` is null for signals of older versions."""

    risk_level: RiskLevel
    loss_at_stop_percentage: float
    gain_at_target_percentage: float
    risk_reward_ratio: float
    chance_of_loss: float
    sizing: SizeBody | None


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
