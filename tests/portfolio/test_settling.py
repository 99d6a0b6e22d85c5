from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update

from cryptopredict.base import Candle, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import CandleFlag, Position, SignalExecution
from cryptopredict.portfolio import Order, account_of, check_books, execute, settle_all
from cryptopredict.portfolio.candles import Traded, in_order
from fixtures.trading import HOUR, Market


def buy(market: Market, user: int, signal: int, amount: str = "1000", *, next_bar: bool = False) -> int:
    wanted = Order(f"key of {signal}", amount, Decimal(amount), next_bar=next_bar)
    with transaction(market.engine) as session:
        return execute(session, user, signal, wanted).execution.id


def position(market: Market) -> Position:
    with transaction(market.engine) as session:
        return session.scalars(select(Position)).one()


def placed(market: Market) -> SignalExecution:
    with transaction(market.engine) as session:
        return session.scalars(select(SignalExecution)).one()


@pytest.mark.parametrize(
    ("candle", "kind", "price"),
    [
        ((100, 104, 96, 102), None, None),
        ((100, 111, 99, 105), "target", 110),
        ((100, 104, 94, 96), "stop", 95),
        ((92, 93, 90, 91), "stop", 92),  # it opened beyond the stop: the open is what one gets
        ((115, 116, 112, 113), "target", 110),  # a target is a limit order, and fills at its level
        ((100, 112, 94, 100), "stop", 95),  # which came first is not known
    ],
)
def test_exits_are_those_of_the_rule_book(
    market: Market, candle: tuple[float, float, float, float], kind: str | None, price: int | None
) -> None:
    btc = market.ids["BTC"]
    buy(market, market.trader(), market.signal(btc))
    market.candle(btc, *candle)
    settle_all(market.engine)
    found = position(market)
    assert (found.exit_kind, found.exit_price) == (kind, price)
    assert (found.closed_at is None) == (kind is None)
    assert settle_all(market.engine) == f"0 of {0 if kind else 1} accounts changed"


def test_time_ends_a_position_at_the_close_of_its_last_candle(market: Market) -> None:
    btc = market.ids["BTC"]
    buy(market, market.trader(), market.signal(btc, expires_at=market.now + 2 * HOUR))
    for last in (101, 102, 103):
        market.candle(btc, 100, 104, 99, last)
    settle_all(market.engine)
    found = position(market)
    assert (found.exit_kind, found.exit_price, found.closed_at) == ("timeout", Decimal(102), market.now - HOUR)


def test_an_order_takes_a_tenth_of_a_thin_hour_and_the_rest_of_the_next_ones(market: Market) -> None:
    btc = market.ids["BTC"]
    user = market.trader()
    buy(market, user, market.signal(btc), next_bar=True)
    assert settle_all(market.engine) == "0 of 1 accounts changed"
    market.candle(btc, 101, 102, 100, 101, volume=60)
    settle_all(market.engine)
    part = placed(market)
    assert (part.status, part.execution_price) == ("partially_filled", Decimal(101))
    assert Decimal("605.999") < part.filled_amount <= Decimal(606)
    market.candle(btc, 103, 104, 100, 101, volume=1e6)
    settle_all(market.engine)
    whole, held = placed(market), position(market)
    assert (whole.status, whole.fills_from) == ("filled", None)
    assert Decimal(101) < held.average_price < Decimal(103)
    assert held.cost_basis == whole.filled_amount
    assert Decimal(1000) - whole.filled_amount < Decimal("1e-15")
    with transaction(market.engine) as session:
        check_books(session, account_of(session, user))


@pytest.mark.parametrize(
    ("candles", "reason"),
    [
        ([(94, 95, 93, 94)], "price_out_of_bounds"),
        ([(101, 102, 94, 96)], "position_stop"),  # what was filled at the open was stopped in the same hour
    ],
)
def test_what_waits_of_an_order_ends_with_its_reason(
    market: Market, candles: list[tuple[float, float, float, float]], reason: str
) -> None:
    btc = market.ids["BTC"]
    user = market.trader()
    buy(market, user, market.signal(btc), next_bar=True)
    for candle in candles:
        market.candle(btc, *candle, volume=60)
    settle_all(market.engine)
    assert placed(market).cancel_reason == reason
    assert placed(market).fills_from is None
    with transaction(market.engine) as session:
        check_books(session, account_of(session, user))


def test_a_flagged_candle_stops_nobody_until_it_is_confirmed(market: Market) -> None:
    btc = market.ids["BTC"]
    buy(market, market.trader(), market.signal(btc))
    opened = market.now
    market.candle(btc, 100, 100, 50, 100)
    with transaction(market.engine) as session:
        session.execute(insert(CandleFlag).values(crypto_id=btc, interval="1h", timestamp=opened, flag="wick"))
    settle_all(market.engine)
    assert position(market).closed_at is None
    with transaction(market.engine) as session:
        session.execute(update(CandleFlag).values(cleared_at=utc_now()))
    settle_all(market.engine)
    assert position(market).exit_kind == "stop"


def test_minutes_are_followed_where_there_are_some(market: Market) -> None:
    btc = market.ids["BTC"]
    buy(market, market.trader(), market.signal(btc))
    # The hour touches both levels, which alone would be a stop; its minutes tell that the target came first.
    for minute, prices in enumerate([(100, 101, 99, 101), (101, 111, 100, 105), (105, 106, 94, 95)]):
        market.store(btc, market.now + timedelta(minutes=minute), prices, interval="1m")
    market.candle(btc, 100, 111, 94, 95)
    settle_all(market.engine)
    assert (position(market).exit_kind, position(market).closed_at) == ("target", market.now - HOUR + timedelta(minutes=2))


def _bars(length: int, *opens: int) -> dict[int, Traded]:
    return {opened: Traded(opened, opened + length, Candle(1, 1, 1, 1), 1.0) for opened in opens}


@pytest.mark.parametrize(
    ("begin", "minutes", "hours", "now", "expected"),
    [
        (0, [], [0, 3600], 7200, [0, 3600]),
        (0, [0, 60], [3600], 7_300, [0, 60]),  # minute 2 may still come
        (120, [], [0, 3600], 7200, [3600]),  # the rest of the hour one came in by is never seen
        (0, [0, 60], [0, 3600], 11_000, [0, 60, 3600]),  # it did not come
        (0, [], [7200], 10_800, []),  # an hour is missing, and may come
        (0, [], [7200], 11_000, [7200]),
    ],
)
def test_candles_come_in_order_and_what_may_still_come_is_waited_for(
    begin: int, minutes: list[int], hours: list[int], now: int, expected: list[int]
) -> None:
    found = in_order(_bars(60, *minutes), _bars(3600, *hours), begin, now)
    assert [traded.opened for traded in found] == expected
