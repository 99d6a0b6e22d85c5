"""Randomness with an address: every block of days has generators of its own, so that no draw depends on how far time has run."""

from enum import IntEnum

import numpy as np

from cryptopredict.base import Floats

__all__ = ["BLOCK_DAYS", "BLOCK_HOURS", "Stream", "draws", "smooth"]

BLOCK_DAYS = 32
BLOCK_HOURS = BLOCK_DAYS * 24


class Stream(IntEnum):
    """What a generator is for; two purposes never share one, so that one may change without the other."""

    CLIMATE = 0
    PATH = 1
    JUMPS = 2
    WICKS = 3
    VOLUME = 4
    TICKS = 5
    FUNDING = 6
    NEWS = 7
    PEG = 8
    MINUTES = 9
    POSTS = 10


def draws(seed: int, stream: Stream, index: int) -> np.random.Generator:
    """The generator of one purpose for one block (or hour, or day) of the market of `seed` (0 … 2⁶³−1)."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, (int(stream) << 40) + index], dtype=np.uint64)))


def smooth(values: Floats, window: int) -> Floats:
    """Trailing sum over `window` rows of independent unit draws (T, …), scaled so that every row has unit variance again."""
    total = np.cumsum(values, axis=0)
    total[window:] -= total[:-window].copy()
    count = np.minimum(np.arange(1, len(values) + 1), window).astype(np.float64)
    scaled: Floats = total / np.sqrt(count).reshape((-1,) + (1,) * (values.ndim - 1))
    return scaled
