"""The broker of real money against the simulated exchange: real HTTP, real signatures, faults by script."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update

from cryptopredict.base import BadInput, Conflict, CryptoPredictError
from cryptopredict.core import Settings, transaction
from cryptopredict.core.schema import (
    ExchangeAccount,
    ExchangeFill,
    ExchangeOrder,
    ExchangeSymbol,
    Portfolio,
    PortfolioTransaction,
    Position,
    SignalExecution,
)
from cryptopredict.ledger.halts import Halted, Scope, press
from cryptopredict.portfolio import Order, check_books, settle_all
from cryptopredict.portfolio.exchange import (
    CONFIRMATION,
    Broker,
    SwitchedOff,
    allow,
    attend,
    connect,
    disconnect,
    live_state,
)
from cryptopredict.portfolio.exchange.wire import Rejected
from fixtures.simulated import Simulated, simulated
from fixtures.trading import HOUR, Market, count

KEY, SECRET = "k3y-of-the-account", "s3cret-of-the-account"
ORDER = "/binance/api/v3/order"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("journal")) as running:
        yield running


class Live:
    """Somebody with a live portfolio of 10 000 dollars at the simulated exchange, where BTC is the market's first asset."""

    def __init__(self, market: Market, served: Simulated, home: Path) -> None:
        self.market, self.served, self.engine = market, served, market.engine
        self.key = f"{KEY}-{home.name}"
        self.settings = Settings(home=home, live_trading=True, binance_url=f"{served.address}/binance")
        self.asset = next(iter(market.ids.values()))
        self.user = market.trader("ada")
        with transaction(self.engine) as session:
            session.add(ExchangeSymbol(crypto_id=self.asset, exchange="binance", symbol="BTCUSDT", quote="USDT"))
        self.broker = Broker(self.engine, self.settings)
        self.open()

    def open(self, withdrawals: bool = False, **balances: str) -> None:
        body = {"key": self.key, "secret": SECRET, "balances": balances or {"USDT": "10000"}, "withdrawals": withdrawals}
        assert self.served.client.post(f"{self.served.address}/control/accounts", json=body).status_code == 200

    def ready(self) -> "Live":
        connect(self.engine, self.settings, self.user, self.key, SECRET)
        allow(self.engine, self.settings, self.user, CONFIRMATION)
        return self

    def order(self, key: str = "one", amount: str = "1000") -> Order:
        return Order(key, f"digest {key} {amount}", amount=Decimal(amount))

    def sent(self) -> int:
        """How many orders reached the exchange."""
        return sum(1 for _, path, _ in self.served.providers.app.requests if path == ORDER)

    def only(self, model: Any) -> Any:
        with transaction(self.engine) as session:
            return session.scalars(select(model).order_by(model.id.desc()).limit(1)).one()

    def books(self) -> Portfolio:
        with transaction(self.engine) as session:
            account = session.scalars(select(Portfolio).where(Portfolio.is_paper.is_(False))).one()
            check_books(session, account)
            return account

    def later(self) -> None:
        """Let two minutes pass for every order."""
        with transaction(self.engine) as session:
            session.execute(
                text(
                    "UPDATE exchange_orders SET created_at = created_at - interval '2 minutes', sent_at = sent_at - interval '2 minutes'"
                )
            )


@pytest.fixture
def live(market: Market, served: Simulated, tmp_path: Path) -> Iterator[Live]:
    served.providers.app.requests.clear()
    yield Live(market, served, tmp_path)
    served.client.delete(f"{served.address}/control/faults")


def test_a_key_that_may_withdraw_is_refused_and_not_kept(live: Live) -> None:
    live.open(withdrawals=True)
    with pytest.raises(BadInput, match="may withdraw") as refused:
        connect(live.engine, live.settings, live.user, live.key, SECRET)
    assert "empty the account" in refused.value.why
    assert "withdrawals switched off" in refused.value.to_do
    assert count(live.engine, ExchangeAccount) == 0
    with pytest.raises(Rejected, match="turned it down"):
        connect(live.engine, live.settings, live.user, live.key, "another secret")


def test_one_that_is_permitted_to_withdraw_later_buys_nothing(live: Live) -> None:
    live.ready().open(withdrawals=True)
    with pytest.raises(BadInput, match="may withdraw"):
        live.broker.execute(live.user, live.market.signal(live.asset), live.order())
    assert (live.sent(), count(live.engine, ExchangeOrder)) == (0, 0)


def test_each_switch_holds_every_order_back_and_is_named(live: Live) -> None:
    signal = live.market.signal(live.asset)
    connect(live.engine, live.settings, live.user, live.key, SECRET)
    with pytest.raises(SwitchedOff) as second:
        live.broker.execute(live.user, signal, live.order())
    assert "of this portfolio" in second.value.why
    with pytest.raises(BadInput):
        allow(live.engine, live.settings, live.user, "yes")
    allow(live.engine, live.settings, live.user, CONFIRMATION)
    off = Broker(live.engine, live.settings.model_copy(update={"live_trading": False}))
    with pytest.raises(SwitchedOff) as first:
        off.execute(live.user, signal, live.order())
    assert "CRYPTOPREDICT_LIVE_TRADING" in first.value.why
    assert (live.sent(), count(live.engine, ExchangeOrder)) == (0, 0)


def test_a_buy_and_its_sale_are_booked_as_the_exchange_tells_them(live: Live) -> None:
    placed = live.ready().broker.execute(live.user, live.market.signal(live.asset), live.order())
    assert (placed.execution.status, placed.new) == ("filled", True)
    fill = live.only(ExchangeFill)
    position = live.only(Position)
    assert fill.commission_asset == "BTC"
    assert position.quantity == fill.quantity - fill.commission
    assert position.cost_basis == fill.quote <= 1000
    assert live.books().cash == 10_000 - fill.quote
    again = live.broker.execute(live.user, live.only(SignalExecution).signal_id, live.order())
    assert (again.new, again.execution.id, live.sent()) == (False, placed.execution.id, 1)
    attend(live.engine, live.settings)
    assert live_state(live.engine, live.settings, live.user).differences == {}
    assert settle_all(live.engine).startswith("0")  # candles of paper fill nothing here

    live.market.at(live.market.now + HOUR)
    live.market.quote(live.asset, 111.0)
    assert "1 positions sold" in attend(live.engine, live.settings)
    sale, closed = live.only(ExchangeFill), live.only(Position)
    assert (closed.exit_kind, closed.quantity, sale.commission_asset) == ("target", 0, "USDT")
    assert live.books().cash == 10_000 - fill.quote + sale.quote - sale.commission
    assert closed.realized_pnl == sale.quote - sale.commission - fill.quote
    state = live_state(live.engine, live.settings, live.user)
    assert (state.halted_at, state.open_orders) == (None, 0)


def test_parts_are_booked_as_they_come_and_the_rest_can_be_cancelled(live: Live) -> None:
    live.ready().served.fault(target=ORDER, kind="partial", requests=1)
    placed = live.broker.execute(live.user, live.market.signal(live.asset), live.order())
    assert (placed.execution.status, count(live.engine, ExchangeFill)) == ("partially_filled", 1)
    half = live.books().cash
    attend(live.engine, live.settings)
    assert (live.only(SignalExecution).status, count(live.engine, ExchangeFill)) == ("filled", 2)
    assert live.books().cash < half

    live.served.fault(target=ORDER, kind="partial", requests=1)
    live.broker.execute(live.user, live.market.signal(live.asset), live.order("two"))
    ended = live.broker.cancel(live.user, live.only(ExchangeOrder).id)
    execution = live.only(SignalExecution)
    assert (ended.status, ended.outcome) == ("done", "canceled")
    assert (execution.status, execution.fills_from, count(live.engine, ExchangeFill)) == ("partially_filled", None, 3)
    live.books()


def test_an_order_that_was_taken_without_an_answer_is_asked_about_and_never_doubled(live: Live) -> None:
    live.ready().served.fault(target=ORDER, kind="cut_after", requests=1)
    live.served.fault(target=ORDER, kind="5xx", requests=1)  # nor is the first question answered
    signal = live.market.signal(live.asset)
    assert live.broker.execute(live.user, signal, live.order()).execution.status == "pending"
    assert count(live.engine, PortfolioTransaction) == 1
    assert live.broker.execute(live.user, signal, live.order()).execution.status == "filled"
    posted = [path for _, path, _ in live.served.providers.app.requests if path == ORDER]
    assert (len(posted), count(live.engine, ExchangeFill)) == (1, 1)


def test_an_order_that_never_arrived_ends_and_is_not_sent_again(live: Live) -> None:
    live.ready().served.fault(target=ORDER, kind="5xx", requests=1)
    live.broker.execute(live.user, live.market.signal(live.asset), live.order())
    attend(live.engine, live.settings)
    assert live.only(ExchangeOrder).status == "sent"  # too early to say
    live.later()
    attend(live.engine, live.settings)
    assert (live.only(ExchangeOrder).outcome, live.only(SignalExecution).status) == ("never_arrived", "cancelled")
    assert live.books().cash == 10_000
    assert live.sent() == 1


def test_a_name_that_the_exchange_knows_already_is_followed(live: Live) -> None:
    order_id, _ = live.ready().broker.intend(live.user, live.market.signal(live.asset), live.order())
    live.broker.send(order_id)
    with transaction(live.engine) as session:  # as if the mark of having sent it had been lost
        session.execute(update(ExchangeOrder).values(status="intended"))
    live.broker.send(order_id)
    assert (live.sent(), count(live.engine, ExchangeFill)) == (2, 1)
    assert (live.only(ExchangeOrder).status, live.only(SignalExecution).status) == ("done", "filled")


def test_who_dies_between_intent_and_order_has_sent_nothing(live: Live) -> None:
    order_id, _ = live.ready().broker.intend(live.user, live.market.signal(live.asset), live.order())
    assert live.only(SignalExecution).status == "pending"
    live.later()
    attend(live.engine, live.settings)
    live.broker.send(order_id)
    assert (live.only(ExchangeOrder).outcome, live.sent()) == ("never_sent", 0)


def test_a_press_between_intent_and_order_holds_it_back_and_exits_go_on(live: Live) -> None:
    live.ready().broker.execute(live.user, live.market.signal(live.asset), live.order())
    order_id, _ = live.broker.intend(live.user, live.market.signal(live.asset), live.order("two"))
    with transaction(live.engine) as session:
        press(session, Scope(), reason="all wrong", user_id=None)
    with pytest.raises(Halted):
        live.broker.send(order_id)
    assert (live.only(ExchangeOrder).outcome, live.sent()) == ("halted: all wrong", 1)
    assert live.only(SignalExecution).cancel_reason == "halted"
    assert live.broker.close(live.user, live.only(Position).id).outcome == "filled"


def test_what_the_exchange_turns_down_ends_with_its_reason(live: Live) -> None:
    live.ready().open(USDT="10")
    with pytest.raises(Rejected, match="turned it down"):
        live.broker.execute(live.user, live.market.signal(live.asset), live.order())
    assert "insufficient balance" in live.only(ExchangeOrder).outcome
    with pytest.raises(BadInput, match="that small"):
        live.broker.execute(live.user, live.market.signal(live.asset), live.order("two", "3"))
    with pytest.raises(BadInput, match="spot"):
        live.broker.execute(live.user, live.market.signal(live.asset, "short"), live.order("three"))


def test_money_that_is_missing_halts_the_account_until_it_is_back(live: Live) -> None:
    live.ready().open(USDT="9000", DOGE="5")
    attend(live.engine, live.settings)
    state = live_state(live.engine, live.settings, live.user)
    assert state.differences == {"USDT": {"books": "10000.000000000000000000", "exchange": "9000.00000000"}}
    signal = live.market.signal(live.asset)
    with pytest.raises(Conflict, match="halted"):
        live.broker.execute(live.user, signal, live.order())
    with pytest.raises(Conflict, match="stays off"):
        allow(live.engine, live.settings, live.user, CONFIRMATION)
    live.open(USDT="10500")  # more than the books say is shown, and harmless
    allow(live.engine, live.settings, live.user, CONFIRMATION)
    assert live.broker.execute(live.user, signal, live.order()).execution.status == "filled"


def test_a_key_is_nowhere_in_clear(live: Live, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level("DEBUG")
    live.ready().served.fault(target=ORDER, kind="cut_after", requests=1)
    live.broker.execute(live.user, live.market.signal(live.asset), live.order())
    errors = []
    for wrong in ("http://198.51.100.1", f"{live.served.address}/nothing"):
        elsewhere = live.settings.model_copy(update={"binance_url": wrong})
        with pytest.raises(CryptoPredictError) as refused:
            Broker(live.engine, elsewhere).close(live.user, live.only(Position).id)
        errors.append(f"{refused.value.what} {refused.value.why} {refused.value.to_do}")
    assert "open line" in errors[0]
    with live.engine.connect() as connection:
        tables = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        rows = [str(row) for table in tables for row in connection.execute(select(text("*")).select_from(text(table)))]
    printed = capsys.readouterr()
    everything = "\n".join(
        [*rows, *errors, caplog.text, printed.out, printed.err, str(live_state(live.engine, live.settings, live.user))]
    )
    assert "cp-" in everything
    assert live.key not in everything
    assert SECRET not in everything
    disconnect(live.engine, live.settings, live.user)
    assert live.only(ExchangeAccount).sealed is None
