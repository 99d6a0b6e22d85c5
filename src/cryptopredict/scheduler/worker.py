"""The worker: a process that hears the ids of rows and does them, and knows when it has gone deaf."""

import os
import threading
import time
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import redis as redis_client
import structlog
from celery.exceptions import SecurityWarning
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cryptopredict.core import Ground, ground, transaction
from cryptopredict.scheduler.app import RUN_JOB, celery_app, channel, connect
from cryptopredict.scheduler.cadence import Queue, queue_of
from cryptopredict.scheduler.presence import Presence
from cryptopredict.scheduler.work import perform

__all__ = ["run_worker"]

_log = structlog.get_logger(__name__)

_LOOK_SECONDS = 10
_SILENT_LOOKS = 6
# Sent and not begun: the row's lease is that of its sending, so that without a beat nobody is thought to be deaf.
_SENT_LATELY = (
    "SELECT DISTINCT name FROM job_runs WHERE status = 'queued' AND queued_at < now() - interval '5 seconds'"
    " AND lease_until > now() - interval '10 seconds'"
)


def run_worker(queues: Collection[Queue] = tuple(Queue)) -> None:
    """Do what is due in these queues until the process is told to stop; a job that has begun is finished first."""
    # Here and not above, for beat needs none of the learning libraries that the jobs need.
    from cryptopredict.core.outgoing import Outgoing  # noqa: PLC0415
    from cryptopredict.scheduler.jobs import jobs_of  # noqa: PLC0415

    with ground() as here, Outgoing(here.redis) as outgoing:
        connect(here.redis_url)
        jobs, presence = jobs_of(outgoing), Presence(here.redis, queues)
        watch = _Watch(here, queues)

        @celery_app.task(name=RUN_JOB)  # type: ignore[no-untyped-call, untyped-decorator]
        def run_job(row_id: int) -> None:
            with watch.busy(), presence.busy():
                perform(here, jobs, int(row_id), watched=presence.at_work)

        # Celery warns every superuser, for messages may be programs; ours are numbers in JSON, and root may run this.
        warnings.simplefilter("ignore", SecurityWarning)
        watch.start()
        worker = celery_app.Worker(
            pool_cls="solo",
            concurrency=1,
            queues=[channel(queue) for queue in queues],
            quiet=True,
            without_gossip=True,
            without_mingle=True,
            without_heartbeat=True,
        )
        with presence.shown():
            worker.start()
    if worker.exitcode:
        raise SystemExit(worker.exitcode)


class _Watch:
    """Ends the process when it has gone deaf: beat sends, Redis answers, and for a minute nothing arrives. Its keeper starts it anew.

    A consumer that lost its connection at the wrong moment can stay so for ever and still look alive.
    """

    def __init__(self, here: Ground, queues: Collection[Queue]) -> None:
        self._here = here
        self._queues = frozenset(queues)
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
                waiting = session.scalars(text(_SENT_LATELY)).all()
        except (redis_client.RedisError, DBAPIError):
            return False
        return any(queue_of(name) in self._queues for name in waiting)
