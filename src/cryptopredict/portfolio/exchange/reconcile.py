"""Books against balances. What the books say is there must be there; where it is not, the account is halted and nothing is guessed."""

from decimal import Decimal
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryptopredict.core.schema import ExchangeAccount, ExchangeOrder, Portfolio, Position
from cryptopredict.portfolio.accounts import now_in_market
from cryptopredict.portfolio.exchange.wire import Wire
from cryptopredict.portfolio.money import ZERO, exact

__all__ = ["halt_account", "reconcile"]

_LEAST: Final = Decimal("0.00000001")
"""The smallest amount that the exchange counts."""


@exact
def reconcile(session: Session, portfolio: Portfolio, account: ExchangeAccount, wire: Wire) -> bool:
    """Compare, under the lock of the account; True where nothing is missing, False where it is, or where orders are under way.

    More than the books say is shown and does no harm: the account may hold what was never ours, and dust. An order that the books do
    not know makes something less, whichever way it went.
    """
    open_orders = select(func.count()).where(ExchangeOrder.portfolio_id == portfolio.id, ExchangeOrder.status != "done")
    if session.scalar(open_orders):
        return False
    books = {portfolio.base_currency: portfolio.cash}
    held = session.execute(
        select(ExchangeOrder.base_asset, func.sum(Position.quantity))
        .join(ExchangeOrder, (ExchangeOrder.execution_id == Position.signal_execution_id) & (ExchangeOrder.side == "buy"))
        .where(Position.portfolio_id == portfolio.id, Position.closed_at.is_(None))
        .group_by(ExchangeOrder.base_asset)
    )
    for asset, quantity in held:
        books[asset] = books.get(asset, ZERO) + quantity
    there = wire.balances()
    differences = {
        asset: {"books": f"{amount:f}", "exchange": f"{there.get(asset, ZERO):f}"}
        for asset, amount in books.items()
        if abs(amount - there.get(asset, ZERO)) > _LEAST
    }
    missing = sorted(asset for asset in differences if there.get(asset, ZERO) < books[asset])
    account.checked_at, account.differences = now_in_market(session), differences
    if missing:
        halt_account(session, account, f"the exchange holds less than the books say: {', '.join(missing)}")
    return not missing


def halt_account(session: Session, account: ExchangeAccount, why: str) -> None:
    """No entries from this account until its owner has looked; the first reason stays."""
    if account.halted_at is None:
        account.halted_at, account.halted_why = now_in_market(session), why
    session.flush()
