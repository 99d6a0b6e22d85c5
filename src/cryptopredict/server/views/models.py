"""Trained models as they are shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from cryptopredict.core.schema import ModelVersion
from cryptopredict.server.schemas.models import (
    BaselineBody,
    BetBody,
    CalibrationBody,
    ComparisonBody,
    DriftBody,
    GateBody,
    ModelBody,
    ModelHealth,
    NamedValue,
    VersionBody,
    YearBody,
)
from cryptopredict.server.stores.models import StoredModel

__all__ = ["model_body", "version_body"]

_BETS: tuple[Literal["worse", "faded", "calibration"], ...] = ("worse", "faded", "calibration")
_MOST_FAILURES = 50
_OF_YEAR = {"year", "n", "model"}


def model_body(stored: StoredModel) -> ModelBody:
    """One model with the gate of the version that counts, or would."""
    shown = stored.champion or stored.newest
    return ModelBody(
        id=stored.row.id,
        name=stored.row.name,
        layer=stored.row.model_type,
        status=stored.row.status,
        champion=None if stored.champion is None else stored.champion.version,
        newest=None if stored.newest is None else stored.newest.version,
        versions=stored.versions,
        trials=int(stored.row.configuration.get("trials", 0)),
        gate=None if shown is None else next((gate for gate in _gates(shown.metrics) if gate.main), None),
        last_trained=stored.row.last_trained,
        last_prediction=stored.row.last_prediction,
        health=_health(stored),
    )


def version_body(row: ModelVersion) -> VersionBody:
    """One version with all its figures."""
    parameters, data = row.parameters, row.parameters.get("data", {})
    options, gates = parameters.get("options", {}), _gates(row.metrics)
    return VersionBody(
        version=row.version,
        role=row.role,
        sha256=row.sha256,
        trained_from=row.trained_from,
        trained_to=row.trained_to,
        stored_at=row.created_at,
        promoted_at=row.promoted_at,
        forced=parameters.get("forced"),
        code_version=parameters.get("code_version"),
        specification_sha256=parameters.get("specification_sha256"),
        quick=bool(options.get("quick", False)),
        seed=int(options.get("seed", 0)),
        seconds=parameters.get("seconds"),
        rows=data.get("rows"),
        assets=data.get("assets"),
        folds=parameters.get("folds"),
        trials=next((gate.trials for gate in gates if gate.main), None),
        failed=list(row.metrics.get("failed", []))[:_MOST_FAILURES],
        gates=gates,
        comparisons=[_comparison(line) for line in row.metrics.get("comparisons", [])],
    )


def _health(stored: StoredModel) -> ModelHealth:
    found, suspension = stored.row.health_status, stored.suspension
    usable, since = found.get("usable"), found.get("since")
    return ModelHealth(
        usable=usable,
        suspended=suspension is not None,
        suspended_since=None if suspension is None else suspension.since,
        reason=found.get("reason") if usable is False else None if suspension is None else suspension.reason,
        since=None if since is None else datetime.fromisoformat(since),
        drift=_drift(stored),
    )


def _drift(stored: StoredModel) -> DriftBody | None:
    """What was judged of the version that counts now; what was judged of one before it says nothing of this one."""
    found = stored.row.health_status.get("drift")
    if found is None or stored.champion is None or found["version"] != stored.champion.version:
        return None
    return DriftBody(
        verdict=found["verdict"],
        why=found["why"],
        start=datetime.fromisoformat(found["start"]),
        n=found["n"],
        skill=found["skill"],
        bets=[BetBody(name=name, **found[name]) for name in _BETS if found.get(name) is not None],
        moved=[one["feature"] for one in found["population"] if one["moved"]],
        since=datetime.fromisoformat(found["since"]),
        judged_at=datetime.fromisoformat(found["judged_at"]),
    )


def _gates(metrics: Mapping[str, Any]) -> list[GateBody]:
    uses = metrics.get("uses", {})
    return [
        GateBody.model_validate({"key": key, "main": key == metrics.get("gate"), "use": uses.get(key), **gate})
        for key, gate in metrics.get("gates", {}).items()
    ]


def _comparison(line: Mapping[str, Any]) -> ComparisonBody:
    years = [
        YearBody(
            year=year["year"],
            n=year["n"],
            model=year["model"],
            baselines=[NamedValue(name=name, value=value) for name, value in year.items() if name not in _OF_YEAR],
        )
        for year in line.get("by_year", [])
    ]
    calibration = line.get("calibration")
    return ComparisonBody(
        **{name: line[name] for name in ("key", "what", "metric", "n", "moments", "model")},
        baselines=[BaselineBody.model_validate(one) for one in line["baselines"]],
        by_year=years,
        calibration=None if calibration is None else CalibrationBody.model_validate(calibration),
    )
