"""What a trade would have brought: entry at the next open, then target, stop or time, whichever comes first."""

import numpy as np
from numba import njit

from cryptopredict.base import Floats, Integers

__all__ = ["QUANTITIES", "follow_levels", "walk_barriers"]

QUANTITIES = ("result", "target", "stop", "target_24h", "target_72h", "result_if_target", "hours")
"""What `walk_barriers` measures: results in units of the 24-hour volatility at entry and before costs, the rest 0/1 or hours."""

_ABREAST = 8
"""Assets whose candles are laid out by time together, as many as a cache line of a row holds: to follow a trade is to read along time."""
_STRETCH = 8
"""Hours whose highest and lowest price are looked at first: where neither touches a level, none of their candles does."""


@njit(cache=True, nogil=True)
def _extremes(highs: Floats, lows: Floats, closes: Floats) -> Floats:
    """The highest and the lowest price of each stretch of an asset's candles (T,): (2, S), infinite where nothing was traded."""
    found = np.empty((2, closes.shape[0] // _STRETCH + 1))
    found[0], found[1] = -np.inf, np.inf
    for t in range(closes.shape[0]):
        if closes[t] > 0.0:
            found[0, t // _STRETCH] = max(found[0, t // _STRETCH], highs[t])
            found[1, t // _STRETCH] = min(found[1, t // _STRETCH], lows[t])
    return found


@njit(cache=True, nogil=True)
def _follow(
    opens: Floats,
    highs: Floats,
    lows: Floats,
    closes: Floats,
    extremes: Floats,
    first: int,
    hours: int,
    side: int,
    goal: float,
    guard: float,
) -> tuple[float, int, int]:
    """Exit price, how it ended (1 target, −1 stop, 0 time) and the hours held, over `hours` candles (T,) from row `first`."""
    upper, lower = max(goal, guard), min(goal, guard)
    row, end = first, first + hours
    while row < end:
        stretch = row // _STRETCH
        if (row == first or row % _STRETCH == 0) and extremes[0, stretch] < upper and extremes[1, stretch] > lower:
            row = (stretch + 1) * _STRETCH
            continue
        if closes[row] > 0.0:
            best = highs[row] if side > 0 else lows[row]
            worst = lows[row] if side > 0 else highs[row]
            start = opens[row]
            if side * (worst - guard) <= 0.0:
                return (start if side * (start - guard) <= 0.0 else guard), -1, row - first + 1
            if side * (best - goal) >= 0.0:
                return goal, 1, row - first + 1
        row += 1
    for row in range(end - 1, first - 1, -1):
        if closes[row] > 0.0:
            return closes[row], 0, hours
    return np.nan, 0, hours


@njit(cache=True, nogil=True)
def follow_levels(
    opens: Floats,
    highs: Floats,
    lows: Floats,
    closes: Floats,
    sides: Integers,
    goals: Floats,
    guards: Floats,
    hours: Integers,
) -> Floats:
    """Follow one trade in each column of candles (T, N), entered at the open of row 0, by the rules of `walk_barriers`.

    `sides` 1 or −1, `goals` and `guards` prices, `hours` how many rows to look at, all (N,). Returns (N, 3): exit price (the last
    close seen where nothing was touched), how it ended (1 target, −1 stop, 0 neither), hours held.
    """
    out = np.empty((closes.shape[1], 3))
    for n in range(closes.shape[1]):
        own = opens[:, n], highs[:, n], lows[:, n], closes[:, n]
        extremes = _extremes(own[1], own[2], own[3])
        out[n, 0], out[n, 1], out[n, 2] = _follow(*own, extremes, 0, hours[n], sides[n], goals[n], guards[n])
    return out


@njit(cache=True, nogil=True)
def _walk_one(rows: Integers, own: Floats, side: int, target: float, stop: float, hours: int, out: Floats) -> None:
    """The trades of one asset, its candles and its volatility being (5, T), into (R, 7)."""
    opens, highs, lows, closes, sigma = own[0], own[1], own[2], own[3], own[4]
    extremes = _extremes(highs, lows, closes)
    for r in range(rows.shape[0]):
        t = rows[r]
        if t + hours >= closes.shape[0]:
            continue
        volatility, price, entry = sigma[t], closes[t], opens[t + 1]
        if not (volatility > 0.0 and price > 0.0 and entry > 0.0):
            continue
        goal = price * np.exp(side * target * volatility)
        guard = price * np.exp(-side * stop * volatility)
        exit_price, ended, held = _follow(opens, highs, lows, closes, extremes, t + 1, hours, side, goal, guard)
        result = side * (exit_price / entry - 1.0) / volatility
        out[r, 0] = result
        out[r, 1] = 1.0 if ended == 1 else 0.0
        out[r, 2] = 1.0 if ended == -1 else 0.0
        out[r, 3] = 1.0 if ended == 1 and held <= 24 else 0.0
        out[r, 4] = 1.0 if ended == 1 and held <= 72 else 0.0
        out[r, 5] = result if ended == 1 else 0.0
        out[r, 6] = held


@njit(cache=True, nogil=True)
def walk_barriers(
    rows: Integers,
    opens: Floats,
    highs: Floats,
    lows: Floats,
    closes: Floats,
    sigma: Floats,
    side: int,
    target: float,
    stop: float,
    hours: int,
) -> Floats:
    """Follow a trade from each of `rows` in each column of hourly candles (T, N); returns (R, N, 7), see QUANTITIES, NaN if none.

    The levels lie `target` and `stop` volatilities from the close of the row; the entry is the open of the next candle. A candle
    that opens beyond the stop fills at its open; one that touches both counts as stopped. `side` is 1 for long, −1 for short.
    A trade without a candle at the next hour does not happen; one that is still open at the end of the data is NaN.
    """
    n_rows, columns = closes.shape
    out = np.full((rows.shape[0], columns, 7), np.nan)
    own = np.empty((5, _ABREAST, n_rows))
    for start in range(0, columns, _ABREAST):
        some = min(_ABREAST, columns - start)
        for t in range(n_rows):
            for n in range(some):
                own[0, n, t], own[1, n, t] = opens[t, start + n], highs[t, start + n]
                own[2, n, t], own[3, n, t] = lows[t, start + n], closes[t, start + n]
                own[4, n, t] = sigma[t, start + n]
        for n in range(some):
            _walk_one(rows, own[:, n], side, target, stop, hours, out[:, start + n])
    return out
