"""One service streams, any number stand by: a session's lock in PostgreSQL, gone the moment its holder is."""

from typing import Final

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

__all__ = ["Leader"]

_KEY: Final = 0x43505F5354524D


class Leader:
    """A claim to be the one that streams; of one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def hold(self) -> bool | None:
        """Take the lock, or see that it is still ours: True. False: another holds it. None: the database does not answer."""
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return True
            connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError:
            self.release()
            return None
        try:
            # Of a holder whose machine vanished the server must learn within seconds.
            for setting, seconds in (("idle", 4), ("interval", 2), ("count", 2)):
                connection.execute(text(f"SET tcp_keepalives_{setting} = {seconds}"))
            if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}):
                self._connection = connection
                return True
            connection.close()
        except SQLAlchemyError:
            connection.invalidate()
            connection.close()
            return None
        return False

    def release(self) -> None:
        """Give the lock up by ending its session."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
