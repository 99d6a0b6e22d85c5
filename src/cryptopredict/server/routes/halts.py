"""The kill switch: seen by everybody, pressed and lifted by admins. It needs the database alone."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from cryptopredict.core.schema import Cryptocurrency, Halt, User
from cryptopredict.ledger.halts import Scope, lift_one, press
from cryptopredict.outbox import write_event
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.halts import HaltBody, Halts, PressHalt
from cryptopredict.server.state import Database

router = APIRouter(prefix=PREFIX, tags=["halts"], route_class=GuardedRoute)

_MOST_PAST = 50
Why = Annotated[str, Query(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]


_pressed, _lifted = aliased(User), aliased(User)
_HALTS = (
    select(Halt, Cryptocurrency.symbol, _pressed, _lifted)
    .outerjoin(Cryptocurrency, Cryptocurrency.id == Halt.crypto_id)
    .outerjoin(_pressed, _pressed.id == Halt.pressed_by)
    .outerjoin(_lifted, _lifted.id == Halt.lifted_by)
)


def _bodies(rows: Iterable[Any], member: Member) -> list[HaltBody]:
    names = set(HaltBody.model_fields) - {"symbol", "pressed_by", "lifted_by"}
    return [
        HaltBody.model_validate(
            {
                **{name: getattr(halt, name) for name in names},
                "symbol": symbol,
                "pressed_by": _name(pressed) if member.is_admin else None,
                "lifted_by": _name(lifted) if member.is_admin else None,
            }
        )
        for halt, symbol, pressed, lifted in rows
    ]


def _name(user: User | None) -> str | None:
    """What a person is called, else the email."""
    if user is None:
        return None
    return " ".join(part for part in (user.first_name, user.last_name) if part) or user.email


async def _named(database: AsyncSession, halt: Halt, member: Member) -> HaltBody:
    await database.flush()
    (body,) = _bodies(await database.execute(_HALTS.where(Halt.id == halt.id)), member)
    return body


@router.get("/halts", response_model=Answer[Halts])
async def halts(database: Database, member: Signed) -> Any:
    """What is halted now, and what was; admins also see who pressed and who lifted."""
    active = _bodies(await database.execute(_HALTS.where(Halt.until.is_(None)).order_by(Halt.since, Halt.id)), member)
    past = _HALTS.where(Halt.until.is_not(None)).order_by(Halt.until.desc(), Halt.id.desc()).limit(_MOST_PAST)
    return answer(
        Halts(
            trading=all(halt.scope == "asset" for halt in active),
            active=active,
            past=_bodies(await database.execute(past), member),
        )
    )


@router.post("/admin/halts", response_model=Answer[HaltBody], responses={404: PROBLEM})
async def press_halt(database: Database, member: Signed, wanted: PressHalt) -> Any:
    """Press the kill switch. When this is answered, no signal is stored and none is executed any more. Pressed twice is pressed once."""
    scope = Scope(wanted.layer, wanted.crypto_id)
    # Nothing waits in the outbox for Redis to commit this: the event is a row like the halt itself.
    halt, new = await database.run_sync(lambda session: press(session, scope, reason=wanted.reason, user_id=member.id))
    if new:
        await database.run_sync(lambda session: write_event(session, "halt_update", {"halt_id": halt.id, "active": True}))
    return answer(await _named(database, halt, member))


@router.delete("/admin/halts/{halt_id}", response_model=Answer[HaltBody], responses={409: PROBLEM})
async def lift_halt(database: Database, member: Signed, halt_id: Key, reason: Why) -> Any:
    """Lift a halt, with a reason. Another one that stands beside it still counts."""
    halt = await database.run_sync(lambda session: lift_one(session, halt_id, why=reason, user_id=member.id))
    await database.run_sync(lambda session: write_event(session, "halt_update", {"halt_id": halt.id, "active": False}))
    return answer(await _named(database, halt, member))
