"""Assets, their candles and prices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import UnaryExpression, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Interval, NotFound, Source
from cryptopredict.core.schema import (
    Cryptocurrency,
    CryptoSector,
    CryptoSectorMapping,
    PriceData,
    SystemConfig,
)

__all__ = [
    "Candle",
    "NamedAsset",
    "Sort",
    "asset_by_id",
    "assets_page",
    "candles",
    "daily_closes",
    "intervals_of",
    "market_source",
    "sector_by_id",
    "sector_members",
]

Sort = Literal["rank", "symbol", "name", "price", "market_cap", "volume"]
Candle = tuple[int, float, float, float, float, float]
_ORDER: dict[str, UnaryExpression[Any]] = {
    "rank": Cryptocurrency.market_cap_rank.asc().nulls_last(),
    "symbol": Cryptocurrency.symbol.asc(),
    "name": Cryptocurrency.name.asc(),
    "price": Cryptocurrency.current_price.desc().nulls_last(),
    "market_cap": Cryptocurrency.market_cap.desc().nulls_last(),
    "volume": Cryptocurrency.total_volume.desc().nulls_last(),
}
_MOST_MEMBERS = 200


@dataclass(frozen=True, slots=True)
class NamedAsset:
    """An asset and its sector."""

    row: Cryptocurrency
    sector: str | None
    color: str | None


async def market_source(session: AsyncSession) -> Source | None:
    """Which kind of market there is; None while there is none."""
    value = await session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source"))
    return Source(value) if value in tuple(Source) else None


async def assets_page(
    session: AsyncSession, *, search: str | None, sector_id: int | None, tier: str | None, sort: Sort, limit: int, offset: int
) -> tuple[list[NamedAsset], int]:
    """A piece of the list, and how many there are in all. `search` is found in symbol and name."""
    conditions = []
    if search:
        conditions.append(
            or_(
                Cryptocurrency.symbol.icontains(search, autoescape=True), Cryptocurrency.name.icontains(search, autoescape=True)
            )
        )
    if sector_id is not None:
        conditions.append(Cryptocurrency.sector_id == sector_id)
    if tier is not None:
        conditions.append(Cryptocurrency.watchlist_tier == tier)
    total = await session.scalar(select(func.count()).select_from(Cryptocurrency).where(*conditions))
    rows = await session.execute(
        select(Cryptocurrency, CryptoSector.name, CryptoSector.color_code)
        .outerjoin(CryptoSector, CryptoSector.id == Cryptocurrency.sector_id)
        .where(*conditions)
        .order_by(_ORDER[sort], Cryptocurrency.id)
        .limit(limit)
        .offset(offset)
    )
    return [NamedAsset(*row) for row in rows], total or 0


async def asset_by_id(session: AsyncSession, crypto_id: int) -> NamedAsset:
    """One asset. Raises `NotFound`."""
    row = (
        await session.execute(
            select(Cryptocurrency, CryptoSector.name, CryptoSector.color_code)
            .outerjoin(CryptoSector, CryptoSector.id == Cryptocurrency.sector_id)
            .where(Cryptocurrency.id == crypto_id)
        )
    ).first()
    if row is None:
        raise NotFound("There is no such asset")
    return NamedAsset(*row)


async def intervals_of(session: AsyncSession, crypto_id: int) -> list[Interval]:
    """The intervals of which candles are stored. One look into the key for each."""
    return [
        interval
        for interval in Interval
        if await session.scalar(
            select(PriceData.crypto_id).where(PriceData.crypto_id == crypto_id, PriceData.interval == interval).limit(1)
        )
    ]


async def candles(
    session: AsyncSession, crypto_id: int, interval: Interval, *, start: datetime | None, end: datetime | None, limit: int
) -> list[Candle]:
    """(open in epoch seconds, open, high, low, close, volume), oldest first; of a longer span the newest `limit`."""
    conditions = [PriceData.crypto_id == crypto_id, PriceData.interval == interval]
    if start is not None:
        conditions.append(PriceData.timestamp >= start)
    if end is not None:
        conditions.append(PriceData.timestamp < end)
    rows = await session.execute(
        select(
            PriceData.timestamp,
            PriceData.open_price,
            PriceData.high_price,
            PriceData.low_price,
            PriceData.close_price,
            PriceData.volume,
        )
        .where(*conditions)
        .order_by(PriceData.timestamp.desc())
        .limit(limit)
    )
    return [(int(row[0].timestamp()), *row[1:]) for row in reversed(rows.all())]


async def daily_closes(session: AsyncSession, crypto_ids: Sequence[int], days: int) -> dict[int, list[float]]:
    """The closes of the newest `days` days of the market, oldest first, by asset; one without candles is absent."""
    newest = select(func.max(PriceData.timestamp)).where(PriceData.interval == Interval.D1).scalar_subquery()
    rows = await session.execute(
        select(PriceData.crypto_id, func.array_agg(aggregate_order_by(PriceData.close_price, PriceData.timestamp)))
        .where(
            PriceData.crypto_id.in_(crypto_ids),
            PriceData.interval == Interval.D1,
            PriceData.timestamp > newest - timedelta(days=days),
        )
        .group_by(PriceData.crypto_id)
    )
    return {row[0]: list(row[1]) for row in rows}


async def sector_by_id(session: AsyncSession, sector_id: int) -> CryptoSector:
    """One sector. Raises `NotFound`."""
    sector = await session.get(CryptoSector, sector_id)
    if sector is None or not sector.is_active:
        raise NotFound("There is no such sector")
    return sector


async def sector_members(session: AsyncSession, sector_id: int) -> list[tuple[Cryptocurrency, float, bool]]:
    """(asset, weight, primary) of a sector, largest first, at most 200.

    An asset belongs by its mapping, or, without one, by its own sector.
    """
    mapped = CryptoSectorMapping
    rows = await session.execute(
        select(Cryptocurrency, func.coalesce(mapped.weight, 1.0), func.coalesce(mapped.is_primary, True))
        .outerjoin(mapped, (mapped.crypto_id == Cryptocurrency.id) & (mapped.sector_id == sector_id))
        .where(or_(mapped.id.is_not(None), Cryptocurrency.sector_id == sector_id), Cryptocurrency.is_active)
        .order_by(Cryptocurrency.market_cap.desc().nulls_last(), Cryptocurrency.id)
        .limit(_MOST_MEMBERS)
    )
    return [(row[0], row[1], row[2]) for row in rows]
