"""Jobs: what was done, is being done and is due; asking for one, and stopping one."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request

from cryptopredict.base import BadInput, NotFound, from_epoch, utc_now
from cryptopredict.core.schema import JobRun
from cryptopredict.scheduler.cadence import JOBS_BY_NAME, Queue, cadence_now
from cryptopredict.scheduler.presence import WORKERS, read_workers
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.tasks import (
    RunTask,
    Schedule,
    TaskArguments,
    TaskBody,
    TaskFilters,
    TaskProgress,
    TaskStatus,
    WorkerBody,
    Workers,
)
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.tasks import cancel_task, last_tasks, note_activity, request_task, task_by_id, tasks_page

__all__ = ["ask_for", "router"]

router = APIRouter(prefix=PREFIX, tags=["tasks"], route_class=GuardedRoute)

Name = Annotated[str, Path(min_length=1, max_length=100, pattern=r"^[a-z_]+$")]


@router.get("/tasks", response_model=Page[TaskBody, TaskFilters])
async def tasks(
    database: Database,
    status: TaskStatus | None = None,
    name: Annotated[str | None, Query(min_length=1, max_length=100, pattern=r"^[a-z_]+$")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Pieces of work, newest first."""
    rows, total = await tasks_page(database, status=status, name=name, limit=limit, offset=offset)
    return page(
        [views.task_body(row) for row in rows],
        total=total,
        limit=limit,
        offset=offset,
        filters=TaskFilters(status=status, name=name),
    )


@router.get("/tasks/schedule", response_model=Answer[Schedule])
async def schedule(context: Context, database: Database) -> Any:
    """All jobs: how often, when next, and what they last came to."""
    last, now = await last_tasks(database, JOBS_BY_NAME), utc_now()
    return answer(
        Schedule(jobs=[views.scheduled_job(cadence, last, now) for cadence in cadence_now(context.configuration.now)])
    )


@router.get("/tasks/workers", response_model=Answer[Workers])
async def workers(context: Context) -> Any:
    """Who is there to work, and on what."""
    seen = read_workers(await context.redis.hgetall(WORKERS), time.time())
    missing = [queue for queue in Queue if not any(queue in worker.queues for worker in seen)]
    listed = [
        WorkerBody(
            name=worker.name,
            queues=list(worker.queues),
            started_at=from_epoch(int(worker.started)),
            seen_at=from_epoch(int(worker.seen)),
            worked_at=from_epoch(int(worker.worked)),
            job=worker.job,
        )
        for worker in seen
    ]
    return answer(Workers(workers=listed, missing=missing))


@router.get("/tasks/{task_id}", response_model=Answer[TaskBody])
async def task(database: Database, member: Signed, task_id: Key) -> Any:
    """One piece of work: one that oneself asked for, or any for an admin."""
    return answer(views.task_body(await task_by_id(database, task_id, seen_by=_seen_by(member))))


@router.get("/tasks/{task_id}/progress", response_model=Answer[TaskProgress])
async def progress(database: Database, member: Signed, task_id: Key) -> Any:
    """How far one piece of work is."""
    row = await task_by_id(database, task_id, seen_by=_seen_by(member))
    return answer(TaskProgress.model_validate(row, extra="ignore"))


@router.post("/tasks/{name}/run", response_model=Answer[TaskBody], status_code=202)
async def run(request: Request, database: Database, member: Signed, name: Name, wanted: RunTask | None = None) -> Any:
    """Ask for a job now. One that waits or is being done already is not done twice: that one is answered."""
    arguments = (wanted.arguments if wanted else TaskArguments()).model_dump(exclude_none=True)
    return answer(views.task_body(await ask_for(request, database, member, name, arguments)))


@router.delete("/tasks/{task_id}", response_model=Answer[TaskBody], responses={409: PROBLEM})
async def cancel(request: Request, database: Database, member: Signed, task_id: Key) -> Any:
    """Stop a piece of work: a waiting one at once, one that is being done at its next report."""
    row = await cancel_task(database, task_id)
    note_activity(database, member.id, "cancel_task", row, client_of(request))
    return answer(views.task_body(row))


def _seen_by(member: Member) -> int | None:
    return None if member.is_admin else member.id


async def ask_for(request: Request, database: Database, member: Member, name: str, arguments: dict[str, int]) -> JobRun:
    """Have a job done as soon as a worker is free, and write down who asked.

    Raises `NotFound` for an unknown job, `BadInput` when it needs other arguments.
    """
    cadence = JOBS_BY_NAME.get(name)
    if cadence is None:
        raise NotFound("There is no such job", to_do="See /tasks/schedule for those there are.")
    if set(arguments) != cadence.needs:
        raise BadInput("The arguments do not fit the job", why=f"it takes {', '.join(sorted(cadence.needs)) or 'none'}")
    row, new = await request_task(database, name, arguments, user_id=member.id)
    if new:
        note_activity(database, member.id, "request_task", row, client_of(request))
    return row
