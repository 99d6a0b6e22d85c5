"""Causal kernels over (time × asset) arrays: row t of a result depends on rows up to t alone.

NaN marks a missing value and is left out; a window with fewer than `least` values gives NaN. All kernels walk forward in time
from the first row, so cutting the end of the input cuts the end of the output and changes nothing else, bit for bit.
"""

import numpy as np
from numba import njit

from cryptopredict.base import Floats

__all__ = ["ewm_mean", "lagged", "quotient", "rolling_max", "rolling_mean", "rolling_moments", "rolling_quantile_rank"]

_RESUM_EVERY = 256
"""Running sums are taken anew every so many rows, so that rounding cannot pile up over a long history."""

_compiled = njit(cache=True, nogil=True, error_model="numpy")
"""A division by zero that asked first would keep the loop over assets from being done several at a time. Arrays of results come from
NumPy, which asks for large pages."""


def lagged(values: Floats, rows: int) -> Floats:
    """`values` (T, N) moved `rows` ≥ 0 rows into the future; NaN where nothing has come yet."""
    if rows == 0:
        return values
    out = np.full_like(values, np.nan)
    out[rows:] = values[:-rows]
    return out


@_compiled
def _divided(over: Floats, under: Floats, above: float, out: Floats) -> None:
    for t in range(out.shape[0]):
        for n in range(out.shape[1]):
            out[t, n] = over[t, n] / under[t, n] if under[t, n] > above else np.nan


@_compiled
def _sums(x: Floats, window: int, least: int, mean: Floats) -> None:
    rows, columns = x.shape
    total, count = np.zeros(columns), np.zeros(columns)
    for t in range(rows):
        anew = t % _RESUM_EVERY == 0
        if anew:
            total[:], count[:] = 0.0, 0.0
        for u in range(max(0, t - window + 1) if anew else t, t + 1):
            for n in range(columns):
                there = not np.isnan(x[u, n])
                total[n] += x[u, n] if there else 0.0
                count[n] += 1.0 if there else 0.0
        if t >= window and not anew:
            for n in range(columns):
                there = not np.isnan(x[t - window, n])
                total[n] -= x[t - window, n] if there else 0.0
                count[n] -= 1.0 if there else 0.0
        for n in range(columns):
            mean[t, n] = total[n] / count[n] if count[n] >= least else np.nan


@_compiled
def _moments(x: Floats, window: int, least: int, mean: Floats, deviation: Floats, counts: Floats) -> None:
    rows, columns = x.shape
    total, square, count = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    for t in range(rows):
        anew = t % _RESUM_EVERY == 0
        if anew:
            total[:], square[:], count[:] = 0.0, 0.0, 0.0
        for u in range(max(0, t - window + 1) if anew else t, t + 1):
            for n in range(columns):
                there = not np.isnan(x[u, n])
                v = x[u, n] if there else 0.0
                total[n] += v
                square[n] += v * v
                count[n] += 1.0 if there else 0.0
        if t >= window and not anew:
            for n in range(columns):
                there = not np.isnan(x[t - window, n])
                v = x[t - window, n] if there else 0.0
                total[n] -= v
                square[n] -= v * v
                count[n] -= 1.0 if there else 0.0
        for n in range(columns):
            enough = count[n] >= least
            middle = total[n] / count[n]
            apart = square[n] - count[n] * middle * middle
            apart = max(apart, 0.0)
            counts[t, n] = count[n]
            mean[t, n] = middle if enough else np.nan
            deviation[t, n] = np.sqrt(apart / (count[n] - 1.0)) if enough else np.nan


@_compiled
def _larger(former: float, later: float) -> float:
    """NaN is smaller than everything; of two that are equal it is the former."""
    return former if former >= later or np.isnan(later) else later


@_compiled
def _largest(x: Floats, window: int, out: Floats) -> None:
    """A window is the end of one block of `window` rows and the beginning of the next: two running maxima are enough for all of them.

    Source: van Herk 1992, Gil and Werman 1993.
    """
    rows, columns = x.shape
    to_end, best = np.empty((window, columns)), np.empty(columns)
    for start in range(0, rows, window):
        best[:] = np.nan
        for t in range(start, min(start + window, rows)):
            place = t - start + 1
            for n in range(columns):
                best[n] = _larger(best[n], x[t, n])
            if start > 0 and place < window:
                for n in range(columns):
                    out[t, n] = _larger(to_end[place, n], best[n])
            else:
                out[t] = best
        if start + window <= rows:
            best[:] = np.nan
            for place in range(window - 1, -1, -1):
                for n in range(columns):
                    best[n] = _larger(x[start + place, n], best[n])
                to_end[place] = best


@_compiled
def _weighted(x: Floats, keep: float, out: Floats) -> None:
    rows, columns = x.shape
    total, weight = np.zeros(columns), np.zeros(columns)
    for t in range(rows):
        for n in range(columns):
            v = x[t, n]
            there = not np.isnan(v)
            total[n] = keep * total[n] + v if there else total[n]
            weight[n] = keep * weight[n] + 1.0 if there else weight[n]
            out[t, n] = total[n] / weight[n] if weight[n] > 0.0 else np.nan


def quotient(over: Floats, under: Floats, above: float = 0.0) -> Floats:
    """`over` / `under`, (T, N), where what is divided by is greater than `above`; NaN elsewhere."""
    out = np.empty(over.shape)
    _divided(over, under, above, out)
    return out


def rolling_mean(values: Floats, window: int, *, least: int | None = None) -> Floats:
    """Mean of the last `window` rows, (T, N). `least` values are needed, 80 % of the window if not said."""
    needed = least if least is not None else int(0.8 * window)
    mean = np.empty(values.shape)
    _sums(values, window, max(needed, 1), mean)
    return mean


def rolling_moments(values: Floats, window: int, *, least: int | None = None) -> tuple[Floats, Floats, Floats]:
    """Mean, standard deviation (ddof 1) and count of the last `window` rows, each (T, N)."""
    needed = least if least is not None else int(0.8 * window)
    mean, deviation, count = np.empty(values.shape), np.empty(values.shape), np.empty(values.shape)
    _moments(values, window, max(needed, 2), mean, deviation, count)
    return mean, deviation, count


def rolling_max(values: Floats, window: int) -> Floats:
    """Largest of the last `window` rows, (T, N); NaN only where all of them are NaN. The minimum is −rolling_max(−x)."""
    out = np.empty(values.shape)
    _largest(values, window, out)
    return out


def ewm_mean(values: Floats, half_life: float) -> Floats:
    """Exponentially weighted mean, (T, N), normalised by its weights; a missing row repeats the last mean and does not decay it."""
    out = np.empty(values.shape)
    _weighted(values, 0.5 ** (1.0 / half_life), out)
    return out


@_compiled
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
