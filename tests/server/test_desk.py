import asyncio
from typing import Any

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from cryptopredict.members import standing
from cryptopredict.server.state import State


def test_many_at_once_cost_one_look_and_one_who_leaves_spoils_nothing(
    client: TestClient, owner: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 0

    async def counted(*given: Any) -> Any:
        nonlocal looks
        looks += 1
        return await standing(*given)

    monkeypatch.setattr("cryptopredict.server.desk.standing", counted)
    state: State = client.app.state.server  # type: ignore[attr-defined]
    token = owner["Authorization"].removeprefix("Bearer ")

    async def all_at_once() -> list[Any]:
        state.desk.forget(state.signer.read(token).user_id)
        asking = [asyncio.create_task(state.desk.member(token)) for _ in range(20)]
        await asyncio.sleep(0)
        asking[0].cancel()
        return await asyncio.gather(*asking, return_exceptions=True)

    assert client.portal is not None
    first, *others = client.portal.call(all_at_once)
    assert isinstance(first, asyncio.CancelledError)
    assert {member.role for member in others} == {"admin"}
    assert looks == 1


@pytest.mark.parametrize("change", ["UPDATE users SET role = 'casual'", "UPDATE refresh_tokens SET revoked_at = now()", None])
def test_a_change_that_nobody_told_of_is_found(
    client: TestClient, owner: dict[str, str], engine: Engine, change: str | None
) -> None:
    state: State = client.app.state.server  # type: ignore[attr-defined]
    token = owner["Authorization"].removeprefix("Bearer ")
    client.get("/api/v1/auth/me", headers=owner)
    if change is not None:
        with engine.begin() as connection:
            connection.execute(text(change))

    async def look_again() -> Any:
        known = dict(state.desk._members)
        for held in known.values():
            held.until = 0.0
        await state.desk._confirm(known)
        return state.desk.known(token)

    assert client.portal is not None
    found = client.portal.call(look_again)
    assert (found is None) == (change is not None)
