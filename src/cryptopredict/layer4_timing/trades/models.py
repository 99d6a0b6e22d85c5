"""What is fitted to the rows of the timing models: simple models first, nets beside them, and what they are compared with."""

from typing import Final

from cryptopredict.estimators.models import Climatology, Impute, Known, Logistic, Pipeline, Pool, RobustScale, Stack
from cryptopredict.estimators.nets import Head, SequenceNet
from cryptopredict.estimators.protocol import Estimator
from cryptopredict.estimators.tail import FilteredTail
from cryptopredict.layer4_timing.trades.agent import SIZES

__all__ = [
    "BY_VOLATILITY",
    "CLIMATOLOGY",
    "ENDINGS",
    "EXITS",
    "FITTED",
    "GAUSSIAN",
    "LEVELS",
    "LINEAR",
    "MEDIANS",
    "STACK",
    "TREES",
    "agent",
    "entry",
    "entry_net",
    "exits",
    "risk",
]

ENDINGS: Final = ("target_24h", "target_72h", "target_168h", "stop", "time")
"""How a trade ends: at its target within a day, later within three, later within seven; at its stop; or because time is up."""
EXITS: Final = ("up", "down", "hours_long", "hours_short")
"""What an exit is judged by: how far the price goes either way, in volatilities, and how long a trade of each side lasts."""
CLIMATOLOGY: Final = "climatology"
FITTED: Final = "fitted Gaussian"
GAUSSIAN: Final = "Gaussian EWMA"
LINEAR: Final = "logistic"
BY_VOLATILITY: Final = "medians by volatility"
MEDIANS: Final = "medians"
STACK: Final = "stack"
TREES: Final = "trees"
LEVELS: Final = (0.95, 0.99)
"""Of the values at risk."""

_DAY: Final = 86_400
_MIN_TRAIN: Final = 180 * _DAY
_REFIT: Final = 540 * _DAY


def entry(horizon: int) -> tuple[Estimator, dict[str, Estimator]]:
    """Chances of the endings, and what stands beside them; `horizon`: seconds until an outcome is known.

    Logistic model and trees count alike. A last model that learns on later data whom to believe, and how sure to be, stands beside them.
    """
    from cryptopredict.estimators.trees import BoostedClassifier  # noqa: PLC0415  # loads XGBoost, which only trainings need

    classes = len(ENDINGS)
    linear = Pipeline((Known(), Impute(), RobustScale()), Logistic(classes, 5_000.0, rounds=8))
    trees = BoostedClassifier(rounds=60, depth=2, rate=0.05, leaf=500.0, shrink=50.0, bins=64, classes=classes, threads=1)
    last = Logistic(classes, 3_000.0, rounds=8)
    stack = Stack((linear, trees), last, horizon=horizon, refit=_REFIT, min_train=_MIN_TRAIN, embargo=_DAY, logs=True)
    return Pool((linear, trees)), {CLIMATOLOGY: Climatology(classes), LINEAR: linear, TREES: trees, STACK: stack}


def entry_net(horizon: int) -> Estimator:
    """Chances of the endings of a long and of a short, from the last 72 hours: one convolution, then an LSTM."""
    classes = len(ENDINGS)
    heads = tuple(Head("classes", columns=(side,), classes=classes) for side in (0, 1))
    return SequenceNet(body="cnn_lstm", heads=heads, units=16, dropout=0.2, epochs=8, patience=2, gap=horizon)


def exits(horizon: int) -> Estimator:
    """Medians of EXITS, by attention over the last 72 hours."""
    heads = (Head("quantiles", columns=tuple(range(len(EXITS))), levels=(0.5,)),)
    return SequenceNet(body="attention", heads=heads, units=16, dropout=0.2, epochs=6, patience=2, gap=horizon)


def risk() -> tuple[Estimator, dict[str, Estimator]]:
    """Values at risk and the means beyond them, and a Gaussian whose width is learnt too."""
    found = {shape: FilteredTail(("volatility",), shape, LEVELS) for shape in ("pareto", "normal")}
    return found["pareto"], {FITTED: found["normal"]}


def agent() -> Estimator:
    """Worth of skipping, of half a trade and of a full one."""
    from cryptopredict.estimators.trees import FittedQ  # noqa: PLC0415  # loads XGBoost, which only trainings need

    return FittedQ(sizes=SIZES)
