"""Who did what: the audit trail of what people change."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import UserActivity
from cryptopredict.members import Client

__all__ = ["note"]


def note(session: AsyncSession, user_id: int, kind: str, facts: Mapping[str, Any], client: Client) -> None:
    """Write down a deed with what it was about; it is kept if the deed is."""
    session.add(
        UserActivity(
            user_id=user_id,
            activity_type=kind,
            activity_data=dict(facts),
            ip_address=client.address,
            user_agent=client.agent and client.agent[:400],
        )
    )
