"""The whole system in figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from cryptopredict.core.schema import AiModel, ModelSuspension, User, UserActivity

__all__ = [
    "HealthSpan",
    "database_figures",
    "health_history",
    "job_figures",
    "last_changes",
    "model_figures",
    "statistics",
    "user_figures",
]

_DATABASE = text(
    "SELECT pg_database_size(current_database()) AS size_bytes, numbackends AS connections, blks_hit AS hit, blks_read AS read,"
    " xact_commit + xact_rollback AS transactions, xact_rollback AS rollbacks, deadlocks,"
    " coalesce((SELECT max(extract(epoch FROM now() - xact_start)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()), 0)::float8 AS longest_transaction_s"
    " FROM pg_stat_database WHERE datname = current_database()"
)
_JOBS = text(
    "SELECT count(*) FILTER (WHERE status = 'queued') AS queued, count(*) FILTER (WHERE status = 'running') AS running,"
    " count(*) FILTER (WHERE status = 'parked' AND finished_at > now() - interval '1 day') AS parked_24h,"
    " (SELECT count(*) FROM outbox_events WHERE relayed_at IS NULL) AS events_waiting,"
    " (SELECT extract(epoch FROM now() - min(created_at)) FROM outbox_events WHERE relayed_at IS NULL)::float8 AS oldest_event_s"
    " FROM job_runs"
)
_HISTORY = text(
    "SELECT date_bin('10 minutes', check_time, 'epoch') AS at, avg(overall_health_score) AS mean, min(overall_health_score) AS low,"
    " coalesce((SELECT array_agg(DISTINCT failed ORDER BY failed) FROM jsonb_array_elements_text(jsonb_path_query_array("
    "jsonb_agg(error_logs), '$[*][*]')) AS failed), '{}') AS failing"
    " FROM system_health WHERE check_time > now() - make_interval(hours => :hours) GROUP BY 1 ORDER BY 1"
)
_STATISTICS = text(
    "SELECT (SELECT count(*) FROM cryptocurrencies WHERE is_active) AS assets,"
    " (SELECT count(*) FROM cryptocurrencies WHERE watchlist_tier = 'tier1') AS assets_tier1,"
    " (SELECT count(*) FROM cryptocurrencies WHERE watchlist_tier = 'tier2') AS assets_tier2,"
    " (SELECT greatest(reltuples, 0)::int8 FROM pg_class WHERE oid = 'price_data'::regclass) AS candles,"
    " (SELECT count(*) FROM cascade_runs WHERE kind = 'live' AND started_at > now() - interval '1 day') AS runs_24h,"
    " (SELECT count(*) FROM cascade_runs WHERE kind = 'live' AND status = 'failed' AND started_at > now() - interval '1 day')"
    " AS runs_failed_24h,"
    " (SELECT count(*) FROM trading_signals) AS signals,"
    " (SELECT count(*) FROM trading_signals WHERE status = 'active') AS signals_active,"
    " (SELECT count(*) FROM predictions WHERE NOT is_backtest AND NOT is_asked) AS predictions,"
    " (SELECT count(*) FROM predictions WHERE NOT is_backtest AND NOT is_asked AND is_realized) AS predictions_settled,"
    " (SELECT count(*) FROM predictions WHERE NOT is_backtest AND NOT is_asked AND is_realized AND is_accurate) AS predictions_right,"
    " (SELECT count(*) FROM user_activities WHERE activity_time > now() - interval '1 day') AS activities_24h,"
    " pg_database_size(current_database()) AS database_bytes"
)


@dataclass(frozen=True, slots=True)
class HealthSpan:
    """Ten minutes of reports: mean and lowest score in percent, and what failed in any of them."""

    at: datetime
    mean: float
    low: float
    failing: list[str]


async def database_figures(session: AsyncSession) -> dict[str, Any]:
    """What PostgreSQL counts of itself; blocks as `hit` and `read`, bytes, seconds."""
    return dict((await session.execute(_DATABASE)).mappings().one())


async def job_figures(session: AsyncSession) -> dict[str, Any]:
    """Open and parked work, and the events that wait."""
    return dict((await session.execute(_JOBS)).mappings().one())


async def health_history(session: AsyncSession, hours: int) -> list[HealthSpan]:
    """The workers' reports of the last hours, oldest first, ten minutes each."""
    rows = await session.execute(_HISTORY, {"hours": hours})
    return [HealthSpan(row.at, float(row.mean), float(row.low), list(row.failing)) for row in rows]


async def last_changes(session: AsyncSession) -> dict[str, dict[str, Any]]:
    """Of each setting that the audit knows a change of: when, by whom (email), from what and to what the last one was."""
    key = UserActivity.activity_data["key"].as_string()
    rows = await session.execute(
        select(UserActivity.activity_time, UserActivity.activity_data, User.email)
        .ext(distinct_on(key))
        .outerjoin(User, User.id == UserActivity.user_id)
        .where(UserActivity.activity_type == "change_config")
        .order_by(key, UserActivity.activity_time.desc(), UserActivity.id.desc())
    )
    return {
        data["key"]: {"at": moment, "by": email, "before": data["before"], "after": data["after"]}
        for moment, data, email in rows
    }


async def model_figures(session: AsyncSession) -> dict[str, int]:
    """Models by status, and how many suspensions go on."""
    rows = await session.execute(select(AiModel.status, func.count()).group_by(AiModel.status))
    counts: dict[str, int] = {row[0]: row[1] for row in rows}
    suspended = await session.scalar(select(func.count()).select_from(ModelSuspension).where(ModelSuspension.until.is_(None)))
    return {**{name: counts.get(name, 0) for name in ("active", "training", "inactive", "error")}, "suspended": suspended or 0}


async def user_figures(session: AsyncSession) -> dict[str, int]:
    """Accounts by what they are and when they signed in last."""
    admin = or_(User.role == "admin", User.is_superuser)
    row = (
        await session.execute(
            select(
                func.count().label("total"),
                func.count().filter(User.is_active).label("active"),
                func.count().filter(User.is_active, admin).label("admins"),
                func.count().filter(User.last_login > func.now() - text("interval '1 day'")).label("signed_in_24h"),
                func.count().filter(User.last_login > func.now() - text("interval '7 days'")).label("signed_in_7d"),
            )
        )
    ).one()
    return row._asdict()


async def statistics(session: AsyncSession) -> dict[str, int]:
    """How much there is of everything else."""
    return dict((await session.execute(_STATISTICS)).mappings().one())
