"""A version of a model in memory: fitted again and again as time went on, so that every moment has the fold that existed then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Arrays, Fitted, Saved, load, nested, within

__all__ = ["Version", "VersionFold", "losses_on_same_rows", "packed"]


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
    """A version as it is used. `sha256` is that of its manifest, which names those of all its arrays; the folds are in order of time."""

    name: str
    version: str
    sha256: str
    manifest: Mapping[str, Any]
    folds: tuple[VersionFold, ...]
    arrays: Arrays = field(repr=False)

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


def packed(place: int, models: Mapping[str, Fitted]) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Manifests by part, and arrays, of the fold at this place: what `Version.read` reads."""
    manifests: dict[str, Any] = {}
    arrays: dict[str, NDArray[Any]] = {}
    for part, model in models.items():
        saved = model.save()
        manifests[part] = dict(saved.manifest)
        arrays |= nested(f"fold_{place}/{part}", saved.arrays)
    return manifests, arrays


def losses_on_same_rows(new: Arrays, old: Arrays, part: str) -> tuple[Floats, Floats, Integers]:
    """Losses (M,) of two versions on the rows that both spoke for, and the moments of those rows, from their tracks.

    A track is `track/<part>/times`, `/groups` and `/loss`. Empty where they have no row in common.
    """
    tracks = [within(f"track/{part}", arrays) for arrays in (new, old)]
    if not all({"times", "groups", "loss"} <= track.keys() for track in tracks):
        return np.empty(0), np.empty(0), np.empty(0, dtype=np.int64)
    keys = [np.stack([track["times"].astype(np.int64), track["groups"].astype(np.int64)], axis=1) for track in tracks]
    plain = [np.ascontiguousarray(key).view([("t", np.int64), ("g", np.int64)])[:, 0] for key in keys]
    _, ours, theirs = np.intersect1d(plain[0], plain[1], return_indices=True)
    losses = [track["loss"].astype(np.float64)[rows] for track, rows in zip(tracks, (ours, theirs), strict=True)]
    return losses[0], losses[1], keys[0][ours, 0]
