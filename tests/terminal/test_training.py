"""From training to the dashboard's decision: trained, stored, used, recorded and reported."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cryptopredict.base import Conflict, NoData, epoch, parse_time, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import CascadeRun, ModelVersion
from cryptopredict.layer1_macro import rules_record, study
from cryptopredict.ledger import registry
from cryptopredict.ledger.artefacts import read_artefact
from cryptopredict.ledger.promotion import promote, stored_versions
from cryptopredict.ledger.registry import store_version
from cryptopredict.ledger.whole import folder_of
from cryptopredict.pipeline import run_cascade
from cryptopredict.pipeline.crew import Crew
from cryptopredict.pipeline.train import Failure, Outcome, chosen_recipes, train_models, training_lock
from cryptopredict.terminal.report.facts import gather, to_bytes
from cryptopredict.terminal.report.page import page
from fixtures.commands import Command
from fixtures.market import fill_simulated, small_view
from fixtures.trained import opened, small_training, toy_recipe

NOW = epoch(parse_time("2024-03-01"))
NAME = "volatility"


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    registry._cache.clear()
    yield
    registry._cache.clear()


def facts_of(ground: Ground) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_bytes(gather(ground.engine, ground.settings.home, utc_now())))
    return found


def test_without_a_market_or_enough_of_it_nothing_is_trained(ground: Ground) -> None:
    with pytest.raises(NoData):
        train_models(ground)
    fill_simulated(ground, now=NOW, days=300, hours=20)
    with pytest.raises(NoData, match="too little history"):
        train_models(ground)
    with transaction(ground.engine) as session:
        assert session.scalars(select(ModelVersion)).all() == []


def test_one_model_that_fails_holds_up_no_other(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.pipeline.train.load_view", lambda _: small_view())
    few = NoData("There are no texts")
    recipes = (
        toy_recipe("few", fails=few),
        toy_recipe("broken", fails=ZeroDivisionError("a defect")),
        toy_recipe("good", days=1_500),
    )
    first, second, third = train_models(ground, recipes=recipes)
    assert isinstance(first, Failure)
    assert first.error is few
    assert isinstance(second, Failure)
    assert second.verdict.startswith("broken is not trained: ZeroDivisionError: a defect")
    assert isinstance(third, Outcome)
    assert third.promoted

    class Enough(Exception):
        """Whoever asked wants no more."""

    def report(what: str, _share: float) -> None:
        if "good" in what:
            raise Enough

    with pytest.raises(Enough):
        train_models(ground, recipes=recipes, report=report)
    with pytest.raises(NoData, match="There are no texts"):
        train_models(ground, recipes=recipes[:2])
    with training_lock(ground.engine), pytest.raises(Conflict, match="Another training"):
        train_models(ground, recipes=recipes)


def test_nobody_waits_for_a_process_that_is_gone() -> None:
    telling = [sys.executable, "-c", "import time; print('one', flush=True); time.sleep(60)"]
    gone = [sys.executable, "-c", "raise SystemExit(1)"]
    processes = [
        subprocess.Popen(each, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  ourselves
        for each in (telling, gone)
    ]
    crew = Crew(processes)
    looks: list[int] = []
    crew.wait("one", lambda: looks.append(1))

    class Late(Exception):
        """It still waits."""

    def late() -> None:
        raise Late

    with pytest.raises(Late):
        crew.wait("two", late)
    crew.stop()
    assert all(process.returncode is not None for process in processes)
    crew.wait("two", late)


def test_training_is_stored_and_judged_and_what_is_used_is_written_down(ground: Ground, command: Command) -> None:
    fill_simulated(ground, now=NOW, days=1_100, hours=500)
    before = run_cascade(ground)
    assert before["models"] == {}
    asked = ("train", "--layer", "macro", "--model", NAME, "--quick", "--processes", "2", "--json")
    done = command(*asked)
    assert done.returncode == 0, done.stderr
    (told,) = json.loads(done.stdout)["models"]
    assert not told["promoted"]  # one fold proves nothing
    assert "stored and not used" in told["verdict"]
    said: list[str] = []
    (outcome,) = train_models(
        ground, recipes=chosen_recipes(model=NAME), quick=True, report=lambda what, _share: said.append(what)
    )
    assert isinstance(outcome, Outcome)
    # Two processes make what one makes, byte for byte: the digest is that of all files.
    assert outcome.reference.partition(":")[2] == told["reference"].partition(":")[2]
    assert said[0] == "Reading the market"
    assert said[-1] == "Trained"
    assert not (ground.settings.home / "models" / NAME / ".fits").exists()

    def without_marks(answer: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in answer.items() if key not in {"timings", "run_id", "as_of", "context"}}

    assert without_marks(run_cascade(ground)) == without_marks(before)

    # The folds of that training, as if they had been proven.
    with transaction(ground.engine) as session:
        _, row = stored_versions(session)[0]
    saved = opened(read_artefact(folder_of(ground.settings.home, NAME) / row.version, row.sha256))
    stored = store_version(ground.engine, ground.settings.home, NAME, "macro", saved, code_version="0", seconds=1.0)
    with transaction(ground.engine) as session:
        promote(session, NAME, stored.version)
    now = run_cascade(ground)
    reference = f"{NAME}@3:{stored.sha256[:16]}"
    assert now["models"] == {NAME: reference}
    assert now["layer1"]["regime"] == before["layer1"]["regime"]
    with transaction(ground.engine) as session:
        run = session.get_one(CascadeRun, now["run_id"])
        assert run.model_versions == {NAME: reference}
        assert run.decision is not None
        assert run.decision["models"] == {NAME: reference}


def test_the_report_says_every_figure_and_asks_for_nothing(ground: Ground) -> None:
    store_version(
        ground.engine, ground.settings.home, NAME, "macro", opened(small_training().saved), code_version="0", seconds=1
    )
    with transaction(ground.engine) as session:
        promote(session, NAME, "1")
    store_version(ground.engine, ground.settings.home, NAME, "macro", small_training().saved, code_version="0", seconds=1)
    facts = facts_of(ground)
    assert [(model["version"], model["role"]) for model in facts["models"]] == [("1", "champion"), ("2", "challenger")]
    record = rules_record(study(small_view()), small_view())
    html = page(facts | {"rules": record})
    assert all(f"{row['sharpe']['rule']:.2f}" in html for row in record["exposure"])
    assert {row["rule"] for row in record["exposure"]} == {"in force", "volatility alone", "by regimes"}
    assert not re.search(r"(src|href)=\"(?!#)|url\(|@import|<script|https?://", html)
    for model in facts["models"]:
        wanted = [model["sha256"], f"{model['trials']} models were compared", model["gate"]["reason"], model["trained_to"][:10]]
        for row in model["comparisons"]:
            wanted += [row["what"], f"{row['model']:.4f}", f"{row['n']:,}"]
            wanted += [f"{baseline['value']:.4f}" for baseline in row["baselines"]]
            wanted += [f"{one['difference']['mean']:+.4f}" for one in row["baselines"] if one["difference"]]
            wanted += [f"{year['year']} n = {year['n']:,}" for year in row["by_year"]]
        for band in model["extras"]["bands"]:
            wanted += [f"{band['share']:.1%}", band["group"], f"{band['n']:,}"]
        escaped = html.replace("&amp;", "&")
        assert [text for text in wanted if text not in escaped] == []
        assert all(said[1:] in escaped for said in model["did_not_beat"])
        keys = {row["key"] for row in model["comparisons"]}
        assert {"assets_d1", "assets_d7", "left_out_d1"} <= keys
    figures = html.count("<figure>")
    assert figures == html.count("<svg ") == len(re.findall(r"<figcaption>[^<]*n = [\d,]+", html))


def test_a_damaged_version_is_reported_as_such(ground: Ground) -> None:
    store_version(ground.engine, ground.settings.home, NAME, "macro", small_training().saved, code_version="0", seconds=1)
    (ground.settings.home / "models" / NAME / "1" / "manifest.json").write_text("{}")
    facts = facts_of(ground)
    assert "cannot be used" in facts["models"][0]["damage"]
    assert "cannot be used" in page(facts)


def test_the_commands(ground: Ground, command: Command, tmp_path: Path) -> None:
    assert command("report").returncode == 4
    assert command("train", "--layer", "nothing").returncode == 2
    done = command("train", "--json")
    assert (done.returncode, json.loads(done.stdout)["type"]) == (7, "no_data")
    store_version(ground.engine, ground.settings.home, NAME, "macro", small_training().saved, code_version="0", seconds=1)
    done = command("report", "--json", "--out", str(tmp_path / "r"))
    assert json.loads(done.stdout)["models"][0]["name"] == NAME
    assert json.loads((tmp_path / "r" / "models.json").read_text())["models"][0]["version"] == "1"
    assert (tmp_path / "r" / "models.html").read_text().startswith("<!doctype html>")
