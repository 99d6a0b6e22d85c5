import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, ConnectionClosedError

from cryptopredict.base import BadInput
from cryptopredict.data.simulator.journal import Minute, read_journal
from cryptopredict.data.simulator.serving import Fault, read_script
from cryptopredict.data.simulator.serving.faults import Faults
from fixtures.simulated import Simulated, simulated

KLINES = "/binance/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=200"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Simulated]:
    with simulated(tmp_path / "journal", begin=time.time() - 86_400, speed=30.0) as running:
        yield running


def broken(served: Simulated, kind: str, **options: Any) -> httpx2.Response:
    served.fault(target="/binance/api/v3/klines", kind=kind, requests=1, **options)
    return served.ask(KLINES)


def test_refusals_say_how_long_to_wait_or_do_not(served: Simulated) -> None:
    told, untold, banned = broken(served, "429", retry_after=3), broken(served, "429"), broken(served, "418", retry_after=120)
    assert [answer.status_code for answer in (told, untold, banned)] == [429, 429, 418]
    assert [answer.headers.get("retry-after") for answer in (told, untold, banned)] == ["3", None, "120"]
    assert broken(served, "5xx", status=502).status_code == 502
    assert served.ask(KLINES).status_code == 200


def test_answers_come_in_the_wrong_form(served: Simulated) -> None:
    html = broken(served, "html")
    assert html.status_code == 200
    assert html.text.startswith("<!DOCTYPE html>")
    assert broken(served, "empty_object").json() == {}
    assert broken(served, "wrong_shape").json() == [{"unexpected": [1, "two", None]}, 17, "three"]
    with pytest.raises(httpx2.DecodingError):
        broken(served, "gzip_garbage")


def test_answers_break_off_crawl_or_never_come(served: Simulated) -> None:
    for kind in ("truncated", "cut", "refuse"):
        with pytest.raises((httpx2.RemoteProtocolError, httpx2.ReadError)):
            broken(served, kind)
    served.fault(target="/binance", kind="silent", requests=1)
    with httpx2.Client(timeout=0.5) as client, pytest.raises(httpx2.ReadTimeout):
        client.get(served.address + "/binance/api/v3/ping")
    whole = served.ask("/binance/api/v3/time")
    served.fault(target="/binance/api/v3/time", kind="slow", bytes_per_second=50)
    with httpx2.Client(timeout=20) as client, client.stream("GET", served.address + "/binance/api/v3/time") as answer:
        pieces = list(answer.iter_raw())
    assert len(pieces) > 3
    assert len(b"".join(pieces)) == len(whole.content)


def test_what_was_asked_is_known_afterwards(served: Simulated) -> None:
    served.fault(target="/coingecko", kind="429", requests=1, retry_after=60)
    statuses = [served.ask(path).status_code for path in ("/coingecko/ping", "/coingecko/ping?x=1", "/binance/api/v3/ping")]
    state = served.get("/control/state")
    assert [(row["path"], row["status"]) for row in state["requests"]] == [
        ("/coingecko/ping", 429),
        ("/coingecko/ping?x=1", 200),
        ("/binance/api/v3/ping", 200),
    ]
    assert [row["status"] for row in state["requests"]] == statuses
    assert state["faults"] == []
    assert state["clock"]["now"] <= state["clock"]["wall"]


def test_only_this_machine_commands_and_only_with_sense(served: Simulated) -> None:
    path = f"{served.address}/control/faults"
    with httpx2.Client(timeout=20) as client:
        assert client.get(f"{served.address}/control/state", headers={"origin": "http://evil.invalid"}).status_code == 403
        for wrong in (
            {"faults": [{"target": "/x", "kind": "wick"}]},
            {"faults": [{"target": "stream", "kind": "html"}]},
            {"x": 1},
        ):
            assert client.post(path, json=wrong).status_code == 422
        served.fault(target="/", kind="5xx")
        assert served.ask("/coingecko/ping").status_code == 503
        assert client.delete(path).status_code == 200
    assert served.ask("/coingecko/ping").status_code == 200


def test_a_script_says_when_and_how_often(tmp_path: Path) -> None:
    script = tmp_path / "faults.toml"
    script.write_text('[[fault]]\ntarget = "/a"\nkind = "5xx"\nfrom = 5\nfor = 10\nprobability = 0.5\n', encoding="utf-8")
    now = [100.0]
    faults = Faults(read_script(script), seed=3, wall=lambda: now[0])
    assert not any(faults.of_request("/a/b") for _ in range(50))
    now[0] = 106.0
    assert 10 < sum(faults.of_request("/a/b") is not None for _ in range(50)) < 40
    assert faults.of_request("/b") is None
    now[0] = 115.0
    assert not any(faults.of_request("/a/b") for _ in range(50))
    for wrong in ("[[fault]]\ntarget=1", "no toml", '[[fault]]\ntarget="stream"\nkind="5xx"'):
        script.write_text(wrong, encoding="utf-8")
        with pytest.raises(BadInput):
            read_script(script)


async def to_the_end(socket: ClientConnection, heard: list[Any]) -> None:
    while True:
        text = await socket.recv()
        try:
            heard.append(json.loads(text))
        except ValueError:
            heard.append(text)


async def listen(socket: ClientConnection, seconds: float) -> list[Any]:
    heard: list[Any] = []
    with suppress(TimeoutError, ConnectionClosed):
        await asyncio.wait_for(to_the_end(socket, heard), seconds)
    return heard


async def hear(served: Simulated, seconds: float, **fault: Any) -> list[Any]:
    """What comes on two streams after a fault."""
    async with connect(f"{served.stream}/stream?streams=btcusdt@kline_1m/!miniTicker@arr", max_size=None) as one:
        await one.recv()
        served.fault(target="stream", **fault)
        return await listen(one, seconds)


def klines(heard: list[Any]) -> list[dict[str, Any]]:
    return [m["data"]["k"] for m in heard if isinstance(m, dict) and m.get("stream") == "btcusdt@kline_1m"]


async def test_a_candle_gets_stuck_and_only_its_successor_comes(served: Simulated) -> None:
    heard = klines(await hear(served, 5.5, kind="stuck", symbol="BTCUSDT"))
    ends = [k["t"] for k in heard if k["x"]]
    stuck = heard[0]["t"] - 60_000
    assert stuck not in ends
    assert heard[0]["t"] in ends
    state = served.get("/control/state")
    journaled = {entry.closes * 1000 for entry in read_journal(served.journal) if isinstance(entry, Minute)}
    assert stuck + 60_000 in journaled
    assert state["faults"] == []


async def test_the_stream_falls_silent_or_is_cut(served: Simulated) -> None:
    async with connect(f"{served.stream}/ws/btcusdt@kline_1m") as one:
        served.fault(target="stream", kind="silent")
        await listen(one, 0.3)  # what was on its way
        assert await listen(one, 1.5) == []
        served.providers.faults.clear()
        assert await listen(one, 2)
        served.fault(target="stream", kind="cut")
        with pytest.raises(ConnectionClosedError):
            await to_the_end(one, [])


async def test_messages_come_twice_late_or_all_at_once(served: Simulated) -> None:
    twice = [k for k in klines(await hear(served, 2, kind="duplicated", **{"for": 1.9})) if not k["x"]]
    assert len(twice) > len({json.dumps(k) for k in twice})
    late = await hear(served, 6, kind="out_of_order", **{"for": 5})
    times = [m["data"]["E"] for m in late if m["stream"] == "btcusdt@kline_1m"]
    assert times != sorted(times)
    assert len(klines(await hear(served, 2, kind="burst", count=3_000))) >= 3_000


async def test_frames_come_that_are_none_or_too_large_and_a_goodbye(served: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.data.simulator.serving.disturbance._GRACE", 0.3)
    assert any(isinstance(message, str) for message in await hear(served, 0.5, kind="garbage"))
    async with connect(f"{served.stream}/ws/btcusdt@kline_1m") as one:
        served.fault(target="stream", kind="huge")
        with pytest.raises(ConnectionClosed) as ended:
            await to_the_end(one, [])
    assert ended.value.sent is not None
    assert ended.value.sent.code == 1009
    async with connect(f"{served.stream}/ws/btcusdt@kline_1m") as one:
        served.fault(target="stream", kind="shutdown")
        heard = await listen(one, 3)
    assert any(message["e"] == "serverShutdown" for message in heard)


async def test_pings_of_clients_stay_without_answer(served: Simulated) -> None:
    async with connect(f"{served.stream}/ws/btcusdt@kline_1m") as one:
        await asyncio.wait_for(await one.ping(), 2)
        served.fault(target="stream", kind="no_pong")
        waiter = await one.ping()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(waiter), 0.7)
        served.providers.faults.clear()


@pytest.mark.parametrize("confirmed", [True, False])
async def test_a_print_far_off_is_confirmed_by_rest_or_not(served: Simulated, confirmed: bool) -> None:
    heard = await hear(served, 4.5, kind="wick", symbol="BTCUSDT", factor=2.0, confirmed=confirmed)
    usual = float(served.get("/binance/api/v3/ticker/24hr?symbol=BTCUSDT")["lastPrice"])
    struck = [k for k in klines(heard) if k["x"] and float(k["h"]) > 1.5 * usual]
    assert len(struck) == 1
    prints = [row for m in heard if m["stream"] == "!miniTicker@arr" for row in m["data"] if row["s"] == "BTCUSDT"]
    assert sum(float(row["c"]) > 1.5 * usual for row in prints) == 1
    row = served.get(f"/binance/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime={struck[0]['t']}&limit=1")[0]
    assert (float(row[2]) == float(struck[0]["h"])) is confirmed
    hour = served.get("/binance/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=2")
    assert any(float(row[2]) > 1.5 * usual for row in hour) is confirmed
    truth = [
        candle
        for entry in read_journal(served.journal)
        if isinstance(entry, Minute) and entry.closes * 1000 == struck[0]["T"] + 1
        for candle in entry.candles["1m"]
        if candle.symbol == "BTCUSDT"
    ]
    assert truth[0].high == float(row[2])


def test_faults_given_at_the_start_strike_from_the_start(tmp_path: Path) -> None:
    with simulated(tmp_path / "journal", faults=[Fault(target="/coingecko", kind="5xx", requests=1)]) as served:
        assert [served.ask("/coingecko/ping").status_code for _ in range(2)] == [503, 200]
