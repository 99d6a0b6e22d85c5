"""Users, sessions and first set-up."""

from typing import Annotated, Literal

from pydantic import AfterValidator, EmailStr, Field, SecretStr

from cryptopredict.base import Source
from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = [
    "Calendar",
    "Credentials",
    "Digits",
    "Locale",
    "NewOwner",
    "Preferences",
    "Session",
    "SetupState",
    "SignedOut",
    "Theme",
    "Ticket",
    "UserProfile",
]

Locale = Literal["en", "fa"]
Theme = Literal["dark", "light", "system"]
Digits = Literal["latin", "persian"]
Calendar = Literal["gregorian", "jalali"]

Password = Annotated[SecretStr, Field(min_length=8, max_length=128)]
Name = Annotated[str, Field(max_length=50, pattern=r"^[^\x00-\x1f\x7f]*$")]
Email = Annotated[EmailStr, Field(max_length=255), AfterValidator(str.lower)]


class Preferences(Body):
    """What a user has chosen; null means not chosen yet. Digits and calendar are then those of the language."""

    locale: Locale | None
    theme: Theme | None
    digits: Digits | None
    calendar: Calendar | None


class UserProfile(Body):
    """One's own account."""

    id: int
    email: str
    first_name: str | None
    last_name: str | None
    role: Literal["admin", "professional", "casual"]
    is_verified: bool
    preferences: Preferences
    created_at: Moment
    last_login: Moment | None


class Credentials(Request):
    """What a sign-in needs."""

    email: Email
    password: Annotated[SecretStr, Field(min_length=1, max_length=128)]


class NewOwner(Request):
    """The first account: an administrator. There is no default password."""

    email: Email
    password: Password
    first_name: Name = ""
    last_name: Name = ""
    locale: Locale = "en"


class Session(Body):
    """A fresh access token, to be kept in memory only; the refresh token travels in a cookie that scripts cannot read."""

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int = Field(description="Seconds until the access token ends.")
    user: UserProfile


class SignedOut(Body):
    """How many sessions were ended."""

    sessions_ended: int


class Ticket(Body):
    """A ticket that opens one WebSocket, once, within `expires_in` seconds."""

    ticket: str
    expires_in: int


class SetupState(Body):
    """What the first visit needs to know."""

    needs_owner: bool
    simulated: bool
    source: Source | None
    version: str
    registration_open: bool
