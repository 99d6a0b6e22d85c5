"""The whole service against an exchange that misbehaves: nothing false is stored, nothing true is lost."""

import asyncio
import json
from dataclasses import replace
from itertools import count
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from sqlalchemy import text

from cryptopredict.data.stream import Timing
from data.stream.conftest import PACE, World
from fixtures.exchange import MINUTE, candle, shutdown

GAPS = "SELECT gap_from, gap_to, reason, outcome FROM data_gaps ORDER BY gap_from"


async def test_only_what_the_exchange_closed_is_stored_and_once(world: World) -> None:
    start = world.exchange.start
    async with world.streaming():
        send = world.exchange.say
        for place in (0, 2, 1):  # out of order
            message = world.exchange.kline("BTCUSDT", start + place * MINUTE, candle(100.0 + place), closed=True)
            await send(world.exchange.kline("BTCUSDT", start + place * MINUTE, candle(1.0), closed=False), message, message)
        await send("no message", '{"stream":"x","data":{}}', world.exchange.kline("NOBODY", start, candle(1.0), closed=True))
        await send(world.exchange.kline("BTCUSDT", start + 3 * MINUTE, candle(7.0), closed=False))
        await world.until(lambda: len(world.stored()) == 3)
    assert world.stored() == {start + place * MINUTE: 100.0 + place for place in range(3)}
    assert world.rows(GAPS) == []
    state = "SELECT reason, rows_written FROM feed_states WHERE provider = 'binance_stream' AND series = :series"
    assert world.rows(state, series="candles:1m") == [(None, 3)]
    assert world.rows(state, series="stream") == [(None, 0)]
    assert {row[0] for row in world.rows("SELECT source FROM price_data")} == {"binance_stream"}


async def test_a_candle_that_stays_open_is_fetched_over_rest(world: World) -> None:
    """The stream goes on without ever closing one: its forming values are never taken."""
    start = world.exchange.start
    world.exchange.truth("BTCUSDT", start + MINUTE, candle(222.0))
    async with world.streaming():
        await world.exchange.say(
            world.exchange.kline("BTCUSDT", start, candle(220.0), closed=True),
            world.exchange.kline("BTCUSDT", start + MINUTE, candle(221.0), closed=False),
            world.exchange.kline("BTCUSDT", start + 2 * MINUTE, candle(223.0), closed=True),
        )
        await world.until(lambda: len(world.stored()) == 3)
        assert world.stored()[start + MINUTE] == 222.0
        ((first, end, reason, outcome),) = world.rows(GAPS)
        assert (first.timestamp() * 1_000, end.timestamp() * 1_000) == (start + MINUTE, start + 2 * MINUTE)
        assert (reason, outcome) == ("gap", "filled")


async def test_what_was_missed_while_away_is_fetched(world: World) -> None:
    """Cut without a word, and again while the exchange refuses; candles that closed meanwhile come over REST."""
    start = world.exchange.start
    for place in range(1, 5):
        world.exchange.truth("BTCUSDT", start + place * MINUTE, candle(100.0 + place))
    async with world.streaming():
        await world.exchange.say(world.exchange.kline("BTCUSDT", start, candle(100.0), closed=True))
        await world.until(lambda: len(world.stored()) == 1)
        world.exchange.closed = True
        world.exchange.sockets[0].transport.abort()
        await asyncio.sleep(0.5)
        world.exchange.closed = False
        await world.until(lambda: world.exchange.opened > 1 and world.exchange.sockets)
        await world.exchange.say(world.exchange.kline("BTCUSDT", start + 5 * MINUTE, candle(105.0), closed=False))
        await world.until(lambda: len(world.stored()) == 5)
    assert world.stored() == {start + place * MINUTE: 100.0 + place for place in range(5)}


async def test_the_next_start_finds_what_a_killed_process_left_open(world: World) -> None:
    start = world.exchange.start
    for place in range(12):
        world.exchange.truth("BTCUSDT", start + place * MINUTE, candle(100.0))
    async with world.streaming():
        for place in (0, 1, 5):
            await world.exchange.say(world.exchange.kline("BTCUSDT", start + place * MINUTE, candle(100.0), closed=True))
        await world.until(lambda: len(world.stored()) >= 3)
    with world.ground.engine.begin() as connection:
        connection.execute(text("DELETE FROM data_gaps"))
        connection.execute(text("DELETE FROM price_data WHERE source <> 'binance_stream'"))
    async with world.streaming():
        await world.exchange.say(world.exchange.kline("BTCUSDT", start + 12 * MINUTE, candle(100.0), closed=False))
        await world.until(lambda: len(world.stored()) == 12)


async def test_connections_follow_each_other_without_loss(world: World) -> None:
    """Aged, told of its end, and changed: every candle is said once, on whatever connections there are."""
    start = world.exchange.start
    places = count()
    said: list[int] = []

    async def talk() -> None:
        while True:
            place = next(places)
            await world.exchange.say(world.exchange.kline("BTCUSDT", start + place * MINUTE, candle(100.0), closed=True))
            said.append(start + place * MINUTE)
            await asyncio.sleep(0.01)

    async with world.streaming(timing=Timing(age=0.6, overlap=1.5, silence=30.0)):
        talking = asyncio.create_task(talk())
        await world.until(lambda: world.exchange.opened >= 3)
        await world.exchange.say(shutdown())
        await world.until(lambda: world.exchange.opened >= 5)
        talking.cancel()
        await world.until(lambda: len(world.stored()) >= len(said))
    assert set(world.stored()) >= set(said)
    assert world.rows(GAPS) == []


async def test_a_silent_connection_is_dead(world: World) -> None:
    async with world.streaming(timing=Timing(age=60.0, overlap=0.2, silence=0.5)):
        await world.until(lambda: world.exchange.opened >= 2)
        reason = "SELECT reason FROM feed_states WHERE provider = 'binance_stream' AND series = 'stream'"
        await world.until(lambda: world.rows(reason)[0][0] is not None)
        await world.until(lambda: world.exchange.sockets)
        await world.exchange.say(*[world.exchange.tickers({"BTCUSDT": 1.0})] * 3)
        await world.until(lambda: world.rows(reason) == [(None,)])


async def test_a_burst_and_a_huge_message_are_taken_whole(world: World) -> None:
    start = world.exchange.start
    values = candle(100.0)
    huge = world.exchange.tickers({f"COIN{number}USDT": 1.0 for number in range(12_000)} | {"BTCUSDT": 123.0})
    assert len(huge) > 1_000_000
    burst = [
        world.exchange.kline(symbol, start + place * MINUTE, values, closed=closed)
        for place in range(2_500)
        for symbol in world.ids
        for closed in (False, True)
    ]
    world.exchange.time = start  # not that of the last one: what is still to be read would be missing
    async with world.streaming():
        await world.exchange.say(huge, *burst)
        await world.until(lambda: len(world.stored()) == len(world.stored("ETHUSDT")) == 2_500)
        await world.until(lambda: world.rows("SELECT current_price FROM cryptocurrencies ORDER BY id")[1] == (100.0,))
    assert world.rows(GAPS) == []


async def test_a_database_that_goes_away_costs_nothing(world: World) -> None:
    name = world.rows("SELECT current_database()")[0][0]
    start = world.exchange.start
    admin = world.ground.engine.url.set(database="postgres")

    def allow(*, connections: bool) -> None:
        from sqlalchemy import create_engine  # noqa: PLC0415

        engine = create_engine(admin, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {connections}"))
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": name}
            )
        engine.dispose()

    async with world.streaming():
        await world.exchange.say(world.exchange.kline("BTCUSDT", start, candle(100.0), closed=True))
        await world.until(lambda: len(world.stored()) == 1)
        await asyncio.to_thread(allow, connections=False)
        for place in range(1, 40):
            await world.exchange.say(world.exchange.kline("BTCUSDT", start + place * MINUTE, candle(100.0), closed=True))
        await asyncio.sleep(1.0)
        await asyncio.to_thread(allow, connections=True)
        await world.until(lambda: len(world.stored()) == 40)
    assert world.rows(GAPS) == []


async def test_without_redis_candles_and_stored_prices_go_on(world: World) -> None:
    start = world.exchange.start
    world.exchange.truth("BTCUSDT", start + MINUTE, candle(101.0))
    with Redis(port=1, retry=Retry(NoBackoff(), 0)) as nowhere:
        alone = replace(world, ground=replace(world.ground, redis=nowhere))
        async with alone.streaming():
            for place in (0, 2):
                await world.exchange.say(world.exchange.kline("BTCUSDT", start + place * MINUTE, candle(100.0), closed=True))
            await world.until(lambda: len(world.stored()) == 3)
            await world.until(lambda: world.rows("SELECT current_price FROM cryptocurrencies ORDER BY id")[0] == (100.0,))


async def test_prices_are_told_and_stored(world: World, redis: "Redis") -> None:
    with world.ground.engine.begin() as connection:
        connection.execute(text("UPDATE exchange_symbols SET multiplier = 1000 WHERE symbol = 'ETHUSDT'"))
    listening: Any = redis.pubsub()  # type: ignore[no-untyped-call]
    listening.subscribe("cp:events")
    async with world.streaming():
        await world.exchange.say(world.exchange.tickers({"BTCUSDT": 50.0, "ETHUSDT": 3_000.0, "NOBODYUSDT": 1.0}))
        await world.exchange.say(world.exchange.kline("ETHUSDT", world.exchange.start, candle(3_000.0), closed=True))
        await world.until(lambda: redis.hlen("cp:prices") == 2)
        await world.until(lambda: world.rows("SELECT current_price FROM cryptocurrencies ORDER BY id") == [(50.0,), (3.0,)])
        await world.until(lambda: list(world.stored("ETHUSDT").values()) == [3.0])
    assert world.rows("SELECT volume FROM price_data") == [(10_000.0,)]
    assert json.loads(str(redis.hget("cp:prices", str(world.ids["BTCUSDT"]))))["p"] == 50.0
    heard = []
    while (message := listening.get_message(timeout=0.3)) is not None:
        heard += [json.loads(message["data"])] if message["type"] == "message" else []
    listening.close()
    told = [event for event in heard if event["topic"] == "price_update"]
    rows = {row["crypto_id"]: row for event in told for row in event["data"]["prices"]}
    assert rows[world.ids["BTCUSDT"]] == {
        "crypto_id": world.ids["BTCUSDT"],
        "symbol": "BTC",
        "price": 50.0,
        "change_24h": 100.0,
    }


async def test_a_move_that_two_sources_agree_on_asks_for_one_decision(world: World) -> None:
    start = world.exchange.start
    world.exchange.prices = {"bitcoin": 110.0, "ethereum": 55.0}
    jobs = "SELECT arguments->>'why', (arguments->>'asset')::bigint FROM job_runs WHERE name = 'run_cascade'"
    async with world.streaming():
        await world.exchange.say(world.exchange.tickers({"BTCUSDT": 100.0, "ETHUSDT": 50.0}))
        await world.until(lambda: world.rows("SELECT current_price FROM cryptocurrencies ORDER BY id")[0] == (100.0,))
        for place, (bitcoin, ether) in enumerate([(110.0, 55.0), (111.0, 55.5)]):
            world.exchange.time = start + (place + 1) * 10_000
            await world.exchange.say(world.exchange.tickers({"BTCUSDT": bitcoin, "ETHUSDT": ether}))
            await world.until(lambda: len(world.rows(jobs)) == 1)
        await asyncio.sleep(0.5)
    assert world.rows(jobs)[0] in [("large move", asset) for asset in world.ids.values()]
    assert world.rows("SELECT 1 FROM candle_flags") == []


async def test_a_move_that_one_source_alone_shows_moves_nothing(world: World) -> None:
    start = world.exchange.start
    world.exchange.prices = {"bitcoin": 100.0}
    async with world.streaming():
        await world.exchange.say(world.exchange.kline("BTCUSDT", start, candle(100.0), closed=True))
        await world.until(lambda: len(world.stored()) == 1)
        await world.until(lambda: world.rows("SELECT current_price FROM cryptocurrencies ORDER BY id")[0] == (100.0,))
        await world.exchange.say(world.exchange.tickers({"BTCUSDT": 60.0}))
        flags = "SELECT flag, evidence->>'price', timestamp FROM candle_flags WHERE cleared_at IS NULL"
        await world.until(lambda: world.rows(flags))
    ((flag, price, moment),) = world.rows(flags)
    assert (flag, price, moment.timestamp() * 1_000) == ("unconfirmed", "60.0", start)
    assert world.rows("SELECT 1 FROM job_runs") == []


async def test_symbols_come_and_go_while_it_runs(world: World) -> None:
    start = world.exchange.start
    with world.ground.engine.begin() as connection:
        connection.execute(text("UPDATE exchange_symbols SET is_active = false WHERE symbol = 'ETHUSDT'"))
    async with world.streaming():
        await world.exchange.say(world.exchange.kline("ETHUSDT", start, candle(1.0), closed=True))
        with world.ground.engine.begin() as connection:
            connection.execute(text("UPDATE exchange_symbols SET is_active = NOT is_active"))
        await world.until(lambda: world.exchange.opened >= 2)
        await world.exchange.say(world.exchange.tickers({}))  # the new connection delivers, the old one may go
        await world.until(lambda: len(world.exchange.sockets) == 1)
        await world.exchange.say(world.exchange.kline("ETHUSDT", start + MINUTE, candle(2.0), closed=True))
        await world.exchange.say(world.exchange.kline("BTCUSDT", start + MINUTE, candle(2.0), closed=True))
        await world.until(lambda: list(world.stored("ETHUSDT").values()) == [2.0])
    assert world.stored() == {}


async def test_one_streams_and_another_takes_over(world: World) -> None:
    async with world.streaming() as first, world.streaming() as second:
        await asyncio.wait_for(first.leads.wait(), 5)
        assert not second.leads.is_set()
        first.stop()
        await asyncio.wait_for(second.leads.wait(), 10)


def test_the_usual_pace_is_that_of_the_contract() -> None:
    assert (PACE.rows, Timing().age, Timing().silence) == (1_000, 23 * 3_600, 10)
