"""Jobs as they are shown."""

from collections.abc import Mapping
from datetime import datetime

from cryptopredict.core.schema import JobRun
from cryptopredict.scheduler.cadence import Cadence
from cryptopredict.server.schemas.tasks import ScheduledJob, TaskBody

__all__ = ["scheduled_job", "task_body"]

_REPLAY = "replay_run"
_QUESTION = "predict"
_SURPRISE = "Traceback (most recent call last)"


def task_body(row: JobRun) -> TaskBody:
    """One row. What nobody foresaw stays in the record: its traceback does not leave the server."""
    error = row.error
    if error is not None and error.startswith(_SURPRISE):
        error = f"Something went wrong here ({error.rstrip().rsplit(chr(10), 1)[-1].split(':', 1)[0]}); it is in the log"
    fields = {name: getattr(row, name) for name in TaskBody.model_fields if name not in {"error", "result", "answer"}}
    result = row.result if row.name == _REPLAY else None
    found = row.result if row.name == _QUESTION else None
    return TaskBody.model_validate({**fields, "error": error, "result": result, "answer": found})


def scheduled_job(cadence: Cadence, last: Mapping[str, JobRun], now: datetime) -> ScheduledJob:
    """One line of the cadence table with what the job last came to."""
    row = last.get(cadence.name)
    return ScheduledJob(
        name=cadence.name,
        does=cadence.does,
        every_s=cadence.seconds,
        queue=cadence.queue,
        needs=sorted(cadence.needs),
        next_due=cadence.next_slot(now),
        last=None if row is None else task_body(row),
    )
