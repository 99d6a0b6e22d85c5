"""How often each job is due: the one table of it."""

from dataclasses import dataclass
from datetime import datetime

from cryptopredict.base import epoch, from_epoch

__all__ = ["CADENCE", "Cadence"]


@dataclass(frozen=True, slots=True)
class Cadence:
    """A job by name and the length of its slots in seconds. Slots start at multiples of that since 1970, whoever counts."""

    name: str
    seconds: int

    def slot(self, moment: datetime) -> datetime:
        """Start of the slot that a moment lies in."""
        second = epoch(moment)
        return from_epoch(second - second % self.seconds)


CADENCE = (
    Cadence("relay_outbox", 5),
    Cadence("advance_market", 10),
    Cadence("heartbeat", 30),
    Cadence("expire_signals", 60),
    Cadence("run_cascade", 300),
    Cadence("clean_up", 3_600),
)
"""Shortest first: what people wait for is asked for before what takes long."""
