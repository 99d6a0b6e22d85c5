import json
import time

from redis import Redis

from cryptopredict.scheduler import Queue
from cryptopredict.scheduler.presence import WORKERS, Presence, read_workers, seconds_idle


def test_a_worker_is_seen_while_it_is_there(redis: "Redis") -> None:
    presence = Presence(redis, (Queue.MARKET,))
    with presence.shown():
        presence.at_work("fill_gaps")
        presence.write()
        (seen,) = read_workers(redis.hgetall(WORKERS), time.time())
        assert (seen.name, seen.queues, seen.job) == (presence.name, ("market",), "fill_gaps")
    assert redis.hgetall(WORKERS) == {}


def test_a_worker_that_was_killed_is_forgotten_by_the_next(redis: "Redis") -> None:
    gone = {"queues": ["decisions"], "started": 0, "seen": time.time() - 61, "worked": 0, "job": None}
    redis.hset(WORKERS, mapping={"gone:1": json.dumps(gone), "garbage": "{", "other": "[]"})
    assert read_workers(redis.hgetall(WORKERS), time.time()) == []
    Presence(redis, tuple(Queue)).write()
    assert len(redis.hgetall(WORKERS)) == 1


def test_a_queue_is_idle_for_as_long_as_the_last_of_its_workers() -> None:
    now = 1_000.0
    held = {
        name: json.dumps({"queues": queues, "started": 0, "seen": now, "worked": worked, "job": None})
        for name, queues, worked in (("a", ["market"], 400), ("b", ["market", "decisions"], 900))
    }
    workers = read_workers(held, now)
    assert (seconds_idle(workers, Queue.MARKET, now), seconds_idle(workers[:1], Queue.MARKET, now)) == (100.0, 600.0)
    assert seconds_idle(workers[:1], Queue.DECISIONS, now) is None
