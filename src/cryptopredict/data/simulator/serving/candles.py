"""Every candle of a market that is served, made once and read by asset: closed ones from tables, the forming one from its ticks."""

from collections import OrderedDict
from typing import Final

import numpy as np

from cryptopredict.base import Floats, Integers, Interval
from cryptopredict.data.simulator.noise import BLOCK_HOURS
from cryptopredict.data.simulator.ticks import TICK_SECONDS, between, minutes
from cryptopredict.data.simulator.traded import TradedMarket

__all__ = ["COLUMNS", "INTERVALS", "Candles", "combined"]

COLUMNS: Final = ("open", "high", "low", "close", "volume")
INTERVALS: Final = (Interval.M1, Interval.M5, Interval.M15, Interval.H1, Interval.H4, Interval.D1)
"""Those that are served, short to long."""

_FINE: Final = frozenset({Interval.M1, Interval.M5, Interval.M15})
_BLOCK: Final = BLOCK_HOURS * 3600
_KEPT_BLOCKS: Final = 26
_KEPT_HOURS: Final = 240
_REMEMBERED: Final = 300


class Candles:
    """The candles of a market. Tables are (N, 5, rows): an hour's minutes, or a block's hours and days."""

    def __init__(self, market: TradedMarket) -> None:
        self.market = market
        self._fine: OrderedDict[tuple[Interval, int], Floats] = OrderedDict()
        self._hours: OrderedDict[int, Floats] = OrderedDict()
        self._folded: dict[tuple[Interval, int], Floats] = {}
        self._day: tuple[int, Floats] | None = None
        self._spikes: list[tuple[int, int, float]] = []

    def prices_at(self, moment: float) -> Floats:
        """The price of every asset (N); NaN where it is not traded."""
        hour = int(moment - self.market.origin) // 3600
        return between(self.market.ticks(hour), moment - self.market.origin - hour * 3600)

    def spike(self, place: int, opens: int, price: float) -> None:
        """Let a price have been traded in the minute that opens at a moment (epoch seconds), as if the market had gone there."""
        since = opens - self.market.origin
        self._spikes.append((place, since, price))
        for interval in _FINE:
            self._fine.pop((interval, since // 3600), None)
        self._hours.pop(since // _BLOCK, None)
        for interval in (Interval.H4, Interval.D1):
            self._folded.pop((interval, since // _BLOCK), None)
        self._day = None

    def printed(self, moment: float) -> dict[int, float]:
        """Prices that were traded far off within the five minutes before a moment, by place."""
        since = moment - self.market.origin
        return {place: price for place, at, price in self._spikes if at <= since < at + _REMEMBERED}

    def _spiked(self, table: Floats, since: int, seconds: int) -> Floats:
        struck = [one for one in self._spikes if since <= one[1] < since + table.shape[2] * seconds]
        if not struck:
            return table
        made = table.copy()
        for place, at, price in struck:
            row = (at - since) // seconds
            made[place, 1, row] = max(made[place, 1, row], price)
            made[place, 2, row] = min(made[place, 2, row], price)
        return made

    def read(self, interval: Interval, place: int, first: int, end: int) -> tuple[Integers, Floats]:
        """Opens in epoch seconds (T,) and columns (5, T) of an asset's candles that open in [first, end), those without trade left out.

        Both ends are multiples of the interval, and what is asked for has closed: the tables know no clock.
        """
        first = max(first, self._start(interval, place))
        if end <= first:
            return np.zeros(0, dtype=np.int64), np.zeros((len(COLUMNS), 0))
        span = 3600 if interval in _FINE else _BLOCK
        low, high = first - self.market.origin, end - self.market.origin
        parts = []
        for chunk in range(low // span, (high - 1) // span + 1):
            since, until = max(low - chunk * span, 0) // interval.seconds, min(high - chunk * span, span) // interval.seconds
            parts.append(self._table(interval, chunk)[place, :, since:until])
        columns = np.concatenate(parts, axis=1)
        opens: Integers = np.arange(first, end, interval.seconds, dtype=np.int64)
        traded = np.isfinite(columns[3])
        return (opens, columns) if traded.all() else (opens[traded], columns[:, traded])

    def _start(self, interval: Interval, place: int) -> int:
        since = max(self.market.listings[place].first, self.market.origin)
        return since - (since - self.market.origin) % interval.seconds

    def newest(self, interval: Interval, place: int, end: int, count: int) -> tuple[Integers, Floats]:
        """As `read`, the last `count` candles that open before `end`."""
        first = end - count * interval.seconds
        last = self.market.listings[place].last
        if last is not None and last < end:
            end = last - (last - self.market.origin) % interval.seconds
            first = end - count * interval.seconds
        return self.read(interval, place, first, end)

    def all_at(self, interval: Interval, opens: int) -> Floats:
        """The candle of every asset that opens at a moment, (N, 5)."""
        span = 3600 if interval in _FINE else _BLOCK
        chunk, rest = divmod(opens - self.market.origin, span)
        return self._table(interval, chunk)[:, :, rest // interval.seconds]

    def forming(self, interval: Interval, moment: float) -> Floats:
        """The unfinished candle of every asset at a moment, (N, 5); its volume grows with the time that has passed."""
        minute = self.minute_until(moment)
        if interval is Interval.M1:
            return minute
        return combined(self.finished(interval, moment), minute)

    def finished(self, interval: Interval, moment: float) -> Floats:
        """What the closed minutes of the candle that forms at `moment` amount to, (N, 5); NaN where there is none yet."""
        origin = self.market.origin
        at = int(moment) - (int(moment) - origin) % 60
        opens = at - (at - origin) % interval.seconds
        parts: list[Floats] = []
        for finer in (Interval.H1, Interval.M1):
            until = at - (at - origin) % finer.seconds
            parts += [self.all_at(finer, start) for start in range(opens, until, finer.seconds)]
            opens = max(opens, until)
        if not parts:
            return np.full((len(self.market.listings), len(COLUMNS)), np.nan)
        return _fold(np.stack(parts, axis=2), len(parts))[:, :, 0]

    def minute_until(self, moment: float) -> Floats:
        """The minute that forms at `moment` as far as it has come, (N, 5)."""
        since = moment - self.market.origin
        hour = int(since) // 3600
        second = since - hour * 3600
        start = int(second) // 60 * 60
        seen = self.market.ticks(hour)[:, start // TICK_SECONDS : int(second) // TICK_SECONDS + 1]
        price = between(self.market.ticks(hour), second)
        whole = self._table(Interval.M1, hour)[:, 4, start // 60]
        high, low = np.maximum(seen.max(axis=1), price), np.minimum(seen.min(axis=1), price)
        return np.stack([seen[:, 0], high, low, price, whole * ((second - start) / 60)], axis=1)

    def day_before(self, moment: float) -> Floats:
        """The closed minutes of the 24 hours before the minute of `moment`, as one candle, (N, 6); the last column is in dollars.

        One minute short of a day, for the forming minute completes it.
        """
        minute = int(moment - self.market.origin) // 60
        if self._day is None or self._day[0] != minute:
            first = max(minute - 1439, 0)
            hours = [self._table(Interval.M1, hour) for hour in range(first // 60, (minute - 1) // 60 + 1)]
            window = (
                np.concatenate(hours, axis=2)[:, :, first % 60 :][:, :, : minute - first]
                if hours
                else np.zeros((len(self.market.listings), 5, 0))
            )
            dollars = np.nansum(window[:, 4] * window[:, 3], axis=1)
            self._day = minute, np.column_stack([_fold(window, max(minute - first, 1))[:, :, 0], dollars])
        return self._day[1]

    def _table(self, interval: Interval, chunk: int) -> Floats:
        if interval in _FINE:
            return self._minutes(interval, chunk)
        if interval is Interval.H1:
            return self._block(chunk)
        if (interval, chunk) not in self._folded:
            hours = self._block(chunk)
            self._folded[interval, chunk] = _fold(hours, interval.seconds // 3600)
        return self._folded[interval, chunk]

    def _block(self, index: int) -> Floats:
        if index not in self._hours:
            self._hours[index] = self._spiked(self.market.block(index), index * _BLOCK, 3600)
            if len(self._hours) > _KEPT_BLOCKS:
                self._hours.popitem(last=False)
        return self._hours[index]

    def _minutes(self, interval: Interval, hour: int) -> Floats:
        if (interval, hour) not in self._fine:
            if interval is Interval.M1:
                index, row = divmod(hour, BLOCK_HOURS)
                drawn = minutes(self.market.seed, hour, self.market.ticks(hour), self._block(index)[:, 4, row])
                made = self._spiked(drawn, hour * 3600, 60)
            else:
                made = _fold(self._minutes(Interval.M1, hour), interval.seconds // 60)
            self._fine[interval, hour] = made
            if len(self._fine) > _KEPT_HOURS:
                self._fine.popitem(last=False)
        return self._fine[interval, hour]


def _fold(table: Floats, count: int) -> Floats:
    """Every `count` candles of a table (N, 5, T) as one, (N, 5, T / count); those without trade are passed over."""
    parts = table.reshape(*table.shape[:2], -1, count)
    opened, high, low, close, volume = (parts[:, column] for column in range(len(COLUMNS)))
    if np.isfinite(close).all():
        columns = [opened[..., 0], high.max(axis=-1), low.min(axis=-1), close[..., -1], volume.sum(axis=-1)]
        return np.stack(columns, axis=1)
    traded = np.isfinite(close)
    some = traded.any(axis=-1)
    first, last = traded.argmax(axis=-1), count - 1 - traded[..., ::-1].argmax(axis=-1)
    columns = [
        np.take_along_axis(opened, first[..., None], axis=-1)[..., 0],
        np.fmax.reduce(high, axis=-1),
        np.fmin.reduce(low, axis=-1),
        np.take_along_axis(close, last[..., None], axis=-1)[..., 0],
        np.where(some, np.where(traded, volume, 0.0).sum(axis=-1), np.nan),
    ]
    return np.stack(columns, axis=1)


def combined(before: Floats, after: Floats) -> Floats:
    """Two stretches of time of every asset (N, 5) as one candle; either may be NaN."""
    return _fold(np.stack([before, after], axis=2), 2)[:, :, 0]
