"""What closed candles did to orders and positions: fills at their open, targets, stops and the end of time. In: an engine.

The rules are those of `base.trading`, as for labels, replay and the outcomes of signals. Each account is one transaction, under its
lock; whatever breaks it off leaves the account as it was, and the next turn does all of it again.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from cryptopredict.base import Costs, CryptoPredictError, ExitKind, entry_price, exit_at, from_epoch
from cryptopredict.core import transaction
from cryptopredict.core.schema import Portfolio, Position, SignalExecution, TradingSignal
from cryptopredict.ledger.halts import halted_assets
from cryptopredict.portfolio.accounts import locked_account, now_in_market
from cryptopredict.portfolio.book import charge_funding, check_books, close_some, open_some
from cryptopredict.portfolio.candles import Traded, traded_after
from cryptopredict.portfolio.execute import announce, end_order, rates_for
from cryptopredict.portfolio.money import UNIT, ZERO, exact, of, up
from cryptopredict.portfolio.prices import Liquidity, daily_history
from cryptopredict.portfolio.value import note_value

__all__ = ["settle_account", "settle_all"]

_LATE: Final = timedelta(hours=2)
"""So long after the end of a signal the candle that could have filled an order in time may still come."""
_SHARE_OF_CANDLE: Final = 0.1
"""An order takes at most so much of what was traded in a candle; the rest waits for the next one."""


def settle_all(engine: Engine) -> str:
    """Settle every account that has something open; says how many changed.

    One whose books are wrong stops none of the others, and is raised when they are done.
    """
    with transaction(engine) as session:
        waiting = select(SignalExecution.portfolio_id).where(SignalExecution.fills_from.is_not(None))
        holding = select(Position.portfolio_id).where(Position.closed_at.is_(None))
        ids = session.scalars(
            select(Portfolio.id)
            .where(
                Portfolio.is_paper, Portfolio.archived_at.is_(None), or_(Portfolio.id.in_(waiting), Portfolio.id.in_(holding))
            )
            .order_by(Portfolio.id)
        ).all()
    changed = 0
    wrong: list[CryptoPredictError] = []
    for portfolio_id in ids:
        try:
            with transaction(engine) as session:
                changed += settle_account(session, portfolio_id)
        except CryptoPredictError as error:
            wrong.append(error)
    if wrong:
        raise wrong[0]
    return f"{changed} of {len(ids)} accounts changed"


@exact
def settle_account(session: Session, portfolio_id: int) -> bool:
    """Bring one account up to now; says whether anything changed. Raises `Unbalanced` rather than commit what does not add up."""
    account = locked_account(session, portfolio_id)
    if account is None:
        return False
    now, costs = now_in_market(session), Costs()
    orders = session.scalars(
        select(SignalExecution)
        .where(SignalExecution.portfolio_id == account.id, SignalExecution.fills_from.is_not(None))
        .order_by(SignalExecution.id)
    ).all()
    positions = session.scalars(
        select(Position).where(Position.portfolio_id == account.id, Position.closed_at.is_(None)).order_by(Position.id)
    ).all()
    halts = halted_assets(session) if orders else []
    by_order = {position.signal_execution_id: position for position in positions}
    courses = []
    for order in orders:
        signal = session.get_one(TradingSignal, order.signal_id)
        halted = any(halt.scope != "asset" or halt.crypto_id == signal.crypto_id for halt in halts)
        courses.append(_Course(session, account, costs, now, order, signal, by_order.pop(order.id, None), halted=halted))
    courses += [_Course(session, account, costs, now, None, None, one, halted=False) for one in by_order.values()]
    changed = [course for course in courses if course.run()]
    if not changed:
        return False
    check_books(session, account)
    note_value(session, account, "execution")
    for course in changed:
        announce(session, account, course.order or _order_of(session, course.position))
    return True


def _order_of(session: Session, position: Position | None) -> SignalExecution | None:
    key = None if position is None else position.signal_execution_id
    return None if key is None else session.get(SignalExecution, key)


class _Course:
    """One order and the position that came of it, led through the candles since it was looked at."""

    def __init__(
        self,
        session: Session,
        account: Portfolio,
        costs: Costs,
        now: datetime,
        order: SignalExecution | None,
        signal: TradingSignal | None,
        position: Position | None,
        *,
        halted: bool,
    ) -> None:
        self.session, self.account, self.costs, self.now = session, account, costs, now
        self.order, self.signal, self.position, self.halted = order, signal, position, halted
        asset = position.crypto_id if position is not None else signal.crypto_id if signal is not None else 0
        self.asset = asset
        self.liquidity: Liquidity | None = daily_history(session, [asset], now)[1].get(asset)
        self.changed = False

    def run(self) -> bool:
        """Follow the candles; says whether there was a trade, or an order ended."""
        order, position = self.order, self.position
        if order is not None and self.halted:
            self._end("halted")
        begin = position.settled_until if position is not None else None if order is None else order.fills_from
        if begin is None:
            return self.changed
        for traded in traded_after(self.session, self.asset, begin, self.now):
            self._fill(traded)
            self._leave(traded)
            closed = from_epoch(traded.closed)
            if self.position is not None:
                self.position.settled_until = closed
            if order is not None and order.fills_from is not None:
                order.fills_from = closed
            if (self.position is None or self.position.closed_at is not None) and (order is None or order.fills_from is None):
                break
        if self.signal is not None and self.signal.expires_at + _LATE <= self.now:
            self._end("expired")
        if self.position is not None and self.position.closed_at is None:
            # Only up to where candles are known: a stop that is found later ends the debt there.
            rates = rates_for(self.costs, ZERO, self.liquidity)
            charge_funding(self.session, self.account, self.position, rates, self.position.settled_until or self.now)
        self.session.flush()
        return self.changed

    def _fill(self, traded: Traded) -> None:
        """What an order gets of a candle: at its open, a tenth of what was traded at most, and nothing beyond target or stop."""
        order, signal = self.order, self.signal
        if order is None or signal is None or order.fills_from is None:
            return
        opened = from_epoch(traded.opened)
        if opened >= signal.expires_at or signal.status == "cancelled":
            self._end("withdrawn" if signal.status == "cancelled" else "expired")
            return
        price = entry_price(traded.candle)
        side = 1 if signal.signal_type == "long" else -1
        if side * (price - signal.stop_loss) <= 0.0 or side * (price - signal.target_price) >= 0.0:
            self._end("price_out_of_bounds")
            return
        rest = order.position_size - order.filled_amount
        amount = min(rest, of(_SHARE_OF_CANDLE * traded.dollars))
        before = order.filled_amount
        if amount > 0:
            self.position = open_some(
                self.session,
                self.account,
                order,
                self.position,
                crypto_id=signal.crypto_id,
                side=side,
                amount=amount,
                price=of(price),
                rates=rates_for(self.costs, amount, self.liquidity),
                moment=opened,
            )
        short = order.filled_amount - before + up(of(price) * UNIT) + UNIT < amount
        if order.filled_amount > before:
            self._filled(signal, "filled" if amount == rest and not short else "partially_filled")
        if short:
            self._end("no_cash")

    def _filled(self, signal: TradingSignal, status: str) -> None:
        """A part of the order, or the last of it, became a position that ends as its signal says."""
        order, position = self.order, self.position
        assert order is not None  # noqa: S101 - both are there when something was filled
        assert position is not None  # noqa: S101
        position.target_price, position.stop_loss, position.expires_at = (
            signal.target_price,
            signal.stop_loss,
            signal.expires_at,
        )
        order.status = status
        if status == "filled":
            order.fills_from = None
        self.changed = True

    def _leave(self, traded: Traded) -> None:
        """Whether the position ends in a candle: its levels first, then its time, at the close."""
        position = self.position
        if position is None or position.closed_at is not None or position.target_price is None or position.stop_loss is None:
            return
        side = 1 if position.quantity > 0 else -1
        found = exit_at(side, traded.candle, position.target_price, position.stop_loss)
        moment = from_epoch(traded.closed)
        if found is None:
            if position.expires_at is None or moment < position.expires_at:
                return
            found = (traded.candle.close, ExitKind.TIMEOUT)
        price, kind = found
        quantity = abs(position.quantity)
        rates = rates_for(self.costs, quantity * of(price), self.liquidity)
        charge_funding(self.session, self.account, position, rates, moment)
        close_some(
            self.session,
            self.account,
            position,
            quantity=quantity,
            price=of(price),
            rates=rates,
            kind=kind.value,
            moment=moment,
        )
        self._end(f"position_{kind.value}")
        self.changed = True

    def _end(self, reason: str) -> None:
        if self.order is not None and self.order.fills_from is not None:
            end_order(self.order, reason)
            self.changed = True
