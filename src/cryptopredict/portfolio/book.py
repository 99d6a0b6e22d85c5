"""The books: what a fill, a fee or a deposit does to cash and position, and the movement that is written down for it.

Everything here changes rows of a session that holds the lock of the account. At every moment

    cash = sum of all movements,   and   cash + cost basis of what is open = deposits + realised results

to the last of 18 places: amounts are rounded once, where they arise, and the same rounded amount is booked on both sides.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryptopredict.base import Conflict
from cryptopredict.core.schema import Portfolio, PortfolioTransaction, Position, SignalExecution
from cryptopredict.portfolio.money import ZERO, down, exact, near, up

__all__ = ["Rates", "Unbalanced", "charge_funding", "check_books", "close_some", "deposit", "move", "open_some"]

HOUR: Final = timedelta(hours=1)


class Unbalanced(Conflict):
    """The books of an account do not add up: nothing more is done with it."""

    slug = "unbalanced"


@dataclass(frozen=True, slots=True)
class Rates:
    """Fee and slippage as shares of what is traded, funding as a share of a short's margin for each hour."""

    fee: Decimal
    slippage: Decimal
    funding: Decimal


@exact
def deposit(session: Session, account: Portfolio, amount: Decimal, moment: datetime) -> None:
    """Put money in."""
    move(session, account, "deposit", amount, moment)


@exact
def open_some(
    session: Session, account: Portfolio, order: SignalExecution, position: Position | None, *, crypto_id: int, side: int,
    amount: Decimal, price: Decimal, rates: Rates, moment: datetime,
) -> Position | None:  # fmt: skip
    """Trade so much of an order at a price: as many coins as the amount buys. The position it adds to, or a new one.

    What cash does not reach for is left; None where not even a part of a coin can be had. Fees and slippage are on top.
    """
    costs = 1 + rates.fee + rates.slippage
    quantity = down(min(amount, account.cash / costs) / price)
    notional = up(quantity * price)
    fee, slippage = up(notional * rates.fee), up(notional * rates.slippage)
    if quantity <= 0 or notional + fee + slippage > account.cash:
        return position
    if position is None:
        position = Position(
            portfolio_id=account.id,
            crypto_id=crypto_id,
            quantity=side * quantity,
            average_price=price,
            realized_pnl=ZERO,
            opened_at=moment,
            signal_execution_id=order.id,
            opened_quantity=side * quantity,
            cost_basis=notional,
            fees_paid=ZERO,
            funding_paid=ZERO,
            funding_until=moment if side < 0 else None,
        )
        session.add(position)
    else:
        position.quantity += side * quantity
        position.opened_quantity += side * quantity
        position.cost_basis += notional
    position.average_price = near(position.cost_basis / abs(position.quantity))
    _costs(position, fee + slippage)
    session.flush()
    about = (position, order.id, quantity, price)
    move(session, account, "buy" if side > 0 else "margin", -notional, moment, *about)
    move(session, account, "fee", -fee, moment, *about)
    move(session, account, "slippage", -slippage, moment, *about)
    order.filled_amount += notional
    order.filled_quantity += quantity
    order.fee += fee
    order.slippage += slippage
    order.execution_price = near(order.filled_amount / order.filled_quantity)
    return position


@exact
def close_some(
    session: Session, account: Portfolio, position: Position, *, quantity: Decimal, price: Decimal, rates: Rates,
    kind: str, moment: datetime,
) -> None:  # fmt: skip
    """Give back so many coins at a price. The margin of a short bears its loss and no more: the exchange closes it before.

    Raises `Conflict` for more than there is.
    """
    held = abs(position.quantity)
    if not 0 < quantity <= held:
        raise Conflict("A position cannot give more than it holds", why=f"{quantity} of {held}")
    long, whole = position.quantity > 0, quantity == held
    released = position.cost_basis if whole else near(position.cost_basis * quantity / held)
    payout = down(quantity * price) if long else max(ZERO, 2 * released - up(quantity * price))
    if not long and payout == 0:
        kind = "liquidated"
    traded = quantity * price
    fee = min(up(traded * rates.fee), payout)
    slippage = min(up(traded * rates.slippage), payout - fee)
    position.quantity -= quantity if long else -quantity
    position.cost_basis -= released
    position.realized_pnl += payout - released
    position.exit_price = price
    _costs(position, fee + slippage)
    if whole:
        position.closed_at, position.exit_kind = moment, kind
    session.flush()
    about = (position, position.signal_execution_id, quantity, price)
    move(session, account, "sell" if long else "release", payout, moment, *about)
    move(session, account, "fee", -fee, moment, *about)
    move(session, account, "slippage", -slippage, moment, *about)


@exact
def charge_funding(session: Session, account: Portfolio, position: Position, rates: Rates, until: datetime) -> None:
    """What a short owes for the whole hours since the last time; what cash does not reach for stays owed."""
    if position.quantity >= 0 or position.funding_until is None:
        return
    hours = (until - position.funding_until) // HOUR
    owed = up(position.cost_basis * rates.funding * hours)
    if hours < 1 or owed > account.cash:
        return
    position.funding_until += hours * HOUR
    position.funding_paid += owed
    position.realized_pnl -= owed
    session.flush()
    move(session, account, "funding", -owed, until, position, position.signal_execution_id, None, None)


@exact
def check_books(session: Session, account: Portfolio) -> None:
    """Hold the account against its history. Raises `Unbalanced`, with both sums."""
    session.flush()
    moved, deposited = session.execute(
        select(
            func.coalesce(func.sum(PortfolioTransaction.amount), ZERO),
            func.coalesce(func.sum(PortfolioTransaction.amount).filter(PortfolioTransaction.kind == "deposit"), ZERO),
        ).where(PortfolioTransaction.portfolio_id == account.id)
    ).one()
    tied, realized = session.execute(
        select(func.coalesce(func.sum(Position.cost_basis), ZERO), func.coalesce(func.sum(Position.realized_pnl), ZERO)).where(
            Position.portfolio_id == account.id
        )
    ).one()
    if account.cash != moved or account.cash + tied != deposited + realized:
        raise Unbalanced(
            f"The books of account {account.id} do not add up",
            why=f"cash {account.cash}, movements {moved}; with positions {account.cash + tied}, history {deposited + realized}",
            to_do="Report it; nothing was changed.",
        )


def _costs(position: Position, amount: Decimal) -> None:
    position.fees_paid += amount
    position.realized_pnl -= amount


def move(
    session: Session,
    account: Portfolio,
    kind: str,
    amount: Decimal,
    moment: datetime,
    position: Position | None = None,
    execution_id: int | None = None,
    quantity: Decimal | None = None,
    price: Decimal | None = None,
) -> None:
    """Book one movement. A fee of nothing is none; a margin of which nothing comes back is written down all the same."""
    if amount == 0 and kind in ("fee", "slippage", "funding"):
        return
    account.cash += amount
    session.add(
        PortfolioTransaction(
            portfolio_id=account.id,
            kind=kind,
            amount=amount,
            cash_after=account.cash,
            crypto_id=None if position is None else position.crypto_id,
            position_id=None if position is None else position.id,
            execution_id=execution_id,
            quantity=quantity,
            price=price,
            moment=moment,
        )
    )
    session.flush()
