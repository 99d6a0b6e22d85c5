"""What all processes know together, in Redis: one atomic step for each question, by Redis' clock."""

import math
from collections.abc import Callable
from datetime import UTC, datetime

import redis

from cryptopredict.base import Reason
from cryptopredict.core.outgoing import scripts
from cryptopredict.core.outgoing.call import Provider
from cryptopredict.core.outgoing.pace import Pace
from cryptopredict.core.outgoing.passage import SLOTS, Pass, Refusal, banned, broken, spent

__all__ = ["Shared"]

_BROKEN = 2
_KINDS: dict[int, Callable[[float, datetime], Refusal]] = {1: banned, 3: spent}


def _ms(seconds: float) -> int:
    return math.ceil(seconds * 1_000)


def _reason(told: str | bytes) -> Reason:
    """How a provider failed last, as Redis has it."""
    try:
        return Reason(told.decode() if isinstance(told, bytes) else told)
    except ValueError:
        return Reason.PROVIDER_DOWN


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1_000, UTC)


class Shared:
    """The books of all processes. Every method raises `redis.RedisError` when Redis is not there."""

    def __init__(self, connection: "redis.Redis", pace: Pace) -> None:
        self._pace = pace
        self._enter = connection.register_script(scripts.ENTER)
        self._count = connection.register_script(scripts.COUNT)
        self._refused = connection.register_script(scripts.REFUSED)
        self._report = connection.register_script(scripts.REPORT)

    def enter(self, provider: Provider, weight: int, *, silence: float, known: list[int]) -> Pass | Refusal:
        """May it leave? Takes the weight if so. `silence` (s) and `known` weights are what this process knows by itself."""
        limits: list[int] = []
        for limit, taken in zip(provider.limits, known, strict=True):
            limits += [limit.seconds * 1_000, max(1, int(limit.weight * self._pace.headroom)), taken]
        probe = _ms(provider.timeout + self._pace.probe_margin)
        answer = self._enter(keys=[_key(provider)], args=[weight, int(silence * 1_000), probe, SLOTS, *limits])
        kind, wait, until = (int(part) for part in answer[:3])
        if kind == 0:
            return Pass(probing=wait == 1)
        if kind == _BROKEN:
            return broken(wait / 1_000, _moment(until), _reason(answer[3]))
        return _KINDS[kind](wait / 1_000, _moment(until))

    def count(self, provider: Provider, used: int) -> None:
        """The provider says that it has counted `used` in the window of its first limit."""
        self._count(keys=[_key(provider)], args=[used, provider.limits[0].seconds * 1_000, SLOTS])

    def refused(self, provider: Provider, asked: float | None, least: float, known: float) -> Refusal:
        """It refused us, for `asked` seconds if it said so; `known` is what this process holds to be the wait."""
        pace = self._pace
        named = -1 if asked is None else _ms(asked)
        times = (_ms(least), _ms(pace.back_off), _ms(pace.back_off_most), int(known * 1_000))
        wait, until = self._refused(keys=[_key(provider)], args=[named, *times])
        return banned(int(wait) / 1_000, _moment(int(until)))

    def well(self, provider: Provider) -> None:
        """It answered as it should."""
        self._report(keys=[_key(provider)], args=["well"])

    def failed(self, provider: Provider, reason: Reason, *, probing: bool) -> Refusal | None:
        """It failed; returns what that means for the next request if the breaker is open now."""
        pace = self._pace
        times = (_ms(pace.cool_down), _ms(pace.cool_down_most))
        wait, until = self._report(keys=[_key(provider)], args=["failed", int(probing), pace.failures, *times, reason.value])
        return broken(int(wait) / 1_000, _moment(int(until)), reason) if int(until) else None


def _key(provider: Provider) -> str:
    return f"cp:outgoing:{provider.name}"
