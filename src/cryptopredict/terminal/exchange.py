"""`cryptopredict exchange`: a live portfolio from the key to the last order. Keys come from a prompt or the input, never from arguments."""

import sys
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Annotated, Any

import typer
from sqlalchemy import func, select

from cryptopredict.base import BadInput, NotFound
from cryptopredict.core import Ground, ground, load_settings, set_up_logs, transaction
from cryptopredict.core.schema import ExchangeOrder, User
from cryptopredict.portfolio import Order
from cryptopredict.portfolio.exchange import (
    CONFIRMATION,
    Broker,
    LiveState,
    allow,
    attend,
    connect,
    disconnect,
    forbid,
    live_state,
)
from cryptopredict.terminal.output import print_json, say

__all__ = ["register"]

Whose = Annotated[str, typer.Option("--user", metavar="EMAIL", help="Whose portfolio it is.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the command with its deeds."""
    exchange = typer.Typer(no_args_is_help=True, help="A live portfolio: connect, allow, buy, sell, resume, status.")
    exchange.command("connect")(connect_key)
    exchange.command("status")(status)
    exchange.command("allow")(set_switch)
    exchange.command("forbid")(take_switch)
    exchange.command("buy")(buy)
    exchange.command("sell")(sell)
    exchange.command("cancel")(cancel)
    exchange.command("resume")(resume)
    exchange.command("disconnect")(forget_key)
    app.add_typer(exchange, name="exchange")


def connect_key(user: Whose, json: AsJson = False) -> None:
    """Keep a key, sealed. Read from a prompt, or from the first two lines of the input. One that may withdraw is refused."""
    key, secret = _asked("Key", hidden=True), _asked("Secret", hidden=True)
    with _here() as here:
        _tell(connect(here.engine, here.settings, _id(here, user), key, secret), json=json)


def status(user: Whose, json: AsJson = False) -> None:
    """Show both switches, the halt, and what is under way; of the key only whether there is one."""
    with _here() as here:
        _tell(live_state(here.engine, here.settings, _id(here, user)), json=json)


def set_switch(user: Whose, json: AsJson = False) -> None:
    """Set the second switch, by writing what is asked for."""
    words = _asked(f"Write '{CONFIRMATION}'", hidden=False)
    with _here() as here:
        _tell(allow(here.engine, here.settings, _id(here, user), words), json=json)


def take_switch(user: Whose, json: AsJson = False) -> None:
    """Take the second switch back."""
    with _here() as here:
        _tell(forbid(here.engine, here.settings, _id(here, user)), json=json)


def buy(
    signal: Annotated[int, typer.Argument(help="The number of the signal.")],
    amount: Annotated[str, typer.Option(help="How much money, in the currency of the account.")],
    key: Annotated[str, typer.Option(help="Names this order; the same name again is the same order.")],
    user: Whose,
    json: AsJson = False,
) -> None:
    """Execute a signal with real money."""
    try:
        money = Decimal(amount)
    except InvalidOperation as error:
        raise BadInput(f"{amount!r} is no amount", to_do="Write it like 250.00.") from error
    if not money.is_finite() or money <= 0:
        raise BadInput(f"{amount} is no amount", to_do="Give more than nothing.")
    digest = sha256(f"live {signal} {money.normalize():f}".encode()).hexdigest()
    with _here() as here:
        placed = Broker(here.engine, here.settings).execute(_id(here, user), signal, Order(key, digest, amount=money))
    facts = placed.execution
    told = {
        "execution_id": facts.id,
        "status": facts.status,
        "filled_amount": facts.filled_amount,
        "filled_quantity": facts.filled_quantity,
        "execution_price": facts.execution_price,
        "position_id": None if placed.position is None else placed.position.id,
        "new": placed.new,
    }
    _print(told, json=json)


def sell(
    position: Annotated[int, typer.Argument(help="The number of the position.")], user: Whose, json: AsJson = False
) -> None:
    """Sell a position, halted or not."""
    with _here() as here:
        _print_order(Broker(here.engine, here.settings).close(_id(here, user), position), json=json)


def cancel(order: Annotated[int, typer.Argument(help="The number of the order.")], user: Whose, json: AsJson = False) -> None:
    """Want no more of an order."""
    with _here() as here:
        _print_order(Broker(here.engine, here.settings).cancel(_id(here, user), order), json=json)


def resume(user: Whose, json: AsJson = False) -> None:
    """Ask about what is under way, sell what has ended, compare books with balances."""
    with _here() as here:
        done = attend(here.engine, here.settings, _id(here, user))
        if not json:
            say(done)
        _tell(live_state(here.engine, here.settings, _id(here, user)), json=json)


def forget_key(user: Whose, json: AsJson = False) -> None:
    """Forget the key."""
    with _here() as here:
        _tell(disconnect(here.engine, here.settings, _id(here, user)), json=json)


def _here() -> Any:
    set_up_logs("warning")
    return ground(load_settings())


def _id(here: Ground, email: str) -> int:
    with transaction(here.engine) as session:
        found = session.scalar(select(User.id).where(func.lower(User.email) == email.strip().lower(), User.is_active))
    if found is None:
        raise NotFound(f"No account has the email {email!r}", to_do="`cryptopredict user list` names those there are.")
    return found


def _asked(what: str, *, hidden: bool) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    answer: str = typer.prompt(what, hide_input=hidden)
    return answer


def _tell(state: LiveState, *, json: bool) -> None:
    _print(asdict(state), json=json)


def _print_order(order: ExchangeOrder, *, json: bool) -> None:
    facts = {"order_id": order.id, "side": order.side, "symbol": order.symbol, "status": order.status, "outcome": order.outcome}
    _print(facts, json=json)


def _print(facts: dict[str, Any], *, json: bool) -> None:
    told = {name: _plain(value) for name, value in facts.items()}
    if json:
        print_json({"success": True, **told})
        return
    for name, value in told.items():
        say(f"{name.replace('_', ' ')}: {'—' if value is None else value}")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value
