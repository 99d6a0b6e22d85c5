"""What was done, by whom: written in the transaction that did it, so that neither is without the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.base import utc_now
from cryptopredict.core.schema import User, UserActivity

__all__ = ["AUDITED", "COMMAND_LINE", "Client", "Deed", "activities_page", "note"]

AUDITED = (
    "account_deleted",
    "bulk_watchlist",
    "cancel_signal",
    "cancel_task",
    "change_config",
    "change_role",
    "create_cryptocurrency",
    "create_sector",
    "create_user",
    "delete_cryptocurrency",
    "delete_prices",
    "delete_user",
    "exchange_connected",
    "exchange_disconnected",
    "halt",
    "import_prices",
    "invite_user",
    "lift_halt",
    "live_trading_allowed",
    "live_trading_forbidden",
    "password_changed",
    "password_reset",
    "promote_model",
    "refresh_token_reused",
    "register",
    "request_task",
    "reset_link",
    "resume_model",
    "review_suggestion",
    "rollback_model",
    "set_sector_members",
    "set_status",
    "update_cryptocurrency",
    "update_sector",
)
"""What changes the system or an account: it stays when the account that did it goes, without address and browser."""


@dataclass(frozen=True, slots=True)
class Client:
    """Where a request comes from: `address` is an IP address or None, `agent` what the browser calls itself."""

    address: str | None
    agent: str | None


COMMAND_LINE = Client(None, "cryptopredict")


@dataclass(frozen=True, slots=True)
class Deed:
    """One activity, and the email of the account that did it, None for the command line and for accounts that are gone."""

    row: UserActivity
    email: str | None


def note(session: AsyncSession, user_id: int | None, kind: str, facts: Mapping[str, Any], client: Client) -> None:
    """Write down what `user_id` (None: the command line) just did."""
    session.add(
        UserActivity(
            user_id=user_id,
            activity_type=kind,
            activity_data=dict(facts),
            ip_address=client.address,
            user_agent=client.agent and client.agent[:400],
        )
    )


async def activities_page(
    session: AsyncSession,
    *,
    days: int,
    kinds: Sequence[str] | None = None,
    user_id: int | None = None,
    limit: int,
    offset: int,
) -> tuple[list[Deed], int]:
    """A piece of what was done in the last `days`, newest first, and how much there is in all."""
    since: datetime = utc_now() - timedelta(days=days)
    conditions = [UserActivity.activity_time >= since]
    if kinds is not None:
        conditions.append(UserActivity.activity_type.in_(kinds))
    if user_id is not None:
        conditions.append(UserActivity.user_id == user_id)
    total = await session.scalar(select(func.count()).select_from(UserActivity).where(*conditions))
    rows = await session.execute(
        select(UserActivity, User.email)
        .outerjoin(User, User.id == UserActivity.user_id)
        .where(*conditions)
        .order_by(UserActivity.activity_time.desc(), UserActivity.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Deed(row[0], row[1]) for row in rows], total or 0
