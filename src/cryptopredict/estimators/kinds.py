"""Which kinds of parts a manifest may name, and where each lives: a stored model can call nothing that is not in this list.

The places are text, so that knowing the list loads no library: boosted trees are loaded when a boosted model is read.
"""

__all__ = ["KINDS"]

_HOME = "cryptopredict.estimators"

KINDS: dict[str, str] = {
    "boosted_classifier": f"{_HOME}.trees:BoostedClassifier",
    "boosted_quantiles": f"{_HOME}.trees:BoostedQuantiles",
    "boosted_ranker": f"{_HOME}.trees:BoostedRanker",
    "boosted_regressor": f"{_HOME}.trees:BoostedRegressor",
    "climatology": f"{_HOME}.models:Climatology",
    "constant": f"{_HOME}.models:Constant",
    "feature": f"{_HOME}.models:Feature",
    "har": f"{_HOME}.volatility:Har",
    "impute": f"{_HOME}.models:Impute",
    "log_linear": f"{_HOME}.volatility:LogLinear",
    "logistic": f"{_HOME}.models:Logistic",
    "mean": f"{_HOME}.models:Mean",
    "persistence": f"{_HOME}.models:Persistence",
    "pipeline": f"{_HOME}.models:Pipeline",
    "ridge": f"{_HOME}.models:Ridge",
    "robust_scale": f"{_HOME}.models:RobustScale",
    "select": f"{_HOME}.models:Select",
    "stack": f"{_HOME}.models:Stack",
    "volatility_blend": f"{_HOME}.volatility:VolatilityBlend",
}
"""Kind → `module:Class`, sorted by kind."""
