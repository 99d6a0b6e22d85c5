"""Doing one row of the record: claim it, do it, write down what came of it."""

import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import CryptoPredictError, NotFound, UpstreamFailed
from cryptopredict.core import Ground, transaction
from cryptopredict.scheduler.cadence import JOBS_BY_NAME
from cryptopredict.scheduler.record import ATTEMPTS, LEASE_SECONDS, Claim, claim, fail, finish, release, renew
from cryptopredict.scheduler.task import Cancelled, Done, Job, Reporter, Task, announce

__all__ = ["perform"]

_log = structlog.get_logger(__name__)


def perform(here: Ground, jobs: Mapping[str, Job], row_id: int, *, watched: Callable[[str], None] = lambda _: None) -> bool:
    """Do one row if it is there to be done; says whether it was done. A failure is written into the row, never raised.

    `watched` gets the job's name when it begins and whenever it says how far it is.
    Raises only when the database is away: the row is then given out again when its lease is over.
    """
    with transaction(here.engine) as session:
        held = claim(session, row_id)
    if held is None:
        return False
    watched(held.name)
    _tell(here, held, "running", 0.0, "")
    reporter = Reporter(here, held, lambda: watched(held.name))
    try:
        with _holding(here.engine, held):
            said = jobs.get(held.name, _unknown)(Task(here, held.arguments, reporter))
    except Cancelled as reason:
        _let_go(here, held, str(reason))
        return False
    except Exception as error:  # noqa: BLE001 - whatever a job raises belongs into its row
        _write_failure(here, held, error)
        return False
    done = said if isinstance(said, Done) else Done(said)
    with transaction(here.engine) as session:
        kept = finish(session, held, done.message, done.result)
    if not kept:
        _let_go(here, held, "it came to its end too late")
        return False
    _log.info("job done", job=held.name, attempt=held.attempt, message=done.message)
    _tell(here, held, "succeeded", 1.0, done.message)
    return True


def _write_failure(here: Ground, held: Claim, error: Exception) -> None:
    """The reason in the row: a declared one in its own words, a surprise with its traceback."""
    reason = str(error) if isinstance(error, CryptoPredictError) else "".join(traceback.format_exception(error))
    _log.warning("job failed", job=held.name, attempt=held.attempt, reason=reason)
    retry_at = error.retry_at if isinstance(error, UpstreamFailed) else None
    with transaction(here.engine) as session:
        ours = fail(session, held, reason, retry_at=retry_at)
    if not ours:
        _let_go(here, held, "it failed too late")
        return
    told = str(error) if isinstance(error, CryptoPredictError) else type(error).__name__
    _tell(here, held, "parked" if held.attempt >= ATTEMPTS else "failed", 0.0, told)


def _let_go(here: Ground, held: Claim, reason: str) -> None:
    with transaction(here.engine) as session:
        cancelled = release(session, held)
    _log.info("job cancelled" if cancelled else "job lost", job=held.name, attempt=held.attempt, reason=reason)
    if cancelled:
        _tell(here, held, "cancelled", 0.0, "")


def _tell(here: Ground, held: Claim, status: str, share: float, message: str) -> None:
    known = JOBS_BY_NAME.get(held.name)
    if known is None or known.told:
        announce(here, held, status, share, message)


def _unknown(_: Task) -> str:
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
