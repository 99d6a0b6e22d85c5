import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from cryptopredict.core import Ground
from fixtures.serving import serving
from fixtures.world import decide

API = "/api/v1"


def _parts(client: TestClient) -> dict[str, str]:
    return {part["name"]: part["status"] for part in client.get(f"{API}/health").json()["data"]["parts"]}


def test_all_parts_are_looked_at(client: TestClient, engine: Engine, ids: dict[str, int]) -> None:
    assert _parts(client) | {"web": ""} == {
        "database": "healthy",
        "redis": "healthy",
        "models": "healthy",
        "freshness": "degraded",
        "market": "degraded",
        "market_worker": "degraded",
        "worker": "degraded",
        "web": "",
    }
    decide(engine, ids)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO system_health (overall_health_score) VALUES (100)"))
    time.sleep(1.1)
    seen = client.get(f"{API}/health/ready").json()["data"]
    assert {part["name"]: part["status"] for part in seen["parts"]} | {"web": ""} == {
        "database": "healthy",
        "redis": "healthy",
        "models": "healthy",
        "freshness": "healthy",
        "market": "degraded",
        "market_worker": "degraded",
        "worker": "healthy",
        "web": "",
    }
    assert seen["source"] == "simulated"


def test_without_redis_people_still_read_and_it_is_not_ready(ground: Ground, owner: dict[str, str], tmp_path: Path) -> None:
    with serving(replace(ground, redis_url=f"unix://{tmp_path}/gone.sock")) as client:
        assert client.get(f"{API}/auth/me", headers=owner).status_code == 200
        ticket = client.post(f"{API}/auth/ws-ticket", headers=owner)
        assert (ticket.status_code, ticket.json()["type"]) == (503, "unavailable")
        assert _parts(client)["redis"] == "unhealthy"
        ready = client.get(f"{API}/health/ready")
        assert (ready.status_code, ready.headers["retry-after"]) == (503, "5")
        assert client.get(f"{API}/health/live").status_code == 200


def test_without_the_database_it_says_so_and_nothing_else(ground: Ground, tmp_path: Path) -> None:
    gone = f"postgresql+psycopg://user:canary@/nothing?host={tmp_path}"
    with serving(replace(ground, database_url=gone)) as client:
        for path, status in (("/setup", 503), ("/health/ready", 503), ("/health", 200), ("/health/live", 200)):
            answer = client.get(API + path)
            assert answer.status_code == status, path
            assert "canary" not in answer.text
            assert str(tmp_path) not in answer.text
        login = client.post(f"{API}/auth/login", json={"email": "a@example.org", "password": "x"})
        assert (login.status_code, login.json()["type"]) == (503, "unavailable")


def test_a_database_connection_that_dies_is_replaced(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    path = f"{API}/cryptocurrencies"
    assert client.get(path, headers=owner).status_code == 200
    with engine.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert client.get(path, headers=owner).status_code == 200


@pytest.mark.parametrize(
    "path", ["/health", "/health/live", "/health/ready", "/health/database", "/health/redis", "/health/models"]
)
def test_health_needs_nobody(client: TestClient, path: str) -> None:
    assert client.get(API + path).status_code == 200


def test_figures_name_routes_not_addresses(client: TestClient, owner: dict[str, str]) -> None:
    client.get(f"{API}/cryptocurrencies/123456789", headers=owner)
    client.get(f"{API}/unknown-address")
    figures = client.get("/metrics").text
    assert 'route="/api/v1/cryptocurrencies/{crypto_id}",status="404"' in figures
    assert "123456789" not in figures
    assert "unknown-address" not in figures
