"""What admins are expected to say of a change, learnt from what they said to others. In: reviews. Out: a posterior, at one moment.

They are heard only where something was suggested. So whatever has not been tried yet is given the benefit of the doubt (LinUCB), and
only what has been refused again and again is left out. That says nothing of whether it pays: the chance that is shown stays what it is.
"""

from typing import Final

import numpy as np

from cryptopredict.base import Curation, Floats
from cryptopredict.estimators.bandit import Posterior
from cryptopredict.layer3_assets.suggestions.contexts import NAMES
from cryptopredict.layer3_assets.suggestions.outcomes import CHANGES

__all__ = ["liking", "taste"]

_SAID: Final = {"approve": 0.5, "reject": -0.5}
"""A suggestion that was deferred was not answered."""
_NOISE: Final = 0.5
_HALF_LIFE: Final = 180 * 86_400.0


def taste(curation: Curation, as_of: int) -> Posterior:
    """What was learnt from the reviews that were known at `as_of`; those whose numbers were others then are left out."""
    known = [review for review in curation.reviews if review.decision in _SAID and sorted(NAMES) == sorted(review.names)]
    prior = Posterior.prior(len(CHANGES), len(NAMES))
    if not known:
        return prior
    contexts = np.array([[review.context[review.names.index(name)] for name in NAMES] for review in known])
    return prior.learn(
        contexts,
        np.array([CHANGES.index(review.change) for review in known], dtype=np.int64),
        np.array([_SAID[review.decision] for review in known]),
        np.array([0.5 ** ((as_of - review.moment) / _HALF_LIFE) for review in known]),
    )


def liking(learnt: Posterior, contexts: Floats) -> tuple[Floats, Floats]:
    """The share of approvals to be expected (M, K), and how high it could be, both 0..1."""
    expected = 0.5 + learnt.expected(contexts)
    return np.clip(expected, 0.0, 1.0), np.clip(expected + _NOISE * learnt.doubt(contexts), 0.0, 1.0)
