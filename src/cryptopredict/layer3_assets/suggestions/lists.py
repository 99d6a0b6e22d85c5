"""Lists as a plain curator would have kept them on every past day: the largest coins, with some patience at the borders.

Of the tradable coins of a day the largest tenth are on tier 1 and the next half on tier 2, as 20 and 100 are of 200. A coin joins when
its place by size is within the bound, and leaves when it is well outside. Nobody kept these lists; they are what changes are tried on.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["SHARES", "Lists", "plain_lists"]

Flags = NDArray[np.bool_]
SHARES: Final = (0.1, 0.5)
"""Of the tradable coins: tier 1, and tier 2."""
_PATIENCE: Final = 1.3
"""A coin leaves a tier when its place is so many times the bound."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """By day and asset: `tier` (T, N) 1, 2 or 0 for neither; `days` on the lists, and `drawdown` ≤ 0, the log of the close over its highest since then."""

    tier: Integers
    days: Floats
    drawdown: Floats

    def cut(self, rows: slice) -> "Lists":
        """Some days of them."""
        return Lists(self.tier[rows], self.days[rows], self.drawdown[rows])


def plain_lists(macro: MacroTrack, close: Floats) -> Lists:
    """The lists of a plain curator for every day of the daily panel; row t knows nothing that came after it."""
    tradable = macro.members.tradable
    # Size, or where it is not known what was traded, which is less than any size that is.
    size = np.where(tradable, macro.index.weights + 1e-15 * np.nan_to_num(macro.members.dollar_volume), -1.0)
    order = np.argsort(-size, axis=1, kind="stable")
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.broadcast_to(np.arange(size.shape[1]), size.shape), axis=1)
    count = tradable.sum(axis=1)
    first = np.maximum(np.round(SHARES[0] * count), 1.0)
    return Lists(*_walk(place, tradable, first, first + np.round(SHARES[1] * count), close, _PATIENCE))


@njit(cache=True, nogil=True)
def _walk(
    place: Integers, tradable: Flags, first: Floats, last: Floats, close: Floats, patience: float
) -> tuple[Integers, Floats, Floats]:
    rows, columns = place.shape
    tier = np.zeros((rows, columns), dtype=np.int64)
    days, drawdown = np.zeros((rows, columns)), np.zeros((rows, columns))
    now, since, top = np.zeros(columns, dtype=np.int64), np.zeros(columns), np.zeros(columns)
    for t in range(rows):
        for n in range(columns):
            at = place[t, n] + 1.0
            before = now[n]
            if not tradable[t, n]:
                now[n] = 0
            elif at <= first[t] or (before == 1 and at <= patience * first[t]):
                now[n] = 1
            elif at <= last[t] or (before > 0 and at <= patience * last[t]):
                now[n] = 2
            else:
                now[n] = 0
            if now[n] == 0:
                continue
            if before == 0:
                since[n] = t
                top[n] = 0.0
            price = close[t, n]
            top[n] = max(top[n], price)
            tier[t, n] = now[n]
            days[t, n] = t - since[n]
            drawdown[t, n] = np.log(price / top[n])
    return tier, days, drawdown
