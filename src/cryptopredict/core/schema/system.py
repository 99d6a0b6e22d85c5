"""Runs, jobs, events, models and configuration: how the system remembers what it did."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    NOW,
    Base,
    Count,
    Created,
    Identified,
    Items,
    Json,
    Updated,
    newest,
    one_of,
    percent,
    unit,
)

__all__ = ["AiModel", "CascadeRun", "JobRun", "ModelVersion", "OutboxEvent", "SystemConfig", "SystemHealth"]


class CascadeRun(Identified, Base):
    """One run of the four layers. `decision` is the whole answer as printed; `timings` in seconds.

    `kind` is `live`, or `as_of` when somebody asked about the past: only live runs are the present. `environment` names the code and
    the libraries that decided, `inputs` outlines what they saw: both are for whoever decides again and finds something else.
    """

    __tablename__ = "cascade_runs"
    as_of: Mapped[datetime]
    kind: Mapped[str] = mapped_column(server_default="live")
    source: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(server_default=NOW)
    finished_at: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(server_default="running")
    cascade_confidence: Mapped[float | None]
    code_version: Mapped[str]
    model_versions: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    input_digest: Mapped[str]
    timings: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    decision: Mapped[Json | None]
    error: Mapped[str | None]
    environment: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    inputs: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    __table_args__ = (
        one_of("kind", "live", "as_of"),
        one_of("source", "live", "simulated", "replay", "files"),
        one_of("status", "running", "succeeded", "failed"),
        unit("cascade_confidence"),
        CheckConstraint("status <> 'succeeded' OR (decision IS NOT NULL AND finished_at IS NOT NULL)", name="complete"),
        newest(__tablename__, "started_at"),
        Index(
            "ix_cascade_runs_live",
            text("as_of DESC"),
            text("id DESC"),
            postgresql_where=text("kind = 'live' AND status = 'succeeded'"),
        ),
    )


class JobRun(Identified, Base):
    """A piece of work that was due. `scheduled_for` is its slot (NULL: on demand): one row a slot, however often it is asked for.

    A running row belongs to its worker until `lease_until`; after three failed attempts it is `parked`. `result` is what came of it,
    where the line in `message` cannot hold it.
    """

    __tablename__ = "job_runs"
    name: Mapped[str]
    arguments: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    status: Mapped[str] = mapped_column(server_default="queued")
    scheduled_for: Mapped[datetime | None]
    attempt: Mapped[Count] = mapped_column(server_default="0")
    lease_until: Mapped[datetime | None]
    queued_at: Mapped[datetime] = mapped_column(server_default=NOW)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    progress: Mapped[float] = mapped_column(server_default="0")
    message: Mapped[str | None]
    error: Mapped[str | None]
    requested_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    result: Mapped[Json | None]
    __table_args__ = (
        one_of("status", "queued", "running", "succeeded", "skipped", "failed", "parked", "cancelled"),
        unit("progress"),
        CheckConstraint("attempt >= 0", name="attempt"),
        UniqueConstraint("name", "scheduled_for"),
        Index("ix_job_runs_open", "queued_at", postgresql_where=text("status IN ('queued', 'running', 'failed')")),
    )


class OutboxEvent(Identified, Created, Base):
    """Something to tell the world, written in the transaction that made it true and sent after it."""

    __tablename__ = "outbox_events"
    topic: Mapped[str]
    payload: Mapped[Json]
    cascade_run_id: Mapped[int | None] = mapped_column(ForeignKey("cascade_runs.id", ondelete="CASCADE"), index=True)
    relayed_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_outbox_events_unrelayed", "id", postgresql_where=text("relayed_at IS NULL")),)


class AiModel(Identified, Updated, Base):
    """A model by name; `performance_metrics` holds the baselines it was compared with."""

    __tablename__ = "ai_models"
    name: Mapped[str] = mapped_column(String(100), unique=True)
    version: Mapped[str]
    model_type: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="inactive")
    configuration: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    performance_metrics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    last_trained: Mapped[datetime | None]
    last_prediction: Mapped[datetime | None]
    health_status: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    __table_args__ = (
        one_of("model_type", "macro", "sector", "asset", "timing"),
        one_of("status", "active", "training", "inactive", "error"),
        Index(None, "model_type", "status"),
    )


class ModelVersion(Identified, Created, Base):
    """One trained artefact, found by its hash; a model has at most one champion."""

    __tablename__ = "model_versions"
    ai_model_id: Mapped[int] = mapped_column(ForeignKey("ai_models.id", ondelete="CASCADE"))
    version: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="challenger")
    artifact_uri: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    trained_from: Mapped[datetime | None]
    trained_to: Mapped[datetime | None]
    metrics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    parameters: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    promoted_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("role", "champion", "challenger", "retired"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        UniqueConstraint("ai_model_id", "version"),
        Index("uq_model_versions_champion", "ai_model_id", unique=True, postgresql_where=text("role = 'champion'")),
    )


class SystemConfig(Identified, Base):
    """A setting by key, changed by admins while the system runs."""

    __tablename__ = "system_config"
    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Any] = mapped_column(JSONB)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue())


class SystemHealth(Identified, Created, Base):
    """How the parts were at `check_time`; the score is 0..100."""

    __tablename__ = "system_health"
    check_time: Mapped[datetime] = mapped_column(server_default=NOW)
    api_status: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    database_status: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    ml_models_status: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    data_pipeline_status: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    overall_health_score: Mapped[float]
    performance_metrics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    error_logs: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    __table_args__ = (percent("overall_health_score"), newest(__tablename__, "check_time"))
