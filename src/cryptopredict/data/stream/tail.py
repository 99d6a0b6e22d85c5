"""What came last of each series, and which new candles no rule can object to, seen against it.

Most candles are like the one before them. Those are written without a further look; everything else, and what follows it for a
while, is judged by all rules together with what is stored around it. Pure: arrays in, masks out.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, Interval
from cryptopredict.data.quality import LOOK_BACK

__all__ = ["WICK", "Look", "Rows", "Tail"]

WICK: Final = 1.2
"""A high or low more than this factor beyond the body is looked at."""
_MOVE: Final = 1.9
_GENESIS_MS: Final = 1_230_940_800_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Closed candles of one interval: asset ids, opens in milliseconds, and open, high, low, close, volume in columns."""

    assets: Integers
    opens: Integers
    values: Floats

    def __len__(self) -> int:
        return len(self.assets)

    def where(self, mask: "NDArray[np.bool_] | Integers") -> "Rows":
        """The rows of a mask, or of places."""
        return Rows(self.assets[mask], self.opens[mask], self.values[mask])


@dataclass(frozen=True, slots=True)
class Look:
    """Rows sorted by asset and time; `calm` marks those that no rule can object to. Kept by `Tail.keep` once they are stored."""

    rows: Rows
    calm: NDArray[np.bool_]
    sound: NDArray[np.bool_]
    starts: Integers
    slots: Integers
    uneasy: NDArray[np.bool_]


class Tail:
    """The last candle of each asset in one interval."""

    def __init__(self, interval: Interval) -> None:
        self._step = interval.seconds * 1_000
        self._slots: dict[int, int] = {}
        self._opens: Integers = np.full(64, -1, dtype=np.int64)
        self._values: Floats = np.full((64, 5), np.nan)
        self._uneasy: Integers = np.full(64, LOOK_BACK, dtype=np.int64)

    def look(self, rows: Rows, now: int) -> Look:
        """Sort candles and see which are calm; `now` (milliseconds) decides what has closed.

        Calm: possible in itself, the direct successor of the one before, no needle, close to the last price, and not its copy.
        A series with anything else in it is not calm as a whole, nor are the candles that follow.
        """
        rows = rows.where(np.lexsort((rows.opens, rows.assets)))
        first = np.ones(len(rows), dtype=np.bool_)
        first[1:] = rows.assets[1:] != rows.assets[:-1]
        starts: Integers = np.flatnonzero(first)
        slots = np.array([self._slot(asset) for asset in rows.assets[starts].tolist()], dtype=np.int64)
        before_opens, before = np.roll(rows.opens, 1), np.roll(rows.values, 1, axis=0)
        before_opens[starts], before[starts] = self._opens[slots], self._values[slots]
        sound = self._sound(rows, now)
        opened, high, low, close, volume = rows.values.T
        last = before[:, 3]
        with np.errstate(invalid="ignore", over="ignore"):  # what is no number is not calm
            calm = (
                sound
                & (rows.opens - before_opens == self._step)
                & (high <= np.maximum(opened, close) * WICK)
                & (low * WICK >= np.minimum(opened, close))
                & (np.maximum(opened, close) < last * _MOVE)
                & (np.minimum(opened, close) * _MOVE > last)
                & ((volume == 0.0) | (rows.values != before).any(axis=1))
            )
        uneasy = np.logical_or.reduceat(~calm, starts) if len(rows) else np.zeros(0, dtype=np.bool_)
        lengths = np.diff(np.append(starts, len(rows)))
        return Look(
            rows, ~np.repeat(uneasy | (self._uneasy[slots] > 0), lengths).astype(np.bool_), sound, starts, slots, uneasy
        )

    def keep(self, look: Look) -> None:
        """Remember what is stored now."""
        ends = np.append(look.starts[1:], len(look.rows))
        for slot, start, end, uneasy in zip(
            look.slots.tolist(), look.starts.tolist(), ends.tolist(), look.uneasy.tolist(), strict=True
        ):
            left = LOOK_BACK if uneasy else int(self._uneasy[slot]) - (end - start)
            self._uneasy[slot] = max(left, 0)
            place = end - 1
            while place >= start and not look.sound[place]:
                place -= 1
            if place >= start and look.rows.opens[place] > self._opens[slot]:
                self._opens[slot], self._values[slot] = look.rows.opens[place], look.rows.values[place]

    def _sound(self, rows: Rows, now: int) -> NDArray[np.bool_]:
        """Rows that can be, each by itself."""
        opened, high, low, close, volume = rows.values.T
        sound: NDArray[np.bool_] = (
            np.isfinite(rows.values).all(axis=1)
            & (low > 0.0)
            & (high >= np.maximum(opened, close))
            & (low <= np.minimum(opened, close))
            & (volume >= 0.0)
            & (rows.opens % self._step == 0)
            & (rows.opens >= _GENESIS_MS)
            & (rows.opens + self._step <= now)
        )
        return sound

    def _slot(self, asset: int) -> int:
        slot = self._slots.get(asset)
        if slot is None:
            slot = self._slots[asset] = len(self._slots)
            if slot == len(self._opens):
                self._opens = np.concatenate([self._opens, np.full(slot, -1, dtype=np.int64)])
                self._values = np.concatenate([self._values, np.full((slot, 5), np.nan)])
                self._uneasy = np.concatenate([self._uneasy, np.full(slot, LOOK_BACK, dtype=np.int64)])
        return slot
