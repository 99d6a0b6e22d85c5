"""What layer 4 hands on: trades with their exits, what each risks, and why most coins get none. All of it is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cryptopredict.base.evidence import Checks, Driver, Edge, Evidence, LayerState, RiskLevel

__all__ = [
    "Advice",
    "SignalType",
    "TailRisk",
    "TimingView",
    "TradeRisk",
    "TradeSignal",
]


class SignalType(StrEnum):
    """Side of a signal."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class TailRisk:
    """What a signal's side could lose within `hours`, percent of the entry.

    `at_risk` is exceeded with the chance 1 − `level`, and `beyond` is the mean of the losses that exceed it. `by` says how: filtered_history
    (a trained model), gaussian_ewma or history.
    """

    hours: int
    level: float
    at_risk: float
    beyond: float
    by: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What the agent would do: `action` skip, half or full; `worth` of it above skipping, percent of the capital."""

    action: str
    worth: float


@dataclass(frozen=True, slots=True)
class TradeRisk:
    """How much to put into a signal, and what that risks. No order is made of it here.

    `size` is the suggested share of the capital: what loses `budget` of it at the stop, or on the mean of the worst days of twenty,
    whichever is less; `bound_by` says which (stop, tail or capital). `largest_order` in dollars is where slippage by volume has eaten the lower
    bound of the edge, None where no volume is known. `advice` is None where the agent has not earned a say; so are `median_hours` until
    the trade ends, and how far the price goes up and down within its time, in percent.
    """

    tails: tuple[TailRisk, ...]
    size: float
    budget: float
    bound_by: str
    largest_order: float | None
    advice: Advice | None = None
    median_hours: float | None = None
    median_up: float | None = None
    median_down: float | None = None


@dataclass(frozen=True, slots=True)
class TradeSignal:
    """Layer 4. `confidence` is P(target before stop); `edge` figures are percent of the entry after all costs, 95 % interval.

    `state` is in_use where a trained version says the chance, baseline where frequencies do.
    """

    asset_id: int
    symbol: str
    signal_type: SignalType
    entry_price: float
    target_price: float
    stop_loss: float
    confidence: float
    evidence: Evidence
    break_even: float
    edge: float
    edge_low: float
    edge_high: float
    risk_level: RiskLevel
    risk_reward_ratio: float
    time_horizon_hours: int
    probabilities: Mapping[str, float]
    drivers: tuple[Driver, ...]
    risk: TradeRisk | None = None
    state: LayerState = LayerState.BASELINE


@dataclass(frozen=True, slots=True)
class TimingView:
    """Layer 4 as a whole: `abstained` counts assets by the reason why they got no signal."""

    signals: tuple[TradeSignal, ...]
    considered: int
    abstained: Mapping[str, int]
    nearest: TradeSignal | None
    confidence: float
    edge: Edge | None
    state: LayerState
    checks: Checks
