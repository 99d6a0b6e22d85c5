import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import redis as redis_client

from cryptopredict.base import Reason, utc_now
from cryptopredict.core.outgoing import Limit
from fixtures.asking import Ways, call, provider, refused
from fixtures.upstream import Upstream, answer, cut


def test_two_clients_never_ask_more_than_the_limit_in_any_window(server: Upstream, way: Ways) -> None:
    ways, question = (way(), way()), call(provider(server, 40, 3))
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ways[turn % 2].ask, question, patience=60) for turn in range(60)]
        assert [one.result() for one in asked] == [{}] * 60
    at = server.times()
    assert len(at) == 60
    assert max(sum(begin <= moment < begin + 3 for moment in at) for begin in at) <= 40


def test_a_tenth_of_the_limit_is_never_spent_and_failures_cost_too(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(404), answer(500), cut, answer())
    out, question = way(), call(provider(server, 10, 60))
    refused(out, question)
    assert out.ask(question, patience=5) == {}
    for _ in range(5):
        out.ask(question, patience=0)
    begun = utc_now()
    failure = refused(way(), question, patience=1)
    assert (failure.reason, len(server.seen)) == (Reason.RATE_LIMITED, 9)
    assert failure.retry_at is not None
    assert begun < failure.retry_at <= utc_now() + timedelta(seconds=67)


def test_weights_and_every_limit_count(server: Upstream, way: Ways) -> None:
    asked = provider(server, limits=(Limit(1_000, 60), Limit(10, 3_600)))
    out = way()
    out.ask(call(asked, weight=7))
    assert refused(out, call(asked, weight=3)).reason is Reason.RATE_LIMITED
    assert out.ask(call(asked, weight=2), patience=0) == {}


def test_what_the_provider_has_counted_is_the_truth(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(200, X_MBX_USED_WEIGHT_1M="88"), answer())
    asked = provider(server, 100, 60, used_header="x-mbx-used-weight-1m")
    out = way()
    out.ask(call(asked))
    assert refused(way(), call(asked, weight=3)).reason is Reason.RATE_LIMITED
    assert out.ask(call(asked, weight=2), patience=0) == {}


def test_an_emptied_redis_learns_again_what_was_spent(server: Upstream, way: Ways, redis: "redis_client.Redis") -> None:
    out, question = way(), call(provider(server, 10, 60))
    for _ in range(9):
        out.ask(question)
    redis.flushall()
    assert refused(out, question).reason is Reason.RATE_LIMITED
    assert refused(way(), question).reason is Reason.RATE_LIMITED


def test_without_redis_a_process_takes_a_quarter_and_comes_back(
    server: Upstream, way: Ways, redis: "redis_client.Redis", tmp_path: Path
) -> None:
    place = tmp_path / "redis"
    place.symlink_to(redis.connection_pool.connection_kwargs["path"])
    with redis_client.Redis.from_url(f"unix://{place}", decode_responses=True) as connection:
        out, question = way(connection), call(provider(server, 40, 60))
        for _ in range(4):
            out.ask(question)
        place.rename(tmp_path / "away")
        connection.connection_pool.disconnect()
        for _ in range(5):
            out.ask(question, patience=0)
        assert refused(out, question).reason is Reason.RATE_LIMITED
        (tmp_path / "away").rename(place)
        time.sleep(0.3)
        for _ in range(27):
            out.ask(question, patience=0)
        assert refused(way(), question).reason is Reason.RATE_LIMITED
    assert len(server.seen) == 36


def test_without_redis_a_refusal_and_the_breaker_still_hold(server: Upstream, way: Ways, tmp_path: Path) -> None:
    with redis_client.Redis.from_url(f"unix://{tmp_path}/nobody") as connection:
        out = way(connection, redis_pause=60, cool_down=600)
        server.script("/data", answer(429, Retry_After="600"))
        for _ in range(3):
            assert refused(out, call(provider(server))).reason is Reason.RATE_LIMITED
        assert len(server.seen) == 1
        server.script("/other", answer(500))
        broken = call(provider(server, name="broken"), "/other")
        for _ in range(8):
            assert refused(out, broken).reason is Reason.PROVIDER_DOWN
        assert len(server.seen) == 6
