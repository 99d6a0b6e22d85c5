"""Boosted trees. Entering here loads XGBoost; nothing else in the room does."""

from cryptopredict.estimators.trees.boosting import BoostedClassifier, BoostedQuantiles, BoostedRanker, BoostedRegressor

__all__ = ["BoostedClassifier", "BoostedQuantiles", "BoostedRanker", "BoostedRegressor"]
