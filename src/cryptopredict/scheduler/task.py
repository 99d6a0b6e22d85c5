"""What a job is given: the ground, its arguments, and a way to say how far it is."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import redis as redis_client
import structlog
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import Conflict
from cryptopredict.core import EVENTS, Ground, publish, transaction
from cryptopredict.scheduler.record import Claim, note_progress

__all__ = ["Cancelled", "Done", "Job", "Reporter", "Task", "announce"]

_log = structlog.get_logger(__name__)

_PAUSE_SECONDS = 1.0


class Cancelled(Conflict):
    """The row is not ours to do any more: somebody cancelled it, or its lease ran out and another has it. A job lets this pass."""


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work. `report` takes the share that is done (0..1) and what is being done; it may raise `Cancelled`."""

    ground: Ground
    arguments: Mapping[str, Any]
    report: Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did, in a line, and as JSON where a line cannot hold it."""

    message: str
    result: Mapping[str, Any] | None = None


Job = Callable[[Task], str | Done]
"""Does its work in transactions of its own and says in a line what it did; `Done` where there is more to keep."""


class Reporter:
    """Writes down how far a row is, about once a second however often it is told; safe to call from several threads.

    `watched` is called with each report: whoever reports is at work.
    """

    def __init__(self, here: Ground, held: Claim, watched: Callable[[], None]) -> None:
        self._here = here
        self._held = held
        self._watched = watched
        self._lock = threading.Lock()
        self._next = 0.0

    def __call__(self, share: float, message: str) -> None:
        """Raises `Cancelled` when the row is no longer ours. A database that is away for a moment ends no job."""
        self._watched()
        with self._lock:
            if time.monotonic() < self._next:
                return
            self._next = time.monotonic() + _PAUSE_SECONDS
            share = min(1.0, max(0.0, share))
            try:
                with transaction(self._here.engine) as session:
                    ours = note_progress(session, self._held, share, message)
            except DBAPIError as error:
                _log.warning("progress not written", job=self._held.name, reason=str(error))
                return
        if not ours:
            raise Cancelled("The job was cancelled", why="its row is no longer this worker's")
        announce(self._here, self._held, "running", share, message)


def announce(here: Ground, held: Claim, status: str, share: float, message: str) -> None:
    """Tell those who look on; without Redis nobody hears it, and nothing is lost."""
    data = {"id": held.id, "name": held.name, "progress": share, "message": message, "status": status}
    try:
        publish(here.redis, EVENTS, {"topic": "job_progress", "data": data})
    except redis_client.RedisError as error:
        _log.debug("progress not told", job=held.name, reason=str(error))
