"""The market's own time: it may begin in the past and run faster than the wall clock, and never passes it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["VirtualClock"]


@dataclass(frozen=True, slots=True)
class VirtualClock:
    """Market time = `begin` + (wall − `start`) × `speed`, at most the wall clock; once there it runs at speed 1.

    All in epoch seconds; `wall` reads the wall clock.
    """

    begin: float
    start: float
    speed: float = 1.0
    wall: Callable[[], float] = field(default=time.time)

    def now(self) -> float:
        """The present moment of the market."""
        return self.at(self.wall())

    def at(self, wall: float) -> float:
        """The moment of the market at a moment of the wall clock."""
        return min(self.begin + (wall - self.start) * self.speed, wall)
