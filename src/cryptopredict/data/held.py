"""What a database holds, as frames: candles, symbols, gaps, and what was set aside. Reads only. In: a connection, or its address."""

from datetime import datetime

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, epoch
from cryptopredict.core import read_arrow

__all__ = ["held_aside", "held_created", "held_gaps", "held_names", "held_pairs", "held_stored"]

Schema = dict[str, pl.DataType | type[pl.DataType]]


def held_names(connection: Connection) -> dict[int, str]:
    """The name of each asset by number: its identity at the source, else its symbol."""
    rows = connection.execute(text("SELECT id, coalesce(coingecko_id, symbol) FROM cryptocurrencies"))
    return {int(key): str(name) for key, name in rows}


def held_created(connection: Connection) -> pl.DataFrame:
    """When each asset became known: asset, created."""
    rows = connection.execute(text("SELECT id, created_at FROM cryptocurrencies")).all()
    return pl.DataFrame(
        [tuple(row) for row in rows], schema={"asset": pl.Int64, "created": pl.Datetime("us", "UTC")}, orient="row"
    )


def held_pairs(connection: Connection) -> pl.DataFrame:
    """The exchange's symbols: symbol, asset, multiplier, listed."""
    rows = connection.execute(
        text("SELECT symbol, crypto_id, multiplier, is_active AND delisted_at IS NULL FROM exchange_symbols")
    ).all()
    schema: Schema = {"symbol": pl.String, "asset": pl.Int64, "multiplier": pl.Float64, "listed": pl.Boolean}
    return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")


def held_gaps(connection: Connection) -> pl.DataFrame:
    """Gaps that explain a hole: those that are open, and those where the source had nothing."""
    rows = connection.execute(
        text(
            "SELECT crypto_id, interval, gap_from, gap_to, filled_at IS NULL FROM data_gaps"
            " WHERE filled_at IS NULL OR outcome = 'empty'"
        )
    ).all()
    moment = pl.Datetime("us", "UTC")
    schema: Schema = {"asset": pl.Int64, "interval": pl.String, "first": moment, "end": moment, "open": pl.Boolean}
    return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")


def held_aside(connection: Connection, pairs: pl.DataFrame) -> pl.DataFrame:
    """Places of candles that were set aside: asset, interval, timestamp."""
    rows = connection.execute(
        text(
            "SELECT q.symbol, b.interval, q.timestamp FROM quarantined_rows q JOIN data_batches b ON b.id = q.batch_id"
            " WHERE q.kind = 'candles' AND q.timestamp IS NOT NULL AND q.reason <> 'duplicate'"
        )
    ).all()
    schema: Schema = {"symbol": pl.String, "interval": pl.String, "timestamp": pl.Datetime("us", "UTC")}
    frame = pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")
    # A row without a symbol is kept under the number of its asset.
    return (
        frame.join(pairs.select("symbol", "asset"), on="symbol", how="left")
        .with_columns(asset=pl.coalesce("asset", pl.col("symbol").cast(pl.Int64, strict=False)))
        .select("asset", "interval", "timestamp")
        .unique()
    )


def held_stored(database_url: str, interval: Interval, since: datetime | None) -> pl.DataFrame:
    """The stored candles of one interval by asset and time; `traded` is true for those of the exchange."""
    table = read_arrow(
        database_url,
        "SELECT crypto_id AS asset, timestamp, open_price AS open, high_price AS high, low_price AS low, close_price AS close,"
        " volume, source = 'binance' AS traded FROM price_data WHERE interval = $1 AND timestamp >= to_timestamp($2::bigint)",
        (interval.value, epoch(since) if since is not None else 0),
    )
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table is a frame
    return frame.with_columns(pl.col("timestamp").dt.cast_time_unit("us")).sort("asset", "timestamp")
