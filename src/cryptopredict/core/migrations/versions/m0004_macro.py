"""Layer 1: regime, sentiment, dominance, news, funding, labelled texts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "market_regime_analysis",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("analysis_time", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("market_regime", sa.Text(), nullable=False),
        sa.Column("confidence_score", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("risk_level", sa.Text(), nullable=False),
        sa.Column("trend_strength", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("recommended_exposure", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("sentiment_breakdown", JSON, server_default=EMPTY, nullable=False),
        sa.Column("regime_drivers", JSON, server_default=sa.text("'[]'::jsonb"), nullable=False),
        sa.Column("dominance_data", JSON, server_default=EMPTY, nullable=False),
        sa.Column("macro_indicators", JSON, server_default=EMPTY, nullable=False),
        sa.Column("cascade_run_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "market_regime IN ('bull', 'bear', 'neutral', 'volatile')", name="ck_market_regime_analysis_market_regime"
        ),
        sa.CheckConstraint("risk_level IN ('low', 'medium', 'high', 'extreme')", name="ck_market_regime_analysis_risk_level"),
        sa.CheckConstraint("confidence_score BETWEEN 0 AND 1", name="ck_market_regime_analysis_confidence_score"),
        sa.CheckConstraint("recommended_exposure BETWEEN 0 AND 1", name="ck_market_regime_analysis_recommended_exposure"),
        sa.CheckConstraint("trend_strength BETWEEN 0 AND 1", name="ck_market_regime_analysis_trend_strength"),
        sa.ForeignKeyConstraint(
            ["cascade_run_id"], ["cascade_runs.id"], name="fk_market_regime_analysis_cascade_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_market_regime_analysis"),
    )
    op.create_index(
        "ix_market_regime_analysis_analysis_time", "market_regime_analysis", [sa.literal_column("analysis_time DESC")]
    )
    op.create_index("ix_market_regime_analysis_cascade_run_id", "market_regime_analysis", ["cascade_run_id"])
    op.create_table(
        "market_sentiment_data",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("fear_greed_index", sa.DOUBLE_PRECISION()),
        sa.Column("funding_rates", JSON),
        sa.Column("social_sentiment", JSON),
        sa.Column("news_sentiment", JSON),
        sa.Column("composite_sentiment", sa.DOUBLE_PRECISION()),
        sa.Column("sentiment_sources", JSON),
        sa.Column("cascade_run_id", sa.BigInteger()),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("composite_sentiment BETWEEN -1 AND 1", name="ck_market_sentiment_data_composite_sentiment"),
        sa.CheckConstraint("fear_greed_index BETWEEN 0 AND 100", name="ck_market_sentiment_data_fear_greed_index"),
        sa.ForeignKeyConstraint(
            ["cascade_run_id"], ["cascade_runs.id"], name="fk_market_sentiment_data_cascade_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_market_sentiment_data"),
    )
    op.create_index("ix_market_sentiment_data_cascade_run_id", "market_sentiment_data", ["cascade_run_id"])
    op.create_index("ix_market_sentiment_data_timestamp", "market_sentiment_data", [sa.literal_column("timestamp DESC")])
    op.create_table(
        "dominance_data",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("btc_dominance", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("eth_dominance", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("alt_dominance", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("stablecoin_dominance", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("total_market_cap", sa.DOUBLE_PRECISION()),
        sa.Column("total_volume", sa.DOUBLE_PRECISION()),
        sa.Column("dominance_changes", JSON),
        sa.Column("cascade_run_id", sa.BigInteger()),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "total_market_cap >= 0 AND total_market_cap < 'Infinity'", name="ck_dominance_data_total_market_cap"
        ),
        sa.CheckConstraint("total_volume >= 0 AND total_volume < 'Infinity'", name="ck_dominance_data_total_volume"),
        sa.CheckConstraint(
            "abs(btc_dominance + eth_dominance + alt_dominance + stablecoin_dominance - 100) <= 0.1",
            name="ck_dominance_data_together",
        ),
        sa.CheckConstraint("alt_dominance BETWEEN 0 AND 100", name="ck_dominance_data_alt_dominance"),
        sa.CheckConstraint("btc_dominance BETWEEN 0 AND 100", name="ck_dominance_data_btc_dominance"),
        sa.CheckConstraint("eth_dominance BETWEEN 0 AND 100", name="ck_dominance_data_eth_dominance"),
        sa.CheckConstraint("stablecoin_dominance BETWEEN 0 AND 100", name="ck_dominance_data_stablecoin_dominance"),
        sa.ForeignKeyConstraint(
            ["cascade_run_id"], ["cascade_runs.id"], name="fk_dominance_data_cascade_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dominance_data"),
    )
    op.create_index("ix_dominance_data_cascade_run_id", "dominance_data", ["cascade_run_id"])
    op.create_index("ix_dominance_data_timestamp", "dominance_data", [sa.literal_column("timestamp DESC")])
    op.create_table(
        "news_items",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text()),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("sentiment", sa.DOUBLE_PRECISION()),
        sa.Column("model_version", sa.Text()),
        sa.Column("crypto_ids", postgresql.ARRAY(sa.BIGINT()), server_default=sa.text("'{}'::bigint[]"), nullable=False),
        sa.Column("data_source", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("data_source IN ('live', 'simulated', 'files')", name="ck_news_items_data_source"),
        sa.CheckConstraint("sentiment BETWEEN -1 AND 1", name="ck_news_items_sentiment"),
        sa.PrimaryKeyConstraint("id", name="pk_news_items"),
        sa.UniqueConstraint("url", name="uq_news_items_url"),
    )
    op.create_index("ix_news_items_published_at", "news_items", ["published_at"])
    op.create_table(
        "funding_rates",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("exchange", sa.Text(), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rate", sa.DOUBLE_PRECISION(), nullable=False),
        sa.CheckConstraint("rate > '-Infinity' AND rate < 'Infinity'", name="ck_funding_rates_rate"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_funding_rates_crypto_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_funding_rates"),
        sa.UniqueConstraint("crypto_id", "exchange", "timestamp", name="uq_funding_rates_crypto_id_exchange_timestamp"),
    )
    op.create_table(
        "labelled_texts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("dataset", sa.Text(), nullable=False),
        sa.Column("label_method", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_labelled_texts"),
    )
    op.create_index(
        "uq_labelled_texts_text_dataset", "labelled_texts", [sa.literal_column("md5(text)"), "dataset"], unique=True
    )
    keep_updated_at("market_regime_analysis")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("labelled_texts")
    op.drop_table("funding_rates")
    op.drop_table("news_items")
    op.drop_table("dominance_data")
    op.drop_table("market_sentiment_data")
    op.drop_table("market_regime_analysis")
