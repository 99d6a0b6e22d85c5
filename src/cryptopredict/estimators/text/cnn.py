"""A convolutional net over words (Kim 2014, "Convolutional neural networks for sentence classification").

It is trained by the loop of `nets`, with Keras on JAX; what it says is added up here, because a net whose first layer looks words up
is a sum of rows of tables: whoever reads headlines loads no Keras, and a text's bits do not depend on the texts beside it.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.models import softmax
from cryptopredict.estimators.nets.heads import Head, labels
from cryptopredict.estimators.protocol import Arrays, Estimator
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.text.words import numbers_of

if TYPE_CHECKING:
    from cryptopredict.estimators.nets.network import Network

__all__ = ["TextCnn"]

_NO_WORD, _UNKNOWN = 0, 1
_FIRST = 2  # place of the first word that is known


@dataclass(frozen=True)
class TextCnn(Estimator):
    """Words become vectors of `size`; `filters` of each of `widths` slide over them; of each filter the largest answer counts.

    The vectors are learnt from the texts of the fit alone: of its at most `words` most frequent words that `least` texts or more
    hold, all others being one word. The share `hold` of the moments, the latest, is watched and not learnt from; after `patience`
    rounds without a better loss there the best weights are kept. Columns `beside` the words are not looked at.
    """

    kind: ClassVar[str] = "text_cnn"
    classes: int
    beside: tuple[str, ...] = ()
    words: int = 5_000
    least: int = 2
    size: int = 32
    widths: tuple[int, ...] = (2, 3, 4)
    filters: int = 32
    dropout: float = 0.5
    epochs: int = 20
    batch: int = 64
    rate: float = 2e-3
    decay: float = 1e-4
    patience: int = 3
    hold: float = 0.125
    seed: int = 0

    def __post_init__(self) -> None:
        counts = (self.words, self.least, self.size, self.filters, self.epochs, self.batch, *self.widths)
        if self.classes < 2 or not self.widths or min(counts) < 1 or not (0.0 <= self.dropout < 1.0 and 0.0 <= self.hold < 0.9):
            raise BadInput("A net over words needs two classes, widths, sizes of 1 or more, and shares below 1")

    @property
    def outcomes(self) -> int:
        """Number of classes."""
        return self.classes

    @property
    def heads(self) -> tuple[Head, ...]:
        """What is asked."""
        return (Head("classes", classes=self.classes),)

    @property
    def places(self) -> int:
        """Rows of the table of words: no word, an unknown one, those that are known."""
        return _FIRST + self.words

    def model(self, names: tuple[str, ...], steps: int, width: int) -> Any:  # noqa: ARG002  # there is one name
        """The Keras model: places of words (B, L, 2), scaled by `places`, and a mask that is not looked at → (B, K)."""
        from cryptopredict.estimators.text.layers import text_model  # noqa: PLC0415  # loads Keras

        return text_model(self, steps, width)

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        """`vocabulary` (V,) ascending; `vectors` (2 + V, size); `kernel_w` and `bias_w` of each width; `slope` and `level` of the classes.

        Besides `epochs` (best, made) and `losses` (made + 1, 2) of the texts learnt from and of those held back.
        """
        numbers = numbers_of(table, self.beside)
        if numbers.shape[1] < max(self.widths):
            raise BadInput(
                f"Texts of {numbers.shape[1]} words are too short", why=f"A filter is {max(self.widths)} words wide."
            )
        learnt, held = self._slices(table)
        vocabulary = self._vocabulary(numbers)
        values = _places(numbers, vocabulary).astype(np.float32)[:, :, None]
        scale = {"centre": np.zeros(1), "width": np.full(1, float(self.places))}
        found = self._network(values.shape[1]).train(
            (values, labels(self.heads, target, weight, table.times, learnt), scale),
            np.flatnonzero(learnt),
            np.flatnonzero(held),
            (self.epochs, self.patience, self.seed),
        )
        kernels = {f"kernel_{width}": found[f"weights/width_{width}/kernel"] for width in self.widths}
        biases = {f"bias_{width}": found[f"weights/width_{width}/bias"] for width in self.widths}
        return {
            "vocabulary": vocabulary,
            "vectors": found["weights/words/kernel"][: _FIRST + len(vocabulary)],
            **kernels,
            **biases,
            "slope": found["weights/heads/kernel"],
            "level": found["weights/heads/bias"],
            "epochs": found["epochs"],
            "losses": found["losses"],
        }

    def ready(self, arrays: Arrays) -> Any:
        """What each word adds to each filter at each of its places, (2 + V, Σ widths, filters); no word adds nothing."""
        vectors = arrays["vectors"].copy()
        vectors[_NO_WORD] = 0.0
        added = [vectors @ arrays[f"kernel_{width}"][offset] for width in self.widths for offset in range(width)]
        bias = np.stack([arrays[f"bias_{width}"] for width in self.widths])
        return arrays["vocabulary"], np.stack(added, axis=1), bias, arrays["slope"], arrays["level"]

    def answer(self, state: Any, table: Table) -> Floats:
        """Probabilities (M, K)."""
        vocabulary, added, bias, slope, level = state
        places = _places(numbers_of(table, self.beside), vocabulary)
        return softmax(_scores(places, np.array(self.widths), added, bias, slope, level))

    def _slices(self, table: Table) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Texts that are learnt from, and texts that say when to stop."""
        moments = np.unique(table.times)
        held = table.times >= moments[-max(1, round(self.hold * len(moments)))]
        if self.hold == 0.0 or len(moments) < 2:
            return np.ones(len(table), dtype=np.bool_), np.zeros(len(table), dtype=np.bool_)
        return ~held, held

    def _vocabulary(self, numbers: Integers) -> Integers:
        ordered = np.sort(numbers, axis=1)
        once = ordered[(ordered > 0) & (np.diff(ordered, axis=1, prepend=0) != 0)]
        known, texts = np.unique(once, return_counts=True)
        frequent = np.lexsort((known, -texts))[: self.words]
        return np.sort(known[frequent[texts[frequent] >= self.least]])

    def _network(self, steps: int) -> "Network":
        from cryptopredict.estimators.nets.network import network  # noqa: PLC0415  # loads Keras and JAX

        return network(self._bare(), ("word",), steps)

    def _bare(self) -> Self:
        """The parameters that decide about what is compiled."""
        return replace(self, seed=0, epochs=1, patience=1, hold=0.0, beside=(), least=1)


def _places(numbers: Integers, vocabulary: Integers) -> Integers:
    """Places of words in the table of vectors."""
    if not len(vocabulary):
        return np.where(numbers > 0, _UNKNOWN, _NO_WORD)
    place = np.minimum(np.searchsorted(vocabulary, numbers), len(vocabulary) - 1)
    known = np.where(vocabulary[place] == numbers, place + _FIRST, _UNKNOWN)
    return np.where(numbers > 0, known, _NO_WORD)


@njit(cache=True, nogil=True)
def _scores(
    places: Integers, widths: Integers, added: NDArray[Any], bias: NDArray[Any], slope: NDArray[Any], level: NDArray[Any]
) -> Floats:
    """Scores (M, K) of texts, each added up in the same order."""
    filters, classes = bias.shape[1], level.shape[0]
    found = np.empty((places.shape[0], classes))
    seen = np.empty(filters)
    for m in range(places.shape[0]):
        count = 0
        for k in range(classes):
            found[m, k] = level[k]
        while count < places.shape[1] and places[m, count] != 0:
            count += 1
        first = 0
        for w in range(widths.shape[0]):
            largest = np.zeros(filters)
            # After the last word all windows are empty and say the same: one of them is looked at, if there is one.
            for begin in range(min(count, places.shape[1] - widths[w]) + 1):
                seen[:] = bias[w]
                for offset in range(widths[w]):
                    place = places[m, begin + offset]
                    if place != 0:
                        seen += added[place, first + offset]
                largest = np.maximum(largest, seen)  # a filter that says less than nothing says nothing
            first += widths[w]
            for f in range(filters):
                for k in range(classes):
                    found[m, k] += largest[f] * slope[w * filters + f, k]
    return found
