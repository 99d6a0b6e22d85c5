"""The timing answer at one moment, from the record up to then."""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from cryptopredict.base import (
    AnalysisContext,
    Checks,
    LayerState,
    MarketView,
    Reason,
    SignalType,
    TimingView,
    TradeSignal,
)
from cryptopredict.estimators import overlapping_mean
from cryptopredict.layer4_timing.gate import DELAY, OVERLAP
from cryptopredict.layer4_timing.offers import Offer, moment_of, offer
from cryptopredict.layer4_timing.sizing import assessed
from cryptopredict.layer4_timing.study import TimingTrack

__all__ = ["assess"]

MAX_SIGNALS = 5
MIN_EXPOSURE = 0.05
_STALE_AFTER_S = 2 * 3600
_DAY_STALE_AFTER_S = 36 * 3600
_CALIBRATION_BOUND = 0.05


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
    at = moment_of(track, view, hour, sample)
    passed: list[Offer] = []
    missed: list[Offer] = []
    considered = 0
    for n, asset in enumerate(hourly.assets):
        if not np.isfinite(hourly["close"][max(hour - 24 * 30, 0) : hour + 1, n]).any():
            continue  # not listed at this time: nothing to abstain from
        considered += 1
        unfit = _unfit(track, view, barred, hour, n)
        if unfit is not None:
            abstained[unfit] += 1
            continue
        found = [each for side in track.sides if (each := offer(track, side, view, at, n)) is not None]
        if not found:
            abstained["too_little_history"] += 1
            continue
        best = max(found, key=lambda each: each.bound)
        if best.bound <= 0.0:
            abstained["cost_gate"] += 1
            missed.append(best)
        elif best.signal.signal_type is SignalType.LONG and (context.recommended_exposure or 0.0) < MIN_EXPOSURE:
            abstained["no_exposure"] += 1
        elif best.signal.signal_type is SignalType.LONG and asset.id not in scored:
            abstained["not_selected"] += 1
            missed.append(best)
        else:
            passed.append(best)
    passed.sort(key=lambda each: (-each.bound, each.signal.asset_id))
    abstained["beyond_limit"] += max(len(passed) - MAX_SIGNALS, 0)
    nearest = max(missed, key=lambda each: each.bound) if missed and not passed else None
    signals = tuple(assessed(track, view, at, each) for each in passed[:MAX_SIGNALS])
    shown = None if nearest is None else assessed(track, view, at, nearest)
    trained = any(at.trained(side, n) for side in track.sides for n in range(len(hourly.assets)))
    return _view(signals, considered, abstained, shown, track, sample, fresh=True, trained=trained)


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


def _view(
    signals: tuple[TradeSignal, ...],
    considered: int,
    abstained: Counter[str],
    nearest: TradeSignal | None,
    track: TimingTrack,
    sample: int,
    *,
    fresh: bool,
    trained: bool = False,
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
        nearest=nearest,
        confidence=sum(said) / len(said) if said else 0.5,
        edge=edge,
        state=LayerState.STALE if not fresh else LayerState.IN_USE if trained else LayerState.BASELINE,
        checks=Checks(
            fresh=fresh,
            trained=trained,
            calibrated=error is not None and error <= _CALIBRATION_BOUND,
            beats_baseline=edge is not None and edge.clears_zero,
        ),
    )
