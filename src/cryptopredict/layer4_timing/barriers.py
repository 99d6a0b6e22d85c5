"""What a trade would have brought: entry at the next open, then target, stop or time, whichever comes first."""

import numpy as np
from numba import njit

from cryptopredict.base import Floats, Integers

__all__ = ["QUANTITIES", "walk_barriers"]

QUANTITIES = ("result", "target", "stop", "target_24h", "target_72h", "result_if_target", "hours")
"""What `walk_barriers` measures: results in units of the 24-hour volatility at entry and before costs, the rest 0/1 or hours."""


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
            exit_price = np.nan
            ended = 0
            held = hours
            for j in range(1, hours + 1):
                if not closes[t + j, n] > 0.0:
                    continue
                exit_price = closes[t + j, n]
                best = highs[t + j, n] if side > 0 else lows[t + j, n]
                worst = lows[t + j, n] if side > 0 else highs[t + j, n]
                start = opens[t + j, n]
                if side * (worst - guard) <= 0.0:
                    exit_price = start if side * (start - guard) <= 0.0 else guard
                    ended = -1
                elif side * (best - goal) >= 0.0:
                    exit_price = goal
                    ended = 1
                if ended != 0:
                    held = j
                    break
            result = side * (exit_price / entry - 1.0) / volatility
            out[r, n, 0] = result
            out[r, n, 1] = 1.0 if ended == 1 else 0.0
            out[r, n, 2] = 1.0 if ended == -1 else 0.0
            out[r, n, 3] = 1.0 if ended == 1 and held <= 24 else 0.0
            out[r, n, 4] = 1.0 if ended == 1 and held <= 72 else 0.0
            out[r, n, 5] = result if ended == 1 else 0.0
            out[r, n, 6] = held
    return out
