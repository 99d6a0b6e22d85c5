"""Candles into the database: judged, copied where nothing is, merged where something is, counted.

In: frames of candles and a connection inside the caller's transaction. Out: `Ingested`, a `data_batches` row, quarantined rows.
Nothing is written half: the caller commits or rolls back everything. Writers of the market wait for each other. A candle that a later
delivery says otherwise is kept in `revisions` as it was.
"""

from datetime import UTC, datetime
from typing import Any, Final

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, Source, utc_now
from cryptopredict.data.batches import Batch, Ingested
from cryptopredict.data.flags import open_holes, settle_flags, stored_neighbours, withdraw, write_flags
from cryptopredict.data.quality import CANDLE_COLUMNS, Judged, judge
from cryptopredict.data.rows import Merged, copy_candles, driver, merge, temporary_like

__all__ = ["Batch", "CandleWriter", "Ingested", "ingest_candles"]

_KEY: Final = ("crypto_id", "interval", "timestamp")
_VALUES: Final = ("open_price", "high_price", "low_price", "close_price", "volume", "market_cap")
_INCOMING: Final = "incoming_candles"
_GENESIS: Final = datetime(2009, 1, 3, tzinfo=UTC)


class CandleWriter:
    """Writes candles of one interval piece by piece, as one batch.

    A piece goes straight into the table for assets that have no candle in the range of the piece; the rest waits in a temporary
    table and is merged by `finish`. Each piece is judged together with the candles that are stored around it; a stored candle that they
    show to be a spike is set aside after all.
    """

    def __init__(
        self, connection: Connection, interval: Interval, *, market: Source, feed: str, now: datetime | None = None
    ) -> None:
        self._connection = connection
        self._interval = interval
        self._market = market
        self._now = now or utc_now()
        self._batch = Batch(connection, kind="candles", feed=feed, market=market, interval=interval)
        self._feed = feed
        self._copied = 0
        self._withdrawn = 0
        self._waiting = False
        self._redenominations = 0
        self._assets: set[int] = set()
        self._flags: list[pl.DataFrame] = []
        self._hollow: list[pl.DataFrame] = []

    def add(self, frame: pl.DataFrame) -> Judged:
        """Judge and write a piece.

        `frame` has crypto_id, timestamp (UTC datetime), open, high, low, close, volume; optional are market_cap, source (text, by
        default the market's name), symbol and raw (a struct, the row as it came) for what is set aside, and `context` (true for rows
        that are there to judge their neighbours by, and belong to another piece).
        """
        judged = judge(self._with_neighbours(_complete(frame, self._market)), self._interval, now=self._now)
        own = ~pl.col("context")
        accepted, refused = judged.accepted.filter(own), judged.set_aside.filter(own)
        self._batch.read(accepted.height + refused.height, accepted["timestamp"])
        self.set_aside(refused)
        self._withdraw(judged.set_aside.filter(pl.col("stored") & (pl.col("reason") == "spike")))
        # A jump is confirmed, or undone, by candles that come later: those of stored ones count too.
        self._record(_among(judged.redenominations, judged.accepted.lazy().filter(own | pl.col("stored"))))
        self._flags.append(_among(judged.flags, accepted.lazy()))
        self._hollow.append(refused.select("asset", "timestamp", "reason"))
        self._assets.update(accepted["asset"].unique().to_list())
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
            merged = merge(
                self._connection,
                _INCOMING,
                "price_data",
                key=_KEY,
                values=_VALUES,
                aside=("source",),
                note=self._note_revisions,
            )
        if self._flags:
            write_flags(self._connection, self._interval, pl.concat(self._flags))
            settle_flags(self._connection, self._interval, sorted(self._assets))
        if self._hollow and self._market.moves:
            open_holes(self._connection, self._interval, pl.concat(self._hollow))
        counts = Merged(self._copied + merged.new, merged.changed + self._withdrawn, merged.same)
        return self._batch.close(counts, redenominations=self._redenominations)

    def _with_neighbours(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The piece and the candles that are stored around it, which are `context` and `stored`."""
        sound = frame.filter(pl.col("asset").is_not_null() & pl.col("timestamp").is_between(_GENESIS, self._now))
        ranges = sound.group_by("asset").agg(first=pl.col("timestamp").min(), last=pl.col("timestamp").max())
        around = stored_neighbours(self._connection, self._interval, ranges)
        known = frame.with_columns(stored=pl.lit(value=False))
        if around.is_empty():
            return known
        extra = around.with_columns(context=pl.lit(value=True), stored=pl.lit(value=True))
        return pl.concat([known, extra], how="diagonal_relaxed")

    def _withdraw(self, spikes: pl.DataFrame) -> None:
        """Set stored candles aside that their neighbours show to be wrong."""
        if spikes.is_empty():
            return
        self._batch.read(0, spikes["timestamp"])
        self.set_aside(spikes.drop("raw", strict=False))
        self._withdrawn += withdraw(self._connection, self._interval, spikes)
        self._hollow.append(spikes.select("asset", "timestamp", "reason"))

    def _note_revisions(self, different: str) -> None:
        """Keep candles that are about to change as they were. That a market cap becomes known is no revision."""
        names = dict(zip(("open", "high", "low", "close", "volume"), _VALUES, strict=False))
        before, after = (", ".join(f"'{name}', {t}.{column}" for name, column in names.items()) for t in ("o", "i"))
        columns = ", ".join(names.values())
        driver(self._connection).execute(
            "INSERT INTO revisions (kind, crypto_id, interval, timestamp, before, after, applied, feed)"  # noqa: S608  constants
            f" SELECT 'candle', o.crypto_id, o.interval, o.timestamp, jsonb_build_object({before}, 'market_cap', o.market_cap),"
            f" jsonb_build_object({after}, 'market_cap', coalesce(i.market_cap, o.market_cap)), true, %s"
            f" FROM {different} i JOIN price_data o USING (crypto_id, interval, timestamp) WHERE i.present AND ("
            f" (SELECT ROW(i.{columns.replace(', ', ', i.')}) IS DISTINCT FROM ROW(o.{columns.replace(', ', ', o.')}))"
            " OR (o.market_cap IS NOT NULL AND o.market_cap IS DISTINCT FROM coalesce(i.market_cap, o.market_cap)))",
            (self._feed,),
        )

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


def _among(few: pl.DataFrame, many: pl.LazyFrame) -> pl.DataFrame:
    """Those rows that speak of one of the candles."""
    if few.is_empty():
        return few  # most often; a table of a million candles is not made for nothing
    return few.lazy().join(many.select("asset", "timestamp"), on=["asset", "timestamp"], how="semi").collect()


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
