"""The books under any sequence of what can happen to them, on a real database."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cryptopredict.base import Conflict, CryptoPredictError
from cryptopredict.core import sync_engine, transaction
from cryptopredict.core.schema import Portfolio, PortfolioTransaction, Position, SignalExecution
from cryptopredict.ledger.withdrawing import cancel_signal
from cryptopredict.portfolio import (
    Order,
    check_books,
    close_position,
    execute,
    reset_account,
    settle_account,
    value_all,
)
from fixtures.trading import Market

ASSETS = ("BTC", "ETH")
AMOUNTS = st.decimals(min_value=Decimal("1e-10"), max_value=Decimal(9_000), places=10)


def _settle(portfolio_id: int, session: Session) -> bool:
    return settle_account(session, portfolio_id)


class Crash(Exception):
    """The process dies before the commit."""


class Trading(RuleBasedStateMachine):
    """One user, two assets, both sides; any step may crash before it commits."""

    engine: Engine

    @initialize()
    def begin(self) -> None:
        self.user = MARKET[0].trader(f"user{next(NAMES)}", max_position_size=9_000)
        self.price = dict.fromkeys(ASSETS, 100.0)
        self.orders = 0
        self.sent: list[tuple[int, Order, int]] = []
        for name in ASSETS:
            MARKET[0].quote(MARKET[0].ids[name], 100.0)

    def _try(self, crash: bool, deed: Callable[[Any], Any]) -> Any:
        """Do it in one transaction, or all but commit it; a refusal is an answer."""
        try:
            with transaction(self.engine) as session:
                done = deed(session)
                if crash:
                    raise Crash  # noqa: TRY301 - the very point of it
                return done
        except (Crash, CryptoPredictError):
            return None

    @rule(
        name=st.sampled_from(ASSETS),
        side=st.sampled_from(("long", "short")),
        amount=AMOUNTS,
        next_bar=st.booleans(),
        crash=st.booleans(),
    )
    def order(self, name: str, side: str, amount: Decimal, next_bar: bool, crash: bool) -> None:
        market, price = MARKET[0], self.price[name]
        sign = 1 if side == "long" else -1
        exits = {"entry_price": price, "target_price": price * (1 + 0.1 * sign), "stop_loss": price * (1 - 0.05 * sign)}
        signal = market.signal(market.ids[name], side, **exits)
        self.orders += 1
        wanted = Order(f"{self.user}:{self.orders}", str(amount), amount, next_bar=next_bar)
        made = self._try(crash, lambda session: execute(session, self.user, signal, wanted).execution.id)
        if made is not None:
            self.sent.append((signal, wanted, made))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        signal, wanted, made = data.draw(st.sampled_from(self.sent))
        again = self._try(crash=False, deed=lambda session: execute(session, self.user, signal, wanted))
        assert (again.execution.id, again.new) == (made, False)
        other = Order(wanted.key, "another", Decimal(1))
        with pytest.raises(Conflict), transaction(self.engine) as session:
            execute(session, self.user, signal, other)

    @rule(
        name=st.sampled_from(ASSETS),
        move=st.floats(-0.2, 0.25),
        wick=st.floats(0, 0.15),
        volume=st.sampled_from((0.0, 1.0, 20.0, 1e6)),
    )
    def hour(self, name: str, move: float, wick: float, volume: float) -> None:
        first = self.price[name] * (1 + move / 2)
        last = self.price[name] * (1 + move)
        market = MARKET[0]
        market.candle(
            market.ids[name], first, max(first, last) * (1 + wick), min(first, last) * (1 - wick), last, volume=volume
        )
        self.price[name] = last

    @rule(crash=st.booleans())
    def settle(self, crash: bool) -> None:
        for portfolio in self._portfolios():
            self._try(crash, partial(_settle, portfolio))

    @rule(data=st.data(), crash=st.booleans())
    def close(self, data: st.DataObject, crash: bool) -> None:
        with transaction(self.engine) as session:
            query = select(Position.id).where(Position.portfolio_id.in_(self._portfolios()), Position.closed_at.is_(None))
            held = session.scalars(query).all()
        if held:
            chosen = data.draw(st.sampled_from(held))
            self._try(crash, lambda session: close_position(session, self.user, chosen))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        signal = data.draw(st.sampled_from(self.sent))[0]
        self._try(crash=False, deed=lambda session: cancel_signal(session, signal))

    @rule()
    def reset(self) -> None:
        self._try(crash=False, deed=lambda session: reset_account(session, self.user))

    @rule()
    def value(self) -> None:
        value_all(self.engine)

    def _portfolios(self) -> list[int]:
        with transaction(self.engine) as session:
            return list(session.scalars(select(Portfolio.id).where(Portfolio.user_id == self.user)))

    @invariant()
    def the_books_add_up(self) -> None:
        with transaction(self.engine) as session:
            for account in session.scalars(select(Portfolio).where(Portfolio.user_id == self.user)):
                check_books(session, account)
                last = session.scalar(
                    select(PortfolioTransaction.cash_after)
                    .where(PortfolioTransaction.portfolio_id == account.id)
                    .order_by(PortfolioTransaction.id.desc())
                    .limit(1)
                )
                assert last == account.cash

    @invariant()
    def nothing_is_half_written(self) -> None:
        with transaction(self.engine) as session:
            mine = select(SignalExecution).where(SignalExecution.user_id == self.user)
            for order in session.scalars(mine):
                held = session.scalars(select(Position).where(Position.signal_execution_id == order.id)).all()
                traded = session.execute(
                    select(func.sum(PortfolioTransaction.quantity), -func.sum(PortfolioTransaction.amount)).where(
                        PortfolioTransaction.execution_id == order.id, PortfolioTransaction.kind.in_(("buy", "margin"))
                    )
                ).one()
                assert len(held) == (order.filled_amount > 0)
                assert (traded[0] or 0, traded[1] or 0) == (order.filled_quantity, order.filled_amount)
                assert order.filled_amount <= order.position_size + Decimal("1e-15")
                assert (order.status == "pending") == (order.filled_amount == 0 and order.fills_from is not None)
                for position in held:
                    assert abs(position.opened_quantity) == order.filled_quantity
                    assert position.quantity * position.opened_quantity >= 0


MARKET: list[Market] = []
NAMES = iter(range(10_000))


@pytest.fixture
def prepared(new_database: Callable[[str | None], str], template: str) -> Iterator[Engine]:
    engine = sync_engine(new_database(template))
    MARKET[:] = [Market(engine)]
    yield engine
    engine.dispose()


def test_cash_and_positions_are_their_history_to_the_last_digit(prepared: Engine) -> None:
    Trading.engine = prepared
    run_state_machine_as_test(
        Trading,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
