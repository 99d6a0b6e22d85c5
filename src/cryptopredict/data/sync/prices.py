"""Present prices, capitalisation, ranks and supplies from CoinGecko, looked at twice: against what was, and against the exchange.

A price that jumped by a power of ten and that no exchange confirms is set aside. A price that is off from the exchange's flags the
newest candle: both are kept, and the asset gets no signal until they agree again.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import polars as pl
import redis
from sqlalchemy import Connection, text

from cryptopredict.data.feeds import note_success
from cryptopredict.data.ingest import Batch
from cryptopredict.data.rows import Merged, driver
from cryptopredict.data.sync.caps import cap_newest
from cryptopredict.data.sync.discovery import market_pages
from cryptopredict.data.sync.sync import Sync

__all__ = ["PRICES", "exchange_prices", "store_prices", "sync_prices"]

PRICES: Final = "cp:prices"
"""Redis: the newest price that the exchange printed for each asset, as JSON {"p": price, "t": epoch milliseconds}."""

_SERIES: Final = "prices"
_EXPECTED: Final = 300
_TICK_AGE: Final = timedelta(minutes=10)
_CANDLE_AGE: Final = timedelta(hours=2)
_OFF: Final = 0.05
_CONFIRMED: Final = 0.10
_DECADE: Final = math.log10(8.0)
"""From a factor eight on a change counts as one of a power of ten: a digit that moved, not a day that was wild."""
_SAME: Final = 0.20


@dataclass(frozen=True, slots=True)
class _Known:
    """An asset as it is stored."""

    id: int
    symbol: str
    price: float | None


def sync_prices(s: Sync) -> str:
    """Write the present prices of the followed assets. Raises `UpstreamFailed`."""
    with s.noting(_SERIES, _EXPECTED):
        found = market_pages(s)
    printed = exchange_prices(s)
    with s.writing() as connection:
        written, refused, flagged = store_prices(s, connection, found, printed)
        until = found["updated"].max()
        note_success(
            connection,
            s.providers.coingecko.name,
            _SERIES,
            expected_s=_EXPECTED,
            data_until=until if isinstance(until, datetime) else None,
            rows=written,
        )
    return f"{written} prices, {refused} set aside, {flagged} not confirmed"


def exchange_prices(s: Sync) -> Mapping[int, float]:
    """The newest price on the exchange by asset: the stream's, else that of the newest closed candle that is not old."""
    now = s.now()
    with s.ground.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT e.crypto_id, p.close_price FROM exchange_symbols e CROSS JOIN LATERAL ("
                " SELECT d.* FROM (VALUES ('1m'), ('1h')) AS wanted(interval) CROSS JOIN LATERAL ("
                " SELECT timestamp, close_price FROM price_data WHERE crypto_id = e.crypto_id AND interval = wanted.interval"
                " AND timestamp > :since AND source = e.exchange ORDER BY timestamp DESC LIMIT 1) d"
                " ORDER BY timestamp DESC LIMIT 1) p WHERE e.is_active"
            ),
            {"since": now - _CANDLE_AGE},
        ).all()
    prices = {int(row.crypto_id): float(row.close_price) for row in rows}
    try:
        ticks = s.ground.redis.hgetall(PRICES)
    except redis.RedisError:
        return prices  # the candles say the same, a little later
    oldest = (now - _TICK_AGE).timestamp() * 1_000
    for key, value in ticks.items():
        tick = _tick(value)
        if tick is not None and tick[1] >= oldest and key.isdigit():
            prices[int(key)] = tick[0]
    return prices


def _tick(value: str | bytes) -> tuple[float, float] | None:
    """Price and time of an entry; None when it is none: what comes from Redis is not trusted."""
    try:
        entry = json.loads(value)
        price, moment = float(entry["p"]), float(entry["t"])
    except (ValueError, TypeError, KeyError):
        return None
    return (price, moment) if math.isfinite(price) and price > 0 and math.isfinite(moment) else None


def store_prices(s: Sync, connection: Connection, found: pl.DataFrame, printed: Mapping[int, float]) -> tuple[int, int, int]:
    """Write a page of markets; returns how many prices were written, set aside, and flagged as not confirmed."""
    known = {
        str(row.coingecko_id): _Known(int(row.id), str(row.symbol), row.current_price)
        for row in connection.execute(
            text("SELECT id, symbol, coingecko_id, current_price FROM cryptocurrencies WHERE coingecko_id = ANY(:keys)"),
            {"keys": found["coingecko_id"].to_list()},
        )
    }
    good: list[dict[str, Any]] = []
    bad: list[dict[str, Any]] = []
    for row in found.iter_rows(named=True):
        asset = known.get(row["coingecko_id"])
        if asset is None:
            continue
        entry = {**row, "id": asset.id, "last": asset.price, "printed": printed.get(asset.id)}
        reason = _reason(connection, asset, row["price"], printed.get(asset.id))
        (good if reason is None else bad).append(entry | {"reason": reason})
    _update(connection, good)
    _set_aside(s, connection, bad)
    flagged = _compare(connection, good)
    cap_newest(connection, s.market)
    return len(good), len(bad), flagged


def _reason(connection: Connection, asset: _Known, price: float | None, printed: float | None) -> str | None:
    """Why a price cannot be; None when it can."""
    if price is None or not math.isfinite(price):
        return "not_a_number"
    if price <= 0.0:
        return "not_positive"
    if asset.price is None or abs(math.log10(price / asset.price)) < _DECADE:
        return None
    if printed is not None and abs(price / printed - 1.0) <= _CONFIRMED:
        return None
    return None if _said_before(connection, asset, price) else "unconfirmed"


def _said_before(connection: Connection, asset: _Known, price: float) -> bool:
    """Whether the same was set aside more than an hour ago: what stays is no slip, and must not be kept out for ever."""
    rows = connection.scalars(
        text(
            "SELECT (row->>'price')::float8 FROM quarantined_rows WHERE kind = 'prices' AND reason = 'unconfirmed'"
            " AND row->>'crypto_id' = :asset AND created_at BETWEEN now() - interval '2 days' AND now() - interval '1 hour'"
        ),
        {"asset": str(asset.id)},
    )
    return any(abs(price / before - 1.0) <= _SAME for before in rows if before > 0)


def _update(connection: Connection, rows: list[dict[str, Any]]) -> None:
    driver(connection).execute(
        "UPDATE cryptocurrencies c SET current_price = v.price, market_cap = coalesce(v.cap, c.market_cap),"
        " total_volume = coalesce(v.volume, c.total_volume), market_cap_rank = v.rank,"
        " circulating_supply = coalesce(v.circulating, c.circulating_supply), total_supply = coalesce(v.total, c.total_supply),"
        " max_supply = coalesce(v.most, c.max_supply), last_data_update = coalesce(v.updated, c.last_data_update)"
        " FROM unnest(%s::bigint[], %s::float8[], %s::float8[], %s::float8[], %s::int[], %s::float8[], %s::float8[],"
        " %s::float8[], %s::timestamptz[]) AS v(id, price, cap, volume, rank, circulating, total, most, updated)"
        " WHERE c.id = v.id AND (v.updated IS NULL OR c.last_data_update IS NULL OR v.updated >= c.last_data_update)",
        (
            [row["id"] for row in rows],
            [row["price"] for row in rows],
            # A capitalisation of zero is one that nobody knows.
            [_amount(row["market_cap"], least=1e-9) for row in rows],
            [_amount(row["volume"]) for row in rows],
            [row["rank"] if row["rank"] is not None and row["rank"] > 0 else None for row in rows],
            [_amount(row["circulating"], least=1e-9) for row in rows],
            [_amount(row["total"]) for row in rows],
            [_amount(row["max"]) for row in rows],
            [row["updated"] for row in rows],
        ),
    )


def _amount(value: float | None, least: float = 0.0) -> float | None:
    return value if value is not None and least <= value < math.inf else None


def _set_aside(s: Sync, connection: Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    batch = Batch(connection, kind="prices", feed=s.providers.coingecko.name, market=s.market)
    batch.read(len(rows))
    batch.set_aside(
        pl.DataFrame(
            {
                "symbol": pl.Series([row["symbol"] for row in rows], dtype=pl.String),
                "timestamp": pl.Series([row["updated"] for row in rows], dtype=pl.Datetime("us", "UTC")),
                "reason": pl.Series([row["reason"] for row in rows], dtype=pl.String),
                "row": pl.Series(
                    [
                        json.dumps(
                            {
                                "crypto_id": str(row["id"]),
                                "price": row["price"],
                                "last": row["last"],
                                "exchange": row["printed"],
                            }
                        )
                        for row in rows
                    ],
                    dtype=pl.String,
                ),
            }
        )
    )
    batch.close(Merged(0, 0, 0))


def _compare(connection: Connection, rows: list[dict[str, Any]]) -> int:
    """Flag the newest candle of each asset whose two prices differ, and clear the flags of those that agree."""
    pairs = [row for row in rows if row["printed"] is not None]
    off = [row for row in pairs if abs(row["price"] / row["printed"] - 1.0) > _OFF]
    agreed = [row["id"] for row in pairs if abs(row["price"] / row["printed"] - 1.0) <= _OFF]
    driver(connection).execute(
        "UPDATE candle_flags SET cleared_at = now() WHERE flag = 'unconfirmed' AND cleared_at IS NULL AND crypto_id = ANY(%s)"
        " AND evidence->>'rule' IN ('prices', 'jump', 'scale')",
        (agreed,),
    )
    driver(connection).execute(
        "INSERT INTO candle_flags (crypto_id, interval, timestamp, flag, evidence)"
        " SELECT v.id, p.interval, p.timestamp, 'unconfirmed', jsonb_build_object('rule', 'prices',"
        " 'coingecko', v.price, 'exchange', v.printed)"
        " FROM unnest(%s::bigint[], %s::float8[], %s::float8[]) AS v(id, price, printed) CROSS JOIN LATERAL ("
        " SELECT interval, timestamp FROM (VALUES ('1h', 1), ('1d', 2)) AS wanted(name, turn) CROSS JOIN LATERAL ("
        " SELECT interval, timestamp FROM price_data WHERE crypto_id = v.id AND interval = wanted.name"
        " ORDER BY timestamp DESC LIMIT 1) d ORDER BY turn LIMIT 1) p"
        " ON CONFLICT (crypto_id, interval, timestamp, flag) DO UPDATE SET evidence = excluded.evidence, cleared_at = NULL",
        ([row["id"] for row in off], [row["price"] for row in off], [row["printed"] for row in off]),
    )
    return len(off)
