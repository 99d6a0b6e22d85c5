"""The request weights of an exchange: counted by the minute, announced in every answer, enforced."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptopredict.data.simulator.serving.errors import Refused

__all__ = ["Weights"]

_PATIENCE = 20
_BAN = 120.0


@dataclass(slots=True)
class Weights:
    """At most `limit` weight in a minute of the wall clock; who goes on after being told is banned for two minutes."""

    limit: int = 60_000
    wall: Callable[[], float] = field(default=time.time)
    used: int = 0
    refused: int = 0
    _minute: int = 0
    _banned_until: float = 0.0

    def spend(self, weight: int) -> None:
        """Count a request. Raises `Refused` (429, or 418 once banned) with the seconds to wait."""
        now = self.wall()
        if now < self._banned_until:
            raise Refused(418, _body(self.limit, self._banned_until), {"retry-after": str(int(self._banned_until - now) + 1)})
        if int(now // 60) != self._minute:
            self._minute, self.used, self.refused = int(now // 60), 0, 0
        self.used += weight
        if self.used > self.limit:
            self.refused += 1
            if self.refused > _PATIENCE:
                self._banned_until = now + _BAN
            raise Refused(429, _body(self.limit, None), {"retry-after": str(int(60 - now % 60) + 1)} | self.headers())

    def headers(self) -> dict[str, str]:
        """What is announced with an answer."""
        return {"x-mbx-used-weight": str(self.used), "x-mbx-used-weight-1m": str(self.used)}


def _body(limit: int, until: float | None) -> str:
    if until is not None:
        return (
            '{"code":-1003,"msg":"Way too much request weight used; IP banned until '
            f'{int(until * 1000)}. Please use WebSocket Streams for live updates to avoid bans."}}'
        )
    return (
        f'{{"code":-1003,"msg":"Too much request weight used; current limit is {limit} request weight per 1 MINUTE.'
        ' Please use WebSocket Streams for live updates to avoid polling the API."}'
    )
