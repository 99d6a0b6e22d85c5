"""The exchange's time, as far as its messages tell it: data is judged by it, never by the clock of this machine alone."""

import time
from typing import Final

__all__ = ["ExchangeClock"]

_AHEAD_MS: Final = 120_000


class ExchangeClock:
    """The newest time that the exchange named, and what has passed since. Milliseconds since 1970.

    A market that is replayed tells times long past; one that tells the future is not believed beyond two minutes.
    """

    def __init__(self) -> None:
        self.newest = 0
        """The newest time in a message; 0 before the first."""
        self._base = 0
        self._steady = 0.0
        self._ahead = 0.0
        """How far the exchange's own answer says that this machine's clock is behind."""

    @property
    def known(self) -> bool:
        """Whether anything has told the time yet."""
        return self._base > 0

    def hear(self, event: int, steady: float) -> None:
        """Take the time of a message that came at `steady` (seconds of the steady clock)."""
        if event > self.newest and event <= time.time() * 1_000 + self._ahead + _AHEAD_MS:
            self.newest = event
            self._set(event, steady)

    def ask(self, answer: int, steady: float) -> None:
        """Take the exchange's answer to the question for its time; it is believed as it is."""
        self._ahead = max(0.0, answer - time.time() * 1_000)
        self._set(answer, steady)

    def _set(self, moment: int, steady: float) -> None:
        # Never backwards: a message may have been long on its way.
        if moment >= self._base:
            self._base, self._steady = moment, steady

    def now(self, steady: float) -> int:
        """The exchange's time at `steady`; 0 when nothing has told it."""
        return self._base + int((steady - self._steady) * 1_000) if self._base else 0
