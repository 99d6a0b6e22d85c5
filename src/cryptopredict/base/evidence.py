"""How a claim is backed: what was said, what happened when it was said, and how it compares with a baseline."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Checks", "Driver", "Edge", "Evidence", "LayerState", "RiskLevel"]


class LayerState(StrEnum):
    """What stands behind a layer's answer."""

    IN_USE = "in_use"
    BASELINE = "baseline"
    NO_EDGE = "no_edge"
    STALE = "stale"
    ERROR = "error"


class RiskLevel(StrEnum):
    """Four steps of risk, ascending."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXTREME = "extreme"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A probability and its record: `observed` is how often it came true when about this much was said, with a 95 % interval.

    The observed figures are None when fewer than 30 outcomes at that level were known by then; `n` is always given.
    """

    said: float
    observed: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Difference to the baseline `against`, with a 95 % interval. Positive is better; `unit` is `percent` or `points`."""

    against: str
    difference: float
    low: float
    high: float
    n: int
    unit: str

    @property
    def clears_zero(self) -> bool:
        """Whether the whole interval is on the good side."""
        return self.low > 0.0


@dataclass(frozen=True, slots=True)
class Checks:
    """The ladder of four: fresh data, trained, calibrated, beats its baseline."""

    fresh: bool
    trained: bool
    calibrated: bool
    beats_baseline: bool

    @property
    def passed(self) -> int:
        """How many of the four hold."""
        return sum((self.fresh, self.trained, self.calibrated, self.beats_baseline))


@dataclass(frozen=True, slots=True)
class Driver:
    """One reason: a feature, its value, its signed contribution to the answer, and a sentence in English.

    The sentence is for machines and logs; interfaces write their own from `feature` and `value`.
    """

    feature: str
    value: float
    contribution: float
    text: str
