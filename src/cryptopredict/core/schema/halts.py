"""What was stopped, and why."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import Base, Count, Created, Identified, Json, newest, one_of

__all__ = ["Halt"]


class Halt(Identified, Created, Base):
    """From `since` up to, without, `until` (NULL: still), in the market's time, no signal comes and none is executed.

    `scope` says of what: of everything, of what rests on a `layer`, of one asset. `tripped_by` is the rule that pressed it with its
    `evidence`, NULL where a person did.
    """

    __tablename__ = "halts"
    scope: Mapped[str]
    layer: Mapped[Count | None]
    crypto_id: Mapped[int | None] = mapped_column(ForeignKey("cryptocurrencies.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    reason: Mapped[str]
    tripped_by: Mapped[str | None]
    evidence: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    pressed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    lifted_why: Mapped[str | None]
    __table_args__ = (
        one_of("scope", "global", "layer", "asset"),
        CheckConstraint(
            "(scope = 'layer') = (layer IS NOT NULL) AND (scope = 'asset') = (crypto_id IS NOT NULL)", name="subject"
        ),
        CheckConstraint("layer BETWEEN 1 AND 4", name="layer"),
        one_of("tripped_by", "drawdown", "calibration", "stale_data"),
        CheckConstraint("until >= since", name="until"),
        CheckConstraint("reason <> ''", name="reason"),
        Index(
            "uq_halts_open",
            "scope",
            "layer",
            "crypto_id",
            "tripped_by",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("until IS NULL"),
        ),
        newest(__tablename__, "since"),
    )
