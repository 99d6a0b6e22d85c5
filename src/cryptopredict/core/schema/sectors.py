"""Layer 2: sectors, who belongs to them, how they did and where money moved."""

from datetime import datetime

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, String, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import (
    NOW,
    Base,
    Created,
    Identified,
    Items,
    Json,
    Updated,
    finite,
    newest,
    non_negative,
    percent,
    signed_unit,
    unit,
)

__all__ = ["CryptoSector", "CryptoSectorMapping", "SectorPerformance", "SectorRotationAnalysis"]


class CryptoSector(Identified, Updated, Base):
    """A sector of the taxonomy; ten come with the schema, files may bring more."""

    __tablename__ = "crypto_sectors"
    name: Mapped[str] = mapped_column(String(100), unique=True)
    description: Mapped[str | None]
    color_code: Mapped[str] = mapped_column(String(7))
    characteristics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    is_active: Mapped[bool] = mapped_column(server_default=true())
    __table_args__ = (CheckConstraint("color_code ~ '^#[0-9A-Fa-f]{6}$'", name="color_code"),)


class SectorPerformance(Identified, Created, Base):
    """One sector at one analysis. Performances and dominance in percent; NULL where there was too little data."""

    __tablename__ = "sector_performance"
    sector_id: Mapped[int] = mapped_column(ForeignKey("crypto_sectors.id", ondelete="CASCADE"))
    analysis_time: Mapped[datetime] = mapped_column(server_default=NOW)
    total_market_cap: Mapped[float | None]
    total_volume: Mapped[float | None]
    dominance_percentage: Mapped[float | None]
    momentum_score: Mapped[float]
    performance_24h: Mapped[float | None]
    performance_7d: Mapped[float | None]
    performance_30d: Mapped[float | None]
    top_performers: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    performance_metrics: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    cascade_run_id: Mapped[int] = mapped_column(ForeignKey("cascade_runs.id", ondelete="CASCADE"), index=True)
    __table_args__ = (
        non_negative("total_market_cap"),
        non_negative("total_volume"),
        percent("dominance_percentage"),
        signed_unit("momentum_score"),
        finite("performance_24h"),
        finite("performance_7d"),
        finite("performance_30d"),
        newest(__tablename__, "sector_id", "analysis_time"),
    )


class SectorRotationAnalysis(Identified, Created, Base):
    """Where money moves between sectors. `recommended_allocation` maps sector name to weight and sums to 1."""

    __tablename__ = "sector_rotation_analysis"
    analysis_time: Mapped[datetime] = mapped_column(server_default=NOW)
    flow_directions: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    rotation_signals: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    leading_sectors: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    declining_sectors: Mapped[Items] = mapped_column(server_default=text("'[]'::jsonb"))
    rotation_probability: Mapped[float]
    recommended_allocation: Mapped[Json]
    cascade_run_id: Mapped[int] = mapped_column(ForeignKey("cascade_runs.id", ondelete="CASCADE"), index=True)
    __table_args__ = (unit("rotation_probability"), newest(__tablename__, "analysis_time"))


class CryptoSectorMapping(Identified, Base):
    """An asset's share in a sector; at most one of its sectors is the primary one."""

    __tablename__ = "crypto_sector_mapping"
    crypto_id: Mapped[int] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"))
    sector_id: Mapped[int] = mapped_column(ForeignKey("crypto_sectors.id", ondelete="CASCADE"), index=True)
    weight: Mapped[float] = mapped_column(server_default="1")
    is_primary: Mapped[bool] = mapped_column(server_default=false())
    assigned_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW, server_onupdate=FetchedValue())
    __table_args__ = (
        unit("weight"),
        UniqueConstraint("crypto_id", "sector_id"),
        Index("uq_crypto_sector_mapping_primary", "crypto_id", unique=True, postgresql_where=text("is_primary")),
    )
