"""Drift: whether rows still look like those that were learnt from, and whether a record still holds, looked at every day.

Whoever looks every day at an interval that holds 95 % sees it fail sooner or later. What is said of losses and of probabilities is
therefore a bet against the claim that nothing is wrong: its wealth starts at 1 and, while the claim is true, is expected never to
grow, so that the chance that it ever reaches 1 / a, however often one looks, is at most a (Ville 1939; Waudby-Smith and Ramdas 2024).
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.comparison import moment_sums

__all__ = ["Bet", "Population", "bet_against", "calibration_bet", "population"]

_BINS = 10
_LEAST_BLOCKS = 19
"""With fewer stretches of the past to compare with, what was never seen before comes by chance more than once in twenty."""
_HALF_LIFE = 30.0
_TOLERATED = 0.03
"""Calibration that is off by less is no drift: as much is allowed to a model when its gate opens."""


@dataclass(frozen=True, slots=True)
class Population:
    """How far the rows of a stretch of time are from those before it.

    `index` is the population stability index of the feature that moved most, `feature`; `usual` that feature's mean over as long
    stretches of the past, which is what n rows that belong together make by chance alone. `chance` is the share of stretches, this one
    included, whose worst feature was as far off its usual as now.
    """

    feature: str
    index: float
    usual: float
    chance: float
    stretches: int

    @property
    def moved(self) -> bool:
        """Whether no stretch of the past was ever as far off."""
        return self.chance * (self.stretches + 1) < 1.5


def population(
    past: Floats, past_times: Integers, now: Floats, now_times: Integers, names: tuple[str, ...]
) -> Population | None:
    """Compare rows `now` (n, F) with rows of the `past` (M, F), both with the moment of each row; NaN is a value like any other.

    The index alone says little: of n independent rows in B bins it is about (B − 1) / n by chance (Yurdakul 2018), and days that
    follow each other, or assets of one day, are far from independent. So the past is cut into stretches of as many moments, each
    is compared with the rest in the same way, and the present is judged by its place among them. None with fewer than 19 of them.
    """
    moments = np.unique(past_times)
    length = len(np.unique(now_times))
    if length == 0 or len(moments) // length < _LEAST_BLOCKS:
        return None
    blocks = len(moments) // length
    first = len(moments) - blocks * length  # the oldest moments that fill no stretch are left out
    block = (np.searchsorted(moments, past_times) - first) // length
    kept = block >= 0
    indices = np.empty((blocks + 1, len(names)))
    for column in range(len(names)):
        cells, size = _cells(past[kept, column], now[:, column])
        counts = np.zeros((blocks, size))
        np.add.at(counts, (block[kept], cells[: int(kept.sum())]), 1.0)
        whole = counts.sum(axis=0)
        latest = np.bincount(cells[int(kept.sum()) :], minlength=size).astype(np.float64)
        indices[:-1, column] = _index(counts, whole - counts)
        indices[-1, column] = _index(latest[None], whole[None])[0]
    # A stretch is held against its own kind: it is left out of what is usual among the others, as the present one is.
    total = indices[:-1].sum(axis=0)
    usual = np.vstack([(total - indices[:-1]) / (blocks - 1), total[None] / blocks])
    ratio = indices / np.maximum(usual, 1e-12)
    worst = ratio.max(axis=1)
    chance = float((worst >= worst[-1]).sum() / (blocks + 1))
    most = int(ratio[-1].argmax())
    return Population(names[most], float(indices[-1, most]), float(usual[-1, most]), chance, blocks)


def _cells(past: Floats, now: Floats) -> tuple[Integers, int]:
    """Bin of every value of the past and then of now, by tenths of the past; what is missing has a bin of its own."""
    known = past[np.isfinite(past)]
    edges = np.unique(np.quantile(known, np.arange(1, _BINS) / _BINS)) if len(known) else np.empty(0)
    both = np.concatenate([past, now])
    cells = np.where(np.isfinite(both), np.searchsorted(edges, both, side="right"), len(edges) + 1)
    return cells.astype(np.int64), len(edges) + 2


def _index(one: Floats, other: Floats) -> Floats:
    """Population stability index of counts (R, B) against counts (R, B): sum of (p − q) ln(p / q), half a row added to each bin."""
    size = one.shape[1]
    p = (one + 0.5) / (one.sum(axis=1, keepdims=True) + 0.5 * size)
    q = (other + 0.5) / (other.sum(axis=1, keepdims=True) + 0.5 * size)
    found: Floats = ((p - q) * np.log(p / q)).sum(axis=1)
    return found


@dataclass(frozen=True, slots=True)
class Bet:
    """Wealth of a bet after `n` moments, and the most that it ever was: 20 and more happens to one true claim in twenty at most."""

    wealth: float
    peak: float
    n: int


@njit(cache=True, nogil=True)
def _wealth(values: Floats, lag: int, keep: float) -> Floats:
    """Mean wealth (T,) of `lag` bets that take turns, on values in −1..1 whose mean is claimed to be at most zero."""
    money = np.ones(lag)
    count, total, square = np.zeros(lag), np.zeros(lag), np.zeros(lag)
    out = np.empty(values.shape[0])
    for t in range(values.shape[0]):
        turn = t % lag
        # What is staked rests on what was seen before. The start is a value of 0 with a spread of a quarter.
        mean = total[turn] / (count[turn] + 1.0)
        spread = (0.0625 + square[turn]) / (count[turn] + 1.0)
        stake = min(max(mean / spread, 0.0), 0.5)
        value = values[t]
        money[turn] *= 1.0 + stake * value
        count[turn] = keep * count[turn] + 1.0
        total[turn] = keep * total[turn] + value
        square[turn] = keep * square[turn] + value * value
        out[t] = money.mean()
    return out


def bet_against(values: Floats, times: Integers, *, cut: float, lag: int = 1) -> Bet:
    """Bet that the mean of `values` (M,) is above zero; the claim that is bet against is that it is not.

    Args:
        values: Those of one moment count as their mean. What lies beyond ±`cut` counts as that, so the claim is about the mean of
            values so cut; nothing else is asked of them.
        times: (M,) moment of each.
        cut: Has to be fixed before the first of them was seen.
        lag: Moments until an outcome is known. As many bets take turns, each on outcomes that do not overlap, and their mean counts.

    The stake is the mean over the variance of what was seen before, fading with a half-life of 30 bets, so that long good times do
    not make it blind; at most half of what can be lost.
    """
    sums, counts, moments = moment_sums(values, times)
    if not len(moments) or not cut > 0.0:
        return Bet(1.0, 1.0, len(moments))
    path = _wealth(np.clip(sums / counts / cut, -1.0, 1.0), max(lag, 1), 0.5 ** (1.0 / _HALF_LIFE))
    return Bet(float(path[-1]), max(1.0, float(path.max())), len(moments))


def calibration_bet(said: Floats, happened: Floats, times: Integers, *, lag: int = 1) -> Bet:
    """Bet against probabilities `said` (M,) of what `happened` (M,), 0 or 1, being right to within 0.03; NaN where either is unknown.

    Four bets share the stake: that too much is promised, or too little, and that it is so the more, the surer it is said.
    """
    error = np.where(np.isfinite(said) & np.isfinite(happened), happened - said, np.nan)
    sure = error * (2.0 * said - 1.0)
    paths = []
    count = 0
    for signed in (error, -error, sure, -sure):
        sums, counts, moments = moment_sums(signed, times)
        count = len(moments)
        if not count:
            return Bet(1.0, 1.0, 0)
        inside = np.clip((sums / counts - _TOLERATED) / (1.0 + _TOLERATED), -1.0, 1.0)
        paths.append(_wealth(inside, max(lag, 1), 0.5 ** (1.0 / _HALF_LIFE)))
    path = np.mean(paths, axis=0)
    return Bet(float(path[-1]), max(1.0, float(path.max())), count)
