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
def _window_sums(x: Floats, window: int, power: int) -> tuple[Floats, Floats]:
    rows, columns = x.shape
    total = np.zeros((rows, columns))
    count = np.zeros((rows, columns))
    for t in range(rows):
        if t == 0 or t % _RESUM_EVERY == 0:
            for u in range(max(0, t - window + 1), t + 1):
                for n in range(columns):
                    v = x[u, n]
                    if v == v:  # noqa: PLR0124 - false for NaN alone
                        total[t, n] += v**power
                        count[t, n] += 1.0
            continue
        for n in range(columns):
            s = total[t - 1, n]
            c = count[t - 1, n]
            v = x[t, n]
            if v == v:  # noqa: PLR0124
                s += v**power
                c += 1.0
            if t >= window:
                v = x[t - window, n]
                if v == v:  # noqa: PLR0124
                    s -= v**power
                    c -= 1.0
            total[t, n] = s
            count[t, n] = c
    return total, count


def rolling_mean(values: Floats, window: int, *, least: int | None = None) -> Floats:
    """Mean of the last `window` rows, (T, N). `least` values are needed, 80 % of the window if not said."""
    total, count = _window_sums(values, window, 1)
    needed = least if least is not None else int(0.8 * window)
    return np.where(count >= max(needed, 1), total / np.maximum(count, 1.0), np.nan)


def rolling_moments(values: Floats, window: int, *, least: int | None = None) -> tuple[Floats, Floats, Floats]:
    """Mean, standard deviation (ddof 1) and count of the last `window` rows, each (T, N)."""
    total, count = _window_sums(values, window, 1)
    square, _ = _window_sums(values, window, 2)
    needed = least if least is not None else int(0.8 * window)
    enough = count >= max(needed, 2)
    mean = total / np.maximum(count, 1.0)
    variance = np.maximum(square - count * mean * mean, 0.0) / np.maximum(count - 1.0, 1.0)
    return np.where(enough, mean, np.nan), np.where(enough, np.sqrt(variance), np.nan), count


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
