"""Layer 2: where money goes."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.base import NoData, NotFound
from cryptopredict.server import answers, views
from cryptopredict.server.guard import PREFIX, GuardedRoute, PreparedRoute, Signed
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.sector_lines import (
    CorrelationSpan,
    LineSpan,
    SectorComparison,
    SectorCorrelations,
    SectorHistory,
)
from cryptopredict.server.schemas.sectors import Rotation, SectorDetail, SectorMember, SectorTable, TopPerformer
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.market import sector_by_id, sector_members
from cryptopredict.server.stores.sectors import sector_days, sectors_by_id

router = APIRouter(prefix=PREFIX, tags=["layer2"], route_class=GuardedRoute)
prepared = APIRouter(prefix=PREFIX, tags=["layer2"], route_class=PreparedRoute)

_DAYS = {"7d": 7, "30d": 30, "90d": 90, "1y": 365}


@prepared.get("/layer2/sectors", response_model=Answer[SectorTable])
async def sectors(request: Request, context: Context, _member: Signed) -> Response:
    """All sectors as the latest decision saw them."""
    return context.prepared.respond(request, await answers.sectors(context))


@router.get("/layer2/sectors/{sector_id}", response_model=Answer[SectorDetail])
async def sector(context: Context, database: Database, sector_id: Key) -> Any:
    """One sector: what it is, how it stands, who is in it."""
    found = await sector_by_id(database, sector_id)
    members = [
        SectorMember(
            crypto_id=asset.id,
            symbol=asset.symbol,
            name=asset.name,
            market_cap_rank=asset.market_cap_rank,
            price=asset.current_price,
            market_cap=asset.market_cap,
            weight=weight,
            is_primary=primary,
        )
        for asset, weight, primary in await sector_members(database, sector_id)
    ]
    try:
        snapshot = await context.present.snapshot()
    except NoData:
        snapshot = None
    standings = snapshot.decision.sectors.standings if snapshot else ()
    standing = next((one for one in standings if one.sector_id == sector_id), None)
    body = SectorDetail(
        id=found.id,
        name=found.name,
        description=found.description,
        color_code=found.color_code,
        as_of=snapshot.as_of if snapshot else None,
        standing=views.sector_row(snapshot, standing) if snapshot and standing else None,
        top_performers=[
            TopPerformer(symbol=symbol, performance_7d=change)
            for symbol, change in (standing.top_performers if standing else ())
        ],
        members=members,
    )
    return answer(body)


@prepared.get("/layer2/rotation", response_model=Answer[Rotation])
async def rotation(request: Request, context: Context, _member: Signed) -> Response:
    """Where money moves, and the weights that follow."""
    return context.prepared.respond(request, await answers.rotation(context))


@router.get("/layer2/sectors/{sector_id}/history", response_model=Answer[SectorHistory])
async def history(database: Database, sector_id: Key, days: Annotated[int, Query(ge=1, le=365)] = 90) -> Any:
    """How one sector went over its closed days, oldest first."""
    found = await sector_by_id(database, sector_id)
    return answer(views.sector_history(found, days, await sector_days(database, days, (sector_id,))))


@router.get("/layer2/compare", response_model=Answer[SectorComparison], responses={404: PROBLEM})
async def compare(
    database: Database,
    sectors: Annotated[str, Query(pattern=r"^[1-9]\d{0,17}(,[1-9]\d{0,17}){0,4}$", description="One to five ids: 1,2,3.")],
    timeframe: LineSpan = "30d",
) -> Any:
    """Up to five sectors over the same closed days, each from 100."""
    wanted = list(dict.fromkeys(int(one) for one in sectors.split(",")))
    known = await sectors_by_id(database)
    if unknown := [str(one) for one in wanted if one not in known]:
        raise NotFound("There is no such sector", why=", ".join(unknown))
    found = await sector_days(database, _DAYS[timeframe], wanted)
    return answer(views.sector_comparison(timeframe, [known[one] for one in wanted], found))


@router.get("/layer2/correlations", response_model=Answer[SectorCorrelations])
async def correlations(request: Request, context: Context, _member: Signed, timeframe: CorrelationSpan = "90d") -> Response:
    """How closely the sectors went together from day to day, each pair with its interval and n."""
    return context.prepared.respond(request, await answers.sector_correlations(context, timeframe, _DAYS[timeframe]))
