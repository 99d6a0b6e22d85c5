"""`cryptopredict halt`: the kill switch without a browser, and without Redis or workers."""

from typing import Annotated, Any

import typer
from rich.table import Table
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, NotFound
from cryptopredict.core import ground, load_settings, set_up_logs, transaction
from cryptopredict.core.schema import Cryptocurrency, Halt, User
from cryptopredict.ledger.halts import Scope, lift, open_halts, press
from cryptopredict.outbox import write_event
from cryptopredict.terminal.output import print_json, say, stdout

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("halt")(halt)


def halt(
    reason: Annotated[str, typer.Argument(metavar="WHY", help="Written down; without it, what is halted is shown.")] = "",
    layer: Annotated[int | None, typer.Option(help="Halt what rests on this layer, 1 to 4.", min=1, max=4)] = None,
    asset: Annotated[str | None, typer.Option(metavar="SYMBOL", help="Halt this asset, by symbol or number.")] = None,
    up: Annotated[bool, typer.Option("--lift", help="Lift it instead.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Stop signals and executions at once: all, those of a layer, or of an asset. Exits can always be made."""
    set_up_logs("warning")
    with ground(load_settings()) as here, transaction(here.engine) as session:
        if reason.strip():
            scope = Scope(layer, None if asset is None else _asset(session, asset))
            _change(session, scope, reason, lifting=up)
        elif up or layer is not None or asset is not None:
            raise BadInput("Nothing was changed", why="there is no reason", to_do="Say why: cryptopredict halt WHY [--lift].")
        facts = [_facts(one) for one in open_halts(session)]
    if json:
        print_json({"success": True, "halts": facts})
        return
    if not facts:
        say("Nothing is halted.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("halted", "since", "by", "why"):
        table.add_column(name)
    for one in facts:
        table.add_row(one["what"], one["since"], one["by"], one["reason"])
    stdout.print(table)


def _change(session: Session, scope: Scope, reason: str, *, lifting: bool) -> None:
    able = select(User.id).where(User.is_active, or_(User.role == "admin", User.is_superuser))
    actor = session.scalar(able.order_by(User.is_superuser.desc(), User.id).limit(1))
    if lifting:
        for ended in lift(session, scope, why=reason, user_id=actor):
            write_event(session, "halt_update", {"halt_id": ended.id, "active": False})
    else:
        halt, new = press(session, scope, reason=reason, user_id=actor)
        if new:
            write_event(session, "halt_update", {"halt_id": halt.id, "active": True})


def _asset(session: Session, given: str) -> int:
    query = select(Cryptocurrency.id).where(func.lower(Cryptocurrency.symbol) == given.strip().lower())
    found = list(session.scalars(query.order_by(Cryptocurrency.id)))
    if not found and given.strip().isdecimal():
        found = list(session.scalars(select(Cryptocurrency.id).where(Cryptocurrency.id == int(given))))
    if not found:
        raise NotFound(f"There is no asset {given}")
    if len(found) > 1:
        raise BadInput(f"{given} is the symbol of several assets", to_do=f"Give the number: {', '.join(map(str, found))}.")
    return found[0]


def _facts(halt: Halt) -> dict[str, Any]:
    what = {"global": "everything", "layer": f"layer {halt.layer}", "asset": f"asset {halt.crypto_id}"}[halt.scope]
    return {
        "id": halt.id,
        "what": what,
        "scope": halt.scope,
        "layer": halt.layer,
        "crypto_id": halt.crypto_id,
        "since": halt.since.isoformat().replace("+00:00", "Z"),
        "by": halt.tripped_by or "a person",
        "reason": halt.reason,
    }
