"""A version of a model in memory: fitted again and again as time went on, so that every moment has the fold that existed then."""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Arrays, Fitted, Saved, load, nested, within
from cryptopredict.estimators.table import Table

__all__ = ["Version", "VersionFold", "losses_on_same_rows", "packed"]

_KEPT = 8
"""Answers that a version remembers."""
_guard = threading.Lock()


@dataclass(frozen=True, slots=True, eq=False)
class VersionFold:
    """One fit: it learnt from rows up to `trained_to` and may speak from `valid_from` on (epoch seconds), by part of the model.

    `open` says for each gate whether it was open when judged by what was known at `valid_from`.
    """

    trained_to: int
    valid_from: int
    models: Mapping[str, Fitted]
    open: Mapping[str, bool]


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A version as it is used. `sha256` is that of its manifest, which names those of all its arrays; the folds are in order of time.

    Reading one builds no net: a fold's model is made when it first speaks.
    """

    name: str
    version: str
    sha256: str
    manifest: Mapping[str, Any]
    folds: tuple[VersionFold, ...]
    arrays: Arrays = field(repr=False)
    _said: dict[str, Floats] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def read(cls, name: str, version: str, sha256: str, saved: Saved) -> Self:
        """The version that was stored; `BadInput` if a fold of it is not whole or of another program."""
        folds = []
        for place, fold in enumerate(saved.manifest["folds"]):
            models = {
                part: load(Saved(manifest, within(f"fold_{place}/{part}", saved.arrays)))
                for part, manifest in fold["models"].items()
            }
            folds.append(VersionFold(fold["trained_to"], fold["valid_from"], MappingProxyType(models), dict(fold["open"])))
        if not folds or any(one.valid_from >= two.valid_from for one, two in pairwise(folds)):
            raise BadInput(f"The folds of {name} {version} are not in order of time")
        return cls(name, version, sha256, MappingProxyType(dict(saved.manifest)), tuple(folds), saved.arrays)

    @property
    def reference(self) -> str:
        """What a decision writes down: name@version:sha256, the latter cut to 16 digits."""
        return f"{self.name}@{self.version}:{self.sha256[:16]}"

    def fold_at(self, times: Integers) -> Integers:
        """Which fold speaks at each of these moments (M,) of epoch seconds, −1 before the first."""
        starts = np.array([fold.valid_from for fold in self.folds], dtype=np.int64)
        return np.searchsorted(starts, times, side="right").astype(np.int64) - 1

    def opened(self, gate: str) -> NDArray[np.bool_]:
        """By fold, whether this gate was open when the fold began."""
        return np.array([fold.open.get(gate, False) for fold in self.folds], dtype=np.bool_)

    def say(self, part: str, table: Table, gate: str | None = None) -> Floats:
        """What the version says of rows, each by the fold that existed at its time; read-only.

        Args:
            part: Which of its questions.
            table: M rows with the features that the part was fitted to.
            gate: NaN where this gate was closed when the fold began, and no model is asked there; None asks whatever the gates say.

        Returns:
            (M,), or (M, K) of a part that answers so; NaN before the first fold and where the part could not be fitted. Where
            nothing is said at all, (M, K) of a part that says classes, else (M,). The last answers are remembered by the digest of
            their rows: these change once a day, and are asked for every few minutes.
        """
        key = _digest(part, table, gate)
        with _guard:
            held = self._said.get(key)
        if held is None:
            held = self._answered(part, table, gate)
            held.setflags(write=False)
            with _guard:
                while len(self._said) >= _KEPT:
                    self._said.pop(next(iter(self._said)))
                self._said[key] = held
        return held

    def _answered(self, part: str, table: Table, gate: str | None) -> Floats:
        fold_of = self.fold_at(table.times)
        found: Floats | None = None
        for place, fold in enumerate(self.folds):
            rows = np.flatnonzero(fold_of == place)
            if not len(rows) or part not in fold.models or not (gate is None or fold.open.get(gate, False)):
                continue
            answer = fold.models[part].predict(table.rows(rows))
            if found is None:
                found = np.full((len(table), *answer.shape[1:]), np.nan)
            found[rows] = answer
        if found is None:
            classes = next((fold.models[part].estimator.outcomes for fold in self.folds if part in fold.models), None)
            found = np.full(len(table) if classes is None else (len(table), classes), np.nan)
        return found


def _digest(part: str, table: Table, gate: str | None) -> str:
    """SHA-256 of all that an answer depends on, for one version."""
    found = hashlib.sha256(repr((part, gate, table.names, table.values.dtype.str, table.values.shape)).encode())
    for array in (table.values, table.times, table.groups):
        found.update(np.ascontiguousarray(array).data)
    return found.hexdigest()


def packed(place: int, models: Mapping[str, Fitted]) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Manifests by part, and arrays, of the fold at this place: what `Version.read` reads."""
    manifests: dict[str, Any] = {}
    arrays: dict[str, NDArray[Any]] = {}
    for part, model in models.items():
        saved = model.save()
        manifests[part] = dict(saved.manifest)
        arrays |= nested(f"fold_{place}/{part}", saved.arrays)
    return manifests, arrays


def losses_on_same_rows(new: Arrays, old: Arrays, key: str) -> tuple[Floats, Floats, Integers]:
    """Losses (M,) of two versions on the rows that both spoke for, and the moments of those rows, from their tracks.

    A track is `track/<key of a question>/times`, `/groups` and `/loss`. Empty where they have no row in common.
    """
    tracks = [within(f"track/{key}", arrays) for arrays in (new, old)]
    if not all({"times", "groups", "loss"} <= track.keys() for track in tracks):
        return np.empty(0), np.empty(0), np.empty(0, dtype=np.int64)
    keys = [np.stack([track["times"].astype(np.int64), track["groups"].astype(np.int64)], axis=1) for track in tracks]
    plain = [np.ascontiguousarray(key).view([("t", np.int64), ("g", np.int64)])[:, 0] for key in keys]
    _, ours, theirs = np.intersect1d(plain[0], plain[1], return_indices=True)
    losses = [track["loss"].astype(np.float64)[rows] for track, rows in zip(tracks, (ours, theirs), strict=True)]
    return losses[0], losses[1], keys[0][ours, 0]
