"""Layer 1: the market as a whole."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.base import utc_now
from cryptopredict.server import answers
from cryptopredict.server.guard import PREFIX, GuardedRoute
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.macro import MarketRegime, RegimeHistory, RegimePoint
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.history import regime_points

router = APIRouter(prefix=PREFIX, tags=["layer1"], route_class=GuardedRoute)


@router.get("/layer1/market-regime", response_model=Answer[MarketRegime])
async def market_regime(request: Request, context: Context) -> Response:
    """The regime now, with its drivers and how sure it is."""
    return context.prepared.respond(request, "market_regime", await answers.market_regime(context))


@router.get("/layer1/history", response_model=Answer[RegimeHistory])
async def history(
    database: Database,
    days: Annotated[int, Query(ge=1, le=365)] = 90,
    interval: Literal["1h", "4h", "1d", "1w"] = "1d",
) -> Any:
    """How the regime went: the last analysis of each bucket, oldest first."""
    rows = await regime_points(database, since=utc_now() - timedelta(days=days), interval=interval)
    points = [
        RegimePoint(
            timestamp=row.analysis_time,
            regime=row.market_regime,
            confidence=row.confidence_score,
            risk_level=row.risk_level,
            trend_strength=row.trend_strength,
            recommended_exposure=row.recommended_exposure,
        )
        for row in rows
    ]
    return answer(RegimeHistory(days=days, interval=interval, points=points))
