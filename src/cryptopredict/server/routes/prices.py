"""Candles and prices."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.base import BadInput, Interval
from cryptopredict.server.arrow import arrow_stream
from cryptopredict.server.guard import PREFIX, GuardedRoute
from cryptopredict.server.routes.parameters import Key, When
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.market import Candles, CloseLine, Closes, LatestPrice
from cryptopredict.server.state import Database
from cryptopredict.server.stores.market import asset_by_id, daily_closes, latest_price, market_source
from cryptopredict.server.stores.market import candles as read_candles

router = APIRouter(prefix=PREFIX, tags=["prices"], route_class=GuardedRoute)

_ARROW = "application/vnd.apache.arrow.stream"
_COLUMNS = ("epoch_seconds", "open", "high", "low", "close", "volume")
_INTEGERS = frozenset({"epoch_seconds"})


@router.get("/prices/closes", response_model=Answer[Closes])
async def closes(
    database: Database,
    crypto_ids: Annotated[str, Query(pattern=r"^[1-9]\d{0,17}(,[1-9]\d{0,17}){0,99}$", description="Up to 100 ids: 1,2,3.")],
    days: Annotated[int, Query(ge=2, le=90)] = 30,
) -> Any:
    """The last daily closes of many assets at once, for small lines beside their names."""
    wanted = list(dict.fromkeys(int(one) for one in crypto_ids.split(",")))
    found = await daily_closes(database, wanted, days)
    return answer(Closes(days=days, lines=[CloseLine(crypto_id=one, closes=found.get(one, [])) for one in wanted]))


@router.get(
    "/prices/{crypto_id}",
    response_model=Answer[Candles],
    responses={200: {"content": {_ARROW: {"schema": {"type": "string", "format": "binary"}}}}},
)
async def candles(
    request: Request,
    database: Database,
    crypto_id: Key,
    interval: Interval = Interval.D1,
    start: When | None = None,
    end: When | None = None,
    limit: Annotated[int, Query(ge=1, le=5_000)] = 500,
) -> Any:
    """Candles from `start` until before `end`, oldest first; of a longer span the newest `limit`. As Arrow on demand."""
    if start is not None and end is not None and start >= end:
        raise BadInput("The span is empty", why="start is not before end")
    asset = await asset_by_id(database, crypto_id)
    rows = await read_candles(database, crypto_id, interval, start=start, end=end, limit=limit)
    columns = dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(_COLUMNS, ())
    if _ARROW in request.headers.get("accept", ""):
        return Response(arrow_stream(columns, integers=_INTEGERS), media_type=_ARROW)
    return answer(Candles.model_validate({"crypto_id": crypto_id, "symbol": asset.row.symbol, "interval": interval, **columns}))


@router.get("/prices/{crypto_id}/latest", response_model=Answer[LatestPrice])
async def latest(database: Database, crypto_id: Key) -> Any:
    """The newest price, and its change over 24 hours."""
    asset = await asset_by_id(database, crypto_id)
    price, moment, change = await latest_price(database, asset.row)
    return answer(
        LatestPrice.model_validate(
            {
                "crypto_id": crypto_id,
                "symbol": asset.row.symbol,
                "price": price,
                "price_time": moment,
                "change_24h": change,
                "source": await market_source(database),
            }
        )
    )
