"""A trained version at rest: its folds, the track of what it said, and a manifest that says everything about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.estimators.protocol import Saved, nested
from cryptopredict.estimators.training.judging import Judged
from cryptopredict.estimators.training.material import Options
from cryptopredict.estimators.training.planning import Plan
from cryptopredict.estimators.training.recipe import Part, Question, Recipe, Walked
from cryptopredict.estimators.version import packed

__all__ = ["Trained", "pack"]


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A version that is ready to be stored, and how it did."""

    saved: Saved
    judged: Judged

    @property
    def specification(self) -> str:
        """SHA-256 of what was fitted: versions of the same specification differ in their data alone."""
        return str(self.saved.manifest["specification_sha256"])


def pack(
    recipe: Recipe,
    options: Options,
    plan: Plan,
    walked: Walked,
    judged: Judged,
    failed: Mapping[tuple[str, int, str], str],
    moment: int | None,
) -> Trained:
    """The version: fits by fold and part, losses of the gated questions, and the manifest. What could not be fitted is said in it.

    Of an undated recipe all that is said of time is `moment`, when it was trained.
    """
    folds: list[dict[str, Any]] = []
    arrays: dict[str, NDArray[Any]] = {}
    for place, (start, trained_to) in enumerate(zip(plan.starts, plan.trained_to, strict=True)):
        fitted = {part: models[place] for part, models in walked.models.items()}
        manifests, own = packed(place, {part: model for part, model in fitted.items() if model is not None})
        arrays |= own
        folds.append(
            {
                "trained_to": trained_to,
                "valid_from": start,
                "rows": sum(len(each[place].train) for each in plan.folds.values()),
                "models": manifests,
                "open": {gate: opened[place] for gate, opened in judged.opened.items()},
            }
        )
    for asked in judged.questions:
        if asked.gated:
            arrays |= nested(f"track/{asked.key}", _track(asked))
    dated = {}
    if recipe.undated:
        dated = {} if moment is None else {"from": moment, "to": moment}
        for row in judged.comparisons:
            row["by_year"] = []
    manifest = {
        "name": recipe.name,
        "gate": recipe.main_gate,
        "uses": dict(recipe.uses),
        "specification": recipe.specification(),
        "specification_sha256": recipe.digest,
        "features": {name: list(part.table.names) for name, part in walked.parts.items()},
        "options": asdict(options),
        "data": _data(walked.parts) | dated,
        "folds": folds,
        **judged.plain(),
        "failed": [f"{part} {name}, fold {number + 1}: {why}" for (part, number, name), why in failed.items()],
        "extras": dict(recipe.extras(walked)),
    }
    return Trained(Saved(manifest, arrays), judged)


def _data(parts: Mapping[str, Part]) -> dict[str, Any]:
    """From when to when, and how much of it: rows of the largest part, groups at 0 or above in any."""
    tables = [part.table for part in parts.values() if len(part.table)]
    groups = np.unique(np.concatenate([np.unique(table.groups) for table in tables]))
    return {
        "from": min(int(table.times.min()) for table in tables),
        "to": max(int(table.times.max()) for table in tables),
        "rows": max(len(table) for table in tables),
        "assets": int((groups >= 0).sum()),
    }


def _track(asked: Question) -> dict[str, NDArray[Any]]:
    """What is kept to compare a later version with: losses of the rows that a fold spoke for, or their means where rows have no name."""
    baseline = next(iter(asked.baselines.values()))
    used = np.flatnonzero((asked.fold >= 0) & np.isfinite(asked.model))
    times, fold, losses = asked.times[used], asked.fold[used], (asked.model[used], baseline[used])
    if asked.groups is None and len(np.unique(times)) < len(times):
        times, first, place = np.unique(times, return_index=True, return_inverse=True)
        fold, counts = fold[first], np.bincount(place)
        losses = (np.bincount(place, weights=losses[0]) / counts, np.bincount(place, weights=losses[1]) / counts)
        groups = np.zeros(len(times), dtype=np.int64)
    else:
        groups = np.zeros(len(times), dtype=np.int64) if asked.groups is None else asked.groups[used]
    return {
        "times": times,
        "groups": groups.astype(np.int32),
        "fold": fold.astype(np.int16),
        "loss": losses[0].astype(np.float32),
        "baseline": losses[1].astype(np.float32),
    }
