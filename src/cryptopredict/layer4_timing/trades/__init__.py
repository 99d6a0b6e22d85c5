"""The trained models of layer 4: entry, exit, risk and an agent.

`RECIPE` says how a version is trained and judged beside its baselines; `speak` what a version says at the hours that it learns from, each by
the fold that existed then, and `now` of one hour: nothing where a gate was closed.
"""

from cryptopredict.layer4_timing.trades.agent import ACTIONS, BUDGET
from cryptopredict.layer4_timing.trades.labels import gaussian, own_history
from cryptopredict.layer4_timing.trades.models import LEVELS
from cryptopredict.layer4_timing.trades.recipe import NAME, RECIPE
from cryptopredict.layer4_timing.trades.said import chance_within
from cryptopredict.layer4_timing.trades.spoken import Answers, Spoken, now, speak, worth

__all__ = [
    "ACTIONS",
    "BUDGET",
    "LEVELS",
    "NAME",
    "RECIPE",
    "Answers",
    "Spoken",
    "chance_within",
    "gaussian",
    "now",
    "own_history",
    "speak",
    "worth",
]
