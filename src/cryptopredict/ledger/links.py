"""What the chain says of each thing: all that is needed to understand it alone, when its row is gone. Pure."""

from cryptopredict.core.chain import Link
from cryptopredict.core.schema import CascadeRun, Prediction, TradingSignal

__all__ = ["claim_link", "claim_outcome_link", "run_link", "signal_link", "signal_outcome_link"]

_RUN = (
    "as_of",
    "kind",
    "source",
    "started_at",
    "status",
    "cascade_confidence",
    "code_version",
    "model_versions",
    "input_digest",
    "decision",
    "error",
)
_SIGNAL = (
    "crypto_id",
    "signal_type",
    "entry_price",
    "target_price",
    "stop_loss",
    "confidence_score",
    "break_even",
    "edge",
    "edge_low",
    "edge_high",
    "time_horizon_hours",
    "generated_at",
    "expires_at",
    "cascade_run_id",
)
_CLAIM = (
    "layer_source",
    "claim",
    "said",
    "crypto_id",
    "sector_id",
    "signal_id",
    "model_name",
    "model_version",
    "confidence_score",
    "predicted_price",
    "predicted_low",
    "predicted_high",
    "interval_level",
    "input_price",
    "prediction_horizon",
    "based_on",
    "target_datetime",
    "market_conditions",
    "model_parameters",
    "is_backtest",
    "cascade_run_id",
)


def run_link(run: CascadeRun) -> Link:
    """A run with the digest of what it saw and all that it said, or why it said nothing."""
    return Link("run", run.id, {name: getattr(run, name) for name in _RUN})


def signal_link(signal: TradingSignal) -> Link:
    """A signal as it was issued."""
    return Link("signal", signal.id, {name: getattr(signal, name) for name in _SIGNAL})


def claim_link(claim: Prediction) -> Link:
    """A claim as it was made."""
    return Link("prediction", claim.id, {name: getattr(claim, name) for name in _CLAIM})


def signal_outcome_link(signal_id: int, facts: dict[str, object]) -> Link:
    """What came of a signal."""
    return Link("outcome", signal_id, {"of": "signal", "signal_id": signal_id, **facts})


def claim_outcome_link(claim_id: int, facts: dict[str, object]) -> Link:
    """What came of a claim."""
    return Link("outcome", claim_id, {"of": "prediction", "prediction_id": claim_id, **facts})
