"""The two tiers: how many they hold, and moving assets between them. In: a session inside the caller's transaction."""

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, NotFound
from cryptopredict.core.configuration import read_configuration
from cryptopredict.core.schema import Cryptocurrency, Watchlist, WatchlistItem

__all__ = ["Tier", "lock_tiers", "move_to", "pause", "place_items", "tier_limits"]

# What was suggested for an asset on another tier is of no use any more.
_MOOT = text(
    "UPDATE ai_suggestions s SET status = 'expired', deferred_until = NULL FROM cryptocurrencies c"
    " WHERE c.id = s.crypto_id AND s.crypto_id = ANY(:ids) AND s.status IN ('pending', 'deferred')"
    " AND NOT CASE s.suggestion_type WHEN 'promote' THEN c.watchlist_tier = 'tier2' WHEN 'demote' THEN c.watchlist_tier = 'tier1'"
    " WHEN 'remove' THEN c.watchlist_tier <> 'none' ELSE c.watchlist_tier = 'none' END"
)


class Tier(StrEnum):
    """How closely an asset is watched."""

    ONE = "tier1"
    TWO = "tier2"


def tier_limits(session: Session) -> dict[Tier, int]:
    """How many assets each tier may hold, from the setting `watchlist_limits`."""
    now = read_configuration(session)
    return {tier: now.integer(f"watchlist_limits.{tier}_max") for tier in Tier}


def lock_tiers(session: Session) -> dict[Tier, Watchlist]:
    """The two lists, locked until the transaction ends: one change of the tiers at a time. Raises `NotFound` before they are there."""
    rows = session.scalars(
        select(Watchlist)
        .where(Watchlist.type == "system", Watchlist.tier.is_not(None))
        .order_by(Watchlist.tier, Watchlist.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found: dict[Tier, Watchlist] = {}
    for row in rows:
        found.setdefault(Tier(row.tier or ""), row)
    if len(found) < len(Tier):
        raise NotFound("There are no tiers yet", to_do="They are filled when a market is there.")
    return found


def move_to(session: Session, crypto_ids: Sequence[int], tier: Tier | None) -> dict[int, Tier | None]:
    """Put assets on a tier (None: on neither), at its end; returns the tier that each was on.

    All of them or, raised, none: `NotFound` for an asset that is not there, `Conflict` where one is there already, or is on no list
    when it is to be taken off, or the tier would hold more than it may.

    What is suggested for them and makes no sense any more has expired.
    """
    lists, limits = lock_tiers(session), tier_limits(session)
    before = _tiers_of(session, crypto_ids)
    idle = [key for key, held in before.items() if held is tier]
    if idle:
        raise Conflict(
            f"Nothing to change for {_named(session, idle)}",
            why="not on any tier" if tier is None else f"already on {_words(tier)}",
            to_do="Leave them out.",
        )
    if tier is not None:
        _make_room(session, lists[tier], limits[tier], len(before), tier)
    on_lists = [row.id for row in lists.values()]
    session.execute(
        update(WatchlistItem)
        .where(WatchlistItem.watchlist_id.in_(on_lists), WatchlistItem.crypto_id.in_(before), WatchlistItem.status != "removed")
        .values(status="removed")
    )
    if tier is not None:
        of = lists[tier].id
        last = session.scalar(select(func.max(WatchlistItem.priority_order)).where(WatchlistItem.watchlist_id == of))
        place_items(session, of, list(before), tier=tier, after=last or 0)
    session.execute(update(Cryptocurrency).where(Cryptocurrency.id.in_(before)).values(watchlist_tier=tier or "none"))
    session.execute(_MOOT, {"ids": list(before)})
    session.expire_all()
    return before


def pause(session: Session, crypto_ids: Sequence[int], *, paused: bool) -> dict[int, Tier | None]:
    """Keep the places of assets on their tiers but suggest nothing about them, or go on. Raises as `move_to` does."""
    lists = lock_tiers(session)
    before = _tiers_of(session, crypto_ids)
    was, becomes = ("active", "paused") if paused else ("paused", "active")
    done = session.scalars(
        update(WatchlistItem)
        .where(
            WatchlistItem.watchlist_id.in_([row.id for row in lists.values()]),
            WatchlistItem.crypto_id.in_(before),
            WatchlistItem.status == was,
        )
        .values(status=becomes)
        .returning(WatchlistItem.crypto_id)
    ).all()
    idle = [key for key in before if key not in done]
    if idle:
        raise Conflict(f"Nothing to change for {_named(session, idle)}", why=f"not {was} on a tier", to_do="Leave them out.")
    session.expire_all()
    return before


def _make_room(session: Session, of: Watchlist, limit: int, more: int, tier: Tier) -> None:
    """The size of the list follows the setting."""
    items = (WatchlistItem.watchlist_id == of.id, WatchlistItem.status != "removed")
    held = session.scalar(select(func.count()).select_from(WatchlistItem).where(*items)) or 0
    if held + more > limit:
        raise Conflict(
            f"{_words(tier).capitalize()} is full",
            why=f"it holds {held} of {limit}, and {more} more were to come",
            to_do="Take others off it first, or raise its limit in the configuration.",
        )
    if of.max_items != limit:
        session.execute(update(Watchlist).where(Watchlist.id == of.id).values(max_items=limit))


def place_items(session: Session, watchlist_id: int, crypto_ids: Sequence[int], *, tier: Tier | None, after: int) -> None:
    """Write assets into a list, from the place that follows `after` on; one that was removed from it before comes back."""
    session.execute(
        text(
            "INSERT INTO watchlist_items (watchlist_id, crypto_id, tier, priority_order)"
            " SELECT :list, key, CAST(:tier AS text), :after + place FROM unnest(CAST(:ids AS bigint[])) WITH ORDINALITY AS given(key, place)"
            " ON CONFLICT (watchlist_id, crypto_id) DO UPDATE SET status = 'active', tier = excluded.tier, added_at = now(),"
            " priority_order = excluded.priority_order"
        ),
        {"list": watchlist_id, "tier": tier, "after": after, "ids": list(crypto_ids)},
    )


def _tiers_of(session: Session, crypto_ids: Sequence[int]) -> dict[int, Tier | None]:
    if not crypto_ids or len(set(crypto_ids)) != len(crypto_ids):
        raise BadInput("No assets, or some of them twice", to_do="Name each asset once.")
    rows = session.execute(
        select(Cryptocurrency.id, Cryptocurrency.watchlist_tier).where(Cryptocurrency.id.in_(crypto_ids)).with_for_update()
    )
    found = {int(key): None if tier == "none" else Tier(tier) for key, tier in rows}
    missing = [key for key in crypto_ids if key not in found]
    if missing:
        raise NotFound("There is no such asset", why=f"number {', '.join(str(key) for key in missing)}")
    return {key: found[key] for key in crypto_ids}


def _named(session: Session, crypto_ids: Sequence[int]) -> str:
    symbols = session.scalars(
        select(Cryptocurrency.symbol).where(Cryptocurrency.id.in_(crypto_ids)).order_by(Cryptocurrency.id)
    )
    return ", ".join(symbols)


def _words(tier: Tier) -> str:
    return {Tier.ONE: "tier 1", Tier.TWO: "tier 2"}[tier]
