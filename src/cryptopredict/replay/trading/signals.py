"""Signals as trades: entered at the next open, sized by the distance of the stop, ended by target, stop or time."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numba import njit

from cryptopredict.base import BadInput, Costs, Floats, Integers
from cryptopredict.replay.trading.bars import Bars

__all__ = ["KINDS", "REFUSALS", "Book", "Orders", "trade_signals"]

KINDS: Final = {1: "target", -1: "stop", 0: "timeout", 2: "candles_ended", 3: "open_at_end"}
"""How a trade ended."""
REFUSALS: Final = {1: "no_candle", 2: "already_held", 3: "no_exposure_left", 4: "no_volume"}
"""Why an order was not filled; 0 where it was."""
_LEAST: Final = 1.0
"""Dollars below which nothing is bought."""


@dataclass(frozen=True, slots=True, eq=False)
class Orders:
    """K orders in the order in which they were given, all arrays (K,).

    `row` is the bar at whose open it is filled, `column` the asset; `side` 1 or −1; `target` and `stop` are prices, `distance` the share of
    the entry that the stop was away when it was said; `bars` how long it runs; `limit` how much of the wealth may be held in all, 0..1.
    """

    row: Integers
    column: Integers
    side: Integers
    target: Floats
    stop: Floats
    distance: Floats
    bars: Integers
    limit: Floats

    def __len__(self) -> int:
        """How many."""
        return len(self.row)


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """`equity` (T,) in dollars after each bar, `gross` (T,) the share of it that is held, `net` (T,) longs less shorts.

    Of each order (K,): `refusal` (see REFUSALS), and where it was filled `amount` in dollars at the entry, `entry` and `exit` prices,
    `left` the row of the exit, `kind` (see KINDS), `result` in dollars after all costs; `costs` (K, 4) in dollars: fees, half spreads, impact,
    funding.
    """

    equity: Floats
    gross: Floats
    net: Floats
    refusal: Integers
    amount: Floats
    entry: Floats
    exit: Floats
    left: Integers
    kind: Integers
    result: Floats
    costs: Floats


def trade_signals(bars: Bars, orders: Orders, costs: Costs, *, capital: float = 100_000.0, risk: float = 0.02) -> Book:
    """Trade orders, each at the open of its bar, by the rules of `base.trading`.

    An order gets what loses `risk` of the wealth at its stop, at most what its limit leaves; one position an asset. In each bar entries
    come first, at the open, then exits: an order may be stopped in the bar that it is entered in. What is still open in the last bar is
    closed at its close. A bar without a candle changes nothing but time.

    Raises `BadInput` where orders are not in order of time or ask for what cannot be.
    """
    if not (capital > 0.0 and 0.0 < risk <= 1.0):
        raise BadInput(
            f"Capital of {capital} and a risk of {risk} cannot be traded", to_do="Give both as positive, risk at most 1."
        )
    if (np.diff(orders.row) < 0).any() or (orders.row < 0).any():
        raise BadInput("Orders are not in order of time")
    if not (np.isin(orders.side, (1, -1)).all() and (orders.distance > 0.0).all() and (orders.bars > 0).all()):
        raise BadInput("An order has no side, no distance to its stop, or no time to run")
    figures = np.array([costs.fee, costs.spread, costs.impact, costs.funding_per_hour * bars.hours, capital, risk])
    found = _walk(
        (bars.opens, bars.highs, bars.lows, bars.closes),
        (bars.dollar_volume, bars.volatility, bars.day, bars.ends, bars.haircut),
        (orders.row, orders.column, orders.side, orders.bars),
        (orders.target, orders.stop, orders.distance, orders.limit),
        figures,
    )
    return Book(*found)


@njit(cache=True, nogil=True)
def _leaves(side: int, start: float, high: float, low: float, target: float, stop: float) -> tuple[float, int]:
    """`base.trading.exit_at`, compiled: price and kind of the exit, NaN where the trade stays open."""
    best, worst = (high, low) if side > 0 else (low, high)
    if side * (worst - stop) <= 0.0:
        return (start if side * (start - stop) <= 0.0 else stop), -1
    if side * (best - target) >= 0.0:
        return target, 1
    return np.nan, 0


@njit(cache=True, nogil=True)
def _impact(amount: float, volume: float, volatility: float, coefficient: float) -> float:
    """Dollars that moving the price costs, by the square-root law; nothing where no volatility is known any more."""
    if not (volume > 0.0 and volatility > 0.0):
        return 0.0
    return amount * coefficient * volatility * math.sqrt(amount / volume)


@njit(cache=True, nogil=True)
def _walk(prices, known, counts, levels, figures):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, C901, PLR0912, PLR0915 - one pass over the bars
    opens, highs, lows, closes = prices
    volume, volatility, day, ends, haircut = known
    row, column, side, bars = counts
    target, stop, distance, limit = levels
    fee, spread, coefficient, funding, capital, risk = figures
    length, orders = closes.shape[0], row.shape[0]
    equity, gross, net = np.empty(length), np.zeros(length), np.zeros(length)
    refusal, left, kind = np.ones(orders, np.int64), np.full(orders, -1, np.int64), np.zeros(orders, np.int64)
    amount, entry, exit_ = np.full(orders, np.nan), np.full(orders, np.nan), np.full(orders, np.nan)
    result, costs = np.full(orders, np.nan), np.zeros((orders, 4))
    open_, coins, last = np.empty(closes.shape[1], np.int64), np.empty(orders), np.empty(orders)
    held = np.zeros(closes.shape[1], np.bool_)
    count, following, cash = 0, 0, capital
    for t in range(length):
        while following < orders and row[following] == t:
            k = following
            following += 1
            n = column[k]
            price = opens[t, n]
            if not (price > 0.0 and closes[t, n] > 0.0):
                continue
            if held[n]:
                refusal[k] = 2
                continue
            worth, used = cash, 0.0
            for p in range(count):
                value = coins[open_[p]] * last[open_[p]]
                worth += side[open_[p]] * value
                used += value
            size = min(risk * worth / distance[k], limit[k] * worth - used)
            if not size >= _LEAST:
                refusal[k] = 3
                continue
            d = day[t]
            if d < 0 or not volume[d, n] > 0.0:
                refusal[k] = 4
                continue
            refusal[k] = 0
            amount[k], entry[k] = size, price
            coins[k], last[k] = size / price, price
            costs[k, 0] = fee * size
            costs[k, 1] = spread * size
            costs[k, 2] = _impact(size, volume[d, n], volatility[d, n], coefficient)
            cash -= side[k] * size + costs[k, 0] + costs[k, 1] + costs[k, 2]
            held[n] = True
            open_[count] = k
            count += 1
        worth, used, directed = cash, 0.0, 0.0
        p = 0
        while p < count:
            k = open_[p]
            n = column[k]
            leaving, how = np.nan, 0
            if closes[t, n] > 0.0:
                leaving, how = _leaves(side[k], opens[t, n], highs[t, n], lows[t, n], target[k], stop[k])
                if how == 0:
                    last[k] = closes[t, n]
            elif t >= ends[n]:
                leaving, how = last[k] * (1.0 - haircut[n] if side[k] > 0 else 1.0), 2
            if how == 0 and t - row[k] + 1 >= bars[k]:
                leaving = last[k]
            elif how == 0 and t == length - 1:
                leaving, how = last[k], 3
            if side[k] < 0:
                paid = funding * coins[k] * last[k]
                costs[k, 3] += paid
                cash -= paid
                worth -= paid
            value = coins[k] * last[k]
            if not np.isnan(leaving):
                value = coins[k] * leaving
                d = day[t]
                parts = (fee * value, spread * value, _impact(value, volume[d, n], volatility[d, n], coefficient))
                costs[k, 0] += parts[0]
                costs[k, 1] += parts[1]
                costs[k, 2] += parts[2]
                cash += side[k] * value - (parts[0] + parts[1] + parts[2])
                worth += side[k] * value - (parts[0] + parts[1] + parts[2])
                exit_[k], left[k], kind[k] = leaving, t, how
                result[k] = side[k] * (value - amount[k]) - costs[k].sum()
                held[n] = False
                count -= 1
                open_[p] = open_[count]
                continue
            worth += side[k] * value
            used += value
            directed += side[k] * value
            p += 1
        equity[t] = worth
        if worth > 0.0:
            gross[t], net[t] = used / worth, directed / worth
    return equity, gross, net, refusal, amount, entry, exit_, left, kind, result, costs
