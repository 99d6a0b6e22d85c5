"""What admins decide is done as one thing or not at all, and of two of them the first one counts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, text, update

from cryptopredict.base import Change, Conflict, CryptoPredictError, Forbidden, NotFound, Place, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    AiSuggestion,
    Cryptocurrency,
    LedgerEntry,
    SuggestionReview,
    SystemConfig,
    User,
    Watchlist,
    WatchlistItem,
)
from cryptopredict.curation import (
    Curator,
    Reviewed,
    Tier,
    add_item,
    bulk_action,
    change_list,
    create_list,
    load_curation,
    order_items,
    remove_item,
    return_deferred,
    review_suggestion,
    seed_watchlists,
)


@pytest.fixture
def market(engine: Engine) -> Engine:
    """Six coins; C1 and C2 fill tier 1, C3 and C4 are on tier 2, which has room for one more; two admins and a user."""
    with transaction(engine) as session:
        session.add_all(Cryptocurrency(symbol=f"C{n}", name=f"Coin {n}", market_cap=1e9 / n) for n in range(1, 5))
        limits = {"tier1_max": 2, "tier2_max": 3}
        session.execute(update(SystemConfig).where(SystemConfig.key == "watchlist_limits").values(value=limits))
        session.flush()
        seed_watchlists(session)
        session.add_all(Cryptocurrency(symbol=f"C{n}", name=f"Coin {n}") for n in (5, 6))
        session.add_all(User(email=f"{name}@example.org", password_hash="x") for name in ("ann", "bob", "joe"))
    return engine


def suggest(engine: Engine, crypto_id: int, change: Change) -> int:
    with transaction(engine) as session:
        row = AiSuggestion(crypto_id=crypto_id, suggestion_type=change.value, confidence_score=0.8)
        session.add(row)
        session.flush()
        return row.id


def review(engine: Engine, suggestion: int, decision: str, *, by: int = 1, **given: object) -> Reviewed:
    with transaction(engine) as session:
        return review_suggestion(session, suggestion, reviewer_id=by, decision=decision, now=utc_now(), **given)  # type: ignore[arg-type]


def tiers(engine: Engine) -> dict[str, str]:
    """The tier of each coin, which the lists and the coin itself must agree on."""
    with transaction(engine) as session:
        said = dict(session.execute(select(Cryptocurrency.symbol, Cryptocurrency.watchlist_tier)).all())
        listed = session.execute(
            select(Cryptocurrency.symbol, WatchlistItem.tier)
            .join(WatchlistItem, WatchlistItem.crypto_id == Cryptocurrency.id)
            .join(Watchlist, Watchlist.id == WatchlistItem.watchlist_id)
            .where(Watchlist.type == "system", WatchlistItem.status != "removed")
        ).all()
        counts = session.execute(select(Watchlist.tier, Watchlist.current_items).where(Watchlist.type == "system")).all()
    on = {tier: sum(row[1] == tier for row in listed) for tier in ("tier1", "tier2")}
    assert {key: tier for key, tier in said.items() if tier != "none"} == dict(listed)
    assert dict(counts) == on
    return dict(said)


def test_of_two_admins_the_first_counts_and_the_second_hears_who_it_was(market: Engine) -> None:
    for _ in range(3):
        with transaction(market) as session:
            session.execute(text("DELETE FROM suggestion_reviews"))
            session.execute(text("DELETE FROM ai_suggestions"))
        suggestion = suggest(market, 5, Change.ADD_TIER2)

        def decide(admin: int, suggestion: int = suggestion) -> Reviewed | CryptoPredictError:
            try:
                return review(market, suggestion, "reject", by=admin)
            except CryptoPredictError as error:
                return error

        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(decide, (1, 2)))
        (lost,) = [answer for answer in answers if isinstance(answer, Conflict)]
        winner = "ann" if isinstance(answers[0], Reviewed) else "bob"
        assert f"rejected by {winner}@example.org at 20" in str(lost)
        with transaction(market) as session:
            assert len(session.scalars(select(SuggestionReview)).all()) == 1


def test_an_approval_is_the_review_the_lists_and_the_chain_or_nothing(market: Engine) -> None:
    done = review(market, suggest(market, 5, Change.ADD_TIER2), "approve", notes="quiet and deep")
    assert (done.before, done.after, done.status) == (None, Tier.TWO, "approved")
    assert tiers(market)["C5"] == "tier2"
    with transaction(market) as session:
        entry = session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "review")).one()
        assert (entry.subject_id, entry.payload["decision"], entry.payload["tier_after"]) == (
            done.review_id,
            "approve",
            "tier2",
        )
    # Both tiers are full now: neither the review nor anything else of it stays.
    before = tiers(market)
    for crypto, change in ((6, Change.ADD_TIER2), (3, Change.PROMOTE)):
        suggestion = suggest(market, crypto, change)
        with pytest.raises(Conflict, match="is full"):
            review(market, suggestion, "approve")
        with transaction(market) as session:
            assert session.get_one(AiSuggestion, suggestion).status == "pending"
            assert session.scalars(select(SuggestionReview).where(SuggestionReview.suggestion_id == suggestion)).all() == []
    assert tiers(market) == before


def test_a_change_that_no_longer_fits_has_expired(market: Engine) -> None:
    promote, remove = suggest(market, 3, Change.PROMOTE), suggest(market, 3, Change.REMOVE)
    review(market, remove, "approve")
    assert tiers(market)["C3"] == "none"
    with pytest.raises(Conflict, match="has expired"):
        review(market, promote, "approve")
    gone = suggest(market, 4, Change.DEMOTE)  # C4 is on tier 2: nobody can take it down from tier 1
    with pytest.raises(Conflict, match="has been moved since"):
        review(market, gone, "approve")
    with pytest.raises(NotFound):
        review(market, 10**9, "reject")


def test_a_deferred_suggestion_comes_back_and_one_of_last_week_does_not(market: Engine) -> None:
    suggestion = suggest(market, 5, Change.ADD_TIER2)
    later = review(market, suggestion, "defer", defer_days=2).deferred_until
    assert later is not None
    with transaction(market) as session:
        assert return_deferred(session, later - timedelta(seconds=1)) == []
        assert return_deferred(session, later) == [suggestion]
        row = session.get_one(AiSuggestion, suggestion)
        assert (row.status, row.expires_at) == ("pending", later + timedelta(days=7))
    with pytest.raises(Conflict, match="has expired"), transaction(market) as session:
        review_suggestion(session, suggestion, reviewer_id=1, decision="reject", now=later + timedelta(days=7))


def test_a_bulk_action_is_all_or_nothing(market: Engine) -> None:
    before = tiers(market)
    with pytest.raises(Conflict, match="Tier 2 is full · it holds 2 of 3, and 2 more"), transaction(market) as session:
        bulk_action(session, "demote_to_tier2", [1, 6])
    assert tiers(market) == before
    with pytest.raises(NotFound), transaction(market) as session:
        bulk_action(session, "remove", [1, 10**9])
    assert tiers(market) == before
    with transaction(market) as session:
        assert bulk_action(session, "remove", [1, 3]) == {1: Tier.ONE, 3: Tier.TWO}
    with transaction(market) as session:
        bulk_action(session, "promote_to_tier1", [4])
        bulk_action(session, "pause", [4])
    assert tiers(market) == {"C1": "none", "C2": "tier1", "C3": "none", "C4": "tier1", "C5": "none", "C6": "none"}


def test_the_lists_as_they_were_can_be_told_at_any_moment(market: Engine) -> None:
    with transaction(market) as session:
        bulk_action(session, "remove", [1])
    with transaction(market) as session:
        bulk_action(session, "promote_to_tier1", [3])
        bulk_action(session, "pause", [4])
        known = load_curation(session.connection())
    now = known.places()
    assert {key: (place.tier, place.paused) for key, place in now.items()} == {
        2: ("tier1", False),
        3: ("tier1", False),
        4: ("tier2", True),
    }
    assert now[3].listed == known.moves[0].moment  # a move between tiers does not begin the listing anew
    first = [move for move in known.moves if move.number <= 4]
    with transaction(market) as session:
        early = load_curation(session.connection(), moves=4)
        still = load_curation(session.connection(), latest=1_000)
    assert list(early.moves) == first
    assert set(early.places()) == {1, 2, 3, 4}
    assert still.at(1_000).places()[2] == Place("tier1", 1_000, 1_000, paused=False)
    assert still.at(999).places() == {}


def test_lists_belong_to_their_owners(market: Engine) -> None:
    ann, joe = Curator(1, is_admin=True), Curator(3, is_admin=False)
    with transaction(market) as session:
        mine = create_list(session, joe, name="Mine", kind="personal", description=None, max_items=2).id
        with pytest.raises(Forbidden):
            create_list(session, joe, name="Ours", kind="admin", description=None, max_items=2)
    with transaction(market) as session:
        items = [add_item(session, joe, mine, key).id for key in (5, 1)]
        order_items(session, joe, mine, items[::-1])
        for refused in (items[:1], [*items, 10**9]):
            with pytest.raises(Conflict):
                order_items(session, joe, mine, refused)
        with pytest.raises(Conflict, match="is full"):
            add_item(session, joe, mine, 2)
        with pytest.raises(NotFound):  # not even for an admin is it there
            add_item(session, ann, mine, 2)
        with pytest.raises(Forbidden):
            change_list(session, joe, 1, name="My tier")
        assert tiers(market)["C1"] == "tier1"
        assert remove_item(session, joe, mine, items[0]).status == "removed"
        assert add_item(session, joe, mine, 5).id == items[0]
    with transaction(market) as session:
        tier = session.scalars(select(WatchlistItem).where(WatchlistItem.crypto_id == 1, WatchlistItem.tier == "tier1")).one()
        remove_item(session, ann, tier.watchlist_id, tier.id)
    assert tiers(market)["C1"] == "none"
