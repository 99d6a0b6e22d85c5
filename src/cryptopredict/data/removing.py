"""Removing the candles of one asset before a moment. The delivery that tells of it has the panel read that range again."""

from datetime import datetime

from sqlalchemy import Connection, text

from cryptopredict.data.market import lock_market, market_source

__all__ = ["remove_candles"]

_REMOVE = text(
    "WITH gone AS (DELETE FROM price_data WHERE crypto_id = :crypto_id AND timestamp < :before RETURNING interval, timestamp)"
    " INSERT INTO data_batches (feed, kind, source, interval, first_timestamp, last_timestamp, rows_read, rows_changed)"
    " SELECT :feed, 'candles', :source, interval, min(timestamp), max(timestamp), count(*), count(*) FROM gone GROUP BY interval"
    " RETURNING rows_changed"
)


def remove_candles(connection: Connection, crypto_id: int, before: datetime) -> int:
    """Remove them in the caller's transaction, of every interval; returns how many there were.

    What a provider still gives may come again when its history is asked for.
    """
    lock_market(connection)
    source = market_source(connection)
    if source is None:
        return 0
    facts = {"crypto_id": crypto_id, "before": before, "feed": f"removed:{crypto_id}", "source": source.value}
    return sum(connection.execute(_REMOVE, facts).scalars())
