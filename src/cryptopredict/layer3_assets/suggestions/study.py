"""What changes of the lists would have paid, learnt day by day over all of history.

The market answers every change, made or not: nobody's list moves a price. So all arms learn from every day, and a fresh installation
knows what years of markets taught. (What admins say is heard only where something was suggested; that is learnt in `liking`.) Rows of
a day share its market and those of a week most of their outcome, so a day weighs one part in the days of the horizon, whatever its assets.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numba import njit

from cryptopredict.base import Change, ChangeRecord, Edge, Evidence, Floats, Integers, MarketView
from cryptopredict.estimators import ClusterMeans, Record, cluster_means, keep_record, overlapping_mean
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
_PRIOR: Final = 150.0
"""Days that the share of all changes of a kind counts for: twenty weeks that do not overlap."""
_FIRST: Final = 180
"""Days whose outcome must be known before anything is said: half a year."""
_WIDTH: Final = 0.05
_LEAST: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class SuggestionTrack:
    """Row t is what could be said when day t had closed.

    `posterior` of the rewards, by row; `chances` (T, K, C): P(it pays) by arm and cell of expected reward; `records` by change: what
    came of chances that were said; `fared` by change and horizon: shares that paid and gains by level of chance, and of all of them;
    `skill` (T, K): by how much the chances of a day were less wrong than the share of all, NaN while unknown.
    """

    grounds: Grounds
    posterior: Posterior
    chances: Floats
    records: dict[Change, Record]
    fared: dict[Change, dict[int, ClusterMeans]]
    skill: Floats

    def edge(self, row: int, change: Change) -> Edge | None:
        """How much better the chances of that kind were than the plain share of all, as far as it was known at that row."""
        known = self.skill[: max(row + 1 - delay_of(MAIN), 0), CHANGES.index(change)]
        return overlapping_mean(known, overlap=MAIN, against="share_of_all", unit="points")

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
    chances, overall, said = _chances(expected, paid)
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
        _skill(said, overall, paid),
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
    fitting: Flags = np.isin(lists.tier, possible)
    return fitting


def _reward(gain: Floats, volatility: Floats, days: int) -> Floats:
    """Gains in units of what the asset moves over the horizon, so that a wild one is no louder than a calm one."""
    reward: Floats = np.clip(gain / (np.maximum(volatility, 1e-3) * np.sqrt(days)), -_CLIP, _CLIP)
    return reward


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
    found: Integers = np.clip(
        np.floor(np.where(np.isnan(expected), 0.0, expected) / _STEP) + _CELLS // 2, 0, _CELLS - 1
    ).astype(np.int64)
    return found


def _chances(expected: Floats, paid: Integers) -> tuple[Floats, Floats, Floats]:
    """How often each arm paid at each cell, by row (T, K, C), and of all (T, K); and what is said of every row, asset and arm (T, N, K).

    The unit is the day: a cell counts for the days on which it had something, and is shrunk to the share of all.
    """
    rows, _, arms = expected.shape
    cells = _cells(expected)
    table, overall, said = np.full((rows, arms, _CELLS), np.nan), np.full((rows, arms), np.nan), np.full(expected.shape, np.nan)
    for k in range(arms):
        known = np.isfinite(expected[:, :, k]) & (paid[:, :, k] >= 0)
        values = paid[:, :, k, None].astype(np.float64)
        means = _means(np.where(known, cells[:, :, k], -1), values, MAIN, _CELLS)
        all_ = _means(np.where(known, 0, -1), values, MAIN, 1)
        enough = np.cumsum(all_.clusters[:, 0] > 0.0) > _FIRST
        overall[:, k] = np.where(enough, all_.mean[:, 0, 0], np.nan)
        share = means.mean[:, :, 0]
        days = np.where(np.isfinite(share), means.clusters, 0.0)
        table[:, k] = (np.nan_to_num(share) * days + _PRIOR * overall[:, k, None]) / (days + _PRIOR)
        told = np.take_along_axis(table[:, k], cells[:, :, k], axis=1)
        said[:, :, k] = np.where(np.isfinite(expected[:, :, k]), told, np.nan)
    return table, overall, said


def _skill(said: Floats, overall: Floats, paid: Integers) -> Floats:
    """By how much less the squares of what was said miss than those of the share of all: (T, K) means of the day."""
    known = np.isfinite(said) & (paid >= 0)
    better = np.where(known, (overall[:, None, :] - paid) ** 2 - (said - paid) ** 2, 0.0)
    count = known.sum(axis=1)
    return np.where(count > 0, better.sum(axis=1) / np.maximum(count, 1), np.nan)


def _fared(said: Floats, gain: Floats, among: Flags, days: int) -> ClusterMeans:
    """Share that paid and mean gain by level of what was said, and in the last cell of all."""
    known = among & np.isfinite(gain)
    level = np.where(known & np.isfinite(said), np.minimum(said / _WIDTH, _ALL - 1), -1.0).astype(np.int64)
    values = np.stack([(gain > 0.0).astype(np.float64), gain], axis=2)
    by_level, every = _means(level, values, days, _ALL), _means(np.where(known, 0, -1), values, days, 1)
    return ClusterMeans(
        *(np.concatenate([getattr(of, name) for of in (by_level, every)], axis=1) for name in ClusterMeans.__slots__)
    )


def _means(cells: Integers, values: Floats, days: int, count: int) -> ClusterMeans:
    return cluster_means(cells, values, delay=delay_of(days), n_cells=count, half_life=_HALF_LIFE)
