"""Champions that stop being what they were: noticed, acted on, and nothing said before is changed by it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select

from cryptopredict.base import BadInput, Forbidden, NotFound, from_epoch
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import AiModel, JobRun, ModelSuspension, ModelVersion, OutboxEvent, User
from cryptopredict.estimators.drift import bet_against, calibration_bet, population
from cryptopredict.estimators.models import Mean, Ridge
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import MODEL, Material, Options, Part, Question, Recipe, Walked, train
from cryptopredict.ledger import registry
from cryptopredict.ledger.drift import Settled, check_champions, judge_champion
from cryptopredict.ledger.quieting import quieted
from cryptopredict.ledger.registry import champions, read_version, store_version
from cryptopredict.ledger.suspensions import clear_suspension
from cryptopredict.outbox import write_event
from cryptopredict.scheduler.drift import queue_training
from fixtures.market import DAY, END, small_view

NAME = "toy"
TRAINED = END - 200 * DAY
FIRST = END - 1_200 * DAY
OPTIONS = Options(first_days=400, refit_days=200, tried=1)


def toy(*, breaks: int = 2 * END, moves: int = 2 * END) -> Recipe:
    """A model of a line through one feature, beside the mean. The line turns round at `breaks`, the feature moves away at `moves`."""

    def parts(material: Material, _: Options) -> tuple[Part, ...]:
        now = material.view.as_of
        assert now is not None
        times = np.arange(FIRST, END + 1, DAY)
        rng = np.random.default_rng(5)
        feature = rng.normal(size=len(times)) + np.where(times >= moves, 3.0, 0.0)
        happened = np.where(times >= breaks, -0.5, 0.5) * feature + rng.normal(size=len(times))
        known = np.where(times + DAY <= now, happened, np.nan)[times <= now]
        shown = times[times <= now]
        table = Table(feature[times <= now, None], ("x",), shown, np.zeros(len(shown), dtype=np.int64))
        return (Part("d1", table, known, DAY, Ridge(), {"mean": Mean()}, beside={"happened": known}),)

    def questions(walked: Walked) -> list[Question]:
        part, said = walked.parts["d1"], walked.said["d1"]
        model, mean = ((said[name] - part.beside["happened"]) ** 2 for name in (MODEL, "mean"))
        return [Question("d1", "the toy", "squares", model, {"mean": mean}, part.table.times, walked.fold["d1"], DAY)]

    return Recipe(NAME, "macro", 1, "d1", {"d1": "nothing"}, lambda: {"toy": 1}, parts, questions)


def material(moment: int = END) -> Material:
    return Material(small_view().at(moment))


@pytest.fixture
def champion(ground: Ground) -> str:
    """A champion that was trained 200 days ago."""
    registry._cache.clear()
    return promoted(ground, TRAINED)


def promoted(ground: Ground, moment: int) -> str:
    saved = train(toy(), material(moment), OPTIONS).saved
    home = ground.settings.home
    version = store_version(ground.engine, home, NAME, "macro", saved, code_version="0", seconds=1.0).version
    with transaction(ground.engine) as session:
        row = session.scalars(select(ModelVersion).where(ModelVersion.version == version)).one()
        for other in session.scalars(select(ModelVersion).where(ModelVersion.role == "champion")):
            other.role = "retired"
        session.flush()
        row.role, row.promoted_at = "champion", from_epoch(moment)
    return version


def check(ground: Ground, recipe: Recipe, moment: int = END) -> dict[str, Any]:
    """Look once; the health that is written down afterwards."""
    found = check_champions(ground, {NAME: recipe}, material(moment), from_epoch(moment), write_event, queue_training)[NAME]
    with transaction(ground.engine) as session:
        assert session.scalars(select(AiModel)).one().health_status["drift"] == found
    return found


def queued(ground: Ground) -> int:
    with transaction(ground.engine) as session:
        return len(session.scalars(select(JobRun).where(JobRun.name == "retrain_model")).all())


def test_a_sound_model_is_left_alone(ground: Ground, champion: str) -> None:
    health = check(ground, toy())
    assert (health["verdict"], health["version"], health["n"]) == ("ok", champion, 199)
    assert health["skill"] == pytest.approx(0.25, abs=0.15)
    assert health["worse"]["peak"] < 5.0
    assert queued(ground) == 0
    with transaction(ground.engine) as session:
        assert session.scalars(select(OutboxEvent)).all() == []


def test_a_model_that_turned_bad_is_suspended_and_its_past_is_not_touched(ground: Ground, champion: str) -> None:
    turned = toy(breaks=TRAINED + 20 * DAY)
    days = next(day for day in range(30, 200, 10) if check(ground, turned, TRAINED + day * DAY)["verdict"] == "suspend")
    assert days <= 160
    since = TRAINED + days * DAY
    with transaction(ground.engine) as session:
        row = session.scalars(select(ModelSuspension)).one()
        assert (row.since, row.until) == (from_epoch(since), None)
        news = [event.payload["verdict"] for event in session.scalars(select(OutboxEvent).order_by(OutboxEvent.id))]
        stored = session.scalars(select(ModelVersion)).one()
    assert news[-1] == "suspend"
    assert all(one != two for one, two in pairwise(news)), "only what changes is told"

    whole, table = read_version(ground.settings.home, NAME, stored), turned.parts(material(), OPTIONS)[0].table
    assert whole.opened("d1")[-1]
    found = champions(ground.engine, ground.settings.home)[NAME]
    assert found is champions(ground.engine, ground.settings.home)[NAME], "it remembers what it said"
    shut = table.times >= since
    assert np.isnan(found.say("d1", table, "d1")[shut]).all()
    np.testing.assert_array_equal(found.say("d1", table, "d1")[~shut], whole.say("d1", table, "d1")[~shut])

    assert check(ground, turned, since + 5 * DAY)["verdict"] == "suspend"
    with transaction(ground.engine) as session:
        users = [User(email=f"{role}@example.org", password_hash="x", role=role) for role in ("admin", "casual")]
        session.add_all(users)
        session.flush()
        admin, casual = (user.id for user in users)
        for user, why, error in ((casual, "please", Forbidden), (admin, " ", BadInput)):
            with pytest.raises(error):
                clear_suspension(session, NAME, from_epoch(since + 10 * DAY), user_id=user, why=why)
        clear_suspension(session, NAME, from_epoch(since + 10 * DAY), user_id=admin, why="it was the data")
        with pytest.raises(NotFound):
            clear_suspension(session, NAME, from_epoch(since + 10 * DAY), user_id=admin, why="again")
    again = champions(ground.engine, ground.settings.home)[NAME].say("d1", table, "d1")
    np.testing.assert_array_equal(
        np.isnan(again[table.times >= TRAINED]),
        shut[table.times >= TRAINED] & (table.times < since + 10 * DAY)[table.times >= TRAINED],
    )
    assert check(ground, turned, since + 11 * DAY)["verdict"] == "ok", "the record begins anew"


def test_a_new_version_begins_without_a_suspension_and_one_of_the_same_kind_goes_on(ground: Ground, champion: str) -> None:
    assert promoted(ground, TRAINED + 50 * DAY) == "2"
    assert check(ground, toy())["n"] == 199, "the record goes back to the first of its kind"
    turned = toy(breaks=TRAINED + 60 * DAY)
    assert check(ground, turned, END)["verdict"] == "suspend"
    assert promoted(ground, END - 20 * DAY) == "3"
    found = champions(ground.engine, ground.settings.home)[NAME]
    assert found.version == "3"
    assert found.opened("d1")[-1]
    assert check(ground, toy())["n"] == 19


def test_rows_like_none_before_bring_a_training_once_a_day(ground: Ground, champion: str) -> None:
    health = check(ground, toy(moves=END - 40 * DAY))
    assert health["verdict"] == "retrain"
    assert [one["feature"] for one in health["population"] if one["moved"]] == ["x", "d1 said 0"]
    check(ground, toy(moves=END - 40 * DAY))
    assert queued(ground) == 1
    with transaction(ground.engine) as session:
        row = session.scalars(select(JobRun)).one()
        model = session.scalars(select(AiModel)).one()
        assert row.arguments == {"model_id": model.id, "quick": 0, "seed": 0}
        row.queued_at = row.queued_at - timedelta(hours=25)
    check(ground, toy(moves=END - 40 * DAY))
    assert queued(ground) == 2


def test_claims_that_do_not_come_true_count(ground: Ground, champion: str) -> None:
    rng = np.random.default_rng(2)
    times = TRAINED + DAY * np.arange(1, 181)
    with transaction(ground.engine) as session:
        version = read_version(ground.settings.home, NAME, session.scalars(select(ModelVersion)).one())
    for chance, verdict in ((0.6, "ok"), (0.2, "suspend")):
        happened = (rng.random(180) < chance).astype(np.float64)
        settled = [Settled(np.full(180, 0.6), happened, times, 1)]
        assert judge_champion(toy(), version, material(), TRAINED, settled).verdict == verdict
    assert quieted(version, ()) is version


def _ever(make: Callable[[np.random.Generator], Any], runs: int, level: float = 20.0) -> float:
    """Share of runs in which a bet that is looked at every day ever comes to a level."""
    rng = np.random.default_rng(1)
    return float(np.mean([make(rng).peak >= level for _ in range(runs)]))


@pytest.mark.parametrize("days", [1, 7])
def test_looking_every_day_for_three_years_does_not_cry_wolf(days: int) -> None:
    """The worst case: a model exactly as good as its baseline, with fat tails and calm and wild months; outcomes may overlap."""

    def equal(rng: np.random.Generator) -> Any:
        wild = np.exp(np.repeat(rng.normal(0.0, 0.7, 38), 30))
        values = np.convolve(wild * rng.standard_t(4, size=1_140), np.ones(days) / days, "valid")
        return bet_against(values, np.arange(len(values)), cut=5.0, lag=days)

    for level in (20.0, 100.0):  # a true share of one in so many shows up as three deviations more by chance
        assert _ever(equal, 300, level) <= 1.0 / level + 3.0 * np.sqrt(1.0 / level / 300)


def test_what_is_really_worse_is_noticed_within_a_season() -> None:
    def turning(rng: np.random.Generator) -> Any:
        values = rng.normal(size=420) + np.where(np.arange(420) < 300, -0.2, 0.6)
        return bet_against(values, np.arange(420), cut=2.5)

    assert _ever(turning, 100) >= 0.9


def test_calibration_is_only_doubted_when_it_is_off() -> None:
    def said(rng: np.random.Generator, sharper: float) -> Any:
        logit = rng.normal(0.0, 0.6, (365, 10))
        mood = rng.normal(size=(365, 1))  # coins of one day rise and fall together
        drawn = np.sqrt(0.3) * mood + np.sqrt(0.7) * rng.normal(size=(365, 10))
        happened = drawn < np.log(np.exp(logit)) / 1.7  # a logistic chance, nearly
        claimed = 1.0 / (1.0 + np.exp(-sharper * logit))
        return calibration_bet(claimed.ravel(), happened.ravel().astype(np.float64), np.repeat(np.arange(365), 10))

    assert _ever(lambda rng: said(rng, 1.0), 100) <= 0.05
    assert _ever(lambda rng: said(rng, 4.0), 50) >= 0.95


def test_population_is_held_against_its_own_noise() -> None:
    """Days that follow each other move together: an index far above 0.2 is nothing there, and is something where they do not."""

    def looked(rng: np.random.Generator, persistence: float, shift: float) -> tuple[float, bool]:
        noise = rng.normal(size=(780, 4))
        days = np.empty_like(noise)
        days[0] = noise[0]
        for day in range(1, 780):
            days[day] = persistence * days[day - 1] + np.sqrt(1.0 - persistence**2) * noise[day]
        days[750:] += shift
        times = np.arange(780)
        found = population(days[:750], times[:750], days[750:], times[750:], ("a", "b", "c", "d"))
        assert found is not None
        return found.index, found.moved

    rng = np.random.default_rng(0)
    calm = [looked(rng, 0.95, 0.0) for _ in range(100)]
    assert np.mean([index > 0.2 for index, _ in calm]) > 0.9
    assert np.mean([moved for _, moved in calm]) <= 0.10
    assert np.mean([looked(rng, 0.5, 2.0)[1] for _ in range(20)]) >= 0.9
    too_short = np.zeros((300, 4))
    assert population(too_short, np.arange(300), too_short[:30], np.arange(30), ("a", "b", "c", "d")) is None


def test_a_recipe_that_changed_is_not_judged(ground: Ground, champion: str) -> None:
    other = replace(toy(), specification=lambda: {"toy": 2})
    found = check_champions(ground, {NAME: other}, material(), from_epoch(END), write_event, queue_training)
    assert found[NAME]["verdict"] == "not judged"
    assert "another specification" in found[NAME]["why"]
