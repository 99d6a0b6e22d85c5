"""Settings that change while everything runs."""

from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from cryptopredict.base import BadInput
from cryptopredict.core import transaction
from cryptopredict.core.configuration import KNOWN, Change, change_configuration, read_configuration
from cryptopredict.core.schema import SystemConfig
from cryptopredict.curation.seed import _plans
from cryptopredict.scheduler.cadence import JOBS_BY_NAME, cadence_now


def test_every_default_fits_its_own_bounds() -> None:
    for known in KNOWN.values():
        assert known.check(known.default) == known.default
        assert known.about.endswith(".")


def test_a_new_database_has_the_defaults_and_they_are_what_the_parts_do(engine: Engine) -> None:
    with transaction(engine) as session:
        now = read_configuration(session)
        assert now.values == {key: known.default for key, known in KNOWN.items()}
        assert [plan.limit for plan in _plans(session)] == [20, 100]
    assert all(cadence == JOBS_BY_NAME[cadence.name] for cadence in cadence_now(now))
    assert {key.partition(".")[2] for key in KNOWN if key.startswith("cadence.")} <= set(JOBS_BY_NAME)


def test_a_change_keeps_the_rest_of_its_row_and_tells_what_was_before(engine: Engine) -> None:
    with transaction(engine) as session:
        changes = change_configuration(session, {"watchlist_limits.tier1_max": 5, "cadence.run_cascade": 300}, by=None)
        assert changes == [Change("watchlist_limits.tier1_max", 20, 5)]
    with transaction(engine) as session:
        assert [plan.limit for plan in _plans(session)] == [5, 100]
        now = read_configuration(session)
        change_configuration(session, {"cadence.run_cascade": 60, "limits.scale": 2}, by=None)
        table = cadence_now(read_configuration(session))
    assert now.integer("watchlist_limits.tier1_max") == 5
    assert next(cadence.seconds for cadence in table if cadence.name == "run_cascade") == 60


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("nothing", 1),
        ("market_source", 1),
        ("watchlist_limits", 1),
        ("watchlist_limits.tier1_max", 0),
        ("watchlist_limits.tier1_max", 501),
        ("watchlist_limits.tier1_max", 5.0),
        ("watchlist_limits.tier1_max", True),
        ("watchlist_limits.tier1_max", "5"),
        ("limits.scale", float("nan")),
        ("limits.scale", float("inf")),
        ("accounts.registration", 1),
        ("accounts.registration", None),
    ],
)
def test_what_does_not_fit_changes_nothing(engine: Engine, key: str, value: Any) -> None:
    with pytest.raises(BadInput), transaction(engine) as session:
        change_configuration(session, {"watchlist_limits.tier2_max": 7, key: value}, by=None)
    with transaction(engine) as session:
        assert read_configuration(session).integer("watchlist_limits.tier2_max") == 100


@pytest.mark.parametrize("stored", [{"tier1_max": "many", "tier2_max": 9}, [1], 3, {"tier1_max": 10**9, "tier2_max": 9}])
def test_what_somebody_wrote_by_hand_and_does_not_fit_has_its_default(engine: Engine, stored: Any) -> None:
    with transaction(engine) as session:
        session.execute(update(SystemConfig).where(SystemConfig.key == "watchlist_limits").values(value=stored))
        assert read_configuration(session).integer("watchlist_limits.tier1_max") == 20
        change_configuration(session, {"watchlist_limits.tier1_max": 4}, by=None)
        row = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "watchlist_limits"))
        assert isinstance(row, dict)
        assert row["tier1_max"] == 4


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [("accounts.registration", "On", True), ("limits.scale", "2", 2.0), ("watchlist_limits.tier1_max", "7", 7)],
)
def test_what_a_person_types_is_read(key: str, text: str, value: Any) -> None:
    read = KNOWN[key].read(text)
    assert (read, type(read)) == (value, type(value))
    with pytest.raises(BadInput):
        KNOWN[key].read("perhaps")
