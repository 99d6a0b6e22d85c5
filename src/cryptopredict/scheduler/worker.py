"""The worker: takes rows by their ids, does them, and writes down what came of it."""

import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import redis as redis_client
import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import CryptoPredictError, NotFound
from cryptopredict.core import Ground, ground, transaction
from cryptopredict.scheduler.app import RUN_JOB, celery_app, connect
from cryptopredict.scheduler.record import LEASE_SECONDS, Claim, claim, fail, finish, renew

__all__ = ["Job", "perform", "run_worker"]

_log = structlog.get_logger(__name__)

Job = Callable[[Ground], str]
"""Does its work in transactions of its own and says in a line what it did."""

_LOOK_SECONDS = 10
_SILENT_LOOKS = 6
_SENT_LATELY = (
    "SELECT EXISTS (SELECT FROM job_runs WHERE status = 'queued'"
    f" AND lease_until BETWEEN now() AND now() + interval '{LEASE_SECONDS - 5} seconds')"
)


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

        watch.start()
        worker = celery_app.Worker(
            pool_cls="solo", concurrency=1, quiet=True, without_gossip=True, without_mingle=True, without_heartbeat=True
        )
        worker.start()
    if worker.exitcode:
        raise SystemExit(worker.exitcode)


def perform(here: Ground, jobs: Mapping[str, Job], row_id: int) -> bool:
    """Do one row if it is there to be done; says whether it was done. A failure is written into the row, never raised.

    Raises only when the database is away: the row is then given out again when its lease is over.
    """
    with transaction(here.engine) as session:
        held = claim(session, row_id)
    if held is None:
        return False
    try:
        with _holding(here.engine, held):
            message = jobs.get(held.name, _unknown)(here)
    except Exception as error:  # noqa: BLE001 - whatever a job raises belongs into its row
        reason = str(error) if isinstance(error, CryptoPredictError) else traceback.format_exc()
        _log.warning("job failed", job=held.name, attempt=held.attempt, reason=reason)
        with transaction(here.engine) as session:
            fail(session, held, reason)
        return False
    with transaction(here.engine) as session:
        done = finish(session, held, message)
    _log.info("job done" if done else "job done too late", job=held.name, attempt=held.attempt, message=message)
    return done


def _unknown(_: Ground) -> str:
    raise NotFound("There is no job of this name", to_do="Ask for one of the cadence table.")


@contextmanager
def _holding(engine: Engine, held: Claim) -> Iterator[None]:
    """Renew the lease while the job works."""
    ended = threading.Event()

    def keep() -> None:
        while not ended.wait(LEASE_SECONDS / 3):
            try:
                with transaction(engine) as session:
                    renew(session, held)
            except DBAPIError as error:
                _log.warning("lease not renewed", job=held.name, reason=str(error))

    keeper = threading.Thread(target=keep, name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


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
