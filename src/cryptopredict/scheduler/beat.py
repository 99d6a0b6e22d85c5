"""Beat: writes down each slot when it is due, and sends what is open. Two beats do no harm: a slot is one row."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from celery.beat import Scheduler
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import Unavailable, utc_now
from cryptopredict.core import Ground, ground, transaction
from cryptopredict.core.configuration import read_configuration
from cryptopredict.scheduler.app import celery_app, connect, send
from cryptopredict.scheduler.cadence import CADENCE, cadence_now
from cryptopredict.scheduler.record import Due, collect, plan

__all__ = ["beat_once", "run_beat"]

_log = structlog.get_logger(__name__)

_PAUSE_SECONDS = 2.0


def run_beat() -> None:
    """Ask for the work of the cadence table until the process is told to stop."""
    with ground() as here:
        connect(here.redis_url)
        celery_app.Beat(scheduler_cls=partial(_SlotScheduler, here), quiet=True, socket_timeout=0).run()


def beat_once(engine: Engine, send_row: Callable[[Due], None], now: datetime) -> int:
    """Write down the slots that `now` lies in and send what is open; returns how many rows were sent.

    Rows are sent after the commit. One that cannot be sent is collected again when its lease is over.
    """
    with transaction(engine) as session:
        table = cadence_now(read_configuration(session))
        planned = [plan(session, cadence.name, slot) for cadence in table if (slot := cadence.slot(now)) is not None]
        rows = [*(row for row in planned if row is not None), *collect(session)]
    for row in rows:
        send_row(row)
    return len(rows)


class _SlotScheduler(Scheduler):
    """Celery's beat, with slots on the clock's grid instead of intervals since a start, and rows instead of a file of its own."""

    def __init__(self, here: Ground, *args: Any, **kwargs: Any) -> None:
        self._here = here
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]

    def setup_schedule(self) -> None:
        """There is nothing to read: the cadence table and the record hold everything."""

    def tick(self, *_: Any, **__: Any) -> float:
        """One round; seconds until the next slot begins. Without PostgreSQL or Redis it waits and says so."""
        try:
            beat_once(self._here.engine, send, utc_now())
        except (DBAPIError, Unavailable) as error:
            _log.warning("beat waits", reason=str(error))
            return _PAUSE_SECONDS
        second = utc_now().timestamp()
        return min(cadence.seconds - second % cadence.seconds for cadence in CADENCE if cadence.seconds) + 0.01
