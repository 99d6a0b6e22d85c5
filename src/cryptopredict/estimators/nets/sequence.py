"""Nets over the window of each row: LSTM, causal convolutions, attention, and what is made of two of them.

    SequenceNet(body="lstm", heads=(Head("regression", columns=(0, 1)), Head("classes", columns=(2,), classes=3)), units=32, gap=86_400)

takes rows (M, L, F) and a target (M, K), or (M,) for the column 0, and answers (M, W): the heads in order, of each head its columns in
order, of each column one number (`regression`, `ranks`), C probabilities (`classes`) or Q quantiles (`quantiles`); (M,) if W is 1.
Here: two numbers and three probabilities. Outcomes of different horizons are learnt together: a cell that is not known yet is NaN and
counts nothing; a row needs one that is known. `gap` is then the longest horizon in seconds.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args

import numpy as np

from cryptopredict.base import BadInput, Integers
from cryptopredict.estimators.nets.net import Net
from cryptopredict.estimators.table import Table

__all__ = ["SequenceNet"]

Body = Literal["attention", "causal_cnn", "cnn_lstm", "cnn_transformer", "lstm"]


@dataclass(frozen=True)
class SequenceNet(Net):
    """A net over the window (L, F) of each row, oldest step first; rows know nothing of each other.

    `body` `lstm`: `layers` of long short-term memory (Hochreiter and Schmidhuber 1997), the last state. `causal_cnn`: `layers` of
    residual convolutions over `kernel` steps, each twice as far apart as the one before (Bai, Kolter and Koltun 2018), the last step,
    which sees 1 + (`kernel` − 1)(2^`layers` − 1) steps. `cnn_lstm`: one convolution, then the LSTM. `attention`: `layers` of
    self-attention with `views` heads (Vaswani et al. 2017) and a learnt mean over the steps. `cnn_transformer`: one convolution, then
    the same layers, the last step. Holes become the median; how many features are known at a step is a channel of its own.
    """

    kind: ClassVar[str] = "sequence_net"
    body: Body = "lstm"
    kernel: int = 3
    views: int = 4

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.body not in get_args(Body):
            raise BadInput(f"No body is called {self.body}", why=f"There are {', '.join(get_args(Body))}.")
        if self.kernel < 1 or self.views < 1 or self.units % self.views:
            raise BadInput(f"{self.units} units cannot be shared by {self.views} views")

    def model(self, names: tuple[str, ...], steps: int, width: int) -> Any:
        """The Keras model (B, L, F + 1) → (B, W)."""
        from cryptopredict.estimators.nets.bodies import sequence_model  # noqa: PLC0415  # loads Keras

        return sequence_model(self, (steps, len(names)), width)

    def _items(self, table: Table) -> Integers:
        return np.arange(len(table))
