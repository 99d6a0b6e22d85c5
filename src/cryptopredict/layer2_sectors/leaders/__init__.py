"""The sector models of layer 2: who leads next, how they will rank, how much they will move, whether the lead changes.

`RECIPE` says how a version is trained and judged beside its baselines; `speak` what a version says on every day of a view, each by the
fold that existed then, and nothing where a gate was closed.
"""

from cryptopredict.layer2_sectors.leaders.recipe import NAME, RECIPE
from cryptopredict.layer2_sectors.leaders.rotation import rotation
from cryptopredict.layer2_sectors.leaders.spoken import Spoken, speak

__all__ = ["NAME", "RECIPE", "Spoken", "rotation", "speak"]
