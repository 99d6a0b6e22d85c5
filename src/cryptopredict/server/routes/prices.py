"""Candles and prices."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import BadInput, Interval, NotFound, Source, from_epoch
from cryptopredict.server import indicators
from cryptopredict.server.arrow import arrow_stream
from cryptopredict.server.guard import PREFIX, GuardedRoute, SharedRoute
from cryptopredict.server.routes.parameters import Key, When
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.market import (
    Candles,
    CloseLine,
    Closes,
    Indicators,
    LatestPrice,
    LatestPrices,
    PriceStatistics,
)
from cryptopredict.server.state import Database
from cryptopredict.server.stores.latest import Priced, latest_price, latest_prices
from cryptopredict.server.stores.market import Candle, asset_by_id, daily_closes, market_source
from cryptopredict.server.stores.market import candles as read_candles

router = APIRouter(prefix=PREFIX, tags=["prices"], route_class=GuardedRoute)
shared = APIRouter(prefix=PREFIX, tags=["prices"], route_class=SharedRoute)

_ARROW = "application/vnd.apache.arrow.stream"
_COLUMNS = ("epoch_seconds", "open", "high", "low", "close", "volume")
_INTEGERS = frozenset({"epoch_seconds"})
_YEAR_SECONDS = 365.25 * 86_400
_WARM_CANDLES = 1_000


@shared.get("/prices/latest", response_model=Answer[LatestPrices])
async def latest_of_many(
    database: Database, crypto_ids: Annotated[str, Query(max_length=1_000, pattern=r"^[1-9]\d{0,17}(,[1-9]\d{0,17}){0,49}$")]
) -> Any:
    """The newest prices of up to 50 assets, by their numbers with commas between."""
    wanted, source = list(dict.fromkeys(int(part) for part in crypto_ids.split(","))), await market_source(database)
    found = await latest_prices(database, wanted)
    prices = [_latest(found[one], source) for one in wanted if one in found]
    return answer(LatestPrices(prices=prices, missing=[one for one in wanted if one not in found]))


@shared.get("/prices/closes", response_model=Answer[Closes])
async def closes(
    database: Database,
    crypto_ids: Annotated[str, Query(pattern=r"^[1-9]\d{0,17}(,[1-9]\d{0,17}){0,99}$", description="Up to 100 ids: 1,2,3.")],
    days: Annotated[int, Query(ge=2, le=90)] = 30,
) -> Any:
    """The last daily closes of many assets at once, for small lines beside their names."""
    wanted = list(dict.fromkeys(int(one) for one in crypto_ids.split(",")))
    found = await daily_closes(database, wanted, days)
    return answer(Closes(days=days, lines=[CloseLine(crypto_id=one, closes=found.get(one, [])) for one in wanted]))


@shared.get(
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
    return answer(_latest(await latest_price(database, crypto_id), await market_source(database)))


@router.get("/prices/{crypto_id}/statistics", response_model=Answer[PriceStatistics])
async def statistics(
    database: Database, crypto_id: Key, interval: Interval = Interval.D1, candles: Annotated[int, Query(ge=2, le=5_000)] = 365
) -> Any:
    """The last candles in figures."""
    asset, rows = await _rows(database, crypto_id, interval, candles)
    closes = [row[4] for row in rows]
    return answer(
        PriceStatistics(
            crypto_id=crypto_id,
            symbol=asset,
            interval=interval,
            candles=len(rows),
            first_at=from_epoch(rows[0][0]),
            last_at=from_epoch(rows[-1][0] + interval.seconds),
            first_open=rows[0][1],
            last_close=closes[-1],
            performance_percentage=(closes[-1] / rows[0][1] - 1.0) * 100.0,
            high=max(row[2] for row in rows),
            low=min(row[3] for row in rows),
            mean_close=sum(closes) / len(closes),
            volume=sum(row[5] for row in rows),
            volatility=indicators.volatility(closes, _YEAR_SECONDS / interval.seconds),
            max_drawdown=indicators.max_drawdown(closes),
        )
    )


@router.get("/prices/{crypto_id}/indicators", response_model=Answer[Indicators])
async def technical(database: Database, crypto_id: Key, interval: Interval = Interval.D1) -> Any:
    """Well-known indicators at the last candle, for those who read them. No decision rests on them."""
    asset, rows = await _rows(database, crypto_id, interval, _WARM_CANDLES)
    closes = [row[4] for row in rows]
    line, bands = indicators.macd(closes), indicators.bollinger(closes)
    return answer(
        Indicators(
            crypto_id=crypto_id,
            symbol=asset,
            interval=interval,
            candles=len(rows),
            at=from_epoch(rows[-1][0] + interval.seconds),
            close=closes[-1],
            sma_20=indicators.sma(closes, 20),
            sma_50=indicators.sma(closes, 50),
            sma_200=indicators.sma(closes, 200),
            ema_12=indicators.ema(closes, 12),
            ema_26=indicators.ema(closes, 26),
            macd=None if line is None else line[0],
            macd_signal=None if line is None else line[1],
            rsi_14=indicators.rsi(closes),
            bollinger_lower=None if bands is None else bands[0],
            bollinger_upper=None if bands is None else bands[2],
            atr_14=indicators.atr([row[2] for row in rows], [row[3] for row in rows], closes),
        )
    )


async def _rows(database: AsyncSession, crypto_id: int, interval: Interval, limit: int) -> tuple[str, list[Candle]]:
    asset = await asset_by_id(database, crypto_id)
    rows = await read_candles(database, crypto_id, interval, start=None, end=None, limit=limit)
    if not rows:
        raise NotFound(f"There are no {interval.value} candles of this asset", to_do="Take another interval.")
    return asset.row.symbol, rows


def _latest(found: Priced, source: Source | None) -> LatestPrice:
    return LatestPrice.model_validate(
        {
            "crypto_id": found.asset.id,
            "symbol": found.asset.symbol,
            "price": found.price,
            "price_time": found.at,
            "change_24h": found.change,
            "source": source,
        }
    )
