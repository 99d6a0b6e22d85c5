"""Layer 3: lists, whose count a trigger keeps, suggestions and reviews."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "watchlists",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.Column("max_items", sa.Integer(), server_default="50", nullable=False),
        sa.Column("current_items", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("configuration", JSON, server_default=EMPTY, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(type = 'personal') = (user_id IS NOT NULL)", name="ck_watchlists_owner"),
        sa.CheckConstraint("tier IN ('tier1', 'tier2')", name="ck_watchlists_tier"),
        sa.CheckConstraint("type IN ('admin', 'personal', 'system')", name="ck_watchlists_type"),
        sa.CheckConstraint("current_items BETWEEN 0 AND max_items", name="ck_watchlists_current_items"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_watchlists_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_watchlists"),
    )
    op.create_index("ix_watchlists_user_id_type", "watchlists", ["user_id", "type"])
    op.create_table(
        "watchlist_items",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("watchlist_id", sa.BigInteger(), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", sa.Text()),
        sa.Column("priority_order", sa.Integer(), server_default="0", nullable=False),
        sa.Column("status", sa.Text(), server_default="active", nullable=False),
        sa.Column("analysis_config", JSON, server_default=EMPTY, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_analysis", sa.DateTime(timezone=True)),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("status IN ('active', 'paused', 'removed')", name="ck_watchlist_items_status"),
        sa.CheckConstraint("tier IN ('tier1', 'tier2')", name="ck_watchlist_items_tier"),
        sa.ForeignKeyConstraint(
            ["crypto_id"], ["cryptocurrencies.id"], name="fk_watchlist_items_crypto_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["watchlist_id"], ["watchlists.id"], name="fk_watchlist_items_watchlist_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_watchlist_items"),
        sa.UniqueConstraint("watchlist_id", "crypto_id", name="uq_watchlist_items_watchlist_id_crypto_id"),
    )
    op.create_index("ix_watchlist_items_crypto_id", "watchlist_items", ["crypto_id"])
    op.create_index("ix_watchlist_items_watchlist_id_status", "watchlist_items", ["watchlist_id", "status"])
    op.create_table(
        "ai_suggestions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("suggestion_type", sa.Text(), nullable=False),
        sa.Column("confidence_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("ai_reasoning", JSON, server_default=EMPTY, nullable=False),
        sa.Column("supporting_data", JSON, server_default=EMPTY, nullable=False),
        sa.Column("performance_metrics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("status", sa.Text(), server_default="pending", nullable=False),
        sa.Column("reviewed_by", sa.BigInteger()),
        sa.Column("suggested_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True)),
        sa.Column(
            "expires_at", sa.DateTime(timezone=True), server_default=sa.text("now() + '7 days'::interval"), nullable=False
        ),
        sa.Column("cascade_run_id", sa.BigInteger()),
        sa.CheckConstraint(
            "status IN ('pending', 'approved', 'rejected', 'deferred', 'expired')", name="ck_ai_suggestions_status"
        ),
        sa.CheckConstraint(
            "suggestion_type IN ('add_tier1', 'add_tier2', 'promote', 'demote', 'remove')",
            name="ck_ai_suggestions_suggestion_type",
        ),
        sa.CheckConstraint("confidence_score BETWEEN 0 AND 1", name="ck_ai_suggestions_confidence_score"),
        sa.ForeignKeyConstraint(["cascade_run_id"], ["cascade_runs.id"], name="fk_ai_suggestions_cascade_run_id"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_ai_suggestions_crypto_id"),
        sa.ForeignKeyConstraint(["reviewed_by"], ["users.id"], name="fk_ai_suggestions_reviewed_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_ai_suggestions"),
    )
    op.create_index("ix_ai_suggestions_cascade_run_id", "ai_suggestions", ["cascade_run_id"])
    op.create_index("ix_ai_suggestions_crypto_id", "ai_suggestions", ["crypto_id"])
    op.create_index(
        "ix_ai_suggestions_status_suggested_at", "ai_suggestions", ["status", sa.literal_column("suggested_at DESC")]
    )
    op.create_index(
        "uq_ai_suggestions_pending",
        "ai_suggestions",
        ["crypto_id", "suggestion_type"],
        unique=True,
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_table(
        "suggestion_reviews",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("suggestion_id", sa.BigInteger(), nullable=False),
        sa.Column("reviewer_id", sa.BigInteger()),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("review_notes", sa.Text()),
        sa.Column("review_criteria", JSON, server_default=EMPTY, nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("decision IN ('approve', 'reject', 'defer')", name="ck_suggestion_reviews_decision"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["users.id"], name="fk_suggestion_reviews_reviewer_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["ai_suggestions.id"], name="fk_suggestion_reviews_suggestion_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion_reviews"),
    )
    op.create_index("ix_suggestion_reviews_suggestion_id", "suggestion_reviews", ["suggestion_id"])
    keep_updated_at("watchlists")
    keep_updated_at("watchlist_items")
    _count_items()


def _count_items() -> None:
    op.execute(
        """
        CREATE FUNCTION count_watchlist_items() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' AND OLD.status <> 'removed' THEN
                UPDATE watchlists SET current_items = current_items - 1 WHERE id = OLD.watchlist_id;
            END IF;
            IF TG_OP <> 'DELETE' AND NEW.status <> 'removed' THEN
                UPDATE watchlists SET current_items = current_items + 1 WHERE id = NEW.watchlist_id;
            END IF;
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER count_items AFTER INSERT OR DELETE OR UPDATE OF watchlist_id, status ON watchlist_items"
        " FOR EACH ROW EXECUTE FUNCTION count_watchlist_items()"
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("suggestion_reviews")
    op.drop_table("ai_suggestions")
    op.drop_table("watchlist_items")
    op.execute("DROP FUNCTION count_watchlist_items()")
    op.drop_table("watchlists")
