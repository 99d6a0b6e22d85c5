"""When work is done and by whom. In: the cadence table and `job_runs`, the queue of record. Out: each due slot done once, or coalesced.

Celery carries the ids of rows, no more: a lost or doubled message, a second beat or a killed worker cost time (a minute at most), never
work. To ask for a job now, write a `JobRun` with its name and no slot: beat sends it within seconds. Without Redis, rows wait.
"""

from cryptopredict.scheduler.app import celery_app
from cryptopredict.scheduler.beat import beat_once, run_beat
from cryptopredict.scheduler.cadence import CADENCE, Cadence
from cryptopredict.scheduler.work import perform
from cryptopredict.scheduler.worker import run_worker

__all__ = ["CADENCE", "Cadence", "beat_once", "celery_app", "perform", "run_beat", "run_worker"]
