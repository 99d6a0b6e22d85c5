"""Changing lists and what stands on them. In: a session inside the caller's transaction, and who asks. Nothing is committed here.

A personal list belongs to whoever made it, and to nobody else it exists at all; the lists of admins and the tiers are changed by admins.
What is put on a tier or taken off it is moved there (`tiers`): an asset is on one tier at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, or_, select, text, update
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, Forbidden, NotFound
from cryptopredict.core.schema import Cryptocurrency, Watchlist, WatchlistItem
from cryptopredict.curation.tiers import Tier, lock_tiers, move_to, pause, place_items

__all__ = ["Curator", "add_item", "change_item", "change_list", "create_list", "delete_list", "order_items", "remove_item"]

_MOST_LISTS = 50
_MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class Curator:
    """Who asks."""

    id: int
    is_admin: bool


def create_list(
    session: Session, who: Curator, *, name: str, kind: Literal["admin", "personal"], description: str | None, max_items: int
) -> Watchlist:
    """Make a list. Raises `Forbidden` where it is for everybody and one is no admin, `Conflict` when there are fifty already."""
    if kind == "admin" and not who.is_admin:
        raise Forbidden("Only an admin may make a list for everybody", to_do="Make a personal one.")
    owner = who.id if kind == "personal" else None
    mine = Watchlist.user_id == owner if owner is not None else Watchlist.type == "admin"
    # One at a time, or two of them count the same lists.
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:whose))"), {"whose": f"watchlists of {owner or 'all'}"})
    if (session.scalar(select(func.count()).select_from(Watchlist).where(mine)) or 0) >= _MOST_LISTS:
        raise Conflict("There are too many lists", why=f"{_MOST_LISTS} of them", to_do="Delete one first.")
    made = Watchlist(name=name, type=kind, user_id=owner, description=description, max_items=max_items)
    session.add(made)
    session.flush()
    return made


def change_list(
    session: Session,
    who: Curator,
    watchlist_id: int,
    *,
    name: str | None = None,
    description: str | None = None,
    max_items: int | None = None,
) -> Watchlist:
    """Change what is given of a list. Raises `NotFound`, `Forbidden`, and `Conflict` where it would hold less than it does."""
    found = _editable(session, who, watchlist_id)
    if max_items is not None and found.type == "system":
        raise Conflict("The size of a tier is a setting", why="watchlist_limits", to_do="Change it in the configuration.")
    if max_items is not None and max_items < found.current_items:
        raise Conflict("The list holds more than that", why=f"{found.current_items} assets", to_do="Take some off it first.")
    found.name = name if name is not None else found.name
    found.description = description if description is not None else found.description
    found.max_items = max_items if max_items is not None else found.max_items
    session.flush()
    return found


def delete_list(session: Session, who: Curator, watchlist_id: int) -> None:
    """Remove a list with all that stands on it. Raises `NotFound`, `Forbidden`, `Conflict` for a tier."""
    found = _editable(session, who, watchlist_id)
    if found.type == "system":
        raise Conflict("A tier cannot be deleted", to_do="Take its assets off it.")
    session.delete(found)
    session.flush()


def add_item(session: Session, who: Curator, watchlist_id: int, crypto_id: int) -> WatchlistItem:
    """Put an asset at the end of a list. Raises `NotFound`, `Forbidden`, and `Conflict` where it is there, or the list is full."""
    found = _editable(session, who, watchlist_id)
    if found.type == "system":
        move_to(session, [crypto_id], None if found.tier is None else Tier(found.tier))
        return _item(session, watchlist_id, crypto_id=crypto_id)
    if session.get(Cryptocurrency, crypto_id) is None:
        raise NotFound("There is no such asset", why=f"number {crypto_id}")
    there = select(WatchlistItem.id).where(
        WatchlistItem.watchlist_id == watchlist_id, WatchlistItem.crypto_id == crypto_id, WatchlistItem.status != "removed"
    )
    if session.scalar(there) is not None:
        raise Conflict("The asset is on the list already", why=f"number {crypto_id}")
    if found.current_items >= found.max_items:
        raise Conflict("The list is full", why=f"{found.max_items} assets", to_do="Take one off it, or make it larger.")
    last = select(func.max(WatchlistItem.priority_order)).where(WatchlistItem.watchlist_id == watchlist_id)
    place_items(session, watchlist_id, [crypto_id], tier=None, after=session.scalar(last) or 0)
    session.expire_all()
    return _item(session, watchlist_id, crypto_id=crypto_id)


def remove_item(session: Session, who: Curator, watchlist_id: int, item_id: int) -> WatchlistItem:
    """Take an asset off a list. Raises `NotFound` and `Forbidden`."""
    found = _editable(session, who, watchlist_id)
    item = _item(session, watchlist_id, item_id=item_id)
    if found.type == "system":
        move_to(session, [item.crypto_id], None)
    else:
        item.status = "removed"
    session.flush()
    return item


def change_item(
    session: Session, who: Curator, watchlist_id: int, item_id: int, *, status: Literal["active", "paused"]
) -> WatchlistItem:
    """Let an asset rest on its list, or go on with it. Raises `NotFound`, `Forbidden`, `Conflict` where it is so already."""
    found = _editable(session, who, watchlist_id)
    item = _item(session, watchlist_id, item_id=item_id)
    if found.type == "system":
        pause(session, [item.crypto_id], paused=status == "paused")
    elif item.status == status:
        raise Conflict(f"It is {status} already")
    else:
        item.status = status
    session.flush()
    return item


def order_items(session: Session, who: Curator, watchlist_id: int, item_ids: Sequence[int]) -> None:
    """Give a list its order. Raises `NotFound`, `Forbidden`, `BadInput` for one twice, `Conflict` unless all of the list are named."""
    _editable(session, who, watchlist_id)
    if len(set(item_ids)) != len(item_ids) or len(item_ids) > _MOST_ITEMS:
        raise BadInput("An order names each place once", why=f"{len(item_ids)} places")
    present = session.scalars(
        select(WatchlistItem.id).where(WatchlistItem.watchlist_id == watchlist_id, WatchlistItem.status != "removed")
    ).all()
    if set(present) != set(item_ids):
        raise Conflict(
            "The list is not what it was", why=f"it has {len(present)} places", to_do="Read it again, then order it."
        )
    session.execute(
        text(
            "UPDATE watchlist_items i SET priority_order = given.place FROM unnest(CAST(:ids AS bigint[])) WITH ORDINALITY"
            " AS given(key, place) WHERE i.id = given.key"
        ),
        {"ids": list(item_ids)},
    )
    session.execute(update(Watchlist).where(Watchlist.id == watchlist_id).values(updated_at=func.now()))
    session.expire_all()


def _editable(session: Session, who: Curator, watchlist_id: int) -> Watchlist:
    """The list, locked; of a tier both are. One that is somebody else's does not exist."""
    visible = (Watchlist.is_active) & or_(Watchlist.user_id.is_(None), Watchlist.user_id == who.id)
    query = select(Watchlist).where(Watchlist.id == watchlist_id, visible)
    found = session.scalar(query)
    if found is None:
        raise NotFound("There is no such list", why=f"number {watchlist_id}", to_do="Look at the lists you may see.")
    if found.user_id is None and not who.is_admin:
        raise Forbidden("Only an admin may change this list", to_do="Make a personal one.")
    if found.type == "system":
        lock_tiers(session)  # in their order: two that hold one tier each would wait for each other
        return found
    locked = session.scalar(query.with_for_update().execution_options(populate_existing=True))
    if locked is None:
        raise NotFound("There is no such list", why=f"number {watchlist_id} was deleted just now")
    return locked


def _item(session: Session, watchlist_id: int, *, item_id: int | None = None, crypto_id: int | None = None) -> WatchlistItem:
    which = WatchlistItem.id == item_id if item_id is not None else WatchlistItem.crypto_id == crypto_id
    found = session.scalar(
        select(WatchlistItem).where(WatchlistItem.watchlist_id == watchlist_id, which, WatchlistItem.status != "removed")
    )
    if found is None:
        raise NotFound("There is no such asset on the list", to_do="Read the list again.")
    return found
