"""Tiers as they were, suggestions that come back and what came of them, reviews in the chain."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_KINDS = ("run", "signal", "prediction", "outcome", "market_removed")
# Scores could be 0.8; a chance that is a frequency was never above 0.58 in ten years of real days.
_THRESHOLDS = (
    """'{"suggestion_add_min": 0.55, "suggestion_promote_min": 0.55, "suggestion_confidence_min": 0.55,"""
    """ "suggestion_told_min": 0.6}'::jsonb"""
)

_KEEP = """
CREATE FUNCTION keep_tier_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_list text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT tier INTO of_list FROM watchlists WHERE id = OLD.watchlist_id AND type = 'system';
        IF of_list IS NOT NULL AND OLD.status <> 'removed' THEN
            INSERT INTO tier_changes (crypto_id, tier, status) VALUES (OLD.crypto_id, of_list, 'removed');
        END IF;
    ELSIF TG_OP = 'INSERT' OR OLD.status <> NEW.status THEN
        SELECT tier INTO of_list FROM watchlists WHERE id = NEW.watchlist_id AND type = 'system';
        IF of_list IS NOT NULL THEN
            INSERT INTO tier_changes (crypto_id, tier, status) VALUES (NEW.crypto_id, of_list, NEW.status);
        END IF;
    END IF;
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Make room; what is on the tiers now has been there since it was added."""
    op.create_table(
        "tier_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        # No reference: the last change of an asset is that it vanished.
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.CheckConstraint("tier IN ('tier1', 'tier2')", name="ck_tier_changes_tier"),
        sa.CheckConstraint("status IN ('active', 'paused', 'removed')", name="ck_tier_changes_status"),
        sa.PrimaryKeyConstraint("id", name="pk_tier_changes"),
    )
    op.execute(
        "INSERT INTO tier_changes (crypto_id, tier, status, changed_at) SELECT i.crypto_id, l.tier, i.status, i.added_at"
        " FROM watchlist_items i JOIN watchlists l ON l.id = i.watchlist_id"
        " WHERE l.type = 'system' AND l.tier IS NOT NULL AND i.status <> 'removed' ORDER BY i.added_at, i.id"
    )
    op.execute(_KEEP)
    op.execute(
        "CREATE TRIGGER keep_tiers AFTER INSERT OR DELETE OR UPDATE OF status ON watchlist_items"
        " FOR EACH ROW EXECUTE FUNCTION keep_tier_changes()"
    )
    op.add_column("ai_suggestions", sa.Column("based_on", sa.DateTime(timezone=True)))
    op.add_column("ai_suggestions", sa.Column("deferred_until", sa.DateTime(timezone=True)))
    op.create_check_constraint(
        "ck_ai_suggestions_deferred_until", "ai_suggestions", "status <> 'deferred' OR deferred_until IS NOT NULL"
    )
    op.create_table(
        "suggestion_outcomes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("suggestion_id", sa.BigInteger(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.Column("asset_return", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("market_return", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("tier_return", sa.DOUBLE_PRECISION()),
        sa.Column("gain_on_market", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("gain_on_tier", sa.DOUBLE_PRECISION()),
        sa.Column("settled_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("horizon_days > 0", name="ck_suggestion_outcomes_horizon_days"),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["ai_suggestions.id"], name="fk_suggestion_outcomes_suggestion_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion_outcomes"),
        sa.UniqueConstraint("suggestion_id", "horizon_days", name="uq_suggestion_outcomes_suggestion_id_horizon_days"),
    )
    _kinds((*_KINDS, "review"))
    op.execute(f"UPDATE system_config SET value = value || {_THRESHOLDS} WHERE key = 'ai_thresholds'")  # noqa: S608


def downgrade() -> None:
    """Take it back. Reviews that the chain holds keep it from being cut: export it, and go on with the newer release."""
    op.execute(
        "UPDATE system_config SET value = value - 'suggestion_add_min' - 'suggestion_promote_min' - 'suggestion_told_min'"
        " WHERE key = 'ai_thresholds'"
    )
    _kinds(_KINDS)
    op.drop_table("suggestion_outcomes")
    op.execute("UPDATE ai_suggestions SET status = 'expired' WHERE status = 'deferred'")
    op.drop_column("ai_suggestions", "deferred_until")
    op.drop_column("ai_suggestions", "based_on")
    op.execute("DROP TRIGGER keep_tiers ON watchlist_items")
    op.execute("DROP FUNCTION keep_tier_changes()")
    op.drop_table("tier_changes")


def _kinds(kinds: tuple[str, ...]) -> None:
    words = ", ".join(f"'{kind}'" for kind in kinds)
    op.drop_constraint("ck_ledger_entries_kind", "ledger_entries")
    op.create_check_constraint("ck_ledger_entries_kind", "ledger_entries", f"kind IN ({words})")
