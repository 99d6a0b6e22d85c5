"""What happens inside an hour: a price every five seconds, and the minutes made of them. Pure functions of seed and hour.

The hour is given; its inside is drawn so that it starts at the open, ends at the close and touches the high and the low.
"""

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.data.simulator.noise import Stream, draws

__all__ = ["TICKS", "TICK_SECONDS", "between", "minutes", "rounded", "walk"]

TICK_SECONDS = 5
TICKS = 720
"""Steps of an hour."""

_DIGITS = 7
_MINUTE = 12
_SALT = 0x9E3779B97F4A7C15


def rounded(prices: Floats) -> Floats:
    """Seven significant digits, as an exchange would print them; order is kept."""
    decade = 10.0 ** (_DIGITS - 1 - np.floor(np.log10(prices)))
    shown: Floats = np.round(prices * decade) / decade
    return shown


def walk(seed: int, hour: int, candle: Floats, spread: Floats, *, ticks: int = TICKS) -> Floats:
    """Prices at the borders of the five-second steps of an hour, (N, 721); of another length and other steps with other `ticks`.

    `candle` (N, ≥4) is open, high, low and close of the hour (NaN where nothing traded), `spread` (N) the standard deviation of
    its log return, `hour` the hour's number, which with the seed decides what is drawn.
    """
    opened, high, low, close = (candle[:, column, None] for column in range(4))
    steps = draws(seed, Stream.TICKS, hour).standard_normal((ticks, len(candle))).cumsum(axis=0).T
    share = np.arange(1, ticks) / ticks
    bridge = (steps[:, :-1] - share * steps[:, -1:]) * (spread[:, None] / np.sqrt(ticks))
    inside = rounded(_folded(np.exp(np.log(opened) * (1 - share) + np.log(close) * share + bridge), low, high))
    rows = np.arange(len(candle))
    top, bottom = inside.argmax(axis=1), inside.argmin(axis=1)
    bottom = np.where(top == bottom, (top + 1) % inside.shape[1], bottom)
    inside[rows, top], inside[rows, bottom] = high[:, 0], low[:, 0]
    return np.hstack([opened, np.clip(inside, low, high), close])


def between(ticks: Floats, second: float) -> Floats:
    """Prices (N) at `second` (0 … 3600) of an hour of `ticks` (N, 721); between two of its ticks where it stands on neither."""
    step, rest = divmod(second, TICK_SECONDS)
    place = min(int(step), TICKS)
    at: Floats = ticks[:, place]
    if rest == 0 or place == TICKS:
        return at
    # A throw for each thousandth of a second, the same for whoever asks: prices jitter between two ticks, never beyond them.
    throw = (
        (int(second * 1000) + 1 + np.arange(len(ticks), dtype=np.uint64) * np.uint64(7919)) * np.uint64(_SALT)
    ) >> np.uint64(11)
    mixed: Floats = rounded(at + (ticks[:, place + 1] - at) * (throw / 2.0**53))
    return np.clip(mixed, np.minimum(at, ticks[:, place + 1]), np.maximum(at, ticks[:, place + 1]))


def minutes(seed: int, hour: int, ticks: Floats, volume: Floats) -> Floats:
    """The sixty candles of an hour, (N, 5, 60): open, high, low, close, volume; `volume` (N) is that of the hour."""
    starts = ticks[:, :-1].reshape(len(ticks), 60, _MINUTE)
    closes = ticks[:, _MINUTE::_MINUTE]
    weights = draws(seed, Stream.MINUTES, hour).exponential(size=starts.shape[:2]) + 0.1
    traded = weights / weights.sum(axis=1, keepdims=True) * volume[:, None]
    high, low = np.maximum(starts.max(axis=2), closes), np.minimum(starts.min(axis=2), closes)
    return np.stack([starts[:, :, 0], high, low, closes, traded], axis=1)


def _folded(values: Floats, low: Floats, high: Floats) -> Floats:
    """Values reflected at the borders until they lie within."""
    width = np.maximum(high - low, 1e-300)
    place = np.mod(values - low, 2 * width)
    inside: Floats = low + np.minimum(place, 2 * width - place)
    return np.clip(inside, low, high)
