"""Whether losses went beyond a value at risk as often as promised, and one after the other no more often than by chance."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, xlogy

__all__ = ["christoffersen", "kupiec"]


def kupiec(exceeded: NDArray[np.bool_], level: float) -> float:
    """p-value of as many exceedances (T,) as there were, if one in 1/(1 − `level`) is promised; periods must not overlap.

    Source: Kupiec 1995, likelihood ratio of proportions, χ² with one degree of freedom. 1 where nothing was seen.
    """
    count, hits, promised = len(exceeded), int(exceeded.sum()), 1.0 - level
    if not count:
        return 1.0
    share = hits / count
    ratio = -2.0 * (_likelihood(hits, count, promised) - _likelihood(hits, count, share))
    return float(chdtrc(1.0, max(ratio, 0.0)))


def christoffersen(exceeded: NDArray[np.bool_]) -> float:
    """p-value of exceedances (T,), oldest first, following each other as they did if each came independently of the one before.

    Source: Christoffersen 1998, likelihood ratio of a Markov chain, χ² with one degree of freedom. 1 where there are none, or all are.
    """
    before, after = exceeded[:-1], exceeded[1:]
    calm, calm_hits = int((~before).sum()), int((~before & after).sum())
    wild, wild_hits = int(before.sum()), int((before & after).sum())
    if not calm or not wild:
        return 1.0
    share = (calm_hits + wild_hits) / (calm + wild)
    apart = _likelihood(calm_hits, calm, calm_hits / calm) + _likelihood(wild_hits, wild, wild_hits / wild)
    ratio = -2.0 * (_likelihood(calm_hits + wild_hits, calm + wild, share) - apart)
    return float(chdtrc(1.0, max(ratio, 0.0)))


def _likelihood(hits: int, count: int, share: float) -> float:
    """Log likelihood of so many hits."""
    return float(xlogy(hits, share) + xlogy(count - hits, 1.0 - share))
