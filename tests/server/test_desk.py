import asyncio
from typing import Any

import pytest
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
