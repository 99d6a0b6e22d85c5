"""The chain of everything that was said and what came of it; claims that are no prices; what an overdue outcome waits for."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_SIGNATURE = "append_to_ledger(text[], bigint[], text[])"
_HEX = "~ '^[0-9a-f]{64}$'"

_APPEND = """
CREATE FUNCTION append_to_ledger(kinds text[], subjects bigint[], payloads text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    place bigint; link text; digest text; moment timestamptz; before text;
BEGIN
    -- One writer at a time until its transaction ends: places have no gaps, and the order of places is the order of the links.
    PERFORM pg_advisory_xact_lock(109334288426340);
    SELECT seq, entry_sha256 INTO place, before FROM ledger_entries ORDER BY seq DESC LIMIT 1;
    place := coalesce(place, 0);
    before := coalesce(before, repeat('0', 64));
    FOR i IN 1 .. coalesce(cardinality(payloads), 0) LOOP
        place := place + 1;
        moment := clock_timestamp();
        digest := encode(sha256(convert_to(payloads[i], 'UTF8')), 'hex');
        link := encode(sha256(convert_to(concat_ws(E'\\n', place::text, kinds[i], coalesce(subjects[i]::text, ''),
            to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), digest, before), 'UTF8')), 'hex');
        INSERT INTO ledger_entries
            (seq, kind, subject_id, payload, payload_sha256, previous_sha256, entry_sha256, created_at)
            VALUES (place, kinds[i], subjects[i], payloads[i]::json, digest, before, link, moment);
        before := link;
    END LOOP;
    RETURN place;
END $$
"""

_REFUSE = """
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger only grows: % of ledger_entries is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$
"""

# Roles belong to the whole server, so another database may have made it, and a downgrade leaves it there.
_ROLE = """
DO $$
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RAISE NOTICE 'The ledger has no writer role of its own: this account cannot make one. The triggers and the chain remain.';
        RETURN;
    END IF;
    BEGIN
        CREATE ROLE cryptopredict_ledger_writer NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
    END;
    GRANT USAGE ON SCHEMA public TO cryptopredict_ledger_writer;
    GRANT SELECT, INSERT ON ledger_entries TO cryptopredict_ledger_writer;
    REVOKE INSERT ON ledger_entries FROM CURRENT_USER;
    ALTER FUNCTION append_to_ledger(text[], bigint[], text[]) OWNER TO cryptopredict_ledger_writer;
END $$
"""

RIGHTS = (
    f"REVOKE ALL ON FUNCTION {_SIGNATURE} FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION {_SIGNATURE} TO CURRENT_USER",
    "REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entries FROM CURRENT_USER",
    _ROLE,
)
"""Who may do what with the ledger. A dump does not carry it: accounts belong to a server, not to a database."""

_NO_ROLE = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cryptopredict_ledger_writer') THEN
        REVOKE ALL ON SCHEMA public FROM cryptopredict_ledger_writer;
    END IF;
END $$
"""


def upgrade() -> None:
    """Create the chain with its guards; make room for claims."""
    op.create_table(
        "ledger_entries",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger()),
        sa.Column("payload", postgresql.JSON(), nullable=False),
        sa.Column("payload_sha256", sa.Text(), nullable=False),
        sa.Column("previous_sha256", sa.Text(), nullable=False),
        sa.Column("entry_sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("seq > 0", name="ck_ledger_entries_seq"),
        sa.CheckConstraint(
            "kind IN ('run', 'signal', 'prediction', 'outcome', 'market_removed')", name="ck_ledger_entries_kind"
        ),
        *(
            sa.CheckConstraint(f"{column} {_HEX}", name=f"ck_ledger_entries_{column}")
            for column in ("payload_sha256", "previous_sha256", "entry_sha256")
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger_entries"),
    )
    op.create_index("ix_ledger_entries_kind_subject_id", "ledger_entries", ["kind", "subject_id"])
    _guard()
    _claims()
    op.add_column("trading_signals", sa.Column("waits_for", sa.Text()))
    op.create_check_constraint("ck_trading_signals_waits_for", "trading_signals", "waits_for IN ('no_data', 'flagged')")
    op.create_index(
        "ix_trading_signals_unsettled", "trading_signals", ["generated_at"], postgresql_where=sa.text("outcome IS NULL")
    )


def downgrade() -> None:
    """Take it back. The chain goes with its table: export it before."""
    op.drop_index("ix_trading_signals_unsettled", "trading_signals")
    op.drop_column("trading_signals", "waits_for")
    # The older schema knows prices only.
    op.execute("DELETE FROM predictions WHERE claim <> 'price'")
    for column in ("claim", "said", "based_on", "signal_id", "try_after", "waits_for"):
        op.drop_column("predictions", column)
    for column in ("crypto_id", "predicted_price", "input_price"):
        op.alter_column("predictions", column, nullable=False)
    op.drop_table("ledger_entries")
    op.execute(f"DROP FUNCTION {_SIGNATURE}")
    op.execute("DROP FUNCTION refuse_ledger_change()")
    op.execute(_NO_ROLE)


def _guard() -> None:
    op.execute(_APPEND)
    op.execute(_REFUSE)
    op.execute(
        "CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change()"
    )
    # Also in sessions that replay another server's changes.
    op.execute("ALTER TABLE ledger_entries ENABLE ALWAYS TRIGGER only_grows")
    for statement in RIGHTS:
        op.execute(statement)


def _claims() -> None:
    for column in ("crypto_id", "predicted_price", "input_price"):
        op.alter_column("predictions", column, nullable=True)
    op.add_column("predictions", sa.Column("claim", sa.Text(), server_default="price", nullable=False))
    op.add_column("predictions", sa.Column("said", sa.Text()))
    op.add_column("predictions", sa.Column("based_on", sa.DateTime(timezone=True)))
    op.add_column("predictions", sa.Column("signal_id", sa.BigInteger()))
    op.add_column("predictions", sa.Column("try_after", sa.DateTime(timezone=True)))
    op.add_column("predictions", sa.Column("waits_for", sa.Text()))
    op.create_foreign_key("fk_predictions_signal_id", "predictions", "trading_signals", ["signal_id"], ["id"])
    for name, rule in (
        ("claim", "claim IN ('price', 'regime', 'rotation', 'beats_median', 'target_before_stop')"),
        ("price_claim", "(claim = 'price') = (predicted_price IS NOT NULL)"),
        ("about_an_asset", "claim IN ('regime', 'rotation') OR crypto_id IS NOT NULL"),
        ("waits_for", "waits_for IN ('no_data', 'flagged')"),
    ):
        op.create_check_constraint(f"ck_predictions_{name}", "predictions", rule)
    op.create_index(
        "uq_predictions_claim",
        "predictions",
        ["claim", "based_on", "crypto_id", "prediction_horizon", "model_name", "is_backtest"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("based_on IS NOT NULL AND signal_id IS NULL AND user_id IS NULL"),
    )
    op.create_index("uq_predictions_signal_id", "predictions", ["signal_id"], unique=True)
