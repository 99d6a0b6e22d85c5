"""Settings, audit, health and figures of the whole."""

from typing import Any

import pytest
from redis import Redis
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from cryptopredict.core import Ground, transaction
from cryptopredict.core.configuration import KNOWN, change_configuration
from fixtures.people import add_user, sign_in
from fixtures.serving import EMAIL, serving
from fixtures.world import decide

API = "/api/v1"


def _set(client: TestClient, owner: dict[str, str], **values: Any) -> Any:
    body = {"values": {key.replace("__", "."): value for key, value in values.items()}}
    return client.post(f"{API}/admin/config", json=body, headers=owner)


def test_settings_are_shown_with_their_bounds_changed_and_audited(client: TestClient, owner: dict[str, str]) -> None:
    table = client.get(f"{API}/admin/config", headers=owner).json()["data"]["settings"]
    assert [setting["key"] for setting in table] == sorted(KNOWN)
    assert all(setting["value"] == setting["default"] for setting in table)
    answer = _set(client, owner, cadence__sync_news=600, accounts__registration=True)
    changed = {setting["key"]: setting for setting in answer.json()["data"]["settings"]}
    assert (changed["cadence.sync_news"]["value"], changed["accounts.registration"]["value"]) == (600, True)
    last = changed["cadence.sync_news"]["last_change"]
    assert (last["by"], last["before"], last["after"]) == (EMAIL, 900, 600)
    assert changed["limits.scale"]["last_change"] is None
    audit = client.get(f"{API}/admin/audit?activity_type=change_config", headers=owner).json()
    assert [row["data"] for row in audit["data"]] == [
        {"key": "accounts.registration", "before": False, "after": True},
        {"key": "cadence.sync_news", "before": 900, "after": 600},
    ]
    jobs = client.get(f"{API}/tasks/schedule", headers=owner).json()["data"]["jobs"]
    assert next(job["every_s"] for job in jobs if job["name"] == "sync_news") == 600


@pytest.mark.parametrize(
    "values",
    [{}, {"nothing": 1}, {"cadence.sync_news": 1}, {"cadence.sync_news": "600"}, {"cadence.sync_news": None}, {"a" * 101: 1}],
    ids=["none", "unknown", "too small", "text", "null", "long"],
)
def test_settings_that_do_not_fit_are_refused_together(client: TestClient, owner: dict[str, str], values: Any) -> None:
    body = {"values": {**values, **({"limits.scale": 2.0} if values else {})}}
    assert client.post(f"{API}/admin/config", json=body, headers=owner).status_code == 422
    assert client.get(f"{API}/admin/audit", headers=owner).json()["total"] == 0


def test_a_limit_counts_in_every_process_at_once(ground: Ground, client: TestClient, owner: dict[str, str]) -> None:
    with serving(ground) as other:
        assert _set(client, owner, limits__scale=0.1).status_code == 200
        for _ in range(500):
            # Ten a minute, times a tenth.
            if other.app.state.server.per_minute(10) == 1:  # type: ignore[attr-defined]
                break
            other.get(f"{API}/health/live")
        statuses = [other.post(f"{API}/auth/logout").status_code for _ in range(2)]
        assert statuses == [200, 429]


def test_what_the_command_line_changed_is_read_within_seconds(
    client: TestClient, owner: dict[str, str], engine: Engine, redis: "Redis"
) -> None:
    with transaction(engine) as session:
        change_configuration(session, {"accounts.registration": True}, by=None)
    redis.publish("cp:events", '{"topic":"config_changed","data":{}}')
    for _ in range(500):
        if client.get(f"{API}/health/live") and client.app.state.server.configuration.now.switch("accounts.registration"):  # type: ignore[attr-defined]
            return
    raise AssertionError("it was not read")


def test_health_is_measured_part_by_part(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO system_health (check_time, overall_health_score, error_logs) VALUES"
                " (now() - interval '2 hours', 100, '[]'), (now() - interval '2 hours' + interval '1 second', 50, '[\"jobs\"]'),"
                " (now() - interval '30 hours', 0, '[\"redis\"]')"
            )
        )
    before = client.get(f"{API}/admin/system-health", headers=owner).json()["data"]
    assert before["layers"] == []
    assert before["history"][0]["failing"] == ["jobs"] or before["history"][1]["failing"] == ["jobs"]
    assert min(point["lowest_score"] for point in before["history"]) == 50
    decide(engine, ids)
    now = client.get(f"{API}/admin/system-health?hours=48", headers=owner).json()["data"]
    assert [layer["layer"] for layer in now["layers"]] == [1, 2, 3, 4]
    assert min(point["lowest_score"] for point in now["history"]) == 0
    healthy = sum(part["status"] == "healthy" for part in now["parts"])
    assert now["overall_health_score"] == pytest.approx(100 * healthy / len(now["parts"]))
    database = now["database"]
    assert database["size_bytes"] > 1_000_000
    assert database["connections"] >= 1
    assert 0 <= database["cache_hit_ratio"] <= 1
    assert now["ml_models_status"] == {"active": 0, "training": 0, "inactive": 0, "error": 0, "suspended": 0}


def test_a_model_in_error_is_seen(client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]) -> None:
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO ai_models (name, version, model_type, status) VALUES ('m', '1', 'macro', 'error')")
        )
    seen = client.get(f"{API}/health/models").json()["data"]
    assert (seen["status"], seen["detail"]) == ("degraded", "0 active, 0 training, 0 inactive, 1 error, 0 suspended")
    assert client.get(f"{API}/health").json()["data"]["status"] == "degraded"


def test_figures_count_what_is_there(client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]) -> None:
    decide(engine, ids)
    add_user(engine, "ada")
    sign_in(client, "ada")
    figures = client.get(f"{API}/admin/statistics", headers=owner).json()["data"]
    assert figures["users"] == {"total": 2, "active": 2, "admins": 1, "signed_in_24h": 2, "signed_in_7d": 2}
    assert (figures["assets"], figures["runs_24h"], figures["signals_active"]) == (4, 1, 1)
