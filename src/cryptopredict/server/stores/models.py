"""Trained models and their versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import NotFound
from cryptopredict.core.schema import AiModel, ModelSuspension, ModelVersion
from cryptopredict.members import Client, note

__all__ = ["StoredModel", "model_by_id", "models", "note_model", "versions_of"]

_MOST_MODELS = 200
_MOST_VERSIONS = 20


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model with its champion, its newest version, how many there are, and the suspension that the champion is under."""

    row: AiModel
    champion: ModelVersion | None
    newest: ModelVersion | None
    versions: int
    suspension: ModelSuspension | None


async def models(session: AsyncSession, *, model_id: int | None = None) -> list[StoredModel]:
    """All models by name, at most 200; or the one."""
    query = select(AiModel).order_by(AiModel.name).limit(_MOST_MODELS)
    rows = (await session.scalars(query if model_id is None else query.where(AiModel.id == model_id))).all()
    ids = [row.id for row in rows]
    champions = {
        version.ai_model_id: version
        for version in await session.scalars(
            select(ModelVersion).where(ModelVersion.ai_model_id.in_(ids), ModelVersion.role == "champion")
        )
    }
    newest = select(func.max(ModelVersion.id)).where(ModelVersion.ai_model_id.in_(ids)).group_by(ModelVersion.ai_model_id)
    latest = {
        version.ai_model_id: version
        for version in await session.scalars(select(ModelVersion).where(ModelVersion.id.in_(newest)))
    }
    counts: dict[int, int] = {
        row[0]: row[1]
        for row in await session.execute(
            select(ModelVersion.ai_model_id, func.count())
            .where(ModelVersion.ai_model_id.in_(ids))
            .group_by(ModelVersion.ai_model_id)
        )
    }
    suspended = {
        one.model_version_id: one
        for one in await session.scalars(
            select(ModelSuspension).where(
                ModelSuspension.until.is_(None), ModelSuspension.model_version_id.in_([one.id for one in champions.values()])
            )
        )
    }
    return [
        StoredModel(
            row,
            champion := champions.get(row.id),
            latest.get(row.id),
            counts.get(row.id, 0),
            None if champion is None else suspended.get(champion.id),
        )
        for row in rows
    ]


async def model_by_id(session: AsyncSession, model_id: int) -> StoredModel:
    """One model. Raises `NotFound`."""
    found = await models(session, model_id=model_id)
    if not found:
        raise NotFound("There is no such model", to_do="See /admin/ai-models for those there are.")
    return found[0]


async def versions_of(session: AsyncSession, model_id: int) -> Sequence[ModelVersion]:
    """The newest versions of a model, and whatever counts or counted: from new to old, at most 20."""
    counted = (ModelVersion.role == "champion").desc(), ModelVersion.promoted_at.is_not(None).desc()
    rows = await session.scalars(
        select(ModelVersion)
        .where(ModelVersion.ai_model_id == model_id)
        .order_by(*counted, ModelVersion.id.desc())
        .limit(_MOST_VERSIONS)
    )
    return sorted(rows, key=lambda row: -row.id)


def note_model(session: AsyncSession, user_id: int, kind: str, facts: Mapping[str, Any], client: Client) -> None:
    """Write down who made which version count, and why."""
    note(session, user_id, kind, facts, client)
