"""The walk-forward record of the timing layer: what trades from each situation brought, hour by hour, known by then."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, SignalType
from cryptopredict.estimators import ClusterMeans, Record, keep_record
from cryptopredict.estimators.version import Version
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets import AssetTrack
from cryptopredict.layer4_timing.gate import DELAY, OVERLAP, questions_of_side
from cryptopredict.layer4_timing.levels import Levels, levels_of
from cryptopredict.layer4_timing.plain import SIDES, Plain, net_result, plain_trades
from cryptopredict.layer4_timing.trades import NAME, Spoken, speak

__all__ = ["SideTrack", "TimingTrack", "study"]


@dataclass(frozen=True, slots=True, eq=False)
class SideTrack:
    """One side of the market: `means` by situation at each sampled row (R, CELLS), `record` of its probabilities.

    `issued` (R,) is the mean result, percent after costs, of the signals the gate let through at each sampled row; NaN if none. Where a
    version speaks, `levels` are what trades brought by the chance it had said, and both records are those of what it said.
    """

    side: SignalType
    means: ClusterMeans
    record: Record
    issued: Floats
    levels: Levels | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TimingTrack:
    """What every hour looked like, and both sides' records.

    `sampled` (R,) are the hourly rows that are followed, every six hours of the day; `cells` (T, N) the situation of each hour
    and asset, −1 if unknown: market trend (three steps) × place in the asset ranking (three); `sigma` (T, N) 24-hour volatility;
    `spoken` what a trained version says, None without one.
    """

    sampled: Integers
    cells: Integers
    sigma: Floats
    sides: tuple[SideTrack, SideTrack]
    spoken: Spoken | None = None

    def models(self, moment: int | None) -> dict[str, str]:
        """The versions that take part in what is said of an hour that closed at `moment` (epoch seconds): name@version:sha256."""
        speaks = self.spoken is not None and moment is not None and self.spoken.at(moment)
        return {NAME: self.spoken.reference} if speaks and self.spoken is not None else {}


def study(view: MarketView, macro: MacroTrack, assets: AssetTrack, models: Mapping[str, Version] | None = None) -> TimingTrack:
    """Walk the timing layer over every hour of the view, with what a version of its models says, if there is one."""
    plain = plain_trades(view, macro, assets)
    version = (models or {}).get(NAME)
    spoken = None if version is None else speak(view, macro, plain, version)
    levels: dict[SignalType, Levels | None] = dict.fromkeys(SIDES)
    if spoken is not None:
        for side in SIDES:
            if np.isfinite(spoken.chance[side]).any():
                levels[side] = levels_of(spoken.chance[side], plain.values[side])
    asked = _asked(plain, spoken, levels)
    long, short = (_side(plain, spoken, levels[side], side, asked) for side in SIDES)
    return TimingTrack(plain.sampled, plain.cells, plain.sigma, (long, short), spoken)


def _asked(plain: Plain, spoken: Spoken | None, levels: Mapping[SignalType, Levels | None]) -> Integers:
    """How many questions are asked at each sampled row, on both sides."""
    asked = plain.asked()
    for side in SIDES:
        found = levels[side]
        if found is not None and spoken is not None:
            by_level = questions_of_side(found.cells, found.means.clusters, found.overlap)
            instead = by_level - questions_of_side(plain.here, plain.means[side].clusters)
            asked = asked + np.where(spoken.used[side], instead, 0)
    return asked


def _side(plain: Plain, spoken: Spoken | None, levels: Levels | None, side: SignalType, asked: Integers) -> SideTrack:
    values, means, here = plain.values[side], plain.means[side], plain.here
    size = plain.sigma[plain.sampled]
    chance = np.where(here >= 0, np.take_along_axis(means.mean[:, :, 1], np.maximum(here, 0), axis=1), np.nan)
    passed = plain.passed(side, asked)
    result = 100.0 * net_result(values, side, size)
    if levels is not None and spoken is not None:
        used, moved = spoken.used[side][:, None], spoken.moved[side]
        chance = np.where(used, spoken.chance[side], chance)
        passed = np.where(used, levels.passed(side, size, asked, moved), passed)
        result = np.where(used, result - 100.0 * moved, result)
    happened = np.where(np.isfinite(values[:, :, 1]) & np.isfinite(chance), np.nan_to_num(values[:, :, 1]), -1)
    record = keep_record(chance, happened.astype(np.int64), delay=DELAY, overlap=OVERLAP, width=0.05)
    taken = passed & np.isfinite(result)
    mean = np.where(taken, result, 0.0).sum(axis=1) / np.maximum(taken.sum(axis=1), 1)
    return SideTrack(side, means, record, np.where(taken.any(axis=1), mean, np.nan), levels)
