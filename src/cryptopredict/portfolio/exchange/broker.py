"""Orders at the exchange: first the intent, then the order, then what the exchange says of it. In: an engine. Out: committed rows.

Three transactions, and between them nothing that a crash could double: the intent is committed; the switches and the kill switch are
read again and the order is marked as sent; what came of it is asked by its name, booked, and asked again until it has ended. An order
that was marked as sent is never sent again, whatever the answer was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Final

import structlog
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from cryptopredict.base import Conflict, CryptoPredictError, NotFound
from cryptopredict.core import Settings, transaction
from cryptopredict.core.schema import (
    ExchangeAccount,
    ExchangeFill,
    ExchangeOrder,
    Position,
    SignalExecution,
    TradingSignal,
)
from cryptopredict.ledger.halts import refuse_halted
from cryptopredict.portfolio.accounts import locked_account
from cryptopredict.portfolio.book import Unbalanced, check_books
from cryptopredict.portfolio.exchange.accounts import live_account, refuse_entry, refuse_switched_off, wire_of
from cryptopredict.portfolio.exchange.booking import book_fill, write_off
from cryptopredict.portfolio.exchange.intending import intend_buy, intend_sale, symbol_of
from cryptopredict.portfolio.exchange.reconcile import halt_account
from cryptopredict.portfolio.exchange.wire import Rejected, Told, Trade, Uncertain, Unlisted, Wire
from cryptopredict.portfolio.execute import Order, Placed, announce, known_execution, position_of
from cryptopredict.portfolio.money import ZERO, exact
from cryptopredict.portfolio.value import note_value

__all__ = ["Broker"]

_log = structlog.get_logger(__name__)
_ORDER_LOCK: Final = 0x63704578
"""First half of the key of the advisory lock of an order; the other is its number."""
_GONE_AFTER: Final = timedelta(seconds=60)
"""Far longer than the exchange takes a signed request for: what it does not know after that never arrived. So long, too, one who wrote an intent may take to send it."""


class Broker:
    """The paper broker's face, for live portfolios."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine = engine
        self._settings = settings

    def execute(self, user_id: int, signal_id: int, order: Order) -> Placed:
        """Execute a signal with real money; the same order again is the same execution, and is followed on.

        Raises what the paper broker raises, and `SwitchedOff`, `Rejected`; where no clear answer came the execution stays pending.
        """
        order_id, new = self.intend(user_id, signal_id, order)
        if new:
            self.send(order_id)
        else:
            self.resume(order_id)
        with transaction(self._engine) as session:
            execution = session.get_one(SignalExecution, session.get_one(ExchangeOrder, order_id).execution_id)
            return Placed(execution, position_of(session, execution), new=new)

    def close(self, user_id: int, position_id: int, kind: str = "manual") -> ExchangeOrder:
        """Sell a position, halted or not. Raises `NotFound`, `SwitchedOff`, `BadInput` for one that is too small to be sold."""
        with transaction(self._engine) as session:
            account, about = live_account(session, user_id)
            refuse_switched_off(self._settings, about)
            opened = select(ExchangeOrder).where(ExchangeOrder.position_id == position_id, ExchangeOrder.side == "buy")
            entry = session.scalars(opened.where(ExchangeOrder.portfolio_id == account.id)).one_or_none()
            if entry is None:
                raise NotFound("There is no such position")
            wire, symbol = wire_of(self._settings, about), entry.symbol
        rules = wire.rules(symbol)
        with transaction(self._engine) as session:
            account, about = live_account(session, user_id)
            refuse_switched_off(self._settings, about)
            order_id = intend_sale(session, account, position_id, entry, rules, kind)
        self.send(order_id)
        with transaction(self._engine) as session:
            return session.get_one(ExchangeOrder, order_id)

    def cancel(self, user_id: int, order_id: int) -> ExchangeOrder:
        """Want no more of an order; what was filled stays. Raises `NotFound`, `Uncertain`."""
        with transaction(self._engine) as session:
            account, about = live_account(session, user_id)
            order = session.get(ExchangeOrder, order_id)
            if order is None or order.portfolio_id != account.id:
                raise NotFound("There is no such order")
            wire = wire_of(self._settings, about)
        if order.status == "sent":
            try:
                wire.cancel(order.symbol, order.client_order_id)
            except Unlisted:
                _log.info("nothing to cancel at the exchange", order=order_id)
        self.resume(order_id)
        with transaction(self._engine) as session:
            return session.get_one(ExchangeOrder, order_id)

    def intend(self, user_id: int, signal_id: int, order: Order) -> tuple[int, bool]:
        """Write down, and commit, that an order is to be placed; its number, and whether it is new."""
        with transaction(self._engine) as session:
            account, about = live_account(session, user_id)
            before = known_execution(session, account, order)
            if before is not None:
                return self._number(session, before), False
            refuse_entry(self._settings, about)
            wire, symbol = wire_of(self._settings, about), symbol_of(session, signal_id, account)
        wire.refuse_dangerous()
        rules = wire.rules(symbol)
        with transaction(self._engine) as session:
            account, about = live_account(session, user_id)
            before = known_execution(session, account, order)
            if before is not None:
                return self._number(session, before), False
            refuse_entry(self._settings, about)
            return intend_buy(session, account, signal_id, order, rules), True

    def send(self, order_id: int) -> None:
        """Send an intended order once, and follow it. Raises `Halted`, `SwitchedOff`, `Rejected`: then it has ended."""
        with self._alone_with(order_id) as mine:
            if not mine:
                return
            with transaction(self._engine) as session:
                order = session.get_one(ExchangeOrder, order_id)
                if order.status != "intended":
                    return
            try:
                wire = self._release(order_id)
                wire.place(order.symbol, order.side, order.client_order_id, amount=order.amount, quantity=order.quantity)
            except Uncertain as error:
                _log.warning("an order without a clear answer", order=order_id, why=error.why)
            except CryptoPredictError as error:
                self._end(order_id, f"{error.slug}: {error.why or error.what}")
                raise
            self._follow(order_id, wire)

    def resume(self, order_id: int) -> None:
        """Go on with an order after whatever broke it off: one that was never sent ends, one that may have arrived is asked about."""
        with self._alone_with(order_id) as mine:
            if not mine:
                return
            with transaction(self._engine) as session:
                order = session.get_one(ExchangeOrder, order_id)
                wire = None if order.status != "sent" else wire_of(self._settings, _about(session, order))
                age = session.scalars(select(func.clock_timestamp())).one() - order.created_at
            if order.status == "intended" and age > _GONE_AFTER:
                self._end(order_id, "never_sent")
            elif wire is not None:
                self._follow(order_id, wire)

    def _release(self, order_id: int) -> Wire:
        """The last moment before an order leaves: both switches and, for an entry, everything that may be halted."""
        with transaction(self._engine) as session:
            order = session.get_one(ExchangeOrder, order_id)
            locked_account(session, order.portfolio_id)
            about = _about(session, order)
            wire = wire_of(self._settings, about)
            if order.side == "buy":
                refuse_entry(self._settings, about)
                execution = session.get_one(SignalExecution, order.execution_id)
                refuse_halted(session, [session.get_one(TradingSignal, execution.signal_id).crypto_id])
            else:
                refuse_switched_off(self._settings, about)
            order.status, order.sent_at = "sent", session.scalar(select(func.clock_timestamp()))
        return wire

    def _follow(self, order_id: int, wire: Wire) -> None:
        """Ask what became of an order, and book what is new."""
        with transaction(self._engine) as session:
            order = session.get_one(ExchangeOrder, order_id)
            now = session.scalars(select(func.clock_timestamp())).one()
        try:
            told = wire.look(order.symbol, order.client_order_id)
            trades = wire.trades(order.symbol, told.exchange_id)
        except Unlisted:
            if order.sent_at is not None and now - order.sent_at > _GONE_AFTER:
                self._end(order_id, "never_arrived")
            return
        except (Uncertain, Rejected) as error:
            _log.warning("an order cannot be followed now", order=order_id, why=error.why)
            return
        try:
            self._book(order_id, told, trades)
        except Unbalanced as error:
            with transaction(self._engine) as session:
                halt_account(session, _about(session, order), f"{error.what}: {error.why}")
            raise

    @exact
    def _book(self, order_id: int, told: Told, trades: list[Trade]) -> None:
        with transaction(self._engine) as session:
            order = session.get_one(ExchangeOrder, order_id)
            account = locked_account(session, order.portfolio_id)
            if account is None:
                raise Conflict("The portfolio was archived while an order was under way")
            execution = session.get_one(SignalExecution, order.execution_id, populate_existing=True)
            known = set(session.scalars(select(ExchangeFill.trade_id).where(ExchangeFill.order_id == order_id)))
            order.exchange_id = told.exchange_id
            fresh = [one for one in trades if one.trade_id not in known]
            for fill in fresh:
                facts = {name: getattr(fill, name) for name in Trade.__slots__}
                session.add(ExchangeFill(order_id=order_id, **facts))
                book_fill(session, account, order, execution, fill)
            filled = sum((one.quantity for one in trades), ZERO)
            if order.side == "buy" and filled > 0:
                execution.status = "partially_filled"
            # The list of fills may come later than the end of the order: it has ended once both agree.
            if told.ended and filled == told.executed:
                _finish(session, order, execution, told, filled)
            elif not fresh:
                return
            check_books(session, account)
            note_value(session, account, "execution")
            announce(session, account, execution)

    def _end(self, order_id: int, outcome: str) -> None:
        """Nothing came of an order."""
        with transaction(self._engine) as session:
            order = session.get_one(ExchangeOrder, order_id)
            account = locked_account(session, order.portfolio_id)
            execution = session.get_one(SignalExecution, order.execution_id, populate_existing=True)
            order.status, order.outcome = "done", outcome
            order.ended_at = session.scalar(select(func.clock_timestamp()))
            if order.side == "buy":
                execution.status, execution.fills_from, execution.cancel_reason = "cancelled", None, outcome.partition(":")[0]
            if account is not None:
                announce(session, account, execution)

    @contextmanager
    def _alone_with(self, order_id: int) -> Iterator[bool]:
        """Whether nobody else is at this order; a process that dies lets go of it."""
        with self._engine.begin() as connection:
            key = {"room": _ORDER_LOCK, "order": order_id}
            yield bool(connection.scalar(text("SELECT pg_try_advisory_xact_lock(:room, :order)"), key))

    def _number(self, session: Session, execution: SignalExecution) -> int:
        query = select(ExchangeOrder.id).where(ExchangeOrder.execution_id == execution.id, ExchangeOrder.side == "buy")
        return session.scalars(query).one()


def _finish(session: Session, order: ExchangeOrder, execution: SignalExecution, told: Told, filled: Decimal) -> None:
    now = session.scalars(select(func.clock_timestamp())).one()
    order.status, order.outcome, order.ended_at = "done", told.status.lower(), now
    if order.side == "buy":
        execution.fills_from = None
        execution.status = "filled" if told.status == "FILLED" else "partially_filled" if filled > 0 else "cancelled"
        execution.cancel_reason = None if told.status == "FILLED" else told.status.lower()
        return
    position = session.get_one(Position, order.position_id, populate_existing=True)
    if position.closed_at is None and filled == order.quantity:
        write_off(session, position, order.exit_kind or "manual", now)


def _about(session: Session, order: ExchangeOrder) -> ExchangeAccount:
    return session.scalars(select(ExchangeAccount).where(ExchangeAccount.portfolio_id == order.portfolio_id)).one()
