"""Runs, jobs, events, models and configuration with its first values."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SETTINGS = {
    "watchlist_limits": {"tier1_max": 20, "tier2_max": 100},
    "ai_thresholds": {"suggestion_confidence_min": 0.7, "signal_confidence_min": 0.8},
}


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "cascade_runs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), server_default="live", nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("status", sa.Text(), server_default="running", nullable=False),
        sa.Column("cascade_confidence", sa.DOUBLE_PRECISION()),
        sa.Column("code_version", sa.Text(), nullable=False),
        sa.Column("model_versions", JSON, server_default=EMPTY, nullable=False),
        sa.Column("input_digest", sa.Text(), nullable=False),
        sa.Column("timings", JSON, server_default=EMPTY, nullable=False),
        sa.Column("decision", JSON),
        sa.Column("error", sa.Text()),
        sa.CheckConstraint("kind IN ('live', 'as_of')", name="ck_cascade_runs_kind"),
        sa.CheckConstraint("source IN ('live', 'simulated', 'files')", name="ck_cascade_runs_source"),
        sa.CheckConstraint(
            "status <> 'succeeded' OR (decision IS NOT NULL AND finished_at IS NOT NULL)", name="ck_cascade_runs_complete"
        ),
        sa.CheckConstraint("status IN ('running', 'succeeded', 'failed')", name="ck_cascade_runs_status"),
        sa.CheckConstraint("cascade_confidence BETWEEN 0 AND 1", name="ck_cascade_runs_cascade_confidence"),
        sa.PrimaryKeyConstraint("id", name="pk_cascade_runs"),
    )
    op.create_index(
        "ix_cascade_runs_live",
        "cascade_runs",
        [sa.literal_column("as_of DESC"), sa.literal_column("id DESC")],
        postgresql_where=sa.text("kind = 'live' AND status = 'succeeded'"),
    )
    op.create_index("ix_cascade_runs_started_at", "cascade_runs", [sa.literal_column("started_at DESC")])
    op.create_table(
        "job_runs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("arguments", JSON, server_default=EMPTY, nullable=False),
        sa.Column("status", sa.Text(), server_default="queued", nullable=False),
        sa.Column("scheduled_for", sa.DateTime(timezone=True)),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("queued_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("progress", sa.DOUBLE_PRECISION(), server_default="0", nullable=False),
        sa.Column("message", sa.Text()),
        sa.Column("error", sa.Text()),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'succeeded', 'skipped', 'failed', 'parked')", name="ck_job_runs_status"
        ),
        sa.CheckConstraint("attempt >= 0", name="ck_job_runs_attempt"),
        sa.CheckConstraint("progress BETWEEN 0 AND 1", name="ck_job_runs_progress"),
        sa.PrimaryKeyConstraint("id", name="pk_job_runs"),
        sa.UniqueConstraint("name", "scheduled_for", name="uq_job_runs_name_scheduled_for"),
    )
    op.create_index(
        "ix_job_runs_open", "job_runs", ["queued_at"], postgresql_where=sa.text("status IN ('queued', 'running', 'failed')")
    )
    op.create_table(
        "outbox_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("cascade_run_id", sa.BigInteger()),
        sa.Column("relayed_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["cascade_run_id"], ["cascade_runs.id"], name="fk_outbox_events_cascade_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_events"),
    )
    op.create_index("ix_outbox_events_cascade_run_id", "outbox_events", ["cascade_run_id"])
    op.create_index("ix_outbox_events_unrelayed", "outbox_events", ["id"], postgresql_where=sa.text("relayed_at IS NULL"))
    op.create_table(
        "ai_models",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("model_type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="inactive", nullable=False),
        sa.Column("configuration", JSON, server_default=EMPTY, nullable=False),
        sa.Column("performance_metrics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("last_trained", sa.DateTime(timezone=True)),
        sa.Column("last_prediction", sa.DateTime(timezone=True)),
        sa.Column("health_status", JSON, server_default=EMPTY, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("model_type IN ('macro', 'sector', 'asset', 'timing')", name="ck_ai_models_model_type"),
        sa.CheckConstraint("status IN ('active', 'training', 'inactive', 'error')", name="ck_ai_models_status"),
        sa.PrimaryKeyConstraint("id", name="pk_ai_models"),
        sa.UniqueConstraint("name", name="uq_ai_models_name"),
    )
    op.create_index("ix_ai_models_model_type_status", "ai_models", ["model_type", "status"])
    op.create_table(
        "model_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("ai_model_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default="challenger", nullable=False),
        sa.Column("artifact_uri", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("trained_from", sa.DateTime(timezone=True)),
        sa.Column("trained_to", sa.DateTime(timezone=True)),
        sa.Column("metrics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("parameters", JSON, server_default=EMPTY, nullable=False),
        sa.Column("promoted_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("role IN ('champion', 'challenger', 'retired')", name="ck_model_versions_role"),
        sa.CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="ck_model_versions_sha256"),
        sa.ForeignKeyConstraint(["ai_model_id"], ["ai_models.id"], name="fk_model_versions_ai_model_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_model_versions"),
        sa.UniqueConstraint("ai_model_id", "version", name="uq_model_versions_ai_model_id_version"),
    )
    op.create_index(
        "uq_model_versions_champion",
        "model_versions",
        ["ai_model_id"],
        unique=True,
        postgresql_where=sa.text("role = 'champion'"),
    )
    op.create_table(
        "system_config",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", JSON, nullable=False),
        sa.Column("updated_by", sa.BigInteger()),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["updated_by"], ["users.id"], name="fk_system_config_updated_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_system_config"),
        sa.UniqueConstraint("key", name="uq_system_config_key"),
    )
    op.create_table(
        "system_health",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("check_time", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("api_status", JSON, server_default=EMPTY, nullable=False),
        sa.Column("database_status", JSON, server_default=EMPTY, nullable=False),
        sa.Column("ml_models_status", JSON, server_default=EMPTY, nullable=False),
        sa.Column("data_pipeline_status", JSON, server_default=EMPTY, nullable=False),
        sa.Column("overall_health_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("performance_metrics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("error_logs", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("overall_health_score BETWEEN 0 AND 100", name="ck_system_health_overall_health_score"),
        sa.PrimaryKeyConstraint("id", name="pk_system_health"),
    )
    op.create_index("ix_system_health_check_time", "system_health", [sa.literal_column("check_time DESC")])
    keep_updated_at("ai_models")
    keep_updated_at("system_config")
    settings = sa.table("system_config", sa.column("key"), sa.column("value", JSON))
    op.bulk_insert(settings, [{"key": key, "value": value} for key, value in SETTINGS.items()])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("system_health")
    op.drop_table("system_config")
    op.drop_table("model_versions")
    op.drop_table("ai_models")
    op.drop_table("outbox_events")
    op.drop_table("job_runs")
    op.drop_table("cascade_runs")
