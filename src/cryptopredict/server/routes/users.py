"""Users: oneself, and, for admins, the others."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from cryptopredict.base import Forbidden, NotFound, utc_now
from cryptopredict.core.schema import User as StoredUser
from cryptopredict.members import (
    LINK_HOURS,
    Actor,
    Invited,
    activities_page,
    change_role,
    delete_account,
    holdings,
    invite,
    letters,
    locale_of,
    new_link,
    set_active,
    user_by_id,
    users_page,
    verify_password,
)
from cryptopredict.server import views
from cryptopredict.server.desk import Member, profile_of
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.routes.auth import forget_cookie
from cryptopredict.server.routes.parameters import Key, Kind, Limit, Offset, Search
from cryptopredict.server.schemas import PROBLEM, Answer, Page, answer, page
from cryptopredict.server.schemas.accounts import (
    Activity,
    ActivityFilters,
    DeleteAccount,
    Export,
    ExportedTable,
    HandedLink,
    InviteUser,
    PreferencesChange,
    ProfileChange,
    Removed,
    RoleChange,
    StatusChange,
    User,
    UserFilters,
)
from cryptopredict.server.schemas.members import Preferences, UserProfile
from cryptopredict.server.state import Context, Database
from cryptopredict.server.telling import tell_account_changed

router = APIRouter(prefix=PREFIX, tags=["users"], route_class=GuardedRoute)


@router.get("/users/me", response_model=Answer[UserProfile])
async def me(member: Signed) -> Any:
    """One's own account."""
    return answer(member.profile)


@router.patch("/users/me", response_model=Answer[UserProfile])
async def change_me(context: Context, database: Database, member: Signed, wanted: ProfileChange) -> Any:
    """Change one's names."""
    user = await user_by_id(database, member.id)
    for name in wanted.model_fields_set:
        setattr(user, name, getattr(wanted, name) or None)
    return answer(await _stored(context, database, user))


@router.delete("/users/me", response_model=Answer[Removed], responses={409: PROBLEM})
async def delete_me(
    request: Request, response: Response, context: Context, database: Database, member: Signed, given: DeleteAccount
) -> Any:
    """Remove one's account and all that is one's own. The last admin cannot."""
    client, user = client_of(request), await user_by_id(database, member.id)
    await context.guesses.begin(user.email, client.address)
    right, _ = await verify_password(given.password.get_secret_value(), user.password_hash)
    if not right:
        raise Forbidden("The password is wrong", to_do="Check it and try again.")
    await context.guesses.right(user.email, client.address)
    await delete_account(database, member.id, Actor(member.id, member.is_superuser, client))
    await database.commit()
    await tell_account_changed(context, member.id)
    forget_cookie(request, response)
    return answer(Removed(removed=True))


@router.get("/users/me/preferences", response_model=Answer[Preferences])
async def preferences(member: Signed) -> Any:
    """What one has chosen."""
    return answer(member.profile.preferences)


@router.patch("/users/me/preferences", response_model=Answer[Preferences])
async def change_preferences(context: Context, database: Database, member: Signed, wanted: PreferencesChange) -> Any:
    """Choose."""
    user = await user_by_id(database, member.id)
    chosen = {name: getattr(wanted, name) for name in wanted.model_fields_set}
    user.preferences = {**user.preferences, **chosen}
    return answer((await _stored(context, database, user)).preferences)


@router.get("/users/me/export", response_model=Answer[Export])
async def export_me(database: Database, member: Signed) -> Any:
    """Everything that is one's own, table by table."""
    tables = [ExportedTable(table=one.table, total=one.total, rows=one.rows) for one in await holdings(database, member.id)]
    return answer(Export(exported_at=utc_now(), tables=tables))


@router.get("/users/me/activities", response_model=Page[Activity, ActivityFilters])
async def my_activities(
    database: Database,
    member: Signed,
    days: Annotated[int, Query(ge=1, le=365)] = 30,
    activity_type: Kind = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """What one did, newest first."""
    kinds = None if activity_type is None else [activity_type]
    deeds, total = await activities_page(database, days=days, kinds=kinds, user_id=member.id, limit=limit, offset=offset)
    filters = ActivityFilters(days=days, activity_type=activity_type, user_id=member.id)
    return page([views.activity(deed) for deed in deeds], total=total, limit=limit, offset=offset, filters=filters)


@router.get("/users", response_model=Page[User, UserFilters])
async def users(
    database: Database,
    search: Search = None,
    role: Literal["admin", "professional", "casual"] | None = None,
    is_active: bool | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """All accounts, oldest first."""
    rows, total = await users_page(database, search=search, role=role, is_active=is_active, limit=limit, offset=offset)
    filters = UserFilters(search=search, role=role, is_active=is_active)
    return page([views.user(row) for row in rows], total=total, limit=limit, offset=offset, filters=filters)


@router.post("/users", response_model=Answer[HandedLink], status_code=201, responses={409: PROBLEM})
async def invite_user(request: Request, context: Context, database: Database, member: Signed, wanted: InviteUser) -> Any:
    """Make an account for somebody. They choose its password with a link: it is here to pass on, and goes by mail where that is set up."""
    names = {"first_name": wanted.first_name, "last_name": wanted.last_name}
    made = await invite(
        database, email=wanted.email, role=wanted.role, names=names, locale=wanted.locale, actor=_actor(request, member)
    )
    body = await _handed(context, database, made)
    if body.mailed:
        base = context.postman.base
        context.postman.post(letters.invitation(made.user.email, wanted.locale, base, made.token, member.profile.email))
    return answer(body)


@router.post("/users/{user_id}/reset-link", response_model=Answer[HandedLink], status_code=201, responses={409: PROBLEM})
async def reset_link(request: Request, context: Context, database: Database, member: Signed, user_id: Key) -> Any:
    """A link with which somebody chooses another password; here to pass on, and by mail. Until it is used nothing changes."""
    made = await new_link(database, user_id, _actor(request, member))
    body = await _handed(context, database, made)
    if body.mailed:
        locale, base = locale_of(made.user), context.postman.base
        context.postman.post(letters.handed(made.user.email, locale, base, made.token, member.profile.email))
    return answer(body)


@router.get("/users/{user_id}", response_model=Answer[User])
async def user(database: Database, member: Signed, user_id: Key) -> Any:
    """One account: one's own, or any for an admin; somebody else's looks like none."""
    if user_id != member.id and not member.is_admin:
        raise NotFound("There is no such user")
    return answer(views.user(await user_by_id(database, user_id)))


@router.patch("/users/{user_id}/role", response_model=Answer[User], responses={409: PROBLEM})
async def role(request: Request, context: Context, database: Database, member: Signed, user_id: Key, wanted: RoleChange) -> Any:
    """Give an account another role, at once. The last admin stays one; only the owner changes the owner."""
    changed = await change_role(database, user_id, wanted.role, _actor(request, member))
    await database.commit()
    await tell_account_changed(context, user_id)
    return answer(views.user(changed))


@router.patch("/users/{user_id}/status", response_model=Answer[User], responses={409: PROBLEM})
async def status(
    request: Request, context: Context, database: Database, member: Signed, user_id: Key, wanted: StatusChange
) -> Any:
    """Switch an account off, which ends its sessions and sockets at once, or on."""
    changed = await set_active(database, user_id, _actor(request, member), active=wanted.is_active)
    await database.commit()
    await tell_account_changed(context, user_id)
    return answer(views.user(changed))


@router.delete("/users/{user_id}", response_model=Answer[Removed], responses={409: PROBLEM})
async def delete(request: Request, context: Context, database: Database, member: Signed, user_id: Key) -> Any:
    """Remove an account and all that is its own."""
    await delete_account(database, user_id, _actor(request, member))
    await database.commit()
    await tell_account_changed(context, user_id)
    return answer(Removed(removed=True))


async def _handed(context: Context, database: Database, made: Invited) -> HandedLink:
    """After the commit."""
    user, hours = views.user(made.user), LINK_HOURS
    link = letters.link(locale_of(made.user), context.postman.base, made.token)
    await database.commit()
    return HandedLink(user=user, link=link, good_for_hours=hours, mailed=context.settings.mail_url is not None)


def _actor(request: Request, member: Member) -> Actor:
    return Actor(member.id, member.is_superuser, client_of(request))


async def _stored(context: Context, database: Database, user: StoredUser) -> UserProfile:
    await database.commit()
    context.desk.forget(user.id)
    return profile_of(user)
