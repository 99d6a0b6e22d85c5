"""Layer 3: changing the curated lists. Personal ones by their owner, the tiers and the lists of admins by admins."""

from typing import Any

from fastapi import APIRouter, Request

from cryptopredict import curation
from cryptopredict.core.schema import WatchlistItem
from cryptopredict.curation import Curator, read_list
from cryptopredict.members import note
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.assets import WatchlistBody
from cryptopredict.server.schemas.curation import (
    BulkAction,
    BulkChange,
    BulkResult,
    ChangeItem,
    ChangeList,
    Deleted,
    ItemBody,
    ItemOrder,
    NewItem,
    NewList,
    Ordered,
)
from cryptopredict.server.state import Database

router = APIRouter(prefix=PREFIX, tags=["layer3"], route_class=GuardedRoute)

_CONFLICT: dict[int | str, dict[str, Any]] = {409: PROBLEM}


@router.post("/layer3/watchlists", response_model=Answer[WatchlistBody], status_code=201, responses=_CONFLICT)
async def create_watchlist(request: Request, database: Database, member: Signed, wanted: NewList) -> Any:
    """Make a list of one's own; an admin may make one for everybody."""
    made = await database.run_sync(
        lambda session: (
            curation.create_list(
                session,
                _curator(member),
                name=wanted.name,
                kind=wanted.type,
                description=wanted.description,
                max_items=wanted.max_items,
            ).id
        )
    )
    note(database, member.id, "create_watchlist", {"watchlist_id": made, **wanted.model_dump()}, client_of(request))
    return answer(WatchlistBody.model_validate(await read_list(database, made, user_id=member.id)))


@router.post("/layer3/watchlists/bulk-actions", response_model=Answer[BulkResult], responses={404: PROBLEM, **_CONFLICT})
async def bulk_actions(request: Request, database: Database, member: Signed, wanted: BulkAction) -> Any:
    """Do the same with many assets on the tiers: all of them, or none."""
    before = await database.run_sync(lambda session: curation.bulk_action(session, wanted.action, wanted.crypto_ids))
    note(database, member.id, "bulk_watchlist", wanted.model_dump(), client_of(request))
    changed = [BulkChange(crypto_id=key, before=None if tier is None else tier.value) for key, tier in before.items()]
    return answer(BulkResult(action=wanted.action, changed=changed))


@router.patch("/layer3/watchlists/{watchlist_id}", response_model=Answer[WatchlistBody], responses=_CONFLICT)
async def change_watchlist(request: Request, database: Database, member: Signed, watchlist_id: Key, wanted: ChangeList) -> Any:
    """Give a list another name, description or size."""
    given = wanted.model_dump(exclude_unset=True)
    await database.run_sync(lambda session: curation.change_list(session, _curator(member), watchlist_id, **given).id)
    note(database, member.id, "change_watchlist", {"watchlist_id": watchlist_id, **given}, client_of(request))
    return answer(WatchlistBody.model_validate(await read_list(database, watchlist_id, user_id=member.id)))


@router.delete("/layer3/watchlists/{watchlist_id}", response_model=Answer[Deleted], responses=_CONFLICT)
async def delete_watchlist(request: Request, database: Database, member: Signed, watchlist_id: Key) -> Any:
    """Delete a list; a tier cannot be deleted."""
    await database.run_sync(lambda session: curation.delete_list(session, _curator(member), watchlist_id))
    note(database, member.id, "delete_watchlist", {"watchlist_id": watchlist_id}, client_of(request))
    return answer(Deleted(id=watchlist_id))


@router.post("/layer3/watchlists/{watchlist_id}/items", response_model=Answer[ItemBody], status_code=201, responses=_CONFLICT)
async def add_item(request: Request, database: Database, member: Signed, watchlist_id: Key, wanted: NewItem) -> Any:
    """Put an asset at the end of a list; on a tier, it is moved there."""
    body = await database.run_sync(
        lambda session: _body(curation.add_item(session, _curator(member), watchlist_id, wanted.crypto_id))
    )
    note(database, member.id, "add_watchlist", _facts(body), client_of(request))
    return answer(body)


@router.delete("/layer3/watchlists/{watchlist_id}/items/{item_id}", response_model=Answer[ItemBody], responses=_CONFLICT)
async def remove_item(request: Request, database: Database, member: Signed, watchlist_id: Key, item_id: Key) -> Any:
    """Take an asset off a list."""
    body = await database.run_sync(
        lambda session: _body(curation.remove_item(session, _curator(member), watchlist_id, item_id))
    )
    note(database, member.id, "remove_watchlist", _facts(body), client_of(request))
    return answer(body)


@router.patch("/layer3/watchlists/{watchlist_id}/items/{item_id}", response_model=Answer[ItemBody], responses=_CONFLICT)
async def change_item(
    request: Request, database: Database, member: Signed, watchlist_id: Key, item_id: Key, wanted: ChangeItem
) -> Any:
    """Let an asset rest on its list, or go on with it."""
    body = await database.run_sync(
        lambda session: _body(curation.change_item(session, _curator(member), watchlist_id, item_id, status=wanted.status))
    )
    note(database, member.id, "change_watchlist", _facts(body), client_of(request))
    return answer(body)


@router.put("/layer3/watchlists/{watchlist_id}/order", response_model=Answer[Ordered], responses=_CONFLICT)
async def order_items(request: Request, database: Database, member: Signed, watchlist_id: Key, wanted: ItemOrder) -> Any:
    """Give a list its order: all of its places, each once."""
    await database.run_sync(lambda session: curation.order_items(session, _curator(member), watchlist_id, wanted.item_ids))
    note(database, member.id, "order_watchlist", {"watchlist_id": watchlist_id}, client_of(request))
    return answer(Ordered(watchlist_id=watchlist_id, item_ids=wanted.item_ids))


def _curator(member: Member) -> Curator:
    return Curator(member.id, member.is_admin)


def _body(item: WatchlistItem) -> ItemBody:
    return ItemBody.model_validate(
        {
            "item_id": item.id,
            "watchlist_id": item.watchlist_id,
            "crypto_id": item.crypto_id,
            "tier": item.tier,
            "priority_order": item.priority_order,
            "status": item.status,
        }
    )


def _facts(body: ItemBody) -> dict[str, Any]:
    return {"watchlist_id": body.watchlist_id, "crypto_id": body.crypto_id, "status": body.status}
