"""Needles: candles whose high or low lies far beyond their body while those beside them do not. Kept, and flagged.

One venue alone has printed such prices for minutes. In: a connection inside the caller's transaction, after the candles were stored.
"""

import numpy as np
import polars as pl
from sqlalchemy import Connection

from cryptopredict.base import Interval
from cryptopredict.data.flags import write_flags
from cryptopredict.data.rows import driver
from cryptopredict.data.stream.tail import WICK, Rows

__all__ = ["flag_wicks"]

_NEEDLE = "(high_price > greatest(open_price, close_price) * %(wick)s OR low_price * %(wick)s < least(open_price, close_price))"
_LONELY = f"""
    SELECT p.crypto_id, p.timestamp, p.close_price,
        CASE WHEN high_price > greatest(open_price, close_price) * %(wick)s THEN high_price ELSE low_price END
    FROM unnest(%(assets)s::bigint[], %(moments)s::bigint[]) AS k(asset, moment)
    JOIN price_data p ON p.crypto_id = k.asset AND p.interval = %(interval)s AND p.timestamp = to_timestamp(k.moment)
    WHERE {_NEEDLE} AND NOT EXISTS (SELECT FROM (
        (SELECT * FROM price_data n WHERE n.crypto_id = p.crypto_id AND n.interval = p.interval AND n.timestamp < p.timestamp
            ORDER BY n.timestamp DESC LIMIT 1) UNION ALL
        (SELECT * FROM price_data n WHERE n.crypto_id = p.crypto_id AND n.interval = p.interval AND n.timestamp > p.timestamp
            ORDER BY n.timestamp LIMIT 1)) beside WHERE {_NEEDLE})
"""  # noqa: S608  constants
_ANSWERED = f"""
    UPDATE candle_flags f SET cleared_at = now()
    FROM unnest(%(assets)s::bigint[], %(moments)s::bigint[]) AS k(asset, moment)
    JOIN price_data p ON p.crypto_id = k.asset AND p.interval = %(interval)s AND p.timestamp = to_timestamp(k.moment)
    WHERE {_NEEDLE} AND f.crypto_id = k.asset AND f.interval = %(interval)s AND f.flag = 'wick' AND f.cleared_at IS NULL
    AND f.timestamp = to_timestamp(k.moment - %(step)s)
"""  # noqa: S608  constants


def flag_wicks(connection: Connection, interval: Interval, rows: Rows) -> None:
    """Flag needles among candles that were just stored; where the next candle is one too, the market is wild and not the print."""
    opened, high, low, close, _ = rows.values.T
    with np.errstate(invalid="ignore", over="ignore"):
        far = (high > np.maximum(opened, close) * WICK) | (low * WICK < np.minimum(opened, close))
    if not far.any():
        return
    values = {
        "assets": rows.assets[far].tolist(),
        "moments": (rows.opens[far] // 1_000).tolist(),
        "interval": interval.value,
        "step": interval.seconds,
        "wick": WICK,
    }
    raw = driver(connection)
    found = raw.execute(_LONELY, values).fetchall()
    flags = pl.DataFrame(
        found,
        schema={"asset": pl.Int64, "timestamp": pl.Datetime("us", "UTC"), "before": pl.Float64, "after": pl.Float64},
        orient="row",
    )
    write_flags(connection, interval, flags.with_columns(flag=pl.lit("wick"), rule=pl.lit("wick"), settled=pl.lit(value=False)))
    raw.execute(_ANSWERED, values)
