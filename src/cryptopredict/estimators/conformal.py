"""Intervals that hold what they promise when the market changes: conformal, adaptive in time, with outcomes that come late."""

from dataclasses import dataclass

import numpy as np
from numba import njit

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.comparison import MomentMean, mean_over_moments

__all__ = ["AdaptiveConformal", "Coverage", "Intervals", "coverage"]

_STEP = 0.01
_BINS = 4100
_HEAVY = 1e200


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """`low` and `high` (T, N), NaN where nothing was said; `missing` (T, G) is the share of misses aimed at, by group."""

    low: Floats
    high: Floats
    missing: Floats


@dataclass(frozen=True, slots=True)
class AdaptiveConformal:
    """Widens or narrows given intervals so that `level` of the outcomes fall inside.

    The score of an outcome is how far it lay outside the given interval, in half-widths of it (conformalised quantiles, Romano et al.
    2019, scaled). An interval is widened by a quantile of the scores known by then, which fade with `half_life` rows. The quantile's
    level moves by `rate` × (aim − share of misses) whenever outcomes become known (Gibbs and Candès 2021), so that it also holds when
    outcomes change faster than scores fade; at most to a twentieth of the aim or a half.

    `delay`: rows until an outcome is known, ≥ 1; `least`: outcomes of a group before anything is said.
    """

    level: float
    delay: int
    half_life: float = 180.0
    rate: float = 0.01
    least: int = 50

    def __post_init__(self) -> None:
        if not 0.5 <= self.level < 1.0 or self.delay < 1 or self.half_life <= 0.0 or self.rate < 0.0:
            raise BadInput("These intervals cannot be made", why="Level in 0.5..1, delay ≥ 1, half-life > 0, rate ≥ 0.")

    def walk(self, low: Floats, high: Floats, happened: Floats, *, groups: Integers | None = None) -> Intervals:
        """Walk over all rows once; row t uses outcomes of rows ≤ t − delay alone.

        Args:
            low: (T, N) lower ends given by a model, NaN where it said nothing.
            high: (T, N) upper ends, above the lower.
            happened: (T, N) outcomes, NaN where not known.
            groups: (N,) 0..G-1, which columns learn together; None for all. Scores have no unit, so pooling is usually right.
        """
        if not low.shape == high.shape == happened.shape or low.ndim != 2:
            raise BadInput("Ends of intervals and outcomes differ in shape")
        member = np.zeros(low.shape[1], dtype=np.int64) if groups is None else groups
        keep = 0.5 ** (1.0 / self.half_life)
        return Intervals(*_walk(low, high, happened, member, self.delay, 1.0 - self.level, keep, self.rate, float(self.least)))


@njit(cache=True, nogil=True)
def _widening(scores: Floats, aim: float) -> float:
    """Upper edge of the bin where the share of scores below reaches 1 − aim."""
    total = scores.sum()
    wanted = (1.0 - aim) * total
    below = 0.0
    for place in range(scores.shape[0]):
        below += scores[place]
        if below >= wanted:
            return float((place + 1) * _STEP - 1.0)
    return float(scores.shape[0] * _STEP - 1.0)


@njit(cache=True, nogil=True)
def _learn(
    given: tuple[Floats, Floats],
    said: tuple[Floats, Floats],
    happened: Floats,
    groups: Integers,
    weight: float,
    tally: Floats,
    scores: Floats,
) -> None:
    """Add the outcomes of one row (N,) to `scores` (G, bins) and, into `tally` (3, G): outcomes, judged intervals, misses."""
    low, high = given
    lower, upper = said
    tally[:] = 0.0
    for n in range(happened.shape[0]):
        half = 0.5 * (high[n] - low[n])
        if np.isnan(happened[n]) or not half > 0.0:
            continue
        g = groups[n]
        score = max(low[n] - happened[n], happened[n] - high[n]) / half
        # Cut before it becomes a whole number: an outcome may be anything.
        place = int(min(max((score + 1.0) / _STEP, 0.0), _BINS - 1.0))
        scores[g, place] += weight
        tally[0, g] += 1.0
        if not np.isnan(lower[n]):
            tally[1, g] += 1.0
            if happened[n] < lower[n] or happened[n] > upper[n]:
                tally[2, g] += 1.0


@njit(cache=True, nogil=True)
def _walk(
    low: Floats,
    high: Floats,
    happened: Floats,
    groups: Integers,
    delay: int,
    aim: float,
    keep: float,
    rate: float,
    least: float,
) -> tuple[Floats, Floats, Floats]:
    rows, columns = low.shape
    number = groups.max() + 1 if columns else 1
    scores = np.zeros((number, _BINS))
    seen, widening, aims = np.zeros(number), np.zeros(number), np.full(number, aim)
    tally = np.zeros((3, number))
    lower, upper = np.full(low.shape, np.nan), np.full(low.shape, np.nan)
    missing = np.full((rows, number), np.nan)
    weight = 1.0
    for t in range(rows):
        u = t - delay
        if u >= 0:
            # New outcomes weigh more instead of old ones less: the same shares, without touching every bin at every row.
            weight /= keep
            _learn((low[u], high[u]), (lower[u], upper[u]), happened[u], groups, weight, tally, scores)
            seen += tally[0]
            aims += rate * (aim * tally[1] - tally[2]) / np.maximum(tally[1], 1.0)
            aims = np.minimum(np.maximum(aims, aim / 20.0), 0.5)
            if weight > _HEAVY:
                scores /= weight
                weight = 1.0
        for g in range(number):
            missing[t, g] = aims[g]
            if seen[g] >= least:
                widening[g] = _widening(scores[g], aims[g])
        for n in range(columns):
            half = 0.5 * (high[t, n] - low[t, n])
            if seen[groups[n]] >= least and half > 0.0:
                lower[t, n] = low[t, n] - widening[groups[n]] * half
                upper[t, n] = high[t, n] + widening[groups[n]] * half
    return lower, upper, missing


@dataclass(frozen=True, slots=True)
class Coverage:
    """How intervals of one group did: `share` inside, with its interval where there are 30 independent moments.

    `width` is their mean width; `score` the mean interval score (Gneiting and Raftery 2007; lower is better); `n` resolved.
    """

    group: int
    share: float
    interval: MomentMean | None
    width: float
    score: float
    n: int


def coverage(
    low: Floats, high: Floats, happened: Floats, *, level: float, groups: Integers | None = None, overlap: int = 1
) -> tuple[Coverage, ...]:
    """Coverage of intervals (T, N) by group (T, N) such as regime or asset, −1 for none; a row is one observation."""
    member = np.zeros(low.shape, dtype=np.int64) if groups is None else groups
    rows = np.broadcast_to(np.arange(low.shape[0])[:, None], low.shape)
    known = np.isfinite(low) & np.isfinite(high) & np.isfinite(happened) & (member >= 0)
    found = []
    for group in np.unique(member[known]):
        used = known & (member == group)
        a, b, y = low[used], high[used], happened[used]
        inside = ((a <= y) & (y <= b)).astype(np.float64)
        score = b - a + 2.0 / (1.0 - level) * (np.maximum(a - y, 0.0) + np.maximum(y - b, 0.0))
        interval = mean_over_moments(inside, rows[used], overlap=overlap, method="cosines")
        found.append(
            Coverage(int(group), float(inside.mean()), interval, float((b - a).mean()), float(score.mean()), inside.shape[0])
        )
    return tuple(found)
