"""What is fitted to the rows of the sectors: simple models first, nets beside them, and what they are compared with."""

from typing import Final

from cryptopredict.estimators.models import Climatology, Columns, Impute, Logistic, Pipeline, Ridge, RobustScale
from cryptopredict.estimators.nets import GraphAttention, Head, SequenceNet
from cryptopredict.estimators.protocol import Estimator

__all__ = ["CALM", "CLIMATOLOGY", "HAR", "LAST_WINNER", "MEMBERS", "chances", "nets", "places", "rotation", "volatility"]

CALM: Final = "low volatility"
CLIMATOLOGY: Final = "climatology"
HAR: Final = "HAR"
LAST_WINNER: Final = "last winner"
MEMBERS: Final = ("linear", "trees", "lstm", "transformer", "graph")
"""Parts whose mean is the chance of a sector to lead; none is chosen by its record."""

_DAY: Final = 86_400
_FEWEST: Final = 4  # rows of a moment that its features are scaled by
_LINEAR: Final = (
    "score_7d",
    "score_30d",
    "relative_30d",
    "relative_90d",
    "volatility_30d",
    "own_volatility_30d",
    "correlation_60d",
    "beta_60d",
    "largest_gain_30d",
    "below_high_90d",
    "breadth_50d",
    "share",
    "share_change_7d",
    "small_7d",
)
_HAR: Final = ("volatility_1d", "volatility_7d", "volatility_30d")
_RANKS = Head("ranks", columns=(0, 1, 2))
_VOLATILITIES = Head("regression", columns=(3, 4, 5))
_LEADS = Head("classes", columns=(6,))


def _by_moment(columns: tuple[str, ...], last: Estimator) -> Pipeline:
    """A model of where a sector stands among the others of its day."""
    return Pipeline((Columns(columns), RobustScale(by="moment", minimum=_FEWEST), Impute()), last)


def _by_rows(columns: tuple[str, ...], last: Estimator) -> Pipeline:
    return Pipeline((Columns(columns), Impute(), RobustScale()), last)


def chances() -> dict[str, Estimator]:
    """Models of the chance to beat the even-weighted sectors, by name: two members, and what they are compared with."""
    from cryptopredict.estimators.trees import BoostedClassifier  # noqa: PLC0415  # loads XGBoost, which only trainings need

    return {
        "linear": _by_moment(_LINEAR, Logistic(2, 100.0)),
        "trees": BoostedClassifier(rounds=60, depth=3, leaf=200.0, threads=1),
        CLIMATOLOGY: Climatology(2),
        LAST_WINNER: _by_moment(("relative_7d",), Logistic(2, 10.0)),
        CALM: _by_moment(("volatility_30d",), Logistic(2, 10.0)),
    }


def places() -> Estimator:
    """Where a sector will stand among the others after 1, 7 and 30 days, and by how much it will be above the mean after 7."""
    return _by_moment(_LINEAR, Ridge(100.0))


def volatility() -> tuple[Estimator, Estimator]:
    """Log variance after 1, 7 and 30 days: a regression over the own past and the market's, and HAR over the own past alone."""
    more = ("volatility_90d", "market_volatility_7d", "market_volatility_30d", "volatility_rank")
    return _by_rows((*_HAR, *more), Ridge(10.0)), _by_rows(_HAR, Ridge(1.0))


def rotation() -> Estimator:
    """Chance that another sector leads in a week."""
    return Pipeline((Impute(), RobustScale()), Logistic(2, 10.0))


def nets(gap: int) -> dict[str, Estimator]:
    """The nets, by name; `gap`: seconds until the last of a row's outcomes is known."""
    return {
        "lstm": SequenceNet(
            body="lstm", heads=(_RANKS, _VOLATILITIES, _LEADS), units=16, dropout=0.2, epochs=10, patience=3, gap=gap
        ),
        "transformer": SequenceNet(
            body="cnn_transformer", heads=(_RANKS, _LEADS), units=16, dropout=0.2, epochs=10, rate=1e-3, patience=3, gap=gap
        ),
        "graph": GraphAttention(
            edges="relative_1d",
            heads=(_RANKS, _LEADS),
            units=16,
            dropout=0.2,
            epochs=10,
            batch=16,
            patience=3,
            gap=gap,
            nodes=32,
            neighbours=6,
        ),
    }
