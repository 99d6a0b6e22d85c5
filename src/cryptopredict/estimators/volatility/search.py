"""The search for the parameters of GARCH models, many series at once: BFGS on free parameters from good points of a grid."""

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.volatility.likelihood import FREE, backcast, likelihood, natural

__all__ = ["fit_series"]

_STEPS = 200
_PERSISTENCE = np.array([0.3, 0.7, 0.9, 0.97, 0.995])
_NEWS_SHARE = np.array([0.01, 0.1, 0.4])
_SHORT = 750
_BANDS = np.array([0, 2, 3, 5])  # short series have peaks with and without memory: one start from each part of the persistences


@njit(cache=True, nogil=True)
def _logit(x: float) -> float:
    return math.log(x / (1.0 - x))


@njit(cache=True, nogil=True)
def _starts(values: Floats, start: float, student: bool) -> Floats:
    """The likeliest point of a grid in each band of persistences: all with the sample's variance as the unconditional one.

    (3, 6), or (4, 6) for a short series, which may be likeliest where the variance only fades and news means nothing.
    """
    bands = _BANDS.shape[0] - 1
    best = np.zeros((bands + (values.shape[0] < _SHORT), FREE))
    gradient = np.empty(FREE)
    point = np.zeros(FREE)
    point[0] = values.mean()
    point[5] = math.log(3.0)
    for band in range(bands):
        top = -math.inf
        for persistence in _PERSISTENCE[_BANDS[band] : _BANDS[band + 1]]:
            for share in _NEWS_SHARE:
                point[1] = math.log(1.0 - persistence)
                point[2] = _logit(persistence)
                point[3] = _logit(share)
                worth = likelihood(values, start, point, student, gradient)
                if worth > top:
                    top = worth
                    best[band] = point
    if best.shape[0] > bands:
        point[1], point[2], point[3] = math.log(0.03), _logit(0.97), _logit(0.003)
        best[bands] = point
    return best


@njit(cache=True, nogil=True)
def _forward(
    values: Floats, start: float, student: bool, at: Floats, worth: float, step: Floats, slope: float, gradient: Floats
) -> tuple[Floats, float]:
    """The first of `step`, 0.3 step, 0.09 step … that climbs enough, what is reached and what it is worth; −∞ if none does."""
    rows = values.shape[0]
    size = 1.0
    while size > 1e-8:
        new = at + size * step
        new_worth = likelihood(values, start, new, student, gradient) / rows
        if new_worth >= worth + 1e-4 * size * slope:
            return new, new_worth
        size *= 0.3
    return at, -math.inf


@njit(cache=True, nogil=True)
def _updated(inverse: Floats, moved: Floats, change: Floats, curve: float) -> Floats:
    """The inverse Hessian after a step, by the formula of Broyden, Fletcher, Goldfarb and Shanno."""
    across = inverse @ change
    factor = (1.0 + (change * across).sum() / curve) / curve
    updated: Floats = inverse + factor * np.outer(moved, moved) - (np.outer(across, moved) + np.outer(moved, across)) / curve
    return updated


@njit(cache=True, nogil=True)
def _climb(values: Floats, start: float, student: bool, active: Floats, point: Floats) -> tuple[Floats, float, bool]:
    """BFGS with a step that is halved until it climbs enough. `active` (6,) is 1 where a parameter is free, else 0."""
    rows = values.shape[0]
    at = point.copy()
    gradient = np.empty(FREE)
    worth = likelihood(values, start, at, student, gradient) / rows
    gradient *= active / rows
    inverse = np.eye(FREE)
    inverse *= 1.0 / max(math.sqrt((gradient * gradient).sum()), 0.05) * 0.3
    fresh = True
    new_gradient = np.empty(FREE)
    for _ in range(_STEPS):
        if np.abs(gradient).max() < 1e-6:
            return at, worth * rows, True
        step = inverse @ gradient
        slope = (step * gradient).sum()
        longest = np.abs(step).max()
        if longest > 2.0:  # a logit moves no further than 2 at once
            step *= 2.0 / longest
            slope *= 2.0 / longest
        new, new_worth = _forward(values, start, student, at, worth, step, slope, new_gradient)
        if not new_worth >= worth:
            if fresh:
                return at, worth * rows, np.abs(gradient).max() < 1e-4
            inverse = np.eye(FREE)
            fresh = True
            continue
        new_gradient *= active / rows
        moved = new - at
        change = gradient - new_gradient
        gain = new_worth - worth
        curve = (moved * change).sum()
        if curve > 1e-14:
            if fresh:
                inverse = np.eye(FREE) * curve / (change * change).sum()
                fresh = False
            inverse = _updated(inverse, moved, change, curve)
        at = new
        worth = new_worth
        gradient = new_gradient.copy()
        if gain * rows < 1e-7 and np.abs(gradient).max() < 1e-5:
            return at, worth * rows, True
    return at, worth * rows, False


@njit(cache=True, nogil=True)
def fit_series(
    series: Floats, begin: Integers, asymmetric: bool, student: bool
) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
    """Maximum likelihood of every series.

    Args:
        series: All series one after another, each of variance 1.
        begin: (N + 1,) where each begins; an empty one gets NaN.
        asymmetric: GJR (bad news has its own weight) or GARCH.
        student: Student-t innovations or normal ones.

    Returns:
        Natural parameters (N, 6), log-likelihood (N,), backcast (N,), whether the search ended at a peak (N,).
    """
    count = begin.shape[0] - 1
    parameters = np.full((count, FREE), np.nan)
    worth = np.full(count, np.nan)
    first = np.full(count, np.nan)
    peak = np.zeros(count, dtype=np.bool_)
    active = np.ones(FREE)
    active[4] = 1.0 if asymmetric else 0.0
    active[5] = 1.0 if student else 0.0
    for n in range(count):
        values = series[begin[n] : begin[n + 1]]
        if values.shape[0] == 0:
            continue
        first[n] = backcast(values)
        worth[n] = -math.inf
        for point in _starts(values, first[n], student):
            at, found, ended = _climb(values, first[n], student, active, point)
            if found > worth[n]:
                worth[n] = found
                parameters[n] = natural(at)
                peak[n] = ended
    return parameters, worth, first, peak
