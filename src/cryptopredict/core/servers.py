"""The embedded PostgreSQL and Redis as one shared thing: who comes first starts them, who leaves last stops them.

Every user holds a shared lock on <home>/run/users.lock; starts and stops take turns at <home>/run/start.lock. The kernel drops
a killed user's share, so servers that it left behind are adopted by the next user, and stopped by the last.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cryptopredict.base import Unavailable
from cryptopredict.core.home import ensure_home
from cryptopredict.core.locks import FileLock, exclusive
from cryptopredict.core.place import find_place, leave_place
from cryptopredict.core.settings import Settings

if TYPE_CHECKING:
    from cryptopredict.core.postgres import Postgres
    from cryptopredict.core.redis_server import RedisServer

__all__ = ["Servers", "servers"]


class Servers:
    """The addresses in use, and the embedded servers behind them (none for an address that was given)."""

    postgres: "Postgres | None" = None
    redis: "RedisServer | None" = None

    def __init__(self, settings: Settings) -> None:
        self._home = settings.home
        if settings.database_url is None or settings.redis_url is None:
            # Not above: who is given both addresses needs neither.
            from cryptopredict.core.postgres import Postgres  # noqa: PLC0415
            from cryptopredict.core.redis_server import RedisServer  # noqa: PLC0415

            place = find_place(settings.home)
            self.postgres = Postgres(place) if settings.database_url is None else None
            self.redis = RedisServer(place) if settings.redis_url is None else None
        self.database_url: str = self.postgres.url if self.postgres is not None else str(settings.database_url)
        self.redis_url: str = self.redis.url if self.redis is not None else str(settings.redis_url)

    def alive(self) -> bool:
        """Whether every embedded server has a living process: cheap, and blind to one that hangs."""
        return all(server.process() is not None for server in self._embedded())

    def silent(self) -> tuple[str, ...]:
        """Names of the embedded servers that do not answer now."""
        return tuple(server.name for server in self._embedded() if not server.answers())

    def ensure_running(self) -> tuple[str, ...]:
        """Start again what does not answer; returns the names of what was started. Raises `Unavailable`."""
        silent = self.silent()
        if silent:
            with exclusive(self._home / "run" / "start.lock"):
                self.start()
        return silent

    def start(self) -> None:
        """Start what does not run; for a holder of the start lock."""
        for server in self._embedded():
            server.ensure_running()

    def stop(self) -> None:
        """Stop what runs; for a holder of the start lock who knows that nobody else uses it."""
        for server in reversed(self._embedded()):
            server.stop()
        leave_place(self._home)

    def _embedded(self) -> "list[Postgres | RedisServer]":
        return [server for server in (self.postgres, self.redis) if server is not None]


@contextmanager
def servers(settings: Settings) -> Iterator[Servers]:
    """Have both servers for the length of the block, started when they do not run, stopped when nobody else uses them.

    Addresses in `settings` are taken as they are; given both, nothing is started and nothing is written.
    Raises `Unavailable` when the home cannot be written, or a server does not start.
    """
    if settings.database_url is not None and settings.redis_url is not None:
        yield Servers(settings)
        return
    run = ensure_home(settings.home) / "run"
    with _permission_explained(settings):
        users = FileLock(run / "users.lock")
    with users:
        both: Servers | None = None
        try:
            with _permission_explained(settings), exclusive(run / "start.lock"):
                users.share()
                both = Servers(settings)
                both.start()
            yield both
        finally:
            with exclusive(run / "start.lock"):
                if users.try_take() and both is not None:
                    both.stop()


@contextmanager
def _permission_explained(settings: Settings) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise Unavailable(
            "A file of the home cannot be used",
            why=f"{error.filename or settings.home}: {error.strerror or error}",
            to_do="Start CryptoPredict under the account that owns its home, or set CRYPTOPREDICT_HOME to another directory.",
        ) from error
