"""The report as one HTML file: figures first, pictures beside them, and in words what did not work."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from cryptopredict.terminal.report.plots import Interval, Line, intervals, lines, reliability

__all__ = ["page"]

_ENOUGH = 30  # rows of a year for a point in a picture; the table has them all

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6676;--paper:#fbfbfa;--edge:#dfe3e8;--good:#0f7b53;--bad:#a23b2a;--a:#1f5fbf;--b:#b5681d;
--c:#7a4fb0;--d:#4d7c2b}
@media(prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#98a3b3;--paper:#12161c;--edge:#2b333e;--good:#4cc38f;--bad:#ef8a75;--a:#74a9ff;
--b:#e6a562;--c:#b996ec;--d:#9ccc6f}}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:60rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:3rem;border-top:1px solid var(--edge);padding-top:1.5rem}h3{font-size:1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.9rem}
.wide{overflow-x:auto}th,td{padding:.3rem .7rem .3rem 0;text-align:start;border-bottom:1px solid var(--edge);vertical-align:top}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:end}
figure{margin:1rem 0}figcaption,.soft{color:var(--soft);font-size:.85rem}
code{font-size:.85em;overflow-wrap:anywhere}.open{color:var(--good);font-weight:600}.closed{color:var(--bad);font-weight:600}
svg{max-width:100%;height:auto}svg text{fill:var(--ink);font-size:12px}svg .tick{fill:var(--soft);font-size:11px}
svg line.zero{stroke:var(--soft);stroke-dasharray:3 3}svg line.axis{stroke:var(--edge)}svg line.good{stroke:var(--good);stroke-width:2}
svg line.plain{stroke:var(--soft);stroke-width:2}svg circle.good{fill:var(--good)}svg circle.plain{fill:var(--soft)}
svg polyline{fill:none;stroke-width:2}svg .s0{stroke:var(--a)}svg .s1{stroke:var(--b)}svg .s2{stroke:var(--c)}svg .s3{stroke:var(--d)}
svg circle.s0,svg text.s0{fill:var(--a)}svg circle.s1,svg text.s1{fill:var(--b)}svg circle.s2,svg text.s2{fill:var(--c)}svg circle.s3,
svg text.s3{fill:var(--d)}svg text.name{stroke:none}
"""


def page(facts: dict[str, Any]) -> str:
    """The whole document; it asks for nothing outside itself."""
    models = facts["models"]
    listed = _table(
        ("model", "version", "role", "gate", "tried"),
        [
            (
                _link(model),
                escape(model["version"]),
                escape(model["role"]),
                _gate(model["gate"]["open"]),
                str(model["trials"]),
            )
            for model in models
        ],
        numbers={4},
    )
    body = (
        "<h1>What the models know</h1>"
        f'<p class="soft">Made {escape(facts["made_at"])}. Every figure is out of sample: at each fold a model learnt from what was '
        "known by then and spoke of what came after. A positive difference is better than the baseline. Intervals count a day as one "
        "observation. A closed gate means: stored, shown, not used.</p>" + listed + "".join(_model(model) for model in models)
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>CryptoPredict · models</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def _model(model: dict[str, Any]) -> str:
    parameters = model["parameters"]
    rows = [
        ("role", escape(model["role"])),
        ("gate", f"{_gate(model['gate']['open'])} · {escape(model['gate']['reason'])}"),
        ("tried", f"{model['trials']} models were compared for this place; the interval behind the gate pays for them"),
        ("data", f"{_day(model['trained_from'])} to {_day(model['trained_to'])}, {_amount(parameters)}"),
        ("SHA-256", f"<code>{escape(model['sha256'])}</code>"),
        ("specification", f"<code>{escape(parameters['specification_sha256'])}</code>"),
        (
            "made by",
            f"version {escape(parameters['code_version'])}, seed {parameters['options']['seed']}, {parameters['seconds']:.0f} s",
        ),
    ]
    if model["damage"]:
        rows.insert(0, ("damaged", f'<span class="closed">{escape(model["damage"])}</span>'))
    if model["forced"]:
        rows.insert(0, ("forced", escape(f"by user {model['forced']['by']}: {model['forced']['reason']}")))
    facts = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows)
    failed = _list(model["did_not_beat"]) if model["did_not_beat"] else "<p>Every baseline was beaten in every year.</p>"
    parts = {
        "What did not work": failed,
        "Gates": _gates(model),
        "Beside the baselines": _comparisons(model["comparisons"]),
        "By year": "".join(_by_year(row) for row in model["comparisons"]),
        "Bands for the return of the next day": _bands(model["bands"]),
    }
    title = f'<h2 id="{_key(model)}">{escape(model["name"])} {escape(model["version"])}</h2>'
    listed = "".join(f"<h3>{name}</h3>{part}" for name, part in parts.items())
    return f'{title}<div class="wide"><table>{facts}</table></div>{listed}'


def _amount(parameters: dict[str, Any]) -> str:
    data = parameters["data"]
    return f"{data['rows']:,} rows of {data['assets']:,} assets, {parameters['folds']} folds"


def _gates(model: dict[str, Any]) -> str:
    return _table(
        ("gate", "", "against", "why", "what it lets through"),
        [
            (escape(name), _gate(gate["open"]), escape(gate["baseline"]), escape(gate["reason"]), escape(model["uses"][name]))
            for name, gate in model["gates"].items()
        ],
    )


def _comparisons(rows: Sequence[dict[str, Any]]) -> str:
    cells, drawn = [], []
    for row in rows:
        for place, baseline in enumerate(row["baselines"]):
            found = baseline["difference"]
            first = place == 0
            cells.append(
                (
                    escape(row["what"]) if first else "",
                    f"{row['model']:.4f}" if first else "",
                    escape(baseline["name"]),
                    f"{baseline['value']:.4f}",
                    "too few days" if found is None else f"{found['mean']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f})",
                    "" if found is None else f"{found['t']:.1f}",
                    f"{row['n']:,}",
                    f"{row['moments']:,}",
                )
            )
            if found is not None:
                drawn.append(Interval(f"{row['key']} − {baseline['name']}", found["mean"], found["low"], found["high"]))
    heads = ("what", rows[0]["metric"], "baseline", "its own", "difference, 95 %", "t", "n", "days") if rows else ()
    counted = ", ".join(f"{row['key']} n = {row['n']:,}" for row in rows)
    picture = intervals(drawn, title="Differences to the baselines, with 95 % intervals") if drawn else ""
    return _table(heads, cells, numbers={1, 3, 4, 5, 6, 7}) + (
        _figure(picture, f"Better is right. {counted}.") if picture else ""
    )


def _by_year(row: dict[str, Any]) -> str:
    names = [baseline["name"] for baseline in row["baselines"]]
    years = row["by_year"]
    drawn = [Line(name, [year[name] if year["n"] >= _ENOUGH else None for year in years]) for name in ("model", *names)]
    picture = lines([str(year["year"]) for year in years], drawn, title=f"{row['metric']} by year, {row['what']}")
    counted = ", ".join(f"{year['year']} n = {year['n']:,}" for year in years)
    table = _table(
        ("year", "n", "model", *names),
        [(str(y["year"]), f"{y['n']:,}", f"{y['model']:.4f}", *(f"{y[name]:.4f}" for name in names)) for y in years],
        numbers=set(range(1, 3 + len(names))),
    )
    return f"<h4>{escape(row['what'])}</h4>" + _figure(picture, f"{row['metric']}, lower is better. {counted}.") + table


def _bands(bands: Sequence[dict[str, Any]]) -> str:
    if not bands:
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
        for band in bands
    ]
    every = [band for band in bands if band["group"] == "all"]
    drawn = [(b["level"], Interval("", b["share"], b["low"] or b["share"], b["high"] or b["share"])) for b in every]
    picture = reliability(drawn, title="Share of returns inside the bands against what was promised")
    counted = f"Promised across, happened up. n = {every[0]['n']:,} returns on {every[0]['moments']:,} days." if every else ""
    heads = ("promised", "where", "inside", "95 %", "width", "n", "days")
    return _figure(picture, counted) + _table(heads, rows, numbers={0, 2, 3, 4, 5, 6})


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: set[int] | None = None) -> str:
    """Cells are HTML already."""
    kind = ['class="n"' if place in (numbers or set()) else "" for place in range(len(heads))]
    head = "".join(f"<th {kind[place]}>{escape(name)}</th>" for place, name in enumerate(heads))
    body = "".join(
        "<tr>" + "".join(f"<td {kind[place]}>{cell}</td>" for place, cell in enumerate(row)) + "</tr>" for row in rows
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _figure(picture: str, caption: str) -> str:
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>"


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item[:1].upper() + item[1:])}</li>" for item in items) + "</ul>"


def _gate(is_open: bool) -> str:
    return '<span class="open">open</span>' if is_open else '<span class="closed">closed</span>'


def _key(model: dict[str, Any]) -> str:
    return escape(f"{model['name']}-{model['version']}")


def _link(model: dict[str, Any]) -> str:
    return f'<a href="#{_key(model)}">{escape(model["name"])}</a>'


def _day(moment: str | None) -> str:
    return "?" if moment is None else escape(moment[:10])
