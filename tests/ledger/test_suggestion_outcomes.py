"""What came of suggestions, reckoned by hand on a small market, and the board that is made of it."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from scipy import stats
from sqlalchemy import Engine, insert, select

from cryptopredict.base import Change
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import (
    AiSuggestion,
    CandleFlag,
    CascadeRun,
    Cryptocurrency,
    LedgerEntry,
    PriceData,
    SuggestionOutcome,
    SystemConfig,
    TierChange,
)
from cryptopredict.ledger import read_board
from cryptopredict.ledger.suggestion_board import Gain, Outcome, board
from cryptopredict.ledger.suggestion_outcomes import settle_suggestions

START = datetime(2024, 1, 1, tzinfo=UTC)
COINS, DAYS, SAID = 9, 120, 60
GROWTH = [0.004 * (n - 4) for n in range(COINS)]
"""Log return a day of each coin; they also swing, together, so that they move enough to be traded."""


@pytest.fixture
def market(ground: Ground) -> Ground:
    """Nine coins that drift apart day by day, of files, decided on at the end; the first four are on tier 1."""
    with transaction(ground.engine) as session:
        session.add_all(Cryptocurrency(symbol=f"C{n}", name=f"Coin {n}") for n in range(COINS))
        for key, value in (("market_source", "files"), ("market_id", "made")):
            session.add(SystemConfig(key=key, value=value))
        session.flush()
        session.execute(insert(PriceData), [candle(n, day) for n in range(COINS) for day in range(DAYS)])
        session.add_all(TierChange(crypto_id=n, tier="tier1", status="active", changed_at=START) for n in range(1, 5))
        end = START + timedelta(days=DAYS)
        session.add(
            CascadeRun(
                as_of=end, source="files", status="succeeded", finished_at=end, code_version="0", input_digest="", decision={}
            )
        )
    return ground


def candle(coin: int, day: int) -> dict[str, object]:
    price = 100.0 * float(np.exp(GROWTH[coin] * day + 0.05 * (day % 2)))
    prices = {f"{name}_price": price for name in ("open", "high", "low", "close")}
    moment = START + timedelta(days=day)
    return {"crypto_id": coin + 1, "interval": "1d", "timestamp": moment, "volume": 1e6, "source": "files", **prices}


def suggest(engine: Engine, coin: int, change: Change, status: str = "pending") -> int:
    closed = START + timedelta(days=SAID)
    with transaction(engine) as session:
        row = AiSuggestion(
            crypto_id=coin + 1,
            suggestion_type=change.value,
            confidence_score=0.8,
            status=status,
            based_on=closed,
            suggested_at=closed + timedelta(hours=1),
        )
        session.add(row)
        session.flush()
        return row.id


def test_what_came_is_held_against_the_market_and_the_tier(market: Ground) -> None:
    promoted = suggest(market.engine, 8, Change.PROMOTE, "approved")
    removed = suggest(market.engine, 1, Change.REMOVE, "rejected")
    assert settle_suggestions(market) == 4
    assert settle_suggestions(market) == 0
    with transaction(market.engine) as session:
        rows = {
            (row.suggestion_id, row.horizon_days): row
            for row in session.scalars(select(SuggestionOutcome).order_by(SuggestionOutcome.id))
        }
        for days in (7, 30):
            swing = 0.05 * ((SAID + days) % 2 - SAID % 2)  # the close after the day, and `days` later
            up, down = rows[promoted, days], rows[removed, days]
            assert up.asset_return == pytest.approx(days * GROWTH[8] + swing)
            assert up.market_return == pytest.approx(days * GROWTH[4] + swing)
            assert up.gain_on_market == pytest.approx(days * 0.016)
            assert up.gain_on_tier == pytest.approx(days * (GROWTH[8] - (GROWTH[1] + GROWTH[2]) / 2))
            assert down.gain_on_market == pytest.approx(days * 0.012)  # it fell behind: taking it off would have paid
            assert (down.tier_return, down.gain_on_tier) == (None, None)  # nothing is on tier 2
        assert len(session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "outcome")).all()) == 4
        found = read_board(session)
    means = {(group.answer, group.horizon_days): group.gain_on_market.mean for group in found.groups if group.kind == "all"}
    assert means == pytest.approx(
        {
            ("all", 7): 9.8,
            ("all", 30): 42.0,
            ("accepted", 7): 11.2,
            ("accepted", 30): 48.0,
            ("refused", 7): 8.4,
            ("refused", 30): 36.0,
        }
    )
    assert [choice.difference and choice.difference.mean for choice in found.choices] == pytest.approx([2.8, 12.0])
    assert (found.open, found.since) == ({}, START + timedelta(days=SAID))


def test_what_is_missing_or_in_doubt_is_waited_for(market: Ground) -> None:
    suggest(market.engine, 8, Change.PROMOTE)
    with transaction(market.engine) as session:
        doubted = START + timedelta(days=SAID + 7)
        session.add(CandleFlag(crypto_id=9, interval="1d", timestamp=doubted, flag="wick"))
        session.query(PriceData).filter_by(crypto_id=9, timestamp=START + timedelta(days=SAID + 30)).delete()
    assert settle_suggestions(market) == 0
    with transaction(market.engine) as session:
        assert read_board(session).open == {7: 1, 30: 1}
        session.query(CandleFlag).delete()
    assert settle_suggestions(market) == 1


def test_intervals_take_stretches_of_time_as_their_unit() -> None:
    rng = np.random.default_rng(4)
    outcomes = [
        Outcome("remove", "refused", 7, day, float(gain), None)
        for day in range(0, 84, 3)
        for gain in rng.normal(0.01 * (day // 14), 0.02, size=3)
    ]
    groups, choices = board(outcomes)
    assert [(group.answer, group.kind, group.n) for group in groups] == [
        ("all", "all", 84),
        ("all", "remove", 84),
        ("refused", "all", 84),
        ("refused", "remove", 84),
    ]
    blocks = [np.mean([100 * o.gain_on_market for o in outcomes if o.day // 14 == part]) for part in range(6)]
    low, high = stats.t.interval(0.95, 5, loc=np.mean([100 * o.gain_on_market for o in outcomes]), scale=stats.sem(blocks))
    assert groups[0].gain_on_market.low == pytest.approx(low)
    assert groups[0].gain_on_market.high == pytest.approx(high)
    assert 0.0 <= (groups[0].paid.low or 0.0) <= groups[0].paid.mean <= (groups[0].paid.high or 0.0) <= 1.0
    assert (choices[0].accepted, choices[0].refused, choices[0].difference) == (0, 84, None)
    few, _ = board([outcome for outcome in outcomes if outcome.day < 56])
    assert few[0].gain_on_market == Gain(few[0].gain_on_market.mean, None, None)
    one, two = board([Outcome("remove", answer, 7, 1, gain, None) for answer, gain in (("accepted", 0.03), ("refused", 0.01))])
    assert two[0].difference is not None
    assert two[0].difference.mean == pytest.approx(2.0)
    assert two[0].difference.low is None
    assert len(one) == 6
