"""The queue of record: who may do which row of `job_runs`, and what became of it. Times are the database's.

    queued → running → succeeded
      ↑         ├────→ failed ──→ queued again after a growing delay, or left when a later slot is due
      └─────────┴────→ parked     after three attempts, with the reason
    queued → skipped              when a later slot of the job is due: one run does the work of all before it
    any of these → cancelled      when somebody says so; who works on it hears of it at the next report

A running row is its worker's until `lease_until`; a queued row is not sent again before it. A worker that lost its lease cannot end
the row any more: `attempt` tells whose it is. A cancelled row keeps its lease until its worker has let go of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from cryptopredict.scheduler.cadence import JOBS_BY_NAME

__all__ = [
    "ATTEMPTS",
    "LEASE_SECONDS",
    "Claim",
    "Due",
    "claim",
    "collect",
    "fail",
    "finish",
    "note_progress",
    "plan",
    "release",
    "renew",
]

LEASE_SECONDS = 30
ATTEMPTS = 3
_RETRY_SECONDS = (10, 60)
_LONGEST_WAIT = "1 hour"
_BEING_DONE = "status = 'running' OR (status = 'cancelled' AND lease_until > now())"

# A slot in the future (the clock was wrong) must not hold up the present.
_LATER_SLOT = (
    "EXISTS (SELECT FROM job_runs later WHERE later.name = job_runs.name"
    " AND later.scheduled_for > job_runs.scheduled_for AND later.scheduled_for <= now())"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A row to send, and the job that it is about."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do one row, this time."""

    id: int
    name: str
    attempt: int
    arguments: Mapping[str, Any]


def plan(session: Session, name: str, slot: datetime) -> Due | None:
    """Write down that a slot is due; None when it is written already, else the row to send."""
    row_id: int | None = session.scalar(
        text(
            "INSERT INTO job_runs (name, scheduled_for, lease_until) VALUES (:name, :slot, now() + make_interval(secs => :lease))"
            " ON CONFLICT (name, scheduled_for) DO NOTHING RETURNING id"
        ),
        {"name": name, "slot": slot, "lease": LEASE_SECONDS},
    )
    return None if row_id is None else Due(row_id, name)


def collect(session: Session) -> list[Due]:
    """Rows to send (again): never sent, sent and not begun, lost with their worker, or due for another attempt."""
    rows = session.execute(
        text(
            f"SELECT id, name, status, attempt, {_LATER_SLOT} AS overtaken FROM job_runs"  # noqa: S608 - a constant
            " WHERE (status = 'queued' AND coalesce(lease_until, '-infinity') <= now())"
            " OR (status IN ('running', 'failed') AND lease_until <= now())"
            " ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED"
        )
    )
    again: list[Due] = []
    for row in rows.all():
        if row.status == "running":
            _set(session, row.id, "failed", error="The worker vanished in the middle of it.")
        if row.overtaken:
            if row.status == "queued":
                _set(session, row.id, "skipped", message="A later slot took its place.")
            else:
                _leave(session, row.id)
        elif row.attempt >= ATTEMPTS:
            _set(session, row.id, "parked")
        else:
            _queue(session, row.id, LEASE_SECONDS)
            again.append(Due(row.id, row.name))
    return again


def claim(session: Session, row_id: int) -> Claim | None:
    """Take a queued row; None when there is nothing to do: done, taken, overtaken, or its job is being done right now."""
    name = session.scalar(
        text("SELECT name FROM job_runs WHERE id = :id AND status = 'queued' FOR UPDATE SKIP LOCKED"), {"id": row_id}
    )
    if name is None:
        return None
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('job ' || :name))"), {"name": name})
    state = session.execute(
        text(
            f"SELECT {_LATER_SLOT} AS overtaken, EXISTS (SELECT FROM job_runs other WHERE other.name = job_runs.name"  # noqa: S608
            " AND other.status IN ('running', 'cancelled') AND other.lease_until > now()"
            " AND (other.arguments = job_runs.arguments OR NOT :side_by_side)) AS busy FROM job_runs WHERE id = :id"
        ),
        {"id": row_id, "side_by_side": name in JOBS_BY_NAME and JOBS_BY_NAME[name].side_by_side},
    ).one()
    if state.overtaken:
        _set(session, row_id, "skipped", message="A later slot took its place.")
        return None
    if state.busy:
        _queue(session, row_id, 5)
        return None
    taken = session.execute(
        text(
            "UPDATE job_runs SET status = 'running', attempt = attempt + 1, started_at = now(), finished_at = NULL,"
            " lease_until = now() + make_interval(secs => :lease) WHERE id = :id RETURNING attempt, arguments"
        ),
        {"id": row_id, "lease": LEASE_SECONDS},
    ).one()
    return Claim(row_id, name, taken.attempt, taken.arguments)


def renew(session: Session, held: Claim) -> bool:
    """Hold a running row for another lease, and a cancelled one while it is still worked on; False when it is no longer ours."""
    change = "lease_until = now() + make_interval(secs => :lease)"
    return _mine(session, held, change, status=_BEING_DONE, lease=LEASE_SECONDS)


def release(session: Session, held: Claim) -> bool:
    """Let go of a row that was cancelled meanwhile; False when it was not."""
    change = "lease_until = NULL, finished_at = clock_timestamp()"
    return _mine(session, held, change, status="status = 'cancelled'")


def note_progress(session: Session, held: Claim, share: float, message: str) -> bool:
    """Write down how far it is (0..1) and what is being done; False when the row is no longer ours to do."""
    return _mine(session, held, "progress = :share, message = :message", share=share, message=message)


def finish(session: Session, held: Claim, message: str, result: Mapping[str, Any] | None = None) -> bool:
    """Write down what was done; False when the row was given to another in the meantime."""
    change = (
        "status = 'succeeded', progress = 1, message = :message, result = CAST(:result AS jsonb), error = NULL,"
        " lease_until = NULL, finished_at = clock_timestamp()"
    )
    kept = None if result is None else json.dumps(result, allow_nan=False)
    return _mine(session, held, change, message=message, result=kept)


def fail(session: Session, held: Claim, error: str, *, retry_at: datetime | None = None) -> bool:
    """Write down why it failed; the next attempt comes after a growing delay, and after the third there is none.

    With `retry_at` the next attempt does not come before that time, but within the hour.
    """
    if held.attempt >= ATTEMPTS:
        change = "status = 'parked', error = :error, lease_until = NULL, finished_at = clock_timestamp()"
        return _mine(session, held, change, error=error)
    change = (
        "status = 'failed', error = :error, finished_at = clock_timestamp(), lease_until = greatest("
        "now() + make_interval(secs => :delay),"
        f" least(coalesce(CAST(:retry_at AS timestamptz), now()), now() + interval '{_LONGEST_WAIT}'))"
    )
    return _mine(session, held, change, error=error, delay=_RETRY_SECONDS[held.attempt - 1], retry_at=retry_at)


def _mine(session: Session, held: Claim, change: str, *, status: str = "status = 'running'", **values: object) -> bool:
    statement = f"UPDATE job_runs SET {change} WHERE id = :id AND attempt = :attempt AND ({status}) RETURNING id"  # noqa: S608
    return session.scalar(text(statement), {"id": held.id, "attempt": held.attempt, **values}) is not None


def _set(session: Session, row_id: int, status: str, *, message: str | None = None, error: str | None = None) -> None:
    session.execute(
        text(
            "UPDATE job_runs SET status = :status, message = coalesce(:message, message), error = coalesce(:error, error),"
            " lease_until = NULL, finished_at = now() WHERE id = :id"
        ),
        {"id": row_id, "status": status, "message": message, "error": error},
    )


def _queue(session: Session, row_id: int, seconds: int) -> None:
    session.execute(
        text("UPDATE job_runs SET status = 'queued', lease_until = now() + make_interval(secs => :seconds) WHERE id = :id"),
        {"id": row_id, "seconds": seconds},
    )


def _leave(session: Session, row_id: int) -> None:
    session.execute(text("UPDATE job_runs SET lease_until = NULL WHERE id = :id"), {"id": row_id})
