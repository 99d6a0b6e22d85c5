"""What this process alone knows of the providers: what it spent, who asked for silence, who fails.

It stands in when Redis is away, and it reminds Redis of what an emptied Redis has forgotten. Times are monotonic.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from cryptopredict.base import Reason, utc_now
from cryptopredict.core.outgoing.call import Provider
from cryptopredict.core.outgoing.pace import Pace
from cryptopredict.core.outgoing.passage import SLOTS, Pass, Refusal, banned, broken, spent

__all__ = ["Own"]


@dataclass(slots=True)
class _Book:
    spent: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))  # window in seconds → slot → weight
    silent_until: float = 0.0
    strikes: int = 0
    failures: int = 0
    reason: Reason = Reason.PROVIDER_DOWN
    open_until: float | None = None  # None: closed
    cool_down: float = 0.0
    probe_until: float = 0.0


class Own:
    """The books of one process; safe to use from several threads."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._books: dict[str, _Book] = defaultdict(_Book)
        self._lock = threading.Lock()

    def enter(self, provider: Provider, weight: int) -> Pass | Refusal:
        """May it leave, with nobody but this process to look at? Takes the weight if so."""
        with self._lock:
            book, now = self._books[provider.name], time.monotonic()
            if book.silent_until > now:
                return self._refusal(banned, book.silent_until - now)
            probing = book.open_until is not None
            if book.open_until is not None and (ready := max(book.open_until, book.probe_until)) > now:
                return self._refusal(partial(broken, reason=book.reason), ready - now)
            if (wait := self._wait(book, provider, weight, now)) > 0:
                return self._refusal(spent, wait)
            if probing:
                book.probe_until = now + provider.timeout + self._pace.probe_margin
            self._charge(book, provider, weight, now)
            return Pass(probing)

    def charge(self, provider: Provider, weight: int) -> None:
        """Write down what was spent with the leave of all."""
        with self._lock:
            self._charge(self._books[provider.name], provider, weight, time.monotonic())

    def known(self, provider: Provider) -> list[int]:
        """For each limit, what this process surely spent in its window; the oldest slots are left out."""
        with self._lock:
            book, now = self._books[provider.name], time.monotonic()
            found = []
            for limit in provider.limits:
                oldest = int(now * SLOTS / limit.seconds) - SLOTS + 2
                found.append(sum(weight for slot, weight in book.spent[limit.seconds].items() if slot > oldest))
            return found

    def silence(self, provider: Provider) -> float:
        """Seconds that the provider still wants silence, 0 if it does not."""
        with self._lock:
            return max(0.0, self._books[provider.name].silent_until - time.monotonic())

    def keep_silent(self, provider: Provider, until: float) -> None:
        """Remember that it wants silence until then (monotonic); a longer one that is known stays."""
        with self._lock:
            book = self._books[provider.name]
            book.silent_until = max(book.silent_until, until)

    def refused(self, provider: Provider, asked: float | None, least: float) -> float:
        """It refused us; returns for how many seconds. Many refusals of requests that left together are one."""
        with self._lock:
            book, now = self._books[provider.name], time.monotonic()
            wait = asked
            if wait is None:
                if book.silent_until <= now:
                    book.strikes += 1
                doubled = self._pace.back_off * 2.0 ** (min(book.strikes, 30) - 1) if book.strikes else 0.0
                wait = max(least, min(self._pace.back_off_most, doubled))
            book.silent_until = max(book.silent_until, now + wait)
            self._close(book)
            return book.silent_until - now

    def well(self, provider: Provider) -> None:
        """It answered as it should."""
        with self._lock:
            book = self._books[provider.name]
            book.strikes = 0
            self._close(book)

    def failed(self, provider: Provider, reason: Reason, *, probing: bool) -> Refusal | None:
        """It failed; returns what that means for the next request if the breaker is open now."""
        with self._lock:
            book, now = self._books[provider.name], time.monotonic()
            book.reason = reason
            if book.open_until is None:
                book.failures += 1
                if book.failures < self._pace.failures:
                    return None
                book.cool_down = self._pace.cool_down
                book.open_until = now + book.cool_down
            elif probing:
                book.cool_down = min(2 * book.cool_down, self._pace.cool_down_most)
                book.open_until, book.probe_until = now + book.cool_down, 0.0
            return self._refusal(partial(broken, reason=reason), max(book.open_until, book.probe_until) - now)

    def _wait(self, book: _Book, provider: Provider, weight: int, now: float) -> float:
        longest = 0.0
        for limit in provider.limits:
            most = max(1, int(limit.weight * self._pace.headroom))
            room = max(int(most * self._pace.alone), min(weight, most))
            length = limit.seconds / SLOTS
            oldest = int(now / length) - SLOTS - 1
            slots = book.spent[limit.seconds]
            total = sum(taken for slot, taken in slots.items() if slot >= oldest)
            for slot in sorted(slot for slot in slots if slot >= oldest):
                if total + weight <= room:
                    break
                total -= slots[slot]
                longest = max(longest, (slot + SLOTS + 2) * length - now)
        return longest

    @staticmethod
    def _charge(book: _Book, provider: Provider, weight: int, now: float) -> None:
        for limit in provider.limits:
            slot = int(now * SLOTS / limit.seconds)
            kept = {old: taken for old, taken in book.spent[limit.seconds].items() if old > slot - SLOTS - 2}
            kept[slot] = kept.get(slot, 0) + weight
            book.spent[limit.seconds] = kept

    @staticmethod
    def _close(book: _Book) -> None:
        book.failures, book.open_until, book.cool_down, book.probe_until = 0, None, 0.0, 0.0

    @staticmethod
    def _refusal(kind: Callable[[float, datetime], Refusal], wait: float) -> Refusal:
        return kind(wait, utc_now() + timedelta(seconds=wait))
