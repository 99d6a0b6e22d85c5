"""Administration of the whole: settings, the audit, health and figures."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from cryptopredict.core.configuration import KNOWN, change_configuration, read_configuration
from cryptopredict.members import AUDITED, activities_page, note
from cryptopredict.server import views
from cryptopredict.server.guard import PREFIX, GuardedRoute, Signed, client_of
from cryptopredict.server.overview import system_overview
from cryptopredict.server.routes.parameters import Kind, Limit, Offset
from cryptopredict.server.schemas import Answer, Page, answer, page
from cryptopredict.server.schemas.accounts import Activity, ActivityFilters
from cryptopredict.server.schemas.administration import (
    AuditFilters,
    ConfigChange,
    ConfigChanged,
    ConfigSetting,
    ConfigTable,
    Statistics,
    SystemHealthBody,
    UserCounts,
)
from cryptopredict.server.state import Context, Database
from cryptopredict.server.stores import administration as store
from cryptopredict.server.telling import tell_config_changed

router = APIRouter(prefix=PREFIX, tags=["admin"], route_class=GuardedRoute)

Days = Annotated[int, Query(ge=1, le=3_650)]
UserId = Annotated[int | None, Query(ge=1, le=2**63 - 1)]


@router.get("/admin/config", response_model=Answer[ConfigTable])
async def config(database: Database) -> Any:
    """Every setting that can be changed while the system runs: its value, default, bounds and meaning."""
    return answer(await _table(database))


@router.post("/admin/config", response_model=Answer[ConfigTable])
async def change_config(request: Request, context: Context, database: Database, member: Signed, wanted: ConfigChange) -> Any:
    """Change settings, all or none. They count in every process within seconds, without a restart."""
    changes = await database.run_sync(lambda session: change_configuration(session, wanted.values, by=member.id))
    for change in changes:
        facts = {"key": change.key, "before": change.before, "after": change.after}
        note(database, member.id, "change_config", facts, client_of(request))
    table = await _table(database)
    await database.commit()
    await tell_config_changed(context)
    return answer(table)


@router.get("/admin/audit", response_model=Page[Activity, AuditFilters])
async def audit(
    database: Database,
    days: Days = 90,
    activity_type: Kind = None,
    user_id: UserId = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """What changed the system or an account: by whom, when, and what was there before. Newest first."""
    kinds = [kind for kind in AUDITED if activity_type in (None, kind)]
    deeds, total = await activities_page(database, days=days, kinds=kinds, user_id=user_id, limit=limit, offset=offset)
    filters = AuditFilters(days=days, activity_type=activity_type, user_id=user_id)
    return page([views.activity(deed) for deed in deeds], total=total, limit=limit, offset=offset, filters=filters)


@router.get("/admin/user-activities", response_model=Page[Activity, ActivityFilters])
async def user_activities(
    database: Database,
    days: Days = 7,
    activity_type: Kind = None,
    user_id: UserId = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Everything that was done, sign-ins included. Newest first."""
    kinds = None if activity_type is None else [activity_type]
    deeds, total = await activities_page(database, days=days, kinds=kinds, user_id=user_id, limit=limit, offset=offset)
    filters = ActivityFilters(days=days, activity_type=activity_type, user_id=user_id)
    return page([views.activity(deed) for deed in deeds], total=total, limit=limit, offset=offset, filters=filters)


@router.get("/admin/system-health", response_model=Answer[SystemHealthBody])
async def system_health(context: Context, database: Database, hours: Annotated[int, Query(ge=1, le=168)] = 24) -> Any:
    """Every part, looked at now, and the workers' reports of the last hours."""
    return answer(await system_overview(context, database, hours=hours))


@router.get("/admin/statistics", response_model=Answer[Statistics])
async def statistics(database: Database) -> Any:
    """How much there is of everything."""
    users = UserCounts.model_validate(await store.user_figures(database))
    return answer(Statistics.model_validate({"users": users, **await store.statistics(database)}))


async def _table(database: Database) -> ConfigTable:
    now = await database.run_sync(read_configuration)
    changed = await store.last_changes(database)
    settings = [
        ConfigSetting(
            key=key,
            kind=known.kind,
            value=now.values[key],
            default=known.default,
            low=known.low,
            high=known.high,
            unit=known.unit,
            about=known.about,
            last_change=ConfigChanged.model_validate(changed[key]) if key in changed else None,
        )
        for key, known in sorted(KNOWN.items())
    ]
    return ConfigTable(settings=settings)
