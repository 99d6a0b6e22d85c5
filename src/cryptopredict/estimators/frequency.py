"""Probabilities and means estimated from what followed the same situation before: honest first models, and baselines for later.

Everything walks forward: the estimate at row t uses outcomes that were known by t alone. Old outcomes fade with a half-life.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from cryptopredict.base import Floats, Integers

__all__ = ["ClusterMeans", "Frequencies", "cluster_means", "frequencies"]


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """Walk-forward conditional frequencies: `probability` (T, N, K) sums to 1 over K; `count` (T, N) is the weight behind it."""

    probability: Floats
    count: Floats


@njit(cache=True, nogil=True)
def _walk(
    cells: Integers, outcomes: Integers, delay: int, n_cells: int, n_outcomes: int, keep: float, prior: float
) -> tuple[Floats, Floats]:
    rows, columns = cells.shape
    table = np.zeros((n_cells, n_outcomes))
    overall = np.zeros(n_outcomes)
    probability = np.full((rows, columns, n_outcomes), np.nan)
    count = np.zeros((rows, columns))
    for t in range(rows):
        table *= keep
        overall *= keep
        u = t - delay
        if u >= 0:
            for n in range(columns):
                c = cells[u, n]
                y = outcomes[u, n]
                if c >= 0 and y >= 0:
                    table[c, y] += 1.0
                    overall[y] += 1.0
        seen = overall.sum()
        if seen <= 0.0:
            continue
        for n in range(columns):
            c = cells[t, n]
            if c < 0:
                continue
            weight = table[c].sum()
            count[t, n] = weight
            for y in range(n_outcomes):
                probability[t, n, y] = (table[c, y] + prior * overall[y] / seen) / (weight + prior)
    return probability, count


def frequencies(
    cells: Integers,
    outcomes: Integers,
    *,
    delay: int,
    n_cells: int,
    n_outcomes: int,
    half_life: float | None = None,
    prior: float = 20.0,
) -> Frequencies:
    """How often each outcome followed each cell, at every row, shrunk to the overall frequency by `prior` pseudo-outcomes.

    Args:
        cells: (T, N) situation of each row and column, −1 where there is none.
        outcomes: (T, N) what followed, 0..K−1, −1 where unknown. Row u becomes known at row u + `delay`.
        delay: Rows until an outcome is known, ≥ 1.
        n_cells: Number of situations.
        n_outcomes: K.
        half_life: Rows after which an outcome counts half; None never fades.
        prior: Weight of the overall frequency.
    """
    keep = 1.0 if half_life is None else 0.5 ** (1.0 / half_life)
    return Frequencies(*_walk(cells, outcomes, delay, n_cells, n_outcomes, keep, prior))


@dataclass(frozen=True, slots=True, eq=False)
class ClusterMeans:
    """Walk-forward conditional means of K quantities, with clusters (one row = one cluster) as the unit of evidence.

    `mean` and `variance` (T, C, K): mean over clusters and variance between them, for each cell; `clusters` (T, C): how many;
    `count` (T, C): single outcomes behind them.
    """

    mean: Floats
    variance: Floats
    clusters: Floats
    count: Floats


@njit(cache=True, nogil=True)
def _row_sums(cells: Integers, values: Floats, totals: Floats, numbers: Floats) -> None:
    """Add up one row: `values` (N, K) by `cells` (N,) into `totals` (C, K), and how many into `numbers` (C,)."""
    totals[:] = 0.0
    numbers[:] = 0.0
    for n in range(cells.shape[0]):
        c = cells[n]
        if c >= 0 and values[n, 0] == values[n, 0]:
            numbers[c] += 1.0
            for k in range(values.shape[1]):
                totals[c, k] += values[n, k]


@njit(cache=True, nogil=True)
def _walk_clusters(
    cells: Integers, values: Floats, delay: int, n_cells: int, keep: float
) -> tuple[Floats, Floats, Floats, Floats]:
    rows, _, quantities = values.shape
    weight = np.zeros(n_cells)
    single = np.zeros(n_cells)
    total = np.zeros((n_cells, quantities))
    square = np.zeros((n_cells, quantities))
    mean = np.full((rows, n_cells, quantities), np.nan)
    variance = np.full((rows, n_cells, quantities), np.nan)
    clusters = np.zeros((rows, n_cells))
    count = np.zeros((rows, n_cells))
    here = np.zeros((n_cells, quantities))
    number = np.zeros(n_cells)
    for t in range(rows):
        weight *= keep
        single *= keep
        total *= keep
        square *= keep
        if t >= delay:
            _row_sums(cells[t - delay], values[t - delay], here, number)
            for c in range(n_cells):
                if number[c] > 0.0:
                    weight[c] += 1.0
                    single[c] += number[c]
                    # Number by number: whole rows would each be a new array.
                    for k in range(quantities):
                        row_mean = here[c, k] / number[c]
                        total[c, k] += row_mean
                        square[c, k] += row_mean * row_mean
        clusters[t] = weight
        count[t] = single
        for c in range(n_cells):
            if weight[c] > 1.0:
                for k in range(quantities):
                    mean[t, c, k] = total[c, k] / weight[c]
                    spread = np.maximum(square[c, k] / weight[c] - mean[t, c, k] * mean[t, c, k], 0.0)
                    variance[t, c, k] = spread * weight[c] / (weight[c] - 1.0)
    return mean, variance, clusters, count


def cluster_means(cells: Integers, values: Floats, *, delay: int, n_cells: int, half_life: float | None = None) -> ClusterMeans:
    """Means of `values` (T, N, K) by cell (T, N), from rows known by then; outcomes of one row are one cluster, for they move together."""
    keep = 1.0 if half_life is None else 0.5 ** (1.0 / half_life)
    return ClusterMeans(*_walk_clusters(cells, values, delay, n_cells, keep))
