"""What a trade would have brought: entry at the next open, then target, stop or time, whichever comes first."""

import numpy as np
from numba import njit

from cryptopredict.base import Floats, Integers

__all__ = ["QUANTITIES", "follow_levels", "walk_barriers"]

QUANTITIES = ("result", "target", "stop", "target_24h", "target_72h", "result_if_target", "hours")
"""What `walk_barriers` measures: results in units of the 24-hour volatility at entry and before costs, the rest 0/1 or hours."""


@njit(cache=True, nogil=True)
def _follow(
    opens: Floats,
    highs: Floats,
    lows: Floats,
    closes: Floats,
    first: int,
    column: int,
    hours: int,
    side: int,
    goal: float,
    guard: float,
) -> tuple[float, int, int]:
    """Exit price, how it ended (1 target, −1 stop, 0 time) and the hours held, over `hours` candles from row `first`."""
    exit_price = np.nan
    for j in range(hours):
        row = first + j
        if not closes[row, column] > 0.0:
            continue
        exit_price = closes[row, column]
        best = highs[row, column] if side > 0 else lows[row, column]
        worst = lows[row, column] if side > 0 else highs[row, column]
        start = opens[row, column]
        if side * (worst - guard) <= 0.0:
            return (start if side * (start - guard) <= 0.0 else guard), -1, j + 1
        if side * (best - goal) >= 0.0:
            return goal, 1, j + 1
    return exit_price, 0, hours


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
        out[n, 0], out[n, 1], out[n, 2] = _follow(opens, highs, lows, closes, 0, n, hours[n], sides[n], goals[n], guards[n])
    return out


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
    for r in range(rows.shape[0]):
        t = rows[r]
        if t + hours >= n_rows:
            continue
        for n in range(columns):
            volatility = sigma[t, n]
            price = closes[t, n]
            entry = opens[t + 1, n]
            if not (volatility > 0.0 and price > 0.0 and entry > 0.0):
                continue
            goal = price * np.exp(side * target * volatility)
            guard = price * np.exp(-side * stop * volatility)
            exit_price, ended, held = _follow(opens, highs, lows, closes, t + 1, n, hours, side, goal, guard)
            result = side * (exit_price / entry - 1.0) / volatility
            out[r, n, 0] = result
            out[r, n, 1] = 1.0 if ended == 1 else 0.0
            out[r, n, 2] = 1.0 if ended == -1 else 0.0
            out[r, n, 3] = 1.0 if ended == 1 and held <= 24 else 0.0
            out[r, n, 4] = 1.0 if ended == 1 and held <= 72 else 0.0
            out[r, n, 5] = result if ended == 1 else 0.0
            out[r, n, 6] = held
    return out
