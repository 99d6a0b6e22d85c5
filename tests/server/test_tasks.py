from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from starlette.testclient import TestClient

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import JobRun, UserActivity
from cryptopredict.scheduler import CADENCE, Queue, Task, perform
from cryptopredict.scheduler.presence import Presence
from cryptopredict.scheduler.record import claim, finish

API = "/api/v1"
Headers = dict[str, str]


def _rows(engine: Engine) -> list[JobRun]:
    with transaction(engine) as session:
        return list(session.scalars(select(JobRun).order_by(JobRun.id)))


def _data(client: TestClient, path: str, owner: Headers) -> Any:
    answer = client.get(API + path, headers=owner)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def test_a_job_that_is_asked_for_is_a_row_and_says_who_asked(client: TestClient, owner: Headers, engine: Engine) -> None:
    answer = client.post(f"{API}/tasks/clean_up/run", headers=owner)
    assert answer.status_code == 202
    (row,) = _rows(engine)
    assert (row.name, row.status, row.scheduled_for, row.requested_by, row.lease_until) == ("clean_up", "queued", None, 1, None)
    assert answer.json()["data"]["id"] == row.id
    with transaction(engine) as session:
        (activity,) = session.scalars(select(UserActivity).where(UserActivity.activity_type == "request_task"))
        assert activity.activity_data == {"task_id": row.id, "name": "clean_up", "arguments": {}}


def test_what_is_open_is_not_queued_twice_however_many_ask(client: TestClient, owner: Headers, engine: Engine) -> None:
    with ThreadPoolExecutor(4) as threads:
        asked = list(threads.map(lambda _: client.post(f"{API}/sync/prices", headers=owner), range(6)))
    assert {answer.status_code for answer in asked} == {202}
    (row,) = _rows(engine)
    assert {answer.json()["data"]["id"] for answer in asked} == {row.id}
    with transaction(engine) as session:
        held = claim(session, row.id)
        assert held is not None
    assert client.post(f"{API}/sync/prices", headers=owner).json()["data"]["status"] == "running"
    with transaction(engine) as session:
        finish(session, held, "done")
    assert client.post(f"{API}/sync/prices", headers=owner).json()["data"]["id"] != row.id


def test_a_slot_that_waits_is_what_was_asked_for(client: TestClient, owner: Headers, engine: Engine) -> None:
    with transaction(engine) as session:
        session.execute(text("INSERT INTO job_runs (name, scheduled_for) VALUES ('sync_news', now())"))
    assert client.post(f"{API}/sync/news", headers=owner).json()["data"]["id"] == _rows(engine)[0].id


@pytest.mark.parametrize(
    ("path", "job"),
    [
        ("prices", "sync_all_prices"),
        ("history", "sync_historical_data"),
        ("discover", "discover_new_cryptocurrencies"),
        ("sentiment", "sync_sentiment"),
        ("dominance", "sync_dominance"),
        ("news", "sync_news"),
        ("funding", "sync_funding"),
    ],
)
def test_each_sync_asks_for_its_job(client: TestClient, owner: Headers, path: str, job: str) -> None:
    answer = client.post(f"{API}/sync/{path}", headers=owner)
    assert (answer.status_code, answer.json()["data"]["name"]) == (202, job)


def test_one_asset_is_asked_for_by_its_number(client: TestClient, owner: Headers, ids: dict[str, int], engine: Engine) -> None:
    for symbol in ("BTC", "ETH", "BTC"):
        answer = client.post(f"{API}/sync/cryptocurrency/{ids[symbol]}", headers=owner)
        assert answer.status_code == 202
    assert [row.arguments for row in _rows(engine)] == [{"crypto_id": ids["BTC"]}, {"crypto_id": ids["ETH"]}]
    assert client.post(f"{API}/sync/cryptocurrency/{2**40}", headers=owner).status_code == 404


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("nothing_of_this_name", None, 404),
        ("clean_up", {"arguments": {"crypto_id": 1}}, 422),
        ("sync_specific_cryptocurrency", None, 422),
        ("sync_specific_cryptocurrency", {"arguments": {"crypto_id": "one"}}, 422),
        ("sync_specific_cryptocurrency", {"arguments": {"table": "users"}}, 422),
        ("sync_specific_cryptocurrency", {"arguments": {"crypto_id": 1}}, 202),
        ("backfill", {}, 202),
    ],
)
def test_a_job_takes_its_own_arguments_and_no_others(
    client: TestClient, owner: Headers, engine: Engine, name: str, body: dict[str, Any] | None, status: int
) -> None:
    assert client.post(f"{API}/tasks/{name}/run", headers=owner, json=body).status_code == status
    assert len(_rows(engine)) == (status == 202)


def test_what_waits_is_cancelled_at_once_and_what_ended_is_not(client: TestClient, owner: Headers, ground: Ground) -> None:
    first = client.post(f"{API}/tasks/backfill/run", headers=owner).json()["data"]["id"]
    for _ in range(2):
        answer = client.delete(f"{API}/tasks/{first}", headers=owner)
        assert (answer.status_code, answer.json()["data"]["status"]) == (200, "cancelled")
    assert not perform(ground, {"backfill": lambda _: "done"}, first)
    second = client.post(f"{API}/tasks/backfill/run", headers=owner).json()["data"]["id"]
    assert second != first
    assert perform(ground, {"backfill": lambda _: "done"}, second)
    assert client.delete(f"{API}/tasks/{second}", headers=owner).status_code == 409
    assert client.delete(f"{API}/tasks/{2**40}", headers=owner).status_code == 404


def test_what_is_being_done_ends_at_its_next_report(
    client: TestClient, owner: Headers, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cryptopredict.scheduler.task._PAUSE_SECONDS", 0.0)
    task_id = client.post(f"{API}/tasks/backfill/run", headers=owner).json()["data"]["id"]
    steps: list[str] = []

    def job(task: Task) -> str:
        task.report(0.4, "page 2 of 5")
        shown = _data(client, f"/tasks/{task_id}/progress", owner)
        assert (shown["status"], shown["progress"], shown["message"]) == ("running", 0.4, "page 2 of 5")
        assert client.delete(f"{API}/tasks/{task_id}", headers=owner).json()["data"]["status"] == "cancelled"
        steps.append("cancelled")
        task.report(0.6, "page 3 of 5")
        steps.append("went on")
        return "done"

    assert not perform(ground, {"backfill": job}, task_id)
    assert steps == ["cancelled"]
    assert _data(client, f"/tasks/{task_id}", owner)["status"] == "cancelled"


def test_the_list_is_cut_by_name_and_status_newest_first(client: TestClient, owner: Headers, engine: Engine) -> None:
    with transaction(engine) as session:
        for name, status in (("clean_up", "succeeded"), ("backfill", "parked"), ("clean_up", "queued")):
            session.add(JobRun(name=name, status=status))
            session.flush()
    whole = client.get(f"{API}/tasks?limit=2", headers=owner).json()
    assert ([row["status"] for row in whole["data"]], whole["total"]) == (["queued", "parked"], 3)
    cut = client.get(f"{API}/tasks?name=clean_up&status=succeeded", headers=owner).json()
    assert ([row["id"] for row in cut["data"]], cut["filters"]) == ([1], {"status": "succeeded", "name": "clean_up"})


def test_a_surprise_in_a_job_keeps_its_inside_to_itself(client: TestClient, owner: Headers, ground: Ground) -> None:
    task_id = client.post(f"{API}/tasks/backfill/run", headers=owner).json()["data"]["id"]

    def job(_: Task) -> str:
        raise ZeroDivisionError("canary")

    perform(ground, {"backfill": job}, task_id)
    error = _data(client, f"/tasks/{task_id}", owner)["error"]
    assert "ZeroDivisionError" in error
    assert "canary" not in error
    assert "Traceback" not in error


def test_the_schedule_names_every_job_and_when_it_is_due(client: TestClient, owner: Headers, engine: Engine) -> None:
    with transaction(engine) as session:
        session.add(JobRun(name="sync_news", status="succeeded", message="3 headlines"))
    jobs = {job["name"]: job for job in _data(client, "/tasks/schedule", owner)["jobs"]}
    assert set(jobs) == {cadence.name for cadence in CADENCE}
    assert (jobs["backfill"]["every_s"], jobs["backfill"]["next_due"]) == (None, None)
    assert (jobs["sync_news"]["queue"], jobs["sync_news"]["last"]["message"]) == ("market", "3 headlines")
    assert jobs["sync_specific_cryptocurrency"]["needs"] == ["crypto_id"]


def test_workers_are_named_with_what_they_do_and_nobody_missing_is_hidden(
    client: TestClient, owner: Headers, ground: Ground
) -> None:
    assert _data(client, "/tasks/workers", owner) == {"workers": [], "missing": ["decisions", "market", "training"]}
    presence = Presence(ground.redis, (Queue.MARKET,))
    presence.at_work("fill_gaps")
    presence.write()
    seen = _data(client, "/tasks/workers", owner)
    assert [(worker["name"], worker["queues"], worker["job"]) for worker in seen["workers"]] == [
        (presence.name, ["market"], "fill_gaps")
    ]
    assert seen["missing"] == ["decisions", "training"]
