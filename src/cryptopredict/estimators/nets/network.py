"""A net that computes: compiled once for its shapes, trained by AdamW, its weights as arrays by name. Loads JAX and, by its model, Keras.

Training is a loop over one compiled step instead of `Model.fit`: the step is kept between folds and seeds, for it is the same program,
and so is the order of all additions. Rows are gathered and scaled batch by batch; the table is never copied whole.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers
from cryptopredict.estimators.nets.heads import Head, Labels, slots

__all__ = ["Network", "network"]

_CLIP = 5.0
_STEEP = 1.0  # longest gradient of a step

Rows = tuple[NDArray[Any], Labels, Mapping[str, Floats]]
"""Features of the table, labels of its rows, and the scales of its features."""


class Shaped(Protocol):
    """What a network is built for; equal ones share it."""

    @property
    def heads(self) -> tuple[Head, ...]:
        """What is asked."""

    @property
    def batch(self) -> int:
        """Items a step."""

    @property
    def rate(self) -> float:
        """Of learning."""

    @property
    def decay(self) -> float:
        """Of weights."""

    def model(self, names: tuple[str, ...], steps: int, width: int) -> Any:
        """The Keras model."""

    def __hash__(self) -> int: ...


@lru_cache(maxsize=32)
def network(shaped: Shaped, names: tuple[str, ...], steps: int) -> "Network":
    """The network of these parameters for windows of `steps` of these features, compiled when first used and kept."""
    return Network(shaped, names, steps)


class Network:
    """A model, its compiled step, and its compiled answer. All weights are one vector (P,): one short program moves them."""

    def __init__(self, shaped: Shaped, names: tuple[str, ...], steps: int) -> None:
        self.heads, self.batch = shaped.heads, shaped.batch
        self._rate, self._decay = shaped.rate, shaped.decay
        self._model = shaped.model(names, steps, slots(self.heads)[-1][2].stop)
        self._names = [variable.path for variable in self._model.trainable_variables]
        self._shapes = [tuple(variable.shape) for variable in self._model.trainable_variables]
        self._seeds = len(self._model.non_trainable_variables)
        # The backend's dearest passes take as long as the training of a small net and make it no faster on processors.
        options = {"xla_backend_optimization_level": 1} if jax.default_backend() == "cpu" else None
        self._step = jax.jit(self._learn, donate_argnums=(0, 1, 2), compiler_options=options)
        self._judge = jax.jit(self._look, compiler_options=options)

    def train(self, rows: Rows, learnt: Integers, held: Integers, how: tuple[int, int, int]) -> dict[str, NDArray[Any]]:
        """Learn from items (I,) or (I, N), watch others; `how` is the most epochs, the patience and the seed."""
        epochs, patience, seed = how
        draw = np.random.default_rng(seed)
        kept = self._begin(draw, rows[1].start)
        weights, memory = jnp.array(kept), (jnp.zeros(()), jnp.zeros(kept.shape), jnp.zeros(kept.shape))
        seeds = [jnp.asarray([seed, place], jnp.uint32) for place in range(self._seeds)]
        best, losses = 0, [(np.nan, self._loss(weights, rows, held))]
        for epoch in range(1, epochs + 1):
            batches = -(-len(learnt) // self.batch)
            # The last batch is filled from the front, so that every batch is full: one shape, one program.
            order = np.resize(draw.permutation(len(learnt)), (batches, self.batch))
            spent = []
            for chosen in order:
                weights, memory, seeds, loss = self._step(weights, memory, seeds, *_gathered(rows, learnt[chosen]))
                spent.append(loss)
            losses.append((float(np.mean([float(loss) for loss in spent])), self._loss(weights, rows, held)))
            if len(held) == 0 or losses[-1][1] < losses[best][1]:
                # A copy: what is given away to the next step is written over.
                best, kept = epoch, np.array(weights)
            if len(held) and epoch - best >= patience:
                break
        named = {f"weights/{name}": array for name, array in zip(self._names, self._split(kept), strict=True)}
        return {**named, "epochs": np.array([best, len(losses) - 1]), "losses": np.array(losses)}

    def answer(
        self,
        weights: Mapping[str, NDArray[Any]],
        scale: Mapping[str, Floats],
        values: NDArray[Any],
        items: Integers,
        chunk: int,
    ) -> NDArray[np.float32]:
        """Outputs (I, …, W) of items; every chunk has the same size, so that a row's bits do not depend on how many are asked."""
        given = np.concatenate([weights[name].reshape(-1) for name in self._names])
        asked = slots(self.heads)
        empty, none = np.zeros((len(values), len(asked)), np.float32), np.zeros(0)
        nothing = Labels(empty, empty, none, none, none)
        found = np.zeros((*items.shape, asked[-1][2].stop), np.float32)
        for begin in range(0, len(items), chunk):
            part = items[begin : begin + chunk]
            outputs, _ = self._judge(given, self._still, *_gathered((values, nothing, scale), _filled(part, chunk)))
            found[begin : begin + chunk] = np.asarray(outputs)[: len(part)]
        return found

    def _loss(self, weights: Any, rows: Rows, items: Integers) -> float:
        """Mean loss of items; NaN without any."""
        total = 0.0
        for begin in range(0, len(items), self.batch):
            part = _filled(items[begin : begin + self.batch], self.batch)
            total += float(self._judge(weights, self._still, *_gathered(rows, part))[1]) * float((part >= 0).sum())
        return total / float((items >= 0).sum()) if len(items) else np.nan

    def _learn(self, weights: Any, memory: Any, seeds: Any, *batch: Any) -> tuple[Any, Any, Any, Any]:
        """One step of AdamW (Loshchilov and Hutter 2019), its gradient cut to a length."""

        def lost(given: Any) -> tuple[Any, Any]:
            outputs, after = self._model.stateless_call(self._split(given), seeds, _inputs(batch), training=True)
            return self._total(outputs, batch), after

        (loss, after), slope = jax.value_and_grad(lost, has_aux=True)(weights)
        slope *= jnp.minimum(1.0, _STEEP / jnp.maximum(jnp.sqrt(jnp.sum(slope * slope)), 1e-12))
        count, mean, square = memory[0] + 1.0, 0.9 * memory[1] + 0.1 * slope, 0.999 * memory[2] + 0.001 * slope * slope
        move = (mean / (1.0 - 0.9**count)) / (jnp.sqrt(square / (1.0 - 0.999**count)) + 1e-7)
        return weights - self._rate * (move + self._decay * weights), (count, mean, square), after, loss

    def _look(self, weights: Any, seeds: Any, *batch: Any) -> tuple[Any, Any]:
        outputs, _ = self._model.stateless_call(self._split(weights), seeds, _inputs(batch), training=False)
        return outputs, self._total(outputs, batch)

    def _split(self, weights: Any) -> list[Any]:
        """The vector as the arrays of the model, in its order."""
        ends = np.cumsum([int(np.prod(shape)) for shape in self._shapes])
        return [weights[end - int(np.prod(shape)) : end].reshape(shape) for end, shape in zip(ends, self._shapes, strict=True)]

    def _total(self, outputs: Any, batch: Any) -> Any:
        """Loss of a batch: mean over its real rows, summed over heads and columns."""
        _, mask, labels, weight = batch[:4]
        total = jnp.zeros(())
        for place, (head, _, where) in enumerate(slots(self.heads)):
            total += jnp.sum(weight[..., place] * _loss(head, outputs[..., where], labels[..., place]))
        return total / jnp.maximum(mask.sum(), 1.0)

    @property
    def _still(self) -> list[Any]:
        """Seeds that nothing is drawn from."""
        return [jnp.zeros(2, jnp.uint32) for _ in range(self._seeds)]

    def _begin(self, draw: np.random.Generator, start: Floats) -> NDArray[np.float32]:
        """First weights: Glorot's for kernels, orthogonal for those of memory; the heads begin with what they say of all rows."""
        first = [np.array(variable.value) for variable in self._model.trainable_variables]
        drawn = [_drawn(draw, name, value) for name, value in zip(self._names, first, strict=True)]
        drawn[self._names.index("heads/bias")] = start.astype(np.float32)
        return np.concatenate([array.reshape(-1) for array in drawn])


def _drawn(draw: np.random.Generator, name: str, value: NDArray[np.float32]) -> NDArray[np.float32]:
    if not name.endswith("kernel") or name.startswith("heads/"):
        return value
    if name.endswith("recurrent_kernel"):
        size = value.shape[0]
        gates = [np.linalg.qr(draw.standard_normal((size, size)))[0] for _ in range(value.shape[1] // size)]
        return np.concatenate(gates, axis=1).astype(np.float32)
    around = np.prod(value.shape[:-2]) * (value.shape[-2] + value.shape[-1])
    return draw.uniform(-1.0, 1.0, value.shape).astype(np.float32) * np.float32(np.sqrt(6.0 / around))


def _loss(head: Head, said: Any, happened: Any) -> Any:
    if head.goal == "classes":
        return -jnp.take_along_axis(jax.nn.log_softmax(said), happened[..., None].astype(int), axis=-1)[..., 0]
    if head.goal == "quantiles":
        off = happened[..., None] - said
        levels = jnp.asarray(head.levels, jnp.float32)
        return jnp.maximum(levels * off, (levels - 1.0) * off).mean(axis=-1)
    return 0.5 * (happened - said[..., 0]) ** 2


def _inputs(batch: Any) -> list[Any]:
    """Scaled windows with one more channel, the share of features known at each step, and the mask of real rows.

    Holes become 0, the median of what was learnt from; the channel tells the net so.
    """
    values, mask, _, _, centre, width = batch
    known = jnp.isfinite(values)
    scaled = jnp.where(known & (width > 0.0), (values - centre) / jnp.where(width > 0.0, width, 1.0), 0.0)
    share = known.mean(axis=-1, keepdims=True, dtype=jnp.float32)
    return [jnp.concatenate([jnp.clip(scaled, -_CLIP, _CLIP), share], axis=-1), mask]


def _gathered(rows: Rows, chosen: Integers) -> tuple[NDArray[np.float32], ...]:
    """Values, mask, labels, weights and scales of the items; −1 gives a row of weight 0."""
    values, prepared, scale = rows
    mask = (chosen >= 0).astype(np.float32)
    return (
        values[chosen].astype(np.float32),
        mask,
        prepared.values[chosen],
        prepared.weight[chosen] * mask[..., None],
        scale["centre"].astype(np.float32),
        scale["width"].astype(np.float32),
    )


def _filled(items: Integers, size: int) -> Integers:
    return np.concatenate([items, np.full((size - len(items), *items.shape[1:]), -1)])
