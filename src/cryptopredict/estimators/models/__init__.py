"""Models that are arrays and little else: baselines, linear models, steps before them, and models over models."""

from cryptopredict.estimators.models.baselines import Climatology, Constant, Feature, Mean, Persistence
from cryptopredict.estimators.models.columns import Columns
from cryptopredict.estimators.models.known import Known
from cryptopredict.estimators.models.linear import Logistic, Ridge, softmax
from cryptopredict.estimators.models.odds import Odds
from cryptopredict.estimators.models.pipeline import Pipeline
from cryptopredict.estimators.models.pool import Given, Pool
from cryptopredict.estimators.models.posterior import Posterior, chance_below
from cryptopredict.estimators.models.selection import Select
from cryptopredict.estimators.models.stacking import Stack
from cryptopredict.estimators.models.steps import Impute, RobustScale, Step

__all__ = [
    "Climatology",
    "Columns",
    "Constant",
    "Feature",
    "Given",
    "Impute",
    "Known",
    "Logistic",
    "Mean",
    "Odds",
    "Persistence",
    "Pipeline",
    "Pool",
    "Posterior",
    "Ridge",
    "RobustScale",
    "Select",
    "Stack",
    "Step",
    "chance_below",
    "softmax",
]
