"""What deep models share: scaling inside the fit, the slice of time that stops them, training in fixed shapes, answers in fixed shapes."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.nets.heads import Head, answers, labels, slots
from cryptopredict.estimators.protocol import Arrays, Estimator, nested, within
from cryptopredict.estimators.table import Table

if TYPE_CHECKING:
    from cryptopredict.estimators.nets.network import Network

__all__ = ["CHUNK", "Net"]

CHUNK = 480
"""Rows answered at a time: a multiple of 48, three registers of 16 numbers, so that products have no rest that is rounded otherwise."""

_IQR_OF_NORMAL = 1.3489795003921634
_ENOUGH = 100_000  # values of a feature that its quartiles are taken from


@dataclass(frozen=True)
class Net(Estimator):
    """Parameters that all nets share.

    `heads`: what is asked; `units` of each of `layers`; `dropout` between them; up to `epochs` rounds over all rows in batches of
    `batch`, with AdamW at `rate` and `decay`. The share `hold` of the moments, the latest, is not learnt from but watched: after
    `patience` rounds without a better loss there, the weights of the best round are kept (round 0, which says the frequencies and
    means of the rows, among them). Rows whose outcome, `gap` seconds after them, was not known when that slice began are left out.
    With `hold` 0, or too few moments for it, all rounds are made and the last weights kept.
    """

    holes: ClassVar[bool] = True
    partial: ClassVar[bool] = True
    dimensions: ClassVar[int] = 3
    heads: tuple[Head, ...] = (Head(),)
    units: int = 32
    layers: int = 1
    dropout: float = 0.1
    epochs: int = 20
    batch: int = 256
    rate: float = 2e-3
    decay: float = 1e-4
    patience: int = 4
    hold: float = 0.15
    gap: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.heads or not all(isinstance(head, Head) for head in self.heads):
            raise BadInput("A net needs heads", to_do="Give a tuple of `Head`.")
        if min(self.units, self.layers, self.epochs, self.batch) < 1 or not (
            0.0 <= self.dropout < 1.0 and 0.0 <= self.hold < 0.9
        ):
            raise BadInput("A net needs units, layers, epochs and a batch of 1 or more, and shares below 1")

    @property
    def outcomes(self) -> int | None:
        """Number of classes, if nothing else is asked."""
        head = self.heads[0]
        return head.classes if len(self.heads) == 1 and head.goal == "classes" and head.columns == (0,) else None

    @abstractmethod
    def model(self, names: tuple[str, ...], steps: int, width: int) -> Any:
        """The Keras model for these features and windows of L steps: (B, …, L, F + 1), mask of real rows (B, …) → (B, …, W)."""

    @abstractmethod
    def _items(self, table: Table) -> Integers:
        """Which rows are computed together: (I,) or (I, N) positions, −1 for none, one item of one moment."""

    def _chunk(self) -> int:
        """Items answered at a time."""
        return CHUNK

    def _bare(self) -> Self:
        """The parameters that decide about what is compiled."""
        return replace(self, seed=0, epochs=1, patience=1, hold=0.0, gap=0)

    def _network(self, table: Table) -> "Network":
        # Keras and JAX take seconds to load and are loaded by those who use a net.
        from cryptopredict.estimators.nets.network import network  # noqa: PLC0415

        return network(self._bare(), table.names, table.values.shape[1])

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """Scales under `features/` and `target/`, weights by name under `weights/`, `epochs` (best, made), `losses` (made + 1, 2).

        The losses are those of the rows learnt from (first row NaN: before anything was learnt) and of the slice of time held back.
        """
        learnt, held = self._slices(table)
        prepared = labels(self.heads, target, weight, table.times, learnt)
        scale = _scale(table.values, learnt)
        items = self._items(table)
        # All rows of an item are of one moment, so that its first row speaks for it.
        first = items if items.ndim == 1 else items[:, 0]
        found = self._network(table).train(
            (table.values, prepared, scale), items[learnt[first]], items[held[first]], (self.epochs, self.patience, self.seed)
        )
        scales = nested("features", scale) | {"target/centre": prepared.centre, "target/spread": prepared.spread}
        return {**scales, **found}

    def answer(self, state: Any, table: Table) -> Floats:
        """Answers (M, W), the columns of each head in order; (M,) if there is one."""
        items = self._items(table)
        raw = np.zeros((len(table), slots(self.heads)[-1][2].stop), np.float32)
        network = self._network(table)
        outputs = network.answer(within("weights", state), within("features", state), table.values, items, self._chunk())
        raw[items[items >= 0]] = outputs[items >= 0]
        said = answers(self.heads, state, raw)
        return said[:, 0] if said.shape[1] == 1 else said

    def _slices(self, table: Table) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Rows that are learnt from, and rows that say when to stop."""
        moments = np.unique(table.times)
        begin = moments[-max(1, round(self.hold * len(moments)))]
        held = table.times >= begin
        learnt = ~held & (table.times + self.gap <= begin)
        if self.hold == 0.0 or len(np.unique(table.times[learnt])) < 2:
            return np.ones(len(table), bool), np.zeros(len(table), bool)
        return learnt, held


def _scale(values: NDArray[Any], learnt: NDArray[np.bool_]) -> dict[str, Floats]:
    """Median and width (quartile range, as wide as one standard deviation of a normal) of each feature; width 0 if it does not vary."""
    rows = np.flatnonzero(learnt)
    some = values[rows[:: 1 + rows.shape[0] * values.shape[1] // _ENOUGH]].reshape(-1, values.shape[-1]).astype(np.float64)
    known = ~np.isnan(some).all(axis=0)
    centre, width = np.zeros(values.shape[-1]), np.zeros(values.shape[-1])
    low, centre[known], high = np.nanpercentile(some[:, known], [25.0, 50.0, 75.0], axis=0)
    width[known] = (high - low) / _IQR_OF_NORMAL
    # Rare events are zero in three rows of four: their quartiles say nothing, their deviation does.
    flat = known & (width <= 0.0)
    width[flat] = np.nanstd(some[:, flat], axis=0)
    return {"centre": centre, "width": width}
