"""Accounts that people make, passwords that they forget and change, sessions that they end."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, func, select, text, update
from starlette.testclient import TestClient

from cryptopredict.core import Ground, transaction
from cryptopredict.core.configuration import change_configuration
from cryptopredict.core.schema import AccountToken, User, UserActivity
from fixtures.mailbox import Mailbox, mail_server
from fixtures.people import add_user, sign_in
from fixtures.serving import EMAIL, PHRASE, bearer, serving, sign_up

API = "/api/v1"
NEW = {"email": "new@example.org", "password": "another four words", "locale": "fa"}


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as box:
        yield box


@pytest.fixture
def client(ground: Ground, engine: Engine, mailbox: Mailbox) -> Iterator[TestClient]:
    """The server, where anybody may register and mails arrive."""
    with transaction(engine) as session:
        change_configuration(session, {"accounts.registration": True}, by=None)
    url = SecretStr(f"smtp://127.0.0.1:{mailbox.port}")
    settings = ground.settings.model_copy(update={"mail_url": url, "public_url": "https://here.example/"})
    with serving(replace(ground, settings=settings)) as client:
        yield client


def _login(client: TestClient, email: str, password: str) -> int:
    return client.post(f"{API}/auth/login", json={"email": email, "password": password}).status_code


def test_who_registers_comes_in_once_the_mailbox_has_confirmed(
    client: TestClient, owner: dict[str, str], engine: Engine, mailbox: Mailbox
) -> None:
    answer = client.post(f"{API}/auth/register", json=NEW)
    assert (answer.status_code, answer.json()["data"]) == (202, {"accepted": True})
    assert _login(client, NEW["email"], NEW["password"]) == 401
    token = mailbox.token(1)
    letter = mailbox.letters[0]
    assert letter["To"] == NEW["email"]
    assert f"https://here.example/fa/verify-email#{token}" in letter.get_content()
    assert client.post(f"{API}/auth/verify-email", json={"token": token}).json()["data"] == {"email": NEW["email"]}
    assert _login(client, NEW["email"], NEW["password"]) == 200
    assert client.post(f"{API}/auth/verify-email", json={"token": token}).status_code == 422
    with transaction(engine) as session:
        user = session.scalars(select(User).where(User.email == NEW["email"])).one()
        assert (user.role, user.is_verified, user.is_superuser, user.preferences) == ("casual", True, False, {"locale": "fa"})


def test_registering_tells_nobody_who_has_an_account(
    client: TestClient, owner: dict[str, str], engine: Engine, mailbox: Mailbox
) -> None:
    taken = client.post(f"{API}/auth/register", json={**NEW, "email": EMAIL.upper()})
    free = client.post(f"{API}/auth/register", json=NEW)
    assert {(answer.status_code, str(answer.json()["data"])) for answer in (taken, free)} == {(202, "{'accepted': True}")}
    assert {letter["To"] for letter in mailbox.wait(2)} == {EMAIL, NEW["email"]}
    assert _login(client, EMAIL, NEW["password"]) == 401
    assert _login(client, EMAIL, PHRASE) == 200
    # Once more within two minutes: taken, and no second letter.
    assert client.post(f"{API}/auth/register", json=NEW).status_code == 202
    with transaction(engine) as session:
        assert session.scalar(select(func.count()).select_from(AccountToken)) == 1


def test_registration_can_be_closed_and_is_unless_opened(client: TestClient, owner: dict[str, str]) -> None:
    assert client.get(f"{API}/setup").json()["data"]["registration_open"] is True
    assert (
        client.post(f"{API}/admin/config", json={"values": {"accounts.registration": False}}, headers=owner).status_code == 200
    )
    assert client.post(f"{API}/auth/register", json=NEW).status_code == 403
    assert client.get(f"{API}/setup").json()["data"]["registration_open"] is False


def test_who_is_invited_chooses_a_password_with_the_link(
    client: TestClient, owner: dict[str, str], engine: Engine, mailbox: Mailbox
) -> None:
    wanted = {"email": "Ada@Example.org", "role": "professional", "first_name": "Ada", "locale": "fa"}
    made = client.post(f"{API}/users", json=wanted, headers=owner)
    said = made.json()["data"]
    assert (made.status_code, said["user"]["email"], said["user"]["role"]) == (201, "ada@example.org", "professional")
    assert (said["mailed"], said["good_for_hours"]) == (True, 48)
    place, token = said["link"].split("#")
    assert (place, mailbox.token(1)) == ("https://here.example/fa/reset-password", token)
    assert client.post(f"{API}/users", json=wanted, headers=owner).status_code == 409
    chosen = {"token": token, "password": NEW["password"]}
    assert client.post(f"{API}/auth/reset-password", json=chosen).status_code == 200
    assert client.post(f"{API}/auth/reset-password", json=chosen).status_code == 422
    assert _login(client, "ada@example.org", NEW["password"]) == 200
    # A link that an admin passed on says nothing of whose mailbox it is.
    assert client.get(f"{API}/users/{said['user']['id']}", headers=owner).json()["data"]["is_verified"] is False
    kinds = [row["activity_type"] for row in client.get(f"{API}/admin/audit", headers=owner).json()["data"]]
    assert kinds == ["password_reset", "invite_user"]


def test_an_admin_hands_over_a_link_and_nothing_changes_until_it_is_used(
    client: TestClient, owner: dict[str, str], engine: Engine
) -> None:
    ada, bob = add_user(engine, "ada"), add_user(engine, "bob", "admin")
    header, his = sign_in(client, "ada"), sign_in(client, "bob")
    links = [client.post(f"{API}/users/{ada}/reset-link", headers=his).json()["data"]["link"] for _ in range(2)]
    assert client.get(f"{API}/auth/me", headers=header).status_code == 200
    first, second = ({"token": link.split("#")[1], "password": NEW["password"]} for link in links)
    assert client.post(f"{API}/auth/reset-password", json=first).status_code == 422
    assert client.post(f"{API}/auth/reset-password", json=second).json()["data"] == {"sessions_ended": 1}
    assert client.get(f"{API}/auth/me", headers=header).status_code == 401
    me = client.get(f"{API}/users/me", headers=owner).json()["data"]["id"]
    assert client.post(f"{API}/users/{me}/reset-link", headers=his).status_code == 403
    client.patch(f"{API}/users/{ada}/status", json={"is_active": False}, headers=owner)
    assert client.post(f"{API}/users/{ada}/reset-link", headers=owner).status_code == 409
    assert bob


@pytest.mark.parametrize("extra", ["role", "is_superuser", "is_verified", "is_active", "id", "password_hash"])
def test_nobody_sets_what_only_admins_set(client: TestClient, owner: dict[str, str], engine: Engine, extra: str) -> None:
    """Each body that a user may send, with one field more."""
    bodies: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/auth/register", NEW),
        ("PATCH", "/users/me", {"first_name": "A"}),
        ("PATCH", "/users/me/preferences", {"theme": "dark"}),
        ("POST", "/auth/change-password", {"current_password": PHRASE, "password": "another four words"}),
    ]
    value = {"role": "admin", "id": 1, "password_hash": "x"}.get(extra, True)
    for method, path, body in bodies:
        answer = client.request(method, API + path, json={**body, extra: value}, headers=owner)
        assert (answer.status_code, answer.json()["details"][0]["field"]) == (422, extra)
    with transaction(engine) as session:
        assert session.scalars(select(User.email)).all() == [EMAIL]


def test_a_forgotten_password_is_replaced_through_the_mailbox(
    client: TestClient, owner: dict[str, str], engine: Engine, mailbox: Mailbox
) -> None:
    answers = [client.post(f"{API}/auth/forgot-password", json={"email": email}) for email in (EMAIL, "x@example.org")]
    assert [(answer.status_code, answer.json()["data"]) for answer in answers] == [(202, {"accepted": True})] * 2
    token = mailbox.token(1)
    new = "words that are new"
    refused = client.post(f"{API}/auth/reset-password", json={"token": token, "password": "password1"})
    assert refused.status_code == 422
    # The refusal used nothing up.
    done = client.post(f"{API}/auth/reset-password", json={"token": token, "password": new})
    assert done.json()["data"] == {"sessions_ended": 1}
    assert client.get(f"{API}/auth/me", headers=owner).status_code == 401
    assert (_login(client, EMAIL, PHRASE), _login(client, EMAIL, new)) == (401, 200)
    assert client.post(f"{API}/auth/reset-password", json={"token": token, "password": new}).status_code == 422
    assert "changed" in mailbox.wait(2)[1]["Subject"]
    with transaction(engine) as session:
        stored = session.scalars(select(AccountToken)).all()
        assert token not in str([vars(row) for row in stored])
        assert session.scalar(select(UserActivity.activity_type).order_by(UserActivity.id.desc()).limit(1)) in (
            "login",
            "password_reset",
        )


@pytest.mark.parametrize("wrong", ["too old", "switched off", "for something else"])
def test_a_token_counts_only_for_what_and_while_it_was_meant(
    client: TestClient, owner: dict[str, str], engine: Engine, mailbox: Mailbox, wrong: str
) -> None:
    client.post(f"{API}/auth/forgot-password", json={"email": EMAIL})
    token = mailbox.token(1)
    with transaction(engine) as session:
        if wrong == "too old":
            session.execute(update(AccountToken).values(expires_at=func.now() - text("interval '1 second'")))
        elif wrong == "switched off":
            session.execute(update(User).values(is_active=False))
        else:
            session.execute(update(AccountToken).values(purpose="activate"))
    answer = client.post(f"{API}/auth/reset-password", json={"token": token, "password": "words that are new"})
    assert (answer.status_code, answer.json()["type"]) == (422, "bad_input")


def test_a_changed_password_ends_every_other_session(client: TestClient, owner: dict[str, str], mailbox: Mailbox) -> None:
    other = sign_in(client, "owner")
    body = {"current_password": PHRASE, "password": "words that are new"}
    wrong = client.post(f"{API}/auth/change-password", json={**body, "current_password": "no"}, headers=owner)
    assert wrong.status_code == 403
    same = client.post(f"{API}/auth/change-password", json={**body, "password": PHRASE}, headers=owner)
    assert same.status_code == 422
    answer = client.post(f"{API}/auth/change-password", json=body, headers=owner)
    assert answer.status_code == 200
    mine = bearer(answer.json()["data"]["access_token"])
    statuses = [client.get(f"{API}/auth/me", headers=header).status_code for header in (mine, owner, other)]
    assert statuses == [200, 401, 401]
    assert client.post(f"{API}/auth/refresh").status_code == 200
    assert mailbox.wait(1)[0]["To"] == EMAIL


def test_sessions_are_listed_and_ended_one_by_one(client: TestClient, owner: dict[str, str], engine: Engine) -> None:
    add_user(engine, "other")
    other = sign_in(client, "other")
    phone = sign_in(client, "owner")
    mine = client.get(f"{API}/auth/sessions", headers=owner).json()["data"]["sessions"]
    assert [session["current"] for session in mine] == [False, True]
    foreign = client.get(f"{API}/auth/sessions", headers=other).json()["data"]["sessions"][0]["id"]
    missing = "00000000-0000-4000-8000-000000000000"
    answers = [client.delete(f"{API}/auth/sessions/{which}", headers=owner) for which in (foreign, missing)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json()["error"] == answers[1].json()["error"]
    assert client.delete(f"{API}/auth/sessions/{mine[0]['id']}", headers=owner).json()["data"] == {"sessions_ended": 1}
    statuses = [client.get(f"{API}/auth/me", headers=header).status_code for header in (owner, phone, other)]
    assert statuses == [200, 401, 200]


def test_a_letter_that_no_server_takes_is_given_up_and_told(
    ground: Ground, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cryptopredict.server.postman._PAUSES", (0.01,))
    mailbox.refuses = True
    settings = ground.settings.model_copy(update={"mail_url": SecretStr(f"smtp://a:secret@127.0.0.1:{mailbox.port}")})
    with serving(replace(ground, settings=settings)) as client:
        sign_up(client)
        client.post(f"{API}/auth/forgot-password", json={"email": EMAIL})
        for _ in range(500):
            if 'letters_total{result="failed"} 1.0' in client.get("/metrics").text:
                break
        else:
            raise AssertionError("it was not given up")
    told = capsys.readouterr().out
    assert "mail_failed" in told
    assert "secret" not in told


def test_without_a_mail_server_the_letter_is_in_the_log(ground: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(ground) as client:
        sign_up(client)
        client.post(f"{API}/auth/forgot-password", json={"email": EMAIL})
        told = ""
        for _ in range(200):
            client.get(f"{API}/health/live")
            told += capsys.readouterr().out
            if "reset-password#" in told:
                return
    raise AssertionError("no letter")
