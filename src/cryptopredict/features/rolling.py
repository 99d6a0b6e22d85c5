"""Causal kernels over (time × asset) arrays: row t of a result depends on rows up to t alone.

NaN marks a missing value and is left out; a window with fewer than `least` values gives NaN. All kernels walk forward in time
from the first row, so cutting the end of the input cuts the end of the output and changes nothing else, bit for bit.
"""

import numpy as np
from numba import njit

from cryptopredict.base import Floats

__all__ = ["ewm_mean", "lagged", "rolling_max", "rolling_mean", "rolling_moments", "rolling_quantile_rank"]

_RESUM_EVERY = 256
"""Running sums are taken anew every so many rows, so that rounding cannot pile up over a long history."""


def lagged(values: Floats, rows: int) -> Floats:
    """`values` (T, N) moved `rows` ≥ 0 rows into the future; NaN where nothing has come yet."""
    if rows == 0:
        return values
    out = np.full_like(values, np.nan)
    out[rows:] = values[:-rows]
    return out


@njit(cache=True, nogil=True)
def _slide(x: Floats, t: int, window: int, total: Floats, square: Floats, count: Floats) -> None:
    """Move the sums of a window, of its squares, and how many there are, (N,) each, on to row t."""
    if t % _RESUM_EVERY == 0:
        total[:], square[:], count[:] = 0.0, 0.0, 0.0
        for u in range(max(0, t - window + 1), t + 1):
            for n in range(x.shape[1]):
                v = x[u, n]
                if v == v:  # noqa: PLR0124 - false for NaN alone
                    total[n] += v
                    square[n] += v * v
                    count[n] += 1.0
        return
    for n in range(x.shape[1]):
        v = x[t, n]
        if v == v:  # noqa: PLR0124
            total[n] += v
            square[n] += v * v
            count[n] += 1.0
        if t >= window:
            v = x[t - window, n]
            if v == v:  # noqa: PLR0124
                total[n] -= v
                square[n] -= v * v
                count[n] -= 1.0


@njit(cache=True, nogil=True)
def _mean(x: Floats, window: int, least: int) -> Floats:
    rows, columns = x.shape
    mean = np.full((rows, columns), np.nan)
    total, square, count = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    for t in range(rows):
        _slide(x, t, window, total, square, count)
        for n in range(columns):
            if count[n] >= least:
                mean[t, n] = total[n] / count[n]
    return mean


@njit(cache=True, nogil=True)
def _moments(x: Floats, window: int, least: int) -> tuple[Floats, Floats, Floats]:
    rows, columns = x.shape
    mean, deviation = np.full((rows, columns), np.nan), np.full((rows, columns), np.nan)
    counts = np.zeros((rows, columns))
    total, square, count = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    for t in range(rows):
        _slide(x, t, window, total, square, count)
        for n in range(columns):
            counts[t, n] = count[n]
            if count[n] >= least:
                middle = total[n] / count[n]
                apart = np.maximum(square[n] - count[n] * middle * middle, 0.0)
                mean[t, n] = middle
                deviation[t, n] = np.sqrt(apart / (count[n] - 1.0))
    return mean, deviation, counts


def rolling_mean(values: Floats, window: int, *, least: int | None = None) -> Floats:
    """Mean of the last `window` rows, (T, N). `least` values are needed, 80 % of the window if not said."""
    needed = least if least is not None else int(0.8 * window)
    mean: Floats = _mean(values, window, max(needed, 1))
    return mean


def rolling_moments(values: Floats, window: int, *, least: int | None = None) -> tuple[Floats, Floats, Floats]:
    """Mean, standard deviation (ddof 1) and count of the last `window` rows, each (T, N)."""
    needed = least if least is not None else int(0.8 * window)
    found: tuple[Floats, Floats, Floats] = _moments(values, window, max(needed, 2))
    return found


@njit(cache=True, nogil=True)
def rolling_max(values: Floats, window: int) -> Floats:
    """Largest of the last `window` rows, (T, N); NaN only where all of them are NaN. The minimum is −rolling_max(−x)."""
    rows, columns = values.shape
    out = np.full((rows, columns), np.nan)
    for t in range(rows):
        for u in range(max(0, t - window + 1), t + 1):
            for n in range(columns):
                v = values[u, n]
                if v == v and not out[t, n] >= v:  # noqa: PLR0124
                    out[t, n] = v
    return out


@njit(cache=True, nogil=True)
def ewm_mean(values: Floats, half_life: float) -> Floats:
    """Exponentially weighted mean, (T, N), normalised by its weights; a missing row repeats the last mean and does not decay it."""
    rows, columns = values.shape
    keep = 0.5 ** (1.0 / half_life)
    out = np.full((rows, columns), np.nan)
    total = np.zeros(columns)
    weight = np.zeros(columns)
    for t in range(rows):
        for n in range(columns):
            v = values[t, n]
            if v == v:  # noqa: PLR0124
                total[n] = keep * total[n] + v
                weight[n] = keep * weight[n] + 1.0
            if weight[n] > 0.0:
                out[t, n] = total[n] / weight[n]
    return out


@njit(cache=True, nogil=True)
def rolling_quantile_rank(values: Floats, window: int, least: int) -> Floats:
    """Share 0..1 of the last `window` values of a series (T,) that are at most the newest one; NaN before `least` values."""
    rows = values.shape[0]
    out = np.full(rows, np.nan)
    for t in range(rows):
        v = values[t]
        if v != v:  # noqa: PLR0124
            continue
        below = 0.0
        seen = 0.0
        for u in range(max(0, t - window + 1), t + 1):
            w = values[u]
            if w == w:  # noqa: PLR0124
                seen += 1.0
                if w <= v:
                    below += 1.0
        if seen >= least:
            out[t] = below / seen
    return out
