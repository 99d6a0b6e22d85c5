"""What people are told, and what they have set about it."""

import asyncio
from typing import Any, Literal

from fastapi import APIRouter

from cryptopredict.base import BadInput, Forbidden, utc_now
from cryptopredict.core.schema import Notification, NotificationChannel, NotificationRule, User
from cryptopredict.core.sealing import seal
from cryptopredict.members.notifying import (
    SERVICES,
    Happening,
    Message,
    NotSent,
    Parcel,
    Times,
    check_filters,
    check_push_endpoint,
    check_service,
    sender,
    vapid_public_key,
    written,
)
from cryptopredict.server import views
from cryptopredict.server.desk import Member
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed
from cryptopredict.server.routes.parameters import Key, Limit, Offset
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.notifications import (
    Browser,
    BrowserGiven,
    BrowserLeft,
    ChannelBody,
    ChannelGiven,
    NotificationBody,
    NotificationFilters,
    NotificationRuleBody,
    NotificationRuleGiven,
    Removed,
    Services,
    TimesBody,
    Unread,
    VapidKey,
)
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores import notifications as store

router = APIRouter(prefix=PREFIX, tags=["notifications"], route_class=GuardedRoute)


@router.get("/ui/notifications", response_model=Page[NotificationBody, NotificationFilters])
async def notifications(
    database: Database,
    member: Signed,
    status: Literal["unread", "read", "dismissed"] | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """One's messages, newest first, with what became of each over each way."""
    rows, total = await store.notifications_page(database, member.id, status=status, limit=limit, offset=offset)
    sent = await store.deliveries_of(database, [row.id for row in rows])
    unread = await store.unread_count(database, member.id)
    items = [views.notification_body(row, sent.get(row.id, ())) for row in rows]
    return page(items, total=total, limit=limit, offset=offset, filters=NotificationFilters(status=status, unread=unread))


@router.post("/ui/notifications/{notification_id}/read", response_model=Answer[Unread])
async def read(database: Database, member: Signed, notification_id: Key) -> Any:
    """Mark one as read."""
    row = await store.own(database, Notification, notification_id, member.id)
    if row.status == "unread":
        row.status, row.read_at = "read", utc_now()
    return await _unread(database, member)


@router.post("/ui/notifications/read-all", response_model=Answer[Unread])
async def read_all(database: Database, member: Signed) -> Any:
    """Mark all as read."""
    await store.mark_read(database, member.id)
    return await _unread(database, member)


@router.delete("/ui/notifications/{notification_id}", response_model=Answer[Unread])
async def dismiss(database: Database, member: Signed, notification_id: Key) -> Any:
    """Put one away; it is forgotten when it expires."""
    (await store.own(database, Notification, notification_id, member.id)).status = "dismissed"
    return await _unread(database, member)


async def _unread(database: Database, member: Member) -> Any:
    await database.flush()
    return answer(Unread(unread=await store.unread_count(database, member.id)))


@router.get("/notifications/rules", response_model=Answer[list[NotificationRuleBody]])
async def rules(database: Database, member: Signed) -> Any:
    """One's rules, and the default of each event that one has no rule for."""
    return answer(views.rule_bodies(await store.rules_of(database, member.id), admin=member.is_admin))


@router.post("/notifications/rules", response_model=Answer[NotificationRuleBody], status_code=201, responses={409: PROBLEM})
async def add_rule(database: Database, member: Signed, given: NotificationRuleGiven) -> Any:
    """Want to hear of something."""
    return answer(views.rule_body(await store.add_rule(database, member.id, _rule(given, member))))


@router.put("/notifications/rules/{rule_id}", response_model=Answer[NotificationRuleBody])
async def change_rule(database: Database, member: Signed, rule_id: Key, given: NotificationRuleGiven) -> Any:
    """Write a rule anew."""
    row = await store.own(database, NotificationRule, rule_id, member.id)
    for name, value in {**_rule(given, member), "state": {}}.items():
        setattr(row, name, value)
    await database.flush()
    return answer(views.rule_body(row))


@router.delete("/notifications/rules/{rule_id}", response_model=Answer[Removed])
async def remove_rule(database: Database, member: Signed, rule_id: Key) -> Any:
    """Go back to the default."""
    await database.delete(await store.own(database, NotificationRule, rule_id, member.id))
    return answer(Removed(removed=True))


def _rule(given: NotificationRuleGiven, member: Member) -> dict[str, Any]:
    filters = given.filters.model_dump(exclude_none=True)
    check_filters(given.event, filters)
    if given.event in {"suggestion", "system"} and not member.is_admin:
        raise Forbidden(f"Only admins hear of {given.event}")
    return {"event": given.event, "is_active": given.is_active, "priority": given.priority, "filters": filters}


@router.get("/notifications/services", response_model=Answer[Services])
async def services(_member: Signed) -> Any:
    """Which messengers there are."""
    return answer(Services(services=dict(SERVICES)))


@router.get("/notifications/channels", response_model=Answer[list[ChannelBody]])
async def channels(database: Database, member: Signed) -> Any:
    """One's ways, without their addresses."""
    return answer(await store.channels_of(database, member.id))


@router.post("/notifications/channels", response_model=Answer[ChannelBody], status_code=201, responses={409: PROBLEM})
async def add_channel(context: Context, database: Database, member: Signed, given: ChannelGiven) -> Any:
    """Add a way. The address of a service holds its secret: it is sealed, and cannot be read again."""
    values: dict[str, Any] = {"kind": given.kind, "name": given.name}
    if (given.kind == "service") != (given.url is not None):
        raise BadInput("A service has an address, mail has none", why="mail goes to the account's own address")
    if given.url is not None:
        url = given.url.get_secret_value()
        private = context.settings.notify_private_hosts
        values["service"] = await asyncio.to_thread(check_service, url, private=private)
        values["sealed"] = await asyncio.to_thread(seal, context.settings.home, url)
    return answer(await store.add_channel(database, member.id, values))


@router.post("/notifications/channels/{channel_id}/test", response_model=Answer[ChannelBody], responses={503: PROBLEM})
async def test_channel(context: Context, database: Database, member: Signed, channel_id: Key) -> Any:
    """Send a message now; one that arrives switches the way on again. Takes as long as the other side takes."""
    row = await store.own(database, NotificationChannel, channel_id, member.id)
    user = await database.get_one(User, member.id)
    title, message = written(user.preferences.get("locale", "en"), Happening("test", "system", {"what": "test"}))
    try:
        await asyncio.to_thread(sender(context.settings), Parcel(user, (Message(title, message, 0, {}),), row, None))
    except NotSent as error:
        row.last_error = str(error)
    else:
        row.failures, row.last_error, row.is_active, row.last_sent_at = 0, None, True, utc_now()
    await database.flush()
    return answer(row)


@router.delete("/notifications/channels/{channel_id}", response_model=Answer[Removed])
async def remove_channel(database: Database, member: Signed, channel_id: Key) -> Any:
    """Forget a way, and what waits to be sent over it."""
    await database.delete(await store.own(database, NotificationChannel, channel_id, member.id))
    return answer(Removed(removed=True))


@router.get("/notifications/times", response_model=Answer[TimesBody])
async def times(database: Database, member: Signed) -> Any:
    """When one may be disturbed."""
    user = await database.get_one(User, member.id)
    return answer(views.times_body(Times.of(user.preferences)))


@router.put("/notifications/times", response_model=Answer[TimesBody])
async def change_times(database: Database, member: Signed, given: TimesBody) -> Any:
    """Set quiet hours and the hour of the daily mail."""
    Times(**given.model_dump())
    user = await database.get_one(User, member.id, with_for_update=True)
    user.preferences = {**user.preferences, "notifications": given.model_dump(exclude_none=True)}
    return answer(given)


@router.get("/notifications/vapid-key", response_model=Answer[VapidKey])
async def vapid_key(context: Context, _member: Signed) -> Any:
    """What a browser subscribes with."""
    return answer(VapidKey(key=await asyncio.to_thread(vapid_public_key, context.settings.home)))


@router.post("/notifications/subscribe", response_model=Answer[Browser], status_code=201, responses={409: PROBLEM})
async def subscribe(database: Database, member: Signed, given: BrowserGiven) -> Any:
    """Have this browser told, until its session ends by a sign-out, a new password, or from elsewhere."""
    check_push_endpoint(given.endpoint)
    return answer(await store.subscribe(database, member.id, {**given.model_dump(), "session": member.session}))


@router.delete("/notifications/subscribe", response_model=Answer[Removed])
async def unsubscribe(database: Database, member: Signed, given: BrowserLeft) -> Any:
    """Leave this browser alone."""
    return answer(Removed(removed=await store.unsubscribe(database, member.id, given.endpoint)))
