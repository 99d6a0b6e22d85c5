"""The agent: skip, half or full, learnt by fitted Q iteration, and what each way of deciding would have brought.

Trades do not move the market here, so what every action would have brought is known of every row, and a policy is judged by walking it:
each coin and side is a sequence, which is busy until its trade has ended.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numba import njit

from cryptopredict.base import BadInput, Floats, Integers, SignalType
from cryptopredict.estimators.table import Table
from cryptopredict.layer4_timing.gate import COSTS
from cryptopredict.layer4_timing.plain import SIDES, STOP

__all__ = ["ACTIONS", "BUDGET", "CAPITAL", "SIZES", "full_weight", "rewards", "slippage", "states", "walked_policy"]

SIZES: Final = (0.5, 1.0)
ACTIONS: Final = ("skip", "half", "full")
BUDGET: Final = 0.02
"""Share of the capital that a full trade loses at its stop."""
CAPITAL: Final = 100_000.0
"""Dollars that orders are reckoned from, for slippage grows with them."""
_MOST: Final = 1.0
_HOUR: Final = 3_600.0


def full_weight(sigma: Floats) -> Floats:
    """Share of the capital in a full trade: what a long loses `BUDGET` by at its stop, and never more than all of it."""
    found: Floats = np.minimum(BUDGET / -np.expm1(-STOP * sigma), _MOST)
    return found


def slippage(amount: Floats, dollars: Floats, sigma: Floats) -> Floats:
    """Beyond half the spread, what orders of `amount` (M,) dollars move prices where `dollars` trade a day; NaN where nothing does."""

    def one(ordered: float, traded: float, moved: float) -> float:
        try:
            return COSTS.slippage(ordered, traded, moved) - COSTS.spread
        except BadInput:
            return float("nan")

    return np.array([one(*each) for each in zip(amount.tolist(), dollars.tolist(), sigma.tolist(), strict=True)])


def states(table: Table, chances: Mapping[SignalType, Floats]) -> Table:
    """Rows of both sides, long before short (2 M): what is known of the coin, the side, and what its situation had brought.

    `chances` (M, 2) by side: how often trades of the situation came to target and stop. The group of a side is a sequence of its own.
    """
    values, groups = [], []
    for place, side in enumerate(SIDES):
        own = np.full((len(table), 1), 1.0 - 2.0 * place, dtype=np.float32)
        values.append(np.concatenate([table.values, own, chances[side].astype(np.float32)], axis=1))
        groups.append(2 * table.groups + place)
    names = (*table.names, "side", "chance_of_target", "chance_of_stop")
    return Table(np.concatenate(values), names, np.tile(table.times, 2), np.concatenate(groups))


def rewards(net: Floats, hours: Floats, sigma: Floats, dollars: Floats) -> Floats:
    """Growth of the capital in percent of each size, and the seconds until the trade has ended, (M, A + 1).

    `net` (M,) is the result after fees, spread and funding as a share of the entry; slippage by volume is taken off here.
    """
    weight = full_weight(sigma)
    found = []
    for size in SIZES:
        moved = 2.0 * slippage(size * weight * CAPITAL, dollars, sigma)
        found.append(100.0 * np.log1p(np.maximum(size * weight * (net - moved), -0.99)))
    return np.column_stack([*found, _HOUR * (hours + 1.0)])


@njit(cache=True, nogil=True)
def _walk(order: Integers, groups: Integers, times: Integers, chosen: Integers, rewards_: Floats) -> Floats:
    found = np.full(chosen.shape[0], np.nan)
    actions = rewards_.shape[1] - 1
    free = -np.inf
    group = -1
    for m in order:
        if groups[m] != group:
            group = groups[m]
            free = -np.inf
        if chosen[m] < 0 or rewards_[m, actions] != rewards_[m, actions]:
            continue
        found[m] = 0.0
        if chosen[m] > 0 and times[m] >= free:
            found[m] = rewards_[m, chosen[m] - 1]
            free = times[m] + rewards_[m, actions]
    return found


def walked_policy(table: Table, chosen: Integers, given: Floats) -> Floats:
    """Reward (M,) of the actions that were chosen (M,), place in ACTIONS, −1 for none.

    0 where a sequence is busy or skips, NaN where the policy did not speak or the outcome is not known. `given` (M, A + 1) as `rewards`
    makes them.
    """
    order = np.lexsort((table.times, table.groups))
    return _walk(order, table.groups, table.times, chosen, np.ascontiguousarray(given))
