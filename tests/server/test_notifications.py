import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, select
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import Notification, NotificationChannel, PushSubscription, User
from cryptopredict.members import hash_password
from cryptopredict.members.notifying import Happening, notify
from cryptopredict.outbox import write_event
from fixtures.serving import EMAIL, PHRASE, bearer, serving, sign_up

API = "/api/v1"
TELEGRAM = "tgram://123456789:ABCdefGHIjklMNOpqrSTUvwxYZ012345678/12345"
BROWSER = {"endpoint": "https://fcm.googleapis.com/fcm/send/abc", "p256dh": "B" * 87, "auth": "a" * 22}


@pytest.fixture
def client(ground: Ground) -> Iterator[TestClient]:
    with serving(ground) as found:
        yield found


@pytest.fixture
def owner(client: TestClient) -> dict[str, str]:
    return sign_up(client)


@pytest.fixture
def other(client: TestClient, owner: dict[str, str], engine: Engine) -> dict[str, str]:
    with transaction(engine) as session:
        session.add(User(email="other@example.org", password_hash=asyncio.run(hash_password(PHRASE)), is_verified=True))
    session_ = client.post(f"{API}/auth/login", json={"email": "other@example.org", "password": PHRASE}).json()
    return bearer(session_["data"]["access_token"])


def _told(engine: Engine, count: int = 2) -> None:
    with transaction(engine) as session:
        facts = {"regime": "bull", "before": "bear", "confidence": 0.6}
        happenings = [Happening(f"regime_change:{number}", "regime_change", facts) for number in range(count)]
        notify(session, happenings, utc_now(), write_event)


def test_messages_are_listed_read_and_put_away_by_their_owner_alone(
    client: TestClient, owner: dict[str, str], other: dict[str, str], engine: Engine
) -> None:
    _told(engine)
    listed = client.get(f"{API}/ui/notifications", headers=owner).json()
    assert (listed["total"], listed["filters"]["unread"]) == (2, 2)
    first = listed["data"][0]
    assert (first["title"], first["data"]["regime"], first["deliveries"]) == ("The market is bull now", "bull", [])
    theirs = f"{API}/ui/notifications/{first['id']}"
    assert client.post(f"{theirs}/read", headers=other).status_code == 404
    assert client.delete(theirs, headers=other).status_code == 404
    assert client.post(f"{theirs}/read", headers=owner).json()["data"]["unread"] == 1
    assert client.delete(theirs, headers=owner).status_code == 200
    assert client.get(f"{API}/ui/notifications", headers=owner).json()["total"] == 1
    assert client.post(f"{API}/ui/notifications/read-all", headers=owner).json()["data"]["unread"] == 0
    assert client.get(f"{API}/ui/notifications", headers=other).json()["filters"]["unread"] == 2


def test_rules_replace_the_default_of_their_event(client: TestClient, owner: dict[str, str], other: dict[str, str]) -> None:
    def kinds(header: dict[str, str]) -> dict[str, bool]:
        return {
            rule["event"]: rule["is_default"]
            for rule in client.get(f"{API}/notifications/rules", headers=header).json()["data"]
        }

    assert kinds(other) == {"new_signal": True, "signal_outcome": True, "regime_change": True}
    made = client.post(
        f"{API}/notifications/rules",
        headers=other,
        json={"event": "new_signal", "filters": {"min_edge": 1.0, "sides": ["long"]}},
    )
    assert made.status_code == 201, made.text
    assert kinds(other)["new_signal"] is False
    rule = f"{API}/notifications/rules/{made.json()['data']['id']}"
    assert client.put(rule, headers=owner, json={"event": "new_signal"}).status_code == 404
    assert client.put(rule, headers=other, json={"event": "new_signal", "is_active": False}).json()["data"]["filters"] == {}
    assert client.delete(rule, headers=other).status_code == 200
    assert kinds(other)["new_signal"] is True


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"event": "suggestion"}, 403),
        ({"event": "price_cross"}, 422),
        ({"event": "regime_change", "filters": {"min_edge": 1}}, 422),
        ({"event": "new_signal", "user_id": 1}, 422),
        ({"event": "nothing"}, 422),
        ({"event": "price_cross", "filters": {"crypto_id": 1, "price": -1}}, 422),
    ],
)
def test_rules_that_cannot_be(client: TestClient, other: dict[str, str], given: dict[str, Any], status: int) -> None:
    assert client.post(f"{API}/notifications/rules", headers=other, json=given).status_code == status


def test_the_address_of_a_channel_goes_in_and_never_comes_out(
    client: TestClient, owner: dict[str, str], engine: Engine
) -> None:
    made = client.post(
        f"{API}/notifications/channels", headers=owner, json={"kind": "service", "name": "phone", "url": TELEGRAM}
    )
    assert (made.status_code, made.json()["data"]["service"]) == (201, "Telegram"), made.text
    whole = made.text + client.get(f"{API}/notifications/channels", headers=owner).text
    with transaction(engine) as session:
        whole += session.scalars(select(NotificationChannel.sealed)).one() or ""
    assert "ABCdef" not in whole


@pytest.mark.parametrize(
    "url", ["json://127.0.0.1/x", "ntfy://127.0.0.1/x", "http://169.254.169.254/latest", "file:///etc/passwd", None]
)
def test_channels_that_lead_inside_or_nowhere(client: TestClient, owner: dict[str, str], url: str | None) -> None:
    given = {"kind": "service", "name": "x", "url": url}
    assert client.post(f"{API}/notifications/channels", headers=owner, json=given).status_code == 422


def test_a_browser_belongs_to_whoever_signed_in_to_it_last(
    client: TestClient, owner: dict[str, str], other: dict[str, str], engine: Engine
) -> None:
    assert len(client.get(f"{API}/notifications/vapid-key", headers=owner).json()["data"]["key"]) == 87
    for header in (owner, other):
        assert client.post(f"{API}/notifications/subscribe", headers=header, json=BROWSER).status_code == 201
    inside = {**BROWSER, "endpoint": "https://192.168.0.1/x"}
    assert client.post(f"{API}/notifications/subscribe", headers=owner, json=inside).status_code == 422
    _told(engine, 1)
    with transaction(engine) as session:
        assert len(session.scalars(select(Notification)).all()) == 2
    ways = [
        [one["way"] for one in client.get(f"{API}/ui/notifications", headers=header).json()["data"][0]["deliveries"]]
        for header in (owner, other)
    ]
    assert ways == [[], ["browser"]]
    body = {"endpoint": BROWSER["endpoint"]}
    for header, gone in ((owner, False), (other, True)):
        answer = client.request("DELETE", f"{API}/notifications/subscribe", headers=header, json=body)
        assert answer.json()["data"]["removed"] is gone


def test_quiet_hours_are_kept(client: TestClient, owner: dict[str, str]) -> None:
    given = {"zone": "Asia/Tehran", "quiet_from": 22, "quiet_to": 7, "digest_hour": None}
    assert client.put(f"{API}/notifications/times", headers=owner, json=given).status_code == 200
    assert client.get(f"{API}/notifications/times", headers=owner).json()["data"] == given
    for wrong in ({"zone": "Nowhere/Land"}, {"quiet_from": 3}, {"digest_hour": 24}):
        assert client.put(f"{API}/notifications/times", headers=owner, json=wrong).status_code == 422


@pytest.mark.parametrize("ended", ["one of two", "all", "password"])
def test_a_browser_is_told_nothing_any_more_once_its_session_is_ended(
    client: TestClient, owner: dict[str, str], engine: Engine, ended: str
) -> None:
    """And the one that goes on, under a new password too, is told on."""
    client.post(f"{API}/notifications/subscribe", json=BROWSER, headers=owner)
    credentials = {"email": EMAIL, "password": PHRASE}
    here = bearer(client.post(f"{API}/auth/login", json=credentials).json()["data"]["access_token"])
    mine = {**BROWSER, "endpoint": BROWSER["endpoint"] + "/here"}
    client.post(f"{API}/notifications/subscribe", json=mine, headers=here)
    match ended:
        case "all":
            client.post(f"{API}/auth/logout-all", headers=here)
        case "password":
            body = {"current_password": PHRASE, "password": "another four words"}
            renewed = bearer(client.post(f"{API}/auth/change-password", json=body, headers=here).json()["data"]["access_token"])
            session_ = client.get(f"{API}/auth/sessions", headers=renewed).json()["data"]["sessions"][0]["id"]
        case _:
            rows = client.get(f"{API}/auth/sessions", headers=here).json()["data"]["sessions"]
            other = next(row["id"] for row in rows if not row["current"])
            client.delete(f"{API}/auth/sessions/{other}", headers=here)
    with transaction(engine) as session:
        left = session.execute(select(PushSubscription.endpoint, PushSubscription.session)).all()
    assert [row.endpoint for row in left] == ([] if ended == "all" else [mine["endpoint"]])
    if ended == "password":
        assert str(left[0].session) == session_
