import json
from datetime import timedelta

import pytest
import redis as redis_client
from sqlalchemy import Engine, select, text

from cryptopredict.base import Reason, Unavailable, UpstreamFailed, utc_now
from cryptopredict.core import EVENTS, Ground, transaction
from cryptopredict.core.schema import JobRun
from cryptopredict.scheduler import CADENCE, Cancelled, Due, Queue, Task, perform, queue_of
from cryptopredict.scheduler.app import channel, connect, send
from cryptopredict.scheduler.record import claim, collect


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report counts, as if a second lay between them."""
    monkeypatch.setattr("cryptopredict.scheduler.task._PAUSE_SECONDS", 0.0)


def ask(engine: Engine, name: str = "backfill", **arguments: int) -> int:
    with transaction(engine) as session:
        row = JobRun(name=name, arguments=arguments)
        session.add(row)
        session.flush()
        return row.id


def read(engine: Engine, row_id: int) -> JobRun:
    with transaction(engine) as session:
        return session.scalars(select(JobRun).where(JobRun.id == row_id)).one()


def cancel(engine: Engine, row_id: int) -> None:
    with transaction(engine) as session:
        session.execute(text("UPDATE job_runs SET status = 'cancelled', finished_at = now() WHERE id = :id"), {"id": row_id})


def heard(listener: "redis_client.client.PubSub") -> list[dict[str, object]]:
    said = []
    while (message := listener.get_message(timeout=0.2)) is not None:
        if message["type"] == "message":
            said.append(json.loads(message["data"]))
    return [{"topic": event["topic"], **event["data"]} for event in said]


def test_a_job_gets_its_arguments_and_says_how_far_it_is(ground: Ground) -> None:
    row = ask(ground.engine, "sync_specific_cryptocurrency", crypto_id=7)
    seen: list[tuple[float, str | None]] = []
    watched: list[str] = []

    def job(task: Task) -> str:
        for share, message in ((0.25, "page 1 of 4"), (7.0, "beyond"), (float("nan"), "nobody knows")):
            task.report(share, message)
            record = read(task.ground.engine, row)
            seen.append((record.progress, record.message))
        return f"asset {task.arguments['crypto_id']}"

    with ground.redis.pubsub() as listener:  # type: ignore[no-untyped-call]
        listener.subscribe(EVENTS)
        assert perform(ground, {"sync_specific_cryptocurrency": job}, row, watched=watched.append)
        said = heard(listener)
    assert seen == [(0.25, "page 1 of 4"), (1.0, "beyond"), (0.0, "nobody knows")]
    assert watched == ["sync_specific_cryptocurrency"] * 4
    assert [(event["topic"], event["status"], event["progress"], event["message"]) for event in said] == [
        ("job_progress", "running", 0.0, ""),
        ("job_progress", "running", 0.25, "page 1 of 4"),
        ("job_progress", "running", 1.0, "beyond"),
        ("job_progress", "running", 0.0, "nobody knows"),
        ("job_progress", "succeeded", 1.0, "asset 7"),
    ]
    assert {event["id"] for event in said} == {row}


def test_reports_in_quick_succession_are_written_once(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.scheduler.task._PAUSE_SECONDS", 3_600.0)
    row = ask(ground.engine)
    written: list[str | None] = []

    def job(task: Task) -> str:
        for number in range(100):
            task.report(number / 100, f"page {number}")
        written.append(read(task.ground.engine, row).message)
        return "done"

    assert perform(ground, {"backfill": job}, row)
    assert written == ["page 0"]


def test_housekeeping_is_no_news(ground: Ground) -> None:
    with ground.redis.pubsub() as listener:  # type: ignore[no-untyped-call]
        listener.subscribe(EVENTS)
        assert perform(ground, {"relay_outbox": lambda _: "0 events"}, ask(ground.engine, "relay_outbox"))
        assert heard(listener) == []


def test_a_cancelled_job_ends_at_its_next_report_and_nothing_begins_beside_it(ground: Ground) -> None:
    row, other = ask(ground.engine), ask(ground.engine)
    steps: list[str] = []

    def job(task: Task) -> str:
        task.report(0.1, "first")
        cancel(task.ground.engine, row)
        with transaction(task.ground.engine) as session:
            steps.append("busy" if claim(session, other) is None else "doubled")
        task.report(0.2, "second")
        steps.append("went on")
        return "done"

    assert not perform(ground, {"backfill": job}, row)
    record = read(ground.engine, row)
    assert (steps, record.status, record.progress, record.lease_until) == (["busy"], "cancelled", 0.1, None)
    with transaction(ground.engine) as session:
        assert claim(session, other) is not None


def test_a_cancelled_job_that_says_nothing_stays_cancelled(ground: Ground) -> None:
    row = ask(ground.engine)

    def job(task: Task) -> str:
        cancel(task.ground.engine, row)
        return "done"

    assert not perform(ground, {"backfill": job}, row)
    assert (read(ground.engine, row).status, read(ground.engine, row).message) == ("cancelled", None)
    with transaction(ground.engine) as session:
        assert collect(session) == []


def test_a_job_whose_row_another_has_stops(ground: Ground) -> None:
    row = ask(ground.engine)

    def job(task: Task) -> str:
        with transaction(task.ground.engine) as session:
            session.execute(text("UPDATE job_runs SET attempt = attempt + 1"))
        with pytest.raises(Cancelled):
            task.report(0.5, "too late")
        task.report(0.6, "too late")
        return "done"

    assert not perform(ground, {"backfill": job}, row)
    assert (read(ground.engine, row).status, read(ground.engine, row).message) == ("running", None)


def _wait(engine: Engine, row: int) -> float:
    with transaction(engine) as session:
        waiting = text("SELECT extract(epoch FROM lease_until - now()) FROM job_runs WHERE id = :id")
        return float(session.scalar(waiting, {"id": row}) or 0.0)


@pytest.mark.parametrize(("minutes", "least", "most"), [(20, 1_190, 1_200), (600, 3_590, 3_600), (-5, 5, 10), (None, 5, 10)])
def test_the_next_attempt_waits_until_the_provider_may_be_asked(
    ground: Ground, minutes: int | None, least: float, most: float
) -> None:
    row = ask(ground.engine)

    def job(_: Task) -> str:
        retry_at = None if minutes is None else utc_now() + timedelta(minutes=minutes)
        raise UpstreamFailed("Too many requests", provider="binance", reason=Reason.RATE_LIMITED, retry_at=retry_at)

    assert not perform(ground, {"backfill": job}, row)
    record = read(ground.engine, row)
    assert (record.status, record.error) == ("failed", "Too many requests")
    assert least <= _wait(ground.engine, row) <= most


def test_rows_travel_to_those_who_do_such_work(ground: Ground) -> None:
    connect(ground.redis_url)
    for number, cadence in enumerate(CADENCE):
        send(Due(number, cadence.name))
    send(Due(99, "nonsense"))
    expected = {queue: sum(cadence.queue is queue for cadence in CADENCE) for queue in Queue}
    expected[Queue.DECISIONS] += 1
    assert {queue: ground.redis.llen(channel(queue)) for queue in Queue} == expected
    assert {queue_of(name) for name in ("relay_outbox", "heartbeat", "expire_signals", "run_cascade", "clean_up")} == {
        Queue.DECISIONS
    }


def test_without_redis_a_job_is_done_all_the_same(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise redis_client.ConnectionError

    monkeypatch.setattr("cryptopredict.scheduler.task.publish", away)

    def job(task: Task) -> str:
        task.report(0.5, "half")
        raise Unavailable("The market is away")

    row = ask(ground.engine)
    assert not perform(ground, {"backfill": job}, row)
    assert read(ground.engine, row).error == "The market is away"
