"""The gate that every request passes: with the books of all processes, or with this one's own while Redis is away."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import redis
import structlog

from cryptopredict.base import Reason, utc_now
from cryptopredict.core.outgoing.call import Provider
from cryptopredict.core.outgoing.own import Own
from cryptopredict.core.outgoing.pace import Pace
from cryptopredict.core.outgoing.passage import Pass, Refusal, banned
from cryptopredict.core.outgoing.shared import Shared

__all__ = ["Gate"]

T = TypeVar("T")
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Gate:
    """Budgets, silence and breakers of all providers; safe to use from several threads."""

    def __init__(self, connection: "redis.Redis", pace: Pace) -> None:
        self._pace = pace
        self._own = Own(pace)
        self._shared = Shared(connection, pace)
        self._redis_from = 0.0

    def enter(self, provider: Provider, weight: int) -> Pass | Refusal:
        """May it leave? Takes the weight if so."""
        started = time.monotonic()
        silence, known = self._own.silence(provider), self._own.known(provider)

        def together() -> Pass | Refusal:
            answer = self._shared.enter(provider, weight, silence=silence, known=known)
            if isinstance(answer, Pass):
                self._own.charge(provider, weight)
            elif answer.silence:
                # Counted from before the question, else the time of each question would be added, and it would never end.
                self._own.keep_silent(provider, started + answer.wait)
            return answer

        return self._try(together, lambda: self._own.enter(provider, weight))

    def count(self, provider: Provider, used: int) -> None:
        """The provider says that it has counted `used`."""
        if provider.limits:
            self._try(lambda: self._shared.count(provider, used), lambda: None)

    def refused(self, provider: Provider, asked: float | None, *, least: float) -> Refusal:
        """It refused us, for `asked` seconds if it said so. Returns until when nobody may ask."""
        started = time.monotonic()
        known = self._own.refused(provider, asked, least)
        answer = self._try(
            lambda: self._shared.refused(provider, asked, least, known),
            lambda: banned(known, utc_now() + timedelta(seconds=known)),
        )
        self._own.keep_silent(provider, started + answer.wait)
        return answer

    def well(self, provider: Provider) -> None:
        """It answered as it should: its breaker closes."""
        self._own.well(provider)
        self._try(lambda: self._shared.well(provider), lambda: None)

    def failed(self, provider: Provider, reason: Reason, *, probing: bool) -> Refusal | None:
        """It failed. Returns what that means for the next request if its breaker is open now."""
        return self._try(
            lambda: self._shared.failed(provider, reason, probing=probing),
            lambda: self._own.failed(provider, reason, probing=probing),
        )

    def _try(self, together: Callable[[], T], alone: Callable[[], T]) -> T:
        if time.monotonic() >= self._redis_from:
            try:
                return together()
            except redis.RedisError as error:
                # Each question would wait for a connection that does not come: leave it alone for a while.
                self._redis_from = time.monotonic() + self._pace.redis_pause
                _log.warning("budgets_not_shared", error=type(error).__name__, seconds=self._pace.redis_pause)
        return alone()
