"""What stands for the variance of a day, which nobody can see: from hourly candles, else from the day's range, else its return."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats

__all__ = ["NONE", "PARKINSON", "RANGE", "REALISED", "RETURN", "Hours", "daily_variance", "hours", "mean_ahead"]

NONE, REALISED, RANGE, PARKINSON, RETURN = range(5)
"""Which proxy a day has: none, squared hourly returns, Garman-Klass, Parkinson (no open known), squared daily return."""

_HOURS = 24
_ENOUGH = 20  # hours of a day; what is missing is made up for in proportion
_PARKINSON = 4.0 * np.log(2.0)
_SMALLEST = 1e-9  # a price that did not move says nothing about the logarithm of its variance


@dataclass(frozen=True, slots=True, eq=False)
class Hours:
    """What the hours of each day say, (T, N) each, NaN with fewer than 20 hours. Variances are of a whole day.

    `realised`: squared hourly returns; `ranged`: squared hourly ranges; `late` and `half`: the same of the last 6 and 12 hours;
    `bad`: share of falling hours in `realised`; `jump`: share that single jumps explain.
    """

    realised: Floats
    ranged: Floats
    late: Floats
    half: Floats
    bad: Floats
    jump: Floats


def hours(close: Floats, high: Floats, low: Floats) -> Hours:
    """Measures of each day from its hourly candles (24 T, N), NaN where there is none; the first return of a gap is not known.

    Sources: Andersen and Bollerslev 1998 (realised variance); Christensen and Podolskij 2007 (realised range);
    Barndorff-Nielsen and Shephard 2004 (bipower variation, for jumps).
    """
    if close.ndim != 2 or close.shape[0] % _HOURS or high.shape != close.shape or low.shape != close.shape:
        raise BadInput(f"Hourly prices of shape {close.shape} are not whole days", to_do="Give 24 rows for each day.")
    logs = np.log(close)
    returns = np.full_like(logs, np.nan)
    returns[1:] = logs[1:] - logs[:-1]
    by_day = returns.reshape(-1, _HOURS, close.shape[1])
    spans = np.log(high / low).reshape(by_day.shape) ** 2 / _PARKINSON
    seen = np.isfinite(by_day).sum(axis=1)
    squares, size = by_day**2, np.abs(by_day)
    realised = _whole_day(squares, 0)
    bipower = np.pi / 2.0 * np.nansum(size[:, 1:] * size[:, :-1], axis=1) * _HOURS / (_HOURS - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        bad = np.nansum(np.where(by_day < 0.0, squares, 0.0), axis=1) / np.nansum(squares, axis=1)
        jump = np.clip(1.0 - bipower / realised, 0.0, 1.0)
    measures = (realised, _whole_day(spans, 0), _whole_day(spans, 18), _whole_day(spans, 12), bad, jump)
    return Hours(*(np.where(seen >= _ENOUGH, measure, np.nan) for measure in measures))


def _whole_day(values: Floats, first: int) -> Floats:
    """Sum (T, N) of hourly values (T, 24, N) from hour `first` on, scaled to 24 hours; NaN with none."""
    part = values[:, first:]
    count = np.isfinite(part).sum(axis=1)
    scaled: Floats = np.where(count > 0, np.nansum(part, axis=1) * _HOURS / np.maximum(count, 1), np.nan)
    return scaled


def daily_variance(
    open_: Floats, high: Floats, low: Floats, close: Floats, realised: Floats | None = None
) -> tuple[Floats, NDArray[np.int8]]:
    """Variance of each day (T, N) by the best proxy that it has, and which one that is.

    NaN and `NONE` where nothing is known or the price did not move.
    Sources: Garman and Klass 1980; Parkinson 1980. Both are of the same day alone: no gap from the day before, for the market has none.
    """
    start, top, bottom, end = (np.log(prices) for prices in (open_, high, low, close))
    span = (top - bottom) ** 2
    change = np.full_like(end, np.nan)
    change[1:] = end[1:] - end[:-1]
    candidates = [
        (REALISED, np.full_like(end, np.nan) if realised is None else realised),
        (RANGE, 0.5 * span - (2.0 * np.log(2.0) - 1.0) * (end - start) ** 2),
        (PARKINSON, span / _PARKINSON),
        (RETURN, change**2),
    ]
    variance = np.full_like(end, np.nan)
    proxy = np.full(end.shape, NONE, dtype=np.int8)
    for name, values in candidates:
        takes = np.isnan(variance) & (values > _SMALLEST)
        variance[takes] = values[takes]
        proxy[takes] = name
    return variance, proxy


def mean_ahead(variance: Floats, days: int) -> Floats:
    """What is to be foretold: mean variance of the `days` rows after each row, (T, N); NaN unless all of them are known."""
    out = np.full_like(variance, np.nan)
    rows = variance.shape[0] - days
    if rows > 0:
        out[:rows] = sum(variance[1 + k : 1 + k + rows] for k in range(days)) / days
    return out
