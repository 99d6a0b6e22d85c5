"""Labelled texts that the user gives: what the tone of headlines is learnt from. They belong to no market, and survive one.

In: CSV or Parquet files with the columns `text` and `label`; a `dataset` names where a text comes from, else the file does. Labels are
words (negative, neutral, positive, in any case) or −1, 0 and 1. Out: rows of `labelled_texts`, all of a file or none.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from sqlalchemy import Engine, text

from cryptopredict.base import BadInput, Integers
from cryptopredict.data.shapes import plain

__all__ = ["LABELS", "TextsStored", "import_texts", "load_texts"]

LABELS: Final = ("negative", "neutral", "positive")
"""Names of the labels 0, 1 and 2."""
_NUMBERS: Final = {"-1": LABELS[0], "−1": LABELS[0], "0": LABELS[1], "1": LABELS[2], "+1": LABELS[2]}
_LARGEST: Final = 256 << 20
_LONGEST: Final = 20_000
_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class TextsStored:
    """What became of a file: rows `read`, `new`, `changed` (another label than before) and `same`; how many there are of each label."""

    path: Path
    read: int
    new: int
    changed: int
    same: int
    labels: dict[str, int]


def import_texts(engine: Engine, path: Path) -> TextsStored:
    """Store the labelled texts of a file, whole or not at all; what is there already is not stored twice.

    Raises:
        BadInput: The file cannot be read, has no such columns, or a row has no text, no label that is known, or another label than the
            same text has elsewhere in the file. The first few such rows are named by their number, the first after the header being 1.
    """
    frame = _checked(_read(path), path)
    texts, labels, datasets, methods = (frame[name].to_list() for name in ("text", "label", "dataset", "label_method"))
    given = {"texts": texts, "labels": labels, "datasets": datasets, "methods": methods}
    incoming = (
        "SELECT * FROM unnest(CAST(:texts AS text[]), CAST(:labels AS text[]), CAST(:datasets AS text[]), CAST(:methods AS text[]))"
        " AS i(text, label, dataset, label_method)"
    )
    with engine.begin() as connection:
        counts = connection.execute(
            text(
                "SELECT count(*) FILTER (WHERE o.id IS NULL) AS new, count(*) FILTER (WHERE lower(o.label) <> i.label) AS changed"  # noqa: S608  a constant
                f" FROM ({incoming}) i LEFT JOIN labelled_texts o"
                " ON md5(o.text) = md5(i.text) AND o.text = i.text AND o.dataset = i.dataset"
            ),
            given,
        ).one()
        connection.execute(
            text(
                "INSERT INTO labelled_texts (text, label, dataset, label_method)"
                f" {incoming} ON CONFLICT (md5(text), dataset) DO UPDATE SET label = excluded.label,"
                " label_method = excluded.label_method WHERE labelled_texts.label <> excluded.label"
            ),
            given,
        )
    found = {name: labels.count(name) for name in LABELS}
    return TextsStored(path, len(texts), counts.new, counts.changed, len(texts) - counts.new - counts.changed, found)


def load_texts(engine: Engine) -> tuple[tuple[str, ...], Integers] | None:
    """All labelled texts, each once, in the order of their letters, and their labels (M,) 0, 1 or 2; None where there are none.

    A text that is labelled otherwise in two data sets, or with a word that is no tone, is left out: nobody knows what it is.
    """
    with engine.connect() as connection:
        rows = connection.execute(text('SELECT text, label FROM labelled_texts ORDER BY text COLLATE "C"')).all()
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.text, set()).add(_NUMBERS.get(row.label.strip(), row.label.strip().lower()))
    agreed = {row: next(iter(labels)) for row, labels in found.items() if len(labels) == 1 and labels <= set(LABELS)}
    if not agreed:
        return None
    return tuple(agreed), np.array([LABELS.index(label) for label in agreed.values()], dtype=np.int64)


def _read(path: Path) -> pl.DataFrame:
    """The file as text; `BadInput` if it cannot be read or has not the columns."""
    if not path.is_file():
        raise BadInput(f"{path} cannot be read", why="there is no such file", to_do="Check the path.")
    if path.stat().st_size > _LARGEST:
        raise BadInput(f"{path.name} is not read", why="it is larger than 256 MiB", to_do="Split it.")
    try:
        frame = pl.read_parquet(path) if path.name.lower().endswith(".parquet") else _read_csv(path)
    except (pl.exceptions.PolarsError, UnicodeDecodeError, csv.Error, OSError) as error:
        why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise BadInput(f"{path.name} cannot be read", why=why, to_do="Give UTF-8 CSV or Parquet.") from error
    columns = [plain(name) for name in frame.columns]
    if "text" not in columns or "label" not in columns or len(set(columns)) < len(columns):
        raise BadInput(
            f"{path.name} holds no labelled texts",
            why=f"its columns are {', '.join(frame.columns[:20])}",
            to_do="Give it one column `text` and one `label`.",
        )
    return frame.rename(dict(zip(frame.columns, columns, strict=True)))


def _read_csv(path: Path) -> pl.DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
    return pl.read_csv(path, separator=max(",;\t|", key=first.count), infer_schema=False)


def _checked(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Text, label in words, dataset and method of each row, each text once; `BadInput` names what is wrong."""
    texts = [None if value is None else str(value).strip() for value in frame["text"].to_list()]
    labels = [_label(value) for value in frame["label"].to_list()]
    datasets = _column(frame, "dataset", path.name)
    methods = _column(frame, "label_method", "unknown")
    bad: list[str] = []
    seen: dict[tuple[str, str], str] = {}
    kept: list[tuple[str, str, str, str]] = []
    for row, (words, label, dataset, method) in enumerate(zip(texts, labels, datasets, methods, strict=True), 1):
        if not words or "\0" in words or len(words) > _LONGEST:
            bad.append(f"row {row} has no text of 1 to {_LONGEST:,} letters")
        elif label is None:
            bad.append(f"row {row} is labelled {str(frame['label'][row - 1])[:40]!r}")
        elif seen.setdefault((words, dataset), label) != label:
            bad.append(f"row {row} has the text of another row and another label")
        else:
            kept.append((words, label, dataset, method))
    if bad or not kept:
        more = f"; and {len(bad) - _NAMED:,} more" if len(bad) > _NAMED else ""
        raise BadInput(
            f"{path.name} is not imported",
            why="; ".join(bad[:_NAMED]) + more if bad else "it has no rows",
            to_do="Label each text negative, neutral or positive, or −1, 0 or 1.",
        )
    columns = list(zip(*dict.fromkeys(kept), strict=True))
    once = pl.DataFrame(dict(zip(("text", "label", "dataset", "label_method"), map(list, columns), strict=True)))
    return once.unique(["text", "dataset"], keep="first", maintain_order=True)


def _label(value: object) -> str | None:
    """The label in words, None if it is none of the three."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said = str(value).strip().lower()
    said = said.removesuffix(".0")
    return said if said in LABELS else _NUMBERS.get(said)


def _column(frame: pl.DataFrame, name: str, otherwise: str) -> Sequence[str]:
    if name not in frame.columns:
        return [otherwise] * frame.height
    return [str(value).strip() or otherwise if value is not None else otherwise for value in frame[name].to_list()]
