"""Guesses at passwords: each wrong one makes the next wait longer, by account and by peer, up to a bound and never for good.

Free guesses first, then waits that double up to five minutes; an hour without one forgets them. A peer that has signed in to an
account before has a count of its own there, so that nobody locks the owner out by guessing from elsewhere. All processes count
together in Redis; when it is not there guesses are let through, and the caller is told to count that.
"""

import hashlib
import ipaddress
import math
from collections.abc import Callable

from redis.asyncio import Redis
from redis.exceptions import RedisError

from cryptopredict.base import TooManyRequests

__all__ = ["GuessGuard", "peer_of"]

_FREE_ACCOUNT = 5
_FREE_PEER = 20
_LONGEST_SECONDS = 300
_FORGET_SECONDS = 3_600
_KNOWN_SECONDS = 90 * 86_400

# Counted before the password is looked at, for many guesses at once would all be free otherwise.
# Keys: the account, the peer, the peer at the account, whether it is known there.
_BEGIN = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local counts = {{KEYS[1], tonumber(ARGV[1])}, {KEYS[2], tonumber(ARGV[2])}}
if redis.call('EXISTS', KEYS[4]) == 1 then counts[1][1] = KEYS[3] end
local wait = 0
for _, count in ipairs(counts) do
  wait = math.max(wait, (tonumber(redis.call('HGET', count[1], 'until')) or 0) - now)
end
if wait > 0 then return tostring(wait) end
for _, count in ipairs(counts) do
  local n = redis.call('HINCRBY', count[1], 'n', 1)
  if n >= count[2] then
    redis.call('HSET', count[1], 'until', now + math.min(tonumber(ARGV[3]), 2 ^ math.min(n - count[2], 20)))
  end
  redis.call('EXPIRE', count[1], ARGV[4])
end
return '0'
"""

# What was right is no guess: the account's count is over; the peer's only gives this one back, for it may own one account and
# guess at others.
_RIGHT = """
redis.call('SET', KEYS[4], '1', 'EX', ARGV[1])
redis.call('DEL', KEYS[1], KEYS[3])
if redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('HDEL', KEYS[2], 'until')
  if redis.call('HINCRBY', KEYS[2], 'n', -1) <= 0 then redis.call('DEL', KEYS[2]) end
end
return 1
"""


def peer_of(address: str | None) -> str:
    """Who counts as one peer: an IPv4 address, or the /64 network that one customer has of IPv6."""
    if address is None:
        return "unknown"
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found if isinstance(found, ipaddress.IPv4Address) else found.ipv4_mapped)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class GuessGuard:
    """Counts guesses. `on_skip` is called for each that could not be counted."""

    def __init__(self, redis: "Redis", on_skip: Callable[[], None]) -> None:
        self._begin = redis.register_script(_BEGIN)
        self._right = redis.register_script(_RIGHT)
        self._on_skip = on_skip

    async def begin(self, email: str, address: str | None) -> None:
        """Count a guess before it is looked at. Raises `TooManyRequests` while the account or the peer has to wait."""
        arguments = [_FREE_ACCOUNT, _FREE_PEER, _LONGEST_SECONDS, _FORGET_SECONDS]
        try:
            wait = float(await self._begin(keys=_keys(email, address), args=arguments))
        except (RedisError, OSError):
            self._on_skip()
            return
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            raise TooManyRequests(
                "Too many wrong passwords", why="each one makes the next wait", to_do=f"Wait {seconds} s.", retry_after=seconds
            )

    async def right(self, email: str, address: str | None) -> None:
        """It was no guess: the peer is known at that account from now on."""
        try:
            await self._right(keys=_keys(email, address), args=[_KNOWN_SECONDS])
        except (RedisError, OSError):
            self._on_skip()


def _keys(email: str, address: str | None) -> list[str]:
    account, peer = email.strip().lower(), peer_of(address)
    return [
        f"cp:guess:a:{_digest(account)}",
        f"cp:guess:p:{_digest(peer)}",
        f"cp:guess:k:{_digest(account, peer)}",
        f"cp:known:{_digest(account, peer)}",
    ]
