"""Fits of a training: which there are, each known by the digest of all that went into it, and what could not be fitted and why."""

import hashlib
import json
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers, NoData
from cryptopredict.estimators.protocol import Estimator, Fitted, Saved, load
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training.planning import Plan
from cryptopredict.estimators.training.recipe import MODEL, UNSEEN, Part

__all__ = ["Batch", "Fits", "Learnt", "batches", "shared"]

_MODEL_COSTS = 1_000  # baselines, more or less


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """All that is fitted to the same rows: of one part and fold, with or without the strangers.

    `rows`: positions that are learnt from; `spoken`: positions that are answered for afterwards; `names`: "model" and baselines.
    """

    part: Part
    number: int
    unseen: bool
    rows: Integers
    spoken: Integers
    names: tuple[str, ...]

    def estimator(self, name: str) -> Estimator:
        """What stands behind a name."""
        return self.part.model if name == MODEL else self.part.baselines[name]

    def said_as(self, name: str) -> str:
        """The name under which its answers stand."""
        return name + UNSEEN if self.unseen else name


def batches(parts: Mapping[str, Part], plan: Plan, *, quick: bool) -> list[Batch]:
    """Everything there is to fit, in order. The newest fold speaks for no row: its baselines and strangers are not fitted."""
    found = []
    for part in parts.values():
        for known, names in _by_rows(part):
            for fold in plan.folds[part.name]:
                asked = names if len(fold.test) else tuple(name for name in names if name == MODEL)
                if not asked:
                    continue
                rows = fold.train[known[fold.train]]
                found.append(Batch(part, fold.number, False, rows, fold.test, asked))
                if part.strangers is None or quick:
                    continue
                spoken = fold.test[part.strangers[fold.test]]
                if len(spoken):
                    found.append(Batch(part, fold.number, True, rows[~part.strangers[rows]], spoken, asked))
    return found


def _by_rows(part: Part) -> list[tuple[NDArray[np.bool_], tuple[str, ...]]]:
    """Which rows (M,) can be learnt from, and by whom: some models also learn from rows of which only a part is known."""
    names = (MODEL, *part.baselines)
    whole, partly = part.known(), part.known(partly=True)
    if np.array_equal(whole, partly):
        return [(whole, names)]
    fits_parts = {name: (part.model if name == MODEL else part.baselines[name]).partial for name in names}
    given = [(partly, True), (whole, False)]
    chosen = [(known, tuple(name for name in names if fits_parts[name] is kind)) for known, kind in given]
    return [(known, asked) for known, asked in chosen if asked]


def shared(given: list[Batch], share: tuple[int, int]) -> Iterator[Batch]:
    """The batches of one share of several, cut down to what it is to fit: the dear ones are dealt out first, so that all are as long."""
    number, of = share
    cost = {
        (place, name): len(batch.rows) * (_MODEL_COSTS if name == MODEL else 1)
        for place, batch in enumerate(given)
        for name in batch.names
    }
    order = sorted(cost, key=lambda job: (-cost[job], job))
    mine = set(order[number::of])
    for place, batch in enumerate(given):
        names = tuple(name for name in batch.names if (place, name) in mine)
        if names:
            yield Batch(batch.part, batch.number, batch.unseen, batch.rows, batch.spoken, names)


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """Rows that are learnt from, their labels, and the SHA-256 of both: made once, whatever is fitted to them."""

    table: Table
    target: Floats
    sha256: bytes

    @classmethod
    def of(cls, batch: Batch) -> Self:
        """The rows of a batch, copied out of the part's table."""
        table, target = batch.part.table.rows(batch.rows), batch.part.target[batch.rows]
        found = hashlib.sha256()
        for array in (table.values, table.times, table.groups, target):
            found.update(f"{array.dtype.str} {array.shape}".encode())
            found.update(np.ascontiguousarray(array).data)
        return cls(table, target, found.digest())


class Fits:
    """Fits what is not in `kept` and puts it there. `failed`: by part, fold and name, why it could not be fitted."""

    def __init__(self, kept: MutableMapping[str, Saved]) -> None:
        self._kept = kept
        self.failed: dict[tuple[str, int, str], str] = {}

    def fit(self, batch: Batch, name: str, learnt: Learnt) -> Fitted | None:
        """What was fitted under this name, now or before; None where there are too few rows or classes for it."""
        estimator = batch.estimator(name)
        manifest = json.dumps([estimator.manifest(), list(learnt.table.names)], sort_keys=True)
        key = hashlib.sha256(manifest.encode() + learnt.sha256).hexdigest()
        saved = self._kept.get(key)
        if saved is not None:
            return load(saved)
        try:
            model = estimator.fit(learnt.table, learnt.target)
        except (BadInput, NoData, ArithmeticError, np.linalg.LinAlgError) as error:
            self.failed[batch.part.name, batch.number, batch.said_as(name)] = str(error)
            return None
        self._kept[key] = model.save()
        return model
