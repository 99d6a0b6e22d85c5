"""Live portfolios: a key that is sealed, two switches, and a halt of their own. In: an engine or the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

import msgspec
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, NotFound
from cryptopredict.core import Settings, transaction
from cryptopredict.core.schema import ExchangeAccount, ExchangeOrder, Portfolio, Position, UserActivity
from cryptopredict.core.sealing import seal, unseal
from cryptopredict.portfolio.accounts import bitcoin_price, now_in_market
from cryptopredict.portfolio.book import deposit
from cryptopredict.portfolio.exchange.reconcile import reconcile
from cryptopredict.portfolio.exchange.wire import Wire
from cryptopredict.portfolio.money import ZERO

__all__ = [
    "CONFIRMATION",
    "LiveState",
    "SwitchedOff",
    "allow",
    "connect",
    "disconnect",
    "existing_live_account",
    "forbid",
    "live_account",
    "live_state",
    "read_live_state",
    "refuse_entry",
    "refuse_switched_off",
    "wire_of",
]

CONFIRMATION: Final = "I trade real money"
"""What an owner writes to set the second switch."""
_QUOTE: Final = "USDT"


class SwitchedOff(Conflict):
    """One of the two switches is off: no order leaves."""

    slug = "switched_off"


class _Key(msgspec.Struct):
    key: str
    secret: str


@dataclass(frozen=True, slots=True)
class LiveState:
    """A live portfolio as its owner sees it. Of the key only whether there is one."""

    portfolio_id: int
    exchange: str
    connected: bool
    switched_on: bool
    allowed_at: datetime | None
    halted_at: datetime | None
    halted_why: str | None
    checked_at: datetime | None
    differences: dict[str, dict[str, str]]
    cash: Decimal
    open_orders: int
    open_positions: int


def live_account(session: Session, user_id: int) -> tuple[Portfolio, ExchangeAccount]:
    """The live portfolio of a user, locked until the transaction ends. Raises `NotFound`."""
    query = (
        select(Portfolio)
        .where(Portfolio.user_id == user_id, Portfolio.is_paper.is_(False), Portfolio.archived_at.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    portfolio = session.scalars(query).one_or_none()
    if portfolio is None:
        raise NotFound("There is no live portfolio", to_do="`cryptopredict exchange connect` makes one.")
    account = session.scalars(
        select(ExchangeAccount).where(ExchangeAccount.portfolio_id == portfolio.id).execution_options(populate_existing=True)
    ).one()
    return portfolio, account


def refuse_switched_off(settings: Settings, account: ExchangeAccount) -> None:
    """Raises `SwitchedOff` that names the switch."""
    if not settings.live_trading:
        raise SwitchedOff(
            "Live trading is switched off",
            why="the first switch, CRYPTOPREDICT_LIVE_TRADING of this installation, is not true",
            to_do="Who runs the installation sets it, and starts it anew.",
        )
    if account.allowed_at is None:
        raise SwitchedOff(
            "Live trading is switched off",
            why="the second switch, that of this portfolio, was not set by its owner",
            to_do="`cryptopredict exchange allow` sets it.",
        )


def refuse_entry(settings: Settings, account: ExchangeAccount) -> None:
    """Raises `SwitchedOff`, or `Conflict` where the account is halted."""
    refuse_switched_off(settings, account)
    if account.halted_at is not None:
        raise Conflict(
            "This live portfolio is halted",
            why=account.halted_why or "",
            to_do="Compare the books with the exchange; `cryptopredict exchange allow` ends it once they agree.",
        )


def wire_of(settings: Settings, account: ExchangeAccount) -> Wire:
    """The exchange, with the key of an account. Raises `Conflict` without one."""
    if account.sealed is None:
        raise Conflict("The exchange is not connected", to_do="`cryptopredict exchange connect` gives it a key.")
    held = msgspec.json.decode(unseal(settings.home, account.sealed), type=_Key)
    return Wire(settings.binance_url, held.key, held.secret)


def connect(engine: Engine, settings: Settings, user_id: int, key: str, secret: str) -> LiveState:
    """Keep a key, sealed, once the exchange has said that it may trade and not withdraw; both switches stay as they are, or off.

    The first time a live portfolio is made, with the dollars that are there now. Raises `BadInput`, `Conflict` where one is kept.
    """
    if not key.strip() or not secret.strip():
        raise BadInput("A key has two parts", why="one of them is empty", to_do="Give the key and its secret.")
    wire = Wire(settings.binance_url, key.strip(), secret.strip())
    wire.refuse_dangerous()
    cash = wire.balances().get(_QUOTE, ZERO)
    sealed = seal(settings.home, msgspec.json.encode(_Key(key.strip(), secret.strip())).decode())
    with transaction(engine) as session:
        try:
            _, account = live_account(session, user_id)
        except NotFound:
            portfolio = Portfolio(
                user_id=user_id,
                name="Binance",
                base_currency=_QUOTE,
                is_paper=False,
                starting_cash=cash,
                start_btc_price=bitcoin_price(session),
            )
            session.add(portfolio)
            session.flush()
            session.refresh(portfolio)
            if cash > 0:
                deposit(session, portfolio, cash, now_in_market(session))
            account = ExchangeAccount(portfolio_id=portfolio.id, exchange="binance")
            session.add(account)
        if account.sealed is not None:
            raise Conflict("The exchange is connected already", to_do="`cryptopredict exchange disconnect` first.")
        account.sealed, account.allowed_at, account.allowed_words = sealed, None, None
        _note(session, user_id, "exchange_connected")
    return live_state(engine, settings, user_id)


def disconnect(engine: Engine, settings: Settings, user_id: int) -> LiveState:
    """Forget the key. What was bought stays at the exchange, and in the books; what waits there is not followed any more."""
    with transaction(engine) as session:
        _, account = live_account(session, user_id)
        account.sealed, account.allowed_at, account.allowed_words = None, None, None
        _note(session, user_id, "exchange_disconnected")
    return live_state(engine, settings, user_id)


def allow(engine: Engine, settings: Settings, user_id: int, words: str) -> LiveState:
    """Set the second switch; the owner writes `CONFIRMATION`. A halt of the account ends where books and balances agree now.

    Raises `BadInput` for other words, `Conflict` where they do not agree.
    """
    if words.strip() != CONFIRMATION:
        raise BadInput("The second switch stays off", why="the words are not those", to_do=f"Write: {CONFIRMATION}")
    with transaction(engine) as session:
        portfolio, account = live_account(session, user_id)
        wire = wire_of(settings, account)
        wire.refuse_dangerous()
        if not reconcile(session, portfolio, account, wire):
            raise Conflict(
                "The second switch stays off",
                why=account.halted_why or "orders are under way, so that balances cannot be compared",
                to_do="`cryptopredict exchange status` shows the difference; `cryptopredict exchange resume` follows what is under way.",
            )
        account.allowed_at, account.allowed_words = now_in_market(session), words.strip()
        account.halted_at, account.halted_why = None, None
        _note(session, user_id, "live_trading_allowed")
    return live_state(engine, settings, user_id)


def forbid(engine: Engine, settings: Settings, user_id: int) -> LiveState:
    """Take the second switch back."""
    with transaction(engine) as session:
        _, account = live_account(session, user_id)
        account.allowed_at, account.allowed_words = None, None
        _note(session, user_id, "live_trading_forbidden")
    return live_state(engine, settings, user_id)


def live_state(engine: Engine, settings: Settings, user_id: int) -> LiveState:
    """How it stands. Raises `NotFound`."""
    with transaction(engine) as session:
        return read_live_state(session, settings, *live_account(session, user_id))


def existing_live_account(session: Session, user_id: int) -> tuple[Portfolio, ExchangeAccount] | None:
    """The live portfolio of a user for one who only looks: not locked, None where there is none."""
    found = session.execute(
        select(Portfolio, ExchangeAccount)
        .join(ExchangeAccount, ExchangeAccount.portfolio_id == Portfolio.id)
        .where(Portfolio.user_id == user_id, Portfolio.is_paper.is_(False), Portfolio.archived_at.is_(None))
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def read_live_state(session: Session, settings: Settings, portfolio: Portfolio, account: ExchangeAccount) -> LiveState:
    """How a live portfolio stands, by what is stored: no exchange is asked."""
    orders = select(func.count()).where(ExchangeOrder.portfolio_id == portfolio.id, ExchangeOrder.status != "done")
    positions = select(func.count()).where(Position.portfolio_id == portfolio.id, Position.closed_at.is_(None))
    return LiveState(
        portfolio_id=portfolio.id,
        exchange=account.exchange,
        connected=account.sealed is not None,
        switched_on=settings.live_trading,
        allowed_at=account.allowed_at,
        halted_at=account.halted_at,
        halted_why=account.halted_why,
        checked_at=account.checked_at,
        differences=account.differences,
        cash=portfolio.cash,
        open_orders=session.scalar(orders) or 0,
        open_positions=session.scalar(positions) or 0,
    )


def _note(session: Session, user_id: int, kind: str) -> None:
    session.add(UserActivity(user_id=user_id, activity_type=kind, activity_data={}))
