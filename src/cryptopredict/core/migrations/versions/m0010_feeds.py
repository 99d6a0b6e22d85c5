"""Where data comes from and what is wrong with it; a fourth kind of market; jobs that a person asked for or cancelled."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_REASONS = (
    "'rate_limited', 'provider_down', 'unreadable', 'blocked', 'not_listed', 'gap', 'stale', 'quarantined', 'unconfirmed'"
)
_INTERVALS = "'1m', '5m', '15m', '1h', '4h', '1d', '1w'"
_NOW = sa.text("now()")


def upgrade() -> None:
    """Create the tables, widen the value sets."""
    _feed_states()
    _data_gaps()
    _candle_flags()
    _revisions()
    op.add_column("news_items", sa.Column("channel", sa.Text(), server_default="news", nullable=False))
    op.create_check_constraint("ck_news_items_channel", "news_items", "channel IN ('news', 'social')")
    op.add_column("exchange_symbols", sa.Column("multiplier", sa.DOUBLE_PRECISION(), server_default="1", nullable=False))
    op.create_check_constraint(
        "ck_exchange_symbols_multiplier", "exchange_symbols", "multiplier > 0 AND multiplier < 'Infinity'"
    )
    op.add_column("exchange_symbols", sa.Column("delisted_at", sa.DateTime(timezone=True)))
    op.add_column("job_runs", sa.Column("requested_by", sa.BigInteger()))
    op.create_foreign_key("fk_job_runs_requested_by", "job_runs", "users", ["requested_by"], ["id"], ondelete="SET NULL")
    _words("job_runs", "status", "queued", "running", "succeeded", "skipped", "failed", "parked", "cancelled")
    _words("cascade_runs", "source", "live", "simulated", "replay", "files")
    _words("news_items", "data_source", "live", "simulated", "replay", "files")


def downgrade() -> None:
    """Take everything back; a market that was replayed has no place in the older schema and must be removed first."""
    _words("news_items", "data_source", "live", "simulated", "files")
    _words("cascade_runs", "source", "live", "simulated", "files")
    op.execute("DELETE FROM job_runs WHERE status = 'cancelled'")
    _words("job_runs", "status", "queued", "running", "succeeded", "skipped", "failed", "parked")
    op.drop_column("job_runs", "requested_by")
    op.drop_column("exchange_symbols", "delisted_at")
    op.drop_column("exchange_symbols", "multiplier")
    op.drop_column("news_items", "channel")
    for table in ("revisions", "candle_flags", "data_gaps", "feed_states"):
        op.drop_table(table)


def _words(table: str, column: str, *words: str) -> None:
    op.drop_constraint(f"ck_{table}_{column}", table)
    listed = ", ".join(f"'{word}'" for word in words)
    op.create_check_constraint(f"ck_{table}_{column}", table, f"{column} IN ({listed})")


def _feed_states() -> None:
    op.create_table(
        "feed_states",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("expected_s", sa.Integer(), nullable=False),
        sa.Column("data_until", sa.DateTime(timezone=True)),
        sa.Column("attempted_at", sa.DateTime(timezone=True)),
        sa.Column("succeeded_at", sa.DateTime(timezone=True)),
        sa.Column("retry_at", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text()),
        sa.Column("detail", sa.Text()),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rows_written", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.CheckConstraint(f"reason IN ({_REASONS})", name="ck_feed_states_reason"),
        sa.CheckConstraint("expected_s > 0", name="ck_feed_states_expected_s"),
        sa.PrimaryKeyConstraint("id", name="pk_feed_states"),
        sa.UniqueConstraint("provider", "series", name="uq_feed_states_provider_series"),
    )
    keep_updated_at("feed_states")


def _data_gaps() -> None:
    op.create_table(
        "data_gaps",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("interval", sa.Text(), nullable=False),
        sa.Column("gap_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gap_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("filled_at", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.Text()),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_error", sa.Text()),
        sa.CheckConstraint(f"interval IN ({_INTERVALS})", name="ck_data_gaps_interval"),
        sa.CheckConstraint("outcome IN ('filled', 'empty')", name="ck_data_gaps_outcome"),
        sa.CheckConstraint("gap_to > gap_from", name="ck_data_gaps_range"),
        sa.CheckConstraint("(filled_at IS NULL) = (outcome IS NULL)", name="ck_data_gaps_closed"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_data_gaps_crypto_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_data_gaps"),
        sa.UniqueConstraint("crypto_id", "interval", "gap_from", name="uq_data_gaps_crypto_id_interval_gap_from"),
    )
    op.create_index("ix_data_gaps_open", "data_gaps", ["interval", "gap_from"], postgresql_where=sa.text("filled_at IS NULL"))


def _candle_flags() -> None:
    op.create_table(
        "candle_flags",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("interval", sa.Text(), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("evidence", JSON, server_default=EMPTY, nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.CheckConstraint(f"interval IN ({_INTERVALS})", name="ck_candle_flags_interval"),
        sa.CheckConstraint("flag IN ('wick', 'unconfirmed')", name="ck_candle_flags_flag"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_candle_flags_crypto_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_candle_flags"),
        sa.UniqueConstraint(
            "crypto_id", "interval", "timestamp", "flag", name="uq_candle_flags_crypto_id_interval_timestamp_flag"
        ),
    )
    op.create_index("ix_candle_flags_open", "candle_flags", ["crypto_id"], postgresql_where=sa.text("cleared_at IS NULL"))


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("crypto_id", sa.BigInteger()),
        sa.Column("interval", sa.Text()),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.CheckConstraint("kind IN ('candle', 'fear_greed', 'funding')", name="ck_revisions_kind"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_revisions_crypto_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
    )
    op.create_index("ix_revisions_crypto_id_interval_timestamp", "revisions", ["crypto_id", "interval", "timestamp"])
    op.create_index("ix_revisions_received_at", "revisions", [sa.text("received_at DESC")])
