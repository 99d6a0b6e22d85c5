"""Strict reading: from bytes to typed structs, and from these to columns. The rules of this package live here."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Final, TypeVar

import msgspec
import polars as pl

from cryptopredict.base import BadInput
from cryptopredict.core.outgoing import Unreadable

__all__ = [
    "UTC_TIME",
    "Count",
    "Key",
    "Moment",
    "decoded",
    "decoder",
    "epoch_ms",
    "finite",
    "milliseconds",
    "moments",
    "numbers",
]

T = TypeVar("T")
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
"""A name that identifies: never empty."""
Count = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
"""A whole number, or a stamp."""
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time in RFC 3339 with its zone."""
UTC_TIME: Final = pl.Datetime("us", "UTC")

_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(9999, 1, 1, tzinfo=UTC)
_SECONDS: Final = (10**9, 10**10)
_MILLIS: Final = (10**12, 10**13)
_MICROS: Final = (10**15, 10**16)
_INDEX: Final = re.compile(r"\[(\d+)\](?=`?$)")
_SHORT: Final = re.compile(r"at least length \d+, got (\d+)")


def decoder(shape: type[T], rows: type[msgspec.Struct] | None = None) -> Callable[[bytes], T]:
    """A reader of JSON of that shape; raises `Unreadable` that names the field.

    `rows` is the struct of rows that come as lists without names, so that a place in a row can be named all the same.
    """
    machine = msgspec.json.Decoder(shape)
    names = rows.__struct_fields__ if rows else ()

    def read(body: bytes) -> T:
        return decoded(machine, body, names)

    return read


def decoded(machine: msgspec.json.Decoder[T], body: bytes | str, names: Sequence[str] = ()) -> T:
    """Decode, or raise `Unreadable`."""
    try:
        return machine.decode(body)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Unreadable(_named(str(error), names)) from error
    except RecursionError as error:
        raise Unreadable("it is nested too deeply") from error


def _named(why: str, names: Sequence[str]) -> str:
    index, short = _INDEX.search(why), _SHORT.search(why)
    place = int(short.group(1)) if short else int(index.group(1)) if index else len(names)
    if place >= len(names) or (index and not short and why.count("[") < 2):
        return why
    return f"{why} ({names[place]}{' is missing' if short else ''})"


def numbers(name: str, values: Sequence[str | float | None]) -> pl.Series:
    """A column of numbers from numbers or their texts; what is no finite number is null."""
    if all(isinstance(value, str | None) for value in values):
        column = pl.Series(name, values, dtype=pl.String).cast(pl.Float64, strict=False)
    else:
        column = pl.Series(name, values, dtype=pl.Float64)
    return column.set(~column.is_finite(), None)


def moments(name: str, stamps: Sequence[int | None], *, seconds: bool = False, after: int = 0) -> pl.Series:
    """A column of UTC times from stamps in milliseconds (or seconds) or microseconds, told apart by their size; 0 is null.

    `after` is added in the unit of the stamp. Raises `Unreadable` when a stamp is of neither unit.
    """
    column = pl.Series(name, stamps, dtype=pl.Int64)
    column = column.set(column == 0, None)
    usual, scale = (_SECONDS, 1_000_000) if seconds else (_MILLIS, 1_000)
    coarse, fine = _within(column, usual), _within(column, _MICROS)
    strange = column.filter(~(coarse | fine) & column.is_not_null())
    if strange.len():
        unit = "seconds" if seconds else "milliseconds"
        raise Unreadable(f"{name}: {strange[0]} is a time neither in {unit} nor in microseconds")
    micros = (column + after) * fine.replace_strict({True: 1, False: scale}, return_dtype=pl.Int64)
    return micros.cast(UTC_TIME)


def _within(column: pl.Series, bounds: tuple[int, int]) -> pl.Series:
    return ((column >= bounds[0]) & (column < bounds[1])).fill_null(value=False)


def times(name: str, values: Sequence[datetime | None]) -> pl.Series:
    """A column of UTC times; one before 1970, or too late for a calendar, is null."""
    column = pl.Series(name, values, dtype=UTC_TIME)
    return column.set((column < _EARLIEST) | (column > _LATEST), None)


def milliseconds(name: str, stamp: int) -> int:
    """One stamp in milliseconds, given in those or in microseconds. Raises `Unreadable` when it is neither."""
    if _MILLIS[0] <= stamp < _MILLIS[1]:
        return stamp
    if _MICROS[0] <= stamp < _MICROS[1]:
        return stamp // 1_000
    raise Unreadable(f"{name}: {stamp} is a time neither in milliseconds nor in microseconds")


def finite(text: str | None) -> float:
    """The number in a text; NaN when there is no finite one."""
    try:
        value = float(text or "nan")
    except ValueError:
        return float("nan")
    return value if abs(value) != float("inf") else float("nan")


def epoch_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware moment. Raises `BadInput` on a naive one."""
    if moment.tzinfo is None:
        raise BadInput("A time without zone was given", why=moment.isoformat(), to_do="Add an offset.")
    return round(moment.timestamp() * 1_000)
