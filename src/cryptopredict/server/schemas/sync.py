"""Where data comes from, how fresh it is, and what is being done about it."""

from pydantic import Field

from cryptopredict.base import FeedState, Reason, Source
from cryptopredict.server.schemas.envelope import Body, Moment
from cryptopredict.server.schemas.tasks import TaskBody

__all__ = ["QuarantineCount", "SourceBody", "Sources", "SyncJob", "SyncStatus"]


class SourceBody(Body):
    """One provider's series, judged by the age of its data. `expected_s` is the usual distance of two values in seconds.

    `failures` counts the attempts since the last that went well; before `retry_at` it is not asked again.
    """

    provider: str
    series: str
    state: FeedState
    reason: Reason | None
    detail: str | None
    data_until: Moment | None
    data_age_s: float | None
    expected_s: int
    attempted_at: Moment | None
    succeeded_at: Moment | None
    retry_at: Moment | None
    failures: int


class Sources(Body):
    """All of them. `source` is the kind of market, null while there is none; `state` the worst of all, null without any."""

    source: Source | None
    state: FeedState | None
    sources: list[SourceBody]


class SyncJob(Body):
    """A job that asks providers: when it is due next, what it last came to, and what is queued or running now."""

    name: str
    does: str
    every_s: int | None
    next_due: Moment | None
    last: TaskBody | None
    open: TaskBody | None


class QuarantineCount(Body):
    """How many rows were set aside for one reason."""

    reason: str
    rows: int


class SyncStatus(Body):
    """How the market data stands."""

    source: Source | None
    jobs: list[SyncJob]
    open_gaps: int = Field(description="Spans of candles that are missing and are asked for again.")
    quarantined_24h: list[QuarantineCount]
    revisions_24h: int = Field(description="Values that a source said otherwise later, of the last 24 hours.")
    open_flags: int = Field(description="Candles that are kept and not trusted.")
