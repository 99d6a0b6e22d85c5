"""The market as one thing: who is in it at each time, its weights, its index, its breadth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import AssetKind, Floats, Panel
from cryptopredict.features.rolling import lagged, rolling_mean, rolling_moments

__all__ = ["MarketIndex", "Universe", "market_index", "universe"]

Flags = NDArray[np.bool_]

MIN_AGE_DAYS = 45
MIN_DOLLAR_VOLUME = 500_000.0
MIN_DAILY_VOLATILITY = 0.01
MAX_ASSETS = 200
_JUMP = 1.0
"""A one-day log return beyond ±1 counts as ±1 in an index: one bad print in a small coin must not move the market."""


@dataclass(frozen=True, slots=True, eq=False)
class Universe:
    """Membership by day, from what was known on that day.

    `tradable` (T, N): coins (no stablecoin, wrapped copy or commodity), old enough, moving and liquid enough, at most 200 by
    dollar volume. `returns` (T, N) are daily log returns; `dollar_volume` (T, N) the 30-day mean in dollars;
    `volatility` (T, N) the 30-day standard deviation of `returns`.
    """

    tradable: Flags
    returns: Floats
    dollar_volume: Floats
    volatility: Floats


@dataclass(frozen=True, slots=True, eq=False)
class MarketIndex:
    """Cap-weighted index of the tradable coins: `returns` (T,) log, `level` (T,) from 1,000, `weights` (T, N) of the day."""

    returns: Floats
    level: Floats
    weights: Floats


def universe(daily: Panel) -> Universe:
    """Who could be traded on each day of a daily panel (T, N)."""
    close = daily["close"]
    with np.errstate(invalid="ignore", divide="ignore"):
        returns = np.log(close / lagged(close, 1))
    dollar_volume = rolling_mean(close * daily["volume"], 30, least=20)
    _, volatility, seen = rolling_moments(returns, 30, least=24)
    age = np.cumsum(np.isfinite(close), axis=0)
    coin = np.array([asset.kind is AssetKind.COIN for asset in daily.assets], dtype=bool)
    with np.errstate(invalid="ignore"):
        tradable = (
            np.isfinite(close)
            & coin[None, :]
            & (age >= MIN_AGE_DAYS)
            & (seen >= 24)
            & (dollar_volume >= MIN_DOLLAR_VOLUME)
            & (volatility >= MIN_DAILY_VOLATILITY)
        )
    liquid = np.where(tradable, dollar_volume, -np.inf)
    if liquid.shape[1] > MAX_ASSETS:
        bound = np.partition(liquid, -MAX_ASSETS, axis=1)[:, -MAX_ASSETS]
        tradable &= liquid >= bound[:, None]
    return Universe(tradable, returns, dollar_volume, volatility)


def market_index(daily: Panel, members: Universe) -> MarketIndex:
    """The index whose return on a day weighs each coin by its capitalisation on the day before.

    Where fewer than ten coins have a known capitalisation, dollar volume stands in for it.
    """
    known = np.where(members.tradable & np.isfinite(daily["market_cap"]), daily["market_cap"], 0.0)
    liquid = np.where(members.tradable, np.nan_to_num(members.dollar_volume), 0.0)
    few = (known > 0).sum(axis=1) < 10
    size = np.where(few[:, None], liquid, known)
    total = size.sum(axis=1, keepdims=True)
    weights = np.divide(size, total, out=np.zeros_like(size), where=total > 0)
    before = np.nan_to_num(lagged(weights, 1))
    returns = np.clip(np.nan_to_num(members.returns), -_JUMP, _JUMP)
    priced = before * np.isfinite(members.returns)
    share = priced.sum(axis=1)
    simple = (priced * np.expm1(returns)).sum(axis=1) / np.maximum(share, 1e-12)
    log_returns = np.where(share > 0.2, np.log1p(np.maximum(simple, -0.99)), 0.0)
    return MarketIndex(log_returns, 1_000.0 * np.exp(np.cumsum(log_returns)), weights)
