"""Fills of the exchange in the books: its price, its coins, its commission, to the last digit. In: a session with the account's lock.

A commission is taken in the coin that was bought (fewer coins are held), in the currency of the account (a movement of its own), or in
another asset (kept with the fill; it is no money of this account).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from cryptopredict.core.schema import ExchangeOrder, Portfolio, Position, SignalExecution, TradingSignal
from cryptopredict.portfolio.book import Unbalanced, move
from cryptopredict.portfolio.exchange.wire import Trade
from cryptopredict.portfolio.execute import position_of
from cryptopredict.portfolio.money import ZERO, exact, near

__all__ = ["book_fill", "write_off"]


@exact
def book_fill(session: Session, account: Portfolio, order: ExchangeOrder, execution: SignalExecution, fill: Trade) -> None:
    """Book one fill. Raises `Unbalanced` where the books do not have what was traded."""
    if order.side == "buy":
        _bought(session, account, order, execution, fill)
    else:
        _sold(session, account, order, fill)


@exact
def write_off(session: Session, position: Position, kind: str, moment: datetime) -> None:
    """What is left of a position is too little to be sold: it ends, and what it cost is lost."""
    position.realized_pnl -= position.cost_basis
    position.cost_basis, position.quantity = ZERO, ZERO
    position.closed_at, position.exit_kind = moment, kind
    session.flush()


def _bought(session: Session, account: Portfolio, order: ExchangeOrder, execution: SignalExecution, fill: Trade) -> None:
    signal = session.get_one(TradingSignal, execution.signal_id)
    coins = fill.quantity - (fill.commission if fill.commission_asset == order.base_asset else ZERO)
    fee = fill.commission if fill.commission_asset == account.base_currency else ZERO
    if fill.quote + fee > account.cash:
        raise Unbalanced("The exchange spent more than the account has", why=f"{fill.quote + fee} of {account.cash}")
    position = position_of(session, execution)
    if position is None:
        position = Position(
            portfolio_id=account.id,
            crypto_id=signal.crypto_id,
            quantity=coins,
            average_price=fill.price,
            realized_pnl=ZERO,
            opened_at=fill.moment,
            signal_execution_id=execution.id,
            opened_quantity=coins,
            cost_basis=fill.quote,
            fees_paid=ZERO,
            funding_paid=ZERO,
            target_price=signal.target_price,
            stop_loss=signal.stop_loss,
            expires_at=signal.expires_at,
        )
        session.add(position)
    else:
        position.quantity += coins
        position.opened_quantity += coins
        position.cost_basis += fill.quote
    position.average_price = near(position.cost_basis / position.quantity)
    session.flush()
    order.position_id = position.id
    about = (position, execution.id, fill.quantity, fill.price)
    move(session, account, "buy", -fill.quote, fill.moment, *about)
    move(session, account, "fee", -fee, fill.moment, *about)
    position.fees_paid += fee
    position.realized_pnl -= fee
    execution.filled_amount += fill.quote
    execution.filled_quantity += fill.quantity
    execution.fee += fee if fee or coins == fill.quantity else near(fill.commission * fill.price)
    execution.execution_price = near(execution.filled_amount / execution.filled_quantity)
    session.flush()


def _sold(session: Session, account: Portfolio, order: ExchangeOrder, fill: Trade) -> None:
    position = session.get_one(Position, order.position_id, populate_existing=True)
    held = position.quantity
    if fill.quantity > held:
        raise Unbalanced("The exchange sold more than the position holds", why=f"{fill.quantity} of {held}")
    whole = fill.quantity == held
    released = position.cost_basis if whole else near(position.cost_basis * fill.quantity / held)
    fee = fill.commission if fill.commission_asset == account.base_currency else ZERO
    position.quantity -= fill.quantity
    position.cost_basis -= released
    position.realized_pnl += fill.quote - released - fee
    position.fees_paid += fee
    position.exit_price = fill.price
    if whole:
        position.closed_at, position.exit_kind = fill.moment, order.exit_kind
    session.flush()
    about = (position, order.execution_id, fill.quantity, fill.price)
    move(session, account, "sell", fill.quote, fill.moment, *about)
    move(session, account, "fee", -fee, fill.moment, *about)
