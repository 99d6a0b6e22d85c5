"""One delivery of data: its row in `data_batches`, what was set aside from it, and what became of it.

In: a connection inside the caller's transaction, and counts. Out: rows of `data_batches` and `quarantined_rows`, and `Ingested`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Interval, Source
from cryptopredict.data.market import claim_market
from cryptopredict.data.rows import Merged, copy_frame, driver, temporary_like

__all__ = ["Batch", "Ingested"]


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
