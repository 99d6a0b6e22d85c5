"""What a small screen shows."""

from cryptopredict.base import Regime, RiskLevel, Source
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.evidence import EvidenceBody
from cryptopredict.server.schemas.signals import SignalRow

__all__ = ["QuickStats", "SignalCards"]


class QuickStats(Body):
    """The present decision in a few figures: exposure and confidence 0..1, fear and greed 0..100."""

    source: Source
    run_id: int
    as_of: Moment
    stale: bool
    regime: Regime
    confidence: float
    evidence: EvidenceBody
    recommended_exposure: float
    risk_level: RiskLevel
    fear_greed: float | None
    leading_sectors: list[str]
    active_signals: int
    layers_online: int


class SignalCards(Body):
    """The signals that count now; `total` says how many there are."""

    signals: list[SignalRow]
    total: int
