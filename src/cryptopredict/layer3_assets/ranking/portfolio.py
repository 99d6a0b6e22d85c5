"""What holding the best tenth would have brought: bought a day after the decision, held for a week, after costs by liquidity.

A week's decisions are seven portfolios, one begun each day; each is changed after seven days into what is best then, and pays for what
is traded alone. A coin that died within the week is sold at its last price.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Costs, Floats, MarketView
from cryptopredict.features import cross_section_rank
from cryptopredict.layer3_assets.blend import DELAY_DAYS, HORIZON_DAYS

__all__ = ["Held", "best", "earned", "held_return", "worst"]

_SHARE: Final = 0.1
_COSTS: Final = Costs()
_HOURS: Final = 24 * HORIZON_DAYS


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """By day (T,): return of the week `gross` and `net` of costs, and the share of the portfolio that was `turned` over; NaN if unknown."""

    gross: Floats
    net: Floats
    turned: Floats


def held_return(view: MarketView) -> Floats:
    """Simple return (T, N) of who bought one day after each row and sold a week later, or at the last price before that."""
    close = view.daily["close"]
    last = close.copy()
    for _ in range(HORIZON_DAYS):
        last[1:] = np.where(np.isfinite(last[1:]), last[1:], last[:-1])
    found = np.full_like(close, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        found[: -(HORIZON_DAYS + DELAY_DAYS)] = last[HORIZON_DAYS + DELAY_DAYS :] / close[DELAY_DAYS:-HORIZON_DAYS] - 1.0
    return found


def best(score: Floats) -> Floats:
    """Even weights (T, N) over the tenth of the assets with the highest scores; rows without ten of them are empty."""
    return _even(cross_section_rank(score, np.isfinite(score)) >= 0.5 - _SHARE)


def worst(score: Floats) -> Floats:
    """The same over the lowest tenth."""
    return _even(cross_section_rank(score, np.isfinite(score)) <= _SHARE - 0.5)


def _even(chosen: NDArray[np.bool_]) -> Floats:
    found: Floats = chosen / np.maximum(chosen.sum(axis=1, keepdims=True), 1)
    return found


def earned(weights: Floats, returns: Floats, volume: Floats, volatility: Floats, *, amount: float) -> Held:
    """What weights (T, N) brought, short where negative, with `amount` dollars in each of the seven portfolios.

    `returns` are those of `held_return`; `volume` (T, N) dollars a day; `volatility` (T, N) per day. What is sold of an asset whose
    volume is not known any more pays as much as the dearest of the day.
    """
    before = np.zeros_like(weights)
    before[HORIZON_DAYS:] = weights[:-HORIZON_DAYS]
    traded = np.abs(weights - before)
    row, column = np.nonzero(traded)
    price = np.full(traded.shape, np.nan)
    known = (volume[row, column] > 0.0) & np.isfinite(volatility[row, column])
    for t, n in zip(row[known], column[known], strict=True):
        price[t, n] = _COSTS.fee + _COSTS.slippage(amount * traded[t, n], volume[t, n], volatility[t, n])
    dearest = np.max(np.nan_to_num(price), axis=1, keepdims=True)
    paid = (traded * np.where(np.isfinite(price), price, np.maximum(dearest, _COSTS.fee + _COSTS.spread))).sum(axis=1)
    borrowed = np.maximum(-weights, 0.0).sum(axis=1) * _COSTS.funding_per_hour * _HOURS
    gross = (weights * np.nan_to_num(returns)).sum(axis=1)
    held = np.abs(weights).sum(axis=1)
    able = (held > 0.0) & np.isfinite(returns).any(axis=1)
    turned = np.divide(traded.sum(axis=1), 2.0 * held, out=np.full(len(held), np.nan), where=held > 0.0)
    return Held(*(np.where(able, values, np.nan) for values in (gross, gross - paid - borrowed, turned)))
