"""Rate limits that hold across processes: a sliding window in Redis, taken in small leases so that most requests cost no round trip.

A lease is a handful of permits for five seconds, paid for in advance: the limit is never passed, though up to a twentieth of it
may go unused. When Redis is not there requests pass, the metric counts them, and Redis is tried again a second later.
"""

import asyncio
import math
import time
from dataclasses import dataclass
from weakref import WeakValueDictionary

from prometheus_client import Counter
from redis.asyncio import Redis
from redis.exceptions import RedisError

from cryptopredict.base import TooManyRequests

__all__ = ["Limiter"]

_LEASE_SECONDS = 5.0
_LEASE_SHARE = 20
_REST_SECONDS = 1.0
_MOST_LEASES = 20_000

# One hash a key: w the minute, c its count, p the count of the minute before, which fades out as this one goes on.
_TAKE = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local limit, want = tonumber(ARGV[1]), tonumber(ARGV[2])
local minute = math.floor(now / 60)
local held = redis.call('HMGET', KEYS[1], 'w', 'c', 'p')
local w, c, p = tonumber(held[1]) or 0, tonumber(held[2]) or 0, tonumber(held[3]) or 0
if w ~= minute then
  if w == minute - 1 then p = c else p = 0 end
  c = 0
end
local left = 60 - (now - minute * 60)
local free = math.floor(limit - c - p * left / 60)
local granted = math.max(0, math.min(want, free))
if granted > 0 then
  redis.call('HSET', KEYS[1], 'w', minute, 'c', c + granted, 'p', p)
  redis.call('EXPIRE', KEYS[1], 130)
  return {granted, '0'}
end
local wait = left
if c + 1 <= limit and p > 0 then wait = math.min(left, (c + 1 + p * left / 60 - limit) * 60 / p) end
return {0, tostring(wait)}
"""


@dataclass(slots=True)
class _Lease:
    permits: int
    until: float


class Limiter:
    """Takes permits. One for each process."""

    def __init__(self, redis: "Redis", skipped: Counter) -> None:
        self._redis = redis
        self._take = redis.register_script(_TAKE)
        self._skipped = skipped
        self._leases: dict[str, _Lease] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._resting_until = 0.0

    async def take(self, what: str, who: str, per_minute: int) -> None:
        """Use one permit of `who` for `what`. Raises `TooManyRequests` with the seconds until the next one."""
        key = f"cp:limit:{what}:{who}"
        if self._use(key):
            return
        turn = self._turns.get(key)
        if turn is None:
            turn = self._turns[key] = asyncio.Lock()
        # One after another: many at once would each pay for a lease, and all but the last of them would be lost.
        async with turn:
            if not self._use(key):
                await self._lease(key, per_minute)

    def _use(self, key: str) -> bool:
        """Whether a permit of a lease was there, or none is needed while Redis rests."""
        now = time.monotonic()
        lease = self._leases.get(key)
        if lease is not None and lease.permits > 0 and now < lease.until:
            lease.permits -= 1
            return True
        if now < self._resting_until:
            self._skipped.inc()
            return True
        return False

    async def _lease(self, key: str, per_minute: int) -> None:
        """Take the next permits from Redis, and use one of them."""
        now = time.monotonic()
        want = max(1, per_minute // _LEASE_SHARE)
        try:
            granted, wait = await self._take(keys=[key], args=[per_minute, want])
        except (RedisError, OSError):
            self._resting_until = time.monotonic() + _REST_SECONDS
            self._skipped.inc()
            return
        if granted == 0:
            self._leases.pop(key, None)
            seconds = max(1, math.ceil(float(wait)))
            raise TooManyRequests(
                "Too many requests",
                why=f"{per_minute} a minute are allowed here",
                to_do=f"Wait {seconds} s.",
                retry_after=seconds,
            )
        if granted > 1:
            if len(self._leases) >= _MOST_LEASES:
                self._leases = {k: v for k, v in self._leases.items() if v.until > now}
            self._leases[key] = _Lease(granted - 1, now + _LEASE_SECONDS)
