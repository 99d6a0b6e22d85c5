"""When work is done and by whom. In: the cadence table and `job_runs`, the queue of record. Out: each due slot done once, or coalesced.

Celery carries the ids of rows, no more: a lost or doubled message, a second beat or a killed worker cost time (a minute at most), never
work. To ask for a job now, write a `JobRun` with its name and no slot: beat sends it within seconds. Without Redis, rows wait.
Two queues: what waits for providers (`market`) never holds up what decides (`decisions`).
"""

from cryptopredict.scheduler.app import celery_app
from cryptopredict.scheduler.beat import beat_once, run_beat
from cryptopredict.scheduler.cadence import CADENCE, JOBS_BY_NAME, Cadence, Queue, queue_of
from cryptopredict.scheduler.presence import WORKERS, SeenWorker, read_workers, seconds_idle
from cryptopredict.scheduler.record import Due
from cryptopredict.scheduler.task import Cancelled, Done, Job, Task
from cryptopredict.scheduler.work import perform
from cryptopredict.scheduler.worker import run_worker

__all__ = [
    "CADENCE",
    "JOBS_BY_NAME",
    "WORKERS",
    "Cadence",
    "Cancelled",
    "Done",
    "Due",
    "Job",
    "Queue",
    "SeenWorker",
    "Task",
    "beat_once",
    "celery_app",
    "perform",
    "queue_of",
    "read_workers",
    "run_beat",
    "run_worker",
    "seconds_idle",
]
