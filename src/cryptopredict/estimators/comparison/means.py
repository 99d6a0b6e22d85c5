"""Means and paired differences whose unit of evidence is the moment."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import stdtr, stdtrit

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.intervals import long_run_variance

__all__ = ["Method", "MomentMean", "compare", "compare_by_fold", "mean_over_moments", "moment_sums"]

Method = Literal["cosines", "newey_west"]


@dataclass(frozen=True, slots=True)
class MomentMean:
    """A mean with its interval at `level`, t and two-sided p; `n` observations in `moments` clusters."""

    mean: float
    low: float
    high: float
    level: float
    t: float
    p: float
    n: int
    moments: int

    @property
    def clears_zero(self) -> bool:
        """Whether the whole interval is on the good side."""
        return self.low > 0.0


def moment_sums(values: Floats, times: Integers) -> tuple[Floats, Floats, Integers]:
    """Sums (T,) and counts (T,) of the finite values (M,) at each moment, and the moments (T,), ascending."""
    if values.shape != times.shape:
        raise BadInput(f"{values.shape} values do not fit {times.shape} times")
    known = np.isfinite(values)
    moments, places = np.unique(times[known], return_inverse=True)
    sums = np.bincount(places, weights=values[known], minlength=moments.shape[0]).astype(np.float64)
    counts = np.bincount(places, minlength=moments.shape[0]).astype(np.float64)
    return sums, counts, moments.astype(np.int64)


def _newey_west(error: Floats, overlap: int) -> tuple[float, float]:
    """Standard error of the mean of `error` (T,), and degrees of freedom, with the small-sample factor of Harvey et al."""
    clusters = error.shape[0]
    factor = math.sqrt((clusters + 1.0 - 2.0 * overlap + overlap * (overlap - 1.0) / clusters) / clusters)
    return math.sqrt(long_run_variance(error, overlap=overlap) / clusters) / factor, clusters - 1.0


def _cosines(error: Floats, overlap: int) -> tuple[float, float]:
    """The same by equally weighted cosines, fewer than half as many as there are independent stretches."""
    clusters = error.shape[0]
    waves = max(4, int(min(0.41 * clusters ** (2.0 / 3.0), clusters / (2.0 * overlap))))
    angles = np.pi * np.arange(1, waves + 1)[:, None] * (np.arange(clusters) + 0.5) / clusters
    projected = math.sqrt(2.0 / clusters) * (np.cos(angles) * error).sum(axis=1)
    return math.sqrt(float((projected * projected).mean()) / clusters), float(waves)


def mean_over_moments(
    values: Floats, times: Integers, *, overlap: int = 1, level: float = 0.95, method: Method = "newey_west", least: int = 30
) -> MomentMean | None:
    """Mean of values (M,), each weighing the same, with an interval that treats those of one moment as one observation.

    Args:
        values: What is averaged; those that are not finite are left out.
        times: (M,) moment of each, in any order.
        overlap: Moments that share the same stretch of outcome, ≥ 1: the horizon in steps.
        level: Of the interval.
        method: `newey_west` is what the literature reports: Newey and West 1987 over the sums of the moments, with the factor and
            Student's t of Harvey, Leybourne and Newbold 1997. `cosines` (Lazarus, Lewis, Stock and Watson 2018) keeps its promise
            where outcomes overlap: of intervals said to hold 95 %, seven days of overlap in 400 leave 8.4 % outside with the
            former and 5.5 % with the latter. Whatever opens or closes a gate uses it.
        least: Independent moments below which nothing is said.

    Returns:
        None below `least` independent moments.
    """
    sums, counts, moments = moment_sums(values, times)
    clusters = moments.shape[0]
    steps = max(overlap, 1)
    if clusters / steps < least:
        return None
    n = float(counts.sum())
    mean = float(sums.sum() / n)
    error = (sums - mean * counts) * (clusters / n)
    scale, freedom = _newey_west(error, steps) if method == "newey_west" else _cosines(error, steps)
    half = float(stdtrit(freedom, 0.5 + level / 2.0)) * scale
    t = mean / scale if scale > 0.0 else math.copysign(math.inf, mean) if mean else 0.0
    p = 2.0 * float(stdtr(freedom, -abs(t)))
    return MomentMean(mean, mean - half, mean + half, level, t, p, int(n), clusters)


def compare(
    model_loss: Floats,
    baseline_loss: Floats,
    times: Integers,
    *,
    overlap: int = 1,
    level: float = 0.95,
    method: Method = "newey_west",
) -> MomentMean | None:
    """By how much a model's losses (M,) are lower than its baseline's on the same rows: positive is better.

    Source: Diebold and Mariano 1995, clustered by moment, with the correction of Harvey, Leybourne and Newbold 1997. Where others
    take model minus baseline and ask for t ≤ −3, this t is ≥ 3.
    """
    return mean_over_moments(baseline_loss - model_loss, times, overlap=overlap, level=level, method=method)


def compare_by_fold(model_loss: Floats, baseline_loss: Floats, folds: Integers) -> Floats:
    """Mean difference (positive is better) in each fold 0..F-1, (F,); `folds` (M,) is −1 where a row is in none."""
    better = baseline_loss - model_loss
    used = (folds >= 0) & np.isfinite(better)
    counts = np.bincount(folds[used])
    sums = np.bincount(folds[used], weights=better[used])
    found = np.full(counts.shape[0], np.nan)
    np.divide(sums, counts, out=found, where=counts > 0)
    return found
