"""Runs of the cascade."""

from typing import Literal

from cryptopredict.base import Regime, Source
from cryptopredict.server.schemas.envelope import Body, Moment

__all__ = ["RunBody", "RunDetail", "RunEnvironment", "RunFilters"]


class RunBody(Body):
    """One run of the four layers. `cascade_confidence` is the geometric mean of the layers' confidences."""

    id: int
    kind: Literal["live", "as_of"]
    source: Source
    status: str
    as_of: Moment
    started_at: Moment
    finished_at: Moment | None
    cascade_confidence: float | None


class RunEnvironment(Body):
    """What decided beside the data: code, libraries by version, interpreter and processor."""

    code: str
    source_sha256: str
    python: str
    machine: str
    cpu: str
    libraries: dict[str, str]


class RunDetail(RunBody):
    """One run with what is needed to repeat it, and what came out. `timings` in seconds by step.

    `environment` is null for runs that are older than it.
    """

    code_version: str | None
    input_digest: str | None
    model_versions: dict[str, str | int | float | None]
    timings: dict[str, float]
    environment: RunEnvironment | None
    error: str | None
    regime: Regime | None
    recommended_exposure: float | None
    assets_scored: int | None
    signals_given: int | None


class RunFilters(Body):
    """Echo of what the list was cut with."""

    kind: Literal["live", "as_of"] | None
