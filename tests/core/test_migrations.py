from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text

from cryptopredict.base import Conflict
from cryptopredict.core import migrations, sync_engine
from cryptopredict.core.schema import Base

CATALOGUE = (
    (
        "SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,"
        " pg_get_expr(adbin, adrelid) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
        " LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
        " WHERE attnum > 0 AND NOT attisdropped AND relkind = 'r' AND relnamespace = 'public'::regnamespace"
    ),
    (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace"
    ),
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
)


def catalogue(connection: Connection) -> list[set[tuple[object, ...]]]:
    """Every column, constraint and index as PostgreSQL itself prints it."""
    return [{tuple(row) for row in connection.execute(text(query)) if row[0] != "alembic_version"} for query in CATALOGUE]


def functions(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace")) or 0


def test_up_down_up_leaves_nothing_behind(empty_database_url: str) -> None:
    engine = sync_engine(empty_database_url)
    assert migrations.current(engine) is None
    assert migrations.upgrade(engine) == migrations.head() == migrations.current(engine)
    assert migrations.downgrade(engine, "base") is None
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert functions(engine) == 0
    assert migrations.upgrade(engine) == migrations.head()
    engine.dispose()


def test_the_migrated_database_is_what_the_models_say(engine: Engine, empty_database_url: str) -> None:
    made = sync_engine(empty_database_url)
    Base.metadata.create_all(made)
    with engine.connect() as connection, made.connect() as other:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        for migrated, declared in zip(catalogue(connection), catalogue(other), strict=True):
            assert migrated == declared
            assert len(migrated) > 100
    made.dispose()


def test_many_processes_may_migrate_at_once(empty_database_url: str) -> None:
    engine = sync_engine(empty_database_url)
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: migrations.upgrade(engine), range(4))) == {migrations.head()}
    engine.dispose()


def test_a_database_of_a_newer_release_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Conflict, match="9999"):
        migrations.upgrade(engine)
