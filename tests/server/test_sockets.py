import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
import uvicorn
from redis import Redis
from sqlalchemy import Engine
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect
from websockets import Origin
from websockets.asyncio.client import ClientConnection, connect

from cryptopredict.core import EVENTS, Ground, publish
from cryptopredict.server import create_app
from fixtures.world import decide

API = "/api/v1"
ORIGIN = {"Origin": "http://testserver"}


def _user(client: TestClient, header: dict[str, str]) -> int:
    key: int = client.get(f"{API}/auth/me", headers=header).json()["data"]["id"]
    return key


def _ticket(client: TestClient, header: dict[str, str]) -> str:
    ticket: str = client.post(f"{API}/auth/ws-ticket", headers=header).json()["data"]["ticket"]
    return ticket


@contextmanager
def _opened(client: TestClient, path: str, **first: Any) -> Iterator[WebSocketTestSession]:
    with client.websocket_connect(API + path, headers={**ORIGIN}) as opened:
        opened.send_json({"type": "auth", **first})
        yield opened


def _closed_with(opened: WebSocketTestSession) -> int:
    for _ in range(100):
        try:
            opened.receive_text()
        except WebSocketDisconnect as end:
            return end.code
    raise AssertionError("it stayed open")


def _tell(redis: "Redis", topic: str, data: dict[str, Any]) -> None:
    for _ in range(500):
        if redis.pubsub_numsub(EVENTS)[0][1]:
            publish(redis, EVENTS, {"topic": topic, "data": data})
            return
        time.sleep(0.02)
    raise AssertionError("nobody follows the bus")


def test_a_ticket_opens_the_dashboard_with_the_whole_state(
    client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int], redis: "Redis"
) -> None:
    user = _user(client, owner)
    with _opened(client, f"/ws/dashboard/{user}", ticket=_ticket(client, owner)) as opened:
        init = opened.receive_json()
        assert (init["type"], init["seq"], init["data"]["dashboard"]) == ("dashboard_init", 0, None)
        run = decide(engine, ids)
        _tell(redis, "layer1_update", {"run_id": run})
        assert opened.receive_json()["data"] == {"run_id": run}
    offered = ["cryptopredict", f"ticket.{_ticket(client, owner)}"]
    with client.websocket_connect(f"{API}/ws/dashboard/{user}", headers={**ORIGIN}, subprotocols=offered) as opened:
        assert opened.accepted_subprotocol == "cryptopredict"
        init = opened.receive_json()
        whole = client.get(f"{API}/ui/dashboard", headers=owner).json()["data"]
        assert set(init["data"]["dashboard"]) == set(whole)
        assert init["data"]["dashboard"]["run_id"] == run


def test_who_comes_back_asks_for_what_was_missed(client: TestClient, owner: dict[str, str], redis: "Redis") -> None:
    path = f"/ws/dashboard/{_user(client, owner)}"
    with _opened(client, path, ticket=_ticket(client, owner)) as opened:
        stream = opened.receive_json()["data"]["stream"]
        for number in range(3):
            _tell(redis, "new_signal", {"signal_id": number})
        assert [opened.receive_json()["seq"] for _ in range(3)] == [1, 2, 3]
    again = {"ticket": _ticket(client, owner), "stream": stream, "resume_from": 1}
    with _opened(client, path, **again) as opened:
        assert opened.receive_json()["data"] == {"stream": stream, "resumed": True, "dashboard": None}
        assert [opened.receive_json()["data"]["signal_id"] for _ in range(2)] == [1, 2]


@pytest.mark.parametrize(
    "first", [{}, {"ticket": "unknown"}, {"ticket": "x" * 500}, {"ticket": "x", "role": "admin"}, {"resume_from": -1}]
)
def test_without_a_good_ticket_it_closes_with_4001(client: TestClient, owner: dict[str, str], first: dict[str, Any]) -> None:
    with _opened(client, f"/ws/dashboard/{_user(client, owner)}", **first) as opened:
        assert _closed_with(opened) == 4001


def test_a_ticket_opens_once_and_only_ones_own(client: TestClient, owner: dict[str, str]) -> None:
    user, ticket = _user(client, owner), _ticket(client, owner)
    with _opened(client, f"/ws/dashboard/{user + 1}", ticket=ticket) as opened:
        assert _closed_with(opened) == 4003
    with _opened(client, f"/ws/dashboard/{user}", ticket=ticket) as opened:
        assert _closed_with(opened) == 4001


def test_a_token_in_the_address_opens_nothing(client: TestClient, owner: dict[str, str]) -> None:
    token = owner["Authorization"].removeprefix("Bearer ")
    with _opened(client, f"/ws/dashboard/{_user(client, owner)}?token={token}&ticket={_ticket(client, owner)}") as opened:
        assert _closed_with(opened) == 4001


@pytest.mark.parametrize(
    "origin", [None, "null", "http://[", "http://evil.example", "http://testserver.evil.example", "http://evil-testserver"]
)
def test_only_pages_of_this_server_open_it(client: TestClient, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"{API}/ws/dashboard/1", headers=headers):
        pass


def test_it_ends_with_its_session(client: TestClient, owner: dict[str, str]) -> None:
    with _opened(client, f"/ws/dashboard/{_user(client, owner)}", ticket=_ticket(client, owner)) as opened:
        opened.receive_json()
        client.post(f"{API}/auth/logout-all", headers=owner)
        assert _closed_with(opened) == 4401


def test_one_user_opens_a_few_not_all(client: TestClient, owner: dict[str, str]) -> None:
    path = f"/ws/dashboard/{_user(client, owner)}"
    with ExitStack() as stack:
        for _ in range(8):
            opened = stack.enter_context(_opened(client, path, ticket=_ticket(client, owner)))
            assert opened.receive_json()["type"] == "dashboard_init"
        assert _closed_with(stack.enter_context(_opened(client, path, ticket=_ticket(client, owner)))) == 1013
    with _opened(client, path, ticket=_ticket(client, owner)) as opened:
        assert opened.receive_json()["type"] == "dashboard_init"


@contextmanager
def _listening(ground: Ground) -> Iterator[int]:
    """The app on a port of this machine; a small send buffer, so that a client that stands still is noticed early."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8_192)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(
            uvicorn.Config(create_app(ground), log_config=None, ws_per_message_deflate=False, timeout_graceful_shutdown=3)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


async def test_a_client_that_stands_still_is_dropped_and_the_rest_feel_nothing(
    ground: Ground, redis: "Redis", client: TestClient, owner: dict[str, str]
) -> None:
    user = _user(client, owner)
    with _listening(ground) as port:
        address = f"ws://127.0.0.1:{port}{API}/ws/dashboard/{user}"

        async def join(**options: Any) -> ClientConnection:
            origin = Origin(f"http://127.0.0.1:{port}")
            opened = await connect(address, origin=origin, compression=None, ping_interval=None, **options)
            await opened.send(json.dumps({"type": "auth", "ticket": _ticket(client, owner)}))
            assert json.loads(await opened.recv())["type"] == "dashboard_init"
            return opened

        async with asyncio.timeout(60):
            stalled = await join(sock=_small_window(port))
            stalled.transport.pause_reading()
            quick = await join()
            heavy = "x" * 20_000
            for number in range(150):
                _tell(redis, "system_status", {"number": number, "ballast": heavy})
                assert json.loads(await quick.recv())["data"]["number"] == number
            figures = ""
            while "cryptopredict_sockets 1.0" not in figures:
                await asyncio.sleep(1)
                figures = await asyncio.to_thread(_figures, port)
            assert "cryptopredict_sockets_dropped_total 1.0" in figures
            await quick.close()
            stalled.transport.abort()


def _small_window(port: int) -> socket.socket:
    """A connection that the system buffers little for, so that standing still is felt at the other end."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    connection.connect(("127.0.0.1", port))
    connection.setblocking(False)
    return connection


def _figures(port: int) -> str:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return b"".join(iter(lambda: connection.recv(65_536), b"")).decode()
