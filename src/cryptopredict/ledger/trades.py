"""The hours that followed each signal, from the database, and how far they can be trusted. In: a session. Out: arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

from cryptopredict.base import Floats, Integers, epoch
from cryptopredict.core.schema import TradingSignal

__all__ = ["HOUR", "Hours", "hours_after"]

HOUR = 3_600
_SPANS = """
    WITH s AS (
        SELECT * FROM unnest(CAST(:places AS int[]), CAST(:assets AS bigint[]), CAST(:firsts AS bigint[]), CAST(:lasts AS bigint[]))
        AS span(place, asset, first, last)
    )
"""
_CANDLES = """
    SELECT s.place, (extract(epoch FROM p.timestamp)::bigint - s.first) / 3600,
        p.open_price, p.high_price, p.low_price, p.close_price
    FROM s JOIN price_data p ON p.crypto_id = s.asset AND p.interval = '1h'
        AND p.timestamp >= to_timestamp(s.first) AND p.timestamp < to_timestamp(s.last)
"""
_FLAGS = """
    SELECT s.place, (extract(epoch FROM f.timestamp)::bigint - s.first) / 3600
    FROM s JOIN candle_flags f ON f.crypto_id = s.asset AND f.interval = '1h' AND f.cleared_at IS NULL
        AND f.timestamp >= to_timestamp(s.first) AND f.timestamp < to_timestamp(s.last)
"""
_SILENT = """
    SELECT s.place, (extract(epoch FROM g.gap_from)::bigint - s.first) / 3600,
        (extract(epoch FROM g.gap_to)::bigint - s.first) / 3600
    FROM s JOIN data_gaps g ON g.crypto_id = s.asset AND g.interval = '1h' AND g.outcome = 'empty'
        AND g.gap_to > to_timestamp(s.first) AND g.gap_from < to_timestamp(s.last)
"""
_UNITS = """
    SELECT s.place, (extract(epoch FROM r.timestamp)::bigint - s.first + 3599) / 3600, r.factor
    FROM s JOIN redenominations r ON r.crypto_id = s.asset
        AND r.timestamp > to_timestamp(s.first) AND r.timestamp < to_timestamp(s.last)
"""

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Hours:
    """Column n are the hours of signal n, row 0 the one it is entered in: the first that opens at or after it was issued.

    `prices` are open, high, low, close (T, N), NaN where there is no candle, in coins as they were at entry; `entered` (N,) the open
    of row 0 in epoch seconds; `wanted` (N,) how many hours the signal runs, `closed` (N,) how many of them are over; `flagged` and
    `silent` (T, N) mark candles that are not trusted and hours in which nothing was traded.
    """

    prices: tuple[Floats, Floats, Floats, Floats]
    entered: Integers
    wanted: Integers
    closed: Integers
    flagged: Marks
    silent: Marks


def hours_after(session: Session, signals: Sequence[TradingSignal], now: datetime) -> Hours:
    """All closed hours of these signals up to `now`, in a handful of queries however many they are."""
    issued = np.array([epoch(signal.generated_at) for signal in signals], dtype=np.int64)
    wanted = np.array([signal.time_horizon_hours for signal in signals], dtype=np.int64)
    entered = -(-issued // HOUR) * HOUR
    closed = np.clip((epoch(now) - entered) // HOUR, 0, wanted)
    spans: dict[str, Any] = {
        "places": list(range(len(signals))),
        "assets": [signal.crypto_id for signal in signals],
        "firsts": entered.tolist(),
        "lasts": (entered + closed * HOUR).tolist(),
    }
    shape = (int(closed.max(initial=0)) + 1, len(signals))
    prices = np.full((4, *shape), np.nan)
    found = np.array([tuple(row) for row in session.execute(text(_SPANS + _CANDLES), spans)], dtype=np.float64).reshape(-1, 6)
    columns, rows = found[:, 0].astype(np.int64), found[:, 1].astype(np.int64)
    prices[:, rows, columns] = found[:, 2:].T
    for place, row, factor in session.execute(text(_SPANS + _UNITS), spans):
        prices[:, row:, place] *= factor
    flagged, silent = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for place, row in session.execute(text(_SPANS + _FLAGS), spans):
        flagged[row, place] = True
    for place, first, last in session.execute(text(_SPANS + _SILENT), spans):
        silent[max(first, 0) : max(last, 0), place] = True
    return Hours((prices[0], prices[1], prices[2], prices[3]), entered, wanted, closed, flagged, silent)
