"""Intervals for means, honest about outcomes that overlap."""

import math

import numpy as np

from cryptopredict.base import Edge, Floats

__all__ = ["Z95", "long_run_variance", "overlapping_mean"]

Z95 = 1.959963984540054
_MIN_INDEPENDENT = 30


def long_run_variance(error: Floats, *, overlap: int) -> float:
    """Variance per observation of a mean whose deviations (M,) overlap for `overlap` steps.

    Source: Newey and West 1987, Bartlett weights; over twice `overlap` lags, for with fewer the interval is plainly too narrow.
    """
    n = error.shape[0]
    variance: float = float((error * error).sum()) / n
    lags = min(2 * overlap, n - 1)
    for lag in range(1, lags + 1):
        variance += 2.0 * (1.0 - lag / (lags + 1.0)) * float((error[lag:] * error[:-lag]).sum()) / n
    return max(variance, 0.0)


def overlapping_mean(values: Floats, *, overlap: int, against: str, unit: str) -> Edge | None:
    """Mean of differences (M,) whose neighbours overlap, with a Newey-West 95 % interval; None below 30 independent ones."""
    values = values[np.isfinite(values)]
    n = values.shape[0]
    if n / max(overlap, 1) < _MIN_INDEPENDENT:
        return None
    mean = float(values.mean())
    half = Z95 * math.sqrt(long_run_variance(values - mean, overlap=overlap) / n)
    return Edge(against, mean, mean - half, mean + half, n, unit)
