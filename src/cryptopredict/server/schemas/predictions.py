"""What was predicted, what came of it, and how good that is."""

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from cryptopredict.base import LayerState
from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = [
    "Analytics",
    "AskPrediction",
    "Claim",
    "Coverage",
    "Direction",
    "Foreseen",
    "HorizonShare",
    "LayerShare",
    "LayerSource",
    "ModelScore",
    "PredictionAnswer",
    "PredictionBody",
    "PredictionDetail",
    "PredictionFilters",
    "Share",
]

LayerSource = Literal["layer1", "layer2", "layer3", "layer4"]
Claim = Literal["price", "regime", "rotation", "beats_median", "target_before_stop", "regime_ahead", "next_leader"]


class AskPrediction(Request):
    """A question about one asset: what the model says, `prediction_horizon` hours ahead.

    `features_override` supposes some of what the model rests on otherwise: logarithms of variances per candle, or, where no trained
    model speaks, the `trailing` deviation of a candle.
    """

    crypto_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    layer_source: LayerSource = "layer3"
    prediction_horizon: Annotated[int, Field(ge=1, le=87_600, description="Hours.")] = 24
    model_name: Annotated[str, Field(min_length=1, max_length=50, pattern=r"^[a-z0-9_]+$")] = "prices"
    features_override: Annotated[dict[str, FiniteFloat], Field(max_length=20)] | None = None


class Foreseen(Body):
    """Where a price will be: the middle, and two intervals with the chance that each holds what comes."""

    based_on: Moment
    price: float
    low: float
    high: float
    level: float
    wide_low: float
    wide_high: float
    wide_level: float
    state: LayerState


class PredictionAnswer(Body):
    """What a question came to. `said` is what holds, null where nothing is said, with the `reason`.

    A question that supposed nothing is kept as a claim of one's own, `prediction_id`: it is settled for who asked, and is in no record of
    the system. A `what_if` is about a world that is not, so nothing can come of it: it is kept nowhere but here. `would_be` is null where
    none of what was supposed counts; `unused` is what the one who speaks does not look at, `features` what it looks at, as it is.
    """

    crypto_id: int
    horizon_hours: int
    what_if: bool
    features_override: dict[str, float]
    prediction_id: int | None
    said: Foreseen | None
    would_be: Foreseen | None
    features: dict[str, float]
    unused: list[str]
    reason: str | None


class PredictionBody(Body):
    """One claim about the future. `confidence` is the chance that it happens, `horizon_hours` after `based_on`.

    A `price` has its interval at `interval_level`; any other claim says what happens, named in `said` where there is something to name.
    One that `is_asked` is what oneself wanted to know, and counts nowhere. `happened` is null until it is settled; an overdue one `waits_for` what it lacks. `actual_price` and errors are of prices only.
    """

    id: int
    layer: LayerSource
    claim: Claim
    said: str | None
    crypto_id: int | None
    symbol: str | None
    confidence: float
    predicted_price: float | None
    predicted_low: float | None
    predicted_high: float | None
    interval_level: float | None
    input_price: float | None
    horizon_hours: int
    based_on: Moment | None
    target_datetime: Moment
    model_name: str
    model_version: str
    is_backtest: bool
    is_asked: bool
    is_realized: bool
    happened: bool | None
    actual_price: float | None
    accuracy_percentage: float | None
    absolute_error: float | None
    evaluated_at: Moment | None
    waits_for: Literal["no_data", "flagged"] | None
    created_at: Moment
    run_id: int | None


class PredictionDetail(PredictionBody):
    """One claim with what it rests on: the signal it is of, the regime that the market was said to be in, and its place in the ledger.

    `ledger_seq` is the entry of the chain that it was said in, `outcome_seq` the one that says what came; null for what is older.
    """

    signal_id: int | None
    market_conditions: str | None
    squared_error: float | None
    accuracy_threshold: float
    ledger_seq: int | None
    outcome_seq: int | None


class PredictionFilters(Body):
    """Echo of what the list was cut with."""

    layer: LayerSource | None
    crypto_id: int | None
    horizon: int | None
    settled: bool | None


class Share(Body):
    """How many of `n` claims on `days` days came true, beside the mean chance that was said.

    The 95 % interval counts separate horizons, not claims: those of one day stand or fall together, and neighbouring days share most of
    their outcome.
    """

    n: int
    days: int
    said: float
    happened: float
    low: float
    high: float


class LayerShare(Body):
    """The claims of one layer."""

    layer: LayerSource
    share: Share


class HorizonShare(Body):
    """The claims of one horizon."""

    horizon_hours: int
    share: Share


class ModelScore(Body):
    """One version of a model on one kind of claim. Brier score: lower is better, and so is `difference`, to the baseline.

    The baseline is the share of such claims that had come true by the time each was made. The interval is null where there are too few
    separate horizons to tell.
    """

    layer: LayerSource
    claim: Claim
    model_name: str
    model_version: str
    share: Share
    brier: float
    baseline_brier: float
    difference: float
    difference_low: float | None
    difference_high: float | None


class Direction(Body):
    """Of predicted prices: how often the direction was right, beside that of whoever always says the commoner one.

    `error_ratio` is the mean error over that of the naive forecast, which says that nothing moves; below 1 is better.
    """

    share: Share
    naive: float
    error_ratio: float | None


class Coverage(Body):
    """Of predicted intervals at one level: how many held the price."""

    level: float
    share: Share


class Analytics(Body):
    """Live claims that were settled within `days`. Null, or an empty list, where there is nothing to speak of."""

    days: int
    layer: LayerSource | None
    overall_accuracy: Share | None
    accuracy_by_layer: list[LayerShare]
    accuracy_by_horizon: list[HorizonShare]
    best_performing_models: list[ModelScore] = Field(description="At most 20, by the difference to the baseline.")
    directional_skill: Direction | None
    interval_coverage: list[Coverage]
