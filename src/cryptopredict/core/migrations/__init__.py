"""From an empty database to the present schema and back. In: an engine. Out: the revision it stands at.

All of it is one transaction under an advisory lock, so any number of processes may start at once and a failure changes nothing.
A database that a newer release has migrated is refused with `Conflict`.
"""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text

from cryptopredict.base import Conflict

__all__ = ["current", "downgrade", "head", "upgrade"]

_LOCK = 0x63705F6D6967  # "cp_mig"


def upgrade(engine: Engine, revision: str = "head") -> str | None:
    """Bring the database to `revision`. Does nothing, and writes nothing, when it is there already."""
    if revision == "head" and current(engine) == head():
        return head()
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        _run(command.upgrade, connection, revision)
        return MigrationContext.configure(connection).get_current_revision()


def downgrade(engine: Engine, revision: str) -> str | None:
    """Take the database back to `revision`; `base` removes every table with its rows."""
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        _run(command.downgrade, connection, revision)
        return MigrationContext.configure(connection).get_current_revision()


def current(engine: Engine) -> str | None:
    """The revision that the database stands at; None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """The newest revision that this release knows."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        raise Conflict("This installation has no migrations", why="The package is incomplete.", to_do="Install it again.")
    return revision


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run(step: Callable[[Config, str], None], connection: Connection, revision: str) -> None:
    try:
        step(_config(connection), revision)
    except CommandError as error:
        raise Conflict(
            "The database cannot be migrated", why=str(error), to_do="Use the release that migrated it last, or a newer one."
        ) from error
