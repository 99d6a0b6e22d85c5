"""The indicators that traders know, at the last candle: plain formulas over closes, highs and lows, oldest first.

Each is None while there are too few candles for it. They are shown, and no decision rests on them.
"""

import itertools
from collections.abc import Sequence
from math import log, sqrt

__all__ = ["atr", "bollinger", "ema", "macd", "max_drawdown", "rsi", "sma", "volatility"]

_WARM = 4
"""An exponential mean is shown once this many of its lengths have passed: its start is forgotten by then."""


def sma(values: Sequence[float], length: int) -> float | None:
    """Mean of the last `length` values."""
    return sum(values[-length:]) / length if len(values) >= length else None


def _ema_path(values: Sequence[float], length: int) -> list[float]:
    path = [values[0]]
    share = 2.0 / (length + 1)
    for value in values[1:]:
        path.append(path[-1] + share * (value - path[-1]))
    return path


def ema(values: Sequence[float], length: int) -> float | None:
    """Exponential mean with the share 2 / (length + 1)."""
    return _ema_path(values, length)[-1] if len(values) >= _WARM * length else None


def macd(values: Sequence[float]) -> tuple[float, float] | None:
    """(MACD, its signal): the exponential mean of 12 less that of 26, and that difference's mean of 9."""
    if len(values) < _WARM * 26:
        return None
    line = [fast - slow for fast, slow in zip(_ema_path(values, 12), _ema_path(values, 26), strict=True)]
    return line[-1], _ema_path(line, 9)[-1]


def rsi(values: Sequence[float], length: int = 14) -> float | None:
    """Wilder's relative strength, 0..100; 50 where nothing moved."""
    if len(values) < _WARM * length:
        return None
    steps = [after - before for before, after in itertools.pairwise(values)]
    up = sum(max(step, 0.0) for step in steps[:length]) / length
    down = sum(max(-step, 0.0) for step in steps[:length]) / length
    for step in steps[length:]:
        up = (up * (length - 1) + max(step, 0.0)) / length
        down = (down * (length - 1) + max(-step, 0.0)) / length
    return 100.0 * up / (up + down) if up + down > 0.0 else 50.0


def bollinger(values: Sequence[float], length: int = 20, width: float = 2.0) -> tuple[float, float, float] | None:
    """(lower, middle, upper): the mean, and `width` standard deviations (of the population) around it."""
    middle = sma(values, length)
    if middle is None:
        return None
    spread = width * sqrt(sum((value - middle) ** 2 for value in values[-length:]) / length)
    return middle - spread, middle, middle + spread


def atr(highs: Sequence[float], lows: Sequence[float], closes: Sequence[float], length: int = 14) -> float | None:
    """Wilder's mean true range, in dollars."""
    if len(closes) < _WARM * length:
        return None
    ranges = [max(high, before) - min(low, before) for high, low, before in zip(highs[1:], lows[1:], closes[:-1], strict=True)]
    mean = sum(ranges[:length]) / length
    for value in ranges[length:]:
        mean = (mean * (length - 1) + value) / length
    return mean


def volatility(values: Sequence[float], a_year: float) -> float | None:
    """Standard deviation of log returns, a year, 0.5 for 50 %; `a_year` is how many candles a year has."""
    if len(values) < 3:
        return None
    returns = [log(after / before) for before, after in itertools.pairwise(values)]
    mean = sum(returns) / len(returns)
    return sqrt(sum((value - mean) ** 2 for value in returns) / (len(returns) - 1) * a_year)


def max_drawdown(values: Sequence[float]) -> float:
    """The deepest fall from a peak before it, 0..1, by closes."""
    peak, deepest = values[0], 0.0
    for value in values:
        peak = max(peak, value)
        deepest = max(deepest, 1.0 - value / peak)
    return deepest
