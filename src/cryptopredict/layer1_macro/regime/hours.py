"""The variance of the market within each day, from the hours of the coins that have them."""

from typing import Final

import numpy as np

from cryptopredict.base import Floats, MarketView
from cryptopredict.features import MarketIndex

__all__ = ["market_variance"]

_DAY: Final = 86_400
_HOURS: Final = 24
_LEAST_HOURS: Final = 20
_COVERED: Final = 0.5
_JUMP: Final = 1.0
"""An hour beyond ±1 in logarithms counts as that, as a day does in the index."""


def market_variance(view: MarketView, index: MarketIndex) -> Floats:
    """Sum of the squared hourly log returns of the index within each day (T,); NaN on days with fewer than 20 hours.

    Coins weigh as in the index of the day before; an hour counts if coins with half of that weight were traded in it and before.
    """
    daily, hourly = view.daily, view.hourly
    found = np.full(len(daily.times), np.nan)
    place_of = {asset.id: place for place, asset in enumerate(daily.assets)}
    pairs = [(source, place_of[asset.id]) for source, asset in enumerate(hourly.assets) if asset.id in place_of]
    if len(daily.times) < 2 or not pairs or len(hourly.times) < 2:
        return found
    close = np.log(np.ascontiguousarray(hourly["close"][:, [source for source, _ in pairs]]))
    moved = np.clip(np.diff(close, axis=0), -_JUMP, _JUMP)
    day = (hourly.times[1:] - int(daily.times[0])) // _DAY
    # The weights are those of the day before, so the first day has none.
    inside = (day >= 1) & (day < len(daily.times))
    moved, day = moved[inside], day[inside]
    usual = np.ascontiguousarray(index.weights[:, [place for _, place in pairs]])
    weight = usual[day - 1] * np.isfinite(moved)
    share = weight.sum(axis=1)
    known = share >= _COVERED
    market = np.zeros(len(day))
    total = (weight * np.expm1(np.nan_to_num(moved))).sum(axis=1)
    market[known] = np.log1p(total[known] / share[known])
    hours = np.bincount(day[known], minlength=len(found))
    squares = np.bincount(day[known], weights=market[known] ** 2, minlength=len(found))
    enough = hours >= _LEAST_HOURS
    found[enough] = squares[enough] * _HOURS / hours[enough]
    return found
