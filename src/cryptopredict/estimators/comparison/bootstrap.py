"""Intervals by drawing blocks of moments again and again."""

from collections.abc import Iterator

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison.means import moment_sums

__all__ = ["bootstrap_mean", "stationary_draws"]

_CELLS = 1_000_000


def stationary_draws(moments: int, *, block: float, draws: int, seed: int) -> Iterator[Integers]:
    """Positions 0..T-1 of moments drawn anew, in batches (B, T) that together are `draws` rows; the same seed gives the same draws.

    Source: the stationary bootstrap of Politis and Romano 1994: blocks of random length with mean `block`, round the corner.
    """
    rng = np.random.default_rng(seed)
    batch = max(1, _CELLS // moments)
    places = np.arange(moments)
    for done in range(0, draws, batch):
        shape = (min(batch, draws - done), moments)
        begins = rng.random(shape) < 1.0 / block
        begins[:, 0] = True
        last = np.maximum.accumulate(np.where(begins, places, 0), axis=1)
        starts = np.take_along_axis(rng.integers(0, moments, shape), last, axis=1)
        yield (starts + places - last) % moments


def bootstrap_mean(
    values: Floats, times: Integers, *, block: float, draws: int = 2000, seed: int = 0, level: float = 0.95
) -> tuple[float, float]:
    """Percentile interval of the mean of values (M,): whole moments are drawn in blocks of mean length `block` (≥ the overlap)."""
    sums, counts, moments = moment_sums(values, times)
    means = np.concatenate(
        [
            sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
            for drawn in stationary_draws(moments.shape[0], block=block, draws=draws, seed=seed)
        ]
    )
    low, high = np.quantile(means, [0.5 - level / 2.0, 0.5 + level / 2.0])
    return float(low), float(high)
