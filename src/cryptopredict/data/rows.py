"""Bulk writing: frames to PostgreSQL by COPY, and merging them so that only what is different is touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
import polars as pl
import psycopg
from numpy.typing import NDArray
from psycopg import sql
from sqlalchemy import Connection

from cryptopredict.core import copy_rows

__all__ = ["Merged", "copy_candles", "copy_frame", "driver", "merge", "temporary_like"]

_HEADER: Final = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_TRAILER: Final = b"\xff\xff"
_EPOCH_2000: Final = 946_684_800_000_000
_CHUNK: Final = 65_536

_CANDLE_COLUMNS: Final = (
    "crypto_id",
    "interval",
    "timestamp",
    "open_price",
    "high_price",
    "low_price",
    "close_price",
    "volume",
    "source",
)


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows a merge added, changed and found equal."""

    new: int
    changed: int
    same: int


def driver(connection: Connection) -> psycopg.Connection[Any]:
    """The psycopg connection below, inside the same transaction."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)


def copy_candles(connection: Connection, table: str, candles: pl.DataFrame, interval: str) -> None:
    """COPY accepted candles in binary. `candles` has crypto_id, timestamp, open…volume, market_cap (may be null) and source.

    A record has a fixed layout for rows that share a source and have a market cap (or all have none), so numpy writes them whole.
    """
    for (source, capped), part in candles.group_by("source", pl.col("market_cap").is_not_null(), maintain_order=True):
        columns = [*_CANDLE_COLUMNS, "market_cap"] if capped else list(_CANDLE_COLUMNS)
        for rows in part.iter_slices(_CHUNK):
            records = _records(rows, interval.encode(), str(source).encode(), capped=bool(capped))
            copy_rows(connection, table, columns, b"".join((_HEADER, records.data, _TRAILER)), form="binary")


def _records(rows: pl.DataFrame, interval: bytes, source: bytes, *, capped: bool) -> NDArray[Any]:
    """Rows in PostgreSQL's binary COPY layout: a count of fields, then for each its length and its bytes, big-endian."""
    values: list[tuple[str, str, Any]] = [
        ("crypto_id", ">i8", rows["crypto_id"].to_numpy()),
        ("interval", f"S{len(interval)}", interval),
        ("timestamp", ">i8", rows["timestamp"].dt.epoch("us").to_numpy() - _EPOCH_2000),
        *((name, ">f8", rows[name].to_numpy()) for name in ("open", "high", "low", "close", "volume")),
        ("source", f"S{len(source)}", source),
    ]
    if capped:
        values.append(("market_cap", ">f8", rows["market_cap"].to_numpy()))
    layout: list[tuple[str, str]] = [("fields", ">i2")]
    for name, kind, _ in values:
        layout += [(f"{name}_length", ">i4"), (name, kind)]
    records = np.empty(rows.height, dtype=np.dtype(layout))
    records["fields"] = len(values)
    for name, _, value in values:
        records[f"{name}_length"] = records.dtype[name].itemsize
        records[name] = value
    return records


def copy_frame(connection: Connection, table: str, frame: pl.DataFrame) -> None:
    """COPY a frame as CSV; its column names are the table's. Null is NULL, an empty text stays an empty text."""
    strings = [name for name, kind in frame.schema.items() if kind == pl.String]
    clean = frame.with_columns(pl.col(strings).str.replace_all("\x00", "", literal=True))
    for rows in clean.iter_slices(_CHUNK):
        block = rows.write_csv(include_header=False, quote_style="non_numeric").encode()
        copy_rows(connection, table, frame.columns, block, form="csv")


def temporary_like(connection: Connection, name: str, table: str, columns: Sequence[str]) -> None:
    """Make a temporary table with some columns of another, gone at the end of the transaction."""
    statement = sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table)
    )
    driver(connection).execute(statement)


def merge(
    connection: Connection,
    incoming: str,
    table: str,
    *,
    key: Sequence[str],
    values: Sequence[str],
    aside: Sequence[str] = (),
    only: str = "true",
    note: Callable[[str], None] | None = None,
    replace: bool = True,
) -> Merged:
    """Merge one table into another of the same columns: add what is new, change what differs, leave the rest untouched.

    `values` decide whether a row differs; a NULL that comes in never replaces a value. `aside` columns are written along with the
    rest but do not count as a difference. `only` is a condition (from code, never from data) on the rows of the target, named `o`.
    Keys must be unique in `incoming`, and the caller must hold the market's lock. `incoming` is dropped. `note` is called before anything
    changes, with the name of a temporary table: `key`, `values` and `aside` of the rows that are new or differ, and `present`, which is
    true for those that differ. Without `replace` these stay as they are and count as the same.
    """
    names = {"incoming": sql.Identifier(incoming), "table": sql.Identifier(table), "only": sql.SQL(cast("Any", only))}
    names |= {"different": sql.Identifier(f"{incoming}_different")}
    every = (*key, *values, *aside)
    same_key = sql.SQL(" AND ").join(sql.SQL("o.{0} = i.{0}").format(sql.Identifier(name)) for name in key)
    fresh = {name: sql.SQL("coalesce(i.{0}, o.{0})").format(sql.Identifier(name)) for name in (*values, *aside)}
    differs = sql.SQL("({}) IS DISTINCT FROM ({})").format(
        sql.SQL(", ").join(sql.SQL("o.{}").format(sql.Identifier(name)) for name in values),
        sql.SQL(", ").join(fresh[name] for name in values),
    )
    columns = sql.SQL(", ").join(map(sql.Identifier, every))
    own = sql.SQL(", ").join(sql.SQL("i.{}").format(sql.Identifier(name)) for name in every)
    first = sql.Identifier(key[0])
    raw = driver(connection)
    raw.execute(sql.SQL("ANALYZE {incoming}").format(**names))
    # One pass finds what differs; the common case, that nothing does, then costs no more.
    raw.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE {different} ON COMMIT DROP AS SELECT {own}, o.{first} IS NOT NULL AS present"
            " FROM {incoming} i LEFT JOIN {table} o ON {same_key} AND {only} WHERE o.{first} IS NULL OR {differs}"
        ).format(**names, own=own, first=first, same_key=same_key, differs=differs)
    )
    raw.execute(sql.SQL("ANALYZE {different}").format(**names))
    if note is not None:
        note(f"{incoming}_different")
    assignments = sql.SQL(", ").join(sql.SQL("{} = {}").format(sql.Identifier(name), value) for name, value in fresh.items())
    update = sql.SQL("UPDATE {table} o SET {assignments} FROM {different} i WHERE i.present AND {same_key} AND {only}")
    changed = raw.execute(update.format(**names, assignments=assignments, same_key=same_key)).rowcount if replace else 0
    new = raw.execute(
        sql.SQL("INSERT INTO {table} ({columns}) SELECT {columns} FROM {different} WHERE NOT present").format(
            **names, columns=columns
        )
    ).rowcount
    counted = raw.execute(sql.SQL("SELECT count(*) FROM {incoming}").format(**names)).fetchone()
    raw.execute(sql.SQL("DROP TABLE {different}, {incoming}").format(**names))
    total = int(counted[0]) if counted else 0
    return Merged(new=new, changed=changed, same=total - new - changed)
