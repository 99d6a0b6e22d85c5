"""What every model is: parameters fixed at construction, `fit`, `predict`, `save`, `load`. Nothing here reads or writes files.

A model is a frozen dataclass of parameters with two pure functions: `learn` makes arrays from rows, `answer` makes predictions from
arrays and rows. All that models have in common (what is refused, names and types of features, saving) is here, once.
"""

import dataclasses
import hashlib
import importlib
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar, Self, cast

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.kinds import KINDS
from cryptopredict.estimators.table import Table, checked_target, checked_weight

__all__ = ["Arrays", "Estimator", "Fitted", "Part", "Saved", "load", "nested", "shapes", "within"]

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Saved:
    """A fitted model at rest: a manifest that JSON can hold (kind, version, parameters, features, dtype) and named arrays."""

    manifest: Mapping[str, Any]
    arrays: Arrays

    def digest(self) -> str:
        """SHA-256 over the manifest and every array's name, type, shape and bytes: equal models have equal digests."""
        found = hashlib.sha256(json.dumps(self.manifest, sort_keys=True, allow_nan=False).encode())
        for name in sorted(self.arrays):
            array = self.arrays[name]
            found.update(f"{name} {array.dtype.str} {array.shape}".encode())
            found.update(np.ascontiguousarray(array).tobytes())
        return found.hexdigest()


@dataclass(frozen=True)
class Part(ABC):
    """Anything with parameters that a manifest can name: a model or a step before one."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1

    def manifest(self) -> dict[str, Any]:
        """Kind, version and parameters, with parts inside parts spelled out."""
        parameters = {each.name: _plain(getattr(self, each.name)) for each in dataclasses.fields(self)}
        return {"kind": self.kind, "version": self.version, "parameters": parameters}

    @classmethod
    def read(cls, manifest: Mapping[str, Any]) -> Self:
        """The part that a manifest describes; `BadInput` if its kind is unknown, of another version, or not what is wanted."""
        kind = manifest.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            raise BadInput(f"No kind of model is called {kind!r}", why=f"There are {', '.join(KINDS)}.")
        module, _, name = KINDS[kind].partition(":")
        found = getattr(importlib.import_module(module), name)
        if not issubclass(found, cls):
            raise BadInput(f"A {kind} cannot stand here", why=f"A {cls.__name__.lower()} is wanted.")
        if manifest.get("version") != found.version:
            raise BadInput(
                f"This {kind} was written by version {manifest.get('version')}",
                why=f"This program has version {found.version}, which may answer differently.",
                to_do="Train it again, or run the program that wrote it.",
            )
        try:
            return cast("Self", found(**{key: _rebuilt(value) for key, value in manifest["parameters"].items()}))
        except (KeyError, TypeError, AttributeError) as error:
            raise BadInput(f"The parameters of this {kind} are not known", why=str(error)) from error


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return value.manifest()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _rebuilt(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Part.read(value)
    if isinstance(value, list | tuple):
        return tuple(_rebuilt(item) for item in value)
    return value


@dataclass(frozen=True)
class Estimator(Part):
    """A model before it is fitted. The same parameters, rows and seed give the same arrays, bit for bit.

    `holes`: whether features may be missing; `partial`: whether some of a row's outcomes may be NaN, not yet known, while others are
    learnt from; `dimensions`: of the features; `outcomes`: how many classes, None unless it classifies.
    """

    holes: ClassVar[bool] = False
    partial: ClassVar[bool] = False
    dimensions: ClassVar[int] = 2

    @property
    def outcomes(self) -> int | None:
        """Number of classes of the target; None if it is a number."""
        return None

    @abstractmethod
    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Arrays that hold all that was learnt from the rows."""

    @abstractmethod
    def answer(self, state: Any, table: Table) -> Floats:
        """Predictions (M,) or (M, K) of the rows, each row's bits whatever rows stand beside it in other moments."""

    def ready(self, arrays: Arrays) -> Any:
        """What `answer` works with; made once from the arrays."""
        return arrays

    def shares(self, state: Any, table: Table) -> Floats:  # noqa: ARG002  # others can
        """How much each feature adds to the answer, (M, F); `BadInput` of a model that cannot tell."""
        raise BadInput(f"A {self.kind} cannot say what its answer is made of")

    def fit(self, table: Table, target: Floats, *, weight: Floats | None = None) -> "Fitted":
        """Fit to rows whose outcome is known.

        Args:
            table: M ≥ 2 rows.
            target: (M,) or (M, K), finite, or NaN in a few cells where the model is `partial`; classes as 0..K-1.
            weight: (M,) ≥ 0; None weighs all alike.

        Raises:
            BadInput: The rows, labels or weights cannot be used.
        """
        self._check(table)
        labels = checked_target(table, target, self.outcomes, partial=self.partial)
        arrays = {name: np.array(array) for name, array in self.learn(table, labels, checked_weight(table, weight)).items()}
        for array in arrays.values():
            array.setflags(write=False)
        return Fitted(self, table.names, str(table.values.dtype), MappingProxyType(arrays))

    def _check(self, table: Table) -> None:
        if table.values.ndim != self.dimensions:
            raise BadInput(
                f"{self.kind} takes features in {self.dimensions} dimensions", why=f"Given were {table.values.ndim}."
            )
        table.check(holes=self.holes)


@dataclass(frozen=True, eq=False)
class Fitted:
    """A model that was fitted: parameters, what it expects, and arrays that may not be written to."""

    estimator: Estimator
    features: tuple[str, ...]
    dtype: str
    arrays: Arrays

    @cached_property
    def state(self) -> Any:
        """What `answer` works with, made when it is first asked for: one that never speaks builds no net."""
        return self.estimator.ready(self.arrays)

    def predict(self, table: Table) -> Floats:
        """Predictions of the rows, (M,) or (M, K) float64.

        Raises:
            BadInput: Features are missing, more, renamed, in another order or of another type than those it was fitted to.
        """
        if table.names != self.features:
            raise BadInput(
                "These are not the features that the model was fitted to",
                why=_difference(self.features, table.names),
                to_do="Give the same features in the same order.",
            )
        if str(table.values.dtype) != self.dtype:
            raise BadInput(f"Features of type {table.values.dtype}", why=f"The model was fitted to {self.dtype}.")
        self.estimator._check(table)  # noqa: SLF001  # one thing in two halves: before and after fitting
        return np.asarray(self.estimator.answer(self.state, table), dtype=np.float64)

    def shares(self, table: Table) -> Floats:
        """How much each feature adds to the answer of each row, (M, F); `BadInput` of a model that cannot tell."""
        return self.estimator.shares(self.state, table)

    def save(self) -> Saved:
        """The model at rest."""
        about = {"features": list(self.features), "dtype": self.dtype, "arrays": shapes(self.arrays)}
        return Saved(self.estimator.manifest() | about, self.arrays)


def load(saved: Saved) -> Fitted:
    """The model that was saved; its predictions are the same, bit for bit. `BadInput` if a part of it is missing or unknown."""
    estimator = Estimator.read(saved.manifest)
    wanted = saved.manifest.get("arrays")
    if wanted != shapes(saved.arrays) or not {"features", "dtype"} <= saved.manifest.keys():
        raise BadInput(
            "The saved model is not whole",
            why="Its arrays are not those that its manifest names.",
            to_do="Restore it or train again.",
        )
    return Fitted(estimator, tuple(saved.manifest["features"]), saved.manifest["dtype"], saved.arrays)


def shapes(arrays: Arrays) -> dict[str, list[Any]]:
    """Type and shape of each array, by name, as JSON holds them."""
    return {name: [arrays[name].dtype.str, *arrays[name].shape] for name in sorted(arrays)}


def nested(prefix: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    """Arrays of a part under its place in the whole."""
    return {f"{prefix}/{name}": array for name, array in arrays.items()}


def within(prefix: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    """Arrays of the part at this place: the inverse of `nested`."""
    start = f"{prefix}/"
    return {name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)}


def _difference(wanted: tuple[str, ...], given: tuple[str, ...]) -> str:
    missing = [name for name in wanted if name not in given]
    more = [name for name in given if name not in wanted]
    if not missing and not more:
        return "They are in another order."
    return "; ".join(
        part for part in (missing and f"missing: {', '.join(missing)}", more and f"unknown: {', '.join(more)}") if part
    )
