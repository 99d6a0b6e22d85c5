"""The simulated market into tables. In: a connection inside the caller's transaction, and spans of time in epoch seconds."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import Floats, Integers, Interval, Panel, Source, from_epoch
from cryptopredict.data.ingest import CandleWriter
from cryptopredict.data.observations import ingest_fear_greed, ingest_funding, ingest_news
from cryptopredict.data.rows import driver
from cryptopredict.data.simulator.headlines import headlines
from cryptopredict.data.simulator.market import Market
from cryptopredict.data.simulator.mood import PERPETUALS, PUBLISHED_AFTER, fear_greed, funding
from cryptopredict.data.simulator.noise import BLOCK_DAYS
from cryptopredict.data.simulator.universe import GENESIS, UNIVERSE

__all__ = ["admit_assets", "write_candles", "write_mood", "write_news", "write_present"]

_NAME: Final = Source.SIMULATED.value
_FEED: Final = "simulator"
_PIECE: Final = 3 * BLOCK_DAYS * 86_400
_PLACES: Final = {listing.symbol: place for place, listing in enumerate(UNIVERSE)}
_PRICES: Final = ("open", "high", "low", "close", "volume", "market_cap")


def admit_assets(connection: Connection, market: Market, now: int) -> dict[int, int]:
    """Asset ids by place in the table, of all that were listed by `now`; creates those that are new, retires those that ended."""
    day = (now - GENESIS) // 86_400
    admitted = [place for place, first in enumerate(market.loads.listed.tolist()) if first <= day]
    ended = [f"{_NAME}:{UNIVERSE[place].symbol}" for place, last in enumerate(market.loads.delisted.tolist()) if last <= day]
    present = _ids(connection)
    new = [place for place in admitted if place not in present]
    if new:
        _create(connection, new)
        present = _ids(connection)
    connection.execute(
        text(
            "UPDATE cryptocurrencies SET is_active = false, market_cap_rank = NULL WHERE coingecko_id = ANY(:ended) AND is_active"
        ),
        {"ended": ended},
    )
    return present


def _ids(connection: Connection) -> dict[int, int]:
    places = {f"{_NAME}:{listing.symbol}": place for place, listing in enumerate(UNIVERSE)}
    rows = connection.execute(
        text("SELECT coingecko_id, id FROM cryptocurrencies WHERE coingecko_id = ANY(:keys)"), {"keys": list(places)}
    )
    return {places[str(key)]: int(number) for key, number in rows}


def _create(connection: Connection, places: list[int]) -> None:
    rows = [
        {
            "symbol": asset.symbol,
            "name": asset.name,
            "key": f"{_NAME}:{asset.symbol}",
            "kind": asset.kind.value,
            "sector": asset.sector,
        }
        for asset in (UNIVERSE[place] for place in places)
    ]
    connection.execute(
        text(
            "INSERT INTO cryptocurrencies (symbol, name, coingecko_id, kind, description, sector_id)"
            " VALUES (:symbol, :name, :key, :kind, 'Simulated: prices and supply are invented.',"
            " (SELECT id FROM crypto_sectors WHERE name = :sector)) ON CONFLICT (coingecko_id) DO NOTHING"
        ),
        rows,
    )
    keys = {"keys": [row["key"] for row in rows]}
    connection.execute(
        text(
            "INSERT INTO crypto_sector_mapping (crypto_id, sector_id, weight, is_primary) SELECT id, sector_id, 1, true"
            " FROM cryptocurrencies WHERE coingecko_id = ANY(:keys) AND sector_id IS NOT NULL"
            " ON CONFLICT (crypto_id, sector_id) DO NOTHING"
        ),
        keys,
    )
    connection.execute(
        text(
            "INSERT INTO exchange_symbols (crypto_id, exchange, symbol, quote) SELECT id, 'simulated', symbol || 'USDT', 'USDT'"
            " FROM cryptocurrencies WHERE coingecko_id = ANY(:keys) AND symbol <> 'USDT' ON CONFLICT (exchange, symbol) DO NOTHING"
        ),
        keys,
    )


def write_candles(
    connection: Connection, market: Market, ids: dict[int, int], interval: Interval, span: tuple[int, int]
) -> Iterator[int]:
    """Write the candles that open in the span and have closed by its end, piece by piece; gives the number written so far."""
    start, end = (moment - moment % interval.seconds for moment in span)
    if end <= start:
        return
    writer = CandleWriter(connection, interval, market=Source.SIMULATED, feed=_FEED, now=from_epoch(span[1]))
    written = 0
    for low in range(start, end, _PIECE):
        frame = _rows(market.panel(interval, low, min(low + _PIECE, end)), ids)
        if frame.height:
            writer.add(frame)
        written += frame.height
        yield written
    writer.finish()


def _rows(panel: Panel, ids: dict[int, int]) -> pl.DataFrame:
    """A panel as rows, asset by asset, without the places where nothing was traded."""
    times = _moments(np.tile(panel.times, len(panel.assets)))
    numbers: Integers = np.repeat(np.array([ids.get(asset.id, 0) for asset in panel.assets], dtype=np.int64), len(panel.times))
    columns = {name: np.ascontiguousarray(panel[name].T).reshape(-1) for name in _PRICES}
    frame = pl.DataFrame({"crypto_id": numbers, "timestamp": times, **columns})
    return frame.filter(pl.col("close").is_not_nan())


def write_mood(connection: Connection, market: Market, ids: dict[int, int], span: tuple[int, int]) -> None:
    """Write the fear and greed values published, and the funding settled, in the span."""
    index = fear_greed(market.path, *span)
    if index.values.size:
        frame = pl.DataFrame({"timestamp": _moments(index.available - PUBLISHED_AFTER), "value": index.values})
        ingest_fear_greed(connection, frame, market=Source.SIMULATED, feed=_FEED)
    rates = funding(market.path, *span)
    if rates.values.size:
        assets = [ids[_PLACES[symbol]] for symbol in PERPETUALS]
        frame = pl.DataFrame(
            {
                "crypto_id": np.tile(np.array(assets, dtype=np.int64), len(rates.available)),
                "timestamp": _moments(np.repeat(rates.available, len(assets))),
                "rate": rates.values.reshape(-1),
                "symbol": list(PERPETUALS) * len(rates.available),
            }
        )
        ingest_funding(connection, frame, market=Source.SIMULATED, feed=_FEED, exchange=_NAME)


def write_news(connection: Connection, market: Market, ids: dict[int, int], span: tuple[int, int]) -> None:
    """Write the headlines published in the span."""
    items = headlines(market.path, *span)
    if not items:
        return
    frame = pl.DataFrame(
        {
            "source": [item.source for item in items],
            "url": [item.url for item in items],
            "title": [item.title for item in items],
            "summary": pl.Series([None] * len(items), dtype=pl.String),
            "timestamp": _moments(np.array([item.published for item in items], dtype=np.int64)),
            "sentiment": [item.tone for item in items],
            "model_version": "simulator",
            "language": "en",
        }
    )
    ingest_news(connection, frame, market=Source.SIMULATED, feed=_FEED)
    about = {item.url: ids[item.asset] for item in items if item.asset is not None}
    driver(connection).execute(
        "UPDATE news_items n SET crypto_ids = ARRAY[v.asset] FROM unnest(%s::text[], %s::bigint[]) AS v(url, asset)"
        " WHERE n.url = v.url",
        (list(about), list(about.values())),
    )


def _moments(seconds: Integers) -> pl.Series:
    return pl.Series(seconds * 1_000_000).cast(pl.Datetime("us", "UTC"))


def write_present(connection: Connection, market: Market, ids: dict[int, int], now: int) -> list[dict[str, Any]]:
    """Set price, capitalisation, volume of 24 hours, supply and rank as of `now`.

    Returns one row for each listed asset: crypto_id, symbol, price, change_24h (percent, None for what was not listed then).
    """
    hour = now - now % 3600
    prices, before = market.prices_at(now), market.prices_at(now - 86_400)
    day = market.panel(Interval.H1, hour - 86_400, hour)
    volumes: Floats = (day["volume"] * day["close"]).sum(axis=0)
    supplies = market.supply_at(now)
    listed = [place for place in ids if np.isfinite(prices[place])]
    dollars = [float(volumes[place]) if np.isfinite(volumes[place]) else 0.0 for place in listed]
    driver(connection).execute(
        "UPDATE cryptocurrencies c SET current_price = v.price, market_cap = v.price * v.supply, total_volume = v.dollars,"
        " circulating_supply = v.supply, total_supply = v.supply, last_data_update = to_timestamp(%s), market_cap_rank = v.place"
        " FROM (SELECT *, rank() OVER (ORDER BY price * supply DESC, id) AS place"
        " FROM unnest(%s::bigint[], %s::float8[], %s::float8[], %s::float8[]) AS u(id, price, supply, dollars)) v WHERE c.id = v.id",
        (now, [ids[p] for p in listed], [float(prices[p]) for p in listed], [float(supplies[p]) for p in listed], dollars),
    )
    return [
        {
            "crypto_id": ids[place],
            "symbol": UNIVERSE[place].symbol,
            "price": float(prices[place]),
            "change_24h": float(prices[place] / before[place] - 1) * 100 if np.isfinite(before[place]) else None,
        }
        for place in listed
    ]
