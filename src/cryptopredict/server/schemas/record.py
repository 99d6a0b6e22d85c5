"""The track record: what was said, what came, and how far the two agree. Live and backtest never in one figure."""

from typing import Literal

from cryptopredict.base import Regime
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.predictions import Claim, LayerSource, Share

__all__ = ["ClaimRecord", "CutRecord", "OpenClaims", "RecordBin", "ScoreBody", "SignalRecord", "TrackRecordBody"]


class ScoreBody(Body):
    """Of `n` claims on `days` days. Brier and log loss: lower is better, and so is `difference`, to the Brier score of the baseline.

    The baseline is the share of such claims that had come true by then. `calibration_error` is the mean distance of said and happened
    over ten equal parts. The interval is null where there are too few separate horizons to tell.
    """

    share: Share
    brier: float
    log_loss: float
    baseline_brier: float
    difference: float
    difference_low: float | None
    difference_high: float | None
    calibration_error: float


class RecordBin(Body):
    """One bin of the reliability diagram, the least sure tenth of the claims first."""

    decile: int
    share: Share


class CutRecord(Body):
    """The claims of one horizon, or of one regime that the market was said to be in."""

    horizon_hours: int | None
    regime: Regime | Literal["unknown"] | None
    score: ScoreBody


class ClaimRecord(Body):
    """One kind of claim of one layer, over all and in parts."""

    layer: LayerSource
    claim: Claim
    score: ScoreBody
    bins: list[RecordBin]
    cuts: list[CutRecord]


class SignalRecord(Body):
    """How settled signals ended. `target_rate` with its 95 % interval; returns are percent after costs, null below 2 signals.

    Signals of the same hours win and lose together, so the interval of the mean is null below 30, and narrower than it should be above.
    """

    n: int
    target: int
    stop: int
    timeout: int
    target_rate: float | None
    target_low: float | None
    target_high: float | None
    mean_return: float | None
    mean_low: float | None
    mean_high: float | None


class OpenClaims(Body):
    """Live claims of a layer that are not settled; `overdue` ones lack the candles that decide them, or do not trust them."""

    layer: LayerSource
    open: int
    overdue: int


class TrackRecordBody(Body):
    """Everything that was claimed and settled. `live` was said before it happened, `backtest` was not; `since` is the first live day.

    There is no equity curve, and `equity_missing` says why: signals carry no sizes and nobody traded them, so that any curve would rest
    on sizes chosen afterwards.
    """

    since: Moment | None
    live: list[ClaimRecord]
    backtest: list[ClaimRecord]
    signals: SignalRecord
    open: list[OpenClaims]
    equity: None
    equity_missing: Literal["nothing_traded"]
