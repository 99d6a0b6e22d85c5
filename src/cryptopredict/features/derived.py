"""What several features of a panel rest on, made once for all of them."""

from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np

from cryptopredict.base import Floats, Panel
from cryptopredict.features.rolling import rolling_mean, rolling_moments

__all__ = ["Derived"]

T = TypeVar("T")


class Derived:
    """A panel, or some of its assets, or its last rows: the fields by name, and what is made of them, (T, N) each.

    Nothing of it may be written to. Divisions by zero and logarithms of what is not there are the caller's to silence.
    """

    def __init__(self, panel: Panel, *, columns: slice = slice(None), last: int = 0) -> None:
        """`last` rows alone; all of them if 0."""
        self._panel = panel
        self._part = slice(-last if last else None, None), columns
        self._made: dict[tuple[str, int], object] = {}

    def __getitem__(self, field: str) -> Floats:
        return self._once(field, 0, lambda: np.ascontiguousarray(self._panel[field][self._part]))

    def log_return(self, rows: int) -> Floats:
        """Over so many rows."""
        return self._once("log return", rows, lambda: _log_return(self["close"], rows))

    def moments(self, rows: int) -> tuple[Floats, Floats, Floats]:
        """Mean, standard deviation and count of the one-row return over a window."""
        return self._once("moments", rows, lambda: rolling_moments(self.log_return(1), rows))

    def dollar_volume(self) -> Floats:
        """Of each candle."""
        return self._once("dollar volume", 0, lambda: self["close"] * self["volume"])

    def log_volume(self) -> Floats:
        """Log of the dollar volume, NaN where nothing was traded."""
        return self._once("log volume", 0, lambda: np.log(np.where(self.dollar_volume() > 0.0, self.dollar_volume(), np.nan)))

    def mean_volume(self, rows: int) -> Floats:
        """Mean dollar volume of a window."""
        if rows == 1:  # a running sum would leave the rounding of former rows where nothing was traded
            return self.dollar_volume()
        return self._once("mean volume", rows, lambda: rolling_mean(self.dollar_volume(), rows))

    def _once(self, name: str, rows: int, make: Callable[[], T]) -> T:
        key = name, rows
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])


def _log_return(close: Floats, rows: int) -> Floats:
    out = np.full_like(close, np.nan)
    np.log(close[rows:] / close[:-rows], out=out[rows:])
    return out
