"""Whether the parts are there."""

from typing import Literal

from cryptopredict.base import Source
from cryptopredict.server.schemas.envelope import Body, Moment

__all__ = ["Alive", "Health", "PartHealth"]


class PartHealth(Body):
    """One part: is it there, what was seen, and how long the look took."""

    name: Literal["database", "redis", "freshness", "market", "models", "worker", "market_worker", "web"]
    status: Literal["healthy", "degraded", "unhealthy"]
    detail: str
    latency_ms: float | None


class Health(Body):
    """All parts. `status` is the worst of them, where only database and redis can make it unhealthy."""

    status: Literal["healthy", "degraded", "unhealthy"]
    version: str
    source: Source | None
    last_decision_at: Moment | None
    data_age_s: float | None
    parts: list[PartHealth]


class Alive(Body):
    """The process answers."""

    alive: Literal[True]
