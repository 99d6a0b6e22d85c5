"""Target weights as a portfolio: traded at the next open, left to drift until the next time."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numba import njit

from cryptopredict.base import BadInput, Costs, Floats, Integers
from cryptopredict.replay.trading.bars import Bars
from cryptopredict.replay.trading.signals import _impact

__all__ = ["COST_KINDS", "Held", "hold_weights"]

COST_KINDS: Final = ("fees", "spread", "impact", "funding")
"""What trading costs, in the order of every array of costs."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """`equity` (T,) in dollars after each bar, `gross` (T,) the share of it that is held after the bar.

    `costs` (4,) in dollars (see COST_KINDS; no shorts, so no funding), `written_off` in dollars what delisted assets took with them, `traded`
    all that was bought and sold as a multiple of the wealth at that time; `gains` (G, N) dollars after costs by group of bars and asset.
    """

    equity: Floats
    gross: Floats
    costs: Floats
    written_off: float
    traded: float
    gains: Floats


def hold_weights(
    bars: Bars, rows: Integers, weights: Floats, costs: Costs, *, capital: float = 100_000.0, groups: Integers | None = None
) -> Held:
    """Bring the portfolio to `weights` (R, N) at the opens of `rows` (R,), and let it drift between.

    An asset without a candle at that time can be neither bought nor sold, and one without a known volume is not bought; what it would
    have got stays in cash. Weights are shares of what can be traded then, the costs set aside, so that nothing is ever borrowed. What is
    held without a candle keeps its last price; from `bars.ends` on it is sold at that price less the haircut. `groups` (T,) numbers the
    bars for `gains`, from 0; one group if not given.

    Raises `BadInput` for weights below zero or above one in sum, and rows that do not ascend.
    """
    if weights.shape != (len(rows), bars.closes.shape[1]):
        raise BadInput(f"Weights of shape {weights.shape} do not fit {len(rows)} rows of {bars.closes.shape[1]} assets")
    if (np.diff(rows) <= 0).any() or not (weights >= 0.0).all() or (weights.sum(axis=1) > 1.0 + 1e-9).any():
        raise BadInput("Weights must be 0 or more and at most 1 in sum, their rows ascending")
    numbers = np.zeros(len(bars.times), dtype=np.int64) if groups is None else groups
    figures = np.array([costs.fee, costs.spread, costs.impact, capital])
    equity, gross, paid, lost, traded, gains = _hold(
        (bars.opens, bars.closes),
        (bars.dollar_volume, bars.volatility, bars.day, bars.ends, bars.haircut),
        rows,
        weights,
        numbers,
        figures,
    )
    return Held(equity, gross, np.append(paid, 0.0), lost, traded, gains)


@njit(cache=True, nogil=True)
def _hold(prices, known, rows, weights, groups, figures):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, C901, PLR0912, PLR0915 - one pass over the bars
    opens, closes = prices
    volume, volatility, day, ends, haircut = known
    fee, spread, coefficient, capital = figures
    length, assets = closes.shape
    equity, gross = np.empty(length), np.zeros(length)
    coins, last = np.zeros(assets), np.zeros(assets)
    paid = np.zeros(3)
    gains = np.zeros((groups.max() + 1 if length else 1, assets))
    cash, lost, traded, following = capital, 0.0, 0.0, 0
    for t in range(length):
        group = groups[t]
        if following < rows.shape[0] and rows[following] == t:
            worth, stuck = cash, 0.0
            for n in range(assets):
                if coins[n] > 0.0 and closes[t, n] > 0.0:
                    worth += coins[n] * opens[t, n]
                elif coins[n] > 0.0:
                    stuck += coins[n] * last[n]
            d = day[t]
            expected = 0.0
            for turn in range(2):  # first what it would cost, then with that set aside
                spent = worth - expected
                for n in range(assets):
                    if not closes[t, n] > 0.0 or (coins[n] == 0.0 and weights[following, n] == 0.0):
                        continue
                    price = opens[t, n]
                    wanted = weights[following, n] * spent if d >= 0 and volume[d, n] > 0.0 else 0.0
                    change = wanted - coins[n] * price
                    charge, slip = (fee + spread) * abs(change), 0.0
                    if d >= 0:
                        slip = _impact(abs(change), volume[d, n], volatility[d, n], coefficient)
                    if turn == 0:
                        expected += charge + slip
                        continue
                    cash -= change + charge + slip
                    gains[group, n] += coins[n] * (price - last[n]) - charge - slip
                    paid[0] += fee * abs(change)
                    paid[1] += spread * abs(change)
                    paid[2] += slip
                    traded += abs(change) / (worth + stuck)
                    coins[n], last[n] = wanted / price, price
            following += 1
        worth, used = cash, 0.0
        for n in range(assets):
            if coins[n] == 0.0:
                continue
            if closes[t, n] > 0.0:
                gains[group, n] += coins[n] * (closes[t, n] - last[n])
                last[n] = closes[t, n]
            elif t >= ends[n]:
                gains[group, n] -= haircut[n] * coins[n] * last[n]
                lost += haircut[n] * coins[n] * last[n]
                cash += (1.0 - haircut[n]) * coins[n] * last[n]
                worth += (1.0 - haircut[n]) * coins[n] * last[n]
                coins[n] = 0.0
                continue
            worth += coins[n] * last[n]
            used += coins[n] * last[n]
        equity[t] = worth
        if worth > 0.0:
            gross[t] = used / worth
    return equity, gross, paid, lost, traded, gains
