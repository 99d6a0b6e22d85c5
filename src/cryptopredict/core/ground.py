"""What every command stands on: settings, running servers, a migrated database, an engine and a Redis connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptopredict.core.database import sync_engine
from cryptopredict.core.servers import Servers, servers
from cryptopredict.core.settings import Settings, load_settings

if TYPE_CHECKING:
    import redis
    from sqlalchemy import Engine

__all__ = ["Ground", "ground"]


@dataclass(frozen=True, slots=True)
class Ground:
    """The parts that a command uses. `redis` gives text, not bytes; `servers` can start again what died."""

    settings: Settings
    database_url: str
    redis_url: str
    engine: "Engine"
    redis: "redis.Redis"
    servers: Servers


@contextmanager
def ground(settings: Settings | None = None, *, migrate: bool = True) -> Iterator[Ground]:
    """Have the ground for the length of the block. Raises `Unavailable` when a server cannot be reached or started."""
    # Not above: a command without a database does without their second of loading.
    import redis  # noqa: PLC0415

    from cryptopredict.core import migrations  # noqa: PLC0415

    settings = settings or load_settings()
    with servers(settings) as running:
        engine = sync_engine(running.database_url)
        connection = redis.Redis.from_url(running.redis_url, decode_responses=True, socket_timeout=10, socket_connect_timeout=5)
        try:
            if migrate:
                migrations.upgrade(engine)
            yield Ground(settings, running.database_url, running.redis_url, engine, connection, running)
        finally:
            connection.close()
            engine.dispose()
