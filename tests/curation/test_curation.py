import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from cryptopredict.base import NotFound
from cryptopredict.core import transaction
from cryptopredict.core.schema import Cryptocurrency, SystemConfig, User, Watchlist, WatchlistItem
from cryptopredict.curation import Tier, list_items, read_list, seed_watchlists, visible_lists


@pytest.fixture
def market(engine: Engine) -> Engine:
    """Six coins of falling size, a bigger stablecoin, a dead coin and one without a cap; room for two and three."""
    with transaction(engine) as session:
        session.add_all(
            Cryptocurrency(symbol=f"C{n}", name=f"Coin {n}", market_cap=1e9 / n, current_price=n) for n in range(1, 7)
        )
        session.add(Cryptocurrency(symbol="USDT", name="Tether", kind="stablecoin", market_cap=5e9))
        session.add(Cryptocurrency(symbol="DEAD", name="Dead", is_active=False, market_cap=4e9))
        session.add(Cryptocurrency(symbol="NEW", name="New"))
        limits = (
            update(SystemConfig).where(SystemConfig.key == "watchlist_limits").values(value={"tier1_max": 2, "tier2_max": 3})
        )
        session.execute(limits)
    return engine


def _symbols(engine: Engine, tier: Tier) -> list[str]:
    with transaction(engine) as session:
        query = (
            select(Cryptocurrency.symbol)
            .join(WatchlistItem, WatchlistItem.crypto_id == Cryptocurrency.id)
            .where(WatchlistItem.tier == tier)
            .order_by(WatchlistItem.priority_order)
        )
        return list(session.scalars(query))


def test_tiers_hold_the_biggest_coins_and_nothing_else(market: Engine) -> None:
    with transaction(market) as session:
        assert seed_watchlists(session) == {Tier.ONE: 2, Tier.TWO: 3}
    assert _symbols(market, Tier.ONE) == ["C1", "C2"]
    assert _symbols(market, Tier.TWO) == ["C3", "C4", "C5"]
    with transaction(market) as session:
        tiers = {
            row.symbol: row.watchlist_tier
            for row in session.execute(select(Cryptocurrency.symbol, Cryptocurrency.watchlist_tier))
        }
        assert (tiers["C2"], tiers["C3"], tiers["C6"], tiers["USDT"]) == ("tier1", "tier2", "none", "none")
        assert list(session.scalars(select(Watchlist.current_items).order_by(Watchlist.tier))) == [2, 3]


def test_seeding_again_respects_what_admins_did(market: Engine) -> None:
    with transaction(market) as session:
        seed_watchlists(session)
        session.execute(update(WatchlistItem).where(WatchlistItem.tier == Tier.ONE).values(status="removed"))
    with transaction(market) as session:
        assert seed_watchlists(session) == {Tier.ONE: 0, Tier.TWO: 0}
        assert list(session.scalars(select(Watchlist.current_items).order_by(Watchlist.tier))) == [0, 3]


async def test_one_sees_common_lists_and_own_ones_only(market: Engine, aengine: AsyncEngine) -> None:
    with transaction(market) as session:
        seed_watchlists(session)
        users = [User(email=f"{name}@example.org", password_hash="x") for name in ("ann", "bob")]
        session.add_all(users)
        session.flush()
        ann, bob = (user.id for user in users)
        private = Watchlist(name="Mine", type="personal", user_id=ann)
        session.add(private)
        session.flush()
        private_id = private.id
    async with AsyncSession(aengine) as session:
        lists = await visible_lists(session, user_id=ann)
        assert [(row.tier, row.is_own) for row in lists] == [("tier1", False), ("tier2", False), (None, True)]
        assert [row.tier for row in await visible_lists(session, user_id=bob)] == ["tier1", "tier2"]
        items = await list_items(session, lists[0].id, user_id=bob)
        assert [(item.symbol, item.priority_order, item.price) for item in items] == [("C1", 1, 1.0), ("C2", 2, 2.0)]
        assert await read_list(session, private_id, user_id=ann) == lists[2]
        for wrong in (private_id, 10**9):
            with pytest.raises(NotFound):
                await list_items(session, wrong, user_id=bob)
