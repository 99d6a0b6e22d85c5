"""Sectors with the ten that every database starts with, assets, candles, and what was imported."""

import sqlalchemy as sa
from alembic import op

from cryptopredict.core.migrations.steps import EMPTY, JSON, keep_updated_at

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SECTORS = (
    ("DeFi", "#1B4F72", ("lending", "dex", "yield")),
    ("Layer1", "#148F77", ("consensus", "security")),
    ("Layer2", "#D68910", ("scaling", "speed")),
    ("Gaming", "#A569BD", ("gaming", "nft", "virtual")),
    ("NFT", "#E74C3C", ("art", "collectibles")),
    ("Infrastructure", "#5D6D7E", ("oracles", "bridges")),
    ("Meme", "#F39C12", ("community", "social")),
    ("Payments", "#27AE60", ("payments", "remittance")),
    ("Privacy", "#2E4057", ("privacy", "anonymity")),
    ("Stablecoins", "#85929E", ("stability", "pegged")),
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "crypto_sectors",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("description", sa.Text()),
        sa.Column("color_code", sa.String(7), nullable=False),
        sa.Column("characteristics", JSON, server_default=EMPTY, nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("color_code ~ '^#[0-9A-Fa-f]{6}$'", name="ck_crypto_sectors_color_code"),
        sa.PrimaryKeyConstraint("id", name="pk_crypto_sectors"),
        sa.UniqueConstraint("name", name="uq_crypto_sectors_name"),
    )
    op.create_table(
        "cryptocurrencies",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("symbol", sa.String(20), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("coingecko_id", sa.String(100)),
        sa.Column("kind", sa.Text(), server_default="coin", nullable=False),
        sa.Column("market_cap_rank", sa.Integer()),
        sa.Column("current_price", sa.DOUBLE_PRECISION()),
        sa.Column("market_cap", sa.DOUBLE_PRECISION()),
        sa.Column("total_volume", sa.DOUBLE_PRECISION()),
        sa.Column("circulating_supply", sa.DOUBLE_PRECISION()),
        sa.Column("total_supply", sa.DOUBLE_PRECISION()),
        sa.Column("max_supply", sa.DOUBLE_PRECISION()),
        sa.Column("description", sa.Text()),
        sa.Column("website_url", sa.Text()),
        sa.Column("blockchain_site", sa.Text()),
        sa.Column("sector_id", sa.BigInteger()),
        sa.Column("watchlist_tier", sa.Text(), server_default="none", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("is_supported", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("last_data_update", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "circulating_supply >= 0 AND circulating_supply < 'Infinity'", name="ck_cryptocurrencies_circulating_supply"
        ),
        sa.CheckConstraint("current_price > 0 AND current_price < 'Infinity'", name="ck_cryptocurrencies_current_price"),
        sa.CheckConstraint("kind IN ('coin', 'stablecoin', 'wrapped', 'commodity')", name="ck_cryptocurrencies_kind"),
        sa.CheckConstraint("market_cap >= 0 AND market_cap < 'Infinity'", name="ck_cryptocurrencies_market_cap"),
        sa.CheckConstraint("max_supply >= 0 AND max_supply < 'Infinity'", name="ck_cryptocurrencies_max_supply"),
        sa.CheckConstraint("total_supply >= 0 AND total_supply < 'Infinity'", name="ck_cryptocurrencies_total_supply"),
        sa.CheckConstraint("total_volume >= 0 AND total_volume < 'Infinity'", name="ck_cryptocurrencies_total_volume"),
        sa.CheckConstraint("watchlist_tier IN ('tier1', 'tier2', 'none')", name="ck_cryptocurrencies_watchlist_tier"),
        sa.CheckConstraint("market_cap_rank > 0", name="ck_cryptocurrencies_market_cap_rank"),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["crypto_sectors.id"], name="fk_cryptocurrencies_sector_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_cryptocurrencies"),
        sa.UniqueConstraint("coingecko_id", name="uq_cryptocurrencies_coingecko_id"),
    )
    op.create_index("ix_cryptocurrencies_sector_id_is_active", "cryptocurrencies", ["sector_id", "is_active"])
    op.create_index("ix_cryptocurrencies_symbol", "cryptocurrencies", ["symbol"])
    op.create_index("ix_cryptocurrencies_watchlist_tier_is_active", "cryptocurrencies", ["watchlist_tier", "is_active"])
    op.create_table(
        "exchange_symbols",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("exchange", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.ForeignKeyConstraint(
            ["crypto_id"], ["cryptocurrencies.id"], name="fk_exchange_symbols_crypto_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_exchange_symbols"),
        sa.UniqueConstraint("exchange", "symbol", name="uq_exchange_symbols_exchange_symbol"),
    )
    op.create_index("ix_exchange_symbols_crypto_id", "exchange_symbols", ["crypto_id"])
    op.create_table(
        "price_data",
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("interval", sa.Text(), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("high_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("low_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("close_price", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("volume", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("market_cap", sa.DOUBLE_PRECISION()),
        sa.Column("technical_indicators", JSON),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("interval IN ('1m', '5m', '15m', '1h', '4h', '1d', '1w')", name="ck_price_data_interval"),
        sa.CheckConstraint(
            "low_price > 0 AND high_price < 'Infinity' AND high_price >= greatest(open_price, close_price) AND low_price <= least(open_price, close_price)",
            name="ck_price_data_candle",
        ),
        sa.CheckConstraint("market_cap >= 0 AND market_cap < 'Infinity'", name="ck_price_data_market_cap"),
        sa.CheckConstraint("volume >= 0 AND volume < 'Infinity'", name="ck_price_data_volume"),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_price_data_crypto_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("crypto_id", "interval", "timestamp", name="pk_price_data"),
    )
    op.create_index("ix_price_data_timestamp", "price_data", [sa.literal_column("timestamp DESC")])
    op.create_table(
        "data_batches",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("interval", sa.Text()),
        sa.Column("first_timestamp", sa.DateTime(timezone=True)),
        sa.Column("last_timestamp", sa.DateTime(timezone=True)),
        sa.Column("rows_read", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rows_new", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rows_changed", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rows_same", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rows_quarantined", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("interval IN ('1m', '5m', '15m', '1h', '4h', '1d', '1w')", name="ck_data_batches_interval"),
        sa.PrimaryKeyConstraint("id", name="pk_data_batches"),
    )
    op.create_index("ix_data_batches_kind_interval_id", "data_batches", ["kind", "interval", "id"])
    op.create_table(
        "quarantined_rows",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text()),
        sa.Column("timestamp", sa.DateTime(timezone=True)),
        sa.Column("row", JSON, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["data_batches.id"], name="fk_quarantined_rows_batch_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_quarantined_rows"),
    )
    op.create_index("ix_quarantined_rows_batch_id", "quarantined_rows", ["batch_id"])
    op.create_table(
        "redenominations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("factor", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("evidence", JSON, server_default=EMPTY, nullable=False),
        sa.CheckConstraint("factor > 0 AND factor < 'Infinity'", name="ck_redenominations_factor"),
        sa.ForeignKeyConstraint(
            ["crypto_id"], ["cryptocurrencies.id"], name="fk_redenominations_crypto_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_redenominations"),
        sa.UniqueConstraint("crypto_id", "timestamp", name="uq_redenominations_crypto_id_timestamp"),
    )
    op.create_table(
        "market_cap_snapshots",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("price", sa.DOUBLE_PRECISION()),
        sa.Column("market_cap", sa.DOUBLE_PRECISION()),
        sa.Column("circulating_supply", sa.DOUBLE_PRECISION()),
        sa.Column("volume_24h", sa.DOUBLE_PRECISION()),
        sa.CheckConstraint(
            "circulating_supply >= 0 AND circulating_supply < 'Infinity'", name="ck_market_cap_snapshots_circulating_supply"
        ),
        sa.CheckConstraint("market_cap >= 0 AND market_cap < 'Infinity'", name="ck_market_cap_snapshots_market_cap"),
        sa.CheckConstraint("price >= 0 AND price < 'Infinity'", name="ck_market_cap_snapshots_price"),
        sa.CheckConstraint("volume_24h >= 0 AND volume_24h < 'Infinity'", name="ck_market_cap_snapshots_volume_24h"),
        sa.CheckConstraint("rank > 0", name="ck_market_cap_snapshots_rank"),
        sa.PrimaryKeyConstraint("id", name="pk_market_cap_snapshots"),
        sa.UniqueConstraint("date", "symbol", "name", name="uq_market_cap_snapshots_date_symbol_name"),
    )
    op.create_table(
        "open_interest",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("crypto_id", sa.BigInteger(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oi_open", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("oi_high", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("oi_low", sa.DOUBLE_PRECISION(), nullable=False),
        sa.Column("oi_close", sa.DOUBLE_PRECISION(), nullable=False),
        sa.CheckConstraint(
            "oi_low >= 0 AND oi_high < 'Infinity' AND oi_high >= greatest(oi_open, oi_close) AND oi_low <= least(oi_open, oi_close)",
            name="ck_open_interest_candle",
        ),
        sa.ForeignKeyConstraint(["crypto_id"], ["cryptocurrencies.id"], name="fk_open_interest_crypto_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_open_interest"),
        sa.UniqueConstraint("crypto_id", "contract", "timestamp", name="uq_open_interest_crypto_id_contract_timestamp"),
    )
    keep_updated_at("crypto_sectors")
    keep_updated_at("cryptocurrencies")
    _seed_sectors()
    _make_hypertable()


def _seed_sectors() -> None:
    sectors = sa.table("crypto_sectors", sa.column("name"), sa.column("color_code"), sa.column("characteristics", JSON))
    op.bulk_insert(
        sectors,
        [{"name": name, "color_code": color, "characteristics": {"tags": list(tags)}} for name, color, tags in SECTORS],
    )


def _make_hypertable() -> None:
    """Candles in chunks of time, compressed when they are old, where TimescaleDB is loaded; an ordinary table where it is not."""
    ready = op.get_bind().scalar(
        sa.text(
            "SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb')"
            " AND current_setting('shared_preload_libraries') LIKE '%timescaledb%'"
        )
    )
    if not ready:
        return
    op.execute("CREATE EXTENSION IF NOT EXISTS timescaledb")
    op.execute(
        "SELECT create_hypertable('price_data', by_range('timestamp', INTERVAL '30 days'), create_default_indexes => FALSE)"
    )
    op.execute("ALTER TABLE price_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'crypto_id, interval')")
    op.execute("SELECT add_compression_policy('price_data', INTERVAL '90 days')")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("open_interest")
    op.drop_table("market_cap_snapshots")
    op.drop_table("redenominations")
    op.drop_table("quarantined_rows")
    op.drop_table("data_batches")
    op.drop_table("price_data")
    op.drop_table("exchange_symbols")
    op.drop_table("cryptocurrencies")
    op.drop_table("crypto_sectors")
