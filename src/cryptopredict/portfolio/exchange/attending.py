"""What is done for live portfolios every minute: orders followed, positions sold where they end, books held against balances."""

from datetime import datetime

import structlog
from sqlalchemy import Engine, select

from cryptopredict.base import BadInput, CryptoPredictError
from cryptopredict.core import Settings, transaction
from cryptopredict.core.schema import ExchangeAccount, ExchangeOrder, Portfolio, Position
from cryptopredict.portfolio.accounts import now_in_market
from cryptopredict.portfolio.exchange.accounts import live_account, wire_of
from cryptopredict.portfolio.exchange.broker import Broker
from cryptopredict.portfolio.exchange.reconcile import reconcile
from cryptopredict.portfolio.money import of
from cryptopredict.portfolio.prices import Price, newest_prices

__all__ = ["attend"]

_log = structlog.get_logger(__name__)


def attend(engine: Engine, settings: Settings, user_id: int | None = None) -> str:
    """Go on with what is under way, for one user or for all; says what was done. One account that fails stops no other.

    Following asks only; it is done with the switches off too. Selling needs both.
    """
    broker = Broker(engine, settings)
    accounts = (
        select(Portfolio.user_id)
        .join(ExchangeAccount, ExchangeAccount.portfolio_id == Portfolio.id)
        .where(ExchangeAccount.sealed.is_not(None), Portfolio.archived_at.is_(None))
        .order_by(Portfolio.id)
    )
    with transaction(engine) as session:
        users = list(session.scalars(accounts if user_id is None else accounts.where(Portfolio.user_id == user_id)))
    wrong: list[CryptoPredictError] = []
    followed = sold = 0
    for user in users:
        with transaction(engine) as session:
            portfolio, _ = live_account(session, user)
            open_orders = select(ExchangeOrder.id).where(
                ExchangeOrder.portfolio_id == portfolio.id, ExchangeOrder.status != "done"
            )
            orders = list(session.scalars(open_orders.order_by(ExchangeOrder.id)))
        try:
            for order in orders:
                broker.resume(order)
                followed += 1
            sold += _sell_what_ends(engine, settings, broker, user)
            with transaction(engine) as session:
                portfolio, account = live_account(session, user)
                reconcile(session, portfolio, account, wire_of(settings, account))
        except CryptoPredictError as error:
            _log.warning("a live portfolio cannot be attended to", user=user, what=error.what, why=error.why)
            wrong.append(error)
    if wrong:
        raise wrong[0]
    return f"{len(users)} accounts, {followed} orders followed, {sold} positions sold"


def _sell_what_ends(engine: Engine, settings: Settings, broker: Broker, user_id: int) -> int:
    with transaction(engine) as session:
        portfolio, account = live_account(session, user_id)
        under_way = select(ExchangeOrder.execution_id).where(ExchangeOrder.status != "done")
        positions = session.scalars(
            select(Position)
            .where(
                Position.portfolio_id == portfolio.id,
                Position.closed_at.is_(None),
                Position.signal_execution_id.not_in(under_way),
            )
            .order_by(Position.id)
        ).all()
        prices, now = newest_prices(session, [one.crypto_id for one in positions]), now_in_market(session)
        ends = [(one.id, kind) for one in positions if (kind := _end_of(one, prices.get(one.crypto_id), now))]
        may = settings.live_trading and account.allowed_at is not None
    if ends and not may:
        _log.warning(
            "positions have ended and cannot be sold: a switch is off", user=user_id, positions=[one for one, _ in ends]
        )
        return 0
    sold = 0
    for position_id, kind in ends:
        try:
            broker.close(user_id, position_id, kind)
        except BadInput as error:  # too small for the exchange: it stays, and is told each time
            _log.warning("a position that has ended cannot be sold", position=position_id, why=error.why)
        else:
            sold += 1
    return sold


def _end_of(position: Position, price: Price | None, now: datetime) -> str | None:
    """Why a long position ends now; None while it does not."""
    if position.expires_at is not None and now >= position.expires_at:
        return "timeout"
    if price is None or position.opened_at > price.moment:
        return None
    if position.stop_loss is not None and price.value <= of(position.stop_loss):
        return "stop"
    return "target" if position.target_price is not None and price.value >= of(position.target_price) else None
