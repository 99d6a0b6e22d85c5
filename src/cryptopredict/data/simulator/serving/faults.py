"""Faults by script: what goes wrong, where, when and how often. Read from TOML or JSON; time is counted from when they are given."""

import random
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from cryptopredict.base import BadInput
from cryptopredict.data.simulator.serving.candles import INTERVALS

__all__ = ["Fault", "Faults", "checked", "read_script"]

Kind = Literal[
    # of requests
    "429", "418", "5xx", "html", "truncated", "empty_object", "slow", "silent", "refuse", "cut", "gzip_garbage", "wrong_shape",
    "cut_after", "partial",
    # of the stream, besides silent and cut
    "stuck", "out_of_order", "duplicated", "burst", "no_pong", "shutdown", "garbage", "huge", "wick",
]  # fmt: skip

_INTERVALS: Final = tuple(interval.value for interval in INTERVALS)
_STREAM: Final = "stream"
_OF_BOTH: Final = frozenset({"silent", "cut"})
_OF_STREAM: Final = frozenset(
    {"stuck", "out_of_order", "duplicated", "burst", "no_pong", "shutdown", "garbage", "huge", "wick"}
)


class Fault(msgspec.Struct, rename={"start": "from", "lasts": "for"}, forbid_unknown_fields=True, frozen=True):
    """One fault.

    `target` is the beginning of a path, or `stream`. It begins `from` seconds after it was given and ends after `for` seconds or so
    many `requests`, whichever is first; without either it stays. `probability` is for each request or message. A fault of the
    stream that is a single event (stuck, burst, shutdown, garbage, huge, wick, and cut without `for`) happens once.

    cut_after does what was asked and cuts the connection before the answer; partial fills an order by half.

    429 and 418 tell `retry_after` seconds (None: they do not say), 5xx answers `status`, slow sends `bytes_per_second`, burst sends
    `count` messages, stuck and wick strike `symbol` (None: all, or the first), stuck of `interval`; wick multiplies one price by
    `factor`, and REST confirms it or not: the exchange in its candles, the catalogue for five minutes.
    """

    target: str
    kind: Kind
    start: float = 0.0
    lasts: float | None = None
    requests: int | None = None
    probability: float = 1.0
    retry_after: float | None = None
    status: int = 503
    bytes_per_second: int = 1_000
    count: int = 10_000
    symbol: str | None = None
    interval: str = "1m"
    factor: float = 1.5
    confirmed: bool = False


class _Script(msgspec.Struct, forbid_unknown_fields=True):
    fault: list[Fault] = []


def read_script(path: Path) -> list[Fault]:
    """The faults of a TOML file: tables `[[fault]]`. Raises `BadInput`."""
    try:
        return checked(msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Script).fault)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadInput(f"{path} is no script of faults", why=str(error), to_do="Correct it.") from error


def checked(faults: list[Fault]) -> list[Fault]:
    """The faults as they are. Raises `BadInput` when one of them strikes what it cannot."""
    for fault in faults:
        of_stream = fault.target == _STREAM
        if fault.interval not in _INTERVALS:
            raise BadInput(f"There are no {fault.interval} candles", to_do=f"Name one of {', '.join(_INTERVALS)}.")
        if fault.kind not in _OF_BOTH and (fault.kind in _OF_STREAM) is not of_stream:
            raise BadInput(
                f"A fault {fault.kind} of {fault.target!r} does not exist",
                why="it belongs to requests" if of_stream else "it belongs to the stream",
                to_do='Name the beginning of a path, or "stream".',
            )
    return faults


class _Active:
    def __init__(self, fault: Fault, given: float) -> None:
        self.fault = fault
        self.begins = given + fault.start
        self.ends = self.begins + fault.lasts if fault.lasts is not None else float("inf")
        self.left = fault.requests if fault.requests is not None else -1
        self.fired = False

    def is_on(self, now: float) -> bool:
        return self.begins <= now < self.ends and self.left != 0


class Faults:
    """The faults in force, on the wall clock; what is random is drawn from `seed`."""

    def __init__(self, faults: Sequence[Fault] = (), *, seed: int = 0, wall: Callable[[], float] = time.time) -> None:
        self.random = random.Random(seed)  # noqa: S311  faults need no secrecy, they need to come again
        self._wall = wall
        self._all: list[_Active] = []
        self.add(list(faults))

    def add(self, faults: list[Fault]) -> None:
        """Put faults in force; their time begins now. Raises `BadInput`."""
        now = self._wall()
        self._all += [_Active(fault, now) for fault in checked(faults)]

    def clear(self) -> None:
        """End all faults."""
        self._all.clear()

    def __bool__(self) -> bool:
        return bool(self._all)

    def lasting(self) -> list[Fault]:
        """Those whose time is now, whether they have struck or not."""
        now = self._wall()
        return [one.fault for one in self._all if one.is_on(now)]

    def active(self) -> list[Fault]:
        """Those that are in force now."""
        now = self._wall()
        return [one.fault for one in self._all if one.is_on(now) and (not one.fired or one.fault.lasts is not None)]

    def of_request(self, path: str) -> Fault | None:
        """The fault that strikes a request, counted as having struck; None: it goes well."""
        now = self._wall()
        for one in self._all:
            if one.fault.target != _STREAM and path.startswith(one.fault.target) and one.is_on(now) and self._strikes(one):
                one.left -= 1
                return one.fault
        return None

    def of_stream(self, kind: Kind) -> Fault | None:
        """A lasting fault of this kind that strikes now; None: none does."""
        now = self._wall()
        for one in self._all:
            if one.fault.target == _STREAM and one.fault.kind == kind and one.is_on(now) and self._strikes(one):
                return one.fault
        return None

    def events(self, kind: Kind) -> list[Fault]:
        """Single events of this kind that are due, each given once."""
        now = self._wall()
        due = [
            one
            for one in self._all
            if one.fault.target == _STREAM and one.fault.kind == kind and one.is_on(now) and not one.fired
        ]
        for one in due:
            one.fired = True
        return [one.fault for one in due]

    def _strikes(self, one: _Active) -> bool:
        return one.fault.probability >= 1.0 or self.random.random() < one.fault.probability
