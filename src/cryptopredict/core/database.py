"""Engines, transactions, and the two bulk paths: COPY into PostgreSQL, Arrow out of it.

The libraries are imported where they are used: a command without a database does without their second of loading.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    import psycopg
    from pyarrow.lib import Table
    from sqlalchemy import Connection, Engine
    from sqlalchemy.ext.asyncio import AsyncEngine
    from sqlalchemy.orm import Session

__all__ = ["async_engine", "copy_rows", "plain_url", "read_arrow", "sync_engine", "transaction"]

_CONNECT = {"connect_timeout": 10, "application_name": "cryptopredict", "options": "-c timezone=UTC"}


def sync_engine(url: str, *, pool_size: int = 5) -> "Engine":
    """An engine for commands and workers. A connection that died in the pool is replaced before use."""
    from sqlalchemy import create_engine  # noqa: PLC0415

    return create_engine(
        _with_driver(url), pool_size=pool_size, pool_pre_ping=True, hide_parameters=True, connect_args=_CONNECT
    )


def async_engine(url: str, *, pool_size: int = 10) -> "AsyncEngine":
    """An engine for the server's event loop; made, used and disposed of inside that one loop."""
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415

    return create_async_engine(
        _with_driver(url),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=5,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=_CONNECT,
    )


@contextmanager
def transaction(engine: "Engine") -> "Iterator[Session]":
    """One session, one transaction: committed at the end of the block, rolled back by any exception."""
    from sqlalchemy.orm import Session  # noqa: PLC0415

    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def copy_rows(
    connection: "Connection",
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]] | bytes | memoryview,
    *,
    form: Literal["text", "csv", "binary"] = "text",
) -> int:
    """Write rows by COPY inside the connection's transaction; returns their number.

    `rows` are sequences in the order of `columns`, or one block of bytes already in the given form (csv without a header).
    Raises `psycopg.Error` as COPY does; nothing is written then.
    """
    from psycopg import sql  # noqa: PLC0415

    target = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT {})").format(
        sql.Identifier(*table.split(".")), sql.SQL(", ").join(sql.Identifier(c) for c in columns), sql.SQL(form)
    )
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    with driver.cursor() as cursor:
        with cursor.copy(target) as copy:
            if isinstance(rows, bytes | memoryview):
                copy.write(rows)
            else:
                for row in rows:
                    copy.write_row(row)
        return cursor.rowcount


def read_arrow(database_url: str, query: str, parameters: Sequence[Any] = ()) -> "Table":
    """Read a query's rows as Arrow columns, over a connection of its own; placeholders are $1, $2, ...

    NUMERIC columns arrive as text: cast them in the query. Raises `adbc_driver_manager.Error`.
    """
    import adbc_driver_postgresql.dbapi  # noqa: PLC0415

    with (
        adbc_driver_postgresql.dbapi.connect(plain_url(database_url)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(query, tuple(parameters) or None)
        return cursor.fetch_arrow_table()


def plain_url(database_url: str) -> str:
    """The same address as libpq knows it, without SQLAlchemy's driver name."""
    return _named(database_url, "postgresql")


def _with_driver(url: str) -> str:
    return _named(url, "postgresql+psycopg")


def _named(url: str, driver: str) -> str:
    from sqlalchemy import make_url  # noqa: PLC0415

    return make_url(url).set(drivername=driver).render_as_string(hide_password=False)
