import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text

from cryptopredict.base import Unavailable, epoch, from_epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import JobRun
from cryptopredict.scheduler import CADENCE, Due, Job, Task, beat_once, perform
from cryptopredict.scheduler.record import claim, collect, finish

NAMES = {cadence.name for cadence in CADENCE if cadence.seconds}


def rows(engine: Engine, name: str = "count") -> list[JobRun]:
    with transaction(engine) as session:
        return list(session.scalars(select(JobRun).where(JobRun.name == name).order_by(JobRun.id)))


def ask(engine: Engine, name: str = "count", slot: datetime | None = None) -> int:
    with transaction(engine) as session:
        row = JobRun(name=name, scheduled_for=slot)
        session.add(row)
        session.flush()
        return row.id


def let_leases_end(engine: Engine) -> list[int]:
    """As if a long time had passed; what beat would send then."""
    with transaction(engine) as session:
        session.execute(text("UPDATE job_runs SET lease_until = now() WHERE lease_until IS NOT NULL"))
    with transaction(engine) as session:
        return [due.id for due in collect(session)]


class Counter:
    """A job that counts its runs, and fails as often as it is told."""

    def __init__(self, failures: int = 0) -> None:
        self.runs = 0
        self.failures = failures

    def __call__(self, _: Task) -> str:
        self.runs += 1
        if self.runs <= self.failures:
            raise Unavailable("The market is away", why="maintenance")
        return f"run {self.runs}"


def test_a_slot_is_asked_for_once_by_any_number_of_beats(ground: Ground) -> None:
    sent: list[Due] = []
    now = datetime(2024, 3, 14, 12, 0, 1, tzinfo=UTC)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: beat_once(ground.engine, sent.append, now), range(8)))
    assert len(sent) == len(set(sent)) == len(NAMES)
    with transaction(ground.engine) as session:
        assert set(session.scalars(select(JobRun.name))) == NAMES
    assert beat_once(ground.engine, sent.append, now + timedelta(seconds=2)) == 0
    assert beat_once(ground.engine, sent.append, now + timedelta(seconds=4)) == 1
    assert rows(ground.engine, "relay_outbox")[1].scheduled_for == now + timedelta(seconds=4)


def test_a_doubled_message_is_done_once(ground: Ground) -> None:
    job, row = Counter(), ask(ground.engine)
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _: perform(ground, {"count": job}, row), range(8)))
    assert (job.runs, sum(done)) == (1, 1)
    (record,) = rows(ground.engine)
    assert (record.status, record.message, record.progress, record.attempt) == ("succeeded", "run 1", 1.0, 1)


def test_a_message_that_names_nothing_does_nothing(ground: Ground) -> None:
    assert not perform(ground, {}, 4711)


def test_a_lost_message_is_sent_again(engine: Engine) -> None:
    row = ask(engine)
    with transaction(engine) as session:
        assert collect(session) == [Due(row, "count")]
    with transaction(engine) as session:
        assert collect(session) == []
    assert let_leases_end(engine) == [row]


def test_a_failure_is_tried_again_and_parked_after_three(ground: Ground) -> None:
    job, row = Counter(failures=9), ask(ground.engine)
    for attempt in (1, 2, 3):
        assert not perform(ground, {"count": job}, row)
        assert not perform(ground, {"count": job}, row)
        assert job.runs == attempt
        assert let_leases_end(ground.engine) == ([row] if attempt < 3 else [])
    (record,) = rows(ground.engine)
    assert (record.status, record.error) == ("parked", "The market is away · maintenance")
    assert not perform(ground, {"count": job}, row)


def test_a_second_attempt_can_succeed(ground: Ground) -> None:
    job, row = Counter(failures=1), ask(ground.engine)
    perform(ground, {"count": job}, row)
    assert rows(ground.engine)[0].status == "failed"
    let_leases_end(ground.engine)
    assert perform(ground, {"count": job}, row)
    record = rows(ground.engine)[0]
    assert (record.status, record.error, record.attempt) == ("succeeded", None, 2)


def test_a_surprise_is_written_with_its_traceback_and_an_unknown_job_parked(ground: Ground) -> None:
    def surprise(_: Task) -> str:
        raise ZeroDivisionError

    perform(ground, {"count": surprise}, ask(ground.engine))
    assert "ZeroDivisionError" in str(rows(ground.engine)[0].error)
    row = ask(ground.engine, "nonsense")
    perform(ground, {}, row)
    assert "no job" in str(rows(ground.engine, "nonsense")[0].error)


def test_a_worker_that_vanished_is_replaced_and_cannot_end_the_row_later(ground: Ground) -> None:
    row = ask(ground.engine)
    with transaction(ground.engine) as session:
        lost = claim(session, row)
    assert lost is not None
    with transaction(ground.engine) as session:
        assert claim(session, row) is None
    assert let_leases_end(ground.engine) == [row]
    assert perform(ground, {"count": Counter()}, row)
    with transaction(ground.engine) as session:
        assert not finish(session, lost, "too late")
    assert (rows(ground.engine)[0].message, rows(ground.engine)[0].attempt) == ("run 1", 2)


def test_a_row_that_takes_three_workers_with_it_is_parked(engine: Engine) -> None:
    row = ask(engine)
    for attempt in (1, 2, 3):
        with transaction(engine) as session:
            assert claim(session, row) is not None
        assert let_leases_end(engine) == ([row] if attempt < 3 else [])
    assert (rows(engine)[0].status, rows(engine)[0].error) == ("parked", "The worker vanished in the middle of it.")


def test_a_long_job_keeps_its_lease(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.scheduler.work.LEASE_SECONDS", 0.06)
    row = ask(ground.engine)

    def long(task: Task) -> str:
        with transaction(task.ground.engine) as session:
            session.execute(text("UPDATE job_runs SET lease_until = now()"))
        for _ in range(200):
            with transaction(task.ground.engine) as session:
                if session.scalar(text("SELECT lease_until > now() FROM job_runs")):
                    return "renewed"
            threading.Event().wait(0.05)
        return "lost"

    assert perform(ground, {"count": long}, row)
    assert rows(ground.engine)[0].message == "renewed"


@pytest.mark.parametrize("how", ["claim", "collect"])
def test_the_newest_slot_does_the_work_of_all_before_it(ground: Ground, how: str) -> None:
    now = epoch(utc_now())
    old, new = (ask(ground.engine, slot=from_epoch(now - age)) for age in (10, 5))
    job = Counter()
    if how == "collect":
        assert let_leases_end(ground.engine) == [new]
    for row in (old, new):
        perform(ground, {"count": job}, row)
    assert job.runs == 1
    assert [record.status for record in rows(ground.engine)] == ["skipped", "succeeded"]


def test_a_failed_slot_is_not_tried_again_when_the_next_is_due(ground: Ground) -> None:
    now = epoch(utc_now())
    old = ask(ground.engine, slot=from_epoch(now - 10))
    perform(ground, {"count": Counter(failures=9)}, old)
    new = ask(ground.engine, slot=from_epoch(now - 5))
    assert let_leases_end(ground.engine) == [new]
    assert let_leases_end(ground.engine) == [new]
    assert [record.status for record in rows(ground.engine)] == ["failed", "queued"]


def test_a_clock_that_was_ahead_does_not_stop_the_present(ground: Ground) -> None:
    ask(ground.engine, slot=from_epoch(epoch(utc_now()) + 86_400))
    present = ask(ground.engine, slot=from_epoch(epoch(utc_now()) - 5))
    assert perform(ground, {"count": Counter()}, present)


def test_one_of_a_job_at_a_time(ground: Ground) -> None:
    first, second, other = ask(ground.engine), ask(ground.engine), ask(ground.engine, "other")
    inner: list[bool] = []

    def outer(task: Task) -> str:
        nested: dict[str, Job] = {"count": Counter(), "other": Counter()}
        inner.extend(perform(task.ground, nested, row) for row in (second, other))
        return ""

    assert perform(ground, {"count": outer}, first)
    assert inner == [False, True]
    assert rows(ground.engine)[1].status == "queued"
    assert perform(ground, {"count": Counter()}, second)


def test_a_row_that_could_not_be_sent_is_sent_later(engine: Engine) -> None:
    def away(_: Due) -> None:
        raise Unavailable("A job cannot be sent")

    now = utc_now()
    with pytest.raises(Unavailable):
        beat_once(engine, away, now)
    assert len(let_leases_end(engine)) == len(NAMES)
