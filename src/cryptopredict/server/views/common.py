"""Small parts that every answer is made of."""

from cryptopredict.base import Checks, Driver, Edge, Evidence
from cryptopredict.server.schemas.evidence import ChecksBody, DriverBody, EdgeBody, EvidenceBody

__all__ = ["checks_body", "driver_bodies", "edge_body", "evidence_body"]


def evidence_body(evidence: Evidence) -> EvidenceBody:
    """A probability with its record."""
    return EvidenceBody(
        said=evidence.said,
        observed=evidence.observed,
        observed_low=evidence.low,
        observed_high=evidence.high,
        observed_n=evidence.n,
    )


def edge_body(edge: Edge | None) -> EdgeBody | None:
    """A difference to a baseline."""
    return None if edge is None else EdgeBody.model_validate(edge)


def checks_body(checks: Checks, *, stale: bool) -> ChecksBody:
    """The four checks; fresh data does not stay fresh."""
    return ChecksBody(
        fresh=checks.fresh and not stale,
        trained=checks.trained,
        calibrated=checks.calibrated,
        beats_baseline=checks.beats_baseline,
    )


def driver_bodies(drivers: tuple[Driver, ...]) -> list[DriverBody]:
    """Reasons, strongest first as they were given."""
    return [DriverBody.model_validate(driver) for driver in drivers]
