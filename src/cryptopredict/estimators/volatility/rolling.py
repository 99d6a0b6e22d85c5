"""Means over the last rows that pass over what is missing."""

import numpy as np
from numba import njit

from cryptopredict.base import Floats

__all__ = ["fading_mean", "known_mean"]


@njit(cache=True, nogil=True)
def known_mean(values: Floats, window: int, minimum: int) -> Floats:
    """Mean of the known values among the last `window` rows, (T, N); NaN with fewer than `minimum`.

    Each window is added up anew, so that a value's bits do not depend on how long ago the series began.
    """
    rows, columns = values.shape
    out = np.full((rows, columns), np.nan)
    for t in range(rows):
        first = max(0, t - window + 1)
        for n in range(columns):
            total = 0.0
            count = 0
            for u in range(first, t + 1):
                x = values[u, n]
                if x == x:  # noqa: PLR0124  # missing is not equal to itself
                    total += x
                    count += 1
            if count >= minimum:
                out[t, n] = total / count
    return out


@njit(cache=True, nogil=True)
def fading_mean(values: Floats, half_life: float) -> Floats:
    """Exponentially weighted mean of the known values up to each row, (T, N); NaN where the row's own value is missing."""
    rows, columns = values.shape
    keep = 0.5 ** (1.0 / half_life)
    out = np.full((rows, columns), np.nan)
    for n in range(columns):
        total = 0.0
        weight = 0.0
        for t in range(rows):
            total *= keep
            weight *= keep
            x = values[t, n]
            if x == x:  # noqa: PLR0124  # missing is not equal to itself
                total += x
                weight += 1.0
                out[t, n] = total / weight
    return out
