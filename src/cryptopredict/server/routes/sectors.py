"""What admins do to the sectors: decisions know of it from the next one on, and replays know what was so before."""

from typing import Any

from fastapi import APIRouter, Request

from cryptopredict.base import BadInput
from cryptopredict.core.schema import CryptoSector
from cryptopredict.members import note
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.sectors import KeptSector, MembersSet, NewSector, SectorBody, SectorChange, SectorMembers
from cryptopredict.server.state import Database
from cryptopredict.server.stores.sector_editing import add_sector, change_sector, kept_sectors, set_members

router = APIRouter(prefix=PREFIX, tags=["layer2"], route_class=GuardedRoute)


@router.get("/admin/sectors", response_model=Answer[list[KeptSector]])
async def kept(database: Database) -> Any:
    """Every sector there is, by name: empty ones and those that are switched off too."""
    rows = await kept_sectors(database)
    return answer([{**SectorBody.model_validate(row).model_dump(), "members": held} for row, held in rows])


@router.post("/layer2/sectors", response_model=Answer[SectorBody], status_code=201, responses={409: PROBLEM})
async def create(request: Request, database: Database, member: Signed, wanted: NewSector) -> Any:
    """Add a sector."""
    row = await add_sector(database, wanted.model_dump())
    note(database, member.id, "create_sector", {"sector_id": row.id, **wanted.model_dump()}, client_of(request))
    return answer(SectorBody.model_validate(row))


@router.patch("/layer2/sectors/{sector_id}", response_model=Answer[SectorBody], responses={409: PROBLEM})
async def change(request: Request, database: Database, member: Signed, sector_id: Key, wanted: SectorChange) -> Any:
    """Change how a sector looks and is described, or switch it off. Its name stays: what was said of it carries it."""
    given = {name: getattr(wanted, name) for name in wanted.model_fields_set}
    for name in ("color_code", "is_active"):
        if given.get(name, "") is None:
            raise BadInput(f"{name} cannot be null")
    before = await change_sector(database, sector_id, given)
    note(database, member.id, "update_sector", {"sector_id": sector_id, "before": before, "after": given}, client_of(request))
    return answer(SectorBody.model_validate(await database.get_one(CryptoSector, sector_id)))


@router.put("/layer2/sectors/{sector_id}/members", response_model=Answer[MembersSet])
async def members(request: Request, database: Database, member: Signed, sector_id: Key, wanted: SectorMembers) -> Any:
    """Have exactly these assets in a sector, all or nothing; an asset is in one sector. No provider undoes it."""
    came, left = await set_members(database, sector_id, wanted.crypto_ids)
    note(database, member.id, "set_sector_members", {"sector_id": sector_id, "came": came, "left": left}, client_of(request))
    return answer(MembersSet(sector_id=sector_id, members=len(wanted.crypto_ids), came=came, left=left))
