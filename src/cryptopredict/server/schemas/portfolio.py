"""Paper accounts, executions and limits. Money is text, so that no reader rounds it; shares are 0..1, names in `_percentage` percent."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, WithJsonSchema

from cryptopredict.base import SignalType
from cryptopredict.portfolio.limits import Size
from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = [
    "Difference",
    "ExecuteSignal",
    "ExecutionBody",
    "ExecutionFilters",
    "ExecutionResult",
    "LivePortfolio",
    "Money",
    "PortfolioBody",
    "PortfolioHistory",
    "PortfolioSummary",
    "PositionBody",
    "PositionFilters",
    "TransactionBody",
    "TransactionFilters",
    "ValuePoint",
]


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}" if amount else "0"


Money = Annotated[
    Decimal,
    PlainSerializer(_plain, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "examples": ["1024.5"]}),
]
"""An exact amount of the account's currency, or of coins."""

ExecutionStatus = Literal["pending", "filled", "partially_filled", "cancelled"]
ExitReason = Literal["target", "stop", "timeout", "manual", "liquidated"]


class Difference(Body):
    """An asset of which the books say something else than the exchange said when it was last asked."""

    asset: str
    books: Money
    exchange: Money


class LivePortfolio(Body):
    """A portfolio at an exchange, as the books have it: looking asks no exchange, and nothing can be traded from here.

    Orders leave only while it is `connected`, the installation is `switched_on`, its owner has allowed it, and it is not halted.
    """

    portfolio_id: int
    exchange: str
    base_currency: str
    created_at: Moment
    connected: bool
    switched_on: bool
    allowed_at: Moment | None
    halted_at: Moment | None
    halted_why: str | None
    checked_at: Moment | None
    differences: list[Difference]
    total_value: Money
    cash: Money
    starting_cash: Money
    total_pnl: Money
    realized_pnl: Money
    unrealized_pnl: Money
    open_orders: int
    open_positions: int


class PortfolioBody(Body):
    """A paper account. `exposure` is what is held long and owed short; `open_risk` what is lost from here if every stop is hit.

    `daily_pnl` is since 00:00 UTC; `drawdown` from the highest value so far; `held_btc_value` is what the starting cash would be worth
    had it bought Bitcoin when the account began. `live` is the portfolio at an exchange, null where there is none.
    """

    id: int
    name: str
    base_currency: str
    is_paper: bool
    created_at: Moment
    total_value: Money
    cash: Money
    free_cash: Money
    starting_cash: Money
    positions_value: Money
    daily_pnl: Money
    daily_pnl_percentage: float
    total_pnl: Money
    total_pnl_percentage: float
    realized_pnl: Money
    unrealized_pnl: Money
    exposure: Money
    exposure_share: float
    open_risk: Money
    open_risk_share: float
    drawdown: float
    held_btc_value: Money | None
    open_positions: int
    open_orders: int
    halted: bool
    live: LivePortfolio | None


class PortfolioSummary(Body):
    """The account on the dashboard."""

    total_value: Money
    daily_pnl: Money
    daily_pnl_percentage: float


class PositionBody(Body):
    """What an executed signal brought. `quantity` is what is left of `opened_quantity`; values in the account's currency.

    `realized_pnl` is after fees, slippage and funding; `value` is what closing at `price` would bring before them, null once closed.
    """

    id: int
    crypto_id: int
    symbol: str
    name: str
    sector_color: str | None
    side: SignalType
    quantity: Money
    opened_quantity: Money
    average_price: Money
    cost_basis: Money
    price: Money | None
    price_at: Moment | None
    value: Money | None
    unrealized_pnl: Money
    unrealized_pnl_percentage: float
    realized_pnl: Money
    fees_paid: Money
    funding_paid: Money
    target_price: float | None
    stop_loss: float | None
    opened_at: Moment
    expires_at: Moment | None
    closed_at: Moment | None
    exit_kind: ExitReason | None
    exit_price: Money | None
    signal_id: int | None
    execution_id: int | None


class PositionFilters(Body):
    """Echo of what the list was cut with."""

    status: Literal["open", "closed"]
    account: Literal["paper", "live"]


class ValuePoint(Body):
    """The account at one moment, and held Bitcoin beside it."""

    moment: Moment
    total_value: Money
    cash: Money
    positions_value: Money
    exposure: Money
    held_btc_value: Money | None
    occasion: Literal["hour", "execution"]


class PortfolioHistory(Body):
    """Values from old to new."""

    days: int
    starting_cash: Money
    base_currency: str
    points: list[ValuePoint]


class TransactionBody(Body):
    """One movement of cash: `amount` came (or went, below zero), `cash_after` was there then."""

    id: int
    kind: Literal["deposit", "buy", "sell", "margin", "release", "fee", "slippage", "funding"]
    amount: Money
    cash_after: Money
    crypto_id: int | None
    symbol: str | None
    position_id: int | None
    execution_id: int | None
    quantity: Money | None
    price: Money | None
    moment: Moment


class TransactionFilters(Body):
    """Echo of what the list was cut with."""

    kind: str | None
    account: Literal["paper", "live"]


class ExecuteSignal(Request):
    """An order on a signal: `position_size` (as text, so that nothing is rounded), or `portfolio_percentage`, not both.

    A market order is filled at the newest price, next_bar at the open of the next candle. `risk_confirmation` says that the risk was
    seen and is taken; without it nothing is done.
    """

    position_size: Size | None = None
    portfolio_percentage: Annotated[float, Field(gt=0, le=100)] | None = None
    execution_type: Literal["manual"] = "manual"
    order_type: Literal["market", "next_bar"] = "market"
    risk_confirmation: bool


class ExecutionBody(Body):
    """An order and what came of it. `filled_amount` of `position_size` was traded, at `execution_price` on average."""

    id: int
    signal_id: int
    portfolio_id: int | None
    crypto_id: int
    symbol: str
    side: SignalType
    idempotency_key: str
    execution_type: Literal["manual", "automatic"]
    order_type: Literal["market", "next_bar"]
    status: ExecutionStatus
    open: bool
    position_size: Money
    portfolio_percentage: float | None
    filled_amount: Money
    filled_quantity: Money
    execution_price: Money | None
    fee: Money
    slippage: Money
    cancel_reason: str | None
    executed_at: Moment
    updated_at: Moment


class ExecutionResult(Body):
    """The execution and the position that it opened; `new` is false where the key was known and nothing more happened."""

    execution: ExecutionBody
    position: PositionBody | None
    new: bool


class ExecutionFilters(Body):
    """Echo of what the list was cut with."""

    signal_id: int | None
    status: ExecutionStatus | None
