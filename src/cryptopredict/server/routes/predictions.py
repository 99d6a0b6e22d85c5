"""What was predicted, and what came of it. Prices are predicted on demand once a model for them has earned it; until then nobody can ask."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query

from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import Answer, Page, answer, page
from cryptopredict.server.schemas.predictions import (
    Analytics,
    LayerSource,
    PredictionBody,
    PredictionDetail,
    PredictionFilters,
)
from cryptopredict.server.state import Database
from cryptopredict.server.stores.predictions import prediction_by_id, predictions_page, seen_in_ledger, settled

router = APIRouter(prefix=PREFIX, tags=["predictions"], route_class=GuardedRoute)


@router.get("/predictions", response_model=Page[PredictionBody, PredictionFilters])
async def predictions(
    database: Database,
    member: Signed,
    layer: LayerSource | None = None,
    crypto_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    horizon: Annotated[int | None, Query(ge=1, le=87_600, description="Hours.")] = None,
    settled: Annotated[bool | None, Query(description="Only those whose outcome is known, or only the others.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Claims about the future, newest first, each with its chance and, once it is known, whether it happened."""
    rows, total = await predictions_page(
        database,
        user_id=member.id,
        layer=layer,
        crypto_id=crypto_id,
        horizon=horizon,
        settled=settled,
        limit=limit,
        offset=offset,
    )
    return page(
        [views.prediction_body(row) for row in rows],
        total=total,
        limit=limit,
        offset=offset,
        filters=PredictionFilters(layer=layer, crypto_id=crypto_id, horizon=horizon, settled=settled),
    )


@router.get("/predictions/analytics", response_model=Answer[Analytics])
async def analytics(
    database: Database, days: Annotated[int, Query(ge=1, le=3_650)] = 90, layer: LayerSource | None = None
) -> Any:
    """How good the live claims were that were settled lately, each figure beside its baseline, with n and interval."""
    found = await settled(database, days=days, layer=layer)
    return answer(await asyncio.to_thread(views.analytics, found, days=days, layer=layer))


@router.get("/predictions/{prediction_id}", response_model=Answer[PredictionDetail])
async def prediction(database: Database, member: Signed, prediction_id: Key) -> Any:
    """One claim, with where it stands in the ledger."""
    named = await prediction_by_id(database, prediction_id, user_id=member.id)
    return answer(views.prediction_detail(named, *await seen_in_ledger(database, prediction_id)))
