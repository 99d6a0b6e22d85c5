"""What was predicted, and what came of it."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import JSON, keep_updated_at

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "predictions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger()),
        sa.Column("layer_source", sa.Text(), nullable=False),
        sa.Column("model_name", sa.String(50), nullable=False),
        sa.Column("model_version", sa.String(20), nullable=False),
        sa.Column("predicted_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("predicted_low", sa.DOUBLE_PRECISION()),
        sa.Column("predicted_high", sa.DOUBLE_PRECISION()),
        sa.Column("interval_level", sa.DOUBLE_PRECISION()),
        sa.Column("confidence_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("prediction_horizon", sa.Integer(), nullable=False),
        sa.Column("target_datetime", sa.DateTime(timezone=True), nullable=False),
        sa.Column("features_used", JSON),
        sa.Column("model_parameters", JSON),
        sa.Column("input_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("input_features", JSON),
        sa.Column("macro_context", JSON),
        sa.Column("actual_price", sa.DOUBLE_PRECISION()),
        sa.Column("accuracy_percentage", sa.DOUBLE_PRECISION()),
        sa.Column("absolute_error", sa.DOUBLE_PRECISION()),
        sa.Column("squared_error", sa.DOUBLE_PRECISION()),
        sa.Column("is_realized", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_accurate", sa.Boolean()),
        sa.Column("accuracy_threshold", sa.DOUBLE_PRECISION(), server_default="5.0", nullable=False),
        sa.Column("training_data_end", sa.DateTime(timezone=True)),
        sa.Column("market_conditions", sa.String(20)),
        sa.Column("volatility_level", sa.String(10)),
        sa.Column("model_training_time", sa.DOUBLE_PRECISION()),
        sa.Column("prediction_time", sa.DOUBLE_PRECISION()),
        sa.Column("notes", sa.Text()),
        sa.Column("debug_info", JSON),
        sa.Column("cascade_run_id", sa.BigInteger()),
        sa.Column("is_backtest", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("evaluated_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("absolute_error >= 0 AND absolute_error < 'Infinity'", name="ck_predictions_absolute_error"),
        sa.CheckConstraint(
            "accuracy_percentage > '-Infinity' AND accuracy_percentage < 'Infinity'", name="ck_predictions_accuracy_percentage"
        ),
        sa.CheckConstraint(
            "accuracy_threshold >= 0 AND accuracy_threshold < 'Infinity'", name="ck_predictions_accuracy_threshold"
        ),
        sa.CheckConstraint("actual_price > 0 AND actual_price < 'Infinity'", name="ck_predictions_actual_price"),
        sa.CheckConstraint("input_price > 0 AND input_price < 'Infinity'", name="ck_predictions_input_price"),
        sa.CheckConstraint("layer_source IN ('layer1', 'layer2', 'layer3', 'layer4')", name="ck_predictions_layer_source"),
        sa.CheckConstraint("predicted_price > 0 AND predicted_price < 'Infinity'", name="ck_predictions_predicted_price"),
        sa.CheckConstraint("squared_error >= 0 AND squared_error < 'Infinity'", name="ck_predictions_squared_error"),
        sa.CheckConstraint("confidence_score BETWEEN 0 AND 1", name="ck_predictions_confidence_score"),
        sa.CheckConstraint("interval_level BETWEEN 0 AND 1", name="ck_predictions_interval_level"),
        sa.CheckConstraint(
            "predicted_low <= predicted_price AND predicted_price <= predicted_high", name="ck_predictions_interval"
        ),
        sa.CheckConstraint("prediction_horizon > 0", name="ck_predictions_prediction_horizon"),
        sa.ForeignKeyConstraint(["cascade_run_id"], ["cascade_runs.id"], name="fk_predictions_cascade_run_id"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_predictions_crypto_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_predictions_user_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_predictions"),
    )
    op.create_index("ix_predictions_cascade_run_id", "predictions", ["cascade_run_id"])
    op.create_index(
        "ix_predictions_crypto_id_layer_source_created_at",
        "predictions",
        ["crypto_id", "layer_source", sa.literal_column("created_at DESC")],
    )
    op.create_index("ix_predictions_due", "predictions", ["target_datetime"], postgresql_where=sa.text("NOT is_realized"))
    op.create_index("ix_predictions_is_realized_is_accurate", "predictions", ["is_realized", "is_accurate"])
    op.create_index("ix_predictions_user_id_created_at", "predictions", ["user_id", sa.literal_column("created_at DESC")])
    keep_updated_at("predictions")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("predictions")
