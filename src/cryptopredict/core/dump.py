"""The whole database in one file and back, by PostgreSQL's own tools, with the rows of every table counted beside it.

Dump and counts are taken from one snapshot: whatever goes on meanwhile, they agree, and a restored database can be held against them.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url, text

from cryptopredict.base import Conflict, Unavailable
from cryptopredict.core.binaries import postgres_tool

__all__ = ["Dumped", "count_rows", "dump_database", "restore_database"]

_TABLES = text(
    "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables"
    " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Dumped:
    """What went into a dump: the revision of the schema, and the number of rows of each table."""

    revision: str
    rows: Mapping[str, int]


def dump_database(engine: Engine, target: Path) -> Dumped:
    """Write the database to `target`, compressed, as of one moment; nobody has to stop working.

    Raises `Conflict` where the database has the TimescaleDB extension or was never migrated, `Unavailable` where pg_dump fails.
    """
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        if connection.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'")):
            raise Conflict(
                "A TimescaleDB database is not backed up by this command",
                why="Its chunks need the steps of their own extension before and after.",
                to_do="Use the backup of that server: pg_basebackup, or that of your provider.",
            )
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        _run(
            "pg_dump", engine, f"--snapshot={snapshot}", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"
        )
        return Dumped(str(revision), count_rows(connection))


def restore_database(engine: Engine, source: Path) -> None:
    """Bring a dump into an empty database, whole or not at all. Raises `Unavailable` where pg_restore fails."""
    _run("pg_restore", engine, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(source))


def count_rows(connection: Connection) -> dict[str, int]:
    """The number of rows of each table, as this transaction sees them."""
    names = connection.scalars(_TABLES).all()
    return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in names}  # noqa: S608  quoted by the server


def _run(tool: str, engine: Engine, *options: str) -> None:
    url = make_url(str(engine.url.render_as_string(hide_password=False))).set(drivername="postgresql")
    secret = (
        {} if url.password is None else {"PGPASSWORD": str(url.password)}
    )  # arguments can be read by everybody on the machine
    place = url.set(password=None).render_as_string()
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    done = subprocess.run(  # noqa: S603  the program is ours
        [str(postgres_tool(tool)), "--no-password", f"--dbname={place}", *options],
        env=plain | secret | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        last = [line.strip() for line in done.stderr.splitlines() if line.strip()][-3:]
        raise Unavailable(f"{tool} failed", why=" / ".join(last), to_do="`cryptopredict doctor` checks the machine.")
