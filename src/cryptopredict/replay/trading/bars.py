"""The candles that orders are filled in, and what was known of each asset's volume and volatility when they came."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView, Panel
from cryptopredict.features import Universe

__all__ = ["HAIRCUT", "Bars", "daily_bars", "hourly_bars"]

HAIRCUT: Final = 0.5
"""What is lost of the last price when an asset is no longer traded anywhere: nobody knows, so half. Source of the order of magnitude:
Shumway and Warther 1999, who find 55 % for shares that were delisted for cause."""
_SILENT_S: Final = 7 * 86_400
"""An asset without a candle for so long before the end of the data is gone."""
_SOURCE_ENDS: Final = 10
"""Coins die one by one: where so many have their last candle at the same time, a source has ended, and nobody lost anything."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Candles (T, N) that open at `times` (T,), each `hours` long, NaN where nothing traded.

    `dollar_volume` a day and daily `volatility` (D, N); `day` (T,) is the row of them that was known at the open of each bar, −1 for
    none. From row `ends` (N,) on an asset has no candle any more, T where it lives; `haircut` (N,) is what is lost of its last price
    then: nothing where only these candles end and the asset is traded elsewhere, or where a source ended with many at once.
    """

    times: Integers
    hours: float
    opens: Floats
    highs: Floats
    lows: Floats
    closes: Floats
    dollar_volume: Floats
    volatility: Floats
    day: Integers
    ends: Integers
    haircut: Floats

    def row_of(self, moments: Integers) -> Integers:
        """The first bar that opens at or after each of these moments (M,): where what was decided then is filled. T: none."""
        return np.searchsorted(self.times, moments, side="left").astype(np.int64)

    def since(self, row: int) -> "Bars":
        """The same from a row on."""
        return replace(
            self,
            times=self.times[row:],
            opens=self.opens[row:],
            highs=self.highs[row:],
            lows=self.lows[row:],
            closes=self.closes[row:],
            day=self.day[row:],
            ends=np.maximum(self.ends - row, 0),
        )


def daily_bars(view: MarketView, members: Universe) -> Bars:
    """The daily candles of a view."""
    day = np.arange(len(view.daily.times), dtype=np.int64) - 1
    ends, gone = _ends(view.daily)
    return _bars(view.daily, members.dollar_volume, members.volatility, day, ends, np.where(gone, HAIRCUT, 0.0))


def hourly_bars(view: MarketView, members: Universe) -> Bars:
    """The hourly candles of a view, with the volume and volatility of the days before."""
    place = {asset.id: n for n, asset in enumerate(view.daily.assets)}
    columns = np.array([place.get(asset.id, -1) for asset in view.hourly.assets], dtype=np.int64)
    day = np.searchsorted(view.daily.close_times, view.hourly.times, side="right").astype(np.int64) - 1
    known = columns >= 0
    volume, volatility = (
        np.ascontiguousarray(np.where(known[None, :], each[:, columns], np.nan))
        for each in (members.dollar_volume, members.volatility)
    )
    ends, alone = _ends(view.hourly)
    _, dead = _ends(view.daily)
    gone = np.where(known, dead[columns] & (ends < len(view.hourly.times)), alone)
    return _bars(view.hourly, volume, volatility, day, ends, np.where(gone, HAIRCUT, 0.0))


def _ends(panel: Panel) -> tuple[Integers, Flags]:
    """Where the candles of each asset end for good, and whether it is gone: an account of what happened, by which nothing is decided."""
    rows = len(panel.times)
    there = np.isfinite(panel["close"])
    after = np.where(there.any(axis=0), rows - np.argmax(there[::-1], axis=0), 0).astype(np.int64)
    silent = after < rows - _SILENT_S // panel.interval.seconds
    together = np.bincount(after[silent], minlength=rows + 1)[after] >= _SOURCE_ENDS
    return np.where(silent, after, rows), silent & ~together


def _bars(panel: Panel, volume: Floats, volatility: Floats, day: Integers, ends: Integers, haircut: Floats) -> Bars:
    opens, highs, lows, closes = (np.ascontiguousarray(panel[name]) for name in ("open", "high", "low", "close"))
    hours = panel.interval.seconds / 3_600.0
    return Bars(panel.times, hours, opens, highs, lows, closes, volume, volatility, day, ends, haircut)
