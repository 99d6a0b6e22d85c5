"""What admins see of the whole system, and the settings that they change while it runs."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt

from cryptopredict.base import LayerState
from cryptopredict.core.configuration import Unit
from cryptopredict.server.schemas.envelope import Body, Moment, Request
from cryptopredict.server.schemas.health import PartHealth
from cryptopredict.server.schemas.sync import SourceBody

__all__ = [
    "AuditFilters",
    "ConfigChange",
    "ConfigChanged",
    "ConfigSetting",
    "ConfigTable",
    "DatabasePerformance",
    "HealthPoint",
    "JobCounts",
    "LayerStatus",
    "ModelCounts",
    "Statistics",
    "SystemHealthBody",
    "UserCounts",
]

ConfigValue = StrictBool | StrictInt | StrictFloat


class ConfigChanged(Body):
    """When a setting was changed last, what it was `before`, and who did it: null is the command line, or an account that is gone."""

    at: Moment
    by: str | None
    before: ConfigValue
    after: ConfigValue


class ConfigSetting(Body):
    """One setting. `low` and `high` bound it, null for a switch. `about` is English; in other languages `key` names what it means."""

    key: str
    kind: Literal["switch", "integer", "number"]
    value: ConfigValue
    default: ConfigValue
    low: float | None
    high: float | None
    unit: Unit | None
    about: str
    last_change: ConfigChanged | None


class ConfigTable(Body):
    """All settings, by key."""

    settings: list[ConfigSetting]


class ConfigChange(Request):
    """Settings by key, changed all or none."""

    values: Annotated[dict[Annotated[str, Field(max_length=100)], ConfigValue], Field(min_length=1, max_length=50)]


class AuditFilters(Body):
    """Echo of what the list was cut with."""

    days: int
    activity_type: str | None
    user_id: int | None


class LayerStatus(Body):
    """One layer, as its card says it."""

    layer: Literal[1, 2, 3, 4]
    name: Literal["macro", "sectors", "assets", "timing"]
    status: Literal["online", "degraded", "offline"]
    state: LayerState
    data_age_s: float


class ModelCounts(Body):
    """Models by how they are; `suspended` are champions that do not count for now."""

    active: int
    training: int
    inactive: int
    error: int
    suspended: int


class DatabasePerformance(Body):
    """PostgreSQL as it measures itself since its statistics began. `cache_hit_ratio` 0..1, null before the first read."""

    answers_in_ms: float
    size_bytes: int
    connections: int
    pool_in_use: int
    cache_hit_ratio: float | None
    transactions: int
    rollbacks: int
    deadlocks: int
    longest_transaction_s: float


class JobCounts(Body):
    """Work that waits, is being done, or was given up in the last 24 hours; `events_waiting` are not sent yet."""

    queued: int
    running: int
    parked_24h: int
    events_waiting: int
    oldest_event_s: float | None


class HealthPoint(Body):
    """The reports of ten minutes: their mean and their worst score, and the checks that failed in any of them."""

    at: Moment
    mean_score: float
    lowest_score: float
    failing: list[str]


class SystemHealthBody(Body):
    """How everything is. The score is the percentage of parts that were found healthy now."""

    overall_health_score: float
    parts: list[PartHealth]
    layers: list[LayerStatus]
    ml_models_status: ModelCounts
    database: DatabasePerformance
    sources: list[SourceBody]
    jobs: JobCounts
    history: list[HealthPoint]


class UserCounts(Body):
    """Accounts."""

    total: int
    active: int
    admins: int
    signed_in_24h: int
    signed_in_7d: int


class Statistics(Body):
    """How much there is. `candles` is PostgreSQL's estimate; runs, signals and predictions are those of live decisions."""

    users: UserCounts
    assets: int
    assets_tier1: int
    assets_tier2: int
    candles: int
    runs_24h: int
    runs_failed_24h: int
    signals: int
    signals_active: int
    predictions: int
    predictions_settled: int
    predictions_right: int
    activities_24h: int
    database_bytes: int
