"""From training to the dashboard's decision: trained, stored, used, recorded and reported."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cryptopredict.base import NoData, epoch, parse_time, utc_now
from cryptopredict.core import Ground, Settings, transaction
from cryptopredict.core.schema import CascadeRun, ModelVersion
from cryptopredict.ledger import registry
from cryptopredict.ledger.artefacts import read_artefact
from cryptopredict.ledger.registry import promote, store_version, stored_versions
from cryptopredict.pipeline import run_cascade
from cryptopredict.pipeline.train import train_models
from cryptopredict.scheduler.task import Task
from cryptopredict.scheduler.training import retrain_models
from cryptopredict.terminal.report.facts import gather, to_bytes
from cryptopredict.terminal.report.page import page
from fixtures.market import fill_simulated
from fixtures.processes import run_command
from fixtures.trained import opened, small_training

NOW = epoch(parse_time("2024-03-01"))
NAME = "volatility"


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    registry._cache.clear()
    yield
    registry._cache.clear()


def addresses(settings: Settings) -> dict[str, str]:
    return {
        "home": str(settings.home),
        "database_url": str(settings.database_url),
        "redis_url": str(settings.redis_url),
        "port": str(settings.port),
    }


def facts_of(ground: Ground) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_bytes(gather(ground.engine, ground.settings.home, utc_now())))
    return found


def test_without_a_market_or_enough_of_it_nothing_is_trained(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    task = Task(ground, {}, lambda _share, _what: None)
    assert retrain_models(task) == "There is no market yet."
    fill_simulated(ground, now=NOW, days=300, hours=20)
    assert retrain_models(task).startswith("The market is new")
    monkeypatch.setattr("cryptopredict.scheduler.training._NEW", timedelta(0))
    assert retrain_models(task).startswith("There is too little history to train on")
    with pytest.raises(NoData):
        train_models(ground)
    with transaction(ground.engine) as session:
        assert session.scalars(select(ModelVersion)).all() == []


def test_training_is_stored_and_judged_and_what_is_used_is_written_down(ground: Ground) -> None:
    fill_simulated(ground, now=NOW, days=1_100, hours=500)
    before = run_cascade(ground)
    assert before["models"] == {}
    told: list[str] = []
    outcome = train_models(ground, quick=True, report=lambda what, _share: told.append(what))
    assert told[0] == "Reading the market"
    assert told[-1] == "Trained"
    assert not outcome.promoted  # one fold proves nothing
    assert "stored and not used" in outcome.verdict
    assert not (ground.settings.home / "models" / NAME / ".fits").exists()
    assert retrain_models(Task(ground, {}, lambda _share, _what: None)) == "The newest version is younger than a week."

    def without_marks(answer: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in answer.items() if key not in {"timings", "run_id", "as_of", "context"}}

    assert without_marks(run_cascade(ground)) == without_marks(before)

    # The folds of that training, as if they had been proven.
    with transaction(ground.engine) as session:
        _, row = stored_versions(session)[0]
    saved = opened(read_artefact(registry.models_folder(ground.settings.home, NAME) / "1", row.sha256))
    stored = store_version(ground.engine, ground.settings.home, NAME, "macro", saved, code_version="0", seconds=1.0)
    with transaction(ground.engine) as session:
        promote(session, ground.settings.home, NAME, stored.version)
    now = run_cascade(ground)
    reference = f"{NAME}@2:{stored.sha256[:16]}"
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
        promote(session, ground.settings.home, NAME, "1")
    store_version(ground.engine, ground.settings.home, NAME, "macro", small_training().saved, code_version="0", seconds=1)
    facts = facts_of(ground)
    assert [(model["version"], model["role"]) for model in facts["models"]] == [("1", "champion"), ("2", "challenger")]
    html = page(facts)
    assert not re.search(r"(src|href)=\"(?!#)|url\(|@import|<script|https?://", html)
    for model in facts["models"]:
        wanted = [model["sha256"], f"{model['trials']} models were compared", model["gate"]["reason"], model["trained_to"][:10]]
        for row in model["comparisons"]:
            wanted += [row["what"], f"{row['model']:.4f}", f"{row['n']:,}"]
            wanted += [f"{baseline['value']:.4f}" for baseline in row["baselines"]]
            wanted += [f"{one['difference']['mean']:+.4f}" for one in row["baselines"] if one["difference"]]
            wanted += [f"{year['year']} n = {year['n']:,}" for year in row["by_year"]]
        for band in model["bands"]:
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


def test_the_commands(ground: Ground, tmp_path: Path) -> None:
    here = addresses(ground.settings)
    assert run_command("report", **here).returncode == 4
    assert run_command("train", "--layer", "timing", **here).returncode == 2
    done = run_command("train", "--json", **here)
    assert (done.returncode, json.loads(done.stdout)["type"]) == (7, "no_data")
    store_version(ground.engine, ground.settings.home, NAME, "macro", small_training().saved, code_version="0", seconds=1)
    done = run_command("report", "--json", "--out", str(tmp_path / "r"), **here)
    assert json.loads(done.stdout)["models"][0]["name"] == NAME
    assert json.loads((tmp_path / "r" / "models.json").read_text())["models"][0]["version"] == "1"
    assert (tmp_path / "r" / "models.html").read_text().startswith("<!doctype html>")
