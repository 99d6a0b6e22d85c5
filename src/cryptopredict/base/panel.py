"""The market as arrays: time × asset for each field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base.assets import Asset
from cryptopredict.base.clock import Interval

__all__ = ["FIELDS", "Floats", "Integers", "Panel", "Series"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

FIELDS = ("open", "high", "low", "close", "volume", "market_cap")
"""Fields of a panel. Prices and caps in US dollars (or a dollar stablecoin), volume in coins."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Closed candles of one interval on an unbroken time grid.

    `times` (T,) are candle opens in epoch seconds, ascending by exactly one interval; `assets` (N); each field is (T, N)
    float64, NaN where there is no candle. Arrays may be memory-mapped and are read-only.
    """

    interval: Interval
    times: Integers
    assets: tuple[Asset, ...]
    fields: Mapping[str, Floats]

    @property
    def close_times(self) -> Integers:
        """Epoch seconds at which each candle was complete, (T,)."""
        return self.times + self.interval.seconds

    def rows_known_at(self, as_of: int) -> int:
        """How many leading rows had closed at `as_of` (epoch seconds)."""
        return int(np.searchsorted(self.close_times, as_of, side="right"))

    def as_of(self, as_of: int) -> "Panel":
        """The panel as it could be known at `as_of`: later rows do not exist."""
        rows = self.rows_known_at(as_of)
        return Panel(self.interval, self.times[:rows], self.assets, {k: v[:rows] for k, v in self.fields.items()})

    def __getitem__(self, field: str) -> Floats:
        """The (T, N) array of one field."""
        return self.fields[field]


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Values that became known at `available` (T,) epoch seconds, ascending; `values` is (T,) or (T, K)."""

    available: Integers
    values: NDArray[Any]

    def as_of(self, as_of: int) -> "Series":
        """The part that was known at `as_of`."""
        rows = int(np.searchsorted(self.available, as_of, side="right"))
        return Series(self.available[:rows], self.values[:rows])
