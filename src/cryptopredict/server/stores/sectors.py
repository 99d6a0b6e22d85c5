"""How the sectors went, from the stored days of their coins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import AssetKind, Interval
from cryptopredict.core.schema import Cryptocurrency, CryptoSector, PriceData

__all__ = ["SectorDay", "sector_days", "sectors_by_id"]

_WEIGHED_OVER = 30
"""Days of dollar volume that a coin's weight is the mean of; all of them before the day that it weighs on."""
_FEWEST = 2
_MOST = 1.0
"""A day's change of one coin counts as at most +100 % (and its price as at least halved): one bad print must not move a sector."""


@dataclass(frozen=True, slots=True)
class SectorDay:
    """What the coins of a sector earned on one closed day, as a fraction, and how many of them were priced."""

    day: date
    sector_id: int
    earned: float
    members: int


async def sector_days(session: AsyncSession, days: int, sectors: Iterable[int] | None = None) -> list[SectorDay]:
    """The newest `days` closed days of those sectors (None: all), oldest first; a day with fewer than two priced coins is left out.

    Coins are weighed by their mean dollar volume of the thirty days before. Who belongs where is as it is today.
    """
    coin, candle = Cryptocurrency, PriceData
    newest = select(func.max(candle.timestamp)).where(candle.interval == Interval.D1).scalar_subquery()
    dollars = candle.close_price * candle.volume
    by_coin: dict[str, Any] = {"partition_by": candle.crypto_id, "order_by": candle.timestamp}
    wanted = [] if sectors is None else [coin.sector_id.in_(tuple(sectors))]
    seen = (
        select(
            coin.sector_id.label("sector_id"),
            candle.timestamp.label("opened"),
            candle.close_price.label("close"),
            func.lag(candle.close_price).over(**by_coin).label("before"),
            func.lag(candle.timestamp).over(**by_coin).label("opened_before"),
            func.avg(dollars).over(**by_coin, rows=(-_WEIGHED_OVER, -1)).label("weight"),
        )
        .join(coin, coin.id == candle.crypto_id)
        .where(
            candle.interval == Interval.D1,
            candle.timestamp > newest - timedelta(days=days + _WEIGHED_OVER),
            coin.kind == AssetKind.COIN,
            coin.sector_id.is_not(None),
            *wanted,
        )
        .subquery()
    )
    change = func.greatest(func.least(seen.c.close / seen.c.before - 1.0, literal(_MOST)), literal(-_MOST / 2))
    rows = await session.execute(
        select(
            cast(func.timezone("UTC", seen.c.opened), Date).label("day"),
            seen.c.sector_id,
            func.sum(change * seen.c.weight) / func.sum(seen.c.weight),
            func.count(),
        )
        .where(
            seen.c.opened > newest - timedelta(days=days),
            seen.c.opened - seen.c.opened_before == timedelta(days=1),
            seen.c.weight > 0,
        )
        .group_by("day", seen.c.sector_id)
        .having(func.count() >= _FEWEST)
        .order_by("day", seen.c.sector_id)
    )
    return [SectorDay(*row) for row in rows]


async def sectors_by_id(session: AsyncSession) -> dict[int, CryptoSector]:
    """Every sector that is in use."""
    found = await session.scalars(select(CryptoSector).where(CryptoSector.is_active).order_by(CryptoSector.id))
    return {sector.id: sector for sector in found}
