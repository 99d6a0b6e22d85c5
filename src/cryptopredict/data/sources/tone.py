"""The tone of headlines: what a trained model says of them where there is one that may, else the list of words.

This room trains nothing and knows no model: it is handed a `Reader`.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryptopredict.base.lexicon import MODEL_VERSION, tone

__all__ = ["Reader", "Scored", "scored"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A trained model by its reference (name@version:sha256), and its way to say of texts how probable negative, neutral and positive are.

    `read` gives three probabilities for each text, NaN for those that it cannot judge.
    """

    version: str
    read: Callable[[Sequence[str]], Sequence[tuple[float, ...]]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A tone −1..1, None where nothing is known, and who gave it."""

    tone: float | None
    version: str


def scored(texts: Sequence[str], reader: Reader | None) -> list[Scored]:
    """The tone of each text: P(positive) − P(negative) by the reader; by the list of words without one, and where it says nothing."""
    said: Sequence[tuple[float, ...]] = [] if reader is None or not texts else reader.read(texts)
    found = []
    for place, text in enumerate(texts):
        score = said[place][2] - said[place][0] if reader is not None else math.nan
        if reader is not None and math.isfinite(score):
            found.append(Scored(min(max(score, -1.0), 1.0), reader.version))
        else:
            found.append(Scored(tone(text), MODEL_VERSION))
    return found
