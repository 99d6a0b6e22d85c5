import asyncio
import uuid

import pytest
from redis.asyncio import Redis

from cryptopredict.base import Unauthenticated
from cryptopredict.members import Access, issue_ticket, use_ticket


async def test_a_ticket_opens_once(redis_url: str) -> None:
    holder = Access(7, uuid.uuid4(), 0)
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        ticket = await issue_ticket(redis, holder)
        assert not [key async for key in redis.scan_iter() if ticket in key]
        results = await asyncio.gather(*(use_ticket(redis, ticket) for _ in range(5)), return_exceptions=True)
        assert [result for result in results if isinstance(result, Access)] == [holder]
        assert sum(isinstance(result, Unauthenticated) for result in results) == 4


async def test_a_ticket_is_forgotten_after_half_a_minute(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        await issue_ticket(redis, Access(7, uuid.uuid4(), 0))
        (key,) = [key async for key in redis.scan_iter("cp:ticket:*")]
        assert 0 < await redis.ttl(key) <= 30


@pytest.mark.parametrize("ticket", ["", "unknown", "x" * 101])
async def test_other_words_open_nothing(redis_url: str, ticket: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        with pytest.raises(Unauthenticated):
            await use_ticket(redis, ticket)


async def test_what_redis_holds_is_not_trusted(redis_url: str) -> None:
    async with Redis.from_url(redis_url, decode_responses=True) as redis:
        ticket = await issue_ticket(redis, Access(7, uuid.uuid4(), 0))
        (key,) = [key async for key in redis.scan_iter("cp:ticket:*")]
        await redis.set(key, '{"user_id": "all"}')
        with pytest.raises(Unauthenticated):
            await use_ticket(redis, ticket)
