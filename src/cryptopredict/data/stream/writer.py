"""Closed candles of the stream into the database: one transaction a delivery, and nothing that is stored is changed by it.

What REST or an audit wrote stands: a candle that is there already is left as it is. Calm candles go in by one COPY; the rest by way
of `CandleWriter`, with all rules and with what is stored around it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl
import structlog
from psycopg.errors import ForeignKeyViolation, UniqueViolation
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from cryptopredict.base import Interval, Source, from_epoch
from cryptopredict.core import transaction
from cryptopredict.data.feeds import note_success
from cryptopredict.data.ingest import CandleWriter
from cryptopredict.data.market import claim_market, lock_market, market_source
from cryptopredict.data.rows import copy_candles, driver
from cryptopredict.data.stream.tail import Look, Rows, Tail
from cryptopredict.data.stream.wicks import flag_wicks

__all__ = ["PROVIDER", "StreamWriter", "Written"]

_log = structlog.get_logger(__name__)

PROVIDER: Final = "binance_stream"
"""Name of the stream among the providers, and the source of its candles."""
_FEED: Final = "stream"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a delivery: rows that were added, that were there before, and that were set aside."""

    new: int
    same: int
    refused: int


class StreamWriter:
    """Writes deliveries of a market; of one thread at a time."""

    def __init__(self, engine: Engine, market: Source) -> None:
        self._engine = engine
        self._market = market
        self._tails: dict[Interval, Tail] = {}

    def write(self, delivery: Mapping[Interval, Rows], *, now: datetime) -> Written:
        """Write a delivery; `now` decides what has closed.

        Candles of assets that are gone are dropped. Raises `Conflict` when the database holds a market of another source, and
        SQLAlchemy's errors when it is not there; nothing is written then, and the same delivery may be written again.
        """
        try:
            return self._write(delivery, now)
        except IntegrityError as error:
            if not isinstance(error.orig, ForeignKeyViolation):
                raise
        except ForeignKeyViolation:
            pass
        return self._write(self._without_strangers(delivery), now)

    def _write(self, delivery: Mapping[Interval, Rows], now: datetime) -> Written:
        looks: list[tuple[Tail, Look]] = []
        new, same, refused = 0, 0, 0
        with transaction(self._engine) as session:
            connection = session.connection()
            lock_market(connection)
            if market_source(connection) is not self._market:
                claim_market(connection, self._market)
            for interval, rows in delivery.items():
                if not len(rows):
                    continue
                tail = self._tails.setdefault(interval, Tail(interval))
                look = tail.look(rows, int(now.timestamp() * 1_000))
                looks.append((tail, look))
                added, aside = self._store(connection, interval, look, now)
                new, refused, same = new + added, refused + aside, same + len(rows) - added - aside
                until = from_epoch((int(look.rows.opens[look.sound].max(initial=0)) // 1_000) + interval.seconds)
                note_success(
                    connection,
                    PROVIDER,
                    f"candles:{interval.value}",
                    expected_s=interval.seconds,
                    data_until=until if look.sound.any() else None,
                    rows=added,
                )
        for tail, look in looks:
            tail.keep(look)
        return Written(new, same, refused)

    def _store(self, connection: Connection, interval: Interval, look: Look, now: datetime) -> tuple[int, int]:
        """Write what is not there yet; how many rows were added, and how many set aside."""
        calm = look.rows.where(look.calm)
        added, aside = self._append(connection, interval, calm) if len(calm) else 0, 0
        rest = look.rows.where(~look.calm)
        if len(rest):
            rest = _absent(connection, interval, rest)
        if len(rest):
            writer = CandleWriter(connection, interval, market=self._market, feed=_FEED, now=now)
            writer.add(_frame(rest))
            done = writer.finish()
            flag_wicks(connection, interval, rest)
            added += done.new
            aside = sum(done.quarantined.values())
        return added, aside

    def _append(self, connection: Connection, interval: Interval, rows: Rows) -> int:
        """COPY rows; where some are there already, those that are not."""
        try:
            with connection.begin_nested():
                copy_candles(connection, "price_data", _frame(rows).with_columns(market_cap=_NO_CAP), interval.value)
        except UniqueViolation:
            rows = _absent(connection, interval, rows)
            if not len(rows):
                return 0
            copy_candles(connection, "price_data", _frame(rows).with_columns(market_cap=_NO_CAP), interval.value)
        connection.execute(
            text(
                "INSERT INTO data_batches (feed, kind, source, interval, first_timestamp, last_timestamp, rows_read, rows_new)"
                " VALUES (:feed, 'candles', :market, :interval, :first, :last, :rows, :rows)"
            ),
            {
                "feed": _FEED,
                "market": self._market.value,
                "interval": interval.value,
                "first": from_epoch(int(rows.opens.min()) // 1_000),
                "last": from_epoch(int(rows.opens.max()) // 1_000),
                "rows": len(rows),
            },
        )
        return len(rows)

    def _without_strangers(self, delivery: Mapping[Interval, Rows]) -> dict[Interval, Rows]:
        """The delivery without assets that were removed meanwhile."""
        with self._engine.connect() as connection:
            known = np.array(connection.execute(text("SELECT id FROM cryptocurrencies")).scalars().all(), dtype=np.int64)
        kept = {interval: rows.where(np.isin(rows.assets, known)) for interval, rows in delivery.items()}
        lost = sum(map(len, delivery.values())) - sum(map(len, kept.values()))
        _log.warning("candles of removed assets were dropped", rows=lost)
        return kept


_NO_CAP: Final = pl.lit(None, dtype=pl.Float64)


def _frame(rows: Rows) -> pl.DataFrame:
    opened, high, low, close, volume = rows.values.T.copy()
    return pl.DataFrame(
        {
            "crypto_id": rows.assets,
            "timestamp": pl.Series(rows.opens * 1_000).cast(pl.Datetime("us", "UTC")),
            "open": opened,
            "high": high,
            "low": low,
            "close": close,
            "volume": volume,
            "source": pl.repeat(PROVIDER, len(rows), eager=True),
        }
    )


def _absent(connection: Connection, interval: Interval, rows: Rows) -> Rows:
    """Rows whose place is empty. The caller holds the market's lock, so they stay so."""
    moments = rows.opens // 1_000
    found = driver(connection).execute(
        "SELECT k.place FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) AS k(place, asset, moment)"
        " JOIN price_data p ON p.crypto_id = k.asset AND p.interval = %s AND p.timestamp = to_timestamp(k.moment)",
        (list(range(len(rows))), rows.assets.tolist(), moments.tolist(), interval.value),
    )
    there = np.zeros(len(rows), dtype=np.bool_)
    there[[int(row[0]) for row in found.fetchall()]] = True
    return rows.where(~there)
