"""Which candle of a stream is closed, forming or missing. Pure: times come in, nothing is read or written.

A candle is closed by the exchange's own flag alone. That its successor appeared is only a reason to wait for the flag a little longer,
and then to call it missing: its forming values are never taken. All candle times are opens in milliseconds of the exchange's clock;
waiting is measured in seconds of a clock that never jumps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

__all__ = ["LATE_SECONDS", "Book", "Missing", "Series"]

LATE_SECONDS: Final = 3.0
"""How long a close may come after its successor has appeared."""
_SLACK_MS: Final = 60_000
_SKEW_MS: Final = 120_000
_HOLES: Final = 1_500


@dataclass(slots=True, eq=False)
class Series:
    """Candles of one length of one asset, as far as they are known.

    `next` is the open of the oldest candle that is neither stored nor called missing; None until the first one is seen. `ahead` are
    closed candles beyond it, `holes` those that were called missing and may still come. `forming` is the newest open seen.
    """

    asset: int
    step: int
    next: int | None = None
    forming: int = -1
    closed: int = -1
    """The newest open that was closed."""
    waits_to: int = 0
    """Candles before this one are waited for until `waits_until`; 0: none is."""
    waits_until: float = 0.0
    ahead: set[int] = field(default_factory=set)
    holes: dict[int, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """Candles of a series that open from `first` up to, without, `end`; `silent`: nothing closed for 1.5 times the length."""

    series: Series
    first: int
    end: int
    silent: bool


class Book:
    """All series of a stream."""

    def __init__(self) -> None:
        self._series: set[Series] = set()
        self._waiting: set[Series] = set()

    def follow(self, series: Series) -> None:
        """Take a series in."""
        self._series.add(series)

    def forget(self, series: Series) -> None:
        """Let go of a series, and of what it waits for."""
        self._series.discard(series)
        self._waiting.discard(series)

    def take(self, series: Series, opens: int, *, closed: bool, now: float, exchange: int) -> bool:
        """Take in one message on the candle that opens at `opens`; True when it is a closed one that nobody had before.

        `now` is in seconds of a steady clock, `exchange` the exchange's own time in milliseconds.
        """
        if not closed:
            if opens == series.forming:
                return False  # by far the most frequent
            if opens > series.forming and self._sound(series, opens, exchange):
                series.forming = opens
                if series.next is None:
                    series.next = opens
                elif series.next < opens:
                    self._wait(series, opens, now)
            return False
        return self._close(series, opens, now, exchange)

    def _close(self, series: Series, opens: int, now: float, exchange: int) -> bool:
        if not self._sound(series, opens, exchange) or opens + series.step > exchange + _SKEW_MS:
            return False
        if series.next is None:
            series.next = opens
        if opens < series.next:
            if opens not in series.holes:
                return False  # it came twice, or belongs to a past that was there before
            del series.holes[opens]
            return True
        if opens in series.ahead:
            return False
        series.closed = max(series.closed, opens)
        series.forming = max(series.forming, opens)
        if opens == series.next:
            self._advance(series, opens + series.step)
        else:
            series.ahead.add(opens)
            self._wait(series, opens, now)
        return True

    def missing(self, now: float, exchange: int) -> list[Missing]:
        """What is to be called missing now: closes that did not follow in time, and series that fell silent altogether."""
        found: list[Missing] = []
        for series in [one for one in self._waiting if now >= one.waits_until]:
            found += self._give_up(series, series.waits_to, now, silent=False)
        for series in self._series:
            if series.next is not None and exchange - series.next >= series.step + min(series.step // 2, _SLACK_MS):
                found += self._give_up(series, exchange - exchange % series.step, now, silent=True)
        return found

    def wanted(self, series: Series, opens: Iterable[int]) -> None:
        """Candles that were taken and turned out to be unusable may come again."""
        for open_ in opens:
            self._hole(series, open_)

    def _sound(self, series: Series, opens: int, exchange: int) -> bool:
        """Whether a candle can be: on its grid, and begun. A wrong unit or a wild clock must not call years missing."""
        return 0 <= opens <= exchange + _SKEW_MS and opens % series.step == 0

    def _wait(self, series: Series, until: int, now: float) -> None:
        if series not in self._waiting:
            series.waits_to, series.waits_until = until, now + LATE_SECONDS
            self._waiting.add(series)

    def _advance(self, series: Series, to: int) -> None:
        """Nothing before `to` is open any more; candles that were ahead of it join."""
        while to in series.ahead:
            series.ahead.discard(to)
            to += series.step
        series.next = to
        if to >= series.waits_to:
            self._waiting.discard(series)

    def _give_up(self, series: Series, end: int, now: float, *, silent: bool) -> list[Missing]:
        """Call every candle before `end` that has not come missing, and wait for those after it in turn."""
        found: list[Missing] = []
        self._waiting.discard(series)
        while series.next is not None and series.next < end:
            first = series.next
            stop = min([end, *(one for one in series.ahead if one > first)])
            found.append(Missing(series, first, stop, silent))
            for open_ in range(max(first, stop - _HOLES * series.step), stop, series.step):
                self._hole(series, open_)
            self._advance(series, stop)
        newest = max(series.forming, *series.ahead) if series.ahead else series.forming
        if series.next is not None and series.next < newest:
            self._wait(series, newest, now)
        return found

    def _hole(self, series: Series, opens: int) -> None:
        series.holes[opens] = None
        while len(series.holes) > _HOLES:
            del series.holes[next(iter(series.holes))]
