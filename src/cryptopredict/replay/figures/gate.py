"""Whether a strategy is told apart from holding the same amount all the time: paired by day, overlap counted, tries paid for."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.comparison import mean_over_moments

__all__ = ["Judged", "judge"]

_YEAR: Final = 365.0
_LEVEL: Final = 0.95

Measure = Literal["mean", "equal_risk"]


@dataclass(frozen=True, slots=True)
class Judged:
    """By how many percent a year a strategy was better than its match, with its interval at `level`; None where too little was to be judged.

    `passed` only where the whole interval is above zero; `reason` says it in words.
    """

    passed: bool
    reason: str
    better: float | None = None
    low: float | None = None
    high: float | None = None
    t: float | None = None
    p: float | None = None
    level: float = _LEVEL
    days: int = 0

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def judge(daily: Floats, matched: Floats, *, overlap: int, looks: int, measure: Measure) -> Judged:
    """Judge daily results (T,) beside those of its match on the same days.

    Args:
        daily: Of the strategy, after costs.
        matched: Of whatever holds as much on average, after costs.
        overlap: Days that share the same holdings; intervals by equally weighted cosines (see `mean_over_moments`).
        looks: Strategies judged in one report: the level is divided among them.
        measure: `mean` compares mean results; `equal_risk` Sharpe ratios at the risk of the match (Modigliani and Modigliani 1997), the
            interval by their influence functions (Ledoit and Wolf 2008), for whoever holds calmer assets bears less risk.
    """
    if not np.any(daily != 0.0):
        return Judged(passed=False, reason="it never traded")
    level = 1.0 - (1.0 - _LEVEL) / looks
    better, scale = daily - matched, 100.0 * _YEAR
    if measure == "equal_risk":
        if not float(matched.std()) > 0.0:
            return Judged(passed=False, reason="its match never moved")
        better = _influence(daily) - _influence(matched)
        scale = 100.0 * float(matched.std()) * float(np.sqrt(_YEAR))
    found = mean_over_moments(better, np.arange(len(better)), overlap=overlap, level=level, method="cosines")
    if found is None:
        return Judged(passed=False, reason=f"{len(daily)} days are too few: 30 spans of {overlap} days are needed")
    words = (
        "the whole interval is above zero" if found.low > 0.0 else "the interval spans zero" if found.high > 0.0 else "worse"
    )
    return Judged(
        found.low > 0.0,
        words,
        scale * found.mean,
        scale * found.low,
        scale * found.high,
        found.t,
        found.p,
        level,
        found.moments,
    )


def _influence(daily: Floats) -> Floats:
    """Sharpe ratio of a year, as a mean of terms (T,) whose spread is that of its estimate."""
    deviation = max(float(daily.std()), 1e-12)
    ratio, scaled = float(daily.mean()) / deviation, (daily - daily.mean()) / deviation
    terms: Floats = (ratio + scaled - 0.5 * ratio * (scaled * scaled - 1.0)) * np.sqrt(_YEAR)
    return terms
