"""A net over all rows of a moment at once: each row's window, and those of the rows that lately moved with it.

    GraphAttention(edges="return", heads=(Head("ranks"), Head("regression", columns=(1,))), nodes=128, neighbours=8, gap=86_400)

takes rows (M, L, F) and answers as `SequenceNet` does. The rows of a moment belong together: an answer depends on all of them (in
whatever order they are given), and on no row of another moment.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from cryptopredict.base import BadInput, Integers
from cryptopredict.estimators.nets.net import CHUNK, Net
from cryptopredict.estimators.table import Table

__all__ = ["GraphAttention"]


@dataclass(frozen=True)
class GraphAttention(Net):
    """Graph attention (Veličković et al. 2018) over the rolling correlation graph of the rows of one moment.

    An LSTM of `units` reads each row's window; `layers` of attention with `views` heads then mix it with those of its neighbours. Row i
    hears row j if the correlation of the feature `edges` over the L steps of both windows is above `least` and among the
    `neighbours` highest of row i; every row hears itself; correlation is also said to the attention. Fit and answers come in moments
    padded to `nodes` rows, the most that a moment may have; `batch` counts moments.
    """

    kind: ClassVar[str] = "graph_attention"
    batch: int = 8
    edges: str = ""
    nodes: int = 128
    neighbours: int = 8
    least: float = 0.2
    views: int = 4

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 1 <= self.neighbours < self.nodes or self.units % self.views or not -1.0 <= self.least <= 1.0:
            raise BadInput(
                "A graph needs fewer neighbours than nodes, a correlation to reach, and units that its views can share"
            )

    def model(self, names: tuple[str, ...], steps: int, width: int) -> Any:
        """The Keras model (B, nodes, L, F + 1) and (B, nodes) → (B, nodes, W)."""
        from cryptopredict.estimators.nets.messages import graph_model  # noqa: PLC0415  # loads Keras

        if self.edges not in names:
            raise BadInput(f"There is no feature {self.edges!r} to draw edges by", why=f"There are {', '.join(names)}.")
        return graph_model(self, names.index(self.edges), (steps, len(names)), width)

    def _items(self, table: Table) -> Integers:
        # In the order of groups, so that sums over neighbours are the same in whatever order the rows come.
        order = np.lexsort((table.groups, table.times))
        _, starts, sizes = np.unique(table.times[order], return_index=True, return_counts=True)
        if len(sizes) and sizes.max() > self.nodes:
            raise BadInput(f"A moment has {sizes.max()} rows", why=f"The graph has {self.nodes} nodes.")
        items = np.full((len(sizes), self.nodes), -1)
        moment = np.repeat(np.arange(len(sizes)), sizes)
        items[moment, np.arange(len(table)) - np.repeat(starts, sizes)] = order
        return items

    def _chunk(self) -> int:
        return max(1, CHUNK // self.nodes)
