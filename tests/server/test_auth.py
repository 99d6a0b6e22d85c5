import time
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis
from sqlalchemy import Engine, update
from starlette.testclient import TestClient

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import RefreshToken, User
from cryptopredict.members import passwords
from fixtures.serving import EMAIL, PHRASE, bearer, serving, sign_up

API = "/api/v1"
CREDENTIALS = {"email": EMAIL, "password": PHRASE}


def _status(client: TestClient, header: dict[str, str]) -> int:
    return client.get(f"{API}/auth/me", headers=header).status_code


def _until(client: TestClient, header: dict[str, str], status: int) -> bool:
    # What changed elsewhere may be remembered for a second.
    for _ in range(40):
        if _status(client, header) == status:
            return True
        time.sleep(0.1)
    return False


def test_the_first_visit_makes_the_owner_once(client: TestClient) -> None:
    assert client.get(f"{API}/setup").json()["data"]["needs_owner"] is True
    header = sign_up(client)
    assert client.get(f"{API}/setup").json()["data"]["needs_owner"] is False
    mine = client.get(f"{API}/auth/me", headers=header).json()["data"]
    assert (mine["email"], mine["role"]) == (EMAIL, "admin")
    assert not {"password_hash", "is_superuser"} & set(mine)
    second = client.post(f"{API}/setup/owner", json={"email": "b@example.org", "password": PHRASE})
    assert (second.status_code, second.json()["type"]) == (409, "conflict")


@pytest.mark.parametrize("address", ["192.168.1.5", "10.0.0.1", "::ffff:8.8.8.8"])
def test_nobody_else_on_the_network_becomes_the_owner(ground: Ground, address: str) -> None:
    with serving(ground, address=address) as client:
        assert client.post(f"{API}/setup/owner", json=CREDENTIALS).status_code == 403
        assert client.get("/metrics").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=8.8.8.8"},
        {"Host": "evil.example"},
        {"Host": "evil].example"},
        {"Origin": "http://evil.example"},
    ],
    ids=["proxy", "standard proxy", "rebound name", "broken name", "foreign page"],
)
def test_a_request_passed_on_is_not_one_of_this_machine(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post(f"{API}/setup/owner", json=CREDENTIALS, headers=headers).status_code == 403


def test_nobody_gives_himself_rights(client: TestClient) -> None:
    for extra in ({"role": "admin"}, {"is_superuser": True}, {"id": 1}, {"is_verified": True}):
        refused = client.post(f"{API}/setup/owner", json={**CREDENTIALS, **extra})
        assert refused.status_code == 422
        assert refused.json()["details"][0]["field"] in extra
    assert client.get(f"{API}/setup").json()["data"]["needs_owner"] is True


def test_signing_in_sets_a_cookie_no_script_and_no_other_site_can_use(client: TestClient, owner: dict[str, str]) -> None:
    answer = client.post(f"{API}/auth/login", json={"email": EMAIL.upper(), "password": PHRASE})
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("cp_refresh=")
    assert {"HttpOnly", "SameSite=strict", "Path=/api/v1/auth"} <= set(cookie.split("; "))
    assert answer.headers["cache-control"] == "no-store"
    assert client.cookies["cp_refresh"] not in answer.text
    assert _status(client, bearer(answer.json()["data"]["access_token"])) == 200


def test_over_https_the_cookie_is_bound_to_the_host(ground: Ground) -> None:
    with serving(ground) as client:
        client.base_url = "https://127.0.0.1"
        answer = client.post(f"{API}/setup/owner", json=CREDENTIALS)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-cp_refresh=")
        assert {"Secure", "HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
        assert "max-age" in answer.headers["strict-transport-security"]
        assert client.post(f"{API}/auth/refresh").status_code == 200


def test_wrong_email_and_wrong_password_are_answered_alike(client: TestClient, owner: dict[str, str]) -> None:
    answers = [
        client.post(f"{API}/auth/login", json={"email": email, "password": "wrong words"}) for email in (EMAIL, "x@example.org")
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert len({answer.json()["error"] for answer in answers}) == 1
    assert "set-cookie" not in answers[0].headers


@pytest.mark.parametrize("state", ["known", "unknown", "off"])
def test_every_wrong_sign_in_is_as_much_work(
    client: TestClient, owner: dict[str, str], engine: Engine, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    """One hash as strong as the stored ones is computed, whether there is such an account or not: time tells nothing."""
    if state == "off":
        with transaction(engine) as session:
            session.execute(update(User).values(is_active=False))
    looked_at: list[str] = []
    real = passwords._HASHES.verify_and_update

    def seen(password: str, known: str) -> Any:
        looked_at.append(known.split("$")[1] + known.split("$")[3])
        return real(password, known)

    monkeypatch.setattr(passwords._HASHES, "verify_and_update", seen)
    email = "x@example.org" if state == "unknown" else EMAIL
    assert client.post(f"{API}/auth/login", json={"email": email, "password": "wrong words"}).status_code == 401
    assert looked_at == ["argon2idm=19456,t=2,p=1"]


def test_a_session_goes_on_by_its_cookie_and_ends_with_it(client: TestClient, owner: dict[str, str]) -> None:
    before = client.cookies["cp_refresh"]
    answer = client.post(f"{API}/auth/refresh")
    assert answer.status_code == 200
    assert client.cookies["cp_refresh"] != before
    header = bearer(answer.json()["data"]["access_token"])
    assert _status(client, header) == 200
    ended = client.post(f"{API}/auth/logout")
    assert ended.json()["data"] == {"sessions_ended": 1}
    assert "cp_refresh" not in client.cookies
    assert _status(client, header) == _status(client, owner) == 401
    assert client.post(f"{API}/auth/refresh").status_code == 401


def test_a_stolen_refresh_token_ends_the_session(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    stolen = client.cookies["cp_refresh"]
    assert client.post(f"{API}/auth/refresh").status_code == 200
    fresh = client.cookies["cp_refresh"]
    client.cookies.clear()
    assert client.post(f"{API}/auth/refresh", headers={"Cookie": f"cp_refresh={stolen}"}).status_code == 409
    with transaction(engine) as session:
        session.execute(update(RefreshToken).values(issued_at=RefreshToken.issued_at - timedelta(seconds=11)))
    assert client.post(f"{API}/auth/refresh", headers={"Cookie": f"cp_refresh={stolen}"}).status_code == 401
    assert client.post(f"{API}/auth/refresh", headers={"Cookie": f"cp_refresh={fresh}"}).status_code == 401
    assert _until(client, owner, 401)


def test_signing_out_everywhere_ends_every_session(client: TestClient, owner: dict[str, str]) -> None:
    other = bearer(client.post(f"{API}/auth/login", json=CREDENTIALS).json()["data"]["access_token"])
    assert client.post(f"{API}/auth/logout-all", headers=other).json()["data"] == {"sessions_ended": 2}
    assert _status(client, other) == _status(client, owner) == 401


def test_a_user_who_is_switched_off_is_out_within_seconds(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    assert _status(client, owner) == 200
    with transaction(engine) as session:
        session.execute(update(User).values(is_active=False))
    assert _until(client, owner, 401)
    assert client.post(f"{API}/auth/login", json=CREDENTIALS).status_code == 401


def test_a_page_of_another_server_changes_nothing(client: TestClient, owner: dict[str, str]) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1.evil.example", "http://127.0.0.1:9"):
        assert client.post(f"{API}/auth/refresh", headers={"Origin": origin}).status_code == 403
    assert client.post(f"{API}/auth/refresh", headers={"Origin": "http://127.0.0.1"}).status_code == 200


def test_guesses_at_one_account_wait_whatever_a_header_says_of_where_they_come_from(
    client: TestClient, owner: dict[str, str], redis: "Redis"
) -> None:
    redis.flushall()
    answers = [
        client.post(
            f"{API}/auth/login", json={"email": EMAIL, "password": f"guess {n}"}, headers={"X-Forwarded-For": f"9.9.9.{n}"}
        )
        for n in range(7)
    ]
    assert [answer.status_code for answer in answers[:5]] == [401] * 5
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert client.post(f"{API}/auth/login", json=CREDENTIALS).status_code == 429


def test_who_is_known_here_comes_in_while_others_guess(client: TestClient, owner: dict[str, str], ground: Ground) -> None:
    with serving(ground, address="192.0.2.1") as elsewhere:
        statuses = [
            elsewhere.post(f"{API}/auth/login", json={**CREDENTIALS, "password": f"guess {n}"}).status_code for n in range(8)
        ]
        assert statuses[-1] == 429
    assert client.post(f"{API}/auth/login", json=CREDENTIALS).status_code == 200
