"""Assets that admins add, change and remove."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput, Conflict, NotFound
from cryptopredict.core.schema import Cryptocurrency, CryptoSector
from cryptopredict.server.stores.sector_editing import assign_sector

__all__ = ["add_asset", "asset_of_symbol", "change_asset", "remove_asset"]


async def asset_of_symbol(session: AsyncSession, symbol: str) -> int:
    """The number of the largest asset with that ticker, an active one before others. Raises `NotFound`."""
    found: int | None = await session.scalar(
        select(Cryptocurrency.id)
        .where(func.upper(Cryptocurrency.symbol) == symbol.upper())
        .order_by(
            Cryptocurrency.is_active.desc(),
            Cryptocurrency.market_cap_rank.asc().nulls_last(),
            Cryptocurrency.market_cap.desc().nulls_last(),
            Cryptocurrency.id,
        )
        .limit(1)
    )
    if found is None:
        raise NotFound("There is no such asset")
    return found


async def add_asset(session: AsyncSession, fields: Mapping[str, Any]) -> Cryptocurrency:
    """A new asset. Raises `Conflict` when its provider's name is taken, `BadInput` for a sector that does not exist."""
    await _check_sector(session, fields.get("sector_id"))
    row = Cryptocurrency(**fields)
    try:
        async with session.begin_nested():
            session.add(row)
            await session.flush()
            if row.sector_id is not None:
                await assign_sector(session, [row.id], row.sector_id)
    except IntegrityError as error:
        raise Conflict("There is an asset of that coingecko_id already", to_do="Change that one.") from error
    return row


async def change_asset(session: AsyncSession, crypto_id: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Change an asset; returns what was there before. Raises `NotFound`, and `BadInput` for a sector that does not exist."""
    row = await session.get(Cryptocurrency, crypto_id, with_for_update=True)
    if row is None:
        raise NotFound("There is no such asset")
    await _check_sector(session, fields.get("sector_id"))
    before = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    await session.flush()
    if "sector_id" in fields:
        await assign_sector(session, [crypto_id], fields["sector_id"])
    return before


async def remove_asset(session: AsyncSession, crypto_id: int) -> None:
    """Remove an asset with its candles. Raises `NotFound`, and `Conflict` when something was decided or traded on it."""
    try:
        async with session.begin_nested():
            gone = await session.scalar(
                delete(Cryptocurrency).where(Cryptocurrency.id == crypto_id).returning(Cryptocurrency.id)
            )
    except IntegrityError as error:
        raise Conflict(
            "The asset is part of the record",
            why="something was said of it, or traded",
            to_do="Set is_active to false instead.",
        ) from error
    if gone is None:
        raise NotFound("There is no such asset")


async def _check_sector(session: AsyncSession, sector_id: int | None) -> None:
    if sector_id is not None and await session.get(CryptoSector, sector_id) is None:
        raise BadInput("There is no such sector")
