"""Executing a signal, and closing what came of it: one transaction, all of it or nothing. In: the caller's transaction."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, Costs, NoData, NotFound
from cryptopredict.core.schema import Portfolio, Position, SignalExecution
from cryptopredict.ledger.halts import refuse_halted
from cryptopredict.outbox import write_event
from cryptopredict.portfolio.accounts import account_of, now_in_market
from cryptopredict.portfolio.book import Rates, charge_funding, close_some, open_some
from cryptopredict.portfolio.money import ZERO, down, exact, of
from cryptopredict.portfolio.prices import Liquidity, daily_history, newest_prices
from cryptopredict.portfolio.proposing import Trade, propose, rules_now
from cryptopredict.portfolio.refusals import OutOfBounds, TooRisky
from cryptopredict.portfolio.risk import check_size, slippage_rate
from cryptopredict.portfolio.value import note_value

__all__ = [
    "Order",
    "Placed",
    "admit",
    "announce",
    "close_position",
    "end_order",
    "execute",
    "known_execution",
    "position_of",
    "rates_for",
]


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: an amount, or a share of the account in percent. `digest` tells one request from another under the same `key`.

    `next_bar` waits for the first candle that opens from now on; else it is filled at the newest price.
    """

    key: str
    digest: str
    amount: Decimal | None = None
    percentage: float | None = None
    automatic: bool = False
    next_bar: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The execution, what it opened so far, and whether it is new."""

    execution: SignalExecution
    position: Position | None
    new: bool


@exact
def execute(session: Session, user_id: int, signal_id: int, order: Order) -> Placed:
    """Execute a signal for a user. The same order again is the same execution.

    All orders of a user wait for each other at the row of the account, so two of them never share one budget. Raises `Conflict` for
    another order of the same key, `Halted`, `OutOfBounds` where the signal cannot be executed now, `TooRisky` where it breaks a limit.
    """
    account = account_of(session, user_id)
    before = known_execution(session, account, order)
    if before is not None:
        return Placed(before, position_of(session, before), new=False)
    trade, amount = admit(session, account, signal_id, order)
    execution, position = _place(session, account, trade, order, amount)
    note_value(session, account, "execution")
    announce(session, account, execution)
    return Placed(execution, position, new=True)


def known_execution(session: Session, account: Portfolio, order: Order) -> SignalExecution | None:
    """What an order of that key became already. Raises `Conflict` where the key belongs to another order."""
    before = session.scalars(
        select(SignalExecution).where(SignalExecution.user_id == account.user_id, SignalExecution.idempotency_key == order.key)
    ).one_or_none()
    if before is not None and (before.request_sha256 != order.digest or before.portfolio_id != account.id):
        raise Conflict("This key belongs to another order", to_do="Use a new Idempotency-Key for a new order.")
    return before


def admit(session: Session, account: Portfolio, signal_id: int, order: Order) -> tuple[Trade, Decimal]:
    """The trade and its amount, with nobody able to press the kill switch until the transaction ends.

    Raises `Halted`, `OutOfBounds` where the signal cannot be executed now, `TooRisky` where it breaks a limit.
    """
    trade = propose(session, account, signal_id, lock=True)
    refuse_halted(session, [trade.signal.crypto_id])
    broken = [rule for rule in rules_now(trade) if not rule.passed]
    if broken:
        raise OutOfBounds(broken)
    amount = _amount(order, trade)
    broken = [
        rule for rule in check_size(trade.limits, trade.facts.standing, trade.sized(amount), trade.costs) if not rule.passed
    ]
    if broken:
        raise TooRisky(broken)
    return trade, amount


@exact
def close_position(session: Session, user_id: int, position_id: int) -> Position:
    """Close a position at the newest price, halted or not: who is in can always get out.

    Raises `NotFound` (other people's are as good as missing), `Conflict` for one that is closed, `NoData` without a price.
    """
    account = account_of(session, user_id)
    position = session.scalars(
        select(Position).where(Position.id == position_id, Position.portfolio_id == account.id).with_for_update()
    ).one_or_none()
    if position is None:
        raise NotFound("There is no such position")
    if position.closed_at is not None:
        raise Conflict("The position is closed already", why=f"by {position.exit_kind}")
    price = newest_prices(session, [position.crypto_id]).get(position.crypto_id)
    if price is None:
        raise NoData("No price of this asset is known")
    now, costs = now_in_market(session), Costs()
    liquidity = daily_history(session, [position.crypto_id], now)[1].get(position.crypto_id)
    quantity = abs(position.quantity)
    rates = rates_for(costs, quantity * price.value, liquidity)
    charge_funding(session, account, position, rates, now)
    close_some(session, account, position, quantity=quantity, price=price.value, rates=rates, kind="manual", moment=now)
    order = None if position.signal_execution_id is None else session.get(SignalExecution, position.signal_execution_id)
    if order is not None:
        end_order(order, "position_closed")
    note_value(session, account, "execution")
    announce(session, account, order)
    return position


def end_order(order: SignalExecution, reason: str) -> None:
    """Want no more of an order than was filled; one that wants nothing any more is left as it is."""
    if order.fills_from is not None:
        order.fills_from, order.cancel_reason = None, reason
        if order.filled_amount == 0:
            order.status = "cancelled"


def rates_for(costs: Costs, amount: Decimal, liquidity: Liquidity | None) -> Rates:
    """What trading an amount costs."""
    liquid = liquidity or Liquidity(None, None)
    slippage = slippage_rate(costs, amount, liquid.dollar_volume, liquid.daily_volatility)
    return Rates(of(costs.fee), slippage, of(costs.funding_per_hour))


def announce(session: Session, account: Portfolio, execution: SignalExecution | None) -> None:
    """Tell the user's own screens; nobody else hears of it."""
    if execution is not None:
        facts = {"execution_id": execution.id, "signal_id": execution.signal_id, "status": execution.status}
        write_event(session, "execution", {"user_id": account.user_id, **facts})
    write_event(session, "portfolio_update", {"user_id": account.user_id, "portfolio_id": account.id})


def _amount(order: Order, trade: Trade) -> Decimal:
    if (order.amount is None) == (order.percentage is None):
        raise BadInput("An order has one size", to_do="Give position_size or portfolio_percentage.")
    if order.amount is not None:
        return order.amount
    return down(trade.facts.standing.total_value * of(order.percentage or 0.0) / 100)


def _place(
    session: Session, account: Portfolio, trade: Trade, order: Order, amount: Decimal
) -> tuple[SignalExecution, Position | None]:
    now, signal = trade.facts.now, trade.signal
    execution = SignalExecution(
        signal_id=signal.id,
        user_id=account.user_id,
        portfolio_id=account.id,
        idempotency_key=order.key,
        position_size=amount,
        portfolio_percentage=order.percentage,
        fee=ZERO,
        execution_type="automatic" if order.automatic else "manual",
        execution_details={"price_at_order": str(trade.price.value), "price_moment": trade.price.moment.isoformat()},
        order_type="next_bar" if order.next_bar else "market",
        filled_amount=ZERO,
        filled_quantity=ZERO,
        slippage=ZERO,
        request_sha256=order.digest,
        fills_from=now if order.next_bar else None,
    )
    session.add(execution)
    session.flush()
    if order.next_bar:
        return execution, None
    proposal = trade.sized(amount)
    liquidity = Liquidity(proposal.dollar_volume, proposal.daily_volatility)
    position = open_some(
        session,
        account,
        execution,
        None,
        crypto_id=signal.crypto_id,
        side=trade.side,
        amount=amount,
        price=trade.price.value,
        rates=rates_for(trade.costs, amount, liquidity),
        moment=now,
    )
    if position is None:
        raise BadInput("The amount buys nothing", why="it is less than the smallest part of a coin", to_do="Make it larger.")
    position.target_price, position.stop_loss, position.expires_at = signal.target_price, signal.stop_loss, signal.expires_at
    position.settled_until = now
    execution.status = "filled"
    session.flush()
    return execution, position


def position_of(session: Session, execution: SignalExecution) -> Position | None:
    """What an execution opened, None where nothing yet."""
    return session.scalars(select(Position).where(Position.signal_execution_id == execution.id)).one_or_none()
