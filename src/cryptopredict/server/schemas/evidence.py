"""How sure an answer is, and what stands behind it."""

from typing import Literal

from cryptopredict.base import LayerState, Source
from cryptopredict.server.schemas.envelope import Body

__all__ = ["ChecksBody", "DriverBody", "EdgeBody", "EvidenceBody", "LayerCard", "LayerOverview", "Message", "MessageKey"]

MessageKey = Literal[
    "regime.bull",
    "regime.bear",
    "regime.neutral",
    "regime.volatile",
    "summary.signals",
    "summary.none",
    "layer1.bull",
    "layer1.bear",
    "layer1.neutral",
    "layer1.volatile",
    "layer1.hold",
    "layer2.even",
    "layer2.leading",
    "layer2.baseline",
    "layer2.tilted",
    "layer2.by_risk",
    "layer2.calmer",
    "layer3.selected",
    "layer3.screen",
    "layer3.liquid",
    "layer4.signals",
    "layer4.none",
    "layer4.skipped",
    "metric.chance_regime",
    "metric.rotation",
    "metric.beats_median",
    "metric.target_before_stop",
]


class Message(Body):
    """A sentence that the interface writes in its own language: a key of its catalogue and the values to put in."""

    key: MessageKey
    params: dict[str, float | int | str | list[str] | None]


class EvidenceBody(Body):
    """A probability and its record: how often it came true when about this much was said, with a 95 % interval."""

    said: float
    observed: float | None
    observed_low: float | None
    observed_high: float | None
    observed_n: int


class EdgeBody(Body):
    """Difference to a baseline with its 95 % interval; positive is better. `unit` is percent or points."""

    against: str
    difference: float
    low: float
    high: float
    n: int
    unit: str


class ChecksBody(Body):
    """The ladder of four behind the dots."""

    fresh: bool
    trained: bool
    calibrated: bool
    beats_baseline: bool


class DriverBody(Body):
    """One reason: feature, value, signed contribution, and an English sentence for machines and logs."""

    feature: str
    value: float | None
    contribution: float | None
    text: str


class LayerCard(Body):
    """One layer at a glance. `data_age_s` is the age of the market data it rests on, `indicator_dots` counts its checks."""

    layer: Literal[1, 2, 3, 4]
    name: Literal["macro", "sectors", "assets", "timing"]
    status: Literal["online", "degraded", "offline"]
    state: LayerState
    confidence: float
    evidence: EvidenceBody | None
    edge: EdgeBody | None
    key_metric: Message
    headline: Message
    subline: Message
    indicator_dots: Literal[0, 1, 2, 3, 4]
    checks: ChecksBody
    data_age_s: float
    source: Source


class LayerOverview(Body):
    """The four cards of one run."""

    run_id: int
    layers: list[LayerCard]
