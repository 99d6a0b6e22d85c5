"""A decision in words and numbers: as it is stored, and as the command line prints it."""

from dataclasses import asdict
from typing import Any

from cryptopredict.base import Decision, from_epoch

__all__ = ["printed", "to_json"]


def _time(seconds: int) -> str:
    return from_epoch(seconds).isoformat().replace("+00:00", "Z")


def _plain(value: Any) -> Any:
    """Enumerations as text, tuples as lists, the rest as it is."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def to_json(decision: Decision) -> dict[str, Any]:
    """The whole decision under the names of `base.decision`; this is what a run stores and the server reads."""
    whole: dict[str, Any] = _plain(asdict(decision))
    whole["as_of"] = whole["context"]["as_of"] = _time(decision.as_of)
    return whole


def _signal(signal: dict[str, Any]) -> dict[str, Any]:
    renamed = {
        "confidence": "confidence_score",
        "drivers": "key_factors",
        "probabilities": "probability_analysis",
        "risk": "risk_assessment",
    }
    return {renamed.get(key, key): value for key, value in signal.items()}


def printed(whole: dict[str, Any], run_id: int | None) -> dict[str, Any]:
    """What `to_json` gave, by layer; the same for `cascade` and `replay`, only `timings` and `run_id` tell them apart."""
    timing = whole["timing"]
    return {
        "as_of": whole["as_of"],
        "source": whole["source"],
        "layer1": whole["macro"],
        "layer2": whole["sectors"],
        "layer3": whole["assets"],
        "layer4": {
            **{key: value for key, value in timing.items() if key not in {"signals", "nearest", "abstained"}},
            "generated": len(timing["signals"]),
            "abstained": sum(timing["abstained"].values()),
            "abstained_by_reason": timing["abstained"],
            "signals": [_signal(signal) for signal in timing["signals"]],
            "nearest": _signal(timing["nearest"]) if timing["nearest"] else None,
        },
        "context": whole["context"],
        "cascade_confidence": whole["cascade_confidence"],
        "data_until": {key: None if moment is None else _time(moment) for key, moment in whole["data_until"].items()},
        "models": whole["models"],
        "timings": whole["timings"],
        "run_id": run_id,
    }
