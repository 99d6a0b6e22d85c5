"""Training as work of the record: split into shares that run side by side or one after the other, ended by whoever is last."""

import json
import time
from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import JobRun, ModelVersion, SystemConfig
from cryptopredict.estimators.training import Recipe
from cryptopredict.pipeline.train import training_lock
from cryptopredict.scheduler import WORKERS, Job, Task, perform
from cryptopredict.scheduler.record import claim
from cryptopredict.scheduler.training import fit_models, retrain_models, train_models
from fixtures.market import small_view
from fixtures.trained import toy_recipe

JOBS: Mapping[str, Job] = {"fit_models": fit_models}


def ask(ground: Ground, job: Job) -> str:
    return str(job(Task(ground, {}, lambda _share, _what: None)))


def shares(ground: Ground, model: str) -> list[JobRun]:
    with transaction(ground.engine) as session:
        rows = session.scalars(select(JobRun).where(JobRun.name == "fit_models").order_by(JobRun.id))
        return [row for row in rows if row.arguments["model"] == model]


def versions(ground: Ground) -> int:
    with transaction(ground.engine) as session:
        return len(session.scalars(select(ModelVersion)).all())


def workers(ground: Ground, number: int) -> None:
    told = {"queues": ["training"], "started": 0.0, "seen": time.time(), "worked": 0.0, "job": None}
    for place in range(number):
        ground.redis.hset(WORKERS, f"here:{place}", json.dumps(told))


@pytest.fixture
def toys(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> tuple[Recipe, ...]:
    """Three models: one that is good, one whose parts are broken, one without skill."""
    found = (
        toy_recipe("one", days=1_500),
        toy_recipe("broken", fails=ZeroDivisionError("a defect")),
        toy_recipe("two", days=1_500, skill=0.0),
    )
    monkeypatch.setattr("cryptopredict.pipeline.train.RECIPES", found)
    monkeypatch.setattr("cryptopredict.scheduler.training.RECIPES", found)
    monkeypatch.setattr("cryptopredict.pipeline.train.load_view", lambda _: small_view())
    with transaction(ground.engine) as session:
        session.add(SystemConfig(key="market_source", value="files"))
    return found


def test_shares_are_done_in_any_order_and_the_last_one_ends_it(ground: Ground, toys: tuple[Recipe, ...]) -> None:
    workers(ground, 2)
    assert ask(ground, train_models) == "Asked for one, broken, two, each in 2 shares."
    assert ask(ground, train_models) == "A training is under way already."
    first, second = shares(ground, "one")
    with transaction(ground.engine) as session:
        held = claim(session, first.id)
    assert held is not None
    assert perform(ground, JOBS, second.id)  # beside the first, which somebody else has begun
    assert versions(ground) == 0
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE job_runs SET status = 'queued', lease_until = NULL WHERE id = :id"), {"id": first.id})
    assert perform(ground, JOBS, first.id)
    messages = [row.message for row in shares(ground, "one")]
    assert messages[1] == "one: share 2 of 2 is fitted."
    assert messages[0] is not None
    assert messages[0].startswith("one 1 is the champion")
    assert not (ground.settings.home / "models" / "one" / ".fits").exists()
    for row in shares(ground, "broken"):
        assert not perform(ground, JOBS, row.id)
    done = [perform(ground, JOBS, row.id) for row in shares(ground, "two")]
    assert done == [True, True]
    assert "two 1 is stored and not used" in str([row.message for row in shares(ground, "two")])
    assert versions(ground) == 2


def test_a_share_that_is_done_already_is_not_given_out_twice(ground: Ground, toys: tuple[Recipe, ...]) -> None:
    ask(ground, train_models)
    (row,) = shares(ground, "one")
    with transaction(ground.engine) as session:
        twin = JobRun(name="fit_models", arguments=row.arguments)
        session.add(twin)
        session.flush()
        assert claim(session, row.id) is not None
        assert claim(session, twin.id) is None


def test_a_share_waits_for_a_training_by_hand(ground: Ground, toys: tuple[Recipe, ...]) -> None:
    ask(ground, train_models)
    (row,) = shares(ground, "one")

    class Seen(Exception):
        """It was waiting."""

    def report(_share: float, what: str) -> None:
        raise Seen(what)

    with training_lock(ground.engine) as alone:
        assert alone
        with pytest.raises(Seen, match="Waits for another training"):
            fit_models(Task(ground, row.arguments, report))
    with training_lock(ground.engine, together=True) as one, training_lock(ground.engine, together=True) as other:
        assert one
        assert other
        with training_lock(ground.engine) as alone:
            assert not alone


def test_only_models_that_are_due_are_asked_for(
    ground: Ground, toys: tuple[Recipe, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(ground, retrain_models).startswith("The market is new")
    monkeypatch.setattr("cryptopredict.scheduler.training._NEW", timedelta(0))
    assert ask(ground, retrain_models).startswith("Asked for one, broken, two")
    (row,) = shares(ground, "one")
    perform(ground, JOBS, row.id)
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE job_runs SET status = 'parked', lease_until = NULL WHERE status <> 'succeeded'"))
    assert ask(ground, retrain_models) == "Asked for broken, two, each in 1 share."
    with transaction(ground.engine) as session:
        session.execute(text("UPDATE job_runs SET status = 'parked', lease_until = NULL WHERE status <> 'succeeded'"))
    monkeypatch.setattr("cryptopredict.scheduler.training._NEW", timedelta(days=1))
    assert ask(ground, retrain_models).startswith("The newest version of every model is younger than a week")
