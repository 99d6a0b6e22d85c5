import psycopg
import pytest
from sqlalchemy import Engine, text

from cryptopredict.core import copy_rows, read_arrow, sync_engine, transaction


@pytest.fixture
def table(empty_database_url: str) -> Engine:
    engine = sync_engine(empty_database_url)
    with transaction(engine) as session:
        session.execute(text("CREATE TABLE thing (a int, b text)"))
    return engine


def test_copy_writes_rows_and_bytes_and_arrow_reads_them_back(table: Engine, empty_database_url: str) -> None:
    with transaction(table) as session:
        assert copy_rows(session.connection(), "thing", ["a", "b"], [(1, "x\ty"), (2, None)]) == 2
        assert copy_rows(session.connection(), "thing", ["a", "b"], b"3,z\n", form="csv") == 1
    rows = read_arrow(empty_database_url, "SELECT a, b FROM thing WHERE a > $1 ORDER BY a", [1])
    assert rows.to_pydict() == {"a": [2, 3], "b": [None, "z"]}
    table.dispose()


def test_a_failed_copy_leaves_nothing(table: Engine, empty_database_url: str) -> None:
    def write() -> None:
        with transaction(table) as session:
            copy_rows(session.connection(), "thing", ["a", "b"], [(1, "x")])
            copy_rows(session.connection(), "thing", ["a", "b"], b"no number,x\n", form="csv")

    with pytest.raises(psycopg.Error):
        write()
    assert read_arrow(empty_database_url, "SELECT * FROM thing").num_rows == 0
    table.dispose()


def test_a_session_that_died_in_the_pool_is_replaced(table: Engine, empty_database_url: str) -> None:
    with transaction(table) as session:
        pid = session.scalar(text("SELECT pg_backend_pid()"))
    other = sync_engine(empty_database_url)
    with transaction(other) as session:
        session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    with transaction(table) as session:
        assert session.scalar(text("SELECT 1")) == 1
    other.dispose()
    table.dispose()
