"""The first content of the two system lists, by market cap; afterwards they belong to the admins."""

from dataclasses import dataclass

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session

from cryptopredict.base import AssetKind
from cryptopredict.core.schema import Cryptocurrency, Watchlist, WatchlistItem
from cryptopredict.curation.tiers import Tier, tier_limits

__all__ = ["seed_watchlists"]


@dataclass(frozen=True, slots=True)
class _Plan:
    tier: Tier
    name: str
    description: str
    limit: int


def seed_watchlists(session: Session) -> dict[Tier, int]:
    """Create the system lists where they are missing and fill those that are empty with the biggest coins that are in no tier.

    Sizes come from the setting `watchlist_limits`. Stablecoins, wrapped coins and delisted assets are left out. Returns how many
    assets each tier gained; calling it again changes nothing. A list that anyone has touched is never filled.
    """
    return {plan.tier: _fill(session, plan) for plan in _plans(session)}


def _plans(session: Session) -> list[_Plan]:
    limits = tier_limits(session)
    return [
        _Plan(Tier.ONE, "Tier 1", "The largest coins, watched closely", limits[Tier.ONE]),
        _Plan(Tier.TWO, "Tier 2", "The next largest coins, watched widely", limits[Tier.TWO]),
    ]


def _fill(session: Session, plan: _Plan) -> int:
    # One seeder at a time: the lock is the system list's row, once it is there.
    found = session.scalar(
        select(Watchlist)
        .where(Watchlist.type == "system", Watchlist.tier == plan.tier)
        .order_by(Watchlist.id)
        .limit(1)
        .with_for_update()
    )
    if found is None:
        found = Watchlist(name=plan.name, type="system", tier=plan.tier, description=plan.description, max_items=plan.limit)
        session.add(found)
        session.flush()
    if session.scalar(select(func.count()).where(WatchlistItem.watchlist_id == found.id)):
        return 0
    ids = list(session.scalars(_biggest(min(plan.limit, found.max_items))))
    if ids:
        rows = [
            {"watchlist_id": found.id, "crypto_id": crypto_id, "tier": plan.tier, "priority_order": place}
            for place, crypto_id in enumerate(ids, start=1)
        ]
        session.execute(insert(WatchlistItem), rows)
        session.execute(update(Cryptocurrency).where(Cryptocurrency.id.in_(ids)).values(watchlist_tier=plan.tier))
    return len(ids)


def _biggest(limit: int) -> Select[int]:
    return (
        select(Cryptocurrency.id)
        .where(
            Cryptocurrency.kind == AssetKind.COIN,
            Cryptocurrency.is_active,
            Cryptocurrency.watchlist_tier == "none",
            Cryptocurrency.market_cap > 0,
        )
        .order_by(Cryptocurrency.market_cap.desc(), Cryptocurrency.id)
        .limit(limit)
    )
