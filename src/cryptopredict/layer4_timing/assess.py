"""The timing answer at one moment, from the record up to then."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cryptopredict.base import (
    AnalysisContext,
    Checks,
    Driver,
    Floats,
    LayerState,
    MarketView,
    Reason,
    RiskLevel,
    SignalType,
    TimingView,
    TradeSignal,
)
from cryptopredict.estimators import overlapping_mean
from cryptopredict.layer4_timing.gate import CELLS, COSTS, DELAY, HORIZON_HOURS, OVERLAP, expectation, margin, questions
from cryptopredict.layer4_timing.plain import STOP, TARGET
from cryptopredict.layer4_timing.study import SideTrack, TimingTrack

__all__ = ["assess"]

MAX_SIGNALS = 5
MIN_EXPOSURE = 0.05
_STALE_AFTER_S = 2 * 3600
_DAY_STALE_AFTER_S = 36 * 3600
_CALIBRATION_BOUND = 0.05


@dataclass(frozen=True, slots=True)
class _Now:
    """Where we stand: the last hourly row, the last sampled row known with it, and how many questions are asked there."""

    hour: int
    sample: int
    asked: int


def assess(track: TimingTrack, view: MarketView, context: AnalysisContext) -> TimingView:
    """Signals at `context.as_of`, and a count of everything else under the reason why it got none.

    For each coin the better side is let through only if its expected result after costs is positive at the lower end of its 95 %
    interval, which has paid for all that is looked at in that moment (`gate`). What cannot be trusted gets none: a market whose last hour is over two hours old, or whose last day is over 36, an
    asset without a candle in the last hour, and one that `view` bars, under the bar's reason.
    """
    hourly = view.hourly
    barred = view.barred
    scored = set(context.selected_assets or ())
    hour = len(hourly.times) - 1
    sample = int(np.searchsorted(track.sampled, hour, side="right")) - 1
    abstained: Counter[str] = Counter()
    fresh = _fresh(view, context.as_of)
    if sample < 0 or not fresh:
        abstained["stale" if hour >= 0 else "no_hourly_candles"] = len(hourly.assets)
        return _view((), 0, abstained, None, track, sample, fresh=False)
    asked = questions(track.cells[hour : hour + 1], track.sides[0].means.clusters[sample : sample + 1])
    now = _Now(hour, sample, int(asked[0]))
    passed: list[tuple[float, TradeSignal]] = []
    missed: list[tuple[float, TradeSignal]] = []
    considered = 0
    for n, asset in enumerate(hourly.assets):
        if not np.isfinite(hourly["close"][max(hour - 24 * 30, 0) : hour + 1, n]).any():
            continue  # not listed at this time: nothing to abstain from
        considered += 1
        unfit = _unfit(track, view, barred, hour, n)
        if unfit is not None:
            abstained[unfit] += 1
            continue
        found = [c for side in track.sides if (c := _candidate(track, side, view, now, n)) is not None]
        if not found:
            abstained["too_little_history"] += 1
            continue
        bound, signal = max(found, key=lambda candidate: candidate[0])
        if bound <= 0.0:
            abstained["cost_gate"] += 1
            missed.append((bound, signal))
        elif signal.signal_type is SignalType.LONG and (context.recommended_exposure or 0.0) < MIN_EXPOSURE:
            abstained["no_exposure"] += 1
        elif signal.signal_type is SignalType.LONG and asset.id not in scored:
            abstained["not_selected"] += 1
            missed.append((bound, signal))
        else:
            passed.append((bound, signal))
    passed.sort(key=lambda candidate: (-candidate[0], candidate[1].asset_id))
    abstained["beyond_limit"] += max(len(passed) - MAX_SIGNALS, 0)
    nearest = max(missed, key=lambda candidate: candidate[0])[1] if missed else None
    return _view(tuple(s for _, s in passed[:MAX_SIGNALS]), considered, abstained, nearest, track, sample, fresh=True)


def _fresh(view: MarketView, as_of: int) -> bool:
    """Whether the market is recent enough to trade in: its last hour, and the last day, which the situation of an hour rests on."""
    hours, days = view.hourly.close_times, view.daily.close_times
    if not len(hours) or not len(days):
        return False
    return as_of - int(hours[-1]) <= _STALE_AFTER_S and as_of - int(days[-1]) <= _DAY_STALE_AFTER_S


def _unfit(track: TimingTrack, view: MarketView, barred: Mapping[int, Reason], hour: int, n: int) -> str | None:
    """Why nothing can be said about an asset at an hour, whatever its situation has brought; None if something can."""
    asset = view.hourly.assets[n].id
    if asset in barred:
        return barred[asset].value
    if not np.isfinite(view.hourly["close"][hour, n]):
        return "stale"
    return "not_tradable" if track.cells[hour, n] < 0 else None


def _candidate(track: TimingTrack, side: SideTrack, view: MarketView, now: _Now, n: int) -> tuple[float, TradeSignal] | None:
    """The signal of one side for one asset, with the bound that the gate looks at; None if its situation is not known."""
    cell = int(track.cells[now.hour, n])
    sigma = float(track.sigma[now.hour, n])
    expected_, error_ = expectation(side.means, np.array(now.sample), np.array(cell), side.side, np.array(sigma))
    expected, error = float(expected_), float(error_)
    if not math.isfinite(expected):
        return None
    reach = float(margin(side.means.clusters[now.sample, cell], np.array(now.asked))) * error
    mean = side.means.mean[now.sample, cell]
    chance = float(mean[1])
    sign = 1 if side.side is SignalType.LONG else -1
    price = float(view.hourly["close"][now.hour, n])
    target, stop = price * math.exp(sign * TARGET * sigma), price * math.exp(-sign * STOP * sigma)
    gain, loss = abs(target / price - 1.0), abs(stop / price - 1.0)
    asset = view.hourly.assets[n]
    signal = TradeSignal(
        asset_id=asset.id,
        symbol=asset.symbol,
        signal_type=side.side,
        entry_price=price,
        target_price=target,
        stop_loss=stop,
        confidence=chance,
        evidence=side.record.evidence(now.sample, chance),
        break_even=_break_even(chance, mean, sigma, expected),
        edge=100.0 * expected,
        edge_low=100.0 * (expected - reach),
        edge_high=100.0 * (expected + reach),
        risk_level=_risk(sigma),
        risk_reward_ratio=(gain - COSTS.round_trip) / (loss + COSTS.round_trip),
        time_horizon_hours=HORIZON_HOURS,
        probabilities={"24h": float(mean[3]), "3d": float(mean[4]), "7d": chance, "stop": float(mean[2])},
        drivers=_drivers(side, now.sample, cell, sigma),
    )
    return expected - reach, signal


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


def _view(
    signals: tuple[TradeSignal, ...],
    considered: int,
    abstained: Counter[str],
    nearest: TradeSignal | None,
    track: TimingTrack,
    sample: int,
    *,
    fresh: bool,
) -> TimingView:
    known = max(sample - DELAY + 1, 0)
    issued = [side.issued[:known] for side in track.sides]
    both = np.where(np.isfinite(issued[0]), issued[0], issued[1])
    edge = overlapping_mean(both, overlap=round(OVERLAP), against="no_trade", unit="percent")
    error = track.sides[0].record.calibration_error(sample) if sample >= 0 else None
    said = [signal.confidence for signal in signals] or ([nearest.confidence] if nearest else [])
    return TimingView(
        signals=signals,
        considered=considered,
        abstained={reason: count for reason, count in sorted(abstained.items()) if count},
        nearest=None if signals else nearest,
        confidence=sum(said) / len(said) if said else 0.5,
        edge=edge,
        state=LayerState.BASELINE if fresh else LayerState.STALE,
        checks=Checks(
            fresh=fresh,
            trained=False,
            calibrated=error is not None and error <= _CALIBRATION_BOUND,
            beats_baseline=edge is not None and edge.clears_zero,
        ),
    )
