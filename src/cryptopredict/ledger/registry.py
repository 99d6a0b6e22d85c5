"""Which models there are, and which of them counts. In: trained versions. Out: rows, and the champions, checked and in memory.

The files come first and the row after: a version that has a row is whole on disk, and what a killed process left without a row is never
looked at. A champion whose files are damaged is no champion: reading leaves it out and says why in the log and in `health_status`.
"""

import shutil
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import structlog
from sqlalchemy import Engine, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, from_epoch, utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiModel, ModelVersion
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.version import Version
from cryptopredict.ledger.artefacts import read_artefact, write_artefact
from cryptopredict.ledger.promotion import model_named
from cryptopredict.ledger.quieting import quieted
from cryptopredict.ledger.suspensions import spans_by_version
from cryptopredict.ledger.whole import Damaged, folder_of

__all__ = [
    "ModelType",
    "champions",
    "count_trial",
    "note_share",
    "read_version",
    "store_version",
    "trials_by_model",
]

_log = structlog.get_logger(__name__)

ModelType = Literal["macro", "sector", "asset", "timing"]

_cache: dict[tuple[str, str, str], Version] = {}
_guard = threading.Lock()
_KEPT: Final = 8
_NEWEST: Final = 5
"""Versions whose files are kept whatever became of them; those that were champions keep theirs."""


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


def trials_by_model(engine: Engine) -> dict[str, int]:
    """How many specifications were ever tried for each model, by name."""
    with transaction(engine) as session:
        rows = session.execute(select(AiModel.name, AiModel.configuration).order_by(AiModel.name)).all()
    return {name: int(configuration["trials"]) for name, configuration in rows if "trials" in configuration}


def note_share(engine: Engine, name: str, model_type: ModelType, batch: str, share: int, *, of: int) -> bool:
    """Write down that a share of a training (`batch` names it) is done; says whether all `of` them are.

    Of several that end at once, only the last is told so.
    """
    with transaction(engine) as session:
        model = _locked(session, name, model_type)
        held = model.configuration.get("shares", {})
        done = {share, *(held["done"] if held.get("batch") == batch else ())}
        model.configuration = {**model.configuration, "shares": {"batch": batch, "done": sorted(done)}}
        return len(done) >= of


def store_version(
    engine: Engine, home: Path, name: str, model_type: ModelType, saved: Saved, *, code_version: str, seconds: float
) -> ModelVersion:
    """Store a trained version as a challenger, under the next number; `seconds` is how long its training took."""
    data = saved.manifest["data"]
    manifest = {**saved.manifest, "code_version": code_version}
    with transaction(engine) as session:
        model = _locked(session, name, model_type)
        folder = folder_of(home, name)
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
            metrics={key: manifest[key] for key in ("gate", "uses", "gates", "comparisons", "failed", "extras")},
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
        rows = session.scalars(
            select(ModelVersion).where(ModelVersion.ai_model_id == model.id).order_by(ModelVersion.id.desc())
        ).all()
    for old in rows[_NEWEST:]:  # a track is tens of megabytes; the figures stay in the row
        if old.role != "champion" and old.promoted_at is None:
            shutil.rmtree(folder / old.version, ignore_errors=True)
    return row


def champions(engine: Engine, home: Path) -> dict[str, Version]:
    """The champions by name, every file of them checked. One that is damaged is missing: the log and its row say why.

    While one was suspended its gates are shut, and only then: the same dictionary serves every moment.
    """
    with transaction(engine) as session:
        rows = session.execute(
            select(AiModel.name, ModelVersion)
            .join(ModelVersion, ModelVersion.ai_model_id == AiModel.id)
            .where(ModelVersion.role == "champion")
            .order_by(AiModel.name)
        ).all()
        spans = spans_by_version(session)
    found = {}
    for name, row in rows:
        try:
            found[name] = quieted(read_version(home, name, row), spans.get(row.id, ()))
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
    saved = read_artefact(folder_of(home, name) / row.version, row.sha256)
    found = Version.read(name, row.version, row.sha256, saved)
    with _guard:
        while len(_cache) >= _KEPT:
            _cache.pop(next(iter(_cache)))
        _cache[key] = found
    return found


def _locked(session: Session, name: str, model_type: ModelType) -> AiModel:
    """The row of a model, made if it is not there, held until the transaction ends: one training stores at a time."""
    folder_of(Path(), name)
    session.execute(
        insert(AiModel).values(name=name, version="0", model_type=model_type).on_conflict_do_nothing(index_elements=["name"])
    )
    return model_named(session, name)


def _note_health(engine: Engine, name: str, health: Mapping[str, Any], status: str) -> None:
    """Write down how a model is, if that is news."""
    with transaction(engine) as session:
        model = model_named(session, name)
        if {key: model.health_status.get(key) for key in health} != dict(health) or model.status != status:
            drift = {"drift": model.health_status["drift"]} if "drift" in model.health_status else {}
            model.health_status = {**drift, **health, "since": utc_now().isoformat()}
            model.status = status
