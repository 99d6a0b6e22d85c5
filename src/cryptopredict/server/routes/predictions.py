"""What was predicted, what came of it, and questions: what is said already is answered at once, anything else by a job."""

import asyncio
import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.base import ASKABLE, Askable, BadInput, Conflict, NoData
from cryptopredict.members import note
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.predictions import (
    Analytics,
    AskPrediction,
    LayerSource,
    PredictionBody,
    PredictionDetail,
    PredictionFilters,
)
from cryptopredict.server.schemas.tasks import Asked
from cryptopredict.server.state import Database
from cryptopredict.server.stores.market import asset_by_id
from cryptopredict.server.stores.predictions import prediction_by_id, predictions_page, said_already, seen_in_ledger, settled
from cryptopredict.server.stores.tasks import open_questions, request_task

router = APIRouter(prefix=PREFIX, tags=["predictions"], route_class=GuardedRoute)

_MOST_OPEN = 3
"""Questions of one user that wait; each takes seconds of a worker."""


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


@router.post(
    "/predictions",
    response_model=Answer[Asked],
    status_code=202,
    responses={200: {"model": Answer[Asked], "description": "It was said already."}, 404: PROBLEM, 409: PROBLEM},
)
async def ask(request: Request, response: Response, database: Database, member: Signed, wanted: AskPrediction) -> Any:
    """Ask what a model says of an asset: the system's own claim, where it stands; else a job answers it, for oneself alone.

    With `features_override` it is a what-if: the job's answer is all there will ever be of it, in no record and never settled.
    """
    about, supposed = _askable(wanted), wanted.features_override or {}
    await asset_by_id(database, wanted.crypto_id)
    if not supposed:
        said = await said_already(
            database,
            layer=wanted.layer_source,
            claim=about.claim,
            crypto_id=wanted.crypto_id,
            horizon=wanted.prediction_horizon,
        )
        if said is not None:
            response.status_code = 200
            return answer(Asked(prediction=views.prediction_body(said), task=None))
    if about.claim != "price":
        raise NoData(
            "Nothing is said of this asset now",
            why="the latest decision did not rank it",
            to_do="See /layer3/assets for those that it ranks.",
        )
    arguments: dict[str, int | str] = {
        "crypto_id": wanted.crypto_id,
        "horizon": wanted.prediction_horizon,
        "user_id": member.id,
    }
    if supposed:
        arguments["features"] = json.dumps(supposed, sort_keys=True)
    row, new = await request_task(database, "predict", arguments, user_id=member.id)
    if new and await open_questions(database, member.id) > _MOST_OPEN:
        raise Conflict("You have questions open", why=f"{_MOST_OPEN} are the most", to_do="Wait for their answers.")
    if new:
        note(database, member.id, "ask_prediction", {"task_id": row.id, **arguments}, client_of(request))
    return answer(Asked(prediction=None, task=views.task_body(row)))


def _askable(wanted: AskPrediction) -> Askable:
    """What may be asked so. Raises `BadInput` that says what could be."""
    found = ASKABLE.get((wanted.layer_source, wanted.model_name))
    if found is None:
        known = ", ".join(f"{layer} {model}" for layer, model in ASKABLE)
        raise BadInput(
            f"{wanted.layer_source} {wanted.model_name} cannot be asked about one asset",
            why="layers 1 and 2 speak of the whole market, layer 4 of what passes its gate",
            to_do=f"Ask {known}.",
        )
    if wanted.prediction_horizon not in found.hours:
        hours = ", ".join(str(one) for one in found.hours)
        raise BadInput(f"{wanted.model_name} does not look {wanted.prediction_horizon} hours ahead", to_do=f"Take {hours}.")
    if strange := sorted(set(wanted.features_override or {}) - set(found.features)):
        known = ", ".join(found.features) or "none"
        raise BadInput(f"{wanted.model_name} has no features {', '.join(strange)}", to_do=f"These can be supposed: {known}.")
    return found


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
