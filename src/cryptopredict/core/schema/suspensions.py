"""When a version of a model did not count, and why."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import Base, Created, Identified, Json

__all__ = ["ModelSuspension"]


class ModelSuspension(Identified, Created, Base):
    """A version counts as gated for every row from `since` up to, without, `until` (NULL: still), both in the market's time.

    `evidence` is the health it was judged by. Decisions before `since` are untouched, now and when they are made again.
    """

    __tablename__ = "model_suspensions"
    model_version_id: Mapped[int] = mapped_column(ForeignKey("model_versions.id", ondelete="CASCADE"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    reason: Mapped[str]
    evidence: Mapped[Json] = mapped_column(server_default=text("'{}'::jsonb"))
    cleared_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    cleared_why: Mapped[str | None]
    __table_args__ = (
        CheckConstraint("until >= since", name="until"),
        Index(
            "uq_model_suspensions_model_version_id",
            "model_version_id",
            unique=True,
            postgresql_where=text("until IS NULL"),
        ),
        Index(None, "model_version_id", "since"),
    )
