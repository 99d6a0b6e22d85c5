"""How well what was said agrees with what happened, with intervals that know that a day is one observation."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.comparison import moment_sums
from cryptopredict.estimators.intervals import Z95, long_run_variance

__all__ = ["Bin", "calibration_error", "confidence", "reliability"]

Cut = Literal["mass", "width"]


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same probability: mean `said`, share that `happened` with its 95 % interval, `n` claims at `moments` moments."""

    said: float
    happened: float
    low: float
    high: float
    n: int
    moments: int


def confidence(said: Floats, happened: Floats) -> tuple[Floats, Floats]:
    """Of probabilities of classes (M, K): that of the likeliest (M,), and whether it was the one that happened (M,)."""
    best = said.argmax(axis=1)
    return said.max(axis=1), (best == happened).astype(np.float64)


def _cells(said: Floats, bins: int, by: Cut) -> Integers:
    if bins < 1:
        raise BadInput(f"{bins} bins cannot be", to_do="Ask for one or more.")
    if by == "width":
        cells: Integers = np.clip((said * bins).astype(np.int64), 0, bins - 1)
        return cells
    # Equal claims share a bin, so that the order of rows cannot matter.
    _, places, counts = np.unique(said, return_inverse=True, return_counts=True)
    before = np.cumsum(counts) - counts
    equal: Integers = ((before * bins) // said.shape[0])[places]
    return equal


def calibration_error(said: Floats, happened: Floats, *, bins: int = 15, by: Cut = "mass") -> float | None:
    """Expected calibration error: mean |said − happened| over bins of claims (M,), weighted by their number; None without any.

    Source: Naeini et al. 2015; `mass` makes bins of as many claims, `width` of as much probability. Pure chance makes it about
    0.4 √(bins / M), so that few claims look worse than they are.
    """
    known = np.isfinite(said) & np.isfinite(happened)
    if not known.any():
        return None
    cells = _cells(said[known], bins, by)
    gap = np.bincount(cells, weights=said[known] - happened[known], minlength=bins)
    return float(np.abs(gap).sum() / known.sum())


def reliability(
    said: Floats, happened: Floats, times: Integers, *, bins: int = 10, by: Cut = "mass", overlap: int = 1
) -> tuple[Bin, ...]:
    """Bins of claims (M,) from low to high, each with Wilson's interval for as many claims as the clusters are worth.

    Args:
        said: Probabilities, NaN where none.
        happened: 1 or 0, NaN where not known.
        times: Moment of each: those of one moment are one observation, neighbours within `overlap` moments share their outcome.
        bins: How many.
        by: As many claims in each, or as much probability.
        overlap: The horizon in moments.
    """
    known = np.isfinite(said) & np.isfinite(happened)
    if not known.any():
        return ()
    p, y, when = said[known], happened[known], times[known]
    cells = _cells(p, bins, by)
    return tuple(_bin(p[cells == cell], y[cells == cell], when[cells == cell], overlap) for cell in np.unique(cells))


def _bin(said: Floats, happened: Floats, times: Integers, overlap: int) -> Bin:
    n = said.shape[0]
    share = float(happened.mean())
    sums, counts, moments = moment_sums(happened, times)
    clusters = moments.shape[0]
    alone = share * (1.0 - share) / n
    together = long_run_variance((sums - share * counts) * (clusters / n), overlap=overlap) / clusters
    worth = n / max(1.0, together / alone) if alone > 0.0 else clusters / max(overlap, 1)
    squared = Z95 * Z95
    middle = (share + squared / (2.0 * worth)) / (1.0 + squared / worth)
    half = Z95 * math.sqrt(share * (1.0 - share) / worth + squared / (4.0 * worth * worth)) / (1.0 + squared / worth)
    return Bin(float(said.mean()), share, max(0.0, middle - half), min(1.0, middle + half), n, clusters)
