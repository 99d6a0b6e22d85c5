"""Trained models: which versions there are, how each did beside its baselines, and which one counts."""

from typing import Annotated, Literal

from pydantic import Field

from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = [
    "AiModels",
    "BaselineBody",
    "BetBody",
    "CalibrationBin",
    "CalibrationBody",
    "ComparisonBody",
    "DifferenceBody",
    "DriftBody",
    "ForcedBody",
    "GateBody",
    "Hyperparameters",
    "ModelBody",
    "ModelDetail",
    "ModelHealth",
    "NamedValue",
    "PromoteModel",
    "Promotion",
    "ResumeModel",
    "RetrainModel",
    "RollbackModel",
    "VersionBody",
    "YearBody",
]

ModelLayer = Literal["macro", "sector", "asset", "timing"]
Role = Literal["champion", "challenger", "retired"]


class DifferenceBody(Body):
    """Mean of the baseline's loss less the model's, positive is better, with its interval at `level`; `moments` are the clusters."""

    mean: float
    low: float
    high: float
    level: float
    t: float
    p: float
    n: int
    moments: int


class GateBody(Body):
    """One question that the version must pass: whether what stands behind it is used, and why not.

    `difference` is to `baseline`, its interval has paid for `trials`; null where there was too little to judge. `use` says what the
    cascade does with it.
    """

    key: str
    main: bool
    open: bool
    reason: str
    use: str | None
    baseline: str
    trials: int
    difference: DifferenceBody | None
    calibration_error: float | None
    better_folds: int
    folds: int


class BaselineBody(Body):
    """A baseline on the same rows as the model; `difference` is null where there are too few moments."""

    name: str
    value: float | None
    difference: DifferenceBody | None


class NamedValue(Body):
    """A baseline's mean loss."""

    name: str
    value: float | None


class YearBody(Body):
    """Mean loss of the model and of its baselines in one year."""

    year: int
    n: int
    model: float | None
    baselines: list[NamedValue]


class CalibrationBin(Body):
    """Claims of about the same probability: what was said, how often it happened with a 95 % interval, how many at how many moments."""

    said: float
    happened: float
    low: float
    high: float
    n: int
    moments: int


class CalibrationBody(Body):
    """Mean distance of said and happened, and the claims in bins of as many."""

    error: float | None
    bins: list[CalibrationBin]


class ComparisonBody(Body):
    """One line of figures out of sample: mean loss of the model, and of each baseline on the same `n` rows at `moments` moments."""

    key: str
    what: str
    metric: str
    n: int
    moments: int
    model: float | None
    baselines: list[BaselineBody]
    by_year: list[YearBody]
    calibration: CalibrationBody | None


class ForcedBody(Body):
    """Who promoted a version in spite of its closed gate, and why."""

    by: int
    reason: str


class VersionBody(Body):
    """One trained version. `trained_to` is the last day that it learnt from; `seed` and `quick` are how it was trained, `seconds` how long."""

    version: str
    role: Role
    sha256: str
    trained_from: Moment | None
    trained_to: Moment | None
    stored_at: Moment
    promoted_at: Moment | None
    forced: ForcedBody | None
    code_version: str | None
    specification_sha256: str | None
    quick: bool
    seed: int
    seconds: float | None
    rows: int | None
    assets: int | None
    folds: int | None
    trials: int | None
    failed: list[str] = Field(description="Fits that could not be made, and why; the first 50.")
    gates: list[GateBody]
    comparisons: list[ComparisonBody]


class BetBody(Body):
    """A bet that something is wrong: its wealth after `n` moments, and the most it ever was. 20 is rare by chance, 100 very rare."""

    name: Literal["worse", "faded", "calibration"]
    wealth: float
    peak: float
    n: int


class DriftBody(Body):
    """How the champion does on days after its training: `skill` is how much lower its loss is than its baseline's, over `n` moments.

    `worse` bets on it being worse than its baseline, `faded` on its skill being less than promised, `calibration` on its chances being off.
    """

    verdict: Literal["ok", "watch", "retrain", "suspend"]
    why: str
    start: Moment
    n: int
    skill: float | None
    bets: list[BetBody]
    moved: list[str] = Field(description="Features that look like no stretch of the past.")
    since: Moment
    judged_at: Moment


class ModelHealth(Body):
    """How the champion is. `usable`: its files were read for the last decision; null before the first one.

    While it is `suspended` its gates are shut, from `suspended_since` on, for the `reason`.
    """

    usable: bool | None
    suspended: bool
    suspended_since: Moment | None
    reason: str | None
    since: Moment | None
    drift: DriftBody | None = Field(description="Null until it was judged for the first time.")


class ModelBody(Body):
    """A model. `champion` is the version that counts, `newest` the one stored last; `trials` are the specifications tried for its place."""

    id: int
    name: str
    layer: ModelLayer
    status: Literal["active", "training", "inactive", "error"]
    champion: str | None
    newest: str | None
    versions: int
    trials: int
    gate: GateBody | None = Field(description="Main gate of the champion, or of the newest version where there is none.")
    last_trained: Moment | None
    last_prediction: Moment | None
    health: ModelHealth


class AiModels(Body):
    """All models, by name."""

    models: list[ModelBody]


class ModelDetail(Body):
    """A model with its newest versions, from new to old, at most 20; champions of the past among them."""

    model: ModelBody
    versions: list[VersionBody]


class Hyperparameters(Request):
    """What a training takes: `seed` draws what is drawn, `quick` fits fewer folds to fewer assets. All else is part of the model."""

    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    quick: bool = False


class RetrainModel(Request):
    """How to train anew.

    `training_data_days` and `validation_split` are refused with the reason: a model learns from all that has closed, and is judged by
    walking forward over it, never by one split.
    """

    training_data_days: Annotated[int, Field(ge=1, le=36_500)] | None = None
    validation_split: Annotated[float, Field(gt=0, lt=1)] | None = None
    hyperparameters: Hyperparameters = Hyperparameters()


class PromoteModel(Request):
    """Which version is to count, and why. `force` passes a closed gate, and needs the reason."""

    version: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9]+$")]
    reason: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] | None = None
    force: bool = False


class RollbackModel(Request):
    """Why the last promotion is taken back."""

    reason: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] | None = None


class ResumeModel(Request):
    """Why a suspended model is to count again."""

    reason: Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]


class Promotion(Body):
    """Which version counts from the next decision on, and which did before."""

    name: str
    version: str
    before: str | None
    forced: bool
