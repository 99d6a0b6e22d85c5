"""The rows of the timing models: what was known of a coin when an hour had closed.

Everything is measured over the hours before a row by itself, so that a row has the same bits whatever stands beside it, and one row can
be made live without the history of all others.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView, Series
from cryptopredict.estimators.table import Table
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["GROUPS", "STEPS", "USUAL", "TradeRows", "trade_rows"]

STEPS: Final = 24
"""Steps of a window, three hours each."""

GROUPS: Final = {
    "move_of_the_coin": ("move_6h", "move_24h", "move_72h", "move_168h", "move_720h"),
    "place_of_the_coin": (
        "below_high_168h",
        "above_low_168h",
        "below_high_720h",
        "above_low_720h",
        "beyond_24h",
        "beyond_168h",
        "beyond_720h",
    ),
    "volatility": ("volatility", "swing_24h", "swing_168h", "volatility_rank"),
    "volume": ("surge_24h", "surge_168h"),
    "market": ("market_24h", "market_168h", "market_720h", "rising_168h", "trend_15d", "trend_60d", "breadth"),
    "mood": ("fear_greed", "funding"),
}
"""All features, by what they are about."""
USUAL: Final = {
    **dict.fromkeys((name for names in GROUPS.values() for name in names), 0.0),
    "below_high_168h": -1.9,
    "above_low_168h": 1.9,
    "below_high_720h": -4.7,
    "above_low_720h": 3.9,
    "volatility": -3.0,
    "volatility_rank": 0.35,
    "rising_168h": 0.5,
    "breadth": 0.5,
    "fear_greed": 50.0,
}
"""What each feature was in the middle of real hours, to say what makes an hour unlike others."""

_SPANS: Final = np.array([6, 24, 72, 168, 720])
_KNOWN: Final = 0.8
_STEP_HOURS: Final = 3
_DAY: Final = 86_400
_STEPWISE: Final = ("move", "range", "volume")
_CONSTANT: Final = ("volatility", "move_720h", "market_168h", "trend_15d")
_LEAST: Final = 1e-4  # of a deviation, before its logarithm


@dataclass(frozen=True, slots=True, eq=False)
class TradeRows:
    """Rows by hour and coin, hours ascending: `row` (M,) and `column` (M,) in the hourly panel, `dollars` (M,) traded a day over a week.

    `table` (M, F) what was known at the close, `windows` (M, L, G) a part of it over the last 72 hours, oldest first.
    """

    row: Integers
    column: Integers
    dollars: Floats
    table: Table
    windows: Table


@njit(cache=True, nogil=True)
def _behind(
    row: Integers, column: Integers, closes: Floats, highs: Floats, lows: Floats, dollars: Floats, spans: Integers
) -> Floats:
    """Over each span of hours up to and with a row: sum of log returns, of their squares, their number, highest, lowest, dollars.

    Arrays (N, T), prices in logarithms. Returns (M, S, 6).
    """
    out = np.full((row.shape[0], spans.shape[0], 6), np.nan)
    for m in range(row.shape[0]):
        t, n = row[m], column[m]
        total, square, known, money = 0.0, 0.0, 0.0, 0.0
        top, bottom = -np.inf, np.inf
        s = 0
        for back in range(spans[-1]):
            u = t - back
            if u >= 1:
                moved = closes[n, u] - closes[n, u - 1]
                if moved == moved:  # noqa: PLR0124 - false for NaN alone
                    total += moved
                    square += moved * moved
                    known += 1.0
            if u >= 0:
                if highs[n, u] > top:  # noqa: PLR1730 - NaN is left out
                    top = highs[n, u]
                if lows[n, u] < bottom:  # noqa: PLR1730
                    bottom = lows[n, u]
                if dollars[n, u] > 0.0:
                    money += dollars[n, u]
            if back + 1 == spans[s]:
                out[m, s, 0] = total
                out[m, s, 1] = square
                out[m, s, 2] = known
                out[m, s, 3] = top
                out[m, s, 4] = bottom
                out[m, s, 5] = money
                s += 1
    return out


@njit(cache=True, nogil=True)
def _windows(
    row: Integers, column: Integers, closes: Floats, highs: Floats, lows: Floats, dollars: Floats, steps: int, hours: int
) -> Floats:
    """Steps of some hours up to and with a row, oldest first: move, range (both in logarithms), dollars; (M, L, 3), NaN where unknown."""
    out = np.full((row.shape[0], steps, 3), np.nan)
    for m in range(row.shape[0]):
        t, n = row[m], column[m]
        for k in range(steps):
            end = t - (steps - 1 - k) * hours
            if end - hours < 0:
                continue
            out[m, k, 0] = closes[n, end] - closes[n, end - hours]
            top, bottom, money = -np.inf, np.inf, 0.0
            for u in range(end - hours + 1, end + 1):
                if highs[n, u] > top:  # noqa: PLR1730 - NaN is left out
                    top = highs[n, u]
                if lows[n, u] < bottom:  # noqa: PLR1730
                    bottom = lows[n, u]
                if dollars[n, u] > 0.0:
                    money += dollars[n, u]
            if top >= bottom:
                out[m, k, 1] = top - bottom
                out[m, k, 2] = money
    return out


def trade_rows(view: MarketView, macro: MacroTrack, sigma: Floats, hours: Integers) -> TradeRows | None:
    """The rows of the coins that could be traded at these hours (R,), ascending positions in the hourly panel; None if there is none.

    `sigma` (T, N) is the 24-hour volatility. Of the macro layer only what it measures is used, nothing that a trained version says.
    """
    hourly, daily = view.hourly, view.daily
    place_of = {asset.id: place for place, asset in enumerate(daily.assets)}
    place = np.array([place_of.get(asset.id, -1) for asset in hourly.assets], dtype=np.int64)
    day = np.searchsorted(daily.close_times, hourly.close_times[hours], side="right") - 1
    if not len(place) or not len(daily.times):
        return None
    tradable = (day >= 0)[:, None] & (place >= 0)[None, :] & macro.members.tradable[np.maximum(day, 0)][:, place]
    which, column = np.nonzero(tradable & np.isfinite(sigma[hours]) & np.isfinite(hourly["close"][hours]))
    if not len(which):
        return None
    row = hours[which].astype(np.int64)
    first = max(int(row.min()) - int(_SPANS[-1]), 0)
    stretch = slice(first, int(row.max()) + 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        closes, highs, lows = (np.log(np.ascontiguousarray(hourly[name][stretch].T)) for name in ("close", "high", "low"))
    dollars = np.ascontiguousarray((hourly["close"][stretch] * hourly["volume"][stretch]).T)
    size = sigma[row, column]
    with np.errstate(invalid="ignore", divide="ignore"):
        behind = _behind(row - first, column, closes, highs, lows, dollars, _SPANS)
        found = _of_coin(behind, closes[column, row - first], size)
        found |= _of_market(found, which)
        found |= _of_day(view, macro, hourly.close_times[row], day[which], column)
        stepwise = _windows(row - first, column, closes, highs, lows, dollars, STEPS, _STEP_HOURS)
        scale = (size * np.sqrt(_STEP_HOURS / 24.0))[:, None]
        usual = np.nanmean(stepwise[:, :, 2], axis=1, keepdims=True) if len(row) else stepwise[:, :1, 2]
        seen = [stepwise[:, :, 0] / scale, stepwise[:, :, 1] / scale, np.log(stepwise[:, :, 2] / usual)]
    constant = [np.broadcast_to(found[name][:, None], (len(row), STEPS)) for name in _CONSTANT]
    times = hourly.close_times[row]
    groups = np.array([asset.id for asset in hourly.assets], dtype=np.int64)[column]
    table = Table(_finite(np.stack(list(found.values()), axis=1)), tuple(found), times, groups)
    windows = Table(_finite(np.stack([*seen, *constant], axis=2)), (*_STEPWISE, *_CONSTANT), times, groups)
    return TradeRows(row, column.astype(np.int64), behind[:, 3, 5] / 7.0, table, windows)


def _finite(values: Floats) -> NDArray[np.float32]:
    found = values.astype(np.float32)
    found[~np.isfinite(found)] = np.nan
    return found


def _of_coin(behind: Floats, close: Floats, size: Floats) -> dict[str, Floats]:
    enough = behind[:, :, 2] >= _KNOWN * _SPANS
    total = np.where(enough, behind[:, :, 0], np.nan)
    deviation = np.sqrt(np.where(enough, behind[:, :, 1] / behind[:, :, 2] * 24.0, np.nan))
    found = {f"move_{span}h": total[:, s] / (size * np.sqrt(span / 24.0)) for s, span in enumerate(_SPANS.tolist())}
    found["volatility"] = np.log(np.maximum(size, _LEAST))
    found["swing_24h"] = np.log(np.maximum(deviation[:, 1], _LEAST) / np.maximum(deviation[:, 3], _LEAST))
    found["swing_168h"] = np.log(np.maximum(deviation[:, 3], _LEAST) / np.maximum(deviation[:, 4], _LEAST))
    for s in (3, 4):
        span = int(_SPANS[s])
        found[f"below_high_{span}h"] = np.where(enough[:, s], (close - behind[:, s, 3]) / size, np.nan)
        found[f"above_low_{span}h"] = np.where(enough[:, s], (close - behind[:, s, 4]) / size, np.nan)
    found["surge_24h"] = np.log(behind[:, 1, 5] / behind[:, 3, 5] * (168.0 / 24.0))
    found["surge_168h"] = np.log(behind[:, 3, 5] / behind[:, 4, 5] * (720.0 / 168.0))
    return found


def _of_market(coin: dict[str, Floats], which: Integers) -> dict[str, Floats]:
    """Plain means over the coins of the hour, and how each differs from them."""
    found = {}
    for span in (24, 168, 720):
        own = coin[f"move_{span}h"]
        known = np.isfinite(own)
        count = np.bincount(which, weights=known)
        mean = (np.bincount(which, weights=np.where(known, own, 0.0)) / count)[which]
        found[f"market_{span}h"] = mean
        found[f"beyond_{span}h"] = own - mean
    rising = np.where(np.isfinite(coin["move_168h"]), coin["move_168h"] > 0.0, 0.5)
    found["rising_168h"] = (np.bincount(which, weights=rising) / np.bincount(which))[which]
    return found


def _of_day(view: MarketView, macro: MacroTrack, closes: Integers, day: Integers, column: Integers) -> dict[str, Floats]:
    funding = np.full(len(closes), np.nan)
    for place in np.unique(column):
        series = view.funding.get(view.hourly.assets[place].id)
        if series is not None:
            own = column == place
            funding[own] = 1e4 * _last(series, closes[own], _DAY)
    return {
        "trend_15d": macro.trend_15[day],
        "trend_60d": macro.trend_60[day],
        "volatility_rank": macro.rank[day],
        "breadth": macro.breadth[day],
        "fear_greed": _last(view.fear_greed, closes, 3 * _DAY),
        "funding": funding,
    }


def _last(series: Series, closes: Integers, oldest: int) -> Floats:
    """The value known last at each of these moments (M,); NaN where it is older than `oldest` seconds."""
    if not len(series.available):
        return np.full(len(closes), np.nan)
    place = np.searchsorted(series.available, closes, side="right") - 1
    fresh = (place >= 0) & (closes - series.available[np.maximum(place, 0)] <= oldest)
    return np.where(fresh, series.values[np.maximum(place, 0)], np.nan).astype(np.float64)
