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
    "columns": f"{_HOME}.models:Columns",
    "constant": f"{_HOME}.models:Constant",
    "feature": f"{_HOME}.models:Feature",
    "filtered_tail": f"{_HOME}.tail:FilteredTail",
    "fitted_q": f"{_HOME}.trees:FittedQ",
    "given": f"{_HOME}.models:Given",
    "graph_attention": f"{_HOME}.nets:GraphAttention",
    "har": f"{_HOME}.volatility:Har",
    "hashed_logistic": f"{_HOME}.text:HashedLogistic",
    "head": f"{_HOME}.nets:Head",
    "impute": f"{_HOME}.models:Impute",
    "known": f"{_HOME}.models:Known",
    "linear_bandit": f"{_HOME}.bandit:LinearBandit",
    "log_linear": f"{_HOME}.volatility:LogLinear",
    "logistic": f"{_HOME}.models:Logistic",
    "mean": f"{_HOME}.models:Mean",
    "odds": f"{_HOME}.models:Odds",
    "persistence": f"{_HOME}.models:Persistence",
    "pipeline": f"{_HOME}.models:Pipeline",
    "pool": f"{_HOME}.models:Pool",
    "posterior": f"{_HOME}.models:Posterior",
    "ridge": f"{_HOME}.models:Ridge",
    "robust_scale": f"{_HOME}.models:RobustScale",
    "select": f"{_HOME}.models:Select",
    "sequence_net": f"{_HOME}.nets:SequenceNet",
    "stack": f"{_HOME}.models:Stack",
    "text_cnn": f"{_HOME}.text:TextCnn",
    "volatility_blend": f"{_HOME}.volatility:VolatilityBlend",
}
"""Kind → `module:Class`, sorted by kind."""
