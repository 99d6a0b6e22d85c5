from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.exc import DBAPIError

from cryptopredict.base import Conflict, CryptoPredictError, NotFound
from cryptopredict.core import transaction
from cryptopredict.core.schema import (
    CandleFlag,
    OutboxEvent,
    Portfolio,
    PortfolioTransaction,
    PortfolioValuation,
    Position,
    SignalExecution,
    TradingSignal,
)
from cryptopredict.ledger.halts import Halted, Scope, press
from cryptopredict.portfolio import (
    Order,
    OutOfBounds,
    Placed,
    TooRisky,
    account_of,
    check_books,
    check_of,
    close_position,
    execute,
    execute_automatically,
    gauges_of,
    propose,
    reset_account,
    settle_all,
    value_all,
)
from fixtures.trading import HOUR, Market, count


def order(key: str = "key", amount: str | None = "1000", **change: Any) -> Order:
    return Order(key, f"digest of {amount}", None if amount is None else Decimal(amount), **change)


def run(engine: Engine, user: int, signal: int, wanted: Order) -> Placed:
    with transaction(engine) as session:
        return execute(session, user, signal, wanted)


def movements(engine: Engine) -> list[tuple[str, Decimal]]:
    with transaction(engine) as session:
        rows = session.execute(select(PortfolioTransaction.kind, PortfolioTransaction.amount).order_by(PortfolioTransaction.id))
        return [(row[0], row[1]) for row in rows]


def test_a_market_order_is_filled_at_the_newest_price_and_pays_its_costs(market: Market) -> None:
    user, signal = market.trader(), market.signal(market.ids["BTC"])
    market.store(market.ids["BTC"], market.now - HOUR, (465.0, 465.0, 465.0, 465.0))  # no newer than the ticker, which counts
    placed = run(market.engine, user, signal, order())
    assert placed.position is not None
    assert (placed.execution.status, placed.execution.execution_price) == ("filled", Decimal(100))
    assert (placed.position.quantity, placed.position.cost_basis) == (Decimal(10), Decimal(1000))
    deposit, buy, fee, slippage = movements(market.engine)
    assert (deposit, buy, fee) == (("deposit", Decimal(10_000)), ("buy", Decimal(-1000)), ("fee", Decimal(-1)))
    assert Decimal("-0.6") < slippage[1] <= Decimal("-0.5")  # half the spread and a little impact
    with transaction(market.engine) as session:
        account = account_of(session, user)
        check_books(session, account)
        assert account.cash == sum(amount for _, amount in movements(market.engine))
        assert account.start_btc_price == 100.0
        value = session.scalars(select(PortfolioValuation)).one()
        assert (value.exposure, value.held_btc_value) == (Decimal(1000), Decimal(10_000))
        topics = set(session.scalars(select(OutboxEvent.topic)))
    assert topics == {"execution", "portfolio_update"}


def test_a_percentage_is_one_of_the_whole_account(market: Market) -> None:
    placed = run(market.engine, market.trader(), market.signal(market.ids["BTC"]), order(amount=None, percentage=12.5))
    assert placed.execution.position_size == Decimal(1250)


def test_the_same_key_is_the_same_execution_and_another_order_under_it_is_refused(market: Market) -> None:
    user, signal = market.trader(), market.signal(market.ids["BTC"])

    def once(_turn: int) -> int:
        return run(market.engine, user, signal, order()).execution.id

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(once, range(8)))) == 1
    assert count(market.engine, SignalExecution) == count(market.engine, Position) == count(market.engine, Portfolio) == 1
    with pytest.raises(Conflict, match="another order"):
        run(market.engine, user, signal, order(amount="999"))


def test_two_orders_at_once_share_one_budget(market: Market) -> None:
    user = market.trader(max_total_exposure=0.15)
    signals = [market.signal(market.ids[name]) for name in ("BTC", "ETH", "UNI")]

    def one(turn: int) -> str:
        try:
            return run(market.engine, user, signals[turn], order(f"key {turn}")).execution.status
        except TooRisky as refusal:
            return refusal.rules[0].name

    with ThreadPoolExecutor(3) as threads:
        assert sorted(threads.map(one, range(3))) == ["filled", "total_exposure", "total_exposure"]
    with transaction(market.engine) as session:
        check_books(session, account_of(session, user))


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        ("cancelled", "signal_active"),
        ("over", "signal_time_left"),
        ("stopped", "stop_passed"),
        ("gone", "chase"),
        ("stale", "price_age"),
        ("twice", "already_executed"),
        ("doubted", "doubtful_candles"),
    ],
)
def test_a_signal_that_cannot_be_executed_says_which_rule(market: Market, case: str, rule: str) -> None:
    user, signal = market.trader(max_chase=0.25), market.signal(market.ids["BTC"])
    if case == "twice":
        run(market.engine, user, signal, order("first"))
    elif case == "cancelled":
        with transaction(market.engine) as session:
            session.execute(update(TradingSignal).values(status="cancelled"))
    elif case == "doubted":
        with transaction(market.engine) as session:
            session.add(CandleFlag(crypto_id=market.ids["BTC"], interval="1h", timestamp=market.now, flag="unconfirmed"))
    elif case in ("over", "stale"):
        market.at(market.now + timedelta(days=7 if case == "over" else 3))
        if case == "over":
            market.quote(market.ids["BTC"], 100.0)
    else:
        market.quote(market.ids["BTC"], 95.0 if case == "stopped" else 102.6)
    with pytest.raises(OutOfBounds) as refused:
        run(market.engine, user, signal, order())
    assert [broken.name for broken in refused.value.rules] == [rule]
    assert refused.value.details[0]["field"] == rule
    assert count(market.engine, SignalExecution) == (case == "twice")


def test_a_short_puts_up_its_margin_pays_funding_and_gets_it_back_with_its_gain(market: Market) -> None:
    eth = market.ids["ETH"]
    user, signal = market.trader(), market.signal(eth, "short")
    placed = run(market.engine, user, signal, order())
    assert placed.position is not None
    assert placed.position.quantity == Decimal(-10)
    for _ in range(2):
        market.candle(eth, 100, 101, 96, 97)
    assert settle_all(market.engine) == "0 of 1 accounts changed"
    with transaction(market.engine) as session:
        found = gauges_of(session, account_of(session, user))
        assert (found.exposure, found.unrealized) == (Decimal(970), Decimal(30))
    market.candle(eth, 95, 96, 89, 91)
    assert settle_all(market.engine) == "1 of 1 accounts changed"
    with transaction(market.engine) as session:
        position = session.scalars(select(Position)).one()
        assert (position.exit_kind, position.exit_price) == ("target", Decimal(90))
        assert position.funding_paid == 1000 * 3 * Decimal("0.0000125")
        assert position.realized_pnl == Decimal(100) - position.fees_paid - position.funding_paid
        check_books(session, account_of(session, user))


def test_a_short_loses_its_margin_and_no_more(market: Market) -> None:
    eth = market.ids["ETH"]
    user, signal = market.trader(), market.signal(eth, "short")
    run(market.engine, user, signal, order())
    market.candle(eth, 100, 101, 99, 100)
    market.candle(eth, 320, 330, 310, 315)  # a gap far beyond the stop, and beyond twice the entry
    settle_all(market.engine)
    with transaction(market.engine) as session:
        position = session.scalars(select(Position)).one()
        assert position.exit_kind == "liquidated"
        assert position.realized_pnl == -1000 - position.fees_paid - position.funding_paid
        check_books(session, account_of(session, user))


def test_a_halt_stops_orders_and_never_exits(market: Market) -> None:
    btc = market.ids["BTC"]
    user, signal = market.trader(), market.signal(btc)
    held = run(market.engine, user, signal, order("held")).position
    waiting = run(market.engine, user, market.signal(market.ids["ETH"]), order("waiting", next_bar=True)).execution
    with transaction(market.engine) as session:
        press(session, Scope(), reason="a test", user_id=None)
    with pytest.raises(Halted, match="a test"):
        run(market.engine, user, market.signal(market.ids["UNI"]), order("late"))
    market.candle(market.ids["ETH"], 100, 101, 99, 100)
    settle_all(market.engine)
    with transaction(market.engine) as session:
        stopped = session.get_one(SignalExecution, waiting.id)
        assert (stopped.status, stopped.cancel_reason, stopped.fills_from) == ("cancelled", "halted", None)
        assert held is not None
        assert close_position(session, user, held.id).exit_kind == "manual"
    with transaction(market.engine) as session, pytest.raises(Conflict, match="closed already"):
        close_position(session, user, held.id)


def test_nobody_closes_what_is_not_theirs(market: Market) -> None:
    held = run(market.engine, market.trader(), market.signal(market.ids["BTC"]), order()).position
    assert held is not None
    other = market.trader("eve")
    with transaction(market.engine) as session, pytest.raises(NotFound):
        close_position(session, other, held.id)


def test_automatic_orders_follow_the_rules_of_their_user_once(market: Market) -> None:
    btc, eth = market.ids["BTC"], market.ids["ETH"]
    signal = market.signal(btc)
    market.signal(eth, "short")
    market.signal(market.ids["UNI"], edge_low=0.1)
    auto = {"enabled": True, "min_edge": 0.4, "sides": ["long"], "max_per_day": 1}
    user = market.trader(max_portfolio_risk=0.001, automatic=auto)
    market.trader("eve")
    assert [execute_automatically(market.engine) for _ in range(2)] == ["1 executed, 0 refused", "0 executed, 0 refused"]
    with transaction(market.engine) as session:
        placed = session.scalars(select(SignalExecution)).one()
        assert (placed.user_id, placed.signal_id, placed.execution_type) == (user, signal, "automatic")
        assert (placed.status, placed.order_type) == ("pending", "next_bar")
        assert Decimal(150) < placed.position_size < Decimal(200)  # loses 10 at its stop, costs included
    market.candle(btc, 101, 102, 100, 101)
    settle_all(market.engine)
    with transaction(market.engine) as session:
        filled = session.scalars(select(SignalExecution)).one()
        assert (filled.status, filled.execution_price) == ("filled", Decimal(101))  # the open of the next bar


def test_a_suggested_size_is_the_largest_that_passes(market: Market) -> None:
    user, signal = market.trader(max_portfolio_risk=0.01), market.signal(market.ids["BTC"])
    with transaction(market.engine) as session:
        found = check_of(session, propose(session, account_of(session, user), signal), None)
        more = check_of(session, propose(session, account_of(session, user), signal), found.suggested_size + Decimal("0.01"))
    assert all(rule.passed for rule in found.rules)
    assert [rule.name for rule in more.rules if not rule.passed] == [found.sized_by] == ["trade_risk"]
    assert found.loss_at_stop <= Decimal(100) < more.loss_at_stop
    with pytest.raises(TooRisky, match="trade_risk"):
        run(market.engine, user, signal, order(amount=str(more.position_size)))
    assert run(market.engine, user, signal, order(amount=str(found.suggested_size))).new


def test_a_reset_archives_and_forgets_nothing(market: Market) -> None:
    user = market.trader()
    run(market.engine, user, market.signal(market.ids["BTC"]), order())
    waiting = run(market.engine, user, market.signal(market.ids["ETH"]), order("waiting", next_bar=True)).execution
    with transaction(market.engine) as session:
        fresh = reset_account(session, user)
        assert fresh.cash == Decimal(10_000)
    with transaction(market.engine) as session:
        old = session.scalars(select(Portfolio).where(Portfolio.archived_at.is_not(None))).one()
        check_books(session, old)
        assert session.scalars(select(Position.portfolio_id)).one() == old.id
        assert session.get_one(SignalExecution, waiting.id).cancel_reason == "reset"
    market.candle(market.ids["BTC"], 90, 91, 80, 85)
    assert settle_all(market.engine) == "0 of 0 accounts changed"


def test_movements_are_never_changed(market: Market) -> None:
    run(market.engine, market.trader(), market.signal(market.ids["BTC"]), order())
    for statement in (
        "UPDATE portfolio_transactions SET amount = 1",
        "DELETE FROM portfolio_transactions",
        "TRUNCATE portfolio_transactions",
    ):
        with pytest.raises(DBAPIError, match="never changed"), market.engine.begin() as connection:
            connection.execute(text(statement))
    with market.engine.begin() as connection:  # but they go with the whole account
        connection.execute(text("DELETE FROM users"))
    assert count(market.engine, PortfolioTransaction) == 0


def test_books_that_do_not_add_up_are_found_and_stop_only_their_own_account(market: Market) -> None:
    wrong, right = market.trader(), market.trader("eve")
    for user in (wrong, right):
        run(market.engine, user, market.signal(market.ids["BTC"]), order())
    with market.engine.begin() as connection:
        connection.execute(text("UPDATE portfolios SET cash = cash + 1e-18 WHERE user_id = :user"), {"user": wrong})
    with pytest.raises(CryptoPredictError, match="do not add up"):
        value_all(market.engine)
    market.candle(market.ids["BTC"], 96, 97, 94, 95)
    with pytest.raises(CryptoPredictError, match="do not add up"):
        settle_all(market.engine)
    assert count(market.engine, Position, Position.closed_at.is_not(None)) == 1


def test_an_hour_is_valued_once(market: Market) -> None:
    user = market.trader()
    run(market.engine, user, market.signal(market.ids["BTC"]), order())
    market.at(market.now + HOUR)
    market.quote(market.ids["BTC"], 110.0)
    assert [value_all(market.engine) for _ in range(2)] == ["1 accounts", "1 accounts"]
    with transaction(market.engine) as session:
        hourly = session.scalars(select(PortfolioValuation).where(PortfolioValuation.occasion == "hour")).one()
        assert (hourly.positions_value, hourly.held_btc_value) == (Decimal(1100), Decimal(11_000))
