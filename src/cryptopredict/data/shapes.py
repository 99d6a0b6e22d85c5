"""What a market file holds, told by its columns and never by its name, and its columns in the words of this room."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

import polars as pl

__all__ = ["ARCHIVE_COLUMNS", "Kind", "canonical", "detect", "moment"]


class Kind(StrEnum):
    """What is in a file."""

    SECTORS = "sectors"
    CANDLES = "candles"
    FEAR_GREED = "fear_greed"
    FUNDING = "funding"
    NEWS = "news"
    MARKET_CAPS = "market_caps"
    OPEN_INTEREST = "open_interest"
    TEXTS = "labelled_texts"


ARCHIVE_COLUMNS: Final = (
    "open_time",
    "open",
    "high",
    "low",
    "close",
    "volume",
    "close_time",
    "quote_volume",
    "count",
    "taker_buy_volume",
    "taker_buy_quote_volume",
    "ignore",
)
"""Columns of an exchange archive's candle file, which may come without a header."""

_TIMES: Final = ("timestamp", "time", "date", "datetime", "open_time", "unix")
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "timestamp": _TIMES,
    "symbol": ("symbol", "pair", "market", "ticker"),
    "asset": ("asset", "coin", "base"),
    "open": ("open",),
    "high": ("high",),
    "low": ("low",),
    "close": ("close",),
    "volume": ("volume", "vol", "base_volume", "volume_base"),
    "market_cap": ("market_cap", "marketcap"),
    "source": ("source",),
}
_NEEDS: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    Kind.OPEN_INTEREST: (("asset",), ("contract",), _TIMES, ("oi_open",), ("oi_high",), ("oi_low",), ("oi_close",)),
    Kind.FUNDING: (("symbol",), _TIMES, ("funding_rate", "fundingrate")),
    Kind.MARKET_CAPS: (("date",), ("rank",), ("asset", "symbol"), ("name",), ("price",), ("market_cap",)),
    Kind.CANDLES: (_TIMES, ("open",), ("high",), ("low",), ("close",), _ALIASES["volume"]),
    Kind.FEAR_GREED: (_TIMES, ("value",), ("classification", "value_classification")),
    Kind.NEWS: (_TIMES, ("text", "title"), ("url",)),
    Kind.SECTORS: (("asset",), ("name",), ("sector",)),
    Kind.TEXTS: (("text",), ("label",), ("dataset",)),
}
_FORMATS: Final = ("%Y-%m-%d %H:%M:%S%.f%#z", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%d")


def plain(name: str) -> str:
    """A column's name without regard to case, spaces and dashes."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def detect(columns: Collection[str]) -> Kind | None:
    """The kind of file that has these columns; None when there is no such kind."""
    present = {plain(name) for name in columns}
    for kind, needs in _NEEDS.items():
        if all(present & set(names) for names in needs):
            return kind
    return None


def canonical(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The frame with plain column names; the first of several names for one thing becomes this room's name for it."""
    names = frame.collect_schema().names()
    renamed = frame.rename({name: plain(name) for name in names if plain(name) != name})
    present = [plain(name) for name in names]
    found: dict[str, str] = {}
    for wanted, aliases in _ALIASES.items():
        match = next((alias for alias in aliases if alias in present), None)
        if match is not None and wanted not in present:
            found[match] = wanted
    return renamed.rename(found)


def moment(name: str, kind: pl.DataType) -> pl.Expr:
    """A column of times as UTC datetimes in microseconds; what cannot be read is null.

    Dates are their first moment. Times without a zone are UTC. Numbers are seconds, milliseconds, microseconds or nanoseconds
    since 1970, told apart by their size. Texts are numbers or ISO 8601.
    """
    column = pl.col(name)
    if isinstance(kind, pl.Date):
        return column.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    if isinstance(kind, pl.Datetime):
        fine = column.dt.cast_time_unit("us")
        return fine.dt.replace_time_zone("UTC") if kind.time_zone is None else fine.dt.convert_time_zone("UTC")
    if kind.is_numeric():
        return _since_1970(column.cast(pl.Int64, strict=False))
    text = column.cast(pl.String).str.strip_chars().str.replace("( UTC|Z)$", "+00:00").str.replace("T", " ", literal=True)
    tried = [_since_1970(text.cast(pl.Int64, strict=False))]
    for form in _FORMATS:
        parsed = text.str.to_datetime(form, time_unit="us", strict=False)
        tried.append(parsed.dt.convert_time_zone("UTC") if "z" in form else parsed.dt.replace_time_zone("UTC"))
    return pl.coalesce(tried)


def _since_1970(number: pl.Expr) -> pl.Expr:
    micros = (
        pl.when(number.abs() < 10**11)
        .then(number * 1_000_000)
        .when(number.abs() < 10**14)
        .then(number * 1_000)
        .when(number.abs() < 10**17)
        .then(number)
        .otherwise(number // 1_000)
    )
    return micros.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
