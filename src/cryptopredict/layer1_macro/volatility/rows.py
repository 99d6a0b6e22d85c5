"""The rows of the volatility model: what was known of each coin, and of the market itself, when each day had closed.

The market is a column like any other: its hours are those of the coins that have hourly candles, weighed as in the index on the day
before. It has no range and no volume of its own, and nothing at all on days without hours.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import AssetKind, Floats, Integers, MarketView, Panel
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.volatility import HAR_FEATURES, Days, Hours, daily_variance, hours, mean_ahead, predictors
from cryptopredict.features import MarketIndex, Universe, ewm_mean

__all__ = ["EWMA_HALF_LIFE", "MARKET", "VolatilityRows", "volatility_rows"]

MARKET = -1
"""Group of the rows that are about the market itself; those of assets are their ids."""
EWMA_HALF_LIFE = 10.0

_DAY = 86_400
_HOURS = 24
_COVERED = 0.5  # of the index, by weight, must have a candle for an hour of the market
_SPAN = np.sqrt(4.0 * np.log(2.0))
_ANCHOR = "BTC"


@dataclass(frozen=True, slots=True, eq=False)
class VolatilityRows:
    """Rows by day and column: `day` (M,) and `column` (M,) say which each row of `table` is, days ascending.

    (T, C) each: `variance` as seen on the day itself; `ewma` of it (half-life 10 days), a baseline; `returns`, logarithmic. `columns`
    (C,) are positions in the daily panel, −1 for the market, which comes last; `closes` (T,) when each day was over.
    """

    table: Table
    day: Integers
    column: Integers
    columns: Integers
    closes: Integers
    variance: Floats
    ewma: Floats
    returns: Floats

    def target(self, days: int) -> Floats:
        """Mean variance of the `days` after each row, (M,), NaN where it is not known yet."""
        return mean_ahead(self.variance, days)[self.day, self.column]

    def spread(self, values: NDArray[np.floating]) -> Floats:
        """Values (M,) of the rows by day and column, (T, C), NaN elsewhere."""
        out = np.full(self.variance.shape, np.nan)
        out[self.day, self.column] = values
        return out


def volatility_rows(view: MarketView, members: Universe, index: MarketIndex) -> VolatilityRows | None:
    """The rows of all days of the view: tradable coins (so no near-stable ones) and the market, with a month behind them.

    None where there is no such row. Other coins take part in what is said of the market as a whole, but have no rows of their own.
    """
    daily = view.daily
    coins = np.array([place for place, asset in enumerate(daily.assets) if asset.kind is AssetKind.COIN], dtype=np.int64)
    if not len(daily.times) or not len(coins):
        return None
    columns = np.append(coins, -1)
    blank = np.full((len(daily.times), 1), np.nan)
    open_, high, low, close, volume = (
        np.concatenate([daily[name][:, coins], blank], axis=1) for name in ("open", "high", "low", "close", "volume")
    )
    measured = _measured(view, index, coins)
    variance, _ = daily_variance(open_, high, low, close, None if measured is None else measured.realised)
    close[:, -1] = index.level
    anchor = next((place for place, column in enumerate(coins) if daily.assets[column].symbol == _ANCHOR), None)
    found = predictors(Days(daily.times, variance, high, low, close, volume, measured, anchor))
    member = np.concatenate([members.tradable[:, coins], np.ones_like(blank, dtype=np.bool_)], axis=1)
    for name in HAR_FEATURES:
        member &= np.isfinite(found[name])
    day, column = np.nonzero(member)
    if not len(day):
        return None
    values = np.empty((len(day), len(found)), dtype=np.float32)
    for place, name in enumerate(found):
        values[:, place] = found[name][day, column]
    # Roads to infinity (a ratio of next to nothing) are holes, like anything else that is not known.
    values[~np.isfinite(values)] = np.nan
    groups = np.append(np.array([daily.assets[place].id for place in coins], dtype=np.int64), MARKET)
    table = Table(values, tuple(found), daily.close_times[day], groups[column])
    returns = np.concatenate([members.returns[:, coins], index.returns[:, None]], axis=1)
    return VolatilityRows(table, day, column, columns, daily.close_times, variance, ewm_mean(variance, EWMA_HALF_LIFE), returns)


def _measured(view: MarketView, index: MarketIndex, coins: Integers) -> Hours | None:
    """What the hours of each day say, for the coins and the market, (T, C); None without a whole day of hours."""
    daily, hourly = view.daily, view.hourly
    first, last = _whole_days(daily, hourly)
    if last <= first:
        return None
    start = int(daily.times[first] - hourly.times[0]) // 3_600
    rows = slice(start, start + (last - first) * _HOURS)
    place_of = {daily.assets[column].id: place for place, column in enumerate(coins)}
    pairs = [(source, place_of[asset.id]) for source, asset in enumerate(hourly.assets) if asset.id in place_of]
    sources, places = [source for source, _ in pairs], [place for _, place in pairs]
    close, high, low = (hourly[name][rows][:, sources] for name in ("close", "high", "low"))
    weights = np.zeros((last - first, len(places)))
    weights[1:] = index.weights[first : last - 1][:, coins[places]]
    level, stretched = _market_hours(close, np.repeat(weights, _HOURS, axis=0))
    seen = hours(np.column_stack([close, level]), np.column_stack([high, stretched]), np.column_stack([low, level]))

    def placed(values: Floats) -> Floats:
        out = np.full((len(daily.times), len(coins) + 1), np.nan)
        out[first:last, [*places, len(coins)]] = values
        return out

    return Hours(*(placed(getattr(seen, name)) for name in ("realised", "ranged", "late", "half", "bad", "jump")))


def _market_hours(close: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Level of the market by hour (H,), NaN where too little of it traded, and a high that is as far above as its hour went.

    Nobody knows the range of the market within an hour; one that is as wide as its return says the same variance.
    """
    returns = np.full_like(close, np.nan)
    returns[1:] = np.diff(np.log(close), axis=0)
    priced = weights * np.isfinite(returns)
    share = priced.sum(axis=1)
    total = weights.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = np.log1p((priced * np.expm1(np.nan_to_num(returns))).sum(axis=1) / share)
    known = (share >= _COVERED * total) & (share > _COVERED * 0.5)
    moved = np.where(known, moved, 0.0)
    level = np.where(known, np.exp(np.cumsum(moved)), np.nan)
    return level, level * np.exp(np.abs(moved) * _SPAN)


def _whole_days(daily: Panel, hourly: Panel) -> tuple[int, int]:
    """First and one past the last row of the daily panel whose 24 hours lie within the hourly one."""
    if not len(daily.times) or not len(hourly.times) or not hourly.assets:
        return 0, 0
    begins = max(int(daily.times[0]), -(-int(hourly.times[0]) // _DAY) * _DAY)
    ends = min(int(daily.close_times[-1]), int(hourly.close_times[-1]) // _DAY * _DAY)
    return (begins - int(daily.times[0])) // _DAY, (ends - int(daily.times[0])) // _DAY
