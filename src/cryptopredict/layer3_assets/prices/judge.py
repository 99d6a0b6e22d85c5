"""How the price model is judged, horizon by horizon, and what a gate that is open lends.

The interval score says which intervals are the better ones: narrow, and rarely missed. They are held against those of a normal about
the last price with trailing volatility; beside it stand those of trailing volatility made to adapt, which are what is said without a
model. A horizon is used only where the gates of both levels are open, which also asks that coverage misses the level by no more than
three points. The middle is the last price; that nothing simple foretells the direction stands in the table `direction`.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import mean_over_moments
from cryptopredict.estimators.conformal import coverage
from cryptopredict.estimators.training import MODEL, UNSEEN, Part, Question, Walked
from cryptopredict.layer3_assets.prices.bands import bands
from cryptopredict.layer3_assets.prices.horizons import HORIZONS, LEVELS, Horizon

__all__ = ["MAIN_GATE", "USES", "coverages", "gate_of", "questions"]

TRAILING: Final = "trailing volatility"
_WORTH: Final = 0.02
"""Of the loss of the baseline must be won: where volatility is constant, a surer mean of it alone wins up to 1.9 %."""
_NORMAL: Final = (1.2815515655446004, 1.6448536269514722)
"""Half-widths of `LEVELS` in deviations of a normal."""


def gate_of(horizon: Horizon, level: float) -> str:
    """The gate of one horizon at one level."""
    return f"price_{horizon.name}_{round(100 * level)}"


MAIN_GATE: Final = gate_of(HORIZONS[2], LEVELS[0])
USES: Final = {
    gate_of(horizon, level): f"interval of the price in {horizon.hours} hours, with the gate of the other level open too"
    for horizon in HORIZONS
    for level in LEVELS
}


def questions(walked: Walked) -> list[Question]:
    """Each horizon at each level, and assets that the fit had never seen."""
    return [
        asked
        for horizon in HORIZONS
        if horizon.name in walked.parts
        for name in (MODEL, MODEL + UNSEEN)
        if name in walked.said[horizon.name]
        for asked in _asked(walked, horizon, name)
    ]


class _Judged:
    """A part as (S, N) by moment and asset, and the intervals that follow from it: half-widths (M, 2) by row, log returns."""

    def __init__(self, walked: Walked, horizon: Horizon, name: str) -> None:
        part = walked.parts[horizon.name]
        self.came = part.beside["came"]
        self.trailing = part.beside["trailing"]
        self.deviation = np.sqrt(np.exp(walked.said[horizon.name][name]) * horizon.steps)
        self._moments, self._day = np.unique(part.table.times, return_inverse=True)
        groups, self._column = np.unique(part.table.groups, return_inverse=True)
        self._shape = (len(self._moments), len(groups))
        self.half = self._adapted(horizon, self.deviation)
        self.plain = self._adapted(horizon, self.trailing)
        self.normal = self.trailing[:, None] * np.array(_NORMAL)

    def _adapted(self, horizon: Horizon, deviation: Floats) -> Floats:
        found = bands(horizon, self.spread(deviation), self.spread(self.came)).at(self._day.astype(np.int64))
        return deviation[:, None] * found

    def spread(self, values: Floats) -> Floats:
        """(M,) as (S, N)."""
        found = np.full(self._shape, np.nan)
        found[self._day, self._column] = values
        return found


def _score(half: Floats, came: Floats, level: float) -> Floats:
    """Interval score in percent: width and, for what lies outside, how far at 2 / (1 − level). Gneiting and Raftery 2007."""
    found: Floats = 100.0 * (2.0 * half + 2.0 / (1.0 - level) * np.maximum(np.abs(came) - half, 0.0))
    return found


def _asked(walked: Walked, horizon: Horizon, name: str) -> list[Question]:
    part, judged = walked.parts[horizon.name], _Judged(walked, horizon, name)
    known = np.isfinite(judged.came)
    found = []
    for place, level in enumerate(LEVELS):
        half = judged.half[:, place]
        inside = np.where(known & np.isfinite(half), np.abs(judged.came) <= half, np.nan)
        baselines = {"normal, trailing volatility": judged.normal, "trailing volatility, adapted": judged.plain}
        seen = name == MODEL
        found.append(
            Question(
                key=gate_of(horizon, level) + ("" if seen else "_left_out"),
                what=f"interval of {level:.0%} of the price in {horizon.hours} h" + ("" if seen else ", assets never seen"),
                metric="interval score, percent",
                model=_score(half, judged.came, level),
                baselines={one: _score(each[:, place], judged.came, level) for one, each in baselines.items()},
                times=part.table.times,
                groups=part.table.groups,
                fold=walked.fold[horizon.name],
                horizon=part.horizon,
                worth=_WORTH,
                said=np.where(np.isfinite(half), level, np.nan),
                happened=inside,
                gated=seen,
            )
        )
    return found


def coverages(walked: Walked) -> dict[str, Any]:
    """`coverage`: the share of prices inside, in calm and in crash weeks apart; `direction`: of rules that guess where a price goes."""
    found: list[dict[str, Any]] = []
    ways: list[dict[str, Any]] = []
    for horizon in HORIZONS:
        if horizon.name not in walked.parts:
            continue
        part, judged = walked.parts[horizon.name], _Judged(walked, horizon, MODEL)
        spoken = walked.fold[horizon.name] >= 0
        for place, level in enumerate(LEVELS):
            for who, half in (("model", judged.half), (TRAILING, judged.plain)):
                found += _covered(horizon, judged, part, half[:, place], spoken, {"level": level, "by": who})
        ways += _directions(part, horizon, spoken)
    return {"coverage": found, "direction": ways}


def _covered(
    horizon: Horizon, judged: _Judged, part: Part, half: Floats, spoken: NDArray[np.bool_], about: Mapping[str, Any]
) -> list[dict[str, Any]]:
    wide, came = judged.spread(np.where(spoken, half, np.nan)), judged.spread(judged.came)
    crash = judged.spread(part.beside["crash"])
    groups = (("all", np.isfinite(crash)), ("calm weeks", crash == 0.0), ("crash weeks", crash == 1.0))
    return [
        {
            "horizon_hours": horizon.hours,
            **about,
            "group": group,
            "share": one.share,
            "low": None if one.interval is None else max(0.0, one.interval.low),
            "high": None if one.interval is None else min(1.0, one.interval.high),
            "width": one.width,
            "n": one.n,
        }
        for group, member in groups
        for one in coverage(-wide, wide, came, level=about["level"], groups=np.where(member, 0, -1), overlap=horizon.delay)
    ]


def _directions(part: Part, horizon: Horizon, spoken: NDArray[np.bool_]) -> list[dict[str, Any]]:
    """How often a price rose, and how often it went on as over the last stretch of the same length."""
    came, before = part.beside["came"], part.beside["before"]
    rules: dict[str, Floats] = {
        "up": np.where(came != 0.0, came > 0.0, np.nan),
        "goes on": np.where((came != 0.0) & (before != 0.0) & np.isfinite(before), came * before > 0.0, np.nan),
    }
    found = []
    for rule, happened in rules.items():
        right = np.where(spoken & np.isfinite(came), happened, np.nan)
        mean = mean_over_moments(right, _times(part), overlap=horizon.delay, method="cosines")
        if mean is not None:
            found.append(
                {
                    "horizon_hours": horizon.hours,
                    "rule": rule,
                    "right": mean.mean,
                    "low": mean.low,
                    "high": mean.high,
                    "n": mean.n,
                }
            )
    return found


def _times(part: Part) -> Integers:
    return part.table.times
