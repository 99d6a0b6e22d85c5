"""Intervals from deviations, widened or narrowed as time goes on so that they hold what they promise."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtri

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.conformal import AdaptiveConformal
from cryptopredict.layer3_assets.prices.horizons import LEVELS, Horizon

__all__ = ["Bands", "bands"]

_SAMPLES_PER_DAY: Final = 4
_HALF_LIFE_DAYS: Final = 365.0
_RATE: Final = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """By sampled row: `half` (S, 2) width in deviations that was said at each of `LEVELS`, NaN before enough was known.

    One number for all assets: deviations have no unit, so all of them learn it together.
    """

    half: Floats

    def at(self, rows: Integers) -> Floats:
        """Half-widths (M, 2) at these sampled rows, NaN for −1."""
        found: Floats = np.where((rows >= 0)[:, None], self.half[np.maximum(rows, 0)], np.nan)
        return found


def bands(horizon: Horizon, deviation: Floats, came: Floats) -> Bands:
    """Walk over sampled rows (S, N): `deviation` expected over the horizon, NaN where nothing is said, and log returns that `came`."""
    per_day = _SAMPLES_PER_DAY if horizon.hourly else 1
    found = []
    for level in LEVELS:
        half = float(ndtri(0.5 + level / 2.0))
        # One more column, always spoken of and never resolved: it shows the width where no asset is there to show it.
        wide = np.column_stack([half * deviation, np.ones(len(deviation))])
        happened = np.column_stack([came, np.full(len(came), np.nan)])
        # Neighbouring outcomes share most of their time: what one of them teaches is as much less, or the width swings to and fro.
        rate = _RATE / (per_day * horizon.delay)
        rule = AdaptiveConformal(level, delay=horizon.delay, half_life=_HALF_LIFE_DAYS * per_day, rate=rate)
        found.append(half * rule.walk(-wide, wide, happened).high[:, -1])
    return Bands(np.stack(found, axis=1))
