"""Which version of a model counts: one is promoted, or the last promotion is taken back. In: a transaction. Out: rows.

Nothing here thinks or loads a model, so the server may do it; what decides next reads the champions anew. The files are checked by
their hashes before, for a champion that is damaged is no champion.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, Forbidden, NotFound, utc_now
from cryptopredict.core.schema import AiModel, ModelVersion, User

__all__ = [
    "Forced",
    "champion_reference",
    "model_named",
    "open_gates",
    "promote",
    "rollback",
    "stored_versions",
    "version_of",
]

_UNUSED: Final = "nothing"  # how `uses` begins for a gate behind which nothing stands


@dataclass(frozen=True, slots=True)
class Forced:
    """An admin promotes in spite of a closed gate, and why."""

    user_id: int
    reason: str


def model_named(session: Session, name: str) -> AiModel:
    """The row of a model, held until the transaction ends: one promotion at a time. Raises `NotFound`."""
    model = session.scalars(select(AiModel).where(AiModel.name == name).with_for_update()).one_or_none()
    if model is None:
        raise NotFound(f"There is no model called {name}", to_do="`cryptopredict train` makes them.")
    return model


def version_of(session: Session, name: str, version: str) -> ModelVersion:
    """The row of a version. Raises `NotFound`."""
    row = session.scalars(
        select(ModelVersion).join(AiModel).where(AiModel.name == name, ModelVersion.version == version)
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no version {version} of {name}")
    return row


def open_gates(metrics: Mapping[str, Any]) -> list[str]:
    """The gates of a version that are open and behind which the cascade uses something. One is enough to count: each is used alone."""
    uses, gates = metrics["uses"], metrics["gates"]
    return [name for name, use in uses.items() if not use.startswith(_UNUSED) and gates.get(name, {}).get("open")]


def promote(session: Session, name: str, version: str, *, forced: Forced | None = None) -> ModelVersion:
    """Make a version the champion, and retire the one before, in the caller's transaction; whoever calls has checked its files.

    Raises `NotFound`, `Conflict` when all its gates are closed or it is the champion already, `Forbidden` when who forces it is no admin,
    `BadInput` without a reason. A forced one is shown as the champion; what its layer uses of it still goes by its gates.
    """
    model = model_named(session, name)
    row = version_of(session, name, version)
    if row.role == "champion":
        raise Conflict(f"{name} {version} is the champion already")
    if forced is not None:
        user = session.get(User, forced.user_id)
        if user is None or not (user.role == "admin" or user.is_superuser):
            raise Forbidden("Only an admin promotes a model whose gate is closed")
        if not forced.reason.strip():
            raise BadInput("A forced promotion needs a reason", to_do="Say why.")
        row.parameters = {**row.parameters, "forced": {"by": forced.user_id, "reason": forced.reason.strip()}}
    elif not open_gates(row.metrics):
        why = row.metrics["gates"][row.metrics["gate"]]["reason"]
        raise Conflict(f"{name} {version} is not promoted: its gates are closed", why=why, to_do="Train a better one.")
    _crown(session, model, row, utc_now())
    return row


def rollback(session: Session, name: str) -> ModelVersion:
    """Undo the last promotion: the champion before counts again, and comes back. Raises `NotFound` when there was none."""
    model = model_named(session, name)
    champion = champion_reference(session, name)
    before = session.scalars(
        _of(model)
        .where(ModelVersion.role == "retired", ModelVersion.promoted_at.is_not(None))
        .order_by(ModelVersion.promoted_at.desc())
        .limit(1)
    ).one_or_none()
    if champion is None or before is None:
        raise NotFound(f"There is no champion of {name} before the present one")
    champion.promoted_at = None  # it was none: a second rollback goes further back
    _crown(session, model, before, before.promoted_at)
    return before


def champion_reference(session: Session, name: str) -> ModelVersion | None:
    """The row of the champion, None where there is none."""
    return session.scalars(
        select(ModelVersion).join(AiModel).where(AiModel.name == name, ModelVersion.role == "champion")
    ).one_or_none()


def stored_versions(session: Session) -> Sequence[tuple[AiModel, ModelVersion]]:
    """Every version with its model: models by name, versions from new to old."""
    rows = session.execute(
        select(AiModel, ModelVersion)
        .join(ModelVersion, ModelVersion.ai_model_id == AiModel.id)
        .order_by(AiModel.name, ModelVersion.id.desc())
    )
    return [(model, version) for model, version in rows]


def _crown(session: Session, model: AiModel, row: ModelVersion, moment: datetime | None) -> None:
    for other in session.scalars(_of(model).where(ModelVersion.role == "champion", ModelVersion.id != row.id)):
        other.role = "retired"
    session.flush()  # there is room for one champion
    row.role, row.promoted_at = "champion", moment
    model.version, model.status = row.version, "active"
    model.performance_metrics = row.metrics
    session.flush()


def _of(model: AiModel) -> Select[ModelVersion]:
    return select(ModelVersion).where(ModelVersion.ai_model_id == model.id)
