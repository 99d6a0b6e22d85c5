"""Candles into the database: judged, copied where nothing is, merged where something is, counted.

In: frames of candles and a connection inside the caller's transaction. Out: `Ingested`, a `data_batches` row, quarantined rows.
Nothing is written half: the caller commits or rolls back everything. Writers of the market wait for each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, Source, utc_now
from cryptopredict.data.market import claim_market
from cryptopredict.data.quality import CANDLE_COLUMNS, Judged, judge
from cryptopredict.data.rows import Merged, copy_candles, copy_frame, driver, merge, temporary_like

__all__ = ["Batch", "CandleWriter", "Ingested", "ingest_candles"]

_KEY: Final = ("crypto_id", "interval", "timestamp")
_VALUES: Final = ("open_price", "high_price", "low_price", "close_price", "volume", "market_cap")
_INCOMING: Final = "incoming_candles"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a delivery. `batch_id` is None when there was nothing in it; `quarantined` counts rows by reason."""

    batch_id: int | None
    read: int
    new: int
    changed: int
    same: int
    quarantined: Mapping[str, int] = field(default_factory=dict)
    redenominations: int = 0

    @property
    def writes(self) -> int:
        """How many rows the delivery added or changed."""
        return self.new + self.changed


class Batch:
    """One delivery being written: its row in `data_batches`, and what was set aside from it."""

    def __init__(
        self, connection: Connection, *, kind: str, feed: str, market: Source, interval: Interval | None = None
    ) -> None:
        claim_market(connection, market)
        self._connection = connection
        self._kind = kind
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._read = 0
        self._reasons: dict[str, int] = {}
        self.id: int = connection.execute(
            text(
                "INSERT INTO data_batches (feed, kind, source, interval) VALUES (:feed, :kind, :source, :interval) RETURNING id"
            ),
            {"feed": feed, "kind": kind, "source": market.value, "interval": None if interval is None else interval.value},
        ).scalar_one()

    def read(self, rows: int, times: pl.Series | None = None) -> None:
        """Count rows that were read, and widen the batch's range by the times of those that were accepted."""
        self._read += rows
        if times is not None and len(times):
            low, high = times.min(), times.max()
            if isinstance(low, datetime) and isinstance(high, datetime):
                self._first = low if self._first is None else min(self._first, low)
                self._last = high if self._last is None else max(self._last, high)

    def set_aside(self, rows: pl.DataFrame) -> None:
        """Keep refused rows. `rows` has symbol, timestamp (datetime or null), reason and row (JSON text).

        A row that was refused before, for the same reason and with the same content, is counted but not kept again.
        """
        if rows.is_empty():
            return
        for reason, count in rows.group_by("reason").len().iter_rows():
            self._reasons[reason] = self._reasons.get(reason, 0) + count
        named = rows.select("symbol", "timestamp", "reason", "row")
        temporary_like(self._connection, "incoming_aside", "quarantined_rows", named.columns)
        copy_frame(self._connection, "incoming_aside", named)
        driver(self._connection).execute(
            "INSERT INTO quarantined_rows (batch_id, kind, reason, symbol, timestamp, row)"
            " SELECT %s, %s, i.reason, i.symbol, i.timestamp, i.row FROM incoming_aside i WHERE NOT EXISTS ("
            " SELECT 1 FROM quarantined_rows q WHERE q.kind = %s AND q.reason = i.reason AND q.row = i.row"
            " AND q.symbol IS NOT DISTINCT FROM i.symbol)",
            (self.id, self._kind, self._kind),
        )
        driver(self._connection).execute("DROP TABLE incoming_aside")

    def close(self, merged: Merged, *, redenominations: int = 0) -> Ingested:
        """Write the counts down."""
        self._connection.execute(
            text(
                "UPDATE data_batches SET first_timestamp = :first, last_timestamp = :last, rows_read = :read, rows_new = :new,"
                " rows_changed = :changed, rows_same = :same, rows_quarantined = :quarantined WHERE id = :id"
            ),
            {
                "first": self._first,
                "last": self._last,
                "read": self._read,
                "new": merged.new,
                "changed": merged.changed,
                "same": merged.same,
                "quarantined": sum(self._reasons.values()),
                "id": self.id,
            },
        )
        reasons = dict(sorted(self._reasons.items()))
        return Ingested(self.id, self._read, merged.new, merged.changed, merged.same, reasons, redenominations)


class CandleWriter:
    """Writes candles of one interval piece by piece, as one batch.

    A piece goes straight into the table for assets that have no candle in the range of the piece; the rest waits in a temporary
    table and is merged by `finish`.
    """

    def __init__(
        self, connection: Connection, interval: Interval, *, market: Source, feed: str, now: datetime | None = None
    ) -> None:
        self._connection = connection
        self._interval = interval
        self._market = market
        self._now = now or utc_now()
        self._batch = Batch(connection, kind="candles", feed=feed, market=market, interval=interval)
        self._copied = 0
        self._waiting = False
        self._redenominations = 0

    def add(self, frame: pl.DataFrame) -> Judged:
        """Judge and write a piece.

        `frame` has crypto_id, timestamp (UTC datetime), open, high, low, close, volume; optional are market_cap, source (text, by
        default the market's name), symbol and raw (a struct, the row as it came) for what is set aside, and `context` (true for rows
        that are there to judge their neighbours by, and belong to another piece).
        """
        judged = judge(_complete(frame, self._market), self._interval, now=self._now)
        own = ~pl.col("context")
        accepted, refused = judged.accepted.filter(own), judged.set_aside.filter(own)
        self._batch.read(accepted.height + refused.height, accepted["timestamp"])
        self.set_aside(refused)
        self._record(judged.redenominations.join(accepted.select("asset", "timestamp"), on=["asset", "timestamp"], how="semi"))
        taken = self._assets_with_candles(accepted)
        occupied = pl.col("asset").is_in(taken)
        fresh, present = accepted.filter(~occupied), accepted.filter(occupied)
        if fresh.height:
            copy_candles(self._connection, "price_data", fresh.rename({"asset": "crypto_id"}), self._interval)
            self._copied += fresh.height
        if present.height:
            if not self._waiting:
                temporary_like(self._connection, _INCOMING, "price_data", (*_KEY, *_VALUES, "source"))
                self._waiting = True
            copy_candles(self._connection, _INCOMING, present.rename({"asset": "crypto_id"}), self._interval)
        return judged

    def set_aside(self, rows: pl.DataFrame) -> None:
        """Keep rows that were refused (before, by the reader of a file, or here)."""
        if rows.is_empty():
            return
        as_read = pl.col("raw") if "raw" in rows.columns else pl.struct([pl.col(c).cast(pl.String) for c in CANDLE_COLUMNS[1:]])
        self._batch.set_aside(
            rows.select(
                symbol=pl.col("symbol") if "symbol" in rows.columns else pl.col("asset").cast(pl.String),
                timestamp="timestamp",
                reason="reason",
                row=as_read.struct.json_encode(),
            )
        )

    def refuse(self, rows: pl.DataFrame) -> None:
        """Count and keep rows that another rule refused before they could be judged; they have `reason`."""
        self._batch.read(rows.height)
        self.set_aside(rows)

    def finish(self) -> Ingested:
        """Merge what waits, write the counts down and return them."""
        merged = Merged(0, 0, 0)
        if self._waiting:
            merged = merge(self._connection, _INCOMING, "price_data", key=_KEY, values=_VALUES, aside=("source",))
        counts = Merged(self._copied + merged.new, merged.changed, merged.same)
        return self._batch.close(counts, redenominations=self._redenominations)

    def _assets_with_candles(self, candles: pl.DataFrame) -> list[int]:
        """Assets that have a candle somewhere in the range of these."""
        ranges = candles.group_by("asset").agg(first=pl.col("timestamp").min(), last=pl.col("timestamp").max()).sort("asset")
        found = driver(self._connection).execute(
            "SELECT r.asset FROM unnest(%s::bigint[], %s::timestamptz[], %s::timestamptz[]) AS r(asset, first, last)"
            " WHERE EXISTS (SELECT 1 FROM price_data p WHERE p.crypto_id = r.asset AND p.interval = %s"
            " AND p.timestamp BETWEEN r.first AND r.last)",
            (ranges["asset"].to_list(), ranges["first"].to_list(), ranges["last"].to_list(), self._interval.value),
        )
        return [int(row[0]) for row in found.fetchall()]

    def _record(self, jumps: pl.DataFrame) -> None:
        """Write redenominations down, once each."""
        for asset, moment, factor, before, after in jumps.iter_rows():
            values: dict[str, Any] = {"asset": asset, "moment": moment, "factor": factor}
            self._redenominations += self._connection.execute(
                text(
                    "INSERT INTO redenominations (crypto_id, timestamp, factor, evidence) VALUES (:asset, :moment, :factor,"
                    " jsonb_build_object('before', CAST(:before AS float8), 'after', CAST(:after AS float8),"
                    " 'interval', CAST(:interval AS text))) ON CONFLICT (crypto_id, timestamp) DO NOTHING"
                ),
                {**values, "before": before, "after": after, "interval": self._interval.value},
            ).rowcount


def ingest_candles(
    connection: Connection,
    frame: pl.DataFrame,
    *,
    interval: Interval,
    market: Source,
    feed: str,
    now: datetime | None = None,
) -> Ingested:
    """Write candles of one interval as one batch, in the caller's transaction; `frame` as for `CandleWriter.add`.

    An empty frame writes nothing. Raises `Conflict` when the database holds a market of another source.
    """
    if frame.is_empty():
        return Ingested(None, 0, 0, 0, 0)
    writer = CandleWriter(connection, interval, market=market, feed=feed, now=now)
    writer.add(frame)
    return writer.finish()


def _complete(frame: pl.DataFrame, market: Source) -> pl.DataFrame:
    """Give a piece the columns that the rules and the table need."""
    defaults = {
        "market_cap": pl.lit(None, dtype=pl.Float64),
        "source": pl.lit(market.value),
        "context": pl.lit(value=False),
    }
    missing = [value.alias(name) for name, value in defaults.items() if name not in frame.columns]
    numbers = pl.col("open", "high", "low", "close", "volume", "market_cap").cast(pl.Float64)
    return (
        frame.with_columns(missing)
        .rename({"crypto_id": "asset"})
        .with_columns(numbers, pl.col("timestamp").dt.cast_time_unit("us"))
    )
