"""Rate limits that hold across processes: a sliding window in Redis, taken in small leases so that most requests cost no round trip.

A lease is a twentieth of the limit, paid for in advance and good for a minute; when its last permit is used the next one is fetched
while nobody waits for it, and all that are wanted at one moment come with one call. So a process never lets through more than was
paid for, at most a twentieth of it late. When Redis is not there requests pass, the metric counts them, and Redis is tried again a
second later.
"""

import asyncio
import math
import time
from dataclasses import dataclass
from itertools import islice

from prometheus_client import Counter
from redis.asyncio import Redis
from redis.exceptions import RedisError

from cryptopredict.base import TooManyRequests

__all__ = ["Limiter", "limit_key"]

_LEASE_SECONDS = 60.0
_LEASE_SHARE = 20
_REST_SECONDS = 1.0
_MOST_LEASES = 100_000
_MOST_AT_ONCE = 200

# One hash a key: w the minute, c its count, p the count of the minute before, which fades out as this one goes on.
_TAKE = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local minute = math.floor(now / 60)
local left = 60 - (now - minute * 60)
local answers = {}
for place, key in ipairs(KEYS) do
  local limit, want = tonumber(ARGV[2 * place - 1]), tonumber(ARGV[2 * place])
  local held = redis.call('HMGET', key, 'w', 'c', 'p')
  local w, c, p = tonumber(held[1]) or 0, tonumber(held[2]) or 0, tonumber(held[3]) or 0
  if w ~= minute then
    if w == minute - 1 then p = c else p = 0 end
    c = 0
  end
  local free = math.floor(limit - c - p * left / 60)
  local granted = math.max(0, math.min(want, free))
  local wait = 0
  if granted > 0 then
    redis.call('HSET', key, 'w', minute, 'c', c + granted, 'p', p)
    redis.call('EXPIRE', key, 130)
  else
    wait = left
    if c + 1 <= limit and p > 0 then wait = math.min(left, (c + 1 + p * left / 60 - limit) * 60 / p) end
  end
  answers[2 * place - 1], answers[2 * place] = granted, tostring(wait)
end
return answers
"""


@dataclass(slots=True)
class _Lease:
    permits: int
    until: float


def limit_key(what: str, who: str) -> str:
    """Where it is counted how often `who` did `what`."""
    return f"cp:limit:{what}:{who}"


class Limiter:
    """Takes permits. One for each process."""

    def __init__(self, redis: "Redis", skipped: Counter) -> None:
        self._redis = redis
        self._take = redis.register_script(_TAKE)
        self._skipped = skipped
        self._leases: dict[str, _Lease] = {}
        self._wanted: dict[str, tuple[int, asyncio.Future[float]]] = {}
        self._asked: dict[str, asyncio.Future[float]] = {}
        self._asking: asyncio.Task[None] | None = None
        self._resting_until = 0.0

    async def take(self, what: str, who: str, per_minute: int) -> None:
        """Use one permit of `who` for `what`. Raises `TooManyRequests` with the seconds until the next one."""
        key = limit_key(what, who)
        while not self.use(key, per_minute):
            # All who wait for the same permits share one question; that one of them gives up is nothing to the others.
            wait = await asyncio.shield(self._ask(key, per_minute))
            if wait > 0:
                seconds = max(1, math.ceil(wait))
                raise TooManyRequests(
                    "Too many requests",
                    why=f"{per_minute} a minute are allowed here",
                    to_do=f"Wait {seconds} s.",
                    retry_after=seconds,
                )

    def use(self, key: str, per_minute: int) -> bool:
        """Use a permit of a lease, if one is there, or none is needed while Redis rests."""
        now = time.monotonic()
        lease = self._leases.get(key)
        if lease is not None and lease.permits > 0 and now < lease.until:
            lease.permits -= 1
            if lease.permits == 0 and per_minute >= 2 * _LEASE_SHARE:
                self._ask(key, per_minute)
            return True
        if now < self._resting_until:
            self._skipped.inc()
            return True
        return False

    def _ask(self, key: str, per_minute: int) -> asyncio.Future[float]:
        """The seconds to wait until there is a permit, once that is known; 0 when there is one now, or Redis rests."""
        asked = self._asked.get(key)
        if asked is None:
            asked = self._asked[key] = asyncio.get_running_loop().create_future()
            self._wanted[key] = (per_minute, asked)
            if self._asking is None or self._asking.done():
                self._asking = asyncio.create_task(self._fetch())
        return asked

    async def _fetch(self) -> None:
        """Fetch leases until none are wanted."""
        while self._wanted:
            some = dict(islice(self._wanted.items(), _MOST_AT_ONCE))
            for key in some:
                del self._wanted[key]
            answers: list[int | str] = []
            try:
                answers = await self._take(
                    keys=list(some),
                    args=[part for limit, _ in some.values() for part in (limit, max(1, limit // _LEASE_SHARE))],
                )
            except (RedisError, OSError):
                pass  # no answers: the metric says so, and Redis rests
            finally:
                self._settle(some, answers)

    def _settle(self, asked: dict[str, tuple[int, asyncio.Future[float]]], answers: list[int | str]) -> None:
        now = time.monotonic()
        if not answers:
            self._resting_until = now + _REST_SECONDS
        for place, (key, (_, future)) in enumerate(asked.items()):
            granted, wait = (int(answers[2 * place]), float(answers[2 * place + 1])) if answers else (0, 0.0)
            self._leases.pop(key, None)
            if granted:
                self._leases[key] = _Lease(granted, now + _LEASE_SECONDS)
            del self._asked[key]
            future.set_result(wait)
        if len(self._leases) > _MOST_LEASES:
            for key in list(islice(self._leases, _MOST_LEASES // 2)):
                del self._leases[key]
