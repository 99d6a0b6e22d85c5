import asyncio
import time
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, Counter
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from cryptopredict.base import TooManyRequests
from cryptopredict.server.limits import Limiter, limit_key


@pytest.fixture
def skipped() -> Counter:
    return Counter("skipped", "Let through.", registry=CollectorRegistry())


async def _taken(limiters: list[Limiter], per_minute: int, tries: int, who: str = "u:1") -> int:
    taken, waits = 0, list[float]()
    for number in range(tries):
        try:
            await limiters[number % len(limiters)].take("GET /x", who, per_minute)
        except TooManyRequests as error:
            waits.append(error.retry_after)
        else:
            taken += 1
    assert all(1 <= seconds <= 60 for seconds in waits)
    return taken


async def test_the_limit_holds_across_processes(redis_url: str, skipped: Counter) -> None:
    async with Redis.from_url(redis_url) as redis:
        processes = [Limiter(redis, skipped) for _ in range(3)]
        assert await _taken(processes, 10, 40) == 10
        # Leases may leave a twentieth unused in each process, but nobody passes the limit.
        assert 170 <= await _taken(processes, 200, 400, who="u:2") <= 200
        assert await _taken(processes, 10, 5, who="u:3") == 5
        assert skipped._value.get() == 0


async def test_the_minute_before_fades_out(redis_url: str, skipped: Counter) -> None:
    async with Redis.from_url(redis_url) as redis:
        limiter = Limiter(redis, skipped)
        assert await _taken([limiter], 10, 12) == 10
        (key,) = [key async for key in redis.scan_iter("cp:limit:*")]
        window = int(await redis.hget(key, "w"))  # type: ignore[arg-type]
        # As if all ten had been taken in the minute before: what is free now is the share of it that has passed.
        await redis.hset(key, mapping={"w": window - 1, "c": 10, "p": 0})
        passed = time.time() % 60 / 60
        assert abs(await _taken([limiter], 10, 12) - 10 * passed) <= 2


async def test_without_redis_requests_pass_and_are_counted(tmp_path: Path, skipped: Counter) -> None:
    async with Redis(unix_socket_path=str(tmp_path / "gone"), retry=Retry(NoBackoff(), 0)) as redis:
        assert await _taken([Limiter(redis, skipped)], 1, 5) == 5
        assert skipped._value.get() == 5


async def test_many_at_once_lose_no_permits(redis_url: str, skipped: Counter) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        limiter = Limiter(redis, skipped)
        await asyncio.gather(*(limiter.take("read", "u:1", 100) for _ in range(100)))


async def test_what_many_want_is_fetched_together_and_the_next_lease_before_it_is_needed(
    redis_url: str, skipped: Counter
) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:

        async def calls() -> int:
            stats = await redis.info("commandstats")
            return sum(int(stats.get(f"cmdstat_{name}", {"calls": 0})["calls"]) for name in ("eval", "evalsha"))

        limiter = Limiter(redis, skipped)
        await limiter.take("read", "u:0", 100)  # the server knows the script from now on
        before = await calls()
        await asyncio.gather(*(limiter.take("read", f"u:{number}", 100) for number in range(1, 51)))
        assert await calls() - before == 1
        key = limit_key("read", "u:1")
        assert all(limiter.use(key, 100) for _ in range(4))
        while await calls() - before < 2:  # noqa: ASYNC110 - the server knows it, nobody here
            await asyncio.sleep(0.01)
        await limiter.take("read", "u:1", 100)
        assert await calls() - before == 2
