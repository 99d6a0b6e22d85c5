"""What came of a change: the asset's return after the next close, less the median of those that it is held against."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Change, Floats, Integers

__all__ = ["CHANGES", "HORIZONS", "MAIN", "Outcomes", "ahead_of", "delay_of", "outcomes"]

Flags = NDArray[np.bool_]
CHANGES: Final = tuple(Change)
"""The arms, in this order everywhere."""
HORIZONS: Final = (7, 30)
MAIN: Final = 30
"""The horizon in days that P(it pays) is about: a list is kept for weeks."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """By horizon: log returns (T, N) from the close after a row, and the medians (T,) of the market and of tier 1; NaN while unknown.

    What is known of row t at horizon h is known at row t + h + 1.
    """

    returns: dict[int, Floats]
    market: dict[int, Floats]
    tier_one: dict[int, Floats]

    def gain(self, change: Change, days: int) -> Floats:
        """(T, N): above zero where the change paid. What goes to or comes from tier 1 is held against it, the rest against the market."""
        against = self.market if change in (Change.ADD_TIER2, Change.REMOVE) else self.tier_one
        gained: Floats = change.sign * (self.returns[days] - against[days][:, None])
        return gained


def delay_of(days: int) -> int:
    """Rows until the outcome of a horizon is known."""
    return days + 1


def ahead_of(close: Floats, days: int) -> Floats:
    """Log return (T, N) over `days` from the close after each row; NaN where one of the two closes is not there."""
    ahead = np.full_like(close, np.nan)
    if len(close) > days + 1:
        with np.errstate(invalid="ignore", divide="ignore"):
            ahead[: -(days + 1)] = np.log(close[days + 1 :] / close[1:-days])
    return ahead


def outcomes(close: Floats, tradable: Flags, tier: Integers) -> Outcomes:
    """Of every day of the panel. Who is in the market, and on tier 1, is taken as it was on the day itself."""
    returns = {days: ahead_of(close, days) for days in HORIZONS}
    return Outcomes(
        returns,
        {days: _median(ahead, tradable) for days, ahead in returns.items()},
        {days: _median(ahead, tier == 1) for days, ahead in returns.items()},
    )


def _median(values: Floats, among: Flags) -> Floats:
    """Median (T,) of the flagged and finite of each row; NaN where there are under three."""
    chosen = np.where(among & np.isfinite(values), values, np.inf)
    count = np.isfinite(chosen).sum(axis=1)
    ranked = np.sort(chosen, axis=1)
    rows, middle = np.arange(len(values)), np.maximum(count, 1)
    found = 0.5 * (ranked[rows, (middle - 1) // 2] + ranked[rows, middle // 2])
    return np.where(count >= 3, found, np.nan)
