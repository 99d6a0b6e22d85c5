"""One trade that could be signalled, and how sure the gate may be of what it brings: by situation, or by the chance a version says."""

import math
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Driver, Floats, Integers, LayerState, MarketView, RiskLevel, SignalType, TradeSignal
from cryptopredict.estimators import ClusterMeans
from cryptopredict.layer4_timing.gate import (
    CELLS,
    COSTS,
    HORIZON_HOURS,
    OVERLAP,
    expectation,
    margin,
    questions_of_side,
)
from cryptopredict.layer4_timing.levels import Levels, level_of
from cryptopredict.layer4_timing.plain import STOP, TARGET
from cryptopredict.layer4_timing.study import SideTrack, TimingTrack
from cryptopredict.layer4_timing.trades import Answers, chance_within, now

__all__ = ["Moment", "Offer", "moment_of", "offer"]


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """Where we stand: the last hourly row, the last sampled row known with it, how many questions are asked, and what a version says."""

    hour: int
    sample: int
    asked: int
    answers: Answers | None

    def trained(self, side: SideTrack, asset: int) -> bool:
        """Whether a version says the chance of this side of an asset (column)."""
        return self.answers is not None and side.levels is not None and self.answers.says(side.side, asset)


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A signal, the lower end of its expected result (a fraction of the entry), and whether a version said its chance."""

    bound: float
    signal: TradeSignal
    trained: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Basis:
    """What the gate rests on: means of the situation or level, what it expects after all costs, how far that may be off, the chance."""

    mean: Floats
    expected: float
    reach: float
    chance: float


def moment_of(track: TimingTrack, view: MarketView, hour: int, sample: int) -> Moment:
    """What is asked and said at an hour."""
    answers = None if track.spoken is None else now(track.spoken, view, track.sigma, hour)
    asked = sum(int(_asked(side, track.cells[hour], sample, answers)) for side in track.sides)
    return Moment(hour, sample, asked, answers)


def _asked(side: SideTrack, cells: Integers, sample: int, answers: Answers | None) -> int:
    if answers is not None and side.levels is not None and side.side in answers.chance:
        levels = level_of(chance_within(answers.chance[side.side], "7d"))
        return int(questions_of_side(levels[None, :], side.levels.means.clusters[sample : sample + 1], side.levels.overlap)[0])
    return int(questions_of_side(cells[None, :], side.means.clusters[sample : sample + 1])[0])


def offer(track: TimingTrack, side: SideTrack, view: MarketView, at: Moment, n: int) -> Offer | None:
    """The signal of one side for one asset (column n); None if what such trades bring is not known."""
    sigma = float(track.sigma[at.hour, n])
    trained = at.trained(side, n)
    basis = (
        _by_level(at.answers, side.levels, side.side, at, n, sigma)
        if at.answers is not None and side.levels is not None and trained
        else _by_situation(track, side, at, n, sigma)
    )
    if not math.isfinite(basis.expected):
        return None
    mean, chance, expected = basis.mean, basis.chance, basis.expected
    sign = 1 if side.side is SignalType.LONG else -1
    price = float(view.hourly["close"][at.hour, n])
    target, stop = price * math.exp(sign * TARGET * sigma), price * math.exp(-sign * STOP * sigma)
    gain, loss = abs(target / price - 1.0), abs(stop / price - 1.0)
    asset = view.hourly.assets[n]
    within = {"24h": float(mean[3]), "3d": float(mean[4]), "7d": chance, "stop": float(mean[2])}
    if trained and at.answers is not None:
        within = _within(at.answers, side.side, n, mean)
    signal = TradeSignal(
        asset_id=asset.id,
        symbol=asset.symbol,
        signal_type=side.side,
        entry_price=price,
        target_price=target,
        stop_loss=stop,
        confidence=chance,
        evidence=side.record.evidence(at.sample, chance),
        break_even=_break_even(float(mean[1]), mean, sigma, expected),
        edge=100.0 * expected,
        edge_low=100.0 * (expected - basis.reach),
        edge_high=100.0 * (expected + basis.reach),
        risk_level=_risk(sigma),
        risk_reward_ratio=(gain - COSTS.round_trip) / (loss + COSTS.round_trip),
        time_horizon_hours=HORIZON_HOURS,
        probabilities=within,
        state=LayerState.IN_USE if trained else LayerState.BASELINE,
        drivers=() if trained else _drivers(side, at.sample, int(track.cells[at.hour, n]), sigma),
    )
    return Offer(expected - basis.reach, signal, trained)


def _by_situation(track: TimingTrack, side: SideTrack, at: Moment, n: int, sigma: float) -> _Basis:
    cell = int(track.cells[at.hour, n])
    found = _basis(side.means, side.side, at, cell, sigma, OVERLAP)
    return _Basis(found.mean, found.expected, found.reach, float(found.mean[1]))


def _by_level(answers: Answers, levels: Levels, side: SignalType, at: Moment, n: int, sigma: float) -> _Basis:
    """By what came of the chance that is said; slippage by volume is paid too."""
    row = answers.place[n]
    chance = float(chance_within(answers.chance[side][row : row + 1], "7d")[0])
    level = int(level_of(np.array([chance]))[0])
    found = _basis(levels.means, side, at, level, sigma, levels.overlap)
    return _Basis(found.mean, found.expected - float(answers.moved[row]), found.reach, chance)


def _basis(means: ClusterMeans, side: SignalType, at: Moment, cell: int, sigma: float, overlap: float) -> _Basis:
    expected_, error_ = expectation(means, np.array(at.sample), np.array(cell), side, np.array(sigma), overlap=overlap)
    expected, error = float(expected_), float(error_)
    reach = float(margin(means.clusters[at.sample, cell], np.array(at.asked), overlap)) * error
    return _Basis(means.mean[at.sample, cell], expected, reach, 0.0)


def _within(answers: Answers, side: SignalType, n: int, mean: Floats) -> dict[str, float]:
    """Chances by time. Of a time whose gate was closed, the share is that of all trades of the level, so that they never decrease."""
    said = answers.chance[side][answers.place[n] : answers.place[n] + 1]
    week = float(chance_within(said, "7d")[0])
    found = {}
    for time, cell in (("24h", 3), ("3d", 4)):
        by_level = week * float(mean[cell] / mean[1]) if mean[1] > 0.0 else 0.0
        found[time] = float(chance_within(said, time)[0]) if time in answers.within[side] else by_level
    day = min(found["24h"], week)
    return {"24h": day, "3d": min(max(found["3d"], day), week), "7d": week, "stop": float(said[0, 3])}


def _break_even(chance: float, mean: Floats, sigma: float, expected: float) -> float:
    """The chance at which the expected result would be zero, if what a hit and a miss bring stayed the same."""
    if not 0.0 < chance < 1.0:
        return chance
    hit = sigma * float(mean[5]) / chance
    miss = sigma * float(mean[0] - mean[5]) / (1.0 - chance)
    return min(1.0, max(0.0, chance - expected / max(hit - miss, 1e-9)))


def _risk(sigma: float) -> RiskLevel:
    """From the 24-hour volatility."""
    for bound, level in ((0.03, RiskLevel.LOW), (0.05, RiskLevel.MEDIUM), (0.08, RiskLevel.HIGH)):
        if sigma < bound:
            return level
    return RiskLevel.EXTREME


def _drivers(side: SideTrack, sample: int, cell: int, sigma: float) -> tuple[Driver, ...]:
    """How much each half of the situation moves the chance, against the mean over its alternatives."""
    chance = side.means.mean[sample, :CELLS, 1].reshape(3, 3)
    weight = side.means.clusters[sample, :CELLS].reshape(3, 3)
    trend, place = divmod(cell, 3)

    def against(values: Floats, weights: Floats) -> float:
        known = np.isfinite(values) & (weights > 0)
        return float((values[known] * weights[known]).sum() / weights[known].sum())

    here = float(chance[trend, place])
    by_trend = here - against(chance[:, place], weight[:, place])
    by_place = here - against(chance[trend], weight[trend])
    trends = ("falling", "sideways", "rising")
    places = ("low", "middle", "high")
    return (
        Driver(
            "market_trend", trend - 1.0, by_trend, f"a {trends[trend]} market moves the chance by {100 * by_trend:+.0f} points"
        ),
        Driver(
            "asset_rank",
            place - 1.0,
            by_place,
            f"a {places[place]} asset rank moves the chance by {100 * by_place:+.0f} points",
        ),
        Driver("volatility_24h", sigma, 0.0, f"24-hour volatility of {sigma:.1%} sets the distances"),
    )
