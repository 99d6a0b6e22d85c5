"""Files of everything but candles: their columns in the words of `observations`, each file read whole, for they are small.

In: an opened file and a connection inside the caller's transaction. Out: `Ingested`.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

import polars as pl
from sqlalchemy import Connection

from cryptopredict.base import Source
from cryptopredict.data.assets import resolve_assets, store_sectors
from cryptopredict.data.files import MarketFile
from cryptopredict.data.ingest import Batch, Ingested
from cryptopredict.data.observations import (
    ingest_fear_greed,
    ingest_funding,
    ingest_market_caps,
    ingest_news,
    ingest_open_interest,
    ingest_texts,
)
from cryptopredict.data.shapes import Kind
from cryptopredict.data.symbols import split_pair

__all__ = ["import_table"]


def import_table(connection: Connection, file: MarketFile) -> Ingested:
    """Write a file of any kind but candles."""
    return _IMPORTS[file.kind](connection, file.frame.collect(), str(file.path))


def _fear_greed(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    return ingest_fear_greed(connection, frame.with_columns(_number(frame, "value")), market=Source.FILES, feed=feed)


def _funding(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    named = frame.rename({"fundingrate": "rate", "funding_rate": "rate"}, strict=False)
    rates = _with_assets(connection, named.with_columns(_number(named, "rate")))
    return ingest_funding(connection, rates, market=Source.FILES, feed=feed)


def _open_interest(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    named = frame.rename({"asset": "symbol"})
    numbers = [_number(named, name) for name in ("oi_open", "oi_high", "oi_low", "oi_close")]
    interest = _with_assets(connection, named.with_columns(numbers))
    return ingest_open_interest(connection, interest, market=Source.FILES, feed=feed)


def _market_caps(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    named = frame.rename({"asset": "symbol"}, strict=False)
    numbers = [_number(named, name) for name in ("price", "market_cap", "circulating_supply", "volume_24h")]
    caps = named.with_columns(*numbers, pl.col("rank").cast(pl.Int64, strict=False))
    return ingest_market_caps(connection, caps, market=Source.FILES, feed=feed)


def _news(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    """The tone is the language model's where there is one, else the lexicon's; a text without an address is its own address."""
    tones = ("sentiment", "model_score", "textblob_polarity")
    frame = frame.with_columns([_number(frame, name) for name in tones])
    title = pl.coalesce(_text(frame, "title"), _text(frame, "text"))
    frame = frame.with_columns(title=title, summary=pl.when(title != _text(frame, "text")).then(_text(frame, "text")))
    digests = [f"text:{hashlib.sha256((text or '').encode()).hexdigest()}" for text in frame["title"]]
    versions = [pl.when(pl.col(name).is_not_null()).then(pl.lit(f"file:{name}")) for name in tones]
    news = frame.with_columns(
        pl.coalesce(_text(frame, "url"), pl.Series("url", digests, dtype=pl.String)).alias("url"),
        source=_text(frame, "source").fill_null("unknown"),
        language=_text(frame, "language").fill_null("en"),
        model_version=pl.coalesce(versions),
        sentiment=pl.coalesce(tones),
    )
    return ingest_news(connection, news, market=Source.FILES, feed=feed)


def _texts(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    texts = frame.with_columns(label_method=_text(frame, "label_method").fill_null("unknown"))
    return ingest_texts(connection, texts, market=Source.FILES, feed=feed)


def _sectors(connection: Connection, frame: pl.DataFrame, feed: str) -> Ingested:
    batch = Batch(connection, kind="sectors", feed=feed, market=Source.FILES)
    batch.read(frame.height)
    reason = (
        pl.when(pl.col("asset").fill_null("") == "")
        .then(pl.lit("no_symbol"))
        .when(pl.col("sector").fill_null("") == "")
        .then(pl.lit("no_sector"))
        .when(~pl.col("asset").str.to_uppercase().is_first_distinct())
        .then(pl.lit("duplicate"))
    )
    marked = frame.with_columns(pl.col("asset", "sector").str.strip_chars()).with_columns(reason=reason)
    row = pl.struct([pl.col(name).cast(pl.String) for name in frame.columns if name != "raw"]).struct.json_encode()
    moment = pl.lit(None, dtype=pl.Datetime("us", "UTC"))
    refused = marked.filter(pl.col("reason").is_not_null())
    batch.set_aside(refused.select(symbol="asset", timestamp=moment, reason="reason", row=row))
    return batch.close(store_sectors(connection, marked.filter(pl.col("reason").is_null())))


def _number(frame: pl.DataFrame, name: str) -> pl.Expr:
    """A column as numbers, null where the frame has none."""
    column = pl.col(name).cast(pl.Float64, strict=False) if name in frame.columns else pl.lit(None, dtype=pl.Float64)
    return column.alias(name)


def _text(frame: pl.DataFrame, name: str) -> pl.Expr:
    """A column of text, null where it is blank or the frame has none."""
    text = pl.col(name) if name in frame.columns else pl.lit(None, dtype=pl.String)
    return pl.when(text.str.strip_chars() != "").then(text).alias(name)


def _with_assets(connection: Connection, frame: pl.DataFrame) -> pl.DataFrame:
    """Add `crypto_id` by the ticker or dollar pair in `symbol`."""
    bases = {
        name: (pair.base if (pair := split_pair(name)) else name.upper()) for name in frame["symbol"].drop_nulls().unique()
    }
    ids = resolve_assets(connection, bases.values())
    known = {name: ids[base] for name, base in bases.items()}
    return frame.with_columns(crypto_id=pl.col("symbol").replace_strict(known, default=None, return_dtype=pl.Int64))


_IMPORTS: Final[Mapping[Kind, Callable[[Connection, pl.DataFrame, str], Ingested]]] = {
    Kind.FEAR_GREED: _fear_greed,
    Kind.FUNDING: _funding,
    Kind.MARKET_CAPS: _market_caps,
    Kind.NEWS: _news,
    Kind.OPEN_INTEREST: _open_interest,
    Kind.SECTORS: _sectors,
    Kind.TEXTS: _texts,
}
