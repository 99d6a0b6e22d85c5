"""`cryptopredict import`: a report for people and one for machines, and an exit code that says what went wrong."""

import json
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, text

from cryptopredict.core import Settings
from cryptopredict.terminal import main
from fixtures.candles import candles


@pytest.fixture
def files(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with one good file; commands run against this test's database."""
    for name in ("home", "database_url", "redis_url"):
        monkeypatch.setenv(f"CRYPTOPREDICT_{name.upper()}", str(getattr(settings, name)))
    folder = tmp_path / "files"
    folder.mkdir()
    frame = candles("asset", ["BTC", "ETH"], 20)
    frame.with_columns(pl.when(pl.int_range(pl.len()) == 3).then(-1.0).otherwise("low").alias("low")).write_parquet(
        folder / "good.parquet"
    )
    return folder


def run(*arguments: object) -> int:
    try:
        main(["import", *map(str, arguments)])
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def test_the_system_lists_are_filled_from_what_was_imported(files: Path, engine: Engine) -> None:
    assert run(files) == 0
    with engine.connect() as connection:
        tiers = connection.execute(text("SELECT symbol, watchlist_tier FROM cryptocurrencies ORDER BY 1")).all()
    assert [tuple(row) for row in tiers] == [("BTC", "tier1"), ("ETH", "tier1")]


def test_a_report_for_people(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files) == 0
    out = capsys.readouterr().out
    assert "candles 1d" in out
    assert "not_positive 1" in out
    assert "Nothing changed" not in out
    assert run(files) == 0
    assert "Nothing changed" in capsys.readouterr().out


def test_a_report_for_machines(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["success"] is True
    [file] = report["files"]
    assert (file["read"], file["new"], file["quarantined"]) == (40, 39, {"not_positive": 1})


def test_an_unusable_file_says_what_why_and_what_to_do(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "not.csv").write_text("one,two\n1,2\n")
    assert run(files) == 2
    shown = capsys.readouterr()
    assert "good.parquet" in shown.out
    for part in (
        "not.csv is no market file that is known",
        "one, two",
        "--symbol",
        "The 1 files before it are in the database",
    ):
        assert part in shown.err
    assert run(files / "gone.csv", "--json") == 2
    assert json.loads(capsys.readouterr().out)["type"] == "bad_input"
