"""How far ahead prices are spoken of, on which candles, and how often that is looked at."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import MarketView, Panel

__all__ = ["HORIZONS", "LEVELS", "Horizon", "sampled"]

LEVELS: Final = (0.8, 0.9)
"""Of the outcomes shall lie within the interval."""
_HOUR: Final = 3_600


@dataclass(frozen=True, slots=True)
class Horizon:
    """`name` of the part of the model, `hours` ahead, `steps` in candles of the panel that it is read from, sampled `every` so many."""

    name: str
    hours: int
    steps: int
    hourly: bool
    every: int

    @property
    def seconds(self) -> int:
        """Until the outcome is known."""
        return self.hours * _HOUR

    @property
    def delay(self) -> int:
        """Sampled rows until an outcome is known."""
        return -(-self.steps // self.every)

    def panel(self, view: MarketView) -> Panel:
        """The candles it is read from."""
        return view.hourly if self.hourly else view.daily


HORIZONS: Final = (
    Horizon("h1", 1, 1, hourly=True, every=6),
    Horizon("h4", 4, 4, hourly=True, every=6),
    Horizon("d1", 24, 1, hourly=False, every=1),
    Horizon("d7", 168, 7, hourly=False, every=1),
    Horizon("d30", 720, 30, hourly=False, every=1),
)


def sampled(horizon: Horizon, panel: Panel) -> NDArray[np.int64]:
    """Rows of the panel that are learnt from and remembered: of hours every sixth by the clock, whenever the panel began."""
    step = panel.interval.seconds
    return np.flatnonzero(panel.close_times // step % horizon.every == 0).astype(np.int64)
