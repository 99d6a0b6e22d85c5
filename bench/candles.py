"""Candles in and out of the database, beside PostgreSQL's own fastest ways."""

from collections.abc import Iterator
from shutil import rmtree
from typing import Any

import numpy as np
import polars as pl
import psycopg
from sqlalchemy import text

from bench.measure import Row
from cryptopredict.base import Interval, Source, from_epoch
from cryptopredict.core import Ground, copy_rows, plain_url, transaction
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.simulator import Market
from cryptopredict.data.simulator.universe import GENESIS
from cryptopredict.data.view import load_view

__all__ = ["COLUMNS", "binary", "candle_rows"]

COLUMNS = (
    "crypto_id",
    "interval",
    "timestamp",
    "open_price",
    "high_price",
    "low_price",
    "close_price",
    "volume",
    "source",
    "market_cap",
)
_READ = "COPY (SELECT crypto_id, timestamp, open_price, high_price, low_price, close_price, volume, market_cap FROM price_data WHERE interval = '1h') TO STDOUT (FORMAT binary)"


def candle_rows(ground: Ground, *, days: int) -> Iterator[Row]:
    """Rows of the benchmark over `days` of hourly candles of the simulated market. They share one database: run them in order."""
    frame = _frame(ground, days)
    loader = _Loader(ground, frame)
    yield Row(
        "bulk load of candles, judged and counted",
        "bare binary COPY of the same rows into the same table",
        frame.height,
        "candles",
        ours=loader.ingest,
        peer=loader.copy,
        before_ours=loader.clear,
        before_peer=loader.clear,
        aim=0.9,
        floor=0.6,
    )
    loader.clear()
    loader.ingest()
    reader = _Reader(ground, frame.height)
    yield Row(
        "panel built from the database",
        "COPY TO STDOUT, binary, thrown away",
        frame.height,
        "candles",
        ours=reader.build,
        peer=reader.drain,
        before_ours=reader.forget,
        aim=0.8,
        floor=0.5,
    )
    reader.build()
    yield Row(
        "panel read again, checked for news first",
        "COPY TO STDOUT, binary, thrown away",
        frame.height,
        "candles",
        ours=reader.read_again,
        peer=reader.drain,
        aim=0.8,
        floor=0.5,
    )
    yield Row(
        "panel in hand, mapped into memory",
        "memcpy of the same bytes",
        reader.megabytes,
        "MB",
        ours=reader.read,
        peer=reader.memcpy,
        aim=0.5,
    )


def _frame(ground: Ground, days: int) -> pl.DataFrame:
    """Candles as rows for `ingest_candles`, with assets for them in the database."""
    market = Market(ground.settings.seed)
    start = GENESIS + 100 * 86_400
    panel = market.panel(Interval.H1, start, start + days * 86_400)
    with transaction(ground.engine) as session:
        for asset in panel.assets:
            session.execute(
                text("INSERT INTO cryptocurrencies (symbol, name, coingecko_id) VALUES (:symbol, :symbol, :key)"),
                {"symbol": asset.symbol, "key": f"bench:{asset.symbol}"},
            )
        ids = {symbol: key for symbol, key in session.execute(text("SELECT symbol, id FROM cryptocurrencies"))}  # noqa: C416
    count = len(panel.times)
    times = pl.Series(np.tile(panel.times, len(panel.assets)) * 1_000_000).cast(pl.Datetime("us", "UTC"))
    columns = {name: np.ascontiguousarray(panel[name].T).reshape(-1) for name in panel.fields}
    numbers = np.repeat(np.array([ids[asset.symbol] for asset in panel.assets]), count)
    return pl.DataFrame({"crypto_id": numbers, "timestamp": times, **columns}).filter(pl.col("close").is_not_nan())


class _Loader:
    def __init__(self, ground: Ground, frame: pl.DataFrame) -> None:
        self._ground = ground
        self._frame = frame
        self._block = binary(frame)
        self._now = from_epoch(int(frame["timestamp"].dt.epoch("s").max()) + 86_400)  # type: ignore[arg-type]

    def clear(self) -> None:
        with self._ground.engine.begin() as connection:
            connection.execute(text("TRUNCATE price_data"))
            connection.execute(text("DELETE FROM data_batches"))
        with self._ground.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))

    def ingest(self) -> None:
        with transaction(self._ground.engine) as session:
            ingest_candles(
                session.connection(), self._frame, interval=Interval.H1, market=Source.SIMULATED, feed="bench", now=self._now
            )

    def copy(self) -> None:
        with transaction(self._ground.engine) as session:
            copy_rows(session.connection(), "price_data", COLUMNS, self._block, form="binary")


def binary(frame: pl.DataFrame, interval: str = "1h", source: str = "simulated") -> bytes:
    """The rows in the form that COPY reads fastest, made beforehand; without a market cap where the frame has none."""
    values: list[tuple[str, Any]] = [
        (">i8", frame["crypto_id"].to_numpy()),
        (f"S{len(interval)}", interval.encode()),
        (">i8", frame["timestamp"].dt.epoch("us").to_numpy() - 946_684_800_000_000),
        *((">f8", frame[name].to_numpy()) for name in ("open", "high", "low", "close", "volume")),
        (f"S{len(source)}", source.encode()),
    ]
    if "market_cap" in frame.columns:
        values.append((">f8", frame["market_cap"].to_numpy()))
    layout: list[tuple[str, str]] = [("fields", ">i2")]
    for number, (kind, _) in enumerate(values):
        layout += [(f"length{number}", ">i4"), (f"value{number}", kind)]
    records = np.empty(frame.height, dtype=np.dtype(layout))
    records["fields"] = len(values)
    for number, (kind, value) in enumerate(values):
        records[f"length{number}"] = np.dtype(kind).itemsize
        records[f"value{number}"] = value
    return b"PGCOPY\n\xff\r\n\0" + bytes(8) + records.tobytes() + b"\xff\xff"


class _Reader:
    def __init__(self, ground: Ground, rows: int) -> None:
        self._ground = ground
        self._rows = rows
        self._mapped = self._view()
        self._fields = [np.array(values) for values in self._mapped.values()]
        self._room = [np.empty_like(values) for values in self._fields]
        self.megabytes = sum(values.nbytes for values in self._fields) / 1e6

    def _view(self) -> dict[str, Any]:
        return dict(load_view(self._ground, intervals=(Interval.H1,)).hourly.fields)

    def forget(self) -> None:
        rmtree(self._ground.settings.home / "panel", ignore_errors=True)

    def build(self) -> None:
        self._view()

    def drain(self) -> None:
        with psycopg.connect(plain_url(self._ground.database_url)) as connection, connection.cursor().copy(_READ) as stream:
            while stream.read():
                pass

    def read_again(self) -> None:
        self._mapped = self._view()
        self.read()

    def read(self) -> None:
        for room, values in zip(self._room, self._mapped.values(), strict=True):
            np.copyto(room, values)

    def memcpy(self) -> None:
        for room, values in zip(self._room, self._fields, strict=True):
            np.copyto(room, values)
