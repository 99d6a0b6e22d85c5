"""The sections of one model: its gates, its figures beside the baselines, by year, what it promised, and its own tables."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from cryptopredict.terminal.report.marks import difference, figure, gate_mark, table
from cryptopredict.terminal.report.plots import Interval, Line, intervals, lines, reliability

__all__ = ["bands", "by_year", "calibration", "comparisons", "extras", "gates"]

_ENOUGH = 30  # rows of a year for a point in a picture; the table has them all


def gates(model: dict[str, Any]) -> str:
    """Every gate, open or closed, and why."""
    return table(
        ("gate", "", "against", "why", "what it lets through"),
        [
            (
                escape(name),
                gate_mark(gate["open"]),
                escape(gate["baseline"]),
                escape(gate["reason"]),
                escape(model["uses"][name]),
            )
            for name, gate in model["gates"].items()
        ],
    )


def comparisons(rows: Sequence[dict[str, Any]]) -> str:
    """Figures of the model and its baselines on the same rows, and the differences with their intervals."""
    cells = []
    for row in rows:
        for place, baseline in enumerate(row["baselines"]):
            found, first = baseline["difference"], place == 0
            cells.append(
                (
                    escape(row["what"]) if first else "",
                    escape(row["metric"]) if first else "",
                    f"{row['model']:.4f}" if first else "",
                    escape(baseline["name"]),
                    f"{baseline['value']:.4f}",
                    difference(found),
                    "" if found is None else f"{found['t']:.1f}",
                    f"{row['n']:,}",
                    f"{row['moments']:,}",
                )
            )
    heads = ("what", "metric", "model", "baseline", "its own", "difference, 95 %", "t", "n", "days")
    pictures = (
        _pictured([row for row in rows if row["metric"] == metric]) for metric in dict.fromkeys(r["metric"] for r in rows)
    )
    return table(heads, cells, numbers={2, 4, 5, 6, 7, 8}) + "".join(pictures)


def _pictured(rows: Sequence[dict[str, Any]]) -> str:
    """Differences of one metric beside zero."""
    drawn = [
        Interval(f"{row['key']} − {baseline['name']}", found["mean"], found["low"], found["high"])
        for row in rows
        for baseline in row["baselines"]
        if (found := baseline["difference"]) is not None
    ]
    if not drawn:
        return ""
    counted = ", ".join(f"{row['key']} n = {row['n']:,}" for row in rows)
    picture = intervals(drawn, title=f"{rows[0]['metric']}: differences to the baselines, with 95 % intervals")
    return figure(picture, f"{rows[0]['metric']}. Better is right. {counted}.")


def by_year(row: dict[str, Any]) -> str:
    """One question, year by year."""
    names = [baseline["name"] for baseline in row["baselines"]]
    years = row["by_year"]
    drawn = [Line(name, [year[name] if year["n"] >= _ENOUGH else None for year in years]) for name in ("model", *names)]
    picture = lines([str(year["year"]) for year in years], drawn, title=f"{row['metric']} by year, {row['what']}")
    counted = ", ".join(f"{year['year']} n = {year['n']:,}" for year in years)
    listed = table(
        ("year", "n", "model", *names),
        [(str(y["year"]), f"{y['n']:,}", f"{y['model']:.4f}", *(f"{y[name]:.4f}" for name in names)) for y in years],
        numbers=set(range(1, 3 + len(names))),
    )
    return f"<h4>{escape(row['what'])}</h4>" + figure(picture, f"{row['metric']}, lower is better. {counted}.") + listed


def calibration(rows: Sequence[dict[str, Any]]) -> str:
    """What was promised beside what came true, for each question that is answered with probabilities."""
    found = []
    for row in rows:
        held = row.get("calibration")
        if not held:
            continue
        drawn = [(each["said"], Interval("", each["happened"], each["low"], each["high"])) for each in held["bins"]]
        picture = reliability(drawn, title=f"Said against happened, {row['what']}")
        n = sum(each["n"] for each in held["bins"])
        cells = [
            (
                f"{each['said']:.1%}",
                f"{each['happened']:.1%}",
                f"{each['low']:.1%} to {each['high']:.1%}",
                f"{each['n']:,}",
                f"{each['moments']:,}",
            )
            for each in held["bins"]
        ]
        caption = f"Said across, happened up. Calibration error {held['error']:.4f}, n = {n:,}."
        found.append(
            f"<h4>{escape(row['what'])}</h4>"
            + figure(picture, caption)
            + table(("said", "happened", "95 %", "n", "days"), cells, numbers={0, 1, 2, 3, 4})
        )
    return "".join(found)


def bands(given: Sequence[dict[str, Any]]) -> str:
    """Bands for returns: how many fell inside."""
    if not given:
        return "<p>There were too few outcomes for bands.</p>"
    rows = [
        (
            f"{band['level']:.0%}",
            escape(band["group"]),
            f"{band['share']:.1%}",
            "" if band["low"] is None else f"{band['low']:.1%} to {band['high']:.1%}",
            f"{band['width']:.4f}",
            f"{band['n']:,}",
            f"{band['moments']:,}",
        )
        for band in given
    ]
    every = [band for band in given if band["group"] == "all"]
    drawn = [(b["level"], Interval("", b["share"], b["low"] or b["share"], b["high"] or b["share"])) for b in every]
    picture = reliability(drawn, title="Share of returns inside the bands against what was promised")
    counted = f"Promised across, happened up. n = {every[0]['n']:,} returns on {every[0]['moments']:,} days." if every else ""
    heads = ("promised", "where", "inside", "95 %", "width", "n", "days")
    return figure(picture, counted) + table(heads, rows, numbers={0, 2, 3, 4, 5, 6})


def extras(name: str, given: Any) -> str:
    """A table of a model's own: rows of plain figures, or whatever it is, as it is."""
    title = f"<h3>{escape(name.replace('_', ' ').capitalize())}</h3>"
    if isinstance(given, list) and given and all(isinstance(row, Mapping) for row in given):
        heads = tuple(dict.fromkeys(key for row in given for key in row))
        cells = [tuple(_plain(row.get(head)) for head in heads) for row in given]
        return title + table([head.replace("_", " ") for head in heads], cells)
    return f"{title}<pre>{escape(json.dumps(given, ensure_ascii=False, indent=1))}</pre>"


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return escape(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
