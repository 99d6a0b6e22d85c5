"""The real thing: beat and workers as processes, Redis between them."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from cryptopredict.core import Ground, environment_of, transaction
from cryptopredict.outbox import write_event
from cryptopredict.scheduler import Queue, celery_app, queue_of
from cryptopredict.scheduler.presence import WORKERS, read_workers
from fixtures.processes import environment

DEAF = """
import threading
from cryptopredict.core import ground
from cryptopredict.scheduler import Queue, worker
worker._LOOK_SECONDS = 0.1
with ground() as here:
    worker._Watch(here, tuple(Queue)).start()
    threading.Event().wait()
"""

Start = Callable[[str], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(ground: Ground, tmp_path: Path) -> Iterator[Start]:
    """Starts a call of the scheduler as a process on this test's ground; what still runs at the end is killed."""
    started: list[subprocess.Popen[bytes]] = []

    def make(what: str) -> "subprocess.Popen[bytes]":
        log = (tmp_path / f"{len(started)}.log").open("wb")
        code = f"from cryptopredict.scheduler import *; {what}"
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", code], env=environment(**environment_of(ground)), stdout=log, stderr=log
        )
        log.close()
        started.append(process)
        return process

    yield make
    for process in started:
        process.kill()
        process.wait()


def wait_for(engine: Engine, condition: str, tmp_path: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Until the query gives true; the processes' own words when it does not."""
    end = time.monotonic() + 150
    while time.monotonic() < end:
        with transaction(engine) as session:
            if session.scalar(text(condition)):
                return
        meanwhile()
        time.sleep(0.1)
    pytest.fail(condition + "\n" + "\n".join(log.read_text()[-2_000:] for log in tmp_path.glob("*.log")))


def test_beats_and_workers_do_the_work_and_survive_a_kill(ground: Ground, start: Start, tmp_path: Path) -> None:
    engine = ground.engine
    first, beat, _ = start("run_worker()"), start("run_beat()"), start("run_beat()")
    with transaction(engine) as session:
        write_event(session, "new_signal", {"n": 1})
    wait_for(engine, "SELECT bool_and(relayed_at IS NOT NULL) FROM outbox_events", tmp_path)
    wait_for(engine, "SELECT count(*) > 0 FROM system_health", tmp_path)

    first.send_signal(signal.SIGKILL)
    first.wait()
    with transaction(engine) as session:
        session.execute(text("INSERT INTO job_runs (name) VALUES ('clean_up')"))
        write_event(session, "new_signal", {"n": 2})
    second = start("run_worker()")
    wait_for(engine, "SELECT status = 'succeeded' FROM job_runs WHERE scheduled_for IS NULL", tmp_path)
    wait_for(engine, "SELECT bool_and(relayed_at IS NOT NULL) FROM outbox_events", tmp_path)

    for process in (second, beat):
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    with transaction(engine) as session:
        assert session.scalar(text("SELECT count(*) FROM job_runs WHERE status IN ('failed', 'parked')")) == 0
        assert session.scalar(text("SELECT max(attempt) FROM job_runs WHERE status = 'succeeded'")) in {1, 2}


def test_a_redis_that_forgot_everything_costs_nothing(ground: Ground, start: Start, tmp_path: Path) -> None:
    workers = [start("run_worker()")]
    start("run_beat()")
    wait_for(ground.engine, "SELECT count(*) > 0 FROM system_health", tmp_path)

    def keep() -> None:
        # A cut connection can leave a worker deaf; it then ends itself, and who keeps it starts another.
        if workers[-1].poll() is not None:
            workers.append(start("run_worker()"))

    ground.redis.flushall()
    for kind in ("normal", "pubsub"):
        ground.redis.client_kill_filter(_type=kind, skipme=True)
    with transaction(ground.engine) as session:
        session.execute(text("INSERT INTO job_runs (name) VALUES ('clean_up')"))
    wait_for(ground.engine, "SELECT status = 'succeeded' FROM job_runs WHERE scheduled_for IS NULL", tmp_path, keep)


def test_a_worker_that_went_deaf_ends_itself(ground: Ground, start: Start) -> None:
    """Beat sends and Redis answers, but nothing arrives: here because nobody listens at all."""
    deaf = start(DEAF)
    sent = "INSERT INTO job_runs (name, lease_until) VALUES ('clean_up', now() + interval '20 seconds')"
    with pytest.raises(subprocess.TimeoutExpired):
        deaf.wait(timeout=5)
    with transaction(ground.engine) as session:
        session.execute(text(sent))
    assert deaf.wait(timeout=15) == 1


def test_a_worker_does_its_own_queues_and_no_others(ground: Ground, start: Start, tmp_path: Path) -> None:
    """Decisions wait for nobody who fetches, and a worker that is there shows itself."""
    start("run_worker([Queue.MARKET])")
    start("run_beat()")
    with transaction(ground.engine) as session:
        session.execute(text("INSERT INTO job_runs (name) VALUES ('clean_up')"))
    wait_for(ground.engine, "SELECT count(*) > 0 FROM job_runs WHERE name = 'fill_gaps' AND status = 'succeeded'", tmp_path)
    with transaction(ground.engine) as session:
        done = set(session.scalars(text("SELECT name FROM job_runs WHERE status = 'succeeded'")))
        assert {queue_of(name) for name in done} == {Queue.MARKET}
    (worker,) = read_workers(ground.redis.hgetall(WORKERS), time.time())
    assert worker.queues == ("market",)
    start("run_worker([Queue.DECISIONS])")
    wait_for(ground.engine, "SELECT status = 'succeeded' FROM job_runs WHERE scheduled_for IS NULL", tmp_path)


def test_rows_of_other_queues_make_nobody_deaf(ground: Ground, start: Start) -> None:
    """A worker for the market that hears nothing is not deaf while only decisions wait."""
    sent = "INSERT INTO job_runs (name, queued_at, lease_until) VALUES (:name, now() - interval '6 seconds', now() + interval '20 s')"
    with transaction(ground.engine) as session:
        session.execute(text(sent), {"name": "clean_up"})
    deaf = start(DEAF.replace("tuple(Queue)", "[Queue.MARKET]"))
    with pytest.raises(subprocess.TimeoutExpired):
        deaf.wait(timeout=8)
    with transaction(ground.engine) as session:
        session.execute(text(sent), {"name": "fill_gaps"})
    assert deaf.wait(timeout=15) == 1


def test_only_json_is_spoken() -> None:
    assert celery_app.conf.accept_content == ["json"]
    assert celery_app.conf.task_serializer == "json"
    assert celery_app.conf.result_backend is None
