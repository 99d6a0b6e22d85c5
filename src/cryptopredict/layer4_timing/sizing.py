"""What a signal could lose, how much to put into it, and what the agent and the exit model add: for signals that are shown."""

import math
from dataclasses import replace
from typing import Final

import numpy as np

from cryptopredict.base import Advice, Driver, Floats, MarketView, SignalType, TailRisk, TradeRisk, TradeSignal
from cryptopredict.layer4_timing.gate import COSTS, HORIZON_HOURS
from cryptopredict.layer4_timing.offers import Moment, Offer
from cryptopredict.layer4_timing.plain import SIDES
from cryptopredict.layer4_timing.study import TimingTrack
from cryptopredict.layer4_timing.trades import ACTIONS, BUDGET, LEVELS, Answers, gaussian, own_history, worth

__all__ = ["assessed"]

_DAY_HOURS: Final = 24
_WEEK: Final = 168
_WORDS: Final = {
    "move_of_the_coin": "how the coin has moved",
    "place_of_the_coin": "where the coin stands",
    "volatility": "how volatile it is",
    "volume": "how much of it is traded",
    "market": "how the market has moved",
    "mood": "the mood of the market",
}


def assessed(track: TimingTrack, view: MarketView, at: Moment, given: Offer) -> TradeSignal:
    """The signal with its risk, and where a version said its chance, with the reasons of that."""
    signal = given.signal
    n = next(place for place, asset in enumerate(view.hourly.assets) if asset.id == signal.asset_id)
    sigma = float(track.sigma[at.hour, n])
    tails = tuple(one for hours in (_DAY_HOURS, HORIZON_HOURS) for one in _tails(view, at, n, signal.signal_type, sigma, hours))
    worst = next(one.beyond for one in tails if one.hours == _DAY_HOURS) / 100.0
    by = {"capital": 1.0, "stop": BUDGET / abs(signal.stop_loss / signal.entry_price - 1.0), "tail": BUDGET / max(worst, 1e-6)}
    bound_by = min(by, key=lambda name: by[name])
    hours, up, down = _exits(at, n, signal.signal_type, sigma)
    risk = TradeRisk(
        tails=tails,
        size=by[bound_by],
        budget=BUDGET,
        bound_by=bound_by,
        largest_order=_largest(view, at, n, given, sigma),
        advice=_advice(track, at, n, signal.signal_type),
        median_hours=hours,
        median_up=up,
        median_down=down,
    )
    drivers = signal.drivers
    if given.trained and at.answers is not None:
        drivers = _reasons(at.answers, n, signal.signal_type, sigma)
    return replace(signal, risk=risk, drivers=drivers)


def _tails(view: MarketView, at: Moment, n: int, side: SignalType, sigma: float, hours: int) -> list[TailRisk]:
    """By the version where its gate was open; else of a day by a Gaussian, of a week by the coin's own history where it has a year."""
    count, first = len(LEVELS), 2 * len(LEVELS) * SIDES.index(side)
    said: Floats | None = None
    by = "filtered_history"
    if at.answers is not None and hours in at.answers.risk and n in at.answers.place:
        said = at.answers.risk[hours][at.answers.place[n]]
    elif hours > _DAY_HOURS:
        found, by = own_history(view, at.hour, n, hours), "history"
        said = found if np.isfinite(found).all() else None
    if said is None:
        by, said = "gaussian_ewma", gaussian(np.array([sigma]), hours)[0]
    return [
        TailRisk(hours, level, 100.0 * float(said[first + place]), 100.0 * float(said[first + count + place]), by)
        for place, level in enumerate(LEVELS)
    ]


def _largest(view: MarketView, at: Moment, n: int, given: Offer, sigma: float) -> float | None:
    """Dollars at which what the square-root law takes, both ways, has eaten the lower bound of the edge."""
    stretch = slice(max(at.hour - _WEEK + 1, 0), at.hour + 1)
    traded = view.hourly["close"][stretch, n] * view.hourly["volume"][stretch, n]
    daily = float(np.nansum(traded)) / (_WEEK / _DAY_HOURS)
    if not daily > 0.0:
        return None
    paid = float(at.answers.moved[at.answers.place[n]]) if given.trained and at.answers is not None else 0.0
    left = max(given.bound + paid, 0.0)
    return daily * (left / (2.0 * COSTS.impact * sigma)) ** 2


def _advice(track: TimingTrack, at: Moment, n: int, side: SignalType) -> Advice | None:
    if track.spoken is None or at.answers is None or n not in at.answers.place:
        return None
    columns = at.answers.rows.column
    cells = track.cells[at.hour][columns]
    chances = {
        each.side: np.where((cells >= 0)[:, None], each.means.mean[at.sample, np.maximum(cells, 0), 1:3], np.nan)
        for each in track.sides
    }
    found = worth(track.spoken, at.answers, chances)
    if side not in found:
        return None
    values = found[side][at.answers.place[n]]
    best = int(np.argmax(values))
    return Advice(ACTIONS[best], float(values[best] - values[0]))


def _exits(at: Moment, n: int, side: SignalType, sigma: float) -> tuple[float | None, float | None, float | None]:
    """Median hours, and median moves up and down in percent; None where their gate was closed."""
    if at.answers is None or at.answers.exits is None or n not in at.answers.place:
        return None, None, None
    up, down, *hours = at.answers.exits[at.answers.place[n]].tolist()
    return hours[SIDES.index(side)], 100.0 * math.expm1(max(up, 0.0) * sigma), -100.0 * math.expm1(-max(down, 0.0) * sigma)


def _reasons(answers: Answers, n: int, side: SignalType, sigma: float) -> tuple[Driver, ...]:
    shares = answers.shares(side, answers.place[n])
    found = [
        Driver(feature, value, moved, f"{_WORDS[group]} moves the chance by {100 * moved:+.0f} points ({feature} {value:+.2f})")
        for group, (feature, value, moved) in shares.items()
    ]
    found.sort(key=lambda driver: -abs(driver.contribution))
    return (*found, Driver("volatility_24h", sigma, 0.0, f"24-hour volatility of {sigma:.1%} sets the distances"))
