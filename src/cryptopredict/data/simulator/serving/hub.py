"""The sending side of the stream: what happens in the market, in its order, to everyone who listens to it."""

import time
from collections import Counter
from math import isfinite
from typing import Final

import numpy as np

from cryptopredict.base import Floats, Interval
from cryptopredict.data.simulator.serving.candles import INTERVALS, combined
from cryptopredict.data.simulator.serving.connection import StreamConnection
from cryptopredict.data.simulator.serving.disturbance import Disturbance
from cryptopredict.data.simulator.serving.faults import Faults
from cryptopredict.data.simulator.serving.messages import combined_message, frame, kline, mini_ticker, shutdown_note, ticker
from cryptopredict.data.simulator.serving.venue import Venue

__all__ = ["Hub"]

PING_EVERY: Final = 20.0
PONG_WITHIN: Final = 60.0
NOTE_BEFORE: Final = 600.0
_LARGEST_LAG: Final = 1.0
"""Seconds of updates that are made up for; older ones nobody missed."""
_TICKERS: Final = {"!ticker@arr": ticker, "!miniTicker@arr": mini_ticker}


class Hub:
    """Sends `rate` updates a second over all pairs (None: each pair once a second), every close once, tickers each second.

    A connection lives `lifetime` seconds.
    """

    def __init__(
        self,
        venue: Venue,
        faults: Faults,
        *,
        rate: float | None = None,
        lifetime: float = 86_400.0,
    ) -> None:
        self.venue = venue
        self.lifetime = lifetime
        self.sent: Counter[str] = Counter()
        self.connections: set[StreamConnection] = set()
        self._disturbance = Disturbance(venue, faults)
        self._rate = rate
        self._audience: dict[str, dict[StreamConnection, None]] = {}
        self._wanted: dict[str, list[Interval]] = {}
        self._closed = int(venue.clock.now()) // 60 * 60
        self._ticked = venue.clock.wall()
        self._turn = 0
        self._pairs: list[tuple[int, str]] = []
        self._seen: tuple[int, Floats] | None = None
        self._finished: dict[tuple[Interval, int], Floats] = {}
        self._shown: Floats = np.full(len(venue.market.listings), np.nan)
        self._next_tickers = venue.clock.wall()

    # The audience.

    def join(self, connection: StreamConnection) -> None:
        """A client is there."""
        self.connections.add(connection)

    def subscribe(self, connection: StreamConnection, streams: list[str]) -> None:
        """A client wants streams."""
        for name in streams:
            connection.streams[name] = None
            self._audience.setdefault(name, {})[connection] = None
        self._note_wanted()

    def unsubscribe(self, connection: StreamConnection, streams: list[str]) -> None:
        """A client no longer wants streams."""
        for name in streams:
            connection.streams.pop(name, None)
            listeners = self._audience.get(name, {})
            listeners.pop(connection, None)
            if not listeners:
                self._audience.pop(name, None)
        self._note_wanted()

    def leave(self, connection: StreamConnection) -> None:
        """A client is gone."""
        self.connections.discard(connection)
        self.unsubscribe(connection, list(connection.streams))

    def answers_pings(self) -> bool:
        """Whether pings of clients are answered."""
        return self._disturbance.answers_pings()

    def _note_wanted(self) -> None:
        self._wanted = {}
        for interval in INTERVALS:
            suffix = f"@kline_{interval.value}"
            for name in self._audience:
                if name.endswith(suffix):
                    self._wanted.setdefault(name.removesuffix(suffix).upper(), []).append(interval)

    # Time.

    def step(self, wall: float) -> None:
        """Send all that has happened since the last step, up to a moment of the wall clock."""
        now = self.venue.clock.at(wall)
        self._pairs = [(place, one.pair) for place, one in self.venue.trading(now) if one.pair is not None]
        at_once = self._disturbance.strike(list(self.connections), now)
        self._tick_until(wall)
        self._close_until(now)
        for name, message, kind in self._disturbance.due():
            self._push(name, message, kind, 1)
        while at_once > 0 and self._wanted and self._pairs:
            at_once -= self._send_round(now, self._pairs)
        if wall >= self._next_tickers:
            self._next_tickers = max(self._next_tickers + 1.0, wall)
            self._send_tickers(now)
        self._keep_alive(now)
        for connection in list(self.connections):
            connection.drain()

    def _tick_until(self, wall: float) -> None:
        rate = self._rate or float(max(len(self._pairs), 1))
        self._ticked = max(self._ticked, wall - _LARGEST_LAG)
        due = int((wall - self._ticked) * rate)
        while due > 0 and self._pairs:
            turn = self._turn % len(self._pairs)
            count = min(due, len(self._pairs) - turn)
            self._ticked += count / rate
            moment = self.venue.clock.at(self._ticked)
            self._close_until(moment)
            self._send_round(moment, self._pairs[turn : turn + count])
            self._turn = turn + count
            due -= count

    def _send_round(self, moment: float, pairs: list[tuple[int, str]]) -> int:
        """Send the forming candles of some pairs; returns how many messages that were, at least 1 so that rounds come to an end."""
        count = 0
        wanted = [(place, pair, self._wanted[pair]) for place, pair in pairs if pair in self._wanted]
        if not wanted:
            return 1
        minute = self._minute(moment)
        rows = {
            interval: self._forming(interval, moment, minute).tolist()
            for interval in {i for _, _, some in wanted for i in some}
        }
        milliseconds = int(moment * 1000)
        for place, pair, intervals in wanted:
            for interval in intervals:
                candle = rows[interval][place]
                if isfinite(candle[3]):
                    opens = int(moment) // interval.seconds * interval.seconds
                    message = kline(pair, interval, opens, candle, milliseconds, closed=False)
                    self._send_kline(pair, interval, opens, message, "kline")
                    count += 1
        return max(count, 1)

    def _minute(self, moment: float) -> Floats:
        """The minute as far as it has come; a price once shown stays within its high and low."""
        minute = self.venue.candles.minute_until(moment)
        number = int(moment) // 60
        if self._seen is not None and self._seen[0] == number:
            minute[:, 1] = np.fmax(minute[:, 1], self._seen[1][:, 1])
            minute[:, 2] = np.fmin(minute[:, 2], self._seen[1][:, 2])
        minute = self._disturbance.spiked(minute, number * 60, number * 60 + 60)
        self._seen = number, minute
        return minute

    def _forming(self, interval: Interval, moment: float, minute: Floats) -> Floats:
        if interval is Interval.M1:
            return minute
        key = interval, int(moment) // 60
        if key not in self._finished:
            self._finished = {k: v for k, v in self._finished.items() if k[1] == key[1]}
            opens = int(moment) // interval.seconds * interval.seconds
            finished = self.venue.candles.finished(interval, moment)
            self._finished[key] = self._disturbance.spiked(finished, opens, key[1] * 60)
        return combined(self._finished[key], minute)

    def _close_until(self, moment: float) -> None:
        for close in range(self._closed + 60, int(moment) + 1, 60):
            self._closed = close
            for interval in INTERVALS:
                if close % interval.seconds == 0:
                    self._send_finals(interval, close)

    def _send_finals(self, interval: Interval, close: int) -> None:
        wanted = [pair for pair, intervals in self._wanted.items() if interval in intervals and pair in self.venue.pairs]
        if not wanted:
            return
        opens = close - interval.seconds
        rows = self._disturbance.spiked(self.venue.candles.all_at(interval, opens), opens, close)
        for pair in wanted:
            candle = rows[self.venue.pairs[pair]].tolist()
            if isfinite(candle[3]):
                message = kline(pair, interval, opens, candle, close * 1000, closed=True)
                self._send_kline(pair, interval, opens, message, "kline_closed")

    def _send_tickers(self, now: float) -> None:
        names = [name for name in _TICKERS if name in self._audience]
        if not names:
            return
        day = self.venue.last_day(now)
        day[:, 3] = self._disturbance.last_prices(day[:, 3])
        day[:, 1], day[:, 2] = np.fmax(day[:, 1], day[:, 3]), np.fmin(day[:, 2], day[:, 3])
        changed = [(place, pair) for place, pair in self._pairs if day[place, 3] != self._shown[place]]
        self._shown = day[:, 3]
        rows = day.tolist()
        for name in names:
            parts = [_TICKERS[name](pair, rows[place], int(now * 1000)) for place, pair in changed]
            if parts:
                self._send(name, f"[{','.join(parts)}]", name)

    # Sending.

    def _send_kline(self, pair: str, interval: Interval, opens: int, message: str, kind: str) -> None:
        name = f"{pair.lower()}@kline_{interval.value}"
        times = self._disturbance.pass_on(name, message, kind, (pair, interval.value, opens))
        self._push(name, message, kind, times)

    def _send(self, name: str, message: str, kind: str) -> None:
        self._push(name, message, kind, self._disturbance.pass_on(name, message, kind))

    def _push(self, name: str, message: str, kind: str, times: int) -> None:
        if not times:
            return
        wrapped = raw = None
        for connection in self._audience.get(name, ()):
            if connection.combined:
                data = wrapped = wrapped or frame(combined_message(name, message))
            else:
                data = raw = raw or frame(message)
            connection.push(data * times)
            self.sent[kind] += times

    def _keep_alive(self, now: float) -> None:
        present = time.monotonic()
        for connection in list(self.connections):
            connection.keep_alive(present, PING_EVERY, PONG_WITHIN)
            age = present - connection.opened
            if age >= self.lifetime:
                connection.close(1001, "Lifetime reached")
            elif age >= self.lifetime - min(NOTE_BEFORE, self.lifetime / 10) and not connection.noted:
                connection.noted = True
                connection.push(frame(shutdown_note(int(now * 1000))))
                self.sent["serverShutdown"] += 1
