"""Flags on candles that are kept and not trusted, and what stands around a delivery in the database.

In: a connection inside the caller's transaction, and verdicts of `quality`. Out: rows of `candle_flags`, of `data_gaps` for candles that
were set aside, and frames of stored neighbours, so that the verdict does not depend on how a series is cut into deliveries.
"""

from collections.abc import Sequence
from typing import Any, Final

import polars as pl
from sqlalchemy import Connection

from cryptopredict.base import Interval, Reason
from cryptopredict.data.quality import FOLLOWERS, LOOK_BACK
from cryptopredict.data.rows import driver

__all__ = ["open_holes", "settle_flags", "stored_neighbours", "withdraw", "write_flags"]

_HOLLOW: Final = ("not_a_number", "infinite", "not_positive", "negative_volume", "out_of_range", "high_low", "wick", "spike")
"""Reasons that leave a place of the grid empty; the others speak of no place, or of one that is taken."""

_NEIGHBOUR: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "asset": pl.Int64,
    "timestamp": pl.Datetime("us", "UTC"),
    **dict.fromkeys(("open", "high", "low", "close", "volume", "market_cap"), pl.Float64),
    "source": pl.String,
}


def stored_neighbours(connection: Connection, interval: Interval, ranges: pl.DataFrame) -> pl.DataFrame:
    """The stored candles just before and after each range: `asset`, `timestamp`, prices, `volume`, `market_cap`, `source`.

    `ranges` has asset, first, last; three candles after it are enough to confirm its end.
    """
    columns = "open_price, high_price, low_price, close_price, volume, market_cap, source"
    part = (
        f"(SELECT timestamp, {columns} FROM price_data WHERE crypto_id = r.asset AND interval = %(interval)s"  # noqa: S608
        " AND timestamp {sign} r.{edge} ORDER BY timestamp {order} LIMIT {count})"
    )
    before = part.format(sign="<", edge="first", order="DESC", count=LOOK_BACK)
    after = part.format(sign=">", edge="last", order="ASC", count=FOLLOWERS + 1)
    rows = driver(connection).execute(
        "SELECT r.asset, n.* FROM unnest(%(assets)s::bigint[], %(first)s::timestamptz[], %(last)s::timestamptz[])"  # noqa: S608
        f" AS r(asset, first, last) CROSS JOIN LATERAL ({before} UNION ALL {after}) n",
        {
            "assets": ranges["asset"].to_list(),
            "first": ranges["first"].to_list(),
            "last": ranges["last"].to_list(),
            "interval": interval.value,
        },
    )
    return pl.DataFrame(rows.fetchall(), schema=_NEIGHBOUR, orient="row")


def withdraw(connection: Connection, interval: Interval, candles: pl.DataFrame) -> int:
    """Take stored candles (asset, timestamp) back, and their flags; how many there were."""
    keys = (interval.value, candles["asset"].to_list(), candles["timestamp"].to_list())
    at = "(SELECT * FROM unnest(%s::bigint[], %s::timestamptz[]))"
    raw = driver(connection)
    raw.execute(f"DELETE FROM candle_flags WHERE interval = %s AND (crypto_id, timestamp) IN {at}", keys)  # noqa: S608
    return raw.execute(f"DELETE FROM price_data WHERE interval = %s AND (crypto_id, timestamp) IN {at}", keys).rowcount  # noqa: S608


def write_flags(connection: Connection, interval: Interval, flags: pl.DataFrame) -> None:
    """Write the verdicts down; one that is settled already is kept as a note, without effect."""
    if flags.is_empty():
        return
    driver(connection).execute(
        "INSERT INTO candle_flags (crypto_id, interval, timestamp, flag, evidence, cleared_at)"
        " SELECT f.asset, %s, f.timestamp, f.flag, jsonb_build_object('rule', f.rule, 'before', f.before, 'after', f.after),"
        " CASE WHEN f.settled THEN now() END"
        " FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::text[], %s::float8[], %s::float8[], %s::boolean[])"
        " AS f(asset, timestamp, flag, rule, before, after, settled)"
        " ON CONFLICT (crypto_id, interval, timestamp, flag) DO NOTHING",
        (interval.value, *(flags[c].to_list() for c in ("asset", "timestamp", "flag", "rule", "before", "after", "settled"))),
    )


def settle_flags(connection: Connection, interval: Interval, assets: Sequence[int]) -> None:
    """Let the flags of these assets fall that what is stored by now answers. Flags that another check set are left to it."""
    later = "p.crypto_id = f.crypto_id AND p.interval = f.interval AND p.timestamp > f.timestamp"
    earlier = (
        "e.crypto_id = f.crypto_id AND e.interval = f.interval AND e.timestamp < f.timestamp AND e.evidence->>'rule' = 'scale'"
    )
    followed = f"(SELECT count(*) FROM (SELECT 1 FROM price_data p WHERE {later} LIMIT %(followers)s) later) = %(followers)s"  # noqa: S608
    restated = "EXISTS (SELECT 1 FROM redenominations r WHERE r.crypto_id = f.crypto_id AND r.timestamp = f.timestamp)"
    newest = f"SELECT close_price FROM price_data p WHERE {later} ORDER BY p.timestamp DESC LIMIT 1"  # noqa: S608
    back = f"EXISTS (SELECT 1 FROM ({newest}) n WHERE abs(ln(n.close_price / (f.evidence->>'before')::float8)) < ln(2.0))"  # noqa: S608
    # The way back from a wrong scale is a jump too.
    same = "abs(ln((e.evidence->>'before')::float8 / (f.evidence->>'after')::float8)) < ln(2.0)"
    returns = f"EXISTS (SELECT 1 FROM candle_flags e WHERE {earlier} AND {same})"  # noqa: S608
    driver(connection).execute(
        "UPDATE candle_flags f SET cleared_at = now() WHERE f.cleared_at IS NULL AND f.interval = %(interval)s"  # noqa: S608
        " AND f.crypto_id = ANY(%(assets)s) AND CASE f.evidence->>'rule'"
        f" WHEN 'scale' THEN {restated} OR {back} OR {returns} WHEN 'wick' THEN {followed} WHEN 'jump' THEN {followed}"
        f" WHEN 'frozen' THEN {followed} ELSE false END",
        {"interval": interval.value, "assets": list(assets), "followers": FOLLOWERS},
    )


def open_holes(connection: Connection, interval: Interval, refused: pl.DataFrame) -> None:
    """Note the places that refused candles (asset, timestamp, reason) leave empty as gaps of the reason `quarantined`."""
    hollow = (
        refused.filter(pl.col("reason").is_in(_HOLLOW) & pl.col("asset").is_not_null()).select("asset", "timestamp").unique()
    )
    if hollow.is_empty():
        return
    values: tuple[Any, ...] = (hollow["asset"].to_list(), hollow["timestamp"].to_list())
    driver(connection).execute(
        "INSERT INTO data_gaps (crypto_id, interval, gap_from, gap_to, reason)"
        " SELECT h.asset, %s, h.moment, h.moment + make_interval(secs => %s), %s"
        " FROM unnest(%s::bigint[], %s::timestamptz[]) AS h(asset, moment)"
        " WHERE mod(extract(epoch FROM h.moment) - %s, %s) = 0 AND h.moment + make_interval(secs => %s) <= now()"
        " AND NOT EXISTS (SELECT 1 FROM price_data p WHERE p.crypto_id = h.asset AND p.interval = %s AND p.timestamp = h.moment)"
        " AND NOT EXISTS (SELECT 1 FROM data_gaps g WHERE g.crypto_id = h.asset AND g.interval = %s AND g.filled_at IS NULL"
        " AND g.gap_from <= h.moment AND g.gap_to > h.moment)"
        " ON CONFLICT (crypto_id, interval, gap_from) DO NOTHING",
        (
            interval.value,
            interval.seconds,
            Reason.QUARANTINED.value,
            *values,
            4 * 86_400 if interval is Interval.W1 else 0,
            interval.seconds,
            interval.seconds,
            interval.value,
            interval.value,
        ),
    )
