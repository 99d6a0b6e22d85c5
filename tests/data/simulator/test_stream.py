import asyncio
import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import websockets
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from cryptopredict.data.simulator.journal import Minute, read_journal
from fixtures.simulated import Simulated, simulated

DAY = 86_400
FAST = 60.0


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Simulated]:
    """A market of yesterday in which a minute takes a second."""
    with simulated(tmp_path / "journal", begin=time.time() - DAY, speed=FAST) as running:
        yield running


def joined(served: Simulated, *streams: str) -> connect:
    return connect(f"{served.stream}/stream?streams={'/'.join(streams)}", max_size=None)


async def hear(socket: ClientConnection, heard: list[Any]) -> None:
    """Keep everything that comes until the connection is cut."""
    while True:
        heard.append(json.loads(await socket.recv()))


async def listen(socket: ClientConnection, seconds: float) -> list[Any]:
    """Everything that comes within a time."""
    heard: list[Any] = []
    with suppress(TimeoutError):
        await asyncio.wait_for(hear(socket, heard), seconds)
    return heard


def closed(messages: list[Any]) -> list[dict[str, Any]]:
    return [m["data"]["k"] for m in messages if "@kline" in m.get("stream", "") and m["data"]["k"]["x"]]


async def test_each_candle_closes_once_and_is_then_what_rest_and_the_journal_say(fast: Simulated) -> None:
    async with joined(fast, "btcusdt@kline_1m", "solusdt@kline_1m", "btcusdt@kline_5m") as one:
        messages = await listen(one, 7.5)
    finals = closed(messages)
    keys = [(k["s"], k["i"], k["t"]) for k in finals]
    assert len(keys) == len(set(keys))
    minutes = [k["t"] for k in finals if k["s"] == "BTCUSDT" and k["i"] == "1m"]
    assert len(minutes) >= 6
    assert minutes == list(range(minutes[0], minutes[-1] + 1, 60_000))
    assert any(k["i"] == "5m" for k in finals)
    written = {
        (c.symbol, interval, (entry.closes * 1000)): c
        for entry in read_journal(fast.journal)
        if isinstance(entry, Minute)
        for interval, candles in entry.candles.items()
        for c in candles
    }
    for k in finals:
        row = fast.get(f"/binance/api/v3/klines?symbol={k['s']}&interval={k['i']}&startTime={k['t']}&limit=1")[0]
        assert [float(value) for value in row[1:6]] == [float(k[name]) for name in "ohlcv"]
        assert row[6] == k["T"]
        c = written[k["s"], k["i"], k["T"] + 1]
        assert [c.open, c.high, c.low, c.close, c.volume] == [float(k[name]) for name in "ohlcv"]


async def test_forming_candles_grow_towards_their_end_and_come_before_it(fast: Simulated) -> None:
    async with joined(fast, "ethusdt@kline_1m", "ethusdt@kline_1h") as one:
        messages = await listen(one, 4)
    seen: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for message in messages:
        k = message["data"]["k"]
        seen.setdefault((k["i"], k["t"]), []).append(k)
    assert len(seen) >= 4
    for updates in seen.values():
        highs, lows = [float(k["h"]) for k in updates], [float(k["l"]) for k in updates]
        assert highs == sorted(highs)
        assert lows == sorted(lows, reverse=True)
        assert [k["x"] for k in updates].count(True) <= 1
        assert not any(k["x"] for k in updates[:-1])


async def test_two_connections_hear_the_same_raw_or_combined(fast: Simulated) -> None:
    async with (
        joined(fast, "btcusdt@kline_1m", "!miniTicker@arr") as one,
        connect(f"{fast.stream}/ws/btcusdt@kline_1m") as other,
        connect(f"{fast.stream}/ws/!ticker@arr") as third,
    ):
        combined, raw, tickers = await asyncio.gather(listen(one, 3), listen(other, 3), listen(third, 3))
    klines = [m["data"] for m in combined if m["stream"] == "btcusdt@kline_1m"]
    common = {k["E"] for k in raw} & {k["E"] for k in klines}
    assert len(common) >= 4
    assert [k for k in raw if k["E"] in common] == [k for k in klines if k["E"] in common]
    mini = [m["data"] for m in combined if m["stream"] == "!miniTicker@arr"]
    assert mini[0][0]["e"] == "24hrMiniTicker"
    ticker = tickers[0][0]
    assert ticker["e"] == "24hrTicker"
    assert float(ticker["l"]) <= float(ticker["c"]) <= float(ticker["h"])
    assert all(isinstance(ticker[name], str) for name in "pPwxcQbBaAohlvq")


async def test_streams_are_subscribed_listed_and_left(fast: Simulated) -> None:
    async with connect(f"{fast.stream}/ws") as one:
        await one.send('{"method":"SUBSCRIBE","params":["xrpusdt@kline_1m"],"id":1}')
        assert json.loads(await one.recv()) == {"result": None, "id": 1}
        assert json.loads(await one.recv())["s"] == "XRPUSDT"
        await one.send('{"method":"UNSUBSCRIBE","params":["xrpusdt@kline_1m"],"id":2}')
        while "result" not in (answer := json.loads(await one.recv())):
            continue
        assert answer == {"result": None, "id": 2}
        await one.send('{"method":"LIST_SUBSCRIPTIONS","id":"three"}')
        assert json.loads(await one.recv()) == {"result": [], "id": "three"}
        await one.send('{"method":"DANCE","id":4}')
        assert json.loads(await one.recv())["error"]["code"] == 2


async def test_who_asks_too_much_is_turned_away(fast: Simulated) -> None:
    many = "/".join(f"a{number}usdt@kline_1m" for number in range(1_025))
    with pytest.raises(websockets.exceptions.InvalidStatus):
        async with connect(f"{fast.stream}/stream?streams={many}", max_size=None):
            pass
    async with connect(f"{fast.stream}/ws") as one:
        for number in range(6):
            await one.send(json.dumps({"method": "LIST_SUBSCRIPTIONS", "id": number}))
        with pytest.raises(ConnectionClosed) as ended:
            await hear(one, [])
    assert ended.value.rcvd is not None
    assert ended.value.rcvd.code == 1008


async def test_the_server_pings_and_cuts_who_does_not_answer(fast: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.data.simulator.serving.hub.PING_EVERY", 0.2)
    monkeypatch.setattr("cryptopredict.data.simulator.serving.hub.PONG_WITHIN", 0.5)
    async with joined(fast, "btcusdt@kline_1m") as polite:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(fast.address.rsplit(":", 1)[1]))
        writer.write(
            b"GET /ws/btcusdt@kline_1m HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        with suppress(ConnectionResetError):
            heard = await asyncio.wait_for(reader.read(), 5)  # to the end of the connection
            assert b"101 Switching" in heard
        writer.close()
        with suppress(ConnectionResetError):
            await writer.wait_closed()
        assert await listen(polite, 1)


async def test_a_connection_lives_its_time_and_is_told_before(tmp_path: Path) -> None:
    with simulated(tmp_path / "journal", lifetime=3.0) as served:
        async with joined(served, "btcusdt@kline_1m") as one:
            heard: list[Any] = []
            with pytest.raises(ConnectionClosed):
                await hear(one, heard)
    assert [message.get("e") for message in heard].count("serverShutdown") == 1


async def test_who_does_not_read_is_cut(tmp_path: Path) -> None:
    with simulated(tmp_path / "journal", rate=20_000) as served:
        port = int(served.address.rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port)) as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            names = "/".join(f"{pair.lower()}@kline_1m" for pair in served.providers.venue.pairs)
            deaf.sendall(
                f"GET /stream?streams={names} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n".encode()
                + b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            )
            connected = False
            while True:
                count = len(served.providers.hub.connections)
                connected = connected or count == 1
                if connected and count == 0:
                    break
                await asyncio.sleep(0.05)
