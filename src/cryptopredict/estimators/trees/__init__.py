"""Boosted trees, and a policy over them. Entering here loads XGBoost; nothing else in the room does."""

from cryptopredict.estimators.trees.boosting import BoostedClassifier, BoostedQuantiles, BoostedRanker, BoostedRegressor
from cryptopredict.estimators.trees.policy import FittedQ

__all__ = ["BoostedClassifier", "BoostedQuantiles", "BoostedRanker", "BoostedRegressor", "FittedQ"]
