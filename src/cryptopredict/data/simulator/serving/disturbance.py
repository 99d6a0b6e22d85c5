"""What goes wrong in the stream while its faults are in force: messages lost, doubled, late, and prices that never were."""

import time
from dataclasses import dataclass
from typing import Final

import numpy as np

from cryptopredict.base import Floats, Interval
from cryptopredict.data.simulator.serving.connection import StreamConnection
from cryptopredict.data.simulator.serving.faults import Fault, Faults
from cryptopredict.data.simulator.serving.messages import frame, shutdown_note
from cryptopredict.data.simulator.serving.venue import Venue

__all__ = ["Disturbance"]

_LATE: Final = 1.5
_GRACE: Final = 5.0
_HUGE: Final = (1 << 20) + 4_096


@dataclass(frozen=True, slots=True)
class _Print:
    """A price that was printed once, far off, in the minute that opens at `opens`; `confirmed`: REST says so too."""

    place: int
    opens: int
    price: float
    confirmed: bool


class Disturbance:
    """Stands between the hub and its listeners."""

    def __init__(self, venue: Venue, faults: Faults) -> None:
        self.venue = venue
        self.faults = faults
        self._late: list[tuple[float, str, str, str]] = []
        self._stuck: set[tuple[str, str, int]] = set()
        self._prints: list[_Print] = []
        self._fresh: list[_Print] = []
        self._goodbye: float | None = None

    def answers_pings(self) -> bool:
        """Whether pings of clients are answered."""
        return self.faults.of_stream("no_pong") is None

    def strike(self, connections: list[StreamConnection], now: float) -> int:
        """Let single events happen; returns how many messages are to be sent at once, on top of all others."""
        if self._goodbye is not None and time.monotonic() >= self._goodbye:
            self._goodbye = None
            for connection in connections:
                connection.close(1001, "Shutdown")
        for fault in self.faults.events("stuck"):
            self._stick(fault, now)
        for fault in self.faults.events("wick"):
            self._print(fault, now)
        if self.faults.events("shutdown"):
            self._goodbye = time.monotonic() + _GRACE
            _to_all(connections, shutdown_note(int(now * 1000)))
        if self.faults.events("garbage"):
            _to_all(connections, '\x00{"stream":not json')
        if self.faults.events("huge"):
            _to_all(connections, f'{{"stream":"!huge","data":"{"x" * _HUGE}"}}')
        if self.faults.events("cut") or self._cut_lasts():
            for connection in connections:
                connection.abort()
        return sum(fault.count for fault in self.faults.events("burst"))

    def _cut_lasts(self) -> bool:
        return any(one.target == "stream" and one.kind == "cut" and one.lasts is not None for one in self.faults.lasting())

    def pass_on(self, name: str, message: str, kind: str, candle: tuple[str, str, int] | None = None) -> int:
        """How often a message goes out now: 0, 1 or 2; `candle` is pair, interval and open (epoch seconds) of a kline."""
        if not self.faults:
            return 1
        if candle is not None and candle in self._stuck:
            return 0
        if self.faults.of_stream("silent") is not None:
            return 0
        if candle is not None and self.faults.of_stream("out_of_order") is not None and self.faults.random.random() < 0.3:
            self._late.append((time.monotonic() + _LATE, name, message, kind))
            return 0
        return 2 if self.faults.of_stream("duplicated") is not None else 1

    def due(self) -> list[tuple[str, str, str]]:
        """Messages that were held back and go out now: stream, text, kind."""
        if not self._late:
            return []
        now = time.monotonic()
        ready = [(name, message, kind) for at, name, message, kind in self._late if at <= now]
        self._late = [one for one in self._late if one[0] > now]
        return ready

    def spiked(self, candles: Floats, opens: int, end: int) -> Floats:
        """Candles of all assets (N, ≥3) over [opens, end) as the stream shows them: with what was printed in between."""
        struck = [one for one in self._prints if opens <= one.opens < end]
        if not struck:
            return candles
        shown = candles.copy()
        for one in struck:
            shown[one.place, 1] = np.fmax(shown[one.place, 1], one.price)
            shown[one.place, 2] = np.fmin(shown[one.place, 2], one.price)
        return shown

    def last_prices(self, prices: Floats) -> Floats:
        """Last prices (N) with those prints that no ticker has shown yet."""
        if not self._fresh:
            return prices
        shown = prices.copy()
        for one in self._fresh:
            shown[one.place] = one.price
        self._fresh.clear()
        return shown

    def _stick(self, fault: Fault, now: float) -> None:
        seconds = Interval(fault.interval).seconds
        opens = int(now) // seconds * seconds
        pairs = [fault.symbol] if fault.symbol else list(self.venue.pairs)
        self._stuck = {one for one in self._stuck if one[2] >= opens - 86_400}
        self._stuck |= {(pair, fault.interval, opens) for pair in pairs}

    def _print(self, fault: Fault, now: float) -> None:
        place = self.venue.pairs.get(fault.symbol or next(iter(self.venue.pairs)))
        if place is None:
            return
        price = float(f"{self.venue.candles.prices_at(now)[place] * fault.factor:.7g}")
        one = _Print(place, int(now) // 60 * 60, price, fault.confirmed)
        self._prints = [*self._prints[-99:], one]
        self._fresh.append(one)
        if fault.confirmed:
            self.venue.candles.spike(place, one.opens, price)


def _to_all(connections: list[StreamConnection], text: str) -> None:
    data = frame(text)
    for connection in connections:
        connection.push(data)
