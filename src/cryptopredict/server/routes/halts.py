"""The kill switch: seen by everybody, pressed and lifted by admins. It needs the database alone."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import Cryptocurrency, Halt
from cryptopredict.ledger.halts import Scope, lift_one, press
from cryptopredict.outbox import write_event
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.halts import HaltBody, Halts, PressHalt
from cryptopredict.server.state import Database

router = APIRouter(prefix=PREFIX, tags=["halts"], route_class=GuardedRoute)

_MOST_PAST = 50
Why = Annotated[str, Query(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]


def _body(halt: Halt, symbol: str | None) -> HaltBody:
    names = set(HaltBody.model_fields) - {"symbol"}
    return HaltBody.model_validate({**{name: getattr(halt, name) for name in names}, "symbol": symbol})


async def _named(database: AsyncSession, halt: Halt) -> HaltBody:
    query = select(Cryptocurrency.symbol).where(Cryptocurrency.id == halt.crypto_id)
    return _body(halt, None if halt.crypto_id is None else await database.scalar(query))


@router.get("/halts", response_model=Answer[Halts])
async def halts(database: Database) -> Any:
    """What is halted now, and what was."""
    query = select(Halt, Cryptocurrency.symbol).outerjoin(Cryptocurrency, Cryptocurrency.id == Halt.crypto_id)
    active = [_body(*row) for row in await database.execute(query.where(Halt.until.is_(None)).order_by(Halt.since, Halt.id))]
    past = query.where(Halt.until.is_not(None)).order_by(Halt.until.desc(), Halt.id.desc()).limit(_MOST_PAST)
    return answer(
        Halts(
            trading=all(halt.scope == "asset" for halt in active),
            active=active,
            past=[_body(*row) for row in await database.execute(past)],
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
    return answer(await _named(database, halt))


@router.delete("/admin/halts/{halt_id}", response_model=Answer[HaltBody], responses={409: PROBLEM})
async def lift_halt(database: Database, member: Signed, halt_id: Key, reason: Why) -> Any:
    """Lift a halt, with a reason. Another one that stands beside it still counts."""
    halt = await database.run_sync(lambda session: lift_one(session, halt_id, why=reason, user_id=member.id))
    await database.run_sync(lambda session: write_event(session, "halt_update", {"halt_id": halt.id, "active": False}))
    return answer(await _named(database, halt))
