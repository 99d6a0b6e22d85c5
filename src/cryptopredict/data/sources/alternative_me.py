"""The Fear & Greed index of alternative.me, one value a day, published shortly after midnight UTC."""

import msgspec
import polars as pl

from cryptopredict.base import BadInput
from cryptopredict.core.outgoing import Call, Provider, Unreadable
from cryptopredict.data.sources.reading import decoder, moments, numbers

__all__ = ["fear_greed"]


class _Day(msgspec.Struct):
    value: str | None
    value_classification: str | None
    timestamp: str
    time_until_update: str | None = None


class _About(msgspec.Struct):
    error: str | None = None


class _Index(msgspec.Struct):
    data: list[_Day]
    metadata: _About | None = None


_index = decoder(_Index)


def fear_greed(provider: Provider, limit: int = 1) -> Call[pl.DataFrame]:
    """The newest `limit` values, 0 for all: timestamp, value (0..100), classification, next_in (seconds; only at the newest).

    In order of time, the newest last. Raises `BadInput` on a limit below 0.
    """
    if limit < 0:
        raise BadInput(f"{limit} values cannot be asked for", to_do="Ask for one or more, or 0 for all.")
    return Call(provider, "/fng/", _read, (("limit", str(limit)), ("format", "json")))


def _read(body: bytes) -> pl.DataFrame:
    index = _index(body)
    if index.metadata and index.metadata.error:
        raise Unreadable(f"metadata.error: {index.metadata.error[:200]}")
    days = index.data
    stamps = pl.Series([day.timestamp for day in days], dtype=pl.String).cast(pl.Int64, strict=False)
    return pl.DataFrame(
        {
            "timestamp": moments("timestamp", stamps.to_list(), seconds=True),
            "value": numbers("value", [day.value for day in days]),
            "classification": pl.Series([day.value_classification for day in days], dtype=pl.String),
            "next_in": pl.Series([day.time_until_update for day in days], dtype=pl.String).cast(pl.Int64, strict=False),
        }
    ).sort("timestamp", nulls_last=False)
