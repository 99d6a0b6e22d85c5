"""The rows of the tone model: words of each text, what the list of words says of it, and a place in an order that was drawn."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Integers
from cryptopredict.base.lexicon import tone
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.text import numbered, word_columns

__all__ = ["LENGTH", "LEXICON", "SPAN", "drawn_times", "tone_table"]

LENGTH = 48
"""Words of a text that are read: of a hundred sentences in company news one is longer."""
LEXICON = ("lexicon", "lexicon_size", "lexicon_known")
"""What the list of words says, −1..1; without its sign; and whether it knows a word of the text at all."""
SPAN = 8 * 365 * 86_400
"""Seconds over which texts are strewn: as long as a market that has a fold a year, the first after a quarter of all texts."""


def tone_table(texts: Sequence[str], times: Integers) -> Table:
    """Rows of texts (M,), float32; `times` (M,) are their moments."""
    said = [tone(text) for text in texts]
    score = np.array([0.0 if one is None else one for one in said], dtype=np.float32)
    known = np.array([one is not None for one in said], dtype=np.float32)
    values: NDArray[np.float32] = np.column_stack([numbered(texts, LENGTH), score, np.abs(score), known])
    return Table(values, (*word_columns(LENGTH), *LEXICON), times, np.zeros(len(texts), dtype=np.int64))


def drawn_times(texts: Sequence[str], seed: int) -> Integers:
    """A moment for each text, (M,), that its words and the seed draw: evenly between 0 and `SPAN`.

    Labelled texts have no dates. With moments that mean nothing a walk forward is a sample that grows: each fold learns from texts
    drawn at random and speaks for others. Texts with the same words (numbers and addresses aside) have the same moment, so that none
    is learnt from in one copy and spoken for in another. A text keeps its moment whatever other texts come to stand beside it.
    """
    words = numbered(texts, LENGTH)
    return np.array(
        [
            int.from_bytes(hashlib.blake2b(row.tobytes(), digest_size=8, key=str(seed).encode()).digest(), "big") * SPAN >> 64
            for row in words
        ],
        dtype=np.int64,
    )
