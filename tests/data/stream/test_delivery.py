"""Reading is held up when too much waits, and goes on when it is written."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import Engine, text

from cryptopredict.base import Interval, Source
from cryptopredict.data.market import lock_market
from cryptopredict.data.sources.binance_stream import Kline
from cryptopredict.data.stream.delivery import Delivery, as_rows
from cryptopredict.data.stream.universe import Listing
from cryptopredict.data.stream.writer import StreamWriter, Written

START = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1_000)


def kline(place: int, interval: Interval = Interval.M1) -> Kline:
    opens = START + place * interval.seconds * 1_000
    return Kline("KPEPEUSDT", interval, opens, 100.0, 101.0, 99.0, 100.0, 5.0, closed=True, event_ms=opens)


async def test_reading_is_held_up_while_too_much_waits(engine: Engine) -> None:
    with engine.begin() as connection:
        asset = connection.execute(
            text("INSERT INTO cryptocurrencies (symbol, name) VALUES ('A', 'A') RETURNING id")
        ).scalar_one()
    listing = Listing("AUSDT", asset, "A", 1.0)
    done: list[Written] = []
    writer = StreamWriter(engine, Source.LIVE)
    delivery = Delivery(writer, now=lambda: datetime.now(UTC), done=done.append, rows=2, seconds=0.1, full=10)
    running = asyncio.create_task(delivery.run())
    with engine.begin() as other:
        lock_market(other)  # somebody writes for long
        for place in range(10):
            delivery.put(listing, kline(place))
            assert delivery.room.is_set() == (place < 9)
        await asyncio.sleep(0.3)
        assert not delivery.room.is_set()
    async with asyncio.timeout(20):
        await delivery.room.wait()
        await delivery.drain()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert sum(written.new for written in done) == 10
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM price_data")) == 10


def test_candles_become_arrays_in_single_coins() -> None:
    listings = [Listing("KPEPEUSDT", 7, "PEPE", 1_000.0), Listing("AUSDT", 8, "A", 1.0), Listing("AUSDT", 8, "A", 1.0)]
    rows = as_rows(listings, [kline(0), kline(1), kline(0, Interval.H1)])
    assert {interval: len(part) for interval, part in rows.items()} == {Interval.M1: 2, Interval.H1: 1}
    assert rows[Interval.M1].assets.tolist() == [7, 8]
    assert rows[Interval.M1].values.tolist() == [[0.1, 0.101, 0.099, 0.1, 5_000.0], [100.0, 101.0, 99.0, 100.0, 5.0]]
    assert rows[Interval.M1].opens.tolist() == [START, START + 60_000]
