"""Many tries at once: which findings stand, and how likely the best one was only the luckiest."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats

__all__ = ["discoveries", "overfitting_probability"]


def discoveries(p_values: Floats, *, rate: float = 0.05) -> NDArray[np.bool_]:
    """Which of these p-values (N,) stand if at most `rate` of the findings may be false (Benjamini and Hochberg 1995)."""
    order = np.argsort(p_values, kind="stable")
    n = p_values.shape[0]
    below = np.flatnonzero(p_values[order] <= rate * np.arange(1, n + 1) / n)
    found = np.zeros(n, dtype=np.bool_)
    if below.size:
        found[order[: below[-1] + 1]] = True
    return found


def overfitting_probability(results: Floats, *, blocks: int = 10) -> float:
    """Probability that the strategy chosen in one half of time is below the median in the other.

    Args:
        results: (T, N) result of N strategies at T moments, finite.
        blocks: Even number of stretches that time is cut into; every way to take half of them is tried.

    Source: combinatorially symmetric cross-validation, Bailey, Borwein, López de Prado and Zhu 2017. A half is about one.
    """
    rows, strategies = results.shape
    if blocks < 2 or blocks % 2 or rows < 2 * blocks or strategies < 2 or not np.isfinite(results).all():
        raise BadInput(f"{rows} moments of {strategies} strategies cannot be cut into {blocks} blocks")
    parts = np.array_split(results, blocks)
    sums = np.array([part.sum(axis=0) for part in parts])
    squares = np.array([(part * part).sum(axis=0) for part in parts])
    counts = np.array([part.shape[0] for part in parts], dtype=np.float64)

    def sharpe(chosen: list[int]) -> Floats:
        n = counts[chosen].sum()
        mean = sums[chosen].sum(axis=0) / n
        deviation = np.sqrt(np.maximum(squares[chosen].sum(axis=0) / n - mean * mean, 0.0))
        ratio = np.zeros(strategies)
        np.divide(mean, deviation, out=ratio, where=deviation > 0.0)
        return ratio

    lost = []
    for half in combinations(range(blocks), blocks // 2):
        best = int(np.argmax(sharpe(list(half))))
        outside = sharpe([block for block in range(blocks) if block not in half])
        place = (np.sum(outside < outside[best]) + 0.5 * (np.sum(outside == outside[best]) - 1.0) + 1.0) / (strategies + 1.0)
        lost.append(place <= 0.5)
    return float(np.mean(lost))
