"""Claims over HTTP, and what their record comes to, beside a calculation by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from cryptopredict.base import utc_now
from cryptopredict.core import transaction
from cryptopredict.core.schema import Prediction, User
from cryptopredict.server.schemas.record import TrackRecordBody
from cryptopredict.server.views.predictions import interval_of_share
from fixtures.people import add_user, sign_in
from fixtures.world import decide

API = "/api/v1"
Headers = dict[str, str]
DAY = timedelta(days=1)
TODAY = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)


def add(engine: Engine, count: int, **change: Any) -> None:
    """Settled claims, one a day, said with 0.7; every other one came true."""
    with transaction(engine) as session:
        for n in range(count):
            plain: dict[str, Any] = {
                "layer_source": "layer1",
                "claim": "regime",
                "said": "bull",
                "model_name": "regime",
                "model_version": "1",
                "confidence_score": 0.7,
                "prediction_horizon": 24,
                "based_on": TODAY - (n + 3) * DAY,
                "target_datetime": TODAY - (n + 2) * DAY,
                "is_realized": True,
                "is_accurate": n % 2 == 0,
                "evaluated_at": TODAY - DAY,
            }
            session.add(Prediction(**plain | {key: value(n) if callable(value) else value for key, value in change.items()}))


def get(client: TestClient, path: str, owner: Headers) -> Any:
    answer = client.get(f"{API}{path}", headers=owner)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_claims_of_a_decision_are_listed_with_their_place_in_the_ledger(
    client: TestClient, owner: Headers, ids: dict[str, int], engine: Engine
) -> None:
    run = decide(engine, ids)
    whole = get(client, "/predictions?limit=3", owner)
    assert (len(whole["data"]), whole["total"] > 5, whole["filters"]["layer"]) == (3, True, None)
    cut = get(client, f"/predictions?layer=layer3&crypto_id={ids['BTC']}&horizon=192&settled=false", owner)
    (claim,) = cut["data"]
    assert (claim["symbol"], claim["claim"], claim["run_id"], claim["happened"]) == ("BTC", "beats_median", run, None)
    one = get(client, f"/predictions/{claim['id']}", owner)["data"]
    assert (one["market_conditions"], one["outcome_seq"]) == ("bull", None)
    assert one["ledger_seq"] > 0
    assert client.get(f"{API}/predictions/{2**40}", headers=owner).status_code == 404


def test_what_somebody_asked_for_is_theirs(client: TestClient, owner: Headers, engine: Engine) -> None:
    with transaction(engine) as session:
        other = User(email="b@example.org", password_hash="x")
        session.add(other)
        session.flush()
        theirs = other.id
    add(engine, 1, user_id=theirs, is_asked=True)
    add(engine, 1)
    (shown,) = get(client, "/predictions", owner)["data"]
    assert client.get(f"{API}/predictions/{shown['id'] - 1}", headers=owner).status_code == 404
    assert get(client, "/predictions/analytics", owner)["data"]["overall_accuracy"]["n"] == 1


def test_nothing_settled_is_nothing_said(client: TestClient, owner: Headers) -> None:
    found = get(client, "/predictions/analytics?days=30&layer=layer2", owner)["data"]
    assert found == {
        "days": 30,
        "layer": "layer2",
        "overall_accuracy": None,
        "accuracy_by_layer": [],
        "accuracy_by_horizon": [],
        "best_performing_models": [],
        "directional_skill": None,
        "interval_coverage": [],
    }


def test_shares_come_with_n_and_an_interval_of_separate_horizons(
    client: TestClient, owner: Headers, ids: dict[str, int], engine: Engine
) -> None:
    add(engine, 40)
    add(engine, 20, layer_source="layer2", claim="rotation", model_name="rotation", prediction_horizon=168, is_accurate=True)
    add(engine, 5, is_backtest=True, model_version="old")
    add(engine, 5, evaluated_at=TODAY - 200 * DAY, model_name="older")
    found = get(client, "/predictions/analytics?days=90", owner)["data"]
    assert (found["overall_accuracy"]["n"], found["overall_accuracy"]["happened"]) == (60, 40 / 60)
    by_layer = {row["layer"]: row["share"] for row in found["accuracy_by_layer"]}
    assert (by_layer["layer1"]["low"], by_layer["layer1"]["high"]) == pytest.approx(interval_of_share(0.5, 40))
    assert (by_layer["layer2"]["low"], by_layer["layer2"]["high"]) == pytest.approx(interval_of_share(1.0, 20 / 7))
    assert [row["horizon_hours"] for row in found["accuracy_by_horizon"]] == [24, 168]
    models = found["best_performing_models"]
    assert [(row["model_name"], row["claim"]) for row in models] == [("rotation", "rotation"), ("regime", "regime")]
    assert models[1]["brier"] == pytest.approx((0.3**2 + 0.7**2) / 2)
    # Twenty claims a week long are not three separate ones, let alone thirty.
    assert (models[0]["difference"] < 0, models[0]["difference_low"]) == (True, None)
    assert models[1]["difference_low"] is not None
    assert get(client, "/predictions/analytics?layer=layer2", owner)["data"]["overall_accuracy"]["n"] == 20


def test_the_interval_is_wilsons() -> None:
    """Values of Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    known = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (1, 29): (0.0061, 0.1718)}
    for (hits, n), interval in known.items():
        assert interval_of_share(hits / n, n) == pytest.approx(interval, abs=5e-5)


def test_prices_are_judged_by_direction_and_interval(
    client: TestClient, owner: Headers, ids: dict[str, int], engine: Engine
) -> None:
    add(
        engine,
        40,
        layer_source="layer3",
        claim="price",
        said=None,
        crypto_id=ids["BTC"],
        input_price=100.0,
        predicted_price=lambda n: 110.0 if n % 4 else 95.0,
        predicted_low=90.0,
        predicted_high=115.0,
        interval_level=0.8,
        actual_price=lambda n: 120.0 if n % 8 == 1 else 105.0,
    )
    found = get(client, "/predictions/analytics?layer=layer3", owner)["data"]
    direction, (coverage,) = found["directional_skill"], found["interval_coverage"]
    assert (direction["share"]["n"], direction["share"]["happened"], direction["naive"]) == (40, 0.75, 1.0)
    actual = np.where(np.arange(40) % 8 == 1, 120.0, 105.0)
    said = np.where(np.arange(40) % 4 == 0, 95.0, 110.0)
    assert direction["error_ratio"] == pytest.approx(np.abs(actual - said).mean() / np.abs(actual - 100.0).mean())
    assert (coverage["level"], coverage["share"]["happened"]) == (0.8, 35 / 40)
    assert found["best_performing_models"] == []


def test_the_track_record_is_for_everybody_and_keeps_backtests_apart(
    client: TestClient, ids: dict[str, int], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cryptopredict.server.answers._RECORD_SECONDS", 0.0)
    empty = client.get(f"{API}/track-record").json()["data"]
    assert (empty["since"], empty["live"], empty["signals"]["target_rate"], empty["equity"]) == (None, [], None, None)
    assert empty["equity_missing"] == "nothing_traded"

    add(engine, 40, confidence_score=lambda n: 0.3 + n / 100)
    add(engine, 60, is_backtest=True)
    answer = client.get(f"{API}/track-record")
    found = TrackRecordBody.model_validate(answer.json()["data"])
    (live,), (backtest,) = found.live, found.backtest
    assert (live.score.share.n, backtest.score.share.n) == (40, 60)
    said, came = 0.3 + np.arange(40) / 100, np.arange(40) % 2 == 0
    assert live.score.brier == pytest.approx(((said - came) ** 2).mean())
    assert [(one.decile, one.share.n) for one in live.bins] == [(place + 1, 4) for place in range(10)]
    assert live.score.calibration_error == pytest.approx(
        np.mean([abs(said[4 * k : 4 * k + 4].mean() - 0.5) for k in range(10)])
    )
    assert all(one.share.low <= one.share.happened <= one.share.high for one in live.bins)
    assert {(cut.horizon_hours, cut.regime) for cut in live.cuts} == {(24, None), (None, "unknown")}
    assert found.since == datetime.combine((TODAY - 42 * DAY).date(), datetime.min.time(), tzinfo=UTC)
    again = client.get(f"{API}/track-record", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def _ask(client: TestClient, header: Headers, **wanted: Any) -> Any:
    return client.post(f"{API}/predictions", headers=header, json=wanted)


def test_what_was_said_already_is_answered_at_once_and_the_rest_by_a_job(
    client: TestClient, owner: Headers, ids: dict[str, int], engine: Engine
) -> None:
    run, btc = decide(engine, ids), ids["BTC"]
    said = _ask(client, owner, crypto_id=btc, model_name="assets", prediction_horizon=192)
    assert (said.status_code, said.json()["data"]["task"]) == (200, None)
    assert (said.json()["data"]["prediction"]["run_id"], said.json()["data"]["prediction"]["is_asked"]) == (run, False)
    asked = _ask(client, owner, crypto_id=btc, prediction_horizon=4)
    task = asked.json()["data"]["task"]
    assert (asked.status_code, task["name"], task["arguments"]["horizon"], task["answer"]) == (202, "predict", 4, None)
    assert _ask(client, owner, crypto_id=btc, prediction_horizon=4).json()["data"]["task"]["id"] == task["id"]
    supposed = _ask(client, owner, crypto_id=btc, prediction_horizon=4, features_override={"trailing": 0.02})
    assert supposed.json()["data"]["task"]["id"] != task["id"]
    assert _ask(client, owner, crypto_id=btc, prediction_horizon=1).status_code == 202
    assert _ask(client, owner, crypto_id=btc, prediction_horizon=720).status_code == 409
    add_user(engine, "ada")
    assert client.get(f"{API}/tasks/{task['id']}", headers=sign_in(client, "ada")).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "status", "word"),
    [
        ({"layer_source": "layer1", "model_name": "regime"}, 422, "whole market"),
        ({"prediction_horizon": 5}, 422, "720"),
        ({"features_override": {"moon": 1.0}}, 422, "trailing"),
        ({"model_name": "assets", "prediction_horizon": 192}, 503, "rank"),
        ({"crypto_id": 2**60}, 404, "no such asset"),
    ],
)
def test_what_cannot_be_asked_is_told_so(
    client: TestClient, owner: Headers, ids: dict[str, int], wanted: dict[str, Any], status: int, word: str
) -> None:
    answer = _ask(client, owner, **{"crypto_id": ids["BTC"]} | wanted)
    assert (answer.status_code, word in answer.text) == (status, True), answer.text
