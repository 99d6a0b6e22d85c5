"""The Celery app: how the ids of due rows travel over Redis. Nothing else travels, so a lost or doubled message does no harm."""

from celery import Celery
from celery.signals import setup_logging
from kombu.exceptions import OperationalError

from cryptopredict.base import Unavailable
from cryptopredict.scheduler.cadence import Queue, queue_of
from cryptopredict.scheduler.record import Due

__all__ = ["RUN_JOB", "celery_app", "channel", "connect", "send"]

RUN_JOB = "cryptopredict.run_job"
"""The one task: its argument is the id of a row of `job_runs`."""


def channel(queue: Queue) -> str:
    """What a queue is called in Redis."""
    return f"cryptopredict.{queue}"


celery_app = Celery("cryptopredict")  # type: ignore[no-untyped-call]
celery_app.conf.update(
    accept_content=["json"],
    task_serializer="json",
    event_serializer="json",
    task_ignore_result=True,
    task_store_errors_even_if_ignored=False,
    task_default_queue=channel(Queue.DECISIONS),
    timezone="UTC",
    worker_pool="solo",
    worker_concurrency=1,
    worker_prefetch_multiplier=1,
    # The record knows what is open: a message is done with when it arrives, and Redis never hands one out twice.
    task_acks_late=False,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_connection_timeout=5,
    broker_transport_options={
        "visibility_timeout": 120,
        # Longer than the longest wait of a consumer; without one a vanished server would hold a sender for ever.
        "socket_timeout": 30,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 10,
    },
    worker_enable_remote_control=False,
    worker_send_task_events=False,
    worker_hijack_root_logger=False,
    worker_redirect_stdouts=False,
)


@setup_logging.connect  # type: ignore[untyped-decorator]
def _keep_our_logs(**_: object) -> None:
    """Being there is enough: Celery then leaves the logs as they are."""


def connect(redis_url: str) -> None:
    """Tell Celery where Redis is; kombu writes a Unix socket in its own way."""
    celery_app.conf.broker_url = redis_url.replace("unix://", "redis+socket://", 1)


def send(due: Due) -> None:
    """Send the id of a row to those who do such work. Raises `Unavailable` without Redis; the row is then sent again later."""
    policy = {"max_retries": 1, "interval_start": 0.1, "interval_max": 0.1}
    try:
        celery_app.send_task(  # type: ignore[no-untyped-call]
            RUN_JOB, [due.id], queue=channel(queue_of(due.name)), expires=120, retry=True, retry_policy=policy
        )
    except OperationalError as error:
        raise Unavailable("A job cannot be sent", why=f"Redis does not answer: {error}", to_do="It is sent again.") from error
