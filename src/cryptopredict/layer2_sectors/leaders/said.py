"""What the models said together, the same whether a training walks or a stored version speaks."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.training import MODEL, Walked
from cryptopredict.layer2_sectors.leaders.models import MEMBERS

__all__ = ["LEADS", "PLACES", "answer", "chance", "mean_of", "standing"]

LEADS: Final[Mapping[str, int]] = {"linear": 1, "trees": 1, "lstm": 7, "transformer": 4, "graph": 4}
"""Which answer of a part is the chance to lead."""
PLACES: Final = ("places", "lstm", "transformer", "graph")
"""Parts whose first three answers say where a sector will stand after 1, 7 and 30 days."""


def mean_of(values: Sequence[Floats]) -> Floats:
    """Mean of those that said something, (M,); NaN where none did."""
    stacked = np.stack(values)
    known = np.isfinite(stacked)
    count = known.sum(axis=0)
    return np.where(count > 0, np.where(known, stacked, 0.0).sum(axis=0) / np.maximum(count, 1), np.nan)


def answer(walked: Walked, part: str, place: int, name: str = MODEL) -> Floats:
    """One of the answers of a part (M,); NaN where it could not be fitted at all."""
    said = walked.said[part][name]
    return said[:, place] if said.ndim == 2 else np.full(len(said), np.nan)


def chance(walked: Walked) -> Floats:
    """Chance of each row's sector to beat the even-weighted ones over a week, (M,): the plain mean of its members."""
    return mean_of([answer(walked, part, LEADS[part]) for part in MEMBERS if part in walked.parts])


def standing(walked: Walked, horizon: int) -> Floats:
    """Where each row's sector is expected to stand after the horizon at this place among all, (M,)."""
    return mean_of([answer(walked, part, horizon) for part in PLACES if part in walked.parts])
