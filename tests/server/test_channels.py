"""The sockets beside the dashboard's: each tells what it is about, to whom it may."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from redis import Redis
from sqlalchemy import Engine
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from cryptopredict.core import EVENTS, publish, transaction
from cryptopredict.core.schema import AiSuggestion
from cryptopredict.server.schemas.openings import PricesInit, SignalsInit, SuggestionsInit, SystemStatusInit
from fixtures.people import add_user, sign_in
from fixtures.world import decide

API = "/api/v1"
Open = Callable[..., AbstractContextManager[WebSocketTestSession]]


@pytest.fixture
def opened(client: TestClient) -> Open:
    """Opens a socket for the holder of a header."""

    @contextmanager
    def open_it(path: str, header: dict[str, str], **first: Any) -> Iterator[WebSocketTestSession]:
        ticket = client.post(f"{API}/auth/ws-ticket", headers=header).json()["data"]["ticket"]
        with client.websocket_connect(API + path, headers={"Origin": "http://testserver"}) as socket:
            socket.send_json({"type": "auth", "ticket": ticket, **first})
            yield socket

    return open_it


def _closed_with(socket: WebSocketTestSession) -> int:
    try:
        socket.receive_text()
    except WebSocketDisconnect as end:
        return end.code
    raise AssertionError("it stayed open")


def _tell(redis: "Redis", topic: str, data: dict[str, Any]) -> None:
    while not publish(redis, EVENTS, {"topic": topic, "data": data}):
        pass


def test_prices_of_the_chosen_assets_come_and_no_others(
    opened: Open, owner: dict[str, str], ids: dict[str, int], redis: "Redis"
) -> None:
    path = f"/ws/prices/{ids['BTC']},{ids['ETH']},{2**40}"
    with opened(path, owner) as socket:
        init = PricesInit.model_validate_json(socket.receive_text())
        assert [tick.symbol for tick in init.data.prices or []] == ["BTC", "ETH"]
        _tell(redis, "new_signal", {"signal_id": 1})
        ticks = [{"crypto_id": ids[symbol], "symbol": symbol, "price": 1.0, "change_24h": None} for symbol in ("BTC", "UNI")]
        _tell(redis, "price_update", {"prices": ticks})
        update = socket.receive_json()
        assert (update["type"], [tick["symbol"] for tick in update["data"]["prices"]]) == ("price_update", ["BTC"])
    with opened(path, owner, stream=init.data.stream, resume_from=init.seq) as socket:
        again = socket.receive_json()["data"]
        assert (again["resumed"], again["prices"]) == (True, None)
        assert [tick["symbol"] for tick in socket.receive_json()["data"]["prices"]] == ["BTC"]


@pytest.mark.parametrize("wanted", ["", "0", "a", "1,", "1,,2", "-1", ",".join(map(str, range(1, 60))), "1" * 30])
def test_what_names_no_assets_is_refused(client: TestClient, owner: dict[str, str], wanted: str) -> None:
    refused = client.websocket_connect(f"{API}/ws/prices/{wanted}", headers={"Origin": "http://testserver"})
    with pytest.raises(WebSocketDisconnect), refused:
        pass


def test_signals_come_to_their_holder_alone(
    opened: Open, client: TestClient, owner: dict[str, str], engine: Engine, ids: dict[str, int], redis: "Redis"
) -> None:
    decide(engine, ids)
    ada = add_user(engine, "ada")
    header = sign_in(client, "ada")
    with opened(f"/ws/signals/{ada}", owner) as socket:
        assert _closed_with(socket) == 4003
    with opened(f"/ws/signals/{ada}", header) as socket:
        init = SignalsInit.model_validate_json(socket.receive_text())
        assert init.data.signals is not None
        assert [row.symbol for row in init.data.signals.signals] == ["BTC"]
        for topic in ("layer1_update", "job_progress", "signal_update"):
            _tell(redis, topic, {"id": 1})
        assert socket.receive_json()["type"] == "signal_update"


@pytest.mark.parametrize("path", ["/ws/admin/system-status", "/ws/admin/suggestions"])
def test_only_admins_have_what_is_theirs(
    opened: Open, client: TestClient, owner: dict[str, str], engine: Engine, path: str
) -> None:
    add_user(engine, "ada", "professional")
    with opened(path, sign_in(client, "ada")) as socket:
        assert _closed_with(socket) == 4403


def test_admins_see_the_system_and_what_waits_for_them(
    opened: Open, owner: dict[str, str], engine: Engine, ids: dict[str, int], redis: "Redis"
) -> None:
    with transaction(engine) as session:
        session.add(AiSuggestion(crypto_id=ids["BTC"], suggestion_type="promote", confidence_score=0.9))
        session.add(AiSuggestion(crypto_id=ids["ETH"], suggestion_type="demote", confidence_score=0.8, status="rejected"))
    with opened("/ws/admin/system-status", owner) as status, opened("/ws/admin/suggestions", owner) as suggestions:
        health = SystemStatusInit.model_validate_json(status.receive_text()).data.health
        assert health is not None
        assert {part.name for part in health.parts} >= {"database", "redis"}
        waiting = SuggestionsInit.model_validate_json(suggestions.receive_text()).data.suggestions
        assert [(row.symbol, row.suggestion_type) for row in waiting or []] == [("BTC", "promote")]
        for topic in ("suggestion", "source_status"):
            _tell(redis, topic, {"id": 1})
        assert status.receive_json()["type"] == "source_status"
        assert suggestions.receive_json()["type"] == "suggestion"
