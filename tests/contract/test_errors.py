"""A failure has one shape, whatever the cause."""

import hashlib
import json

import pytest
from starlette.testclient import TestClient

from cryptopredict.server.schemas import Problem
from fixtures.serving import EMAIL, PHRASE, sign_up

API = "/api/v1"
JSON = {"Content-Type": "application/json"}

CASES: dict[str, tuple[str, str, bytes | None, dict[str, str], int, str]] = {
    "unknown address": ("GET", "/nothing", None, {}, 404, "not_found"),
    "unknown address, other method": ("DELETE", "/nothing/at/all", None, {}, 404, "not_found"),
    "wrong method": ("DELETE", "/auth/me", None, {}, 405, "method_not_allowed"),
    "nobody": ("GET", "/auth/me", None, {}, 401, "unauthenticated"),
    "number too small": ("GET", "/cryptocurrencies/0", None, {"signed": "in"}, 422, "bad_input"),
    "number too large": ("GET", f"/cryptocurrencies/{2**63}", None, {"signed": "in"}, 422, "bad_input"),
    "no number": ("GET", "/cryptocurrencies/one", None, {"signed": "in"}, 422, "bad_input"),
    "nothing there": ("GET", f"/cryptocurrencies/{2**62}", None, {"signed": "in"}, 404, "not_found"),
    "page too long": ("GET", "/cryptocurrencies?limit=201", None, {"signed": "in"}, 422, "bad_input"),
    "unknown order": ("GET", "/cryptocurrencies?sort=password", None, {"signed": "in"}, 422, "bad_input"),
    "moment as a number": ("GET", "/prices/1?start=1767225600", None, {"signed": "in"}, 422, "bad_input"),
    "zero byte": ("GET", "/cryptocurrencies?search=%00", None, {"signed": "in"}, 422, "bad_input"),
    "no JSON": ("POST", "/auth/login", b'{"email":', JSON, 400, "bad_request"),
    "another kind of body": (
        "POST",
        "/auth/login",
        b'{"email":"a@example.org","password":"x"}',
        {"Content-Type": "text/plain"},
        422,
        "bad_input",
    ),
    "deep JSON": ("POST", "/auth/login", b"[" * 60_000, JSON, 400, "bad_request"),
    "too large": ("POST", "/auth/login", b"x" * 70_000, JSON, 413, "too_large"),
    "wrong length": ("POST", "/auth/login", b"{}", {**JSON, "Content-Length": "-1"}, 413, "too_large"),
    "extra field": (
        "POST",
        "/auth/login",
        json.dumps({"email": "a@example.org", "password": "x", "role": "admin"}).encode(),
        JSON,
        422,
        "bad_input",
    ),
    "zero byte in a name": (
        "POST",
        "/setup/owner",
        json.dumps({"email": "a@example.org", "password": PHRASE, "first_name": "a\0"}).encode(),
        JSON,
        422,
        "bad_input",
    ),
    "no origin": ("POST", "/auth/refresh", None, {"Origin": "http://["}, 403, "forbidden"),
    "foreign page": ("POST", "/auth/refresh", None, {"Origin": "http://evil.example"}, 403, "forbidden"),
    "no decision": ("GET", "/ui/dashboard", None, {"signed": "in"}, 503, "no_data"),
}


@pytest.mark.parametrize("case", list(CASES))
def test_failures_have_one_shape(client: TestClient, case: str) -> None:
    method, path, body, headers, status, slug = CASES[case]
    given = sign_up(client) if "signed" in headers else headers
    answer = client.request(method, API + path, content=body, headers=given)
    problem = Problem.model_validate_json(answer.content)
    assert (answer.status_code, problem.error_code, problem.type) == (status, status, slug)
    assert problem.request_id == answer.headers["x-request-id"]
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert ("retry-after" in answer.headers) == (status in (429, 503))
    assert ("www-authenticate" in answer.headers) == (status == 401)
    assert ("allow" in answer.headers) == (status == 405)


def test_what_was_sent_wrong_is_not_repeated(client: TestClient) -> None:
    answer = client.post(f"{API}/setup/owner", json={"email": "no email", "password": "canary"})
    assert answer.status_code == 422
    assert {detail["field"] for detail in answer.json()["details"]} == {"email", "password"}
    assert "canary" not in answer.text


def test_a_body_that_says_nothing_of_its_length_is_bounded_too(client: TestClient) -> None:
    answer = client.post(f"{API}/auth/login", content=(b"x" * 10_000 for _ in range(10)), headers=JSON)
    assert (answer.status_code, answer.json()["type"]) == (413, "too_large")


def test_a_defect_says_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("canary")

    header = sign_up(client)
    monkeypatch.setattr("cryptopredict.server.routes.cryptocurrencies.assets_page", broken)
    answer = client.get(f"{API}/cryptocurrencies", headers=header)
    assert (answer.status_code, answer.json()["type"]) == (500, "internal")
    assert "canary" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "allowed"), [("/auth/login", "POST"), ("/cryptocurrencies/1", "DELETE, GET, PATCH"), ("/ui/dashboard", "GET")]
)
def test_a_wrong_method_is_told_the_right_ones(client: TestClient, path: str, allowed: str) -> None:
    answer = client.put(f"{API}{path}")
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_the_log_of_a_defect_quotes_no_values(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A constraint that fails has the database quote the whole row, the hash of the password included."""
    sign_up(client)
    monkeypatch.setattr("cryptopredict.members.sessions.secrets.token_urlsafe", lambda _: "the same twice")
    credentials = {"email": EMAIL, "password": PHRASE}
    statuses = [client.post(f"{API}/auth/login", json=credentials).status_code for _ in range(2)]
    assert statuses == [200, 500]
    told = capsys.readouterr().out
    assert "INSERT INTO refresh_tokens" in told
    assert "23505" in told
    assert hashlib.sha256(b"the same twice").hexdigest() not in told


def test_too_many_requests_say_when_to_come_back(client: TestClient) -> None:
    answers = [client.post(f"{API}/auth/logout") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    Problem.model_validate_json(answers[-1].content)
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
