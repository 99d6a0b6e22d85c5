"""Market data: asking for it now, how it stands, and where it comes from."""

from typing import Any

from fastapi import APIRouter, Request

from cryptopredict.base import utc_now
from cryptopredict.scheduler.cadence import Queue, cadence_now
from cryptopredict.scheduler.sources import worst
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.routes.tasks import ask_for
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.sync import QuarantineCount, Sources, SyncJob, SyncStatus
from cryptopredict.server.schemas.tasks import TaskBody
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.feeds import blemishes, feeds
from cryptopredict.server.stores.market import asset_by_id, market_source
from cryptopredict.server.stores.tasks import last_tasks, open_tasks

router = APIRouter(prefix=PREFIX, tags=["sync"], route_class=GuardedRoute)


@router.post("/sync/prices", response_model=Answer[TaskBody], status_code=202)
async def prices(request: Request, database: Database, member: Signed) -> Any:
    """Read the prices of all assets now."""
    return answer(views.task_body(await ask_for(request, database, member, "sync_all_prices", {})))


@router.post("/sync/history", response_model=Answer[TaskBody], status_code=202)
async def history(request: Request, database: Database, member: Signed) -> Any:
    """Read the candles that closed since the last time now."""
    return answer(views.task_body(await ask_for(request, database, member, "sync_historical_data", {})))


@router.post("/sync/discover", response_model=Answer[TaskBody], status_code=202)
async def discover(request: Request, database: Database, member: Signed) -> Any:
    """Look for new assets, and for those that are gone, now."""
    return answer(views.task_body(await ask_for(request, database, member, "discover_new_cryptocurrencies", {})))


@router.post("/sync/sentiment", response_model=Answer[TaskBody], status_code=202)
async def sentiment(request: Request, database: Database, member: Signed) -> Any:
    """Read fear and greed now."""
    return answer(views.task_body(await ask_for(request, database, member, "sync_sentiment", {})))


@router.post("/sync/dominance", response_model=Answer[TaskBody], status_code=202)
async def dominance(request: Request, database: Database, member: Signed) -> Any:
    """Read the size of the market and the shares in it now."""
    return answer(views.task_body(await ask_for(request, database, member, "sync_dominance", {})))


@router.post("/sync/news", response_model=Answer[TaskBody], status_code=202)
async def news(request: Request, database: Database, member: Signed) -> Any:
    """Read headlines now."""
    return answer(views.task_body(await ask_for(request, database, member, "sync_news", {})))


@router.post("/sync/funding", response_model=Answer[TaskBody], status_code=202)
async def funding(request: Request, database: Database, member: Signed) -> Any:
    """Read funding rates now."""
    return answer(views.task_body(await ask_for(request, database, member, "sync_funding", {})))


@router.post("/sync/cryptocurrency/{crypto_id}", response_model=Answer[TaskBody], status_code=202)
async def cryptocurrency(request: Request, database: Database, member: Signed, crypto_id: Key) -> Any:
    """Read everything of one asset anew now."""
    await asset_by_id(database, crypto_id)
    row = await ask_for(request, database, member, "sync_specific_cryptocurrency", {"crypto_id": crypto_id})
    return answer(views.task_body(row))


@router.get("/sync/status", response_model=Answer[SyncStatus])
async def status(context: Context, database: Database) -> Any:
    """What the jobs of the market last came to, and what is wrong with its data."""
    market = [cadence for cadence in cadence_now(context.configuration.now) if cadence.queue is Queue.MARKET]
    names, now = [cadence.name for cadence in market], utc_now()
    last, waiting = await last_tasks(database, names), await open_tasks(database, names)
    found = await blemishes(database)
    jobs = [
        SyncJob(
            name=cadence.name,
            does=cadence.does,
            every_s=cadence.seconds,
            next_due=cadence.next_slot(now),
            last=views.task_body(last[cadence.name]) if cadence.name in last else None,
            open=views.task_body(waiting[cadence.name]) if cadence.name in waiting else None,
        )
        for cadence in market
    ]
    return answer(
        SyncStatus(
            source=await market_source(database),
            jobs=jobs,
            open_gaps=found.open_gaps,
            quarantined_24h=[QuarantineCount(reason=reason, rows=rows) for reason, rows in found.quarantined.items()],
            revisions_24h=found.revisions,
            open_flags=found.open_flags,
        )
    )


@router.get("/sync/sources", response_model=Answer[Sources])
async def sources(database: Database) -> Any:
    """Every series of every provider: how fresh it is, and why it is not."""
    rows = [views.source_body(feed, utc_now()) for feed in await feeds(database)]
    # A provider that answers and has nothing of a kind (files without news, replayed) takes nothing from the rest.
    counted = (row.state for row in rows if row.data_until is not None or row.reason is not None or row.succeeded_at is None)
    return answer(Sources(source=await market_source(database), state=worst(counted), sources=rows))
