"""Measuring two ways of doing the same thing side by side.

The two take turns in every round, so that what else the machine does strikes both; the ratio is between medians.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Measured", "Row", "measure", "table"]


def nothing() -> None:
    """No preparation."""


@dataclass(frozen=True)
class Row:
    """One line of the benchmark: our way and the peer's, each with what must be put in place before it, untimed.

    `work` in `unit` is what one call does. `aim` and `floor` are ratios of our speed to the peer's, `seconds` the longest that one call
    may take; None where there is no bound. With `own_clock` the calls return their seconds, because not all that they do is to be timed.
    """

    path: str
    beside: str
    work: float
    unit: str
    ours: Callable[[], object]
    peer: Callable[[], object]
    before_ours: Callable[[], object] = nothing
    before_peer: Callable[[], object] = nothing
    aim: float | None = None
    floor: float | None = None
    seconds: float | None = None
    own_clock: bool = False


@dataclass(frozen=True)
class Measured:
    """Medians in seconds, speeds in `unit` per second, and `ratio` = our speed ÷ the peer's."""

    path: str
    beside: str
    unit: str
    rounds: int
    ours_seconds: float
    peer_seconds: float
    ours_speed: float
    peer_speed: float
    ratio: float
    spread: float
    aim: float | None
    floor: float | None
    seconds: float | None

    @property
    def verdict(self) -> str:
        """Where the ratio stands."""
        if self.floor is not None and self.ratio < self.floor:
            return "below the floor"
        if self.aim is not None and self.ratio < self.aim:
            return "below the aim"
        if self.seconds is not None and self.ours_seconds > self.seconds:
            return f"over {self.seconds:g} s"
        return "ok"

    def to_json(self) -> dict[str, Any]:
        """The figures with the verdict."""
        return {**asdict(self), "verdict": self.verdict}


def measure(row: Row, rounds: int) -> Measured:
    """Run a row `rounds` times after one round that warms up; `spread` is the widest deviation of our times from their median."""
    ours: list[float] = []
    peer: list[float] = []
    for number in range(rounds + 1):
        # Who begins alternates, so that neither always finds the caches warm.
        order = ((row.before_ours, row.ours, ours), (row.before_peer, row.peer, peer))
        for before, action, times in order if number % 2 else order[::-1]:
            before()
            spent = _timed(action, own_clock=row.own_clock)
            if number:
                times.append(spent)
    mine, theirs = statistics.median(ours), statistics.median(peer)
    return Measured(
        path=row.path,
        beside=row.beside,
        unit=row.unit,
        rounds=rounds,
        ours_seconds=mine,
        peer_seconds=theirs,
        ours_speed=row.work / mine,
        peer_speed=row.work / theirs,
        ratio=theirs / mine,
        spread=max(abs(time - mine) for time in ours) / mine,
        aim=row.aim,
        floor=row.floor,
        seconds=row.seconds,
    )


def _timed(action: Callable[[], object], *, own_clock: bool) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        said = action()
        return said if own_clock and isinstance(said, float) else time.perf_counter() - start
    finally:
        gc.enable()


def table(results: Iterable[Measured]) -> str:
    """The results as text."""
    lines = [f"{'path':<46} {'ours':>10} {'peer':>10} {'ratio':>6} {'aim':>5} {'floor':>5}  verdict"]
    for line in results:
        bounds = [f"{bound:5.2f}" if bound is not None else "    –" for bound in (line.aim, line.floor)]
        times = f"{_span(line.ours_seconds):>10} {_span(line.peer_seconds):>10} {line.ratio:6.2f}"
        lines.append(f"{line.path:<46} {times} {' '.join(bounds)}  {line.verdict}")
        speeds = f"{line.ours_speed:,.0f} against {line.peer_speed:,.0f} {line.unit}/s"
        lines.append(f"  beside {line.beside}: {speeds}, ±{line.spread:.0%}")
    return "\n".join(lines)


def _span(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
