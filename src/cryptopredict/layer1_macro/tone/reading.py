"""What a version says of texts that nobody has labelled."""

from collections.abc import Sequence

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.text import known_share
from cryptopredict.estimators.version import Version
from cryptopredict.layer1_macro.tone.recipe import GATE, PART
from cryptopredict.layer1_macro.tone.rows import LEXICON, tone_table

__all__ = ["read"]

_KNOWN = 0.5
"""Of a text's words must have stood in the texts learnt from: of a language that it never read, a model knows the frequencies alone."""


def read(version: Version, texts: Sequence[str], moment: int) -> Floats:
    """Probabilities (M, 3) of negative, neutral and positive at `moment` (epoch seconds), by the fold that existed then.

    NaN where the gate was closed, and for texts of which the fold knows fewer than half of the words.
    """
    table = tone_table(texts, np.full(len(texts), moment, dtype=np.int64))
    said = np.array(version.say(PART, table, GATE))
    if np.isfinite(said).any():  # a fold spoke
        fold = version.folds[int(version.fold_at(table.times[:1])[0])]
        said[known_share(fold.models[PART].arrays, table, LEXICON) < _KNOWN] = np.nan
    return said
