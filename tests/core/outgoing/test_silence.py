import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise
from threading import Barrier

import pytest
import redis as redis_client

from cryptopredict.base import Reason, Unavailable, utc_now
from fixtures.asking import Ways, call, provider, refused
from fixtures.processes import environment
from fixtures.upstream import Upstream, answer

_OTHER = """
import json, sys
import redis
from cryptopredict.core.outgoing import Call, Limit, Outgoing, Provider
with redis.Redis.from_url(sys.argv[2], decode_responses=True) as connection, Outgoing(connection) as way:
    print(way.ask(Call(Provider("mine", sys.argv[1], (Limit(1000, 60),)), "/data", json.loads), patience=20))
"""


def test_after_a_refusal_no_process_asks_before_its_time(server: Upstream, way: Ways, redis_url: str) -> None:
    server.script("/data", answer(429, Retry_After="2"), answer(200, b"[1]"))
    question = call(provider(server))
    first, second = way(), way()
    told = refused(first, question, patience=20)
    with subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-c", _OTHER, server.address, redis_url], env=environment(), stdout=subprocess.PIPE, text=True
    ) as other:
        for out in (first, second):
            failure = refused(out, question, patience=0.1)
            assert (failure.reason, failure.retry_at) == (Reason.RATE_LIMITED, told.retry_at)
        assert len(server.seen) == 1
        assert second.ask(question, patience=20) == [1]
        assert other.communicate(timeout=60)[0] == "[1]\n"
    begun, *later = server.times()
    assert len(later) == 2
    assert min(later) - begun >= 2


def test_a_date_to_wait_for_is_read_by_the_clock_that_wrote_it(server: Upstream, way: Ways) -> None:
    server.script(
        "/data", answer(429, Date="Mon, 01 Jan 2001 00:00:00 GMT", Retry_After="Mon, 01 Jan 2001 00:10:00 GMT"), answer()
    )
    begun = utc_now()
    retry_at = refused(way(), call(provider(server))).retry_at
    assert retry_at is not None
    assert begun + timedelta(seconds=600) <= retry_at <= utc_now() + timedelta(seconds=600.1)


@pytest.mark.parametrize(("status", "least"), [(429, 60), (418, 120)])
@pytest.mark.parametrize("told", ["", "soon", "-5", "Mon, 32 Foo"])
def test_a_refusal_that_names_no_time_has_a_wait_of_ours(
    server: Upstream, way: Ways, status: int, least: int, told: str
) -> None:
    server.script("/data", answer(status, Retry_After=told))
    begun = utc_now()
    failure = refused(way(), call(provider(server)), patience=30)
    assert failure.reason is Reason.RATE_LIMITED
    assert failure.retry_at is not None
    assert begun + timedelta(seconds=least) <= failure.retry_at <= utc_now() + timedelta(seconds=least + 0.1)


def test_waits_of_ours_double_until_an_answer_comes(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(429), answer(429), answer(429), answer(), answer(429))
    out, question = way(back_off=0.2, back_off_most=0.5), call(provider(server))
    for _ in range(3):
        assert refused(out, question, patience=20).reason is Reason.RATE_LIMITED
    out.ask(question, patience=20)
    refused(out, question)
    at = server.times()
    gaps = [later - earlier for earlier, later in pairwise(at)]
    assert all(gap >= least for gap, least in zip(gaps, (0.2, 0.4, 0.5), strict=False))
    failure = refused(out, question)
    assert failure.retry_at is not None
    assert failure.retry_at <= utc_now() + timedelta(seconds=0.21)


def _together(count: int, work: Callable[[], datetime | None]) -> list[datetime | None]:
    ready = Barrier(count)

    def one(_number: int) -> datetime | None:
        ready.wait()
        return work()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_requests_that_left_together_are_refused_once(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(429))
    out, question = way(), call(provider(server))
    _together(8, lambda: refused(out, question).retry_at)
    failure = refused(way(), question)
    assert failure.retry_at is not None
    assert failure.retry_at <= utc_now() + timedelta(seconds=60.1)


def test_an_emptied_redis_forgets_no_refusal_that_anybody_remembers(
    server: Upstream, way: Ways, redis: "redis_client.Redis"
) -> None:
    server.script("/data", answer(429, Retry_After="600"))
    first, second, third, question = way(), way(), way(), call(provider(server))
    refused(first, question)
    retry_at = refused(second, question).retry_at
    redis.flushall()
    again = refused(second, question).retry_at
    assert retry_at is not None
    assert again is not None
    assert abs(again - retry_at) < timedelta(milliseconds=100)
    redis.flushall()
    refused(first, question)
    assert refused(third, question).reason is Reason.RATE_LIMITED
    assert len(server.seen) == 1


def test_asking_all_the_time_does_not_make_a_silence_longer(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(429, Retry_After="1"), answer(200, b"[1]"))
    ways, question = (way(), way()), call(provider(server))
    retry_at = refused(ways[0], question).retry_at
    assert retry_at is not None
    while utc_now() < retry_at - timedelta(milliseconds=200):
        for out in ways:
            assert refused(out, question).retry_at == pytest.approx(retry_at, abs=timedelta(milliseconds=50))
    time.sleep(0.3)
    assert ways[1].ask(question, patience=0) == [1]


def test_who_waits_is_sent_away_when_the_way_closes(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(429, Retry_After="600"))
    out, question = way(), call(provider(server))
    refused(out, question)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(out.ask, question, patience=3_600)
        out.close()
        with pytest.raises(Unavailable, match="closed"):
            waiting.result(timeout=60)


def test_one_provider_does_not_silence_another(server: Upstream, way: Ways) -> None:
    server.script("/data", answer(429, Retry_After="600"))
    out = way()
    refused(out, call(provider(server)))
    other = call(provider(server, name="other"), path="/else")
    assert out.ask(other, patience=0) == {}
