"""The chain of everything that was said and what came of it. Rows are added by `append_to_ledger`, and never changed or removed."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import JSON
from sqlalchemy.orm import Mapped, mapped_column

from cryptopredict.core.schema.base import Base, one_of

__all__ = ["LedgerEntry"]


def _digest(column: str) -> CheckConstraint:
    """SHA-256 in hexadecimal."""
    return CheckConstraint(f"{column} ~ '^[0-9a-f]{{64}}$'", name=column)


class LedgerEntry(Base):
    """One link: `entry_sha256` covers its place, its payload and the link before it. `subject_id` may point to nothing any more.

    `payload` is JSON, not JSONB: the stored text is the text that was hashed.
    """

    __tablename__ = "ledger_entries"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    subject_id: Mapped[int | None]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON())
    payload_sha256: Mapped[str]
    previous_sha256: Mapped[str]
    entry_sha256: Mapped[str]
    created_at: Mapped[datetime]
    __table_args__ = (
        CheckConstraint("seq > 0", name="seq"),
        one_of("kind", "run", "signal", "prediction", "outcome", "market_removed", "review"),
        _digest("payload_sha256"),
        _digest("previous_sha256"),
        _digest("entry_sha256"),
        Index(None, "kind", "subject_id"),
    )
