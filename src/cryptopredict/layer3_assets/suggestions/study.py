"""What changes of the lists would have paid, learnt day by day over all of history.

The market answers every change, made or not: nobody's list moves a price. So all arms learn from every day, and a fresh installation
knows what years of markets taught. (What admins say is heard only where something was suggested; that is learnt in `liking`.) Rows of
a day share its market and those of a month share most of their outcome, so a day weighs one part in the days of the horizon, however many assets it has.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numba import njit

from cryptopredict.base import Change, ChangeRecord, Evidence, Floats, Integers, MarketView
from cryptopredict.estimators import ClusterMeans, Record, cluster_means, frequencies, keep_record
from cryptopredict.estimators.bandit import Posterior, walk_posteriors
from cryptopredict.estimators.intervals import Z95
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets.study import AssetTrack
from cryptopredict.layer3_assets.suggestions.contexts import NAMES, Flags, Grounds, contexts, grounds
from cryptopredict.layer3_assets.suggestions.lists import Lists, plain_lists
from cryptopredict.layer3_assets.suggestions.outcomes import CHANGES, HORIZONS, MAIN, delay_of, outcomes

__all__ = ["SuggestionTrack", "study_changes"]

_CHUNK: Final = 128
_STRENGTH: Final = 1.0
_HALF_LIFE: Final = 1_095.0
_CLIP: Final = 3.0
_CELLS: Final = 24
_STEP: Final = 0.04
"""Width of a cell of expected reward, in standard deviations of the asset over the horizon."""
_PRIOR: Final = 6_000.0
"""Outcomes that the overall share of a kind counts for: about ten independent ones, for a cell of a month has hundreds that are one."""
_WIDTH: Final = 0.05
_LEAST: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class SuggestionTrack:
    """Row t is what could be said when day t had closed.

    `posterior` of the rewards, by row; `chances` (T, K, C): P(it pays) by arm and cell of expected reward; `records` by change: what
    came of chances that were said; `fared` by change and horizon: shares that paid and gains by level of chance, and of all of them.
    """

    grounds: Grounds
    posterior: Posterior
    chances: Floats
    records: dict[Change, Record]
    fared: dict[Change, dict[int, ClusterMeans]]

    def at(self, row: int) -> Posterior:
        """What had been learnt at that row."""
        return Posterior(self.posterior.precision[row], self.posterior.moment[row])

    def chance(self, row: int, expected: Floats) -> Floats:
        """P(it pays) (M, K) of expected rewards (M, K); NaN before there is an outcome."""
        found: Floats = np.take_along_axis(self.chances[row].T, _cells(expected), axis=0)
        return found

    def evidence(self, row: int, change: Change, said: float) -> Evidence:
        """How often changes of that kind paid when about that much was said."""
        return self.records[change].evidence(row, said)

    def record(self, row: int, change: Change, said: float) -> tuple[ChangeRecord, ...]:
        """How they fared by horizon, beside all changes of that kind."""
        level = min(int(said / _WIDTH), _ALL - 1)
        found = []
        for days, means in self.fared[change].items():
            n, clusters = round(float(means.count[row, level])), float(means.clusters[row, level])
            every = float(means.mean[row, _ALL, 0])
            if n < _LEAST or clusters <= days:
                found.append(ChangeRecord(days, n, None, None, None, None, every if np.isfinite(every) else None))
                continue
            paid, gain = (float(value) for value in means.mean[row, level])
            half = Z95 * float(np.sqrt(means.variance[row, level, 0] * days / clusters))
            found.append(ChangeRecord(days, n, paid, max(0.0, paid - half), min(1.0, paid + half), 100.0 * gain, every))
        return tuple(found)


_ALL: Final = round(1.0 / _WIDTH)
"""The level that stands for all of them."""


def study_changes(view: MarketView, macro: MacroTrack, assets: AssetTrack) -> SuggestionTrack:
    """Walk over every day of the view."""
    close, tradable = view.daily["close"], macro.members.tradable
    lists = plain_lists(macro, close)
    of = grounds(view, macro, assets.score, assets.chance, _lowest(assets))
    came = outcomes(close, tradable, lists.tier)
    open_to = np.stack([_fits(change, lists) & of.rows for change in CHANGES], axis=-1)
    rewards = np.stack([_reward(came.gain(change, MAIN), of.volatility, MAIN) for change in CHANGES], axis=-1)
    rewards = np.where(open_to, rewards, np.nan)
    posterior = walk_posteriors(_taught(of, lists, rewards), delay=delay_of(MAIN), strength=_STRENGTH, half_life=_HALF_LIFE)
    expected = np.where(open_to, _expected(of, lists, posterior), np.nan)
    paid = np.where(np.isfinite(rewards), rewards > 0.0, -1).astype(np.int64)
    chances, said = _chances(expected, paid)
    return SuggestionTrack(
        of,
        posterior,
        chances,
        {
            change: keep_record(said[:, :, k], paid[:, :, k], delay=delay_of(MAIN), overlap=MAIN, width=_WIDTH)
            for k, change in enumerate(CHANGES)
        },
        {
            change: {days: _fared(said[:, :, k], came.gain(change, days), open_to[:, :, k], days) for days in HORIZONS}
            for k, change in enumerate(CHANGES)
        },
    )


def _lowest(assets: AssetTrack) -> Floats:
    """(T, N): the lower bound of how often the chance of each asset came true, NaN where too little is known."""
    levels, record = assets.record.levels, assets.record
    with np.errstate(invalid="ignore", divide="ignore"):
        half = Z95 * np.sqrt(levels.variance[:, :, 0] * record.overlap / levels.clusters)
        low = np.where(levels.clusters > record.overlap, levels.mean[:, :, 0] - half, np.nan)
    cell = np.clip(np.nan_to_num(assets.chance) / record.width, 0.0, low.shape[1] - 0.5).astype(np.int64)
    return np.where(np.isfinite(assets.chance), np.take_along_axis(low, cell, axis=1), np.nan)


def _fits(change: Change, lists: Lists) -> Flags:
    possible = [place for place, tier in enumerate((None, "tier1", "tier2")) if change.fits(tier)]
    return np.isin(lists.tier, possible)


def _reward(gain: Floats, volatility: Floats, days: int) -> Floats:
    """Gains in units of what the asset moves over the horizon, so that a wild one is no louder than a calm one."""
    return np.clip(gain / (np.maximum(volatility, 1e-3) * np.sqrt(days)), -_CLIP, _CLIP)


def _taught(of: Grounds, lists: Lists, rewards: Floats) -> tuple[Floats, Floats]:
    """What each day teaches of each arm: (T, K, D, D) and (T, K, D)."""
    rows, _, arms = rewards.shape
    grams, moments = np.zeros((rows, arms, len(NAMES), len(NAMES))), np.zeros((rows, arms, len(NAMES)))
    for start in range(0, rows, _CHUNK):
        part = slice(start, min(start + _CHUNK, rows))
        _teach(contexts(of.cut(part), lists.cut(part)), rewards[part], grams[part], moments[part], 1.0 / MAIN)
    return grams, moments


@njit(cache=True, nogil=True)
def _teach(given: Floats, rewards: Floats, grams: Floats, moments: Floats, share: float) -> None:
    rows, columns, arms = rewards.shape
    size = given.shape[2]
    for t in range(rows):
        for k in range(arms):
            count = 0.0
            for n in range(columns):
                r = rewards[t, n, k]
                if r != r:  # noqa: PLR0124 - true for NaN alone
                    continue
                count += 1.0
                for i in range(size):
                    moments[t, k, i] += r * given[t, n, i]
                    for j in range(i + 1):
                        grams[t, k, i, j] += given[t, n, i] * given[t, n, j]
            for i in range(size):
                moments[t, k, i] *= share / max(count, 1.0)
                for j in range(i + 1):
                    grams[t, k, i, j] *= share / max(count, 1.0)
                    grams[t, k, j, i] = grams[t, k, i, j]


def _expected(of: Grounds, lists: Lists, posterior: Posterior) -> Floats:
    """Expected rewards (T, N, K): each row by the posterior of its own day."""
    mean = posterior.mean
    found = np.empty((*of.score.shape, mean.shape[1]))
    for start in range(0, len(found), _CHUNK):
        part = slice(start, min(start + _CHUNK, len(found)))
        _speak(contexts(of.cut(part), lists.cut(part)), mean[part], found[part])
    return found


@njit(cache=True, nogil=True)
def _speak(given: Floats, mean: Floats, found: Floats) -> None:
    rows, columns, arms = found.shape
    for t in range(rows):
        for n in range(columns):
            for k in range(arms):
                total = 0.0
                for i in range(given.shape[2]):
                    total += given[t, n, i] * mean[t, k, i]
                found[t, n, k] = total


def _cells(expected: Floats) -> Integers:
    return np.clip(np.floor(np.nan_to_num(expected) / _STEP) + _CELLS // 2, 0, _CELLS - 1).astype(np.int64)


def _chances(expected: Floats, paid: Integers) -> tuple[Floats, Floats]:
    """How often each arm paid at each cell, by row (T, K, C), and what it says of every row, asset and arm (T, N, K)."""
    rows, columns, arms = expected.shape
    cells = _cells(expected)
    table, said = np.full((rows, arms, _CELLS), np.nan), np.full(expected.shape, np.nan)
    for k in range(arms):
        known = np.isfinite(expected[:, :, k])
        # One column more for each cell, of which nothing is learnt: they are asked what the cell says.
        asked = np.broadcast_to(np.arange(_CELLS), (rows, _CELLS))
        found = frequencies(
            np.concatenate([np.where(known, cells[:, :, k], -1), asked], axis=1),
            np.concatenate([paid[:, :, k], np.full((rows, _CELLS), -1)], axis=1),
            delay=delay_of(MAIN),
            n_cells=_CELLS,
            n_outcomes=2,
            half_life=_HALF_LIFE,
            prior=_PRIOR,
        )
        said[:, :, k], table[:, k] = found.probability[:, :columns, 1], found.probability[:, columns:, 1]
    return table, said


def _fared(said: Floats, gain: Floats, among: Flags, days: int) -> ClusterMeans:
    """Share that paid and mean gain by level of what was said, and in the last cell of all."""
    known = among & np.isfinite(gain)
    level = np.where(known & np.isfinite(said), np.minimum(np.nan_to_num(said) / _WIDTH, _ALL - 1), -1).astype(np.int64)
    values = np.stack([(gain > 0.0).astype(np.float64), np.nan_to_num(gain)], axis=2)
    every = np.where(known, _ALL, -1)
    return cluster_means(
        np.concatenate([level, every], axis=1),
        np.concatenate([values, values], axis=1),
        delay=delay_of(days),
        n_cells=_ALL + 1,
        half_life=_HALF_LIFE,
    )
