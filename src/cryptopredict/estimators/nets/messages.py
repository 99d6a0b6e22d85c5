"""What lies between the windows of a moment and the heads: an LSTM for each row, a graph of correlations, attention over it. Loads Keras."""

from typing import Any, Protocol

import keras
from keras import layers, ops

from cryptopredict.estimators.nets.bodies import dense, dropped, lstm

__all__ = ["Graph", "graph_model"]

_NEVER = -1e9


class Graph(Protocol):
    """The parameters that shape the graph."""

    @property
    def units(self) -> int:
        """Channels of each layer."""

    @property
    def layers(self) -> int:
        """Layers of attention."""

    @property
    def dropout(self) -> float:
        """Share that is left out."""

    @property
    def nodes(self) -> int:
        """Rows of a moment."""

    @property
    def neighbours(self) -> int:
        """Most that a row hears."""

    @property
    def least(self) -> float:
        """Correlation that they need."""

    @property
    def views(self) -> int:
        """Heads of attention."""


def graph_model(shape: Graph, edges: int, window: tuple[int, int], width: int) -> Any:
    """(B, N, L, F + 1) and a mask (B, N) of real rows → (B, N, W)."""
    steps, features = window
    nodes, size = shape.nodes, shape.units // shape.views
    windows, mask = keras.Input((nodes, steps, features + 1), name="windows"), keras.Input((nodes,), name="mask")
    each = lstm(shape.units, 1, 0.0, ops.reshape(windows, (-1, steps, features + 1)))[:, -1]
    found = ops.reshape(each, (-1, nodes, shape.units))
    alike = correlations(windows[..., edges])
    heard = neighbours(alike, mask, shape.neighbours, shape.least)
    for layer in range(shape.layers):
        calm = layers.LayerNormalization(name=f"calm{layer}")(found)
        told = ops.reshape(dense(shape.units, f"tell{layer}")(calm), (-1, nodes, shape.views, size))
        # The score of an edge, LeakyReLU(a·Wx_i + b·Wx_j), is linear in each end before the bend, so a kernel for each end does it.
        score = (
            ops.expand_dims(dense(shape.views, f"hear{layer}")(calm), 2)
            + ops.expand_dims(dense(shape.views, f"call{layer}")(calm), 1)
            + dense(shape.views, f"edge{layer}")(ops.expand_dims(alike, -1))
        )
        score = ops.where(ops.expand_dims(heard, -1), ops.leaky_relu(score, 0.2), _NEVER)
        share = ops.softmax(score, axis=2)
        mixed = ops.reshape(ops.einsum("bijv,bjvd->bivd", share, told), (-1, nodes, shape.units))
        found = found + ops.elu(mixed)
    last = dropped(shape.dropout, ops.reshape(found, (-1, shape.units)))
    return keras.Model([windows, mask], ops.reshape(dense(width, "heads")(last), (-1, nodes, width)))


def correlations(series: Any) -> Any:
    """Correlation (B, N, N) of the series (B, N, L) of each pair; 0 with one that does not vary."""
    centred = series - ops.mean(series, axis=-1, keepdims=True)
    length = ops.sqrt(ops.sum(centred * centred, axis=-1, keepdims=True))
    unit = centred / ops.maximum(length, 1e-6)
    return ops.einsum("bil,bjl->bij", unit, unit)


def neighbours(alike: Any, mask: Any, count: int, least: float) -> Any:
    """Whom each row hears (B, N, N): itself and real rows that are among its most correlated and above `least`."""
    itself = ops.eye(alike.shape[1], dtype="bool")[None]
    other = ops.where(ops.logical_or(itself, ops.expand_dims(mask, 1) < 0.5), -2.0, alike)
    weakest = ops.top_k(other, count)[0][..., -1:]
    return ops.logical_or(ops.logical_and(other >= weakest, other > least), itself)
