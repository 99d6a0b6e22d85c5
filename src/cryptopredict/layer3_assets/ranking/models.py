"""What is fitted to the rows of the assets: the model in use, its members alone, and what they are compared with."""

from typing import Final

from cryptopredict.estimators.models import Columns, Impute, Known, Odds, Pipeline, Posterior, Ridge
from cryptopredict.estimators.nets import Head, SequenceNet
from cryptopredict.estimators.protocol import Estimator
from cryptopredict.layer3_assets.blend import HORIZON_DAYS
from cryptopredict.layer3_assets.ranking.features import OWN

__all__ = [
    "BESIDE",
    "LEVELS",
    "MODEL_PART",
    "NET",
    "RISK",
    "YARDSTICK",
    "YARDSTICK_PART",
    "members",
    "model",
    "net",
    "posterior",
    "yardstick",
]

MODEL_PART: Final = "ranks"
NET: Final = "lstm"
RISK: Final = "risk"
YARDSTICK_PART: Final = "yardstick"
YARDSTICK: Final = "boosted trees on 22 places"
BESIDE: Final = (
    *(f"{name}_{days}d" for days in (30, 90) for name in ("beta", "correlation", "own_volatility", "own_trend_t")),
    "own_score_7d",
    "own_score_30d",
    "own_skew_60d",
    "own_gain_30d",
    "falling_beta_90d",
    "log_market_cap",
    "turnover_30d",
)
"""Places of what is measured beside the market."""
LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Quantiles of the return of the week that the net is asked for."""

_PLAIN: Final = (
    *(f"return_{days}d" for days in (1, 3, 7, 14, 30, 60, 90)),
    *(f"volatility_{days}d" for days in (7, 30, 90)),
    *(f"{name}_{days}d" for name in ("below_high", "above_low") for days in (30, 90)),
    *(f"average_gap_{days}d" for days in (20, 50, 200)),
    "strength_index_14d",
    "log_dollar_volume_30d",
    "volume_surge_7d_30d",
    "illiquidity_30d",
    "largest_gain_30d",
)
_SCREEN: Final = (
    "volatility_30d",
    "own_volatility_30d",
    "largest_gain_30d",
    "return_7d",
    "return_90d",
    "below_high_90d",
    "illiquidity_30d",
    "volume_surge_7d_30d",
    "beta_90d",
    "close_place_7d",
    "age_days",
)


def _linear() -> Estimator:
    return Pipeline((Columns((*OWN, *BESIDE)), Known(0.25), Impute()), Ridge(1_000.0))


def _trees() -> Estimator:
    from cryptopredict.estimators.trees import BoostedRegressor  # noqa: PLC0415  # loads XGBoost, which only trainings need

    return BoostedRegressor(
        rounds=200, depth=3, rate=0.045, leaf=100.0, row_share=0.5, feature_share=0.3, shrink=5.0, bins=64, threads=1
    )


def model(gap: int) -> Estimator:
    """The place of an asset after a week, and its chance to be above the median; `gap`: seconds until an outcome is known."""
    return Odds((_linear(), _trees()), gap=gap)


def members() -> dict[str, Estimator]:
    """Models that are trained to stand beside it: its linear half, a ranker, and a light screener of a few features."""
    from cryptopredict.estimators.trees import BoostedRanker, BoostedRegressor  # noqa: PLC0415

    screen = BoostedRegressor(rounds=60, depth=2, rate=0.1, leaf=200.0, row_share=0.5, bins=32, threads=1)
    return {
        "linear": _linear(),
        "ranker": BoostedRanker(
            rounds=150, depth=4, rate=0.05, leaf=1.0, row_share=0.5, feature_share=0.3, bins=64, threads=1, pairs=2
        ),
        "screener": Pipeline((Columns(_SCREEN),), screen),
    }


def yardstick() -> Estimator:
    """What anybody would build first: boosted trees on the places of 22 common features."""
    from cryptopredict.estimators.trees import BoostedRegressor  # noqa: PLC0415

    trees = BoostedRegressor(rounds=150, depth=4, rate=0.05, leaf=100.0, row_share=0.5, feature_share=0.5, bins=64, threads=1)
    return Pipeline((Columns(_PLAIN),), trees)


def posterior() -> Estimator:
    """The distribution of the week's return, from the last month of the asset and from what all have in common."""
    return Posterior(ahead=HORIZON_DAYS, window=30)


def net(gap: int) -> Estimator:
    """An LSTM over the places of a month: where the asset will stand, and quantiles of its return."""
    heads = (Head("ranks", columns=(0,)), Head("quantiles", columns=(1,), levels=LEVELS))
    return SequenceNet(body="lstm", heads=heads, units=16, dropout=0.2, epochs=8, batch=512, rate=3e-3, patience=2, gap=gap)
