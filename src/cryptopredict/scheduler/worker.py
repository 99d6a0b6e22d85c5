"""The worker: a process that hears the ids of rows and does them, and knows when it has gone deaf."""

import os
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import redis as redis_client
import structlog
from celery.exceptions import SecurityWarning
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cryptopredict.core import Ground, ground, transaction
from cryptopredict.scheduler.app import RUN_JOB, celery_app, connect
from cryptopredict.scheduler.work import perform

__all__ = ["run_worker"]

_log = structlog.get_logger(__name__)

_LOOK_SECONDS = 10
_SILENT_LOOKS = 6
# A row's lease begins when it is sent: five seconds are enough to arrive, and one that was sent long ago proves nothing.
_SENT_LATELY = "SELECT EXISTS (SELECT FROM job_runs WHERE status = 'queued' AND lease_until BETWEEN now() AND now() + interval '25 seconds')"


def run_worker() -> None:
    """Do what is due until the process is told to stop; a job that has begun is finished first."""
    # Here and not above, for beat needs none of the learning libraries that the jobs need.
    from cryptopredict.scheduler.jobs import JOBS  # noqa: PLC0415

    with ground() as here:
        connect(here.redis_url)
        watch = _Watch(here)

        @celery_app.task(name=RUN_JOB)  # type: ignore[no-untyped-call, untyped-decorator]
        def run_job(row_id: int) -> None:
            with watch.busy():
                perform(here, JOBS, int(row_id))

        # Celery warns every superuser, for messages may be programs; ours are numbers in JSON, and root may run this.
        warnings.simplefilter("ignore", SecurityWarning)
        watch.start()
        worker = celery_app.Worker(
            pool_cls="solo", concurrency=1, quiet=True, without_gossip=True, without_mingle=True, without_heartbeat=True
        )
        worker.start()
    if worker.exitcode:
        raise SystemExit(worker.exitcode)


class _Watch:
    """Ends the process when it has gone deaf: beat sends, Redis answers, and for a minute nothing arrives. Its keeper starts it anew.

    A consumer that lost its connection at the wrong moment can stay so for ever and still look alive.
    """

    def __init__(self, here: Ground) -> None:
        self._here = here
        self._working = False
        self._heard = time.monotonic()

    @contextmanager
    def busy(self) -> Iterator[None]:
        """While a message is worked on."""
        self._working = True
        try:
            yield
        finally:
            self._heard = time.monotonic()
            self._working = False

    def start(self) -> None:
        """Look every ten seconds from now on."""
        threading.Thread(target=self._look, name="watch", daemon=True).start()

    def _look(self) -> None:
        silent = 0
        while True:
            time.sleep(_LOOK_SECONDS)
            idle = not self._working and time.monotonic() - self._heard > _LOOK_SECONDS
            silent = silent + 1 if idle and self._should_hear() else 0
            if silent >= _SILENT_LOOKS:
                _log.error("worker hears nothing", seconds=silent * _LOOK_SECONDS)
                os._exit(1)

    def _should_hear(self) -> bool:
        try:
            self._here.redis.ping()
            with transaction(self._here.engine) as session:
                waiting = (
                    "SELECT EXISTS (SELECT FROM job_runs WHERE status = 'queued' AND queued_at < now() - interval '5 seconds')"
                )
                return bool(session.scalar(text(waiting)))
        except (redis_client.RedisError, DBAPIError):
            return False
