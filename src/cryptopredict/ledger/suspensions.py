"""Versions that do not count for a while: when that began, when it ended, and who ended it. In: a transaction. Out: rows.

A suspension ends when an admin clears it; a new version begins without one. Nothing here thinks or loads a model: what the layers
see of a suspended version is made in `quieting`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Forbidden, NotFound, epoch
from cryptopredict.core.schema import AiModel, ModelSuspension, ModelVersion, User

__all__ = ["Spans", "clear_suspension", "open_suspension", "spans_by_version", "suspend"]

Spans = tuple[tuple[int, int | None], ...]
"""From, up to and without (None: still), epoch seconds."""


def suspend(session: Session, version: ModelVersion, since: datetime, reason: str, evidence: Mapping[str, Any]) -> bool:
    """Shut a version from `since` on (the market's time), in the caller's transaction; False where it is suspended already."""
    if open_suspension(session, version.id) is not None:
        return False
    session.add(ModelSuspension(model_version_id=version.id, since=since, reason=reason, evidence=dict(evidence)))
    session.flush()
    return True


def clear_suspension(session: Session, name: str, until: datetime, *, user_id: int, why: str) -> ModelSuspension:
    """An admin lets the champion of a model count again from `until` on (the market's time), in the caller's transaction.

    Raises `NotFound` where it is not suspended, `Forbidden` for who is no admin, `BadInput` without a reason.
    """
    user = session.get(User, user_id)
    if user is None or not (user.role == "admin" or user.is_superuser):
        raise Forbidden("Only an admin lets a suspended model count again")
    if not why.strip():
        raise BadInput("A suspension is not cleared without a reason", to_do="Say why.")
    row = session.scalars(
        select(ModelSuspension)
        .join(ModelVersion, ModelVersion.id == ModelSuspension.model_version_id)
        .join(AiModel, AiModel.id == ModelVersion.ai_model_id)
        .where(AiModel.name == name, ModelVersion.role == "champion", ModelSuspension.until.is_(None))
        .with_for_update(of=ModelSuspension)
    ).one_or_none()
    if row is None:
        raise NotFound(f"The champion of {name} is not suspended")
    row.until, row.cleared_by, row.cleared_why = max(until, row.since), user_id, why.strip()
    session.flush()
    return row


def open_suspension(session: Session, version_id: int) -> ModelSuspension | None:
    """The suspension that a version is under, None where there is none."""
    return session.scalars(
        select(ModelSuspension).where(ModelSuspension.model_version_id == version_id, ModelSuspension.until.is_(None))
    ).one_or_none()


def spans_by_version(session: Session) -> dict[int, Spans]:
    """When each version was suspended, by the id of its row, oldest first; versions that never were are not there."""
    found: dict[int, list[tuple[int, int | None]]] = {}
    rows: Sequence[ModelSuspension] = session.scalars(
        select(ModelSuspension).order_by(ModelSuspension.since, ModelSuspension.id)
    ).all()
    for row in rows:
        until = None if row.until is None else epoch(row.until)
        found.setdefault(row.model_version_id, []).append((epoch(row.since), until))
    return {key: tuple(spans) for key, spans in found.items()}
