"""Every route has its policy, every policy its route, and each of them holds for each kind of caller."""

from typing import Any

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import Engine, update
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import RefreshToken, User
from cryptopredict.server import create_app
from cryptopredict.server.guard import PREFIX, GuardedRoute
from cryptopredict.server.policy import POLICIES, Access
from cryptopredict.server.state import State
from fixtures.serving import PHRASE, bearer, sign_up
from fixtures.world import decide, fill_market

# Pages and documents: static, the same for everybody.
OPEN = {"/", "/docs", "/redoc", "/openapi.json", "/docs-assets", "/api/{rest:path}", "/docs/oauth2-redirect"}
BODIES: dict[str, dict[str, Any]] = {
    "POST /admin/ai-models/{model_id}/promote": {"version": "1"},
    "POST /admin/ai-models/{model_id}/resume": {"reason": "it is well"},
    "POST /layer3/watchlists": {"name": "mine"},
    "POST /layer3/watchlists/{watchlist_id}/items": {"crypto_id": 2**60},
    "PATCH /layer3/watchlists/{watchlist_id}": {"name": "other"},
    "PATCH /layer3/watchlists/{watchlist_id}/items/{item_id}": {"status": "paused"},
    "PUT /layer3/watchlists/{watchlist_id}/order": {"item_ids": [1]},
    "POST /layer3/watchlists/bulk-actions": {"action": "remove", "crypto_ids": [2**60]},
    "POST /layer3/suggestions/{suggestion_id}/review": {"decision": "reject"},
    "POST /admin/halts": {"layer": 1, "reason": "to see who may"},
    "POST /layer4/signals/{signal_id}/execute": {"position_size": "10", "risk_confirmation": True},
    "PUT /layer4/risk": {},
}
LETS_IN = {name: {"casual", "professional", "admin"} for name in (Access.USER, Access.OWNER)} | {Access.ADMIN: {"admin"}}
# They are let in, and find that it is too late: the price has left the signal's bounds, and a signal is cancelled once.
IN_BUT_LATE = {"POST /layer4/signals/{signal_id}/execute", "DELETE /layer4/signals/{signal_id}"}


def test_every_route_is_in_the_table_and_the_table_has_no_others() -> None:
    found, unguarded = set(), set()
    for context in iter_route_contexts(create_app().router.routes):
        route: Any = context.original_route
        path = str(getattr(context, "path", None) or route.path).removeprefix(PREFIX)
        if isinstance(route, GuardedRoute):
            method = "".join(route.methods or ())
            found.add(f"{method} {path}")
        elif isinstance(route, WebSocketRoute):
            found.add(f"WEBSOCKET {path}")
        elif isinstance(route, APIRoute | Route | Mount):
            unguarded.add(route.path)
    assert found == set(POLICIES)
    assert unguarded <= OPEN


def test_a_route_without_a_policy_cannot_be_made() -> None:
    async def endpoint() -> None: ...

    with pytest.raises(LookupError, match="has no policy"):
        GuardedRoute(f"{PREFIX}/secret", endpoint, methods=["GET"])


def _sign_in(client: TestClient, email: str) -> dict[str, str]:
    answer = client.post(f"{PREFIX}/auth/login", json={"email": email, "password": PHRASE})
    assert answer.status_code == 200
    return bearer(answer.json()["data"]["access_token"])


def _callers(client: TestClient, engine: Engine) -> dict[str, dict[str, str]]:
    """A header for each kind of caller."""
    admin = sign_up(client)
    with transaction(engine) as session:
        stored = session.query(User.password_hash).scalar()
        for name, role in (("casual", "casual"), ("professional", "professional"), ("off", "admin"), ("ended", "admin")):
            session.add(User(email=f"{name}@example.org", password_hash=stored, role=role))
    callers = {name: _sign_in(client, f"{name}@example.org") for name in ("casual", "professional", "off", "ended")}
    with transaction(engine) as session:
        session.execute(update(User).where(User.email == "off@example.org").values(is_active=False))
        ended = session.query(User.id).filter(User.email == "ended@example.org").scalar_subquery()
        session.execute(update(RefreshToken).where(RefreshToken.user_id == ended).values(revoked_at=utc_now()))
    state: State = client.app.state.server  # type: ignore[attr-defined]
    other = state.signer.issue(1, session_of(state, admin), utc_now().replace(year=2020))
    refresh = client.cookies["cp_refresh"]
    client.cookies.clear()
    return {
        **callers,
        "admin": admin,
        "nobody": {},
        "expired": bearer(other),
        "refresh token": bearer(refresh),
        "garbage": bearer("a.b.c"),
        "basic": {"Authorization": "Basic YTpi"},
    }


def session_of(state: State, header: dict[str, str]) -> Any:
    return state.signer.read(header["Authorization"].removeprefix("Bearer ")).session


def test_each_route_lets_in_whom_the_table_says(client: TestClient, engine: Engine) -> None:
    ids = fill_market(engine)
    callers = _callers(client, engine)
    decide(engine, ids)
    numbers = {
        "crypto_id": ids["BTC"],
        "sector_id": 1,
        "watchlist_id": 2**60,
        "item_id": 2**60,
        "suggestion_id": 2**60,
        "signal_id": 1,
        "run_id": 1,
        "prediction_id": 1,
        "model_id": 1,
        "position_id": 1,
        "halt_id": 2**60,
    }
    jobs = {"task_id": 2**60, "name": "clean_up"}
    wrong = []
    for operation, policy in POLICIES.items():
        method, path = operation.split(" ")
        if method == "WEBSOCKET" or policy.access in (Access.PUBLIC, Access.LOCAL):
            continue
        # Signing out everywhere would end the sessions that the rest of the table needs.
        if path == "/auth/logout-all":
            continue
        for name, header in callers.items():
            url = PREFIX + path.format(**numbers, **jobs)
            headers = {**header, "Idempotency-Key": "policy-test"}
            query = {"reason": "done"} if operation == "DELETE /admin/halts/{halt_id}" else None
            answer = client.request(method, url, headers=headers, json=BODIES.get(operation), params=query)
            expected = name in LETS_IN[policy.access]
            refused = answer.status_code == (403 if name in ("casual", "professional") else 401)
            allowed = answer.status_code in (200, 201, 202, 404) or (operation in IN_BUT_LATE and answer.status_code == 409)
            if not (allowed if expected else refused):
                wrong.append((operation, name, answer.status_code))
    assert wrong == []


def test_public_routes_ask_nobody_who_they_are(client: TestClient) -> None:
    for operation, policy in POLICIES.items():
        method, path = operation.split(" ")
        if policy.access is Access.PUBLIC and method == "GET":
            assert client.get(PREFIX + path, headers=bearer("a.b.c")).status_code == 200, operation
