"""Accounts and what was done, as they are shown."""

from cryptopredict.core.schema import User as StoredUser
from cryptopredict.members import Deed
from cryptopredict.server.schemas.accounts import Activity, User

__all__ = ["activity", "user"]


def user(row: StoredUser) -> User:
    """An account as admins see it."""
    fields = {name: getattr(row, name) for name in User.model_fields if name != "is_owner"}
    return User.model_validate({**fields, "is_owner": row.is_superuser})


def activity(deed: Deed) -> Activity:
    """One thing that was done."""
    row = deed.row
    return Activity.model_validate(
        {
            "id": row.id,
            "user_id": row.user_id,
            "email": deed.email,
            "activity_type": row.activity_type,
            "data": row.activity_data,
            "ip_address": None if row.ip_address is None else str(row.ip_address),
            "user_agent": row.user_agent,
            "activity_time": row.activity_time,
        }
    )
