"""What lies between a window and the heads, of Keras' layers with names that stay. Loads Keras.

All kernels begin as zeros here; `Network` draws them, so that what is drawn depends on the seed alone.
"""

from typing import Any, Protocol

import keras
import numpy as np
from keras import layers, ops

from cryptopredict.base import Floats

__all__ = ["Body", "dense", "dropped", "lstm", "sequence_model", "trunk"]


class Body(Protocol):
    """The parameters that shape a body."""

    @property
    def body(self) -> str:
        """Its kind."""

    @property
    def units(self) -> int:
        """Channels of each layer."""

    @property
    def layers(self) -> int:
        """Number of layers."""

    @property
    def dropout(self) -> float:
        """Share that is left out."""

    @property
    def kernel(self) -> int:
        """Steps that a convolution sees."""

    @property
    def views(self) -> int:
        """Heads of attention."""


def sequence_model(shape: Body, window: tuple[int, int], width: int) -> Any:
    """(B, L, F + 1) and a mask (B,) that is not looked at → (B, W)."""
    steps, features = window
    given, mask = keras.Input((steps, features + 1), name="window"), keras.Input((), name="mask")
    found = trunk(shape, given)
    if shape.body == "attention":
        share = ops.softmax(dense(1, "pool")(found), axis=1)
        last = ops.sum(share * found, axis=1)
    else:
        last = found[:, -1]
    return keras.Model([given, mask], dense(width, "heads")(dropped(shape.dropout, last)))


def trunk(shape: Body, window: Any) -> Any:
    """(B, L, channels) → (B, L, units)."""
    if shape.body == "lstm":
        return lstm(shape.units, shape.layers, shape.dropout, window)
    if shape.body == "causal_cnn":
        return _residual(shape, window)
    stem = _convolution(shape, "stem", 1, window)
    if shape.body == "cnn_lstm":
        return lstm(shape.units, shape.layers, shape.dropout, stem)
    if shape.body == "attention":
        stem = dense(shape.units, "stem")(window)
    return _transformer(shape, stem + _positions(window.shape[1], shape.units))


def lstm(units: int, count: int, dropout: float, found: Any) -> Any:
    """`count` layers of long short-term memory, (B, L, channels) → (B, L, units)."""
    for layer in range(count):
        found = dropped(dropout, found) if layer else found
        found = layers.LSTM(
            units,
            return_sequences=True,
            kernel_initializer="zeros",
            recurrent_initializer="zeros",
            name=f"lstm{layer}",
        )(found)
    return found


def _residual(shape: Body, found: Any) -> Any:
    found = dense(shape.units, "stem")(found)
    for layer in range(shape.layers):
        calm = layers.LayerNormalization(name=f"calm{layer}")(found)
        seen = _convolution(shape, f"causal{layer}", 2**layer, calm)
        found = found + dense(shape.units, f"mix{layer}")(dropped(shape.dropout, seen))
    return layers.LayerNormalization(name="calm")(found)


def _transformer(shape: Body, found: Any) -> Any:
    steps, size = found.shape[1], shape.units // shape.views
    for layer in range(shape.layers):
        calm = layers.LayerNormalization(name=f"calm{layer}")(found)
        asked, keys, held = ops.split(dense(3 * shape.units, f"attend{layer}")(calm), 3, axis=-1)
        asked, keys, held = (ops.reshape(each, (-1, steps, shape.views, size)) for each in (asked, keys, held))
        share = ops.softmax(ops.einsum("bqvd,bkvd->bvqk", asked, keys) / size**0.5)
        seen = ops.reshape(ops.einsum("bvqk,bkvd->bqvd", share, held), (-1, steps, shape.units))
        found = found + dropped(shape.dropout, dense(shape.units, f"join{layer}")(seen))
        wide = dense(2 * shape.units, f"widen{layer}", "gelu")(layers.LayerNormalization(name=f"calm_wide{layer}")(found))
        found = found + dropped(shape.dropout, dense(shape.units, f"mix{layer}")(wide))
    return layers.LayerNormalization(name="calm")(found)


def _positions(steps: int, units: int) -> Floats:
    """Sines and cosines of the step, counted back from the last."""
    angle = np.arange(steps)[::-1, None] / 10_000 ** (np.arange(units) // 2 * 2 / units)
    found: Floats = np.where(np.arange(units) % 2, np.cos(angle), np.sin(angle)).astype(np.float32)
    return found


def _convolution(shape: Body, name: str, apart: int, found: Any) -> Any:
    """A causal convolution: what was seen at this step and the `kernel` − 1 before it, `apart` steps from each other, then one kernel.

    As a plain product, for the convolution of the processor's library rounds a row by its place in the batch.
    """
    steps, reach = found.shape[1], (shape.kernel - 1) * apart
    padded = ops.pad(found, ((0, 0), (reach, 0), (0, 0)))
    seen = [padded[:, begin : begin + steps] for begin in range(0, reach + 1, apart)]
    return dense(shape.units, name, "gelu")(ops.concatenate(seen, axis=-1))


def dense(units: int, name: str, activation: str | None = None) -> Any:
    """A linear layer over the last axis, with a bend if `activation` names one."""
    return layers.Dense(units, activation, kernel_initializer="zeros", name=name)


def dropped(share: float, found: Any) -> Any:
    """A `share` of the channels left out while learning, the same at all steps (Gal and Ghahramani 2016), and cheaper to draw."""
    shape = (None, 1, found.shape[-1]) if len(found.shape) == 3 else None
    return layers.Dropout(share, noise_shape=shape, seed=0)(found) if share > 0.0 else found
