"""The lists and the suggestions over HTTP: who may change what, and what a review does."""

from typing import Any

import pytest
from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from cryptopredict.base import Change
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiSuggestion, OutboxEvent, User, UserActivity
from cryptopredict.curation import seed_watchlists
from fixtures.serving import PHRASE, bearer
from fixtures.suggested import change
from fixtures.world import decide

API = "/api/v1/layer3"
Headers = dict[str, str]


@pytest.fixture
def suggested(engine: Engine, ids: dict[str, int]) -> dict[str, int]:
    """All four coins on tier 1, and two suggestions: to take DOGE off and UNI down. Ids by symbol."""
    with transaction(engine) as session:
        seed_watchlists(session)
    changes = (change(ids["DOGE"], Change.REMOVE, 0.9, "DOGE"), change(ids["UNI"], Change.DEMOTE, 0.76, "UNI"))
    decide(engine, ids, suggestions=changes)
    with transaction(engine) as session:
        rows = session.scalars(select(AiSuggestion))
        return {next(symbol for symbol, key in ids.items() if key == row.crypto_id): row.id for row in rows}


@pytest.fixture
def casual(client: TestClient, owner: Headers, engine: Engine) -> Headers:
    """Somebody who is no admin."""
    with transaction(engine) as session:
        session.add(User(email="joe@example.org", password_hash=session.scalars(select(User.password_hash)).one()))
    answer = client.post("/api/v1/auth/login", json={"email": "joe@example.org", "password": PHRASE})
    return bearer(answer.json()["data"]["access_token"])


def test_a_review_changes_the_lists_and_is_told(
    client: TestClient, owner: Headers, suggested: dict[str, int], ids: dict[str, int], engine: Engine
) -> None:
    queue = client.get("/api/v1/admin/suggestions/queue", headers=owner).json()["data"]
    assert [(row["symbol"], row["kind"], row["priority"]) for row in queue["suggestions"]] == [
        ("DOGE", "remove", "urgent"),
        ("UNI", "demote", "urgent"),
    ]
    assert queue["thresholds"] == {
        "add_tier1": 0.55,
        "add_tier2": 0.55,
        "promote": 0.55,
        "demote": 0.55,
        "remove": 0.55,
        "told": 0.6,
    }
    first = queue["suggestions"][0]
    assert (first["evidence"]["observed_n"], first["performance_metrics"][1]["horizon_days"], first["tier_now"]) == (
        400,
        30,
        "tier1",
    )
    assert (first["reasons"][0]["feature"], first["supporting_data"]["drawdown"]) == ("score", -0.2)

    url = f"{API}/suggestions/{suggested['DOGE']}/review"
    assert client.post(url, headers=owner, json={"decision": "approve", "target_tier": "tier2"}).status_code == 422
    done = client.post(url, headers=owner, json={"decision": "approve", "review_notes": "a joke"}).json()["data"]
    assert (done["before"], done["after"], done["status"]) == ("tier1", None, "approved")
    again = client.post(url, headers=owner, json={"decision": "reject"})
    assert (again.status_code, "approved by owner@example.org at 20" in again.json()["error"]) == (409, True)
    listed = client.get(f"{API}/suggestions?status=approved&confidence_min=0.85", headers=owner).json()
    assert (listed["total"], listed["data"][0]["reviews"][0]["notes"]) == (1, "a joke")
    (tier,) = [
        row for row in client.get(f"{API}/watchlists", headers=owner).json()["data"]["watchlists"] if row["tier"] == "tier1"
    ]
    items = client.get(f"{API}/watchlists/{tier['id']}", headers=owner).json()["data"]["items"]
    assert {item["crypto_id"] for item in items} == {ids[symbol] for symbol in ("BTC", "ETH", "UNI")}
    assert client.get(f"{API}/suggestions/scoreboard", headers=owner).json()["data"] == {
        "groups": [],
        "choices": [],
        "open": {"7": 2, "30": 2},
        "since": None,
    }
    with transaction(engine) as session:
        event = session.scalars(select(OutboxEvent).where(OutboxEvent.topic == "suggestion")).one()
        assert (event.payload["suggestion_id"], event.payload["status"]) == (suggested["DOGE"], "approved")
        noted = session.scalars(select(UserActivity).where(UserActivity.activity_type == "review_suggestion")).one()
        assert noted.activity_data["notes"] == "a joke"


def test_one_curates_ones_own_lists_and_an_admin_those_of_everybody(
    client: TestClient, owner: Headers, casual: Headers, suggested: dict[str, int], ids: dict[str, int]
) -> None:
    def ask(method: str, path: str, who: Headers, body: Any = None) -> tuple[int, Any]:
        answer = client.request(method, f"{API}/watchlists{path}", headers=who, json=body)
        return answer.status_code, answer.json().get("data")

    status, mine = ask("POST", "", casual, {"name": "Mine", "max_items": 2})
    assert (status, mine["is_own"], mine["type"]) == (201, True, "personal")
    path = f"/{mine['id']}"
    items = [ask("POST", f"{path}/items", casual, {"crypto_id": ids[symbol]})[1]["item_id"] for symbol in ("BTC", "UNI")]
    assert ask("POST", f"{path}/items", casual, {"crypto_id": ids["ETH"]})[0] == 409
    assert ask("PUT", f"{path}/order", casual, {"item_ids": items[::-1]})[0] == 200
    assert ask("PATCH", f"{path}/items/{items[0]}", casual, {"status": "paused"})[1]["status"] == "paused"
    shown = ask("GET", path, casual)[1]["items"]
    assert [(item["symbol"], item["status"], item["risk_level"]) for item in shown] == [
        ("UNI", "active", "low"),
        ("BTC", "paused", "low"),
    ]
    for method, where, body in (
        ("PATCH", path, {"name": "Yours"}),
        ("DELETE", path, None),
        ("POST", f"{path}/items", {"crypto_id": ids["ETH"]}),
        ("PATCH", f"{path}/items/{items[0]}", {"status": "active"}),
        ("DELETE", f"{path}/items/{items[0]}", None),
        ("PUT", f"{path}/order", {"item_ids": items}),
    ):
        assert ask(method, where, owner, body)[0] == 404, (method, where)
    assert ask("PATCH", path, casual, {"name": "Best", "max_items": 1})[0] == 409
    assert ask("POST", "", casual, {"name": "Ours", "type": "admin"})[0] == 403
    tier = next(row for row in ask("GET", "", casual)[1]["watchlists"] if row["tier"] == "tier1")
    assert ask("POST", f"/{tier['id']}/items", casual, {"crypto_id": ids["BTC"]})[0] == 403
    assert ask("DELETE", f"/{tier['id']}", owner)[0] == 409
    assert ask("POST", "/bulk-actions", casual, {"action": "remove", "crypto_ids": [1]})[0] == 403
    chosen = {"action": "demote_to_tier2", "crypto_ids": [ids["UNI"], ids["DOGE"]], "review_notes": "too wild"}
    assert ask("POST", "/bulk-actions", owner, chosen)[1]["changed"] == [
        {"crypto_id": ids["UNI"], "before": "tier1"},
        {"crypto_id": ids["DOGE"], "before": "tier1"},
    ]
    assert ask("POST", "/bulk-actions", owner, chosen)[0] == 409
    assert ask("DELETE", path, casual) == (200, {"id": mine["id"]})
    assert ask("GET", path, casual)[0] == 404
