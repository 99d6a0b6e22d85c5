"""What came of the rows: how trades ended, what returns followed, how far prices went, and what history alone would have warned of."""

from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.special import ndtri

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.layer4_timing.barriers import QUANTITIES
from cryptopredict.layer4_timing.trades.models import LEVELS

__all__ = ["endings", "excursions", "gaussian", "historical", "own_history", "returns_ahead"]

_DAYS: Final = 365  # of its own returns that plain historical simulation looks back, of which it needs half
_LEAST: Final = 1e-3  # a market that only rose is not taken to be without risk
_PLACE: Final = {name: place for place, name in enumerate(QUANTITIES)}


def endings(values: Floats) -> Floats:
    """Place in ENDINGS (M,) of trades (M, 7), NaN where it is not known."""

    def flag(name: str) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = values[:, _PLACE[name]] > 0.0
        return found

    found = np.select([flag("target_24h"), flag("target_72h"), flag("target"), flag("stop")], [0.0, 1.0, 2.0, 3.0], 4.0)
    return np.where(np.isfinite(values[:, 0]), found, np.nan)


def returns_ahead(close: Floats, row: Integers, column: Integers, hours: int) -> Floats:
    """Simple returns (M,) over the hours after each row, NaN where there was no candle then or is none yet."""
    found = np.full(len(row), np.nan)
    there = row + hours < len(close)
    found[there] = close[row[there] + hours, column[there]] / close[row[there], column[there]] - 1.0
    return found


@njit(cache=True, nogil=True)
def excursions(
    row: Integers, column: Integers, closes: Floats, highs: Floats, lows: Floats, sigma: Floats, hours: int
) -> Floats:
    """How far the price went up and down within the hours after each row, in volatilities, (M, 2) ≥ 0; NaN where they are not over."""
    out = np.full((row.shape[0], 2), np.nan)
    for m in range(row.shape[0]):
        t, n = row[m], column[m]
        if t + hours >= closes.shape[0]:
            continue
        top, bottom = closes[t, n], closes[t, n]
        for u in range(t + 1, t + hours + 1):
            top = max(top, highs[u, n]) if highs[u, n] == highs[u, n] else top  # NaN is not itself
            bottom = min(bottom, lows[u, n]) if lows[u, n] == lows[u, n] else bottom
        out[m, 0] = np.log(top / closes[t, n]) / sigma[t, n]
        out[m, 1] = np.log(closes[t, n] / bottom) / sigma[t, n]
    return out


@njit(cache=True, nogil=True)
def _historical(row: Integers, column: Integers, closes: Floats, hours: int, days: int, levels: Floats) -> Floats:
    """As `historical`; returns over so many hours that ended in the last `days`, one a day."""
    count = levels.shape[0]
    out = np.full((row.shape[0], 4 * count), np.nan)
    seen = np.empty(days)
    for m in range(row.shape[0]):
        t, n = row[m], column[m]
        k = 0
        for back in range(days):
            end = t - 24 * back
            if end - hours < 0:
                break
            moved = closes[end, n] / closes[end - hours, n] - 1.0
            if moved == moved:  # noqa: PLR0124
                seen[k] = moved
                k += 1
        if 2 * k < days:
            continue
        ordered = np.sort(seen[:k])
        for which in range(count):
            beyond = max(int(np.ceil((1.0 - levels[which]) * k - 1e-9)), 1)
            out[m, which] = -ordered[beyond - 1]
            out[m, count + which] = -ordered[:beyond].mean()
            out[m, 2 * count + which] = ordered[k - beyond]
            out[m, 3 * count + which] = ordered[k - beyond :].mean()
    return out


def historical(closes: Floats, row: Integers, column: Integers, hours: int, levels: tuple[float, ...]) -> Floats:
    """Value at risk and the mean beyond it by the own returns of each row's coin over the year before it, (M, 4 L) as `FilteredTail` says them.

    NaN where under half of them are known.
    """
    found: Floats = np.maximum(_historical(row, column, np.ascontiguousarray(closes), hours, _DAYS, np.array(levels)), _LEAST)
    return found


def gaussian(sigma: Floats, hours: int) -> Floats:
    """The same of a normal law whose deviation is the fading mean `sigma` (M,) of 24 hours, grown with the root of time."""
    levels = np.array(LEVELS)
    point = ndtri(levels)
    beyond = np.exp(-0.5 * point * point) / np.sqrt(2.0 * np.pi) / (1.0 - levels)
    found: Floats = np.sqrt(hours / 24.0) * sigma[:, None] * np.tile(np.concatenate([point, beyond]), 2)
    return found


def own_history(view: MarketView, hour: int, column: int, hours: int) -> Floats:
    """The same for one coin at one hour of a view, (4 L,)."""
    first = max(hour - 24 * _DAYS - hours, 0)
    closes = view.hourly["close"][first : hour + 1, column : column + 1]
    found: Floats = historical(closes, np.array([hour - first]), np.array([0]), hours, LEVELS)[0]
    return found
