"""Administration: trained models, and which version of each counts."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy import select

from cryptopredict.base import BadInput
from cryptopredict.core.schema import ModelVersion
from cryptopredict.ledger import promotion
from cryptopredict.ledger.clock import market_now
from cryptopredict.ledger.promotion import Forced
from cryptopredict.ledger.suspensions import clear_suspension
from cryptopredict.ledger.whole import check_files, folder_of
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.parameters import Key
from cryptopredict.server.routes.tasks import ask_for
from cryptopredict.server.schemas import PROBLEM, Answer, answer
from cryptopredict.server.schemas.models import (
    AiModels,
    ModelBody,
    ModelDetail,
    PromoteModel,
    Promotion,
    ResumeModel,
    RetrainModel,
    RollbackModel,
)
from cryptopredict.server.schemas.tasks import TaskBody
from cryptopredict.server.state import Context, Database, State
from cryptopredict.server.stores.models import StoredModel, model_by_id, models, note_model, versions_of

router = APIRouter(prefix=PREFIX, tags=["admin"], route_class=GuardedRoute)


@router.get("/admin/ai-models", response_model=Answer[AiModels])
async def ai_models(database: Database) -> Any:
    """All models: which version counts, whether its main gate is open, and how it is."""
    return answer(AiModels(models=[views.model_body(stored) for stored in await models(database)]))


@router.get("/admin/ai-models/{model_id}", response_model=Answer[ModelDetail])
async def ai_model(database: Database, model_id: Key) -> Any:
    """One model with its versions: every gate, and every figure beside those of its baselines."""
    stored = await model_by_id(database, model_id)
    versions = [views.version_body(row) for row in await versions_of(database, model_id)]
    return answer(ModelDetail(model=views.model_body(stored), versions=versions))


@router.post("/admin/ai-models/{model_id}/retrain", response_model=Answer[TaskBody], status_code=202)
async def retrain(
    request: Request, database: Database, member: Signed, model_id: Key, wanted: RetrainModel | None = None
) -> Any:
    """Train a model anew, as a job. What a training does not take is refused, not passed over."""
    await model_by_id(database, model_id)
    chosen = wanted or RetrainModel()
    if chosen.training_data_days is not None:
        raise BadInput(
            "training_data_days is not taken",
            why="a version learns from every day that has closed, and each of its folds from all days before it",
            to_do="Leave it out; `hyperparameters.quick` makes a training short.",
        )
    if chosen.validation_split is not None:
        raise BadInput(
            "validation_split is not taken",
            why="a version is judged by walking forward with a purge and an embargo, never by one split",
            to_do="Leave it out.",
        )
    arguments = {"model_id": model_id, "quick": int(chosen.hyperparameters.quick), "seed": chosen.hyperparameters.seed}
    return answer(views.task_body(await ask_for(request, database, member, "retrain_model", arguments)))


@router.post("/admin/ai-models/{model_id}/promote", response_model=Answer[Promotion], responses={409: PROBLEM})
async def promote(
    request: Request, context: Context, database: Database, member: Signed, model_id: Key, wanted: PromoteModel
) -> Any:
    """Make a version the champion, from the next decision on. One whose gate is closed is only promoted by force, with a reason."""
    stored, forced = await model_by_id(database, model_id), None
    if wanted.force:
        forced = Forced(member.id, wanted.reason or "")
    name = stored.row.name
    row = await database.run_sync(lambda session: promotion.promote(session, name, wanted.version, forced=forced))
    return await _counted(
        request, context, database, member, "promote_model", stored, row, reason=wanted.reason, forced=wanted.force
    )


@router.post("/admin/ai-models/{model_id}/rollback", response_model=Answer[Promotion])
async def rollback(
    request: Request, context: Context, database: Database, member: Signed, model_id: Key, wanted: RollbackModel | None = None
) -> Any:
    """Take the last promotion back: the champion before counts again, from the next decision on."""
    stored = await model_by_id(database, model_id)
    name = stored.row.name
    row = await database.run_sync(lambda session: promotion.rollback(session, name))
    reason = wanted.reason if wanted else None
    return await _counted(request, context, database, member, "rollback_model", stored, row, reason=reason, forced=False)


@router.post("/admin/ai-models/{model_id}/resume", response_model=Answer[ModelBody])
async def resume(request: Request, database: Database, member: Signed, model_id: Key, wanted: ResumeModel) -> Any:
    """Let a suspended champion count again, from the next decision on; what was decided meanwhile was decided without it."""
    stored = await model_by_id(database, model_id)
    name, until = stored.row.name, (await database.scalars(select(market_now()))).one()
    await database.run_sync(lambda session: clear_suspension(session, name, until, user_id=member.id, why=wanted.reason))
    version = None if stored.champion is None else stored.champion.version
    facts = {"model": name, "version": version, "reason": wanted.reason}
    note_model(database, member.id, "resume_model", facts, client_of(request))
    return answer(views.model_body(await model_by_id(database, model_id)))


async def _counted(
    request: Request,
    context: State,
    database: Database,
    member: Member,
    kind: str,
    stored: StoredModel,
    row: ModelVersion,
    *,
    reason: str | None,
    forced: bool,
) -> Any:
    """Look at the files of what is to count, and write down who did it; raised here, nothing of it has happened."""
    name = stored.row.name
    folder = folder_of(context.settings.home, name) / row.version
    await asyncio.to_thread(check_files, folder, row.sha256)
    before = None if stored.champion is None else stored.champion.version
    facts = {"model": name, "version": row.version, "before": before, "forced": forced, "reason": reason}
    note_model(database, member.id, kind, facts, client_of(request))
    return answer(Promotion(name=name, version=row.version, before=before, forced=forced))
