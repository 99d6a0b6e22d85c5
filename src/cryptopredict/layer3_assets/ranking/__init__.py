"""The ranking model of layer 3: which assets will beat the others over the next week, and with what chance.

`RECIPE` says how a version is trained and judged beside its baselines; `speak` what a version says on every day of a view, each by the
fold that existed then, and nothing where a gate was closed; `contributions` why, feature by feature.
"""

from cryptopredict.layer3_assets.ranking.recipe import NAME, RECIPE
from cryptopredict.layer3_assets.ranking.spoken import Spoken, speak

__all__ = ["NAME", "RECIPE", "Spoken", "speak"]
