"""Which assets there are: the largest by market cap, what they are, where they trade, and which of them are watched."""

import math
from datetime import datetime, timedelta
from typing import Final

import polars as pl
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from cryptopredict.base import Reason, UpstreamFailed
from cryptopredict.core import transaction
from cryptopredict.curation import seed_watchlists
from cryptopredict.data.assets import kind_of
from cryptopredict.data.feeds import note_success
from cryptopredict.data.market import claim_market, lock_market
from cryptopredict.data.providing import claim_simulation
from cryptopredict.data.rows import driver
from cryptopredict.data.sources import coingecko
from cryptopredict.data.sync.categories import sync_categories
from cryptopredict.data.sync.listings import sync_listings
from cryptopredict.data.sync.sync import Sync

__all__ = ["discover", "market_pages"]

_SERIES: Final = "listings"
_EXPECTED: Final = 86_400
_QUIET: Final = timedelta(days=14)


def discover(s: Sync) -> str:
    """Bring assets, kinds, sectors, trading pairs and the first content of the watchlists up to date.

    A provider that fails leaves the rest to the others. Raises `UpstreamFailed` when CoinGecko gives no assets and there are none.
    """
    done = []
    s.report(0.0, "looking for assets")
    try:
        done.append(_sync_assets(s))
    except UpstreamFailed as failure:
        if not _has_assets(s):
            raise
        done.append(f"assets as before: {failure}")
    for work, low, high in ((sync_categories, 0.2, 0.8), (sync_listings, 0.8, 0.95)):
        try:
            done.append(work(s.within(low, high)))
        except UpstreamFailed as failure:
            done.append(str(failure))
    now = s.now()
    with transaction(s.ground.engine) as session:
        lock_market(session.connection())
        _retire(session, now)
        gained = sum(seed_watchlists(session).values())
    s.report(1.0, "assets are known")
    return "; ".join([*done, *([f"{gained} assets put on lists"] if gained else [])])


def market_pages(s: Sync) -> pl.DataFrame:
    """The largest assets, as many as the settings follow, each once; rows without a ticker are left out.

    Raises `UpstreamFailed`: a part of the pages is no answer.
    """
    size = s.ground.settings.universe_size
    pages = []
    for page in range(1, math.ceil(size / coingecko.PAGE) + 1):
        frame = s.ask(coingecko.markets(s.providers.coingecko, page=page))
        pages.append(frame)
        if frame.height < coingecko.PAGE:
            break
    found = pl.concat(pages).filter(pl.col("symbol").fill_null("").str.strip_chars() != "")
    found = found.unique("coingecko_id", keep="first", maintain_order=True).head(size)
    if found.is_empty():
        raise UpstreamFailed(
            "CoinGecko names no assets", provider=s.providers.coingecko.name, reason=Reason.UNREADABLE, why="the page is empty"
        )
    return found


def _sync_assets(s: Sync) -> str:
    with s.noting(_SERIES, _EXPECTED):
        found = market_pages(s)
    now = s.now()
    with s.writing() as connection:
        claim_market(connection, s.market)
        claim_simulation(connection, s.ground, s.market)
        new, changed = _store(connection, found)
        note_success(connection, s.providers.coingecko.name, _SERIES, expected_s=_EXPECTED, data_until=now, rows=new + changed)
    return f"{found.height} assets, {new} new"


def _store(connection: Connection, found: pl.DataFrame) -> tuple[int, int]:
    """Create what is new, rename what has a new name; prices are the business of `prices`, but a new asset gets its first ones."""
    number = {
        name: pl.when((pl.col(name) >= 0) & pl.col(name).is_finite()).then(pl.col(name)) for name in ("market_cap", "volume")
    }
    price = pl.when((pl.col("price") > 0) & pl.col("price").is_finite()).then(pl.col("price"))
    rows = found.select("coingecko_id", "symbol", "name", "rank", price=price, **number)
    written = (
        driver(connection)
        .execute(
            "INSERT INTO cryptocurrencies AS c (coingecko_id, symbol, name, kind, current_price, market_cap, total_volume,"
            " market_cap_rank) SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::float8[], %s::float8[],"
            " %s::float8[], %s::int[]) ON CONFLICT (coingecko_id) DO UPDATE SET symbol = excluded.symbol, name = excluded.name,"
            " is_active = true WHERE (c.symbol, c.name, c.is_active) IS DISTINCT FROM (excluded.symbol, excluded.name, true)"
            " RETURNING xmax = 0",
            (
                rows["coingecko_id"].to_list(),
                [symbol[:20] for symbol in rows["symbol"]],
                [(name or symbol)[:100] for name, symbol in rows.select("name", "symbol").iter_rows()],
                [kind_of(symbol).value for symbol in rows["symbol"]],
                rows["price"].to_list(),
                rows["market_cap"].to_list(),
                rows["volume"].to_list(),
                [rank if rank is not None and rank > 0 else None for rank in rows["rank"]],
            ),
        )
        .fetchall()
    )
    # Whoever is not among the largest any more has no place among them.
    driver(connection).execute(
        "UPDATE cryptocurrencies SET market_cap_rank = NULL WHERE market_cap_rank IS NOT NULL AND coingecko_id <> ALL(%s)",
        (rows["coingecko_id"].to_list(),),
    )
    new = sum(1 for row in written if row[0])
    return new, len(written) - new


def _retire(session: Session, now: datetime) -> None:
    """An asset that nobody ranks and nobody trades stays with its history, and is inactive after 14 days without a candle."""
    session.execute(
        text(
            "UPDATE cryptocurrencies c SET is_active = false WHERE c.is_active AND c.market_cap_rank IS NULL"
            " AND NOT EXISTS (SELECT FROM exchange_symbols e WHERE e.crypto_id = c.id AND e.is_active)"
            " AND c.created_at < now() - :quiet AND NOT EXISTS (SELECT FROM price_data p WHERE p.crypto_id = c.id"
            " AND p.interval IN ('1d', '1h') AND p.timestamp > :since)"
        ),
        {"since": now - _QUIET, "quiet": _QUIET},
    )


def _has_assets(s: Sync) -> bool:
    with s.ground.engine.connect() as connection:
        return bool(connection.scalar(text("SELECT EXISTS (SELECT FROM cryptocurrencies)")))
