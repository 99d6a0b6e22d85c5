"""What is to be sent, written down before anything leaves. In: the caller's transaction, with the account's lock. Out: a row."""

from decimal import ROUND_DOWN, Decimal
from hashlib import sha256
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, NotFound
from cryptopredict.core.schema import ExchangeOrder, ExchangeSymbol, Portfolio, Position, SignalExecution, TradingSignal
from cryptopredict.portfolio.exchange.wire import Rules
from cryptopredict.portfolio.execute import Order, admit, announce
from cryptopredict.portfolio.money import ZERO, exact

__all__ = ["intend_buy", "intend_sale", "symbol_of"]

_CENTS: Final = Decimal("0.00000001")


@exact
def intend_buy(session: Session, account: Portfolio, signal_id: int, order: Order, rules: Rules) -> int:
    """Write down an order that spends money on a signal; its number. Raises what `admit` raises, and `BadInput`."""
    if order.next_bar:
        raise BadInput("The exchange fills at once", why="an order for the next candle is one of paper", to_do="Leave it out.")
    trade, wanted = admit(session, account, signal_id, order)
    if trade.side < 0:
        raise BadInput("A live portfolio trades spot", why="what is not held cannot be sold there", to_do="Take long signals.")
    amount = wanted.quantize(_CENTS, ROUND_DOWN)
    if amount < rules.least_notional or amount / trade.price.value < rules.least:
        raise BadInput(
            "The exchange takes no order that small",
            why=f"at least {rules.least_notional:f} {rules.quote}",
            to_do="Make it larger.",
        )
    name = _client_id(account.id, order.key)
    execution = SignalExecution(
        signal_id=signal_id,
        user_id=account.user_id,
        portfolio_id=account.id,
        idempotency_key=order.key,
        position_size=amount,
        portfolio_percentage=order.percentage,
        fee=ZERO,
        execution_type="automatic" if order.automatic else "manual",
        execution_details={"exchange": "binance", "client_order_id": name, "price_at_order": str(trade.price.value)},
        order_type="market",
        filled_amount=ZERO,
        filled_quantity=ZERO,
        slippage=ZERO,
        request_sha256=order.digest,
        fills_from=trade.facts.now,
    )
    session.add(execution)
    session.flush()
    row = ExchangeOrder(
        portfolio_id=account.id,
        execution_id=execution.id,
        side="buy",
        symbol=rules.symbol,
        base_asset=rules.base,
        client_order_id=name,
        amount=amount,
    )
    session.add(row)
    session.flush()
    announce(session, account, execution)
    return row.id


@exact
def intend_sale(session: Session, account: Portfolio, position_id: int, entry: ExchangeOrder, rules: Rules, kind: str) -> int:
    """Write down an order that sells a position, to the last whole step; its number. Raises `Conflict`, `BadInput`."""
    position = session.get_one(Position, position_id, populate_existing=True)
    under_way = select(func.count()).where(ExchangeOrder.execution_id == entry.execution_id, ExchangeOrder.status != "done")
    if position.closed_at is not None or session.scalar(under_way):
        raise Conflict("The position cannot be sold now", why="it is closed, or an order of it is under way")
    quantity = position.quantity // rules.step * rules.step
    if quantity < rules.least:
        raise BadInput("The exchange takes no order that small", why=f"at least {rules.least:f} {rules.base}")
    sales = select(func.count()).where(ExchangeOrder.position_id == position_id, ExchangeOrder.side == "sell")
    row = ExchangeOrder(
        portfolio_id=account.id,
        execution_id=entry.execution_id,
        position_id=position_id,
        side="sell",
        symbol=entry.symbol,
        base_asset=entry.base_asset,
        client_order_id=_client_id(account.id, f"sell {position_id} {session.scalar(sales)}"),
        quantity=quantity,
        exit_kind=kind,
    )
    session.add(row)
    session.flush()
    return row.id


def symbol_of(session: Session, signal_id: int, account: Portfolio) -> str:
    """The pair that a signal is traded in. Raises `NotFound`, `BadInput` where there is none."""
    asset = session.scalar(select(TradingSignal.crypto_id).where(TradingSignal.id == signal_id))
    if asset is None:
        raise NotFound(f"There is no signal {signal_id}")
    pair = session.scalar(
        select(ExchangeSymbol.symbol)
        .where(
            ExchangeSymbol.crypto_id == asset,
            ExchangeSymbol.exchange == "binance",
            ExchangeSymbol.quote == account.base_currency,
            ExchangeSymbol.is_active,
            ExchangeSymbol.multiplier == 1.0,
        )
        .order_by(ExchangeSymbol.id)
        .limit(1)
    )
    if pair is None:
        raise BadInput(
            "The exchange does not trade this asset", why=f"no pair of single coins against {account.base_currency} is known"
        )
    return pair


def _client_id(portfolio_id: int, key: str) -> str:
    """Known before anything is sent, the same for the same order, and of the 36 characters that the exchange takes."""
    return "cp-" + sha256(f"{portfolio_id}:{key}".encode()).hexdigest()[:32]
