"""Jobs: what was asked for, what became of it, when the next is due and who does it."""

from typing import Annotated, Literal

from pydantic import Field

from cryptopredict.scheduler.cadence import Queue
from cryptopredict.server.schemas.envelope import Body, Moment, Request
from cryptopredict.server.schemas.predictions import PredictionAnswer, PredictionBody
from cryptopredict.server.schemas.replays import ReplayResult

__all__ = [
    "Asked",
    "RunTask",
    "Schedule",
    "ScheduledJob",
    "TaskArguments",
    "TaskBody",
    "TaskFilters",
    "TaskProgress",
    "TaskStatus",
    "WorkerBody",
    "Workers",
]

TaskStatus = Literal["queued", "running", "succeeded", "skipped", "failed", "parked", "cancelled"]


class TaskArguments(Request):
    """What a job may be given; which of these it takes is its own."""

    crypto_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    run_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    model_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    quick: Annotated[int, Field(ge=0, le=1)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class RunTask(Request):
    """A job that is asked for."""

    arguments: TaskArguments = TaskArguments()


class TaskBody(Body):
    """One piece of work. `scheduled_for` is its slot, null when somebody asked for it; a failed one is tried again, a parked one not.

    `requested_by` is the user who asked for it; `progress` 0..1. `result` is what a replay found, `answer` what a question about a price
    came to; both null for all other jobs and until then.
    """

    id: int
    name: str
    arguments: dict[str, int | str]
    status: TaskStatus
    scheduled_for: Moment | None
    attempt: int
    queued_at: Moment
    started_at: Moment | None
    finished_at: Moment | None
    progress: float
    message: str | None
    error: str | None
    requested_by: int | None
    result: ReplayResult | None
    answer: PredictionAnswer | None


class Asked(Body):
    """Where a question stands: the `prediction` where that was said already, else the `task` that answers it, and by which it is asked after."""

    prediction: PredictionBody | None
    task: TaskBody | None


class TaskProgress(Body):
    """How far one piece of work is (0..1), and what is being done."""

    id: int
    name: str
    status: TaskStatus
    progress: float
    message: str | None


class TaskFilters(Body):
    """Echo of what the list was cut with."""

    status: TaskStatus | None
    name: str | None


class ScheduledJob(Body):
    """A job by name. `every_s` is null for one that is only done on demand; `last` is its newest piece of work."""

    name: str
    does: str
    every_s: int | None
    queue: Queue
    needs: list[str] = Field(description="Arguments that it cannot do without.")
    next_due: Moment | None
    last: TaskBody | None


class Schedule(Body):
    """All jobs, shortest cadence first."""

    jobs: list[ScheduledJob]


class WorkerBody(Body):
    """A worker that was seen within the last minute. `worked_at` is when it last began, went on with or ended a job."""

    name: str
    queues: list[str]
    started_at: Moment
    seen_at: Moment
    worked_at: Moment
    job: str | None


class Workers(Body):
    """Those who are there; `missing` are the queues that nobody does."""

    workers: list[WorkerBody]
    missing: list[Queue]
