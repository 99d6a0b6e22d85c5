"""The layers of the net over words, with names that stay. Loads Keras.

All kernels but the last begin as zeros: the network draws them by the seed.
"""

from typing import Any, Protocol

import keras
from keras import layers, ops

__all__ = ["text_model"]


class Shape(Protocol):
    """The parameters that shape it."""

    @property
    def places(self) -> int:
        """Rows of the table of words."""

    @property
    def size(self) -> int:
        """Of a word's vector."""

    @property
    def widths(self) -> tuple[int, ...]:
        """Words that filters see at a time."""

    @property
    def filters(self) -> int:
        """Of each width."""

    @property
    def dropout(self) -> float:
        """Share of answers left out while learning."""


class Words(layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Vectors of words from their scaled places, (B, L, 2) → (B, L, size). No word, which is place 0, is a vector of zeros."""

    def __init__(self, places: int, size: int) -> None:
        super().__init__(name="words")
        self._shape = (places, size)

    def build(self, _: Any) -> None:
        """The table of vectors."""
        self.kernel = self.add_weight(name="kernel", shape=self._shape, initializer="zeros")

    def call(self, given: Any) -> Any:
        """Look them up."""
        # The training loop scales all that it is given: float32 brings back a place of up to a million exactly.
        place = ops.cast(ops.round(given[..., 0] * self._shape[0]), "int32")
        return ops.take(self.kernel, place, axis=0) * ops.cast(place > 0, "float32")[..., None]


def text_model(shape: Shape, steps: int, width: int) -> Any:
    """(B, L, 2) and a mask (B,) that is not looked at → (B, W)."""
    given, mask = keras.Input((steps, 2), name="window"), keras.Input((), name="mask")
    vectors = Words(shape.places, shape.size)(given)
    largest = []
    for wide in shape.widths:
        seen = layers.Conv1D(shape.filters, wide, activation="relu", kernel_initializer="zeros", name=f"width_{wide}")(vectors)
        largest.append(layers.GlobalMaxPooling1D(name=f"largest_{wide}")(seen))
    found = layers.Concatenate(name="all")(largest) if len(largest) > 1 else largest[0]
    found = layers.Dropout(shape.dropout, seed=0)(found) if shape.dropout > 0.0 else found
    # Drawn, unlike those of other nets: a last layer of zeros hides from small vectors what they are learnt for until it is too late.
    drawn = keras.initializers.GlorotUniform(seed=0)
    return keras.Model([given, mask], layers.Dense(width, kernel_initializer=drawn, name="heads")(found))
