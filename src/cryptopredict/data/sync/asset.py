"""Everything of one asset, asked for by a person."""

from collections.abc import Callable

from sqlalchemy import text

from cryptopredict.base import NotFound, UpstreamFailed
from cryptopredict.data.sources import coingecko
from cryptopredict.data.sync.caps import sync_market_caps
from cryptopredict.data.sync.history import sync_history
from cryptopredict.data.sync.prices import exchange_prices, store_prices
from cryptopredict.data.sync.sync import Sync

__all__ = ["sync_asset"]


def sync_asset(s: Sync, crypto_id: int) -> str:
    """Bring price, candles and capitalisation of one asset up to date; what one provider does not give is left out and told.

    Raises `NotFound` when there is no such asset, `UpstreamFailed` when nothing of it came.
    """
    with s.ground.engine.connect() as connection:
        row = connection.execute(
            text("SELECT symbol, coingecko_id FROM cryptocurrencies WHERE id = :id"), {"id": crypto_id}
        ).one_or_none()
    if row is None:
        raise NotFound("There is no such asset", why=f"number {crypto_id}", to_do="Look at the list of assets.")
    told = []
    failures: list[UpstreamFailed] = []
    steps: tuple[tuple[str, Callable[[], str]], ...] = (
        ("price", lambda: _price(s.within(0.0, 0.1), row.coingecko_id)),
        ("candles", lambda: sync_history(s.within(0.1, 0.8), asset=crypto_id)),
        ("capitalisation", lambda: sync_market_caps(s.within(0.8, 1.0), asset=crypto_id)),
    )
    for what, step in steps:
        try:
            told.append(step())
        except UpstreamFailed as failure:
            failures.append(failure)
            told.append(f"no {what}: {failure}")
    if len(failures) == len(steps):
        raise failures[-1]
    return f"{row.symbol}: {'; '.join(told)}"


def _price(s: Sync, key: str | None) -> str:
    if key is None:
        return "no price: the asset is of files"
    found = s.ask(coingecko.markets(s.providers.coingecko, per_page=1, ids=[key]))
    printed = exchange_prices(s)
    with s.writing() as connection:
        written, refused, flagged = store_prices(s, connection, found, printed)
    return f"{written} price, {refused} set aside, {flagged} not confirmed"
