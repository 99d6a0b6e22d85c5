import asyncio
import json
import uuid

import pytest
from redis import Redis as SyncRedis
from redis.asyncio import Redis

from cryptopredict.core import EVENTS, publish
from cryptopredict.server.feed import Feed
from cryptopredict.server.hub import Hub
from cryptopredict.server.metrics import Metrics

SESSION = uuid.uuid4()


@pytest.fixture
def hub() -> Hub:
    return Hub(Redis(), Metrics(), on_decision=lambda: None)


def _join(hub: Hub) -> Feed:
    return hub.join(1, SESSION)


def _prices(hub: Hub, **prices: float) -> None:
    rows = [{"crypto_id": int(key[1:]), "symbol": key, "price": price} for key, price in prices.items()]
    hub.receive(json.dumps({"topic": "price_update", "data": {"prices": rows}, "at": "now"}))


def test_events_are_numbered_and_given_to_all(hub: Hub) -> None:
    feeds = [_join(hub), _join(hub)]
    hub.receive('{"topic": "new_signal", "data": {"signal_id": 3}, "at": "2026-01-01T00:00:00Z"}')
    for feed in feeds:
        (text,) = asyncio.run(feed.take())
        assert json.loads(text) == {
            "type": "new_signal",
            "seq": 1,
            "data": {"signal_id": 3},
            "timestamp": "2026-01-01T00:00:00Z",
        }


@pytest.mark.parametrize(
    "raw",
    [
        "no json",
        "[]",
        '{"topic": "price_update", "data": {}}',
        '{"topic": "price_update", "data": {"prices": [{"crypto_id": "x"}]}}',
        '{"topic": 7, "data": {}}',
        '{"topic": "new_signal", "data": NaN}',
    ],
)
def test_what_is_no_event_harms_nobody(hub: Hub, raw: str) -> None:
    feed = _join(hub)
    hub.receive(raw)
    hub.show_prices()
    hub.broadcast("system_status", {})
    assert [json.loads(text)["type"] for text in asyncio.run(feed.take())] == ["system_status"]


def test_inside_topics_stay_inside(hub: Hub) -> None:
    feed = _join(hub)
    hub.receive('{"topic": "account_changed", "data": {"user_id": 2}}')
    hub.broadcast("system_status", {})
    assert len(asyncio.run(feed.take())) == 1


def test_progress_of_jobs_is_for_admins(hub: Hub) -> None:
    anybody, admin = _join(hub), hub.join(2, SESSION, admin=True)
    hub.receive('{"topic": "job_progress", "data": {"id": 3}}')
    hub.receive('{"topic": "source_status", "data": {"series": "prices"}}')
    assert [json.loads(text)["type"] for text in asyncio.run(admin.take())] == ["job_progress", "source_status"]
    assert [json.loads(text)["type"] for text in asyncio.run(anybody.take())] == ["source_status"]
    assert len(hub.missed(hub.stream, 0, hub.join(2, SESSION, admin=True)) or []) == 2
    assert len(hub.missed(hub.stream, 0, _join(hub)) or []) == 1


def test_what_belongs_to_one_user_reaches_nobody_else() -> None:
    changed: list[int] = []
    hub = Hub(Redis(), Metrics(), on_decision=lambda: None, on_money=changed.append)
    mine, other = hub.join(7, SESSION), hub.join(8, SESSION, admin=True)
    hub.receive('{"topic": "portfolio_update", "data": {"user_id": 7, "portfolio_id": 3}}')
    hub.broadcast("system_status", {})
    kinds = [[json.loads(text)["type"] for text in asyncio.run(feed.take())] for feed in (mine, other)]
    assert kinds == [["portfolio_update", "system_status"], ["system_status"]]
    assert [len(hub.missed(hub.stream, 0, hub.join(owner, SESSION)) or []) for owner in (7, 8)] == [2, 1]
    assert changed == [7]


def test_who_comes_back_gets_what_was_missed(hub: Hub) -> None:
    for number in range(5):
        hub.broadcast("new_signal", {"number": number})
    missed = hub.missed(hub.stream, 3, _join(hub))
    assert missed is not None
    assert [json.loads(text)["seq"] for text in missed] == [4, 5]
    assert hub.missed(hub.stream, 5, _join(hub)) == []
    assert hub.missed("another process", 3, _join(hub)) is None
    assert hub.missed(hub.stream, 6, _join(hub)) is None
    for number in range(600):
        hub.broadcast("new_signal", {"number": number})
    assert hub.missed(hub.stream, 3, _join(hub)) is None


def test_prices_are_merged_and_the_newest_wins(hub: Hub) -> None:
    quick, slow = _join(hub), _join(hub)
    _prices(hub, c1=1.0, c2=2.0)
    _prices(hub, c1=1.5)
    hub.show_prices()
    (text,) = asyncio.run(quick.take())
    assert {row["symbol"]: row["price"] for row in json.loads(text)["data"]["prices"]} == {"c1": 1.5, "c2": 2.0}
    _prices(hub, c1=1.7)
    hub.show_prices()
    (text,) = asyncio.run(quick.take())
    assert [row["price"] for row in json.loads(text)["data"]["prices"]] == [1.7]
    (text,) = asyncio.run(slow.take())
    assert {row["symbol"]: row["price"] for row in json.loads(text)["data"]["prices"]} == {"c1": 1.7, "c2": 2.0}
    assert json.loads(text)["seq"] == 3


def test_who_does_not_drain_is_dropped_and_the_rest_feel_nothing(hub: Hub) -> None:
    stalled, quick = _join(hub), _join(hub)
    taken = 0
    for number in range(100):
        hub.broadcast("new_signal", {"number": number})
        taken += len(asyncio.run(quick.take()))
    assert (taken, quick.ended) == (100, None)
    assert stalled.ended is not None
    assert stalled.ended[0] == 1013
    assert asyncio.run(stalled.take()) == []


async def test_who_waits_is_written_to_at_once_with_the_same_bytes(hub: Hub) -> None:
    written: list[bytes] = []
    room = True

    def write(frame: bytes) -> bool:
        written.extend([frame] if room else [])
        return room

    feeds = [hub.join(owner, SESSION, write=write) for owner in (1, 2)]
    hub.broadcast("system_status", {"n": 0})
    assert written == []  # neither has begun: what it says first must not be overtaken
    assert [len(await feed.take()) for feed in feeds] == [1, 1]
    waiting = [asyncio.create_task(feed.take()) for feed in feeds]
    await asyncio.sleep(0)
    hub.broadcast("system_status", {"n": 1})
    _prices(hub, c1=1.5)
    hub.show_prices()
    assert [json.loads(frame[2 + 2 * (frame[1] == 126) :])["type"] for frame in written] == ["system_status"] * 2 + [
        "price_update"
    ] * 2
    assert written[0] is written[1]
    assert not any(task.done() for task in waiting)
    room = False
    hub.broadcast("system_status", {"n": 2})
    room = True
    hub.broadcast("system_status", {"n": 3})  # in line behind the one that found no room
    assert len(written) == 4
    assert [[json.loads(text)["data"]["n"] for text in await task] for task in waiting] == [[2, 3], [2, 3]]


async def test_the_bus_is_followed_and_found_again(redis: SyncRedis, redis_url: str) -> None:
    told = asyncio.Event()
    async with Redis.from_url(redis_url, decode_responses=True, socket_timeout=None) as connection:
        hub = Hub(connection, Metrics(), on_decision=told.set)
        feed = _join(hub)
        following = asyncio.create_task(hub.run())
        try:
            async with asyncio.timeout(20):
                while not redis.pubsub_numsub(EVENTS)[0][1]:  # noqa: ASYNC110 - the server knows it, nobody here
                    await asyncio.sleep(0.02)
                publish(redis, EVENTS, {"topic": "layer1_update", "data": {"run_id": 1}})
                assert [json.loads(text)["type"] for text in await feed.take()] == ["layer1_update"]
                await told.wait()
                told.clear()
                redis.client_kill_filter(_type="pubsub")
                said: list[dict[str, object]] = []
                while len(said) < 2:
                    said += [json.loads(text)["data"] for text in await feed.take()]
                assert said == [{"bus": "lost"}, {"bus": "restored"}]
                assert told.is_set()
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
