"""The report as one HTML file: figures first, pictures beside them, and in words what did not work."""

from html import escape
from typing import Any

from cryptopredict.terminal.report.frame import document
from cryptopredict.terminal.report.marks import bullets, difference, gate_mark, table
from cryptopredict.terminal.report.rules import rules
from cryptopredict.terminal.report.sections import bands, by_year, calibration, comparisons, extras, gates

__all__ = ["page"]


def page(facts: dict[str, Any], *, replay: bool = False) -> str:
    """The whole document; it asks for nothing outside itself. `replay`: whether that report lies beside it."""
    models = facts["models"]
    listed = table(
        ("model", "version", "role", "gate", "tried"),
        [
            (
                _link(model),
                escape(model["version"]),
                escape(model["role"]),
                gate_mark(model["gate"]["open"]),
                str(model["trials"]),
            )
            for model in models
        ],
        numbers={4},
    )
    figures = _figures(models)
    body = (
        "<h1>What the models know</h1>"
        f'<p class="soft">Made {escape(facts["made_at"])}. Every figure is out of sample: at each fold a model learnt from what was '
        "known by then and spoke of what came after. A positive difference is better than the baseline. Intervals count a day as one "
        "observation. Losses: lower is better; of a rank IC, its negative is shown. A closed gate means: stored, shown, not used.</p>"
        + ('<p><a href="replay.html">What following the decisions would have brought</a></p>' if replay else "")
        + listed
        + figures
        + "".join(_model(model) for model in models)
        + (rules(facts["rules"]) if facts.get("rules") else "")
    )
    return document("models", body)


def _figures(models: list[dict[str, Any]]) -> str:
    """All models in one table: the newest, or the champion, of each against the baseline that its gate is against."""
    first = {model["name"]: model for model in reversed(models)}
    cells = []
    for model in (each for each in models if first[each["name"]] is each):
        for row in model["comparisons"]:
            baseline, gate = row["baselines"][0], model["gates"].get(row["key"])
            cells.append(
                (
                    _link(model),
                    escape(row["what"]),
                    escape(row["metric"]),
                    f"{row['model']:.4f}",
                    f"{escape(baseline['name'])} {baseline['value']:.4f}",
                    difference(baseline["difference"]),
                    f"{row['n']:,}",
                    "" if gate is None else gate_mark(gate["open"]),
                )
            )
    heads = ("model", "what", "metric", "model", "baseline", "difference, 95 %", "n", "gate")
    return "<h2>Beside the baselines</h2>" + table(heads, cells, numbers={3, 5, 6})


def _model(model: dict[str, Any]) -> str:
    parameters = model["parameters"]
    rows = [
        ("role", escape(model["role"])),
        ("gate", f"{gate_mark(model['gate']['open'])} · {escape(model['gate']['reason'])}"),
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
    failed = bullets(model["did_not_beat"]) if model["did_not_beat"] else "<p>Every baseline was beaten in every year.</p>"
    parts = {
        "What did not work": failed,
        "Gates": gates(model),
        "Beside the baselines": comparisons(model["comparisons"]),
        "By year": "".join(by_year(row) for row in model["comparisons"] if row["by_year"]),
        "Promised and kept": calibration(model["comparisons"]),
    }
    own = dict(model["extras"])
    if "bands" in own:
        parts["Bands for the return of the next day"] = bands(own.pop("bands"))
    title = f'<h2 id="{_key(model)}">{escape(model["name"])} {escape(model["version"])}</h2>'
    listed = "".join(f"<h3>{name}</h3>{part}" for name, part in parts.items() if part)
    listed += "".join(extras(name, given) for name, given in own.items())
    return f'{title}<div class="wide"><table>{facts}</table></div>{listed}'


def _amount(parameters: dict[str, Any]) -> str:
    data = parameters["data"]
    return f"{data['rows']:,} rows of {data['assets']:,} assets, {parameters['folds']} folds"


def _key(model: dict[str, Any]) -> str:
    return escape(f"{model['name']}-{model['version']}")


def _link(model: dict[str, Any]) -> str:
    return f'<a href="#{_key(model)}">{escape(model["name"])}</a>'


def _day(moment: str | None) -> str:
    return "?" if moment is None else escape(moment[:10])
