"""The record of a version goes on after it was trained: what it says of new rows, judged by the questions that it was trained for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers, NoData
from cryptopredict.estimators.protocol import Estimator
from cryptopredict.estimators.training import MODEL, Material, Options, Part, Question, Recipe, Walked
from cryptopredict.estimators.version import Version

__all__ = ["Live", "live_record"]


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """What came after a version was trained.

    `since`: epoch seconds of the first row that no fold was judged by; `questions`, with losses of rows from then on alone; `parts`, all rows.
    """

    since: int
    questions: Mapping[str, Question]
    parts: Mapping[str, Part]


def live_record(recipe: Recipe, version: Version, material: Material) -> Live:
    """Make the rows anew, let the version speak for those after its training, each by the fold that existed then, and judge that.

    Baselines are not kept in a version: they are fitted again to what each of those folds had learnt from. Raises `NoData` where there
    are no such rows yet, `BadInput` where the rows are made otherwise than when it was trained.
    """
    if version.manifest["specification_sha256"] != recipe.digest:
        raise BadInput(f"{version.reference} was trained to another specification", why="Its rows are not made any more.")
    parts = {part.name: part for part in recipe.parts(material, Options(**version.manifest["options"]))}
    since = int(version.manifest["data"]["to"])
    chosen = {name: np.flatnonzero(part.table.times >= since) for name, part in parts.items()}
    if not any(len(rows) for rows in chosen.values()):
        raise NoData(f"No day has closed since {version.reference} was trained")
    said = {name: _answers(version, part, chosen[name]) for name, part in parts.items()}
    fold = {name: np.where(part.table.times >= since, version.fold_at(part.table.times), -1) for name, part in parts.items()}
    starts = tuple(each.valid_from for each in version.folds)
    models = {name: tuple(each.models.get(name) for each in version.folds) for name in parts}
    with np.errstate(divide="ignore", invalid="ignore"):
        questions = recipe.questions(Walked(parts, starts, said, fold, models))
    return Live(since, {asked.key: asked for asked in questions}, parts)


def _answers(version: Version, part: Part, rows: Integers) -> dict[str, Floats]:
    """By "model" and baseline, answers for all rows of a part, NaN outside `rows`."""
    table = part.table.rows(rows)
    found = {MODEL: version.say(part.name, table)}
    places = version.fold_at(table.times)
    for name, baseline in part.baselines.items():
        answer, known = np.full(found[MODEL].shape, np.nan), part.known(partly=baseline.partial)
        for place in np.unique(places):
            learnt = np.flatnonzero(known & (part.table.times <= version.folds[place].trained_to))
            mine = np.flatnonzero(places == place)
            told = _told(baseline, part, learnt, rows[mine])
            if told is not None:
                answer = answer if told.shape[1:] == answer.shape[1:] else np.full((len(rows), *told.shape[1:]), np.nan)
                answer[mine] = told
        found[name] = answer
    return {name: _spread(answer, rows, len(part.table)) for name, answer in found.items()}


def _told(baseline: Estimator, part: Part, learnt: Integers, asked: Integers) -> Floats | None:
    """What a baseline that learnt from some rows says of others; None where it cannot be fitted."""
    try:
        fitted = baseline.fit(part.table.rows(learnt), part.target[learnt])
    except (BadInput, NoData, ArithmeticError, np.linalg.LinAlgError):
        return None
    return fitted.predict(part.table.rows(asked))


def _spread(values: Floats, rows: Integers, size: int) -> Floats:
    found: NDArray[np.float64] = np.full((size, *values.shape[1:]), np.nan)
    found[rows] = values
    return found
