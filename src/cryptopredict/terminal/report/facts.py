"""What a report says, as plain figures: the JSON of it. Read from the registry; the page only draws it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from cryptopredict.base import BadInput
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiModel, ModelVersion
from cryptopredict.ledger.promotion import stored_versions
from cryptopredict.ledger.registry import read_version
from cryptopredict.ledger.whole import Damaged

__all__ = ["gather", "to_bytes"]

_CALIBRATED = 0.03
"""Calibration error that a gate allows."""


def gather(engine: Engine, home: Path, now: datetime) -> dict[str, Any]:
    """The champion and the newest version of every model, the champion first."""
    with transaction(engine) as session:
        rows = stored_versions(session)
    chosen: dict[tuple[str, str], tuple[AiModel, ModelVersion]] = {}
    newest: set[str] = set()
    for model, version in rows:
        if version.role == "champion" or model.name not in newest:
            chosen[model.name, version.version] = (model, version)
        newest.add(model.name)
    ordered = sorted(chosen.values(), key=lambda pair: (pair[0].name, pair[1].role != "champion", -pair[1].id))
    return {"made_at": _time(now), "models": [_model(home, model, version) for model, version in ordered]}


def to_bytes(facts: dict[str, Any]) -> bytes:
    """The figures as a file."""
    return (json.dumps(facts, allow_nan=False, ensure_ascii=False, indent=1) + "\n").encode()


def _model(home: Path, model: AiModel, version: ModelVersion) -> dict[str, Any]:
    metrics, parameters = version.metrics, version.parameters
    main = metrics["gates"][metrics["gate"]]
    return {
        "name": model.name,
        "layer": model.model_type,
        "version": version.version,
        "role": version.role,
        "sha256": version.sha256,
        "damage": _damage(home, model.name, version),
        "trained_from": _time(version.trained_from),
        "trained_to": _time(version.trained_to),
        "stored_at": _time(version.created_at),
        "promoted_at": _time(version.promoted_at),
        "trials": main["trials"],
        "gate": {"name": metrics["gate"], "open": main["open"], "reason": main["reason"]},
        "forced": parameters.get("forced"),
        "parameters": {key: value for key, value in parameters.items() if key != "forced"},
        "uses": metrics["uses"],
        "gates": metrics["gates"],
        "comparisons": metrics["comparisons"],
        "extras": metrics.get("extras", {}),
        "did_not_beat": _did_not_beat(metrics),
    }


def _damage(home: Path, name: str, version: ModelVersion) -> str | None:
    """Why the files of a version cannot be used, None if they are what was written."""
    try:
        read_version(home, name, version)
    except (Damaged, BadInput) as error:
        return str(error)
    return None


def _did_not_beat(metrics: dict[str, Any]) -> list[str]:
    """In words: where nothing was won, and where intervals do not hold what they promise."""
    found = [f"Not fitted: {each}" for each in metrics.get("failed", [])]
    for row in metrics["comparisons"]:
        for baseline in row["baselines"]:
            difference = baseline["difference"]
            if difference is None:
                found.append(f"{row['what']}: too few days to tell it from {baseline['name']} (n = {row['n']:,}).")
            elif difference["high"] < 0.0:
                found.append(f"{row['what']}: worse than {baseline['name']} (n = {row['n']:,}).")
            elif difference["low"] <= 0.0:
                found.append(f"{row['what']}: not distinguishable from {baseline['name']} (n = {row['n']:,}).")
        error = (row.get("calibration") or {"error": 0.0})["error"]
        if error > _CALIBRATED:
            found.append(f"{row['what']}: what is said is {error:.3f} away from what happens, on average (n = {row['n']:,}).")
        name = row["baselines"][0]["name"]
        lost = [year for year in row["by_year"] if year["model"] > year[name]]
        if lost:
            years = ", ".join(f"{year['year']} (n = {year['n']:,})" for year in lost)
            found.append(f"{row['what']}: worse than {name} in {years}.")
    for name, gate in metrics["gates"].items():
        if not gate["open"]:
            found.append(f"The gate {name} is closed: {gate['reason']}.")
    found += [
        f"Bands that should hold {band['level']:.0%} held {band['share']:.0%} in {band['group']} (n = {band['n']:,})."
        for band in metrics.get("extras", {}).get("bands", [])
        if band["high"] is not None and band["high"] < band["level"]
    ]
    return found


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds").replace("+00:00", "Z")
