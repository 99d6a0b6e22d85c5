"""Paper accounts: one of each user, made when it is first used. In: the caller's transaction. Out: the row, locked where asked."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from sqlalchemy import Select, case, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import Unavailable
from cryptopredict.core.schema import Cryptocurrency, Portfolio, SignalExecution, SystemConfig
from cryptopredict.ledger.clock import market_now
from cryptopredict.portfolio.book import deposit
from cryptopredict.portfolio.prices import newest_prices

__all__ = [
    "BITCOIN",
    "account_of",
    "bitcoin_price",
    "locked_account",
    "now_in_market",
    "paper_accounts",
    "readable_account",
    "reset_account",
]

BITCOIN: Final = "BTC"
_CASH: Final = "paper_starting_cash"
_USUAL_CASH: Final = Decimal(10_000)
_ACTIVE = text("is_paper AND archived_at IS NULL")
_MOST: Final = Decimal(10) ** 12


def now_in_market(session: Session) -> datetime:
    """The time that counts."""
    return session.scalars(select(market_now())).one()


def paper_accounts() -> Select[Portfolio]:
    """The paper accounts that count, one of each user at most."""
    return select(Portfolio).where(Portfolio.is_paper, Portfolio.archived_at.is_(None))


def account_of(session: Session, user_id: int) -> Portfolio:
    """The paper account of a user, locked until the transaction ends; made, with its starting cash, if there is none."""
    found = session.scalars(_mine(user_id).with_for_update()).one_or_none()
    return _open(session, user_id) if found is None else found


def readable_account(session: Session, user_id: int) -> Portfolio:
    """The paper account of a user for one who only looks: not locked, and made if there is none."""
    return session.scalars(_mine(user_id)).one_or_none() or account_of(session, user_id)


def locked_account(session: Session, portfolio_id: int) -> Portfolio | None:
    """An account that counts, locked until the transaction ends; None where it was archived meanwhile."""
    query = select(Portfolio).where(Portfolio.id == portfolio_id, Portfolio.archived_at.is_(None))
    return session.scalars(query.with_for_update().execution_options(populate_existing=True)).one_or_none()


def reset_account(session: Session, user_id: int) -> Portfolio:
    """Begin anew: the account and all its history is archived as it stands, its open orders end, and another is made."""
    old = account_of(session, user_id)
    session.execute(
        update(SignalExecution)
        .where(SignalExecution.portfolio_id == old.id, SignalExecution.fills_from.is_not(None))
        .values(
            status=case((SignalExecution.filled_amount > 0, SignalExecution.status), else_="cancelled"),
            fills_from=None,
            cancel_reason="reset",
        )
        .execution_options(synchronize_session=False)
    )
    old.archived_at = now_in_market(session)
    session.flush()
    return _open(session, user_id)


def bitcoin_price(session: Session) -> float | None:
    """The newest price of Bitcoin, None where the market has none: of all assets of that name the largest."""
    largest = select(Cryptocurrency.id).where(Cryptocurrency.symbol == BITCOIN)
    asset = session.scalar(largest.order_by(Cryptocurrency.market_cap_rank.asc().nulls_last(), Cryptocurrency.id).limit(1))
    price = None if asset is None else newest_prices(session, [asset]).get(asset)
    return None if price is None else float(price.value)


def _open(session: Session, user_id: int) -> Portfolio:
    cash = _starting_cash(session)
    made = (
        insert(Portfolio)
        .values(user_id=user_id, name="Paper", base_currency="USDT", starting_cash=cash, start_btc_price=bitcoin_price(session))
        .on_conflict_do_nothing(index_elements=["user_id"], index_where=_ACTIVE)
        .returning(Portfolio.id)
    )
    new = session.scalar(made) is not None  # else another request of this user was faster, and has made its deposit
    account = session.scalars(_mine(user_id).with_for_update()).one()
    if new and cash > 0:
        deposit(session, account, cash, now_in_market(session))
    return account


def _starting_cash(session: Session) -> Decimal:
    value = session.scalar(select(SystemConfig.value).where(SystemConfig.key == _CASH))
    if value is None:
        return _USUAL_CASH
    try:
        cash = Decimal(str(value))
    except InvalidOperation:
        cash = Decimal("NaN")
    if not (cash.is_finite() and 0 <= cash <= _MOST):
        raise Unavailable(
            "No account can be opened", why=f"{_CASH} is {value!r} in the configuration", to_do="Set it to an amount."
        )
    return cash


def _mine(user_id: int) -> Select[Portfolio]:
    return paper_accounts().where(Portfolio.user_id == user_id)
