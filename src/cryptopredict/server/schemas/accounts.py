"""Accounts: made, proved, changed, looked at and removed; and what was done with them."""

import uuid
from typing import Annotated, Literal

from pydantic import Field, JsonValue, SecretStr

from cryptopredict.members import LONGEST_PROOF
from cryptopredict.server.schemas.envelope import Body, Moment, Request
from cryptopredict.server.schemas.members import Calendar, Digits, Email, Locale, Name, Password, Theme

__all__ = [
    "Accepted",
    "Activity",
    "ActivityFilters",
    "ChangePassword",
    "Confirmed",
    "DeleteAccount",
    "Export",
    "ExportedTable",
    "ForgotPassword",
    "HandedLink",
    "InviteUser",
    "PreferencesChange",
    "ProfileChange",
    "Register",
    "Removed",
    "ResetPassword",
    "RoleChange",
    "SessionRow",
    "Sessions",
    "StatusChange",
    "User",
    "UserFilters",
    "VerifyEmail",
]

Role = Literal["admin", "professional", "casual"]
_Proof = Annotated[SecretStr, Field(min_length=1, max_length=LONGEST_PROOF)]
_Known = Annotated[SecretStr, Field(min_length=1, max_length=128)]


class Register(Request):
    """An account of one's own. What it may do is not asked."""

    email: Email
    password: Password
    first_name: Name = ""
    last_name: Name = ""
    locale: Locale = "en"


class InviteUser(Request):
    """An account for somebody else, who chooses its password."""

    email: Email
    role: Role = "casual"
    first_name: Name = ""
    last_name: Name = ""
    locale: Locale = "en"


class VerifyEmail(Request):
    """The token of a letter."""

    token: _Proof


class ForgotPassword(Request):
    """Whose password is forgotten."""

    email: Email


class ResetPassword(Request):
    """The token of a letter, and the new password."""

    token: _Proof
    password: Password


class ChangePassword(Request):
    """The password until now, and the one from now on."""

    current_password: _Known
    password: Password


class DeleteAccount(Request):
    """One's password, so that nobody else who sits here does it."""

    password: _Known


class ProfileChange(Request):
    """What is given is changed; an empty name is none."""

    first_name: Name | None = None
    last_name: Name | None = None


class PreferencesChange(Request):
    """What is given is changed; null means not chosen."""

    locale: Locale | None = None
    theme: Theme | None = None
    digits: Digits | None = None
    calendar: Calendar | None = None


class RoleChange(Request):
    """What the account may do from now on."""

    role: Role


class StatusChange(Request):
    """Whether the account may be used."""

    is_active: bool


class Accepted(Body):
    """It was taken; whether there is such an account is only told to its mailbox."""

    accepted: Literal[True]


class Confirmed(Body):
    """The account is open."""

    email: str


class Removed(Body):
    """It is gone."""

    removed: Literal[True]


class SessionRow(Body):
    """A session that goes on. `seen_at` is when it was last refreshed, `current` whether it is the one that asks."""

    id: uuid.UUID
    began_at: Moment
    seen_at: Moment
    expires_at: Moment
    ip_address: str | None
    user_agent: str | None
    current: bool


class Sessions(Body):
    """One's sessions, the latest used first."""

    sessions: list[SessionRow]


class User(Body):
    """An account as admins see it. The owner made the installation."""

    id: int
    email: str
    first_name: str | None
    last_name: str | None
    role: Role
    is_active: bool
    is_verified: bool
    is_owner: bool
    created_at: Moment
    last_login: Moment | None


class HandedLink(Body):
    """A link to a password of one's own, good once; `mailed` says whether it also went to the account's mailbox."""

    user: User
    link: str
    good_for_hours: int
    mailed: bool


class UserFilters(Body):
    """Echo of what the list was cut with."""

    search: str | None
    role: Role | None
    is_active: bool | None


class Activity(Body):
    """One thing that was done. `user_id` null is the command line, or an account that is gone; `data` depends on the type."""

    id: int
    user_id: int | None
    email: str | None
    activity_type: str
    data: dict[str, JsonValue]
    ip_address: str | None
    user_agent: str | None
    activity_time: Moment


class ActivityFilters(Body):
    """Echo of what the list was cut with."""

    days: int
    activity_type: str | None
    user_id: int | None


class ExportedTable(Body):
    """What one table holds of a user, newest first; `total` says how many rows there are, for at most 5,000 are here."""

    table: str
    total: int
    rows: list[dict[str, JsonValue]]


class Export(Body):
    """Everything that is a user's, but for hashes of passwords and tokens and the keys of browsers."""

    exported_at: Moment
    tables: list[ExportedTable]
