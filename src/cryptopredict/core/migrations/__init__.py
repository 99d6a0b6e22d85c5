"""From an empty database to the present schema and back. In: an engine. Out: the revision it stands at.

All of it is one transaction under an advisory lock, so any number of processes may start at once and a failure changes nothing.
A database that a newer release has migrated is refused with `Conflict`. Where nothing is to be done, Alembic is not even loaded: half a
second of every process.
"""

from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, Engine, text

from cryptopredict.base import Conflict

__all__ = ["current", "downgrade", "grant_rights", "head", "upgrade"]

_LOCK: Final = 0x63705F6D6967  # "cp_mig"
_HERE: Final = Path(__file__).parent


def upgrade(engine: Engine, revision: str = "head") -> str | None:
    """Bring the database to `revision`. Does nothing, and writes nothing, when it is there already."""
    if revision == "head" and current(engine) == head():
        return head()
    return _run(engine, "upgrade", revision)


def downgrade(engine: Engine, revision: str) -> str | None:
    """Take the database back to `revision`; `base` removes every table with its rows."""
    return _run(engine, "downgrade", revision)


def grant_rights(engine: Engine) -> None:
    """Give and take the rights of this server's accounts anew, in a database that came from a dump."""
    from cryptopredict.core.migrations.versions.m0011_chain import RIGHTS  # noqa: PLC0415

    with engine.begin() as connection:
        for statement in RIGHTS:
            connection.exec_driver_sql(statement)


def current(engine: Engine) -> str | None:
    """The revision that the database stands at; None when it is empty."""
    with engine.connect() as connection:
        return _current(connection)


def head() -> str:
    """The newest revision that this release knows: the number of its last file."""
    names = [path.stem for path in (_HERE / "versions").glob("m[0-9]*.py")]
    if not names:
        raise Conflict("This installation has no migrations", why="The package is incomplete.", to_do="Install it again.")
    return max(names)[1:5]


def _current(connection: Connection) -> str | None:
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _run(engine: Engine, step: Literal["upgrade", "downgrade"], revision: str) -> str | None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        try:
            getattr(command, step)(config, revision)
        except CommandError as error:
            raise Conflict(
                "The database cannot be migrated",
                why=str(error),
                to_do="Use the release that migrated it last, or a newer one.",
            ) from error
        return _current(connection)
