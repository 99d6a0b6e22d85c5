"""Which models there are, and which of them counts. In: trained versions. Out: rows, and the champions, checked and in memory.

The files come first and the row after: a version that has a row is whole on disk, and what a killed process left without a row is never
looked at. A champion whose files are damaged is no champion: reading leaves it out and says why in the log and in `health_status`.
"""

import shutil
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

import structlog
from sqlalchemy import Engine, Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Conflict, Forbidden, NotFound, from_epoch, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiModel, ModelVersion, User
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.version import Version
from cryptopredict.ledger.artefacts import Damaged, read_artefact, write_artefact

__all__ = [
    "Forced",
    "ModelType",
    "champion_reference",
    "champions",
    "count_trial",
    "models_folder",
    "promote",
    "read_version",
    "rollback",
    "store_version",
    "stored_versions",
]

_log = structlog.get_logger(__name__)

ModelType = Literal["macro", "sector", "asset", "timing"]

_cache: dict[tuple[str, str, str], Version] = {}
_guard = threading.Lock()
_KEPT: Final = 8
_NEWEST: Final = 5
"""Versions whose files are kept whatever became of them; those that were champions keep theirs."""


@dataclass(frozen=True, slots=True)
class Forced:
    """An admin promotes in spite of a closed gate, and why."""

    user_id: int
    reason: str


def models_folder(home: Path, name: str) -> Path:
    """Where the versions of a model lie; refuses names that are no plain words."""
    if not name.isidentifier():
        raise BadInput(f"{name!r} is no name of a model", to_do="Use letters, digits and _.")
    return home / "models" / name


def count_trial(engine: Engine, name: str, model_type: ModelType, specification: str, *, tried: int) -> int:
    """Write down that this specification (its SHA-256) is tried for this model; how many were, `tried` before the first included.

    The same one again, on other data, is no new trial.
    """
    with transaction(engine) as session:
        model = _locked(session, name, model_type)
        known: list[str] = list(model.configuration.get("specifications", []))
        if specification not in known:
            known.append(specification)
        trials = max(int(model.configuration.get("trials", 0)), tried + len(known) - 1)
        model.configuration = {**model.configuration, "specifications": known, "trials": trials}
        return trials


def store_version(
    engine: Engine, home: Path, name: str, model_type: ModelType, saved: Saved, *, code_version: str, seconds: float
) -> ModelVersion:
    """Store a trained version as a challenger, under the next number; `seconds` is how long its training took."""
    data = saved.manifest["data"]
    manifest = {**saved.manifest, "code_version": code_version}
    with transaction(engine) as session:
        model = _locked(session, name, model_type)
        folder = models_folder(home, name)
        taken = session.scalars(select(ModelVersion.version).where(ModelVersion.ai_model_id == model.id)).all()
        number = 1 + max((int(text) for text in taken), default=0)
        while (folder / str(number)).exists():  # a process was killed between the files and the row
            number += 1
        sha256 = write_artefact(folder / str(number), Saved(manifest, saved.arrays))
        row = ModelVersion(
            ai_model_id=model.id,
            version=str(number),
            artifact_uri=f"models/{name}/{number}",
            sha256=sha256,
            trained_from=from_epoch(data["from"]),
            trained_to=from_epoch(data["to"]),
            metrics={key: manifest[key] for key in ("gate", "uses", "gates", "comparisons", "bands")},
            parameters={
                "specification_sha256": manifest["specification_sha256"],
                "options": manifest["options"],
                "code_version": code_version,
                "data": data,
                "folds": len(manifest["folds"]),
                "seconds": round(seconds, 1),
            },
        )
        session.add(row)
        model.last_trained = utc_now()
        session.flush()
        rows = session.scalars(_of(model).order_by(ModelVersion.id.desc())).all()
    for old in rows[_NEWEST:]:  # a track is tens of megabytes; the figures stay in the row
        if old.role != "champion" and old.promoted_at is None:
            shutil.rmtree(folder / old.version, ignore_errors=True)
    return row


def promote(session: Session, home: Path, name: str, version: str, *, forced: Forced | None = None) -> None:
    """Make a version the champion, and retire the one before, in the caller's transaction.

    Raises `NotFound`, `Damaged` when its files are not what was written, `Conflict` when its main gate is closed, `Forbidden` when who forces it is no admin, `BadInput` without a reason.
    A forced one is shown as the champion; what its layer uses of it still goes by its gates.
    """
    model, row = _found(session, name, version)
    read_version(home, name, row)
    gates = row.metrics["gates"]
    if forced is not None:
        user = session.get(User, forced.user_id)
        if user is None or user.role != "admin":
            raise Forbidden("Only an admin promotes a model whose gate is closed")
        if not forced.reason.strip():
            raise BadInput("A forced promotion needs a reason", to_do="Say why.")
        row.parameters = {**row.parameters, "forced": {"by": forced.user_id, "reason": forced.reason.strip()}}
    elif not gates[row.metrics["gate"]]["open"]:
        why = gates[row.metrics["gate"]]["reason"]
        raise Conflict(f"{name} {version} is not promoted: its gate is closed", why=why, to_do="Train a better one.")
    _crown(session, model, row, utc_now())


def rollback(session: Session, name: str) -> str:
    """Undo the last promotion: the champion before counts again; returns its version. Raises `NotFound` when there was none."""
    model = _model(session, name)
    champion = session.scalars(_of(model).where(ModelVersion.role == "champion")).one_or_none()
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
    return before.version


def champions(engine: Engine, home: Path) -> dict[str, Version]:
    """The champions by name, every file of them checked. One that is damaged is missing: the log and its row say why."""
    with transaction(engine) as session:
        rows = session.execute(
            select(AiModel.name, ModelVersion)
            .join(ModelVersion, ModelVersion.ai_model_id == AiModel.id)
            .where(ModelVersion.role == "champion")
            .order_by(AiModel.name)
        ).all()
    found = {}
    for name, row in rows:
        try:
            found[name] = read_version(home, name, row)
        except (Damaged, BadInput) as error:
            _log.error("model missing", model=name, version=row.version, reason=str(error))
            _note_health(engine, name, {"usable": False, "version": row.version, "reason": str(error)}, "error")
        else:
            _note_health(engine, name, {"usable": True, "version": row.version}, "active")
    return found


def read_version(home: Path, name: str, row: ModelVersion) -> Version:
    """One version in memory. Raises `Damaged` when its files are not those that were written, `BadInput` when it is of another program."""
    key = (name, row.version, row.sha256)
    with _guard:
        held = _cache.get(key)
    if held is not None:
        return held
    saved = read_artefact(models_folder(home, name) / row.version, row.sha256)
    found = Version.read(name, row.version, row.sha256, saved)
    with _guard:
        while len(_cache) >= _KEPT:
            _cache.pop(next(iter(_cache)))
        _cache[key] = found
    return found


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


def _model(session: Session, name: str) -> AiModel:
    model = session.scalars(select(AiModel).where(AiModel.name == name).with_for_update()).one_or_none()
    if model is None:
        raise NotFound(f"There is no model called {name}", to_do="`cryptopredict train` makes them.")
    return model


def _found(session: Session, name: str, version: str) -> tuple[AiModel, ModelVersion]:
    model = _model(session, name)
    row = session.scalars(_of(model).where(ModelVersion.version == version)).one_or_none()
    if row is None:
        raise NotFound(f"There is no version {version} of {name}")
    return model, row


def _locked(session: Session, name: str, model_type: ModelType) -> AiModel:
    """The row of a model, made if it is not there, held until the transaction ends: one training stores at a time."""
    models_folder(Path(), name)
    session.execute(
        insert(AiModel).values(name=name, version="0", model_type=model_type).on_conflict_do_nothing(index_elements=["name"])
    )
    return _model(session, name)


def _note_health(engine: Engine, name: str, health: Mapping[str, Any], status: str) -> None:
    """Write down how a model is, if that is news."""
    with transaction(engine) as session:
        model = _model(session, name)
        if {key: model.health_status.get(key) for key in health} != dict(health) or model.status != status:
            model.health_status = {**health, "since": utc_now().isoformat()}
            model.status = status
