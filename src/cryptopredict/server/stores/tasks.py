"""Jobs as rows: asked for, looked at, cancelled. Beat sends what is written here."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Conflict, NotFound
from cryptopredict.core.schema import JobRun
from cryptopredict.members import Client, note

__all__ = [
    "cancel_task",
    "last_tasks",
    "note_activity",
    "open_questions",
    "open_tasks",
    "request_task",
    "task_by_id",
    "tasks_page",
]

_OPEN = or_(JobRun.status.in_(("queued", "running")), and_(JobRun.status == "failed", JobRun.lease_until.is_not(None)))


async def request_task(
    session: AsyncSession, name: str, arguments: Mapping[str, int | str], *, user_id: int
) -> tuple[JobRun, bool]:
    """The open row of that job with those arguments, a new one when there is none; and whether it is new."""
    # The lock that a worker takes to begin this job: two who ask at once get the same row.
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"job {name}"))))
    present = await session.scalar(
        select(JobRun)
        .where(JobRun.name == name, JobRun.arguments == dict(arguments), _OPEN)
        .order_by(JobRun.status != "running", JobRun.id.desc())
        .limit(1)
    )
    if present is not None:
        return present, False
    row = JobRun(name=name, arguments=dict(arguments), requested_by=user_id)
    session.add(row)
    await session.flush()
    return row, True


async def open_questions(session: AsyncSession, user_id: int) -> int:
    """How many questions of a user are not answered yet."""
    mine = (JobRun.name == "predict", JobRun.requested_by == user_id, _OPEN)
    return await session.scalar(select(func.count()).select_from(JobRun).where(*mine)) or 0


async def tasks_page(
    session: AsyncSession, *, status: str | None, name: str | None, limit: int, offset: int
) -> tuple[Sequence[JobRun], int]:
    """A piece of the list, newest first, and how many there are in all."""
    conditions = []
    if status is not None:
        conditions.append(JobRun.status == status)
    if name is not None:
        conditions.append(JobRun.name == name)
    total = await session.scalar(select(func.count()).select_from(JobRun).where(*conditions))
    rows = await session.scalars(select(JobRun).where(*conditions).order_by(JobRun.id.desc()).limit(limit).offset(offset))
    return rows.all(), total or 0


async def task_by_id(session: AsyncSession, task_id: int, *, seen_by: int | None = None) -> JobRun:
    """One row; what somebody else than `seen_by` (None: an admin) asked for looks like none. Raises `NotFound`."""
    row = await session.get(JobRun, task_id)
    if row is None or seen_by not in (None, row.requested_by):
        raise NotFound("There is no such task")
    return row


async def cancel_task(session: AsyncSession, task_id: int) -> JobRun:
    """Take a queued row out, and have a running one end at its next report; one that is cancelled already stays so.

    Raises `NotFound`, and `Conflict` when it has ended.
    """
    row = await session.scalar(
        update(JobRun)
        .where(JobRun.id == task_id, _OPEN)
        # Who works on it keeps the lease until it has let go, so that no other begins the same meanwhile.
        .values(
            status="cancelled",
            lease_until=case((JobRun.status == "running", JobRun.lease_until), else_=None),
            finished_at=func.now(),
        )
        .returning(JobRun)
    )
    if row is None:
        row = await task_by_id(session, task_id)
        if row.status != "cancelled":
            raise Conflict("The task has ended", why=f"it is {row.status}")
    return row


async def last_tasks(session: AsyncSession, names: Collection[str]) -> dict[str, JobRun]:
    """The newest row of each job that has begun or ended."""
    return await _newest(session, names, JobRun.status != "queued", JobRun.status != "skipped")


async def open_tasks(session: AsyncSession, names: Collection[str]) -> dict[str, JobRun]:
    """The newest row of each job that waits or is being done."""
    return await _newest(session, names, _OPEN)


async def _newest(session: AsyncSession, names: Collection[str], *conditions: object) -> dict[str, JobRun]:
    rows = await session.scalars(
        select(JobRun)
        .ext(distinct_on(JobRun.name))
        .where(JobRun.name.in_(names), *conditions)  # type: ignore[arg-type]
        .order_by(JobRun.name, JobRun.id.desc())
    )
    return {row.name: row for row in rows}


def note_activity(session: AsyncSession, user_id: int, kind: str, row: JobRun, client: Client) -> None:
    """Write down who asked for what, or stopped it."""
    note(session, user_id, kind, {"task_id": row.id, "name": row.name, "arguments": row.arguments}, client)
