"""Layer 4: signals, and how they did."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from cryptopredict.base import NoData
from cryptopredict.ledger import signal_by_id, signals_page
from cryptopredict.ledger.withdrawing import cancel_signal
from cryptopredict.members import note
from cryptopredict.outbox import write_event
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, SharedRoute, Signed, client_of
from cryptopredict.server.present import load_snapshot
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.performance import Performance
from cryptopredict.server.schemas.signals import SignalDetail, SignalFilters, SignalRow
from cryptopredict.server.state import Database
from cryptopredict.server.stores.performance import Timeframe, cuts_of
from cryptopredict.server.stores.signals import origin_of

router = APIRouter(prefix=PREFIX, tags=["layer4"], route_class=GuardedRoute)
shared = APIRouter(prefix=PREFIX, tags=["layer4"], route_class=SharedRoute)


@shared.get("/layer4/signals", response_model=Page[SignalRow, SignalFilters])
async def signals(
    database: Database,
    status: Literal["active", "executed", "expired", "cancelled"] | None = None,
    crypto_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    confidence_min: Annotated[float | None, Query(ge=0, le=1)] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Signals, newest first."""
    found = await signals_page(
        database, status=status, crypto_id=crypto_id, confidence_min=confidence_min or 0.0, limit=limit, offset=offset
    )
    return page(
        [views.signal_row(one) for one in found.items],
        total=found.total,
        limit=limit,
        offset=offset,
        filters=SignalFilters(status=status, crypto_id=crypto_id, confidence_min=confidence_min),
    )


@router.get("/layer4/signals/{signal_id}", response_model=Answer[SignalDetail])
async def signal(database: Database, signal_id: Key) -> Any:
    """One signal with its reasons, and the decisions that it rests on."""
    found = await signal_by_id(database, signal_id)
    origin = await origin_of(database, found)
    try:
        snapshot = await load_snapshot(database, origin.run.id) if origin.run else None
    except NoData:
        snapshot = None
    return answer(views.signal_detail(found, origin, snapshot))


@router.delete("/layer4/signals/{signal_id}", response_model=Answer[SignalRow], responses={409: PROBLEM})
async def cancel(request: Request, database: Database, member: Signed, signal_id: Key) -> Any:
    """Take an active signal back: nobody can execute it any more. What was said is settled and counted all the same."""
    await database.run_sync(lambda session: cancel_signal(session, signal_id))
    news = {"signal_id": signal_id, "status": "cancelled"}
    await database.run_sync(lambda session: write_event(session, "signal_update", news))
    note(database, member.id, "cancel_signal", {"signal_id": signal_id}, client_of(request))
    return answer(views.signal_row(await signal_by_id(database, signal_id)))


@router.get("/layer4/performance", response_model=Answer[Performance])
async def performance(
    database: Database,
    timeframe: Timeframe = "90d",
    model: Annotated[str | None, Query(min_length=1, max_length=50, pattern=r"^[a-z0-9_]+$")] = None,
) -> Any:
    """How live signals did that were settled in that time: over all, by risk level, model, regime and side."""
    return answer(views.performance(await cuts_of(database, timeframe, model), timeframe, model))
