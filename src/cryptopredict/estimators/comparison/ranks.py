"""How well scores order what followed, moment by moment."""

import numpy as np

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison.means import MomentMean, mean_over_moments

__all__ = ["mid_ranks", "rank_ic", "rank_ics"]


def mid_ranks(values: Floats) -> Floats:
    """Ranks 1..n of finite values (n,); ties share the mean of their places."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(counts) - (counts - 1) / 2.0)[places]
    return ranks


def _correlation(one: Floats, other: Floats) -> float:
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / size if size > 0.0 else np.nan


def rank_ics(
    score: Floats, outcome: Floats, times: Integers, *, control: Floats | None = None, minimum: int = 10
) -> tuple[Floats, Integers]:
    """Spearman correlation of scores and outcomes (M,) within each moment, (T,), and the moments, (T,).

    NaN where fewer than `minimum` rows are known or all scores are alike. With `control` (M,) it is the partial correlation: what
    the score knows beyond it (volatility, mostly).
    """
    known = np.isfinite(score) & np.isfinite(outcome)
    if control is not None:
        known &= np.isfinite(control)
    rows = np.flatnonzero(known)
    rows = rows[np.argsort(times[rows], kind="stable")]
    moments, starts = np.unique(times[rows], return_index=True)
    found = np.full(moments.shape[0], np.nan)
    for k, chunk in enumerate(np.split(rows, starts[1:])):
        if chunk.shape[0] < max(minimum, 3):
            continue
        ours, theirs = mid_ranks(score[chunk]), mid_ranks(outcome[chunk])
        value = _correlation(ours, theirs)
        if control is not None:
            held = mid_ranks(control[chunk])
            with_score, with_outcome = _correlation(ours, held), _correlation(theirs, held)
            rest = (1.0 - with_score * with_score) * (1.0 - with_outcome * with_outcome)
            # A score that is the control itself knows nothing beyond it.
            value = (value - with_score * with_outcome) / np.sqrt(rest) if rest > 1e-12 else 0.0
        found[k] = value
    return found, moments


def rank_ic(
    score: Floats,
    outcome: Floats,
    times: Integers,
    *,
    overlap: int,
    control: Floats | None = None,
    level: float = 0.95,
    minimum: int = 10,
) -> MomentMean | None:
    """Mean rank IC over moments, each weighing the same, with Newey and West's interval and t; None below 30 independent moments."""
    found, moments = rank_ics(score, outcome, times, control=control, minimum=minimum)
    return mean_over_moments(found, moments, overlap=overlap, level=level)
