"""The training engine: recipes come in, versions that are fitted, walked forward and judged go out.

In: a `Recipe` (what a model is) and `Material` (what may be learnt from). Out: a `Trained` version, ready to be stored. Pure: finished
fits are kept by the caller, so that a training that was interrupted, or shared among processes, goes on where it was.
"""

from cryptopredict.estimators.training.engine import Training, train
from cryptopredict.estimators.training.judging import Judged
from cryptopredict.estimators.training.material import Material, Options, Report, Texts, too_little
from cryptopredict.estimators.training.packing import Trained
from cryptopredict.estimators.training.recipe import MODEL, UNSEEN, Part, Question, Recipe, Walked

__all__ = [
    "MODEL",
    "UNSEEN",
    "Judged",
    "Material",
    "Options",
    "Part",
    "Question",
    "Recipe",
    "Report",
    "Texts",
    "Trained",
    "Training",
    "Walked",
    "too_little",
    "train",
]
