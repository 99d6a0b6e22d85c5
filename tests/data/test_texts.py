"""Labelled texts: any usual way to write a label, all of a file or none, in whatever market, and what reads new headlines."""

import math
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, text

from cryptopredict.base import BadInput
from cryptopredict.core import Settings
from cryptopredict.data.sources.tone import Reader, scored
from cryptopredict.data.texts import import_texts, load_texts
from cryptopredict.terminal import main


def written(path: Path, **columns: Sequence[object]) -> Path:
    frame = pl.DataFrame(columns)
    if path.suffix == ".parquet":
        frame.write_parquet(path)
    else:
        frame.write_csv(path)
    return path


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("words.csv", ["Negative", " neutral", "POSITIVE"]),
        ("numbers.csv", ["-1", "0", "1"]),
        ("numbers.parquet", [-1, 0, 1]),
        ("halves.parquet", [-1.0, 0.0, 1.0]),
        ("signs.csv", ["−1", "0", "+1"]),
    ],
)
def test_labels_are_words_or_numbers(engine: Engine, tmp_path: Path, name: str, labels: list[object]) -> None:
    given = ["b falls", "a, “stands”\nstill", "قیمت صعود کرد"]
    stored = import_texts(engine, written(tmp_path / name, text=given, label=labels))
    assert (stored.read, stored.new, stored.labels) == (3, 3, {"negative": 1, "neutral": 1, "positive": 1})
    loaded = load_texts(engine)
    assert loaded is not None
    assert dict(zip(loaded[0], loaded[1].tolist(), strict=True)) == dict(zip(given, (0, 1, 2), strict=True))


def test_a_file_with_a_bad_row_is_not_taken_and_the_row_is_named(engine: Engine, tmp_path: Path) -> None:
    texts = ["one", "two", None, "one", "five"]
    path = written(tmp_path / "bad.csv", text=texts, label=["1", "good", "0", "-1", "0.5"])
    with pytest.raises(BadInput) as raised:
        import_texts(engine, path)
    assert raised.value.why is not None
    for part in ("row 2 is labelled 'good'", "row 3 has no text", "row 4 has the text of another row", "row 5"):
        assert part in raised.value.why
    assert load_texts(engine) is None
    with pytest.raises(BadInput, match="no labelled texts"):
        import_texts(engine, written(tmp_path / "other.csv", words=["a"], label=["1"]))


def test_a_second_import_changes_nothing_and_a_later_label_counts(engine: Engine, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", text=["x", "y"], label=["1", "0"], dataset=["mine", "mine"])
    import_texts(engine, path)
    again = import_texts(engine, path)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    changed = import_texts(engine, written(path, text=["x", "y"], label=["-1", "0"], dataset=["mine", "mine"]))
    assert (changed.new, changed.changed, changed.same) == (0, 1, 1)
    # What two data sets do not agree on is known of no text; what neither calls a tone is none.
    import_texts(engine, written(tmp_path / "b.csv", text=["y", "z"], label=["1", "1"], dataset=["theirs", "theirs"]))
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO labelled_texts (text, label, dataset, label_method) VALUES ('w', 'spam', 'x', 'x')")
        )
    loaded = load_texts(engine)
    assert loaded is not None
    assert (loaded[0], loaded[1].tolist()) == (("x", "z"), [0, 2])


def test_the_command_takes_them_beside_a_live_market(
    engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("home", "database_url", "redis_url"):
        monkeypatch.setenv(f"CRYPTOPREDICT_{name.upper()}", str(getattr(settings, name)))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO system_config (key, value) VALUES ('market_source', '\"live\"')"))
    path = written(tmp_path / "a.csv", text=["x", "y"], label=["1", "0"])
    with pytest.raises(SystemExit, match="0"):
        main(["import", "--labelled", str(path)])
    assert "2 texts (0 negative, 1 neutral, 1 positive), 2 new" in capsys.readouterr().out


def test_a_reader_scores_and_where_it_says_nothing_the_list_of_words_does() -> None:
    nothing = (math.nan,) * 3
    reader = Reader("tone@1:ab", lambda texts: [(0.1, 0.2, 0.7) if "oracle" in text else nothing for text in texts])
    found = scored(["oracle plunges", "Bitcoin plunges", "a quarterly report"], reader)
    assert [each.version for each in found] == ["tone@1:ab", "lexicon-1", "lexicon-1"]
    assert found[0].tone == pytest.approx(0.6)
    assert found[1].tone is not None
    assert found[1].tone < 0.0
    assert found[2].tone is None
    assert scored(["Bitcoin plunges"], None) == [found[1]]
