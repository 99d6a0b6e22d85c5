"""Guesses wait, victims do not wait for good."""

import time
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from cryptopredict.base import TooManyRequests
from cryptopredict.members import GuessGuard
from cryptopredict.members.guessing import peer_of

HOME, ELSEWHERE = "203.0.113.7", "198.51.100.9"


async def _wait(guard: GuessGuard, email: str, address: str) -> float:
    try:
        await guard.begin(email, address)
    except TooManyRequests as error:
        return error.retry_after
    return 0.0


async def _let_pass(redis: "Redis") -> None:
    """As if every wait were over."""
    async for key in redis.scan_iter("cp:guess:*"):
        await redis.hset(key, "until", "0")


async def test_waits_grow_up_to_five_minutes_whoever_guesses(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        guards, waits = [GuessGuard(redis, lambda: None) for _ in range(2)], []
        for number in range(20):
            # Another peer each time: the account alone is counted.
            address = f"10.0.{number}.1"
            assert await _wait(guards[number % 2], "A@example.org", address) == 0
            waits.append(await _wait(guards[number % 2], "a@example.org ", address))
            await _let_pass(redis)
        assert waits[:4] == [0, 0, 0, 0] or waits[0] == 0
        grown = [seconds for seconds in waits if seconds]
        assert grown == sorted(grown)
        assert grown[0] <= 2
        assert grown[-1] == 300


async def test_many_guesses_at_once_are_counted_before_they_are_looked_at(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        guard = GuessGuard(redis, lambda: None)
        waits = [await _wait(guard, "a@example.org", HOME) for _ in range(30)]
        assert waits.count(0) == 5


async def test_who_has_signed_in_from_here_is_not_locked_out_by_guesses_from_elsewhere(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        guard = GuessGuard(redis, lambda: None)
        assert await _wait(guard, "a@example.org", HOME) == 0
        await guard.right("a@example.org", HOME)
        for _ in range(10):
            await _wait(guard, "a@example.org", ELSEWHERE)
        assert await _wait(guard, "a@example.org", ELSEWHERE) > 0
        assert await _wait(guard, "a@example.org", HOME) == 0
        # A known peer that guesses waits like any other.
        assert max([await _wait(guard, "a@example.org", HOME) for _ in range(10)]) > 0


async def test_an_account_of_ones_own_does_not_pay_for_guesses_at_others(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        guard, passed = GuessGuard(redis, lambda: None), 0
        for number in range(60):
            passed += await _wait(guard, f"victim{number}@example.org", HOME) == 0
            if await _wait(guard, "mine@example.org", HOME) == 0:
                await guard.right("mine@example.org", HOME)
        assert passed <= 21
        assert await _wait(guard, "victim61@example.org", "198.51.100.77") == 0


async def test_a_stored_wait_ends_by_itself(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        guard = GuessGuard(redis, lambda: None)
        for _ in range(6):
            await _wait(guard, "a@example.org", HOME)
        assert all([0 < await redis.ttl(key) <= 3_600 async for key in redis.scan_iter("cp:guess:*")])
        (held,) = [key async for key in redis.scan_iter("cp:guess:a:*")]
        assert float(await redis.hget(held, "until")) <= time.time() + 2  # type: ignore[arg-type]


async def test_without_redis_nobody_is_kept_out_and_it_is_counted(tmp_path: Path) -> None:
    skipped: list[None] = []
    async with Redis(unix_socket_path=str(tmp_path / "gone"), retry=Retry(NoBackoff(), 0)) as redis:
        guard = GuessGuard(redis, lambda: skipped.append(None))
        assert [await _wait(guard, "a@example.org", HOME) for _ in range(8)] == [0.0] * 8
        await guard.right("a@example.org", HOME)
    assert len(skipped) == 9


@pytest.mark.parametrize(
    ("address", "peer"),
    [
        (None, "unknown"),
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
    ],
)
def test_a_peer_is_what_one_customer_has(address: str | None, peer: str) -> None:
    assert peer_of(address) == peer
