"""What every answer says to browsers and caches, whatever the route and whoever asks."""

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from cryptopredict.server.guard import PREFIX
from cryptopredict.server.policy import POLICIES, UNSIGNED
from fixtures.serving import EMAIL, sign_up
from fixtures.world import decide, fill_market

FOREIGN = {"Origin": "https://evil.example"}
READS = [(path, policy) for name, policy in POLICIES.items() for method, path in [name.split(" ")] if method == "GET"]


def test_no_answer_is_kept_framed_guessed_at_or_read_by_another_page(client: TestClient, engine: Engine) -> None:
    admin = sign_up(client)
    decide(engine, fill_market(engine))
    client.post(f"{PREFIX}/admin/config", json={"values": {"limits.scale": 100}}, headers=admin)
    wrong = []
    for path, policy in READS:
        for header in ({}, admin):
            answer = client.get(
                PREFIX + path.replace("{symbol}", "BTC").replace("{", "").replace("}", ""), headers=header | FOREIGN
            )
            said = answer.headers
            safe = (
                said["x-content-type-options"] == "nosniff",
                "default-src 'none'" in said["content-security-policy"]
                and "frame-ancestors 'none'" in said["content-security-policy"],
                said["referrer-policy"] in ("no-referrer", "same-origin"),
                policy.access in UNSIGNED or "no-store" in said["cache-control"],
                not [name for name in said if name.startswith("access-control-")],
            )
            if not all(safe):
                wrong.append((path, bool(header), answer.status_code, safe))
    assert wrong == []


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/login", "/users/me", "/admin/config"])
def test_no_other_page_is_let_in_by_a_preflight(client: TestClient, path: str) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    answer = client.options(PREFIX + path, headers=FOREIGN | asked)
    assert answer.status_code in (403, 405)
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_form_of_another_page_is_no_request(client: TestClient, kind: str) -> None:
    """What a page may send without asking first never counts as JSON."""
    sign_up(client)
    body = f'{{"email": "{EMAIL}", "password": "x"}}'.encode()
    assert client.post(f"{PREFIX}/auth/login", content=body, headers={"Content-Type": kind}).status_code == 422
