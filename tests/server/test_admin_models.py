"""Models over HTTP: what is shown of them, which version counts and who said so, and what a training takes."""

from typing import Any

import pytest
from sqlalchemy import Engine, select, update
from starlette.testclient import TestClient

from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import AiModel, CascadeRun, ModelSuspension, ModelVersion, SystemConfig, UserActivity
from cryptopredict.scheduler import perform
from cryptopredict.scheduler.replays import replay_run
from cryptopredict.scheduler.retraining import retrain_model
from fixtures.judged import store_judged
from fixtures.world import decide

API = "/api/v1"
Headers = dict[str, str]


@pytest.fixture
def stored(ground: Ground) -> int:
    """Three versions of a model, the last with its gate closed; the id of the model."""
    return store_judged(ground)


def test_models_are_shown_with_every_gate_and_figure(client: TestClient, owner: Headers, stored: int) -> None:
    (listed,) = client.get(f"{API}/admin/ai-models", headers=owner).json()["data"]["models"]
    assert (listed["name"], listed["layer"], listed["champion"], listed["newest"], listed["versions"]) == (
        "volatility",
        "macro",
        None,
        "3",
        3,
    )
    assert (listed["gate"]["key"], listed["gate"]["open"], listed["health"]["usable"]) == ("d1", False, None)
    data = client.get(f"{API}/admin/ai-models/{stored}", headers=owner).json()["data"]
    assert [(row["version"], row["role"], row["seed"]) for row in data["versions"]] == [
        ("3", "challenger", 2),
        ("2", "challenger", 1),
        ("1", "challenger", 0),
    ]
    newest = data["versions"][0]
    assert [(gate["key"], gate["main"], gate["use"]) for gate in newest["gates"]] == [
        ("d1", True, "the risk level"),
        ("d7", False, None),
    ]
    (line,) = newest["comparisons"]
    assert [(one["name"], one["value"]) for one in line["baselines"]] == [("HAR", 0.58), ("EWMA", None)]
    assert line["by_year"][0]["baselines"] == [{"name": "HAR", "value": 0.58}, {"name": "EWMA", "value": None}]
    assert line["calibration"]["bins"][0]["n"] == 90
    assert newest["failed"] == ["d7 HAR, fold 1: too few rows"]


def test_one_counts_after_another_and_back_and_each_time_somebody_said_so(
    client: TestClient, owner: Headers, stored: int, engine: Engine
) -> None:
    def ask(deed: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        answer = client.post(f"{API}/admin/ai-models/{stored}/{deed}", headers=owner, json=body)
        return answer.status_code, answer.json()

    def roles() -> dict[str, str]:
        with transaction(engine) as session:
            return {row.version: row.role for row in session.scalars(select(ModelVersion).order_by(ModelVersion.id))}

    assert ask("rollback")[0] == 404
    assert ask("promote", {"version": "1", "reason": "the first"})[1]["data"] == {
        "name": "volatility",
        "version": "1",
        "before": None,
        "forced": False,
    }
    assert ask("promote", {"version": "2"})[1]["data"]["before"] == "1"
    assert roles() == {"1": "retired", "2": "champion", "3": "challenger"}
    status, closed = ask("promote", {"version": "3"})
    assert (status, "not distinguishable from HAR" in closed["error"]) == (409, True)
    assert ask("promote", {"version": "3", "force": True})[0] == 422
    assert ask("promote", {"version": "2"})[0] == 409
    assert ask("promote", {"version": "9"})[0] == 404
    assert roles() == {"1": "retired", "2": "champion", "3": "challenger"}
    assert ask("promote", {"version": "3", "force": True, "reason": "to look at it"})[0] == 200
    shown = client.get(f"{API}/admin/ai-models/{stored}", headers=owner).json()["data"]
    assert shown["model"]["champion"] == "3"
    assert shown["versions"][0]["forced"] == {"by": 1, "reason": "to look at it"}
    assert ask("rollback", {"reason": "seen enough"})[1]["data"]["version"] == "2"
    with transaction(engine) as session:
        done = session.scalars(select(UserActivity).where(UserActivity.activity_type.like("%_model")).order_by(UserActivity.id))
        noted = [(row.activity_type, row.activity_data["version"], row.activity_data["reason"]) for row in done]
    assert noted == [
        ("promote_model", "1", "the first"),
        ("promote_model", "2", None),
        ("promote_model", "3", "to look at it"),
        ("rollback_model", "2", "seen enough"),
    ]


def test_the_health_is_that_of_the_version_that_counts(client: TestClient, owner: Headers, stored: int, engine: Engine) -> None:
    def health() -> Any:
        return client.get(f"{API}/admin/ai-models/{stored}", headers=owner).json()["data"]["model"]["health"]

    now = "2026-01-01T00:00:00+00:00"
    drift = {
        "verdict": "retrain",
        "version": "2",
        "why": "its skill fades",
        "start": now,
        "n": 40,
        "skill": -0.01,
        "worse": None,
    }
    drift |= {"faded": {"wealth": 25.0, "peak": 30.0, "n": 40}, "calibration": None, "since": now, "judged_at": now}
    drift |= {"population": [{"feature": "spread", "moved": True}, {"feature": "trend", "moved": False}]}
    client.post(f"{API}/admin/ai-models/{stored}/promote", headers=owner, json={"version": "2"})
    with transaction(engine) as session:
        session.execute(update(AiModel).values(health_status={"usable": True, "since": now, "drift": drift}))
        version = session.scalars(select(ModelVersion).where(ModelVersion.role == "champion")).one()
        session.add(ModelSuspension(model_version_id=version.id, since=version.created_at, reason="worse than HAR"))
    found = health()
    assert (found["usable"], found["suspended"], found["reason"]) == (True, True, "worse than HAR")
    assert (found["drift"]["verdict"], found["drift"]["moved"]) == ("retrain", ["spread"])
    assert [(bet["name"], bet["wealth"]) for bet in found["drift"]["bets"]] == [("faded", 25.0)]
    resumed = f"{API}/admin/ai-models/{stored}/resume"
    assert client.post(resumed, headers=owner, json={}).status_code == 422
    answer = client.post(resumed, headers=owner, json={"reason": "the feed was broken, not the model"})
    assert (answer.status_code, answer.json()["data"]["health"]["suspended"]) == (200, False)
    assert client.post(resumed, headers=owner, json={"reason": "again"}).status_code == 404
    client.post(f"{API}/admin/ai-models/{stored}/promote", headers=owner, json={"version": "1"})
    assert (health()["drift"], health()["suspended"]) == (None, False)


def test_a_version_whose_files_are_damaged_does_not_count(
    client: TestClient, owner: Headers, stored: int, ground: Ground
) -> None:
    path = ground.settings.home / "models" / "volatility" / "1" / "weights.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    answer = client.post(f"{API}/admin/ai-models/{stored}/promote", headers=owner, json={"version": "1"})
    assert answer.status_code == 503
    assert "weights.npy is not what was written" in answer.json()["error"]
    with transaction(ground.engine) as session:
        assert {row.role for row in session.scalars(select(ModelVersion))} == {"challenger"}
        assert session.scalars(select(UserActivity).where(UserActivity.activity_type == "promote_model")).all() == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"training_data_days": 365}, "every day that has closed"),
        ({"validation_split": 0.2}, "walking forward"),
        ({"hyperparameters": {"learning_rate": 0.1}}, "does not fit"),
    ],
)
def test_what_a_training_does_not_take_is_refused(
    client: TestClient, owner: Headers, stored: int, body: dict[str, Any], why: str
) -> None:
    answer = client.post(f"{API}/admin/ai-models/{stored}/retrain", headers=owner, json=body)
    assert (answer.status_code, why in answer.json()["error"]) == (422, True)


def test_what_it_takes_arrives(
    client: TestClient, owner: Headers, stored: int, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []

    class Outcome:
        verdict = "volatility 4 is stored and not used"

    def train(_ground: Ground, *, recipes: Any, quick: bool, seed: int, report: Any) -> list[Outcome]:
        report("Fitting", 0.5)
        given.append(([recipe.name for recipe in recipes], quick, seed))
        return [Outcome()]

    monkeypatch.setattr("cryptopredict.scheduler.retraining.train", train)
    body = {"hyperparameters": {"seed": 7, "quick": True}}
    answer = client.post(f"{API}/admin/ai-models/{stored}/retrain", headers=owner, json=body)
    task = answer.json()["data"]
    assert (answer.status_code, task["arguments"]) == (202, {"model_id": stored, "quick": 1, "seed": 7})
    assert perform(ground, {"retrain_model": retrain_model}, task["id"])
    assert given == [(["volatility"], True, 7)]
    done = client.get(f"{API}/tasks/{task['id']}", headers=owner).json()["data"]
    assert (done["status"], done["message"]) == ("succeeded", Outcome.verdict)


def test_a_replay_says_what_differs_and_why(
    client: TestClient, owner: Headers, ids: dict[str, int], ground: Ground, engine: Engine
) -> None:
    """A decision that was made up beside a market that it does not rest on."""
    assert client.post(f"{API}/cascade/run", headers=owner).json()["data"]["name"] == "run_cascade"
    with transaction(engine) as session:
        session.add(SystemConfig(key="market_id", value="made up"))
    run = decide(engine, ids)
    task = client.post(f"{API}/cascade/runs/{run}/replay", headers=owner).json()["data"]
    assert (task["name"], task["arguments"], task["result"]) == ("replay_run", {"run_id": run}, None)
    assert perform(ground, {"replay_run": replay_run}, task["id"])
    done = client.get(f"{API}/tasks/{task['id']}", headers=owner).json()["data"]
    result = done["result"]
    assert (result["run_id"], result["same"], result["inputs"]) == (run, False, "changed")
    assert [cause["kind"] for cause in result["causes"]] == ["inputs_changed", "cannot_decide", "code_changed"]
    assert (result["differing"], result["differences"]) == (0, [])
    assert "another decision" in done["message"]
    with transaction(engine) as session:
        session.add(
            CascadeRun(as_of=task_time(session), source="simulated", status="failed", code_version="0", input_digest="")
        )
    assert client.post(f"{API}/cascade/runs/{run + 1}/replay", headers=owner).status_code == 409
    assert client.post(f"{API}/cascade/runs/{2**40}/replay", headers=owner).status_code == 404


def task_time(session: Any) -> Any:
    return session.scalars(select(CascadeRun.as_of)).first()
