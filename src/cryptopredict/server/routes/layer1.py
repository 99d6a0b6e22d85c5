"""Layer 1: the market as a whole."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.base import utc_now
from cryptopredict.core.schema import MacroDay, MarketRegimeAnalysis
from cryptopredict.server import answers
from cryptopredict.server.guard import PREFIX, GuardedRoute, PreparedRoute, Signed
from cryptopredict.server.schemas import Answer, answer
from cryptopredict.server.schemas.macro import (
    Dominance,
    MarketRegime,
    RegimeForecast,
    RegimeHistory,
    RegimePoint,
    RegimeProbabilities,
    Sentiment,
)
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores.history import closed_days, regime_points, said_after

router = APIRouter(prefix=PREFIX, tags=["layer1"], route_class=GuardedRoute)
prepared = APIRouter(prefix=PREFIX, tags=["layer1"], route_class=PreparedRoute)


@prepared.get("/layer1/market-regime", response_model=Answer[MarketRegime])
async def market_regime(request: Request, context: Context, _member: Signed) -> Response:
    """The regime now, with its drivers and how sure it is."""
    return context.prepared.respond(request, await answers.market_regime(context))


@prepared.get("/layer1/sentiment", response_model=Answer[Sentiment])
async def sentiment(request: Request, context: Context, _member: Signed) -> Response:
    """How the market feels: fear and greed, news, funding, their composite, and why a part is not known."""
    return context.prepared.respond(request, await answers.sentiment(context))


@prepared.get("/layer1/dominance", response_model=Answer[Dominance])
async def dominance(request: Request, context: Context, _member: Signed) -> Response:
    """Who has which share of the market's value, and how that has changed."""
    return context.prepared.respond(request, await answers.dominance(context))


@router.get("/layer1/regime-forecast", response_model=Answer[RegimeForecast])
async def regime_forecast(
    request: Request, context: Context, _member: Signed, horizon: Literal["1d", "7d", "30d"] = "7d"
) -> Response:
    """The chance of each regime over the next days, with its interval."""
    return context.prepared.respond(request, await answers.regime_forecast(context, horizon))


@router.get("/layer1/history", response_model=Answer[RegimeHistory])
async def history(
    database: Database,
    days: Annotated[int, Query(ge=1, le=365)] = 90,
    interval: Literal["1h", "4h", "1d", "1w"] = "1d",
) -> Any:
    """How the regime went, oldest first: closed days (every seventh of them for weeks), or the decisions of each hour or four."""
    if interval in ("1d", "1w"):
        closed = await closed_days(database, days)
        shown = closed if interval == "1d" else closed[::-7][::-1]
        said = await said_after(database, [day.closed_at for day in shown])
        points = [_closed(day, said.get(day.closed_at)) for day in shown]
    else:
        decided = await regime_points(database, since=utc_now() - timedelta(days=days), interval=interval)
        points = [_decided(row) for row in decided]
    return answer(RegimeHistory(days=days, interval=interval, points=points))


def _closed(day: MacroDay, said: Mapping[str, float] | None) -> RegimePoint:
    return RegimePoint(
        timestamp=day.closed_at,
        index=day.index_level,
        regime=day.market_regime,
        confidence=day.confidence_score,
        risk_level=day.risk_level,
        trend_strength=day.trend_strength,
        recommended_exposure=day.recommended_exposure,
        probabilities=None if said is None else RegimeProbabilities.model_validate(said),
    )


def _decided(row: MarketRegimeAnalysis) -> RegimePoint:
    return RegimePoint(
        timestamp=row.analysis_time,
        index=None,
        regime=row.market_regime,
        confidence=row.confidence_score,
        risk_level=row.risk_level,
        trend_strength=row.trend_strength,
        recommended_exposure=row.recommended_exposure,
        probabilities=RegimeProbabilities.model_validate(row.macro_indicators["probabilities"]),
    )
