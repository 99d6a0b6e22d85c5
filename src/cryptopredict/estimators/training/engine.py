"""Training a recipe: plan the folds, fit them, let them speak out of sample, judge what they said, pack it all up."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import overload

import numpy as np

from cryptopredict.base import Floats, Integers, NoData
from cryptopredict.estimators.protocol import Fitted, Saved
from cryptopredict.estimators.training.fitting import Batch, Fits, Learnt, batches, shared
from cryptopredict.estimators.training.judging import judge
from cryptopredict.estimators.training.material import Material, Options, Report
from cryptopredict.estimators.training.packing import Trained, pack
from cryptopredict.estimators.training.planning import plan
from cryptopredict.estimators.training.recipe import MODEL, Part, Recipe, Walked

__all__ = ["Training", "train"]

_MAKING, _JUDGING = 0.05, 0.9


def _silent(_what: str, _share: float) -> None:
    """Nobody listens."""


class Training:
    """A training whose rows are made and whose folds are planned: to be fitted in shares, or at once, and then finished.

    `total`: how many fits there are. Raises `NoData` when there is too little history for one fold.
    """

    def __init__(self, recipe: Recipe, material: Material, options: Options) -> None:
        self.recipe = recipe
        self.options = options
        self._moment = material.view.as_of
        self.parts: Mapping[str, Part] = {part.name: part for part in recipe.parts(material, options)}
        self.plan = plan(tuple(self.parts.values()), options, recipe.embargo_days)
        self._batches = batches(self.parts, self.plan, quick=options.quick)
        self.total = sum(len(batch.names) for batch in self._batches)

    def fit(self, kept: MutableMapping[str, Saved], share: tuple[int, int], report: Report = _silent) -> None:
        """Fit what of the share `(k, n)` is missing into `kept`: every n-th fit, counted from k = 0."""
        mine = list(shared(self._batches, share))
        for _ in self._each(mine, Fits(kept), report):
            pass

    def finish(self, kept: MutableMapping[str, Saved], report: Report = _silent) -> Trained:
        """Fit what is still missing, let every fold speak and judge it.

        Raises `NoData` when no fold of any part could be fitted.
        """
        fits = Fits(kept)
        walked = self._walked(fits, report)
        if not any(model is not None for models in walked.models.values() for model in models):
            raise NoData(
                f"No fold of {self.recipe.name} could be fitted",
                why=next(iter(fits.failed.values()), "there are no rows"),
                to_do="Import more history.",
            )
        report(f"Judging {self.recipe.name}", _JUDGING)
        judged = judge(self.recipe.questions(walked), walked.starts, tried=self.options.tried)
        return pack(self.recipe, self.options, self.plan, walked, judged, fits.failed, self._moment)

    def _walked(self, fits: Fits, report: Report) -> Walked:
        said: dict[str, dict[str, Floats]] = {name: {} for name in self.parts}
        models: dict[str, list[Fitted | None]] = {name: [None] * len(self.plan.starts) for name in self.parts}
        for batch, name, model in self._each(self._batches, fits, report):
            if model is not None:
                _speak(batch, model, said[batch.part.name], batch.said_as(name))
            if name == MODEL and not batch.unseen:
                models[batch.part.name][batch.number] = model
        for batch in self._batches:
            _fill(batch, said[batch.part.name])
        fold = {name: self._fold_of(part) for name, part in self.parts.items()}
        return Walked(self.parts, self.plan.starts, said, fold, {name: tuple(each) for name, each in models.items()})

    def _each(self, given: list[Batch], fits: Fits, report: Report) -> Iterator[tuple[Batch, str, Fitted | None]]:
        """Fit every batch, with one copy of rows at a time."""
        done, total = 0, sum(len(batch.names) for batch in given)
        for batch in given:
            learnt = Learnt.of(batch)
            for name in batch.names:
                where = f"{batch.part.name} {batch.said_as(name)}, fold {batch.number + 1} of {len(self.plan.starts)}"
                report(f"Fitting {self.recipe.name} {where}", _MAKING + (_JUDGING - _MAKING) * done / total)
                yield batch, name, fits.fit(batch, name, learnt)
                done += 1

    def _fold_of(self, part: Part) -> Integers:
        found = np.full(len(part.table), -1, dtype=np.int64)
        for fold in self.plan.folds[part.name]:
            found[fold.test] = fold.number
        return found


def _speak(batch: Batch, model: Fitted, said: dict[str, Floats], name: str) -> None:
    if not len(batch.spoken):
        return
    answer = model.predict(batch.part.table.rows(batch.spoken))
    if name not in said:
        said[name] = np.full((len(batch.part.table), *answer.shape[1:]), np.nan)
    said[name][batch.spoken] = answer


def _fill(batch: Batch, said: dict[str, Floats]) -> None:
    """Answers that nobody gave, as NaN of the shape that the others have: a question asks for them all the same."""
    shape = next((array.shape for array in said.values()), (len(batch.part.table),))
    for name in batch.names:
        said.setdefault(batch.said_as(name), np.full(shape, np.nan))


@overload
def train(
    recipe: Recipe,
    material: Material,
    options: Options | None = ...,
    report: Report = ...,
    kept: MutableMapping[str, Saved] | None = ...,
    share: None = None,
) -> Trained: ...


@overload
def train(
    recipe: Recipe,
    material: Material,
    options: Options | None,
    report: Report,
    kept: MutableMapping[str, Saved],
    share: tuple[int, int],
) -> None: ...


def train(
    recipe: Recipe,
    material: Material,
    options: Options | None = None,
    report: Report = _silent,
    kept: MutableMapping[str, Saved] | None = None,
    share: tuple[int, int] | None = None,
) -> Trained | None:
    """Train at once, or only a share.

    Args:
        recipe: The model.
        material: All that is stored, or cut at a time: nothing after it is learnt from.
        options: How thorough; None counts the recipe's own tries.
        report: Told what is being done and the share that is done.
        kept: Finished fits by the digest of all that went into them; those that are there are not fitted again, others are put there.
        share: (k, n): fit every n-th fit, from the k-th on, into `kept`, and nothing else; None is returned.

    Raises:
        NoData: There is too little history for one fold.
    """
    report(f"Making the rows of {recipe.name}", 0.0)
    training = Training(recipe, material, options or Options(tried=recipe.tried))
    into = {} if kept is None else kept
    if share is not None:
        training.fit(into, share, report)
        return None
    return training.finish(into, report)
