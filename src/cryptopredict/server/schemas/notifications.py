"""What people are told, what they want to be told, and over which ways."""

from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr

from cryptopredict.server.schemas.envelope import Body, Moment, Request

__all__ = [
    "Browser",
    "BrowserGiven",
    "BrowserLeft",
    "ChannelBody",
    "ChannelGiven",
    "DeliveryBody",
    "NotificationBody",
    "NotificationFilters",
    "NotificationRuleBody",
    "NotificationRuleFilters",
    "NotificationRuleGiven",
    "Removed",
    "Services",
    "TimesBody",
    "Unread",
    "VapidKey",
]

EventName = Literal["new_signal", "signal_outcome", "regime_change", "price_cross", "suggestion", "system"]
Priority = Literal["low", "normal", "high", "urgent"]
Status = Literal["unread", "read", "dismissed"]
Hour = Annotated[int, Field(ge=0, le=23)]


class DeliveryBody(Body):
    """What became of a notification over one way; `way` is the channel's name, or "browser"."""

    way: str
    status: Literal["pending", "sent", "failed"]
    attempts: int
    error: str | None
    due_at: Moment
    sent_at: Moment | None


class NotificationBody(Body):
    """One message. `data` has its `event` and the facts that it is made of; a client may write its own sentence from them."""

    id: int
    notification_type: Literal["signal", "alert", "system", "educational"]
    title: str
    message: str
    data: dict[str, Any]
    status: Status
    priority: Priority
    created_at: Moment
    read_at: Moment | None
    expires_at: Moment
    deliveries: list[DeliveryBody]


class NotificationFilters(Body):
    """Echo of what the list was cut with; `unread` counts all of them, whatever the filter."""

    status: Status | None
    unread: int


class Unread(Body):
    """How many are unread now."""

    unread: int


class NotificationRuleFilters(Request):
    """What narrows a rule: assets, sides, the least edge (percent) and confidence; for `price_cross` the asset, the level, and whether once."""

    crypto_ids: Annotated[list[Annotated[int, Field(ge=1, le=2**63 - 1)]], Field(max_length=100)] | None = None
    sides: Annotated[list[Literal["long", "short"]], Field(max_length=2)] | None = None
    min_edge: Annotated[float, Field(ge=-100, le=1_000, allow_inf_nan=False)] | None = None
    min_confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    crypto_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    price: Annotated[float, Field(gt=0, le=1e15, allow_inf_nan=False)] | None = None
    once: bool | None = None


class NotificationRuleGiven(Request):
    """A rule as a user writes it. For one event any of several rules is enough; an inactive one alone means silence."""

    event: EventName
    is_active: bool = True
    priority: Priority = "normal"
    filters: NotificationRuleFilters = NotificationRuleFilters()


class NotificationRuleBody(Body):
    """A rule as it stands. Without one of its own, an event follows `is_default`: what everybody of that role is told."""

    id: int | None
    event: EventName
    is_active: bool
    priority: Priority
    filters: dict[str, Any]
    is_default: bool


class ChannelGiven(Request):
    """A way to a person: `mail` to the account's own address, or a `service` with its Apprise `url`, which is sealed and never shown again."""

    kind: Literal["mail", "service"]
    name: Annotated[str, Field(min_length=1, max_length=100)]
    url: Annotated[SecretStr, Field(max_length=1_000)] | None = None


class ChannelBody(Body):
    """A way as it stands; switched off when it failed too often, with the last reason."""

    id: int
    kind: Literal["mail", "service"]
    name: str
    service: str | None
    is_active: bool
    failures: int
    last_error: str | None
    last_sent_at: Moment | None


class Services(Body):
    """Which services an Apprise address may lead to, by scheme."""

    services: dict[str, str]


class BrowserGiven(Request):
    """What `PushSubscription.toJSON()` of a browser gives."""

    endpoint: Annotated[str, Field(min_length=10, max_length=1_000)]
    p256dh: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{80,100}=*$")]
    auth: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,32}=*$")]


class BrowserLeft(Request):
    """Which browser is not told any more."""

    endpoint: Annotated[str, Field(min_length=10, max_length=1_000)]


class Browser(Body):
    """A browser that is told."""

    id: int
    last_error: str | None
    created_at: Moment


class VapidKey(Body):
    """What a browser subscribes with."""

    key: str


class TimesBody(Request):
    """When a person may be disturbed: quiet hours in their `zone`, and the hour of the daily mail (null: mails come at once)."""

    zone: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_+/-]+$")] = "UTC"
    quiet_from: Hour | None = None
    quiet_to: Hour | None = None
    digest_hour: Hour | None = None


class Removed(Body):
    """That something is gone."""

    removed: bool
