"""Everything that a stream can do wrong, in one run at forty times the pace: afterwards the stored candles are those that were sent."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import text

from cryptopredict.base import Interval, Reason, Source, epoch, utc_now
from cryptopredict.core import Ground
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.data.check import Checked, check_data
from cryptopredict.data.providing import providers_of
from cryptopredict.data.stream import Pace, Stream, Timing, connection
from cryptopredict.data.sync import Sync, audit_candles, discover, sync_history
from cryptopredict.data.view import load_view
from cryptopredict.pipeline import run_cascade
from fixtures.synced import simulator

_SPEED = 40
_BACK = timedelta(minutes=50)
_PACE = Pace(universe=5.0, heartbeat=1.0, tell=0.05, seconds=0.2, timing=Timing(silence=2.0))
_FLAGGED = "SELECT count(*) FROM candle_flags WHERE crypto_id = :asset AND evidence->>'rule' = 'move'"
_ASKED = "SELECT count(*) FROM job_runs WHERE name = 'run_cascade' AND arguments->>'asset' = :asset"
_STREAMED = "SELECT count(*) FROM price_data WHERE source = 'binance_stream'"


@dataclass
class Streamed:
    """A market at forty times its pace, and the stream of it."""

    ground: Ground
    sync: Sync
    control: httpx2.AsyncClient
    address: str

    async def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        def ask() -> list[tuple[Any, ...]]:
            with self.ground.engine.connect() as connection:
                return [tuple(row) for row in connection.execute(text(query), values)]

        return await asyncio.to_thread(ask)

    async def one(self, query: str, **values: Any) -> Any:
        return (await self.rows(query, **values))[0][0]

    async def strike(self, kind: str, **more: Any) -> None:
        """Let a fault strike, and go on once candles come by the stream again."""
        fault = {"target": "stream", "kind": kind, **more}
        answer = await self.control.post(f"{self.address}/control/faults", json={"faults": [fault]})
        assert answer.status_code == 200, answer.text
        await asyncio.sleep(more.get("for", 0.5))
        before = await self.one(_STREAMED)

        async def comes() -> bool:
            return bool(await self.one(_STREAMED) > before)

        assert await until(comes, 20), kind

    async def print_far_off(self, symbol: str, seen: str, *, confirmed: bool = False, **values: Any) -> None:
        """Let one price far off be printed; again, should nobody have looked in the moment that it stood."""

        async def noticed() -> bool:
            return bool(await self.one(seen, **values))

        for _ in range(4):
            await self.strike("wick", symbol=symbol, factor=1.5, confirmed=confirmed)
            if await until(noticed, 2):
                return
        raise AssertionError(symbol)

    async def check(self) -> Checked:
        (journal,) = (self.ground.settings.home / "journal").iterdir()
        return await asyncio.to_thread(check_data, self.ground, journal=Path(journal))


async def until(condition: Callable[[], Awaitable[bool]], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not await condition():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.1)
    return True


@asynccontextmanager
async def streaming(given: Ground) -> AsyncIterator[Streamed]:
    settings = given.settings.model_copy(update={"source": "simulated", "seed": 7, "universe_size": 10})
    here = replace(given, settings=settings)
    begin = (utc_now() - _BACK).isoformat(timespec="seconds")
    with ExitStack() as stack:
        own = ("--seed", "7", "--speed", str(_SPEED), "--begin", begin, "--rate", "4")
        address = await asyncio.to_thread(stack.enter_context, simulator(settings.home, *own))
        outgoing = stack.enter_context(Outgoing(here.redis))
        sync = Sync(here, providers_of(here, Source.SIMULATED), outgoing, lambda _share, _what: None)
        await asyncio.to_thread(discover, sync)
        await asyncio.to_thread(sync_history, sync, (Interval.D1, Interval.M1), charts=False)
        stream = Stream(here, lambda: providers_of(here, Source.SIMULATED), pace=_PACE)
        running = asyncio.create_task(stream.run())
        try:
            async with httpx2.AsyncClient(timeout=20) as control:
                yield Streamed(here, sync, control, address)
        finally:
            stream.stop()
            async with asyncio.timeout(15):
                await running


async def test_nothing_false_is_stored_and_nothing_true_is_lost(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PING_SECONDS", 1.0)
    async with streaming(ground) as market:
        ids = dict(await market.rows("SELECT symbol, crypto_id FROM exchange_symbols"))

        async def begun() -> bool:
            return bool(await market.one(_STREAMED) > 0)

        assert await until(begun, 30)
        await market.strike("cut")
        await market.strike("stuck", interval="1m")
        await market.strike("silent", **{"for": 3.0})
        await market.strike("out_of_order", **{"for": 3.0})
        await market.strike("duplicated", **{"for": 2.0})
        await market.strike("burst", count=10_000)
        await market.strike("garbage")
        await market.strike("huge")
        await market.print_far_off("BTCUSDT", _FLAGGED, asset=ids["BTCUSDT"])
        await market.strike("no_pong", **{"for": 3.0})
        await market.print_far_off("ETHUSDT", _ASKED, confirmed=True, asset=str(ids["ETHUSDT"]))
        await market.strike("shutdown")
        await market.strike("cut", **{"for": 2.0})

        # One print of one exchange alone moves nothing, and whom it concerns gets no signal; one that two agree on asks for a decision.
        flags = await market.rows(
            "SELECT DISTINCT evidence->>'rule' FROM candle_flags WHERE crypto_id = :id", id=ids["BTCUSDT"]
        )
        assert {("move",), ("wick",)} <= set(flags)
        barred = await asyncio.to_thread(lambda: load_view(market.ground).at(epoch(utc_now()) + 2).barred)
        assert barred.get(ids["BTCUSDT"]) == Reason.UNCONFIRMED
        decided = await asyncio.to_thread(run_cascade, market.ground)
        assert "BTC" not in [signal["symbol"] for signal in decided["layer4"]["signals"]]
        assert await market.one(_ASKED, asset=str(ids["BTCUSDT"])) == 0
        assert await market.one(_ASKED, asset=str(ids["ETHUSDT"])) == 1

        await asyncio.to_thread(audit_candles, market.sync)
        found: list[Checked] = []

        async def sound() -> bool:
            found.append(await market.check())
            return found[-1].sound

        assert await until(sound, 120), (found[-1].faults, found[-1].named[:5])
        gaps = dict(await market.rows("SELECT coalesce(outcome, 'open'), count(*) FROM data_gaps GROUP BY 1"))
        assert set(gaps) <= {"filled"}
        assert gaps["filled"] >= 8
        assert found[-1].intervals[0].compared > 8 * 20
