"""Oneself and the others: what counts at once, what stays, what goes."""

from typing import Any

import pytest
from redis import Redis
from sqlalchemy import Engine, func, insert, select
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from cryptopredict.base import utc_now
from cryptopredict.core import ACCOUNT_CHANGED, EVENTS, publish, transaction
from cryptopredict.core.schema import Base, Prediction, User, UserActivity, Watchlist, WatchlistItem
from fixtures.people import add_user, sign_in
from fixtures.serving import EMAIL, PHRASE
from fixtures.world import decide

API = "/api/v1"
_CLAIM = (
    *("crypto_id", "layer_source", "model_name", "model_version", "claim", "based_on"),
    *("predicted_price", "confidence_score", "prediction_horizon", "target_datetime"),
)
ORIGIN = {"Origin": "http://testserver"}


def _audit(client: TestClient, owner: dict[str, str]) -> list[tuple[str, Any]]:
    rows = client.get(f"{API}/admin/audit", headers=owner).json()["data"]
    return [(row["activity_type"], row["data"]) for row in rows]


def test_one_changes_ones_names_and_choices(client: TestClient, owner: dict[str, str]) -> None:
    changed = client.patch(f"{API}/users/me", json={"first_name": " Ada ", "last_name": "L"}, headers=owner).json()["data"]
    assert (changed["first_name"], changed["last_name"]) == ("Ada", "L")
    cleared = client.patch(f"{API}/users/me", json={"last_name": None}, headers=owner).json()["data"]
    assert (cleared["first_name"], cleared["last_name"]) == ("Ada", None)
    client.patch(f"{API}/users/me/preferences", json={"theme": "dark"}, headers=owner)
    client.patch(f"{API}/users/me/preferences", json={"locale": "fa", "calendar": "gregorian"}, headers=owner)
    chosen = {"locale": "fa", "theme": "dark", "digits": None, "calendar": "gregorian"}
    assert client.get(f"{API}/users/me/preferences", headers=owner).json()["data"] == chosen
    assert client.get(f"{API}/users/me", headers=owner).json()["data"]["preferences"] == chosen
    assert client.patch(f"{API}/users/me/preferences", json={"theme": "pink"}, headers=owner).status_code == 422


def test_admins_find_users_and_others_only_themselves(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    ada, bob = add_user(engine, "ada"), add_user(engine, "bob", "professional")
    header = sign_in(client, "ada")
    found = client.get(f"{API}/users?search=B@EX&limit=1", headers=owner).json()
    assert (found["total"], [row["id"] for row in found["data"]], found["filters"]["search"]) == (1, [bob], "B@EX")
    assert client.get(f"{API}/users?search=%25", headers=owner).json()["total"] == 0
    assert client.get(f"{API}/users?role=admin&is_active=true", headers=owner).json()["data"][0]["is_owner"] is True
    assert client.get(f"{API}/users", headers=header).status_code == 403
    mine = client.get(f"{API}/users/{ada}", headers=header)
    assert mine.json()["data"]["email"] == "ada@example.org"
    others, missing = (client.get(f"{API}/users/{key}", headers=header) for key in (bob, 2**40))
    assert (others.status_code, others.json()["error"]) == (missing.status_code, missing.json()["error"])
    assert others.status_code == 404
    assert client.get(f"{API}/users/{bob}", headers=owner).status_code == 200
    assert "password" not in mine.text


def _opened_by(client: TestClient, header: dict[str, str], user: int) -> Any:
    ticket = client.post(f"{API}/auth/ws-ticket", headers=header).json()["data"]["ticket"]
    offered = ["cryptopredict", f"ticket.{ticket}"]
    return client.websocket_connect(f"{API}/ws/dashboard/{user}", headers={**ORIGIN}, subprotocols=offered)


def _closed_with(opened: WebSocketTestSession) -> int:
    for _ in range(10):
        try:
            opened.receive_text()
        except WebSocketDisconnect as end:
            return end.code
    raise AssertionError("it stayed open")


@pytest.mark.parametrize(
    ("deed", "closed", "rest"),
    [("role", 4403, 403), ("status", 4401, 401), ("delete", 4401, 401)],
    ids=["demoted", "switched off", "deleted"],
)
def test_what_an_admin_changes_counts_at_once(
    client: TestClient, owner: dict[str, str], engine: Engine, deed: str, closed: int, rest: int
) -> None:
    ada = add_user(engine, "ada", "admin")
    header = sign_in(client, "ada")
    assert client.get(f"{API}/users", headers=header).status_code == 200
    with _opened_by(client, header, ada) as opened:
        assert opened.receive_json()["type"] == "dashboard_init"
        match deed:
            case "role":
                client.patch(f"{API}/users/{ada}/role", json={"role": "casual"}, headers=owner)
            case "status":
                client.patch(f"{API}/users/{ada}/status", json={"is_active": False}, headers=owner)
            case _:
                client.delete(f"{API}/users/{ada}", headers=owner)
        assert client.get(f"{API}/users", headers=header).status_code == rest
        assert _closed_with(opened) == closed
    kind = {"role": "change_role", "status": "set_status", "delete": "delete_user"}[deed]
    done = dict(_audit(client, owner))[kind]
    assert done["user"] == ada
    if deed == "role":
        assert done == {"user": ada, "before": "admin", "after": "casual"}


def test_a_notice_of_another_process_counts_here_too(
    client: TestClient, owner: dict[str, str], engine: Engine, redis: "Redis"
) -> None:
    """What the command line or another server did: the notice only says whom to look at."""
    ada = add_user(engine, "ada", "admin")
    header = sign_in(client, "ada")
    assert client.get(f"{API}/users", headers=header).status_code == 200
    with _opened_by(client, header, ada) as opened:
        opened.receive_json()
        with transaction(engine) as session:
            session.get_one(User, ada).role = "casual"
        while not publish(redis, EVENTS, {"topic": ACCOUNT_CHANGED, "data": {"user_id": ada}}):
            pass
        assert _closed_with(opened) == 4403
    assert client.get(f"{API}/users", headers=header).status_code == 403


def test_there_is_always_an_admin_left(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    me = client.get(f"{API}/users/me", headers=owner).json()["data"]["id"]
    refused = [
        client.patch(f"{API}/users/{me}/role", json={"role": "casual"}, headers=owner),
        client.patch(f"{API}/users/{me}/status", json={"is_active": False}, headers=owner),
        client.delete(f"{API}/users/{me}", headers=owner),
        client.request("DELETE", f"{API}/users/me", json={"password": PHRASE}, headers=owner),
    ]
    assert [(answer.status_code, answer.json()["type"]) for answer in refused] == [(409, "conflict")] * 4
    ada = add_user(engine, "ada", "admin")
    header = sign_in(client, "ada")
    # The owner is the owner's own business.
    assert client.patch(f"{API}/users/{me}/role", json={"role": "casual"}, headers=header).status_code == 403
    assert client.delete(f"{API}/users/{me}", headers=header).status_code == 403
    assert client.patch(f"{API}/users/{me}/role", json={"role": "casual"}, headers=owner).status_code == 200
    assert client.get(f"{API}/users/{me}", headers=header).json()["data"]["is_owner"] is False
    assert client.patch(f"{API}/users/{ada}/status", json={"is_active": False}, headers=header).status_code == 409


def _fill(engine: Engine, user: int, ids: dict[str, int], run: int) -> None:
    """A list of one's own, and a claim that one asked for: the same one that the system made."""
    with transaction(engine) as session:
        closed = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
        watchlist = Watchlist(user_id=user, name="mine", type="personal")
        session.add(watchlist)
        session.flush()
        session.add(WatchlistItem(watchlist_id=watchlist.id, crypto_id=ids["BTC"]))
        session.execute(
            insert(Prediction).values(
                crypto_id=ids["BTC"],
                user_id=user,
                is_asked=True,
                based_on=closed,
                layer_source="layer3",
                model_name="m",
                model_version="1",
                predicted_price=1.0,
                confidence_score=0.5,
                prediction_horizon=24,
                target_datetime=func.now(),
                cascade_run_id=run,
            )
        )


def test_one_takes_ones_data_along_and_leaves_nothing_but_figures(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int]
) -> None:
    run = decide(engine, ids)
    ada = add_user(engine, "ada")
    header = sign_in(client, "ada")
    _fill(engine, ada, ids, run)
    _fill(engine, client.get(f"{API}/users/me", headers=owner).json()["data"]["id"], ids, run)
    answer = client.get(f"{API}/users/me/export", headers=header)
    tables = {table["table"]: table for table in answer.json()["data"]["tables"]}
    assert [row["email"] for row in tables["users"]["rows"]] == ["ada@example.org"]
    assert {name: table["total"] for name, table in tables.items() if table["total"]} == {
        "users": 1,
        "refresh_tokens": 1,
        "user_activities": 1,
        "watchlists": 1,
        "watchlist_items": 1,
        "predictions": 1,
    }
    assert "hash" not in answer.text
    with transaction(engine) as session:
        stored = session.get_one(User, ada).password_hash
    assert stored not in answer.text

    with transaction(engine) as session:
        theirs = session.scalars(select(Prediction).where(Prediction.user_id == ada)).one()
        same = {name: getattr(theirs, name) for name in _CLAIM}
        session.execute(insert(Prediction).values(**same, cascade_run_id=run))
    before = client.get(f"{API}/predictions?layer=layer3", headers=owner).json()["total"]

    wrong = client.request("DELETE", f"{API}/users/me", json={"password": "no"}, headers=header)
    assert wrong.status_code == 403
    gone = client.request("DELETE", f"{API}/users/me", json={"password": PHRASE}, headers=header)
    assert gone.json()["data"] == {"removed": True}
    assert client.get(f"{API}/users/me", headers=header).status_code == 401
    with transaction(engine) as session:
        for name, table in tables.items():
            if table["rows"]:
                keys = [row["id"] for row in table["rows"]]
                columns = Base.metadata.tables[name].c
                left = session.execute(select(columns.id).where(columns.id.in_(keys))).all()
                assert len(left) == (name == "predictions"), name
        nobodys = select(Prediction.model_name).where(Prediction.is_asked, Prediction.user_id.is_(None))
        assert session.scalars(nobodys).all() == ["m"]
        assert session.scalars(select(UserActivity.user_id).where(UserActivity.activity_type == "account_deleted")).all() == [
            None
        ]
    # What they had asked for is nobody's, and not the system's either.
    assert client.get(f"{API}/predictions?layer=layer3", headers=owner).json()["total"] == before


def test_ones_activities_are_ones_own(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    add_user(engine, "ada")
    header = sign_in(client, "ada")
    mine = client.get(f"{API}/users/me/activities", headers=header).json()
    assert [(row["activity_type"], row["email"]) for row in mine["data"]] == [("login", "ada@example.org")]
    everyone = client.get(f"{API}/admin/user-activities?activity_type=login&days=1", headers=owner).json()
    assert [row["email"] for row in everyone["data"]] == ["ada@example.org", EMAIL]
    assert client.get(f"{API}/admin/audit?activity_type=login", headers=owner).json()["total"] == 0
