"""Doing one row of the record: claim it, do it, write down what came of it."""

import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import CryptoPredictError, NotFound
from cryptopredict.core import Ground, transaction
from cryptopredict.scheduler.record import LEASE_SECONDS, Claim, claim, fail, finish, renew

__all__ = ["Job", "perform"]

_log = structlog.get_logger(__name__)

Job = Callable[[Ground], str]
"""Does its work in transactions of its own and says in a line what it did."""


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
