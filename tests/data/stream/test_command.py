"""`cryptopredict stream` as a process: ends politely with everything written, and has nothing to do for files."""

import asyncio
import signal
import sys

from sqlalchemy import text

from cryptopredict.core import environment_of
from cryptopredict.core.leash import LEASH
from data.stream.conftest import World
from fixtures.exchange import MINUTE, candle
from fixtures.processes import environment


async def start(world: World, **more: str) -> asyncio.subprocess.Process:
    root = f"http://127.0.0.1:{world.exchange.port}"
    own = {
        "CRYPTOPREDICT_BINANCE_URL": f"{root}/binance",
        "CRYPTOPREDICT_BINANCE_STREAM_URL": f"ws://127.0.0.1:{world.exchange.port}",
        "CRYPTOPREDICT_COINGECKO_URL": f"{root}/coingecko/api/v3",
        "CRYPTOPREDICT_SOURCE": "live",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "cryptopredict", "stream"),
        env=environment(**{**environment_of(world.ground), **own, **more}),
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


def _shown(world: World) -> bool:
    """Whether one that sleeps has shown that it lives."""
    with world.ground.engine.connect() as connection:
        return connection.scalar(text("SELECT max(attempted_at) FROM feed_states")) is not None


async def test_what_waits_is_written_before_the_end(world: World) -> None:
    process = await start(world)
    try:
        async with asyncio.timeout(60):
            while not world.exchange.sockets:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        for place in range(200):
            await world.exchange.say(
                world.exchange.kline("BTCUSDT", world.exchange.start + place * MINUTE, candle(100.0), closed=True)
            )
        await asyncio.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
        _, said = await process.communicate()
    assert len(world.stored()) == 200, said.decode()[-3_000:]


async def test_a_market_of_files_has_no_stream(world: World) -> None:
    """Alone it says so and ends; one that is kept alive by a supervisor stays, and ends when it is told to."""
    with world.ground.engine.begin() as connection:
        connection.execute(text("INSERT INTO system_config (key, value) VALUES ('market_source', '\"files\"')"))
        connection.execute(
            text("INSERT INTO feed_states (provider, series, expected_s) VALUES ('binance_stream', 'stream', 20)")
        )
    alone, kept = (
        await start(world, CRYPTOPREDICT_SOURCE="auto"),
        await start(world, CRYPTOPREDICT_SOURCE="auto", **{LEASH: "5"}),
    )
    async with asyncio.timeout(60):
        _, said = await alone.communicate()
    assert alone.returncode == 0
    assert b"nothing to stream" in said
    async with asyncio.timeout(60):
        while not _shown(world):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert kept.returncode is None
    kept.send_signal(signal.SIGTERM)
    async with asyncio.timeout(30):
        await kept.communicate()
    assert kept.returncode == 0
    assert not world.exchange.sockets
