"""Deciding again what was decided: the same to the last bit, and where it is not, which number and why."""

import json

import polars as pl
import pytest
from sqlalchemy import text, update

from cryptopredict.base import Floats, Interval, NotFound, Source, epoch, from_epoch, parse_time
from cryptopredict.core import Ground, transaction
from cryptopredict.core.configuration import change_configuration
from cryptopredict.core.schema import CascadeRun, ModelVersion, PriceData, TierChange
from cryptopredict.curation import bulk_action
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.sync.caps import write_caps
from cryptopredict.features import rolling
from cryptopredict.ledger import registry
from cryptopredict.ledger.promotion import promote
from cryptopredict.ledger.registry import store_version
from cryptopredict.ledger.whole import folder_of
from cryptopredict.pipeline import run_cascade
from cryptopredict.replay import Verification, stored_runs, verify_runs
from cryptopredict.replay import differences as compared
from cryptopredict.server.schemas.replays import ReplayResult
from fixtures.commands import Command
from fixtures.market import DAY, fill_simulated
from fixtures.trained import opened, small_training

NOW = epoch(parse_time("2023-03-01"))
NAME = "volatility"
CHANGED = from_epoch(NOW - 40 * DAY)
YESTERDAY = from_epoch(NOW - DAY)


@pytest.fixture
def decided(ground: Ground) -> tuple[int, int]:
    """A market, a model that is used, and two live decisions, three days apart."""
    registry._cache.clear()
    fill_simulated(ground, now=NOW, days=500, hours=60)
    with transaction(
        ground.engine
    ) as session:  # the capitalisation of a day comes later than its candle, and without a revision
        newest = (PriceData.crypto_id == 2, PriceData.interval == "1d", PriceData.timestamp == YESTERDAY)
        session.execute(update(PriceData).where(*newest).values(market_cap=None))
        session.execute(update(TierChange).values(changed_at=from_epoch(NOW - 90 * DAY)))
    stored = store_version(
        ground.engine, ground.settings.home, NAME, "macro", opened(small_training().saved), code_version="0", seconds=1.0
    )
    with transaction(ground.engine) as session:
        promote(session, NAME, stored.version)
    first, second = (run_cascade(ground, as_of=from_epoch(NOW - back))["run_id"] for back in (3 * DAY + 777, 0))
    return first, second


def again(ground: Ground, *runs: int) -> list[Verification]:
    return list(verify_runs(ground, runs or stored_runs(ground)))


def kinds(found: Verification) -> list[str]:
    return [cause.kind for cause in found.causes]


def deliver(ground: Ground, asset: int, close: float, *, moment: object = CHANGED) -> None:
    """One daily candle, as a source says it now."""
    values = {"open": close, "high": close * 1.01, "low": close * 0.99, "close": close, "volume": 5.0, "market_cap": 1e9}
    frame = pl.DataFrame({"crypto_id": [asset], "timestamp": [moment], **{name: [value] for name, value in values.items()}})
    frame = frame.with_columns(pl.col("timestamp").cast(pl.Datetime("us", "UTC")))
    with ground.engine.begin() as connection:
        ingest_candles(connection, frame, interval=Interval.D1, market=Source.SIMULATED, feed="late", now=from_epoch(NOW))


def closes(ground: Ground, asset: int) -> float:
    with transaction(ground.engine) as session:
        return session.get_one(PriceData, (asset, "1d", CHANGED)).close_price


def test_what_was_decided_comes_out_again_whatever_was_corrected_since(ground: Ground, decided: tuple[int, int]) -> None:
    whole = again(ground)
    assert [(found.run_id, found.same, found.inputs, found.differing) for found in whole] == [
        (run, True, "same", 0) for run in decided
    ]

    # A candle that a source corrects, one that nobody had, and a capitalisation: the decisions were made without them.
    with ground.engine.begin() as connection:
        known = pl.DataFrame({"crypto_id": [2], "timestamp": [YESTERDAY], "market_cap": [3e9]})
        moments = pl.col("timestamp").cast(pl.Datetime("us", "UTC"))
        assert write_caps(connection, known.with_columns(moments), market=Source.SIMULATED, feed="caps") == 1
    btc = 1
    before = closes(ground, btc)
    deliver(ground, btc, before * 1.03)
    with ground.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO cryptocurrencies (symbol, name, coingecko_id, kind) VALUES ('NEW', 'New', 'new', 'coin')")
        )
        new = connection.scalar(text("SELECT max(id) FROM cryptocurrencies")) or 0
    deliver(ground, new, 7.0)
    assert closes(ground, btc) == before * 1.03
    assert [(found.same, found.inputs) for found in again(ground)] == [(True, "restored")] * 2
    third = run_cascade(ground, as_of=from_epoch(NOW))["run_id"]
    assert [(found.same, found.inputs) for found in again(ground)] == [(True, "restored")] * 2 + [(True, "same")]

    # Without a trace: the panel of the live decisions does not notice, and the check does.
    with transaction(ground.engine) as session:
        rewritten = update(PriceData).where(
            PriceData.crypto_id == btc, PriceData.interval == "1d", PriceData.timestamp == CHANGED
        )
        session.execute(rewritten.values(close_price=before * 0.97, low_price=before * 0.9))
    (found,) = again(ground, third)
    assert (found.same, found.inputs, kinds(found)[0]) == (False, "changed", "inputs_changed")
    assert "daily candles differ in low, close" in found.causes[0].what
    assert f"({btc}) are not what they were, opening 2023-01" in found.causes[0].what
    assert found.differing > 0
    assert found.differences[0].then != found.differences[0].now
    with transaction(ground.engine) as session:
        session.execute(rewritten.values(close_price=before * 1.03, low_price=before * 1.03 * 0.99))
    assert again(ground, third)[0].same


def test_lists_are_put_back_as_they_were(ground: Ground, decided: tuple[int, int]) -> None:
    """What an admin did since, also where its moment is before the decision, for it was not there yet; and the rules of then."""
    with transaction(ground.engine) as session:
        (listed,) = (session.get_one(CascadeRun, decided[1]).inputs["curation"]["moves"],)
        bulk_action(session, "remove", [1, 2])
        session.execute(update(TierChange).where(TierChange.id > listed).values(changed_at=from_epoch(NOW - 30 * DAY)))
        rules = {"ai_thresholds.suggestion_confidence_min": 0.6, "watchlist_limits.tier1_max": 3}
        change_configuration(session, rules, by=None)
    assert [(found.same, found.inputs) for found in again(ground)] == [(True, "restored")] * 2
    third = run_cascade(ground, as_of=from_epoch(NOW))["run_id"]
    assert [(found.same, found.inputs) for found in again(ground, third)] == [(True, "same")]
    with transaction(ground.engine) as session:
        known = session.get_one(CascadeRun, third).inputs["curation"]
    assert (known["thresholds"]["remove"], known["limits"]["tier1"]) == (0.6, 3)
    with transaction(ground.engine) as session:
        session.execute(update(TierChange).where(TierChange.id == listed).values(status="paused"))
    (found,) = again(ground, third)
    assert (found.inputs, "what admins decided" in found.causes[0].what) == ("changed", True)


def test_an_answer_that_changes_with_what_calculates_is_told_apart(
    ground: Ground, decided: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    mean = rolling._sums

    def nearly(values: Floats, window: int, least: int, out: Floats) -> None:
        mean(values, window, least, out)
        out *= 1.0 + 1e-9

    with monkeypatch.context() as patch:
        patch.setattr(rolling, "_sums", nearly)
        (found,) = again(ground, decided[0])
        assert (found.same, found.inputs, kinds(found)) == (False, "same", ["unexplained"])
        assert found.differing >= len(found.differences) > 0
        assert ReplayResult.model_validate(found.plain()).differing == found.differing
        with transaction(ground.engine) as session:
            run = session.get_one(CascadeRun, decided[0])
            run.environment = {**run.environment, "libraries": {**run.environment["libraries"], "numba": "0.0.1"}}
        (found,) = again(ground, decided[0])
        assert kinds(found) == ["libraries_changed"]
        assert found.causes[0].what.startswith("numba 0.0.1 then, ")
        with transaction(ground.engine) as session:
            run = session.get_one(CascadeRun, decided[0])
            run.environment = {**run.environment, "source_sha256": "0" * 64}
        assert kinds(again(ground, decided[0])[0]) == ["code_changed", "libraries_changed"]
    assert again(ground, decided[0])[0].same  # another library that says the same is no difference


def test_a_model_that_is_not_the_one_of_then_is_named(ground: Ground, decided: tuple[int, int]) -> None:
    run = decided[1]
    path = next((folder_of(ground.settings.home, NAME) / "1").rglob("lift.npy"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"?")
    (found,) = again(ground, run)
    assert (found.same, kinds(found)) == (False, ["model_damaged"])
    assert "lift.npy is not what was written" in found.causes[0].what
    path.write_bytes(whole)
    # Another version answers under the number of the one that was used.
    with transaction(ground.engine) as session:
        session.execute(update(ModelVersion).values(sha256="b" * 64))
    assert kinds(again(ground, run)[0]) == ["model_other"]
    with transaction(ground.engine) as session:
        session.execute(update(ModelVersion).values(sha256="b" * 64, version="2"))
    assert kinds(again(ground, run)[0]) == ["model_missing"]


def test_the_command_names_the_first_that_differs(ground: Ground, decided: tuple[int, int], command: Command) -> None:
    done = command("replay", "--verify")
    assert (done.returncode, done.stdout) == (0, "2 runs decided again: 2 the same, 0 not\n")
    with transaction(ground.engine) as session:
        stored = session.get_one(CascadeRun, decided[1])
        assert stored.decision is not None
        stored.decision = {**stored.decision, "cascade_confidence": 0.99}
    done = command("replay", "--verify", "--last", "1", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["run_id"], found["same"], found["differing"]) == (1, decided[1], False, 1)
    assert (found["differences"][0]["path"], found["differences"][0]["then"]) == ("cascade_confidence", 0.99)
    assert found["causes"][0]["kind"] == "record_changed"
    assert command("replay", "--last", "1").returncode == 2
    with pytest.raises(NotFound):
        again(ground, 2**40)


def test_every_place_that_differs_is_found_and_no_other() -> None:
    then = {"a": [1.0, {"b": 0.1 + 0.2}], "c": None, "gone": 1, "flag": True, "zero": -0.0}
    now = {"a": [1, {"b": 0.3}, 5], "c": None, "flag": 1, "zero": 0.0}
    assert [(one.path, one.then, one.now) for one in compared(then, now)] == [
        ("a[1].b", 0.1 + 0.2, 0.3),
        ("a[2]", None, 5),
        ("gone", 1, None),
        ("flag", True, 1),
    ]
