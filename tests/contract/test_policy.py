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
from cryptopredict.server.policy import POLICIES, UNSIGNED, Access
from cryptopredict.server.state import State
from fixtures.people import add_user
from fixtures.serving import PHRASE, bearer, sign_up
from fixtures.world import decide, fill_market

# Pages and documents: static, the same for everybody.
OPEN = {"/", "/docs", "/redoc", "/openapi.json", "/docs-assets", "/api/{rest:path}", "/docs/oauth2-redirect"}
# What an operation needs before it looks for its object.
BODIES: dict[str, dict[str, Any]] = {
    "POST /admin/ai-models/{model_id}/promote": {"version": "1"},
    "POST /admin/ai-models/{model_id}/resume": {"reason": "it is well"},
    "PATCH /users/{user_id}/role": {"role": "casual"},
    "PATCH /users/{user_id}/status": {"is_active": True},
    "PATCH /cryptocurrencies/{crypto_id}": {"name": "Bitcoin"},
    "PATCH /layer2/sectors/{sector_id}": {"color_code": "#4C9AFF"},
    "PUT /layer2/sectors/{sector_id}/members": {"crypto_ids": []},
    "POST /admin/halts": {"layer": 1, "reason": "to see who may"},
    "POST /layer4/signals/{signal_id}/execute": {"position_size": "10", "risk_confirmation": True},
    "PUT /layer4/risk": {},
    "PUT /notifications/rules/{rule_id}": {"event": "new_signal"},
    "POST /layer3/watchlists": {"name": "mine"},
    "POST /layer3/watchlists/{watchlist_id}/items": {"crypto_id": 2**60},
    "PATCH /layer3/watchlists/{watchlist_id}": {"name": "other"},
    "PATCH /layer3/watchlists/{watchlist_id}/items/{item_id}": {"status": "paused"},
    "PUT /layer3/watchlists/{watchlist_id}/order": {"item_ids": [1]},
    "POST /layer3/watchlists/bulk-actions": {"action": "remove", "crypto_ids": [2**60]},
    "POST /layer3/suggestions/{suggestion_id}/review": {"decision": "reject"},
}
QUERIES = {"/admin/halts/{halt_id}": "?reason=done", "/prices/{crypto_id}": "?before=2020-01-01T00:00:00Z"}
# Operations on what somebody owns, and whether it is theirs alone, whatever an admin may.
OWNED = {
    "GET /users/{user_id}": False,
    "GET /tasks/{task_id}": False,
    "GET /tasks/{task_id}/progress": False,
    "DELETE /auth/sessions/{session_id}": True,
}
# Their objects take a world to make: server/test_curation.py and server/test_portfolio.py ask for those of others.
OWNED_ELSEWHERE = {
    "DELETE /layer3/watchlists/{watchlist_id}",
    "DELETE /layer3/watchlists/{watchlist_id}/items/{item_id}",
    "PATCH /layer3/watchlists/{watchlist_id}",
    "PATCH /layer3/watchlists/{watchlist_id}/items/{item_id}",
    "POST /layer3/watchlists/{watchlist_id}/items",
    "POST /portfolio/positions/{position_id}/close",
    "PUT /layer3/watchlists/{watchlist_id}/order",
}
# They would end the sessions that the rest of the table needs.
ENDS_SESSIONS = {"/auth/logout-all"}
_SIGNED = {"casual", "professional", "admin"}
LETS_IN = {Access.USER: _SIGNED, Access.OWNER: _SIGNED, Access.ADMIN: {"admin"}}


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


def _world(engine: Engine) -> tuple[dict[str, Any], dict[str, Any]]:
    """For each parameter of a path something that is there, and something that is not. A new parameter needs an entry."""
    ids = fill_market(engine)
    decide(engine, ids)
    victim = add_user(engine, "victim")
    one = (
        *("channel_id", "halt_id", "item_id", "model_id", "notification_id", "position_id", "prediction_id", "rule_id"),
        *("run_id", "sector_id", "seq", "signal_id", "suggestion_id", "task_id", "watchlist_id"),
    )
    there = {**dict.fromkeys(one, 1), "crypto_id": ids["BTC"], "user_id": victim, "symbol": "BTC", "name": "clean_up"}
    nobody = "00000000-0000-4000-8000-000000000000"
    missing = {**dict.fromkeys(there, 2**60), "symbol": "NOTHING", "name": "nothing", "session_id": nobody}
    return {**there, "session_id": nobody}, missing


def _unlimited(client: TestClient, admin: dict[str, str]) -> None:
    answer = client.post(f"{PREFIX}/admin/config", json={"values": {"limits.scale": 100}}, headers=admin)
    assert answer.status_code == 200


def _guarded() -> list[tuple[str, str, Access]]:
    return [
        (method, path, policy.access)
        for operation, policy in POLICIES.items()
        for method, path in [operation.split(" ")]
        if method != "WEBSOCKET" and policy.access not in UNSIGNED and path not in ENDS_SESSIONS
    ]


def test_each_route_lets_in_whom_the_table_says(client: TestClient, engine: Engine) -> None:
    """Every operation for every kind of caller. Bodies that are needed are missing or minimal, so that little changes meanwhile."""
    callers = _callers(client, engine)
    there, _ = _world(engine)
    _unlimited(client, callers["admin"])
    wrong = []
    for method, path, access in _guarded():
        for name, header in callers.items():
            body = BODIES.get(f"{method} {path}")
            answer = client.request(method, PREFIX + path.format(**there), headers=header, json=body)
            expected = name in LETS_IN[access]
            refused = answer.status_code == (403 if name in ("casual", "professional") else 401)
            # Owners are seen below: somebody else's looks like none.
            allowed = answer.status_code in (200, 201, 202, 304, 404, 409, 415, 422)
            if not (allowed if expected else refused):
                wrong.append((method, path, name, answer.status_code))
    assert wrong == []


def test_what_is_missing_is_not_found(client: TestClient, engine: Engine) -> None:
    admin = sign_up(client)
    _, missing = _world(engine)
    _unlimited(client, admin)
    wrong = []
    for method, path, _ in _guarded():
        if "{" in path:
            body = BODIES.get(f"{method} {path}")
            url = PREFIX + path.format(**missing) + QUERIES.get(path, "")
            answer = client.request(method, url, headers={**admin, "Idempotency-Key": "policy-test"}, json=body)
            if answer.status_code != 404:
                wrong.append((method, path, answer.status_code))
    assert wrong == []


def _own(client: TestClient, header: dict[str, str]) -> dict[str, Any]:
    """Of each parameter that somebody can own, that of the holder of the header."""
    btc = client.get(f"{PREFIX}/cryptocurrencies/symbol/BTC", headers=header).json()["data"]["id"]
    asked = client.post(f"{PREFIX}/predictions", headers=header, json={"crypto_id": btc, "prediction_horizon": 1})
    return {
        "task_id": asked.json()["data"]["task"]["id"],
        "user_id": client.get(f"{PREFIX}/users/me", headers=header).json()["data"]["id"],
        "session_id": client.get(f"{PREFIX}/auth/sessions", headers=header).json()["data"]["sessions"][0]["id"],
    }


def test_what_is_somebody_elses_looks_like_nothing(client: TestClient, engine: Engine) -> None:
    """Own, another's and missing objects for everybody; `O` lets admins at those of others, personal ones are nobody else's."""
    callers = _callers(client, engine)
    _, missing = _world(engine)
    _unlimited(client, callers["admin"])
    owners = {f"{method} {path}" for method, path, access in _guarded() if access is Access.OWNER and "{" in path}
    assert owners <= set(OWNED) | OWNED_ELSEWHERE, "say what of it can be owned"
    own = {name: _own(client, callers[name]) for name in ("casual", "professional", "admin")}
    for operation, personal in OWNED.items():
        method, path = operation.split(" ")
        for name in ("casual", "professional", "admin"):
            other = own["professional" if name == "casual" else "casual"]
            theirs = client.request(method, PREFIX + path.format(**other), headers=callers[name])
            nothing = client.request(method, PREFIX + path.format(**missing), headers=callers[name])
            assert nothing.status_code == 404
            if name == "admin" and not personal:
                assert theirs.status_code == 200, operation
            else:
                assert theirs.status_code == 404, operation
                assert {**theirs.json(), "request_id": "", "timestamp": ""} == {
                    **nothing.json(),
                    "request_id": "",
                    "timestamp": "",
                }
        for name in ("casual", "professional"):
            assert client.request(method, PREFIX + path.format(**own[name]), headers=callers[name]).status_code == 200, (
                operation
            )


def test_public_routes_ask_nobody_who_they_are(client: TestClient) -> None:
    for operation, policy in POLICIES.items():
        method, path = operation.split(" ")
        if policy.access is Access.PUBLIC and method == "GET":
            assert client.get(PREFIX + path, headers=bearer("a.b.c")).status_code == 200, operation
