"""Sectors as admins make them. What an admin assigned stays: the provider's categories leave it as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import Conflict, NotFound
from cryptopredict.core.schema import Cryptocurrency, CryptoSector, CryptoSectorMapping

__all__ = ["add_sector", "assign_sector", "change_sector", "kept_sectors", "set_members"]


async def kept_sectors(session: AsyncSession) -> list[tuple[CryptoSector, int]]:
    """Every sector with the number of its assets, by name."""
    held = func.count(Cryptocurrency.id)
    joined = select(CryptoSector, held).outerjoin(Cryptocurrency, Cryptocurrency.sector_id == CryptoSector.id)
    rows = await session.execute(joined.group_by(CryptoSector.id).order_by(CryptoSector.name))
    return [(row[0], row[1]) for row in rows]


async def add_sector(session: AsyncSession, fields: Mapping[str, Any]) -> CryptoSector:
    """A new sector, without members. Raises `Conflict` when the name is taken."""
    row = CryptoSector(**fields)
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise Conflict("There is a sector of that name", to_do="Change that one.") from error
    return row


async def change_sector(session: AsyncSession, sector_id: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Change a sector; returns what was there before. Raises `NotFound`, and `Conflict` when one with members is switched off."""
    row = await _locked(session, sector_id)
    if fields.get("is_active") is False:
        held = await session.scalar(select(func.count()).where(Cryptocurrency.sector_id == sector_id)) or 0
        if held:
            raise Conflict("The sector has members", why=f"{held} assets", to_do="Give them another sector first.")
    before = {name: getattr(row, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    await session.flush()
    return before


async def set_members(session: AsyncSession, sector_id: int, crypto_ids: Sequence[int]) -> tuple[list[int], list[int]]:
    """Have exactly these assets in a sector; returns those that came and those that left, who are in no sector then.

    Raises `NotFound` for a sector or an asset that is not there; then nothing is changed.
    """
    await _locked(session, sector_id)
    there = set(await session.scalars(select(Cryptocurrency.id).where(Cryptocurrency.id.in_(crypto_ids))))
    if missing := [str(one) for one in crypto_ids if one not in there]:
        raise NotFound("There is no such asset", why=f"number {', '.join(missing[:10])}")
    held = set(await session.scalars(select(Cryptocurrency.id).where(Cryptocurrency.sector_id == sector_id)))
    came, left = sorted(there - held), sorted(held - there)
    await assign_sector(session, came, sector_id)
    await assign_sector(session, left, None)
    return came, left


async def assign_sector(session: AsyncSession, crypto_ids: Sequence[int], sector_id: int | None) -> None:
    """Put assets into one sector, or none, by hand."""
    if not crypto_ids:
        return
    mapped = CryptoSectorMapping
    await session.execute(
        update(Cryptocurrency).where(Cryptocurrency.id.in_(crypto_ids)).values(sector_id=sector_id, sector_is_set=True)
    )
    elsewhere = mapped.sector_id.is_distinct_from(sector_id)
    await session.execute(delete(mapped).where(mapped.crypto_id.in_(crypto_ids), elsewhere))
    if sector_id is not None:
        rows = [{"crypto_id": one, "sector_id": sector_id, "weight": 1.0, "is_primary": True} for one in crypto_ids]
        await session.execute(insert(mapped).on_conflict_do_nothing(index_elements=["crypto_id", "sector_id"]), rows)


async def _locked(session: AsyncSession, sector_id: int) -> CryptoSector:
    row = await session.get(CryptoSector, sector_id, with_for_update=True)
    if row is None:
        raise NotFound("There is no such sector")
    return row
