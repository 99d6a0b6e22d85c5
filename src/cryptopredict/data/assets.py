"""From tickers to assets of the database, and the sectors they belong to. In: a connection inside the caller's transaction."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

import polars as pl
from sqlalchemy import Connection, text

from cryptopredict.base import AssetKind
from cryptopredict.data.rows import Merged, copy_frame, driver, temporary_like

__all__ = ["create_sectors", "kind_of", "link_exchange_symbols", "refresh_assets", "resolve_assets", "store_sectors"]

_COMMODITIES: Final = frozenset({"PAXG", "XAUT"})
_STABLECOINS: Final = frozenset(
    {
        "BUSD",
        "DAI",
        "EURC",
        "EURS",
        "EURT",
        "FDUSD",
        "FEI",
        "FRAX",
        "GUSD",
        "HUSD",
        "LUSD",
        "PAX",
        "PYUSD",
        "RLUSD",
        "SAI",
        "SUSD",
    }
    | {"TUSD", "USD1", "USDC", "USDD", "USDE", "USDN", "USDP", "USDS", "USDT", "UST"}
)
_WRAPPED: Final = frozenset(
    {
        "BETH",
        "BNSOL",
        "BTCB",
        "CBBTC",
        "CBETH",
        "EZETH",
        "METH",
        "RENBTC",
        "RETH",
        "STETH",
        "WBETH",
        "WBTC",
        "WEETH",
        "WETH",
        "WSTETH",
    }
)
_EXTRA_SECTORS: Final = {
    "AI": ("#6C3483", "compute, agents"),
    "Exchange": ("#B9770E", "exchange tokens"),
    "FanToken": ("#C0392B", "clubs, fans"),
    "RWA": ("#117864", "real-world assets"),
}
_NEW_SECTOR_COLOR: Final = "#7F8C8D"
_NO_SECTOR: Final = frozenset({"Unclassified", "Wrapped"})
_QUIET: Final = timedelta(days=14)


def resolve_assets(connection: Connection, tickers: Iterable[str]) -> dict[str, int]:
    """The asset id of each ticker of a file, created where missing. Tickers of files are one name space: `files:<TICKER>`.

    A new asset is inactive until it has candles (`refresh_assets` decides).
    """
    wanted = sorted({ticker.strip().upper() for ticker in tickers})
    if not wanted:
        return {}
    connection.execute(
        text(
            "INSERT INTO cryptocurrencies (symbol, name, coingecko_id, kind, is_active) VALUES (:ticker, :ticker, :key, :kind, false)"
            " ON CONFLICT (coingecko_id) DO NOTHING"
        ),
        [{"ticker": ticker, "key": f"files:{ticker}", "kind": kind_of(ticker).value} for ticker in wanted],
    )
    rows = connection.execute(
        text("SELECT coingecko_id, id FROM cryptocurrencies WHERE coingecko_id = ANY(:keys)"),
        {"keys": [f"files:{ticker}" for ticker in wanted]},
    )
    return {str(key).removeprefix("files:"): int(asset) for key, asset in rows}


def kind_of(ticker: str, sector: str | None = None) -> AssetKind:
    """Kind by a small known list, and by the sector when a file names one; gold that is called stable stays gold."""
    if ticker in _COMMODITIES:
        return AssetKind.COMMODITY
    if sector == "Stablecoins" or ticker in _STABLECOINS:
        return AssetKind.STABLECOIN
    if sector == "Wrapped" or ticker in _WRAPPED:
        return AssetKind.WRAPPED
    return AssetKind.COIN


def link_exchange_symbols(connection: Connection, exchange: str, symbols: Mapping[str, tuple[int, str]]) -> None:
    """Remember which asset a market of an exchange trades. `symbols` maps BTCUSDT to (asset id, quote)."""
    if not symbols:
        return
    connection.execute(
        text(
            "INSERT INTO exchange_symbols (crypto_id, exchange, symbol, quote) VALUES (:asset, :exchange, :symbol, :quote)"
            " ON CONFLICT (exchange, symbol) DO NOTHING"
        ),
        [
            {"asset": asset, "exchange": exchange, "symbol": symbol, "quote": quote}
            for symbol, (asset, quote) in sorted(symbols.items())
        ],
    )


def store_sectors(connection: Connection, rows: pl.DataFrame) -> Merged:
    """Store which asset is in which sector. `rows` has unique `asset`, `name` and `sector`; further sectors are created.

    Unclassified and wrapped assets get no sector. Names and kinds of the assets follow the file. Counts are of assets.
    """
    named = [str(name) for name in rows["sector"].unique().sort() if name not in _NO_SECTOR]
    create_sectors(connection, named)
    sector_ids = {str(name): int(key) for name, key in connection.execute(text("SELECT name, id FROM crypto_sectors"))}
    present = connection.execute(text("SELECT coingecko_id FROM cryptocurrencies WHERE coingecko_id LIKE 'files:%'")).scalars()
    known = {str(key).removeprefix("files:") for key in present}
    ids = resolve_assets(connection, rows["asset"])
    described = pl.DataFrame(
        [
            {
                "id": ids[ticker],
                "name": (name or ticker)[:100],
                "kind": kind_of(ticker, sector).value,
                "sector_id": None if sector in _NO_SECTOR else sector_ids[sector],
            }
            for ticker, name, sector in rows.select(pl.col("asset").str.to_uppercase(), "name", "sector").iter_rows()
        ],
        schema={"id": pl.Int64, "name": pl.String, "kind": pl.String, "sector_id": pl.Int64},
    )
    temporary_like(connection, "incoming_sectors", "cryptocurrencies", described.columns)
    copy_frame(connection, "incoming_sectors", described)
    changed = driver(connection).execute(
        "UPDATE cryptocurrencies o SET name = i.name, kind = i.kind, sector_id = i.sector_id FROM incoming_sectors i"
        " WHERE o.id = i.id AND (o.name, o.kind, o.sector_id) IS DISTINCT FROM (i.name, i.kind, i.sector_id) RETURNING o.id"
    )
    touched = {int(row[0]) for row in changed.fetchall()}
    created = {ids[ticker] for ticker in ids if ticker not in known}
    _map_sectors(connection)
    return Merged(len(created), len(touched - created), rows.height - len(created | touched))


def create_sectors(connection: Connection, names: list[str]) -> None:
    """Create the sectors of these names that are missing."""
    for name in names:
        color, what = _EXTRA_SECTORS.get(name, (_NEW_SECTOR_COLOR, None))
        connection.execute(
            text(
                "INSERT INTO crypto_sectors (name, description, color_code) VALUES (:name, :what, :color)"
                " ON CONFLICT (name) DO NOTHING"
            ),
            {"name": name, "what": what, "color": color},
        )


def _map_sectors(connection: Connection) -> None:
    """Bring the mapping in line with each asset's one sector."""
    raw = driver(connection)
    raw.execute(
        "DELETE FROM crypto_sector_mapping m USING incoming_sectors i"
        " WHERE m.crypto_id = i.id AND m.sector_id IS DISTINCT FROM i.sector_id"
    )
    raw.execute(
        "INSERT INTO crypto_sector_mapping (crypto_id, sector_id, weight, is_primary)"
        " SELECT id, sector_id, 1, true FROM incoming_sectors WHERE sector_id IS NOT NULL ON CONFLICT (crypto_id, sector_id) DO NOTHING"
    )
    raw.execute("DROP TABLE incoming_sectors")


def refresh_assets(connection: Connection) -> int:
    """Set price, market cap, volume, supply, rank and activity of every asset from its newest daily candle (hourly without one).

    An asset whose newest candle is more than 14 days older than the market's newest is inactive and has no rank. Returns how
    many assets changed.
    """
    return connection.execute(
        text(
            """
            WITH newest AS (
                SELECT c.id, p.* FROM cryptocurrencies c CROSS JOIN LATERAL (
                    SELECT d.* FROM (VALUES ('1d', 1), ('1h', 2)) AS wanted(interval, turn) CROSS JOIN LATERAL (
                        SELECT timestamp, close_price AS price, market_cap, volume * close_price AS dollars, turn
                        FROM price_data WHERE crypto_id = c.id AND interval = wanted.interval
                        ORDER BY timestamp DESC LIMIT 1) d
                    ORDER BY turn LIMIT 1) p
            ), judged AS (
                SELECT *, timestamp >= max(timestamp) OVER () - :quiet AS active FROM newest
            ), ranked AS (
                SELECT *, CASE WHEN active AND market_cap IS NOT NULL
                    THEN rank() OVER (PARTITION BY active AND market_cap IS NOT NULL ORDER BY market_cap DESC) END AS place
                FROM judged
            )
            UPDATE cryptocurrencies c SET current_price = r.price, market_cap = r.market_cap, total_volume = r.dollars,
                circulating_supply = r.market_cap / r.price, market_cap_rank = r.place, is_active = r.active,
                last_data_update = r.timestamp
            FROM ranked r WHERE c.id = r.id AND (c.current_price, c.market_cap, c.total_volume, c.market_cap_rank, c.is_active,
                c.last_data_update) IS DISTINCT FROM (r.price, r.market_cap, r.dollars, r.place::int, r.active, r.timestamp)
            """
        ),
        {"quiet": _QUIET},
    ).rowcount
