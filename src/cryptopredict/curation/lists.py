"""Reading the lists, for the server."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import NotFound
from cryptopredict.core.schema import Cryptocurrency, CryptoSector, Watchlist, WatchlistItem

__all__ = ["ListView", "ListedAsset", "list_items", "read_list", "visible_lists"]


@dataclass(frozen=True, slots=True)
class ListView:
    """A list. `type` is admin, personal or system; `is_own` whether it belongs to the one who asks."""

    id: int
    name: str
    type: str
    tier: str | None
    description: str | None
    max_items: int
    current_items: int
    is_own: bool
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ListedAsset:
    """One asset of a list with what is known of it outside of any decision. `price` in US dollars."""

    item_id: int
    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    tier: str | None
    priority_order: int
    status: str
    price: float | None
    market_cap: float | None
    last_analysis: datetime | None


async def visible_lists(session: AsyncSession, *, user_id: int) -> list[ListView]:
    """Everybody's lists, tier 1 first, then the user's own by name."""
    order = (Watchlist.user_id.is_not(None), Watchlist.tier.asc().nulls_last(), Watchlist.name, Watchlist.id)
    found = await session.scalars(select(Watchlist).where(_visible(user_id)).order_by(*order))
    return [_view(row, user_id) for row in found]


async def read_list(session: AsyncSession, watchlist_id: int, *, user_id: int) -> ListView:
    """One list. Raises `NotFound` when there is none, or it is somebody else's."""
    row = await session.scalar(select(Watchlist).where(Watchlist.id == watchlist_id, _visible(user_id)))
    if row is None:
        raise NotFound("There is no such list", why=f"number {watchlist_id}", to_do="Look at the lists you may see.")
    return _view(row, user_id)


async def list_items(session: AsyncSession, watchlist_id: int, *, user_id: int) -> list[ListedAsset]:
    """The assets on a list in their order, those that were removed left out. Raises `NotFound` like `read_list`."""
    await read_list(session, watchlist_id, user_id=user_id)
    rows = await session.execute(
        select(WatchlistItem, Cryptocurrency, CryptoSector.color_code)
        .join(Cryptocurrency, Cryptocurrency.id == WatchlistItem.crypto_id)
        .outerjoin(CryptoSector, CryptoSector.id == Cryptocurrency.sector_id)
        .where(WatchlistItem.watchlist_id == watchlist_id, WatchlistItem.status != "removed")
        .order_by(WatchlistItem.priority_order, WatchlistItem.id)
    )
    return [
        ListedAsset(
            item_id=item.id,
            crypto_id=asset.id,
            symbol=asset.symbol,
            name=asset.name,
            sector_color=color,
            tier=item.tier,
            priority_order=item.priority_order,
            status=item.status,
            price=asset.current_price,
            market_cap=asset.market_cap,
            last_analysis=item.last_analysis,
        )
        for item, asset, color in rows
    ]


def _visible(user_id: int) -> ColumnElement[bool]:
    return (Watchlist.is_active) & or_(Watchlist.user_id.is_(None), Watchlist.user_id == user_id)


def _view(row: Watchlist, user_id: int) -> ListView:
    return ListView(
        id=row.id,
        name=row.name,
        type=row.type,
        tier=row.tier,
        description=row.description,
        max_items=row.max_items,
        current_items=row.current_items,
        is_own=row.user_id == user_id,
        updated_at=row.updated_at,
    )
