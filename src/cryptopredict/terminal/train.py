"""`cryptopredict train`: fit the models to what is stored, judge them, keep them, and use those that earned it."""

import os
from typing import Annotated, Any

import typer
from rich.table import Table

from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.pipeline.train import Outcome, chosen_recipes, train_models
from cryptopredict.terminal.output import print_json, report_progress, say, say_error, stdout

__all__ = ["register"]

_MOST_PROCESSES = 4
"""Unless more are asked for: each holds the market and its rows in memory."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("train")(train)


def train(
    layer: Annotated[
        str | None,
        typer.Option(metavar="LAYER", help="Train the models of one layer: macro, sector, asset or timing."),
    ] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Train one model alone.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Fewer folds and assets: a first impression.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Draws what is drawn; the same seed and data give the same model.")] = 0,
    processes: Annotated[
        int | None, typer.Option(min=1, max=64, help="How many fit side by side; by default as many as cores, at most 4.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what came of it as JSON.")] = False,
) -> None:
    """Train on everything stored, walking forward; a version is used only if it beat its baseline.

    A training that was interrupted goes on where it was. A model that cannot be trained holds up no other.
    """
    recipes = chosen_recipes(layer, model)
    set_up_logs("warning")
    side_by_side = processes or min(_MOST_PROCESSES, len(os.sched_getaffinity(0)))
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        found = train_models(here, recipes=recipes, quick=quick, seed=seed, processes=side_by_side, report=report)
    if json:
        print_json({"success": True, "models": [each.plain() for each in found]})
        return
    for each in found:
        if isinstance(each, Outcome):
            _tell(each)
        else:
            say_error(each.verdict)


def _tell(outcome: Outcome) -> None:
    manifest = outcome.manifest
    say(
        f"{outcome.reference}, {manifest['data']['rows']:,} rows of {manifest['data']['assets']} assets, {outcome.seconds:.0f} s"
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("what", "metric", "model", "baseline", "difference (95 %)", "n", "gate"):
        table.add_column(name, justify="right" if name in {"model", "difference (95 %)", "n"} else "left")
    for row in manifest["comparisons"]:
        gate = manifest["gates"].get(row["key"])
        for place, baseline in enumerate(row["baselines"]):
            first = place == 0  # the gate is against the first one
            table.add_row(
                row["what"] if first else "",
                row["metric"] if first else "",
                f"{row['model']:.4f}" if first else "",
                f"{baseline['name']} {baseline['value']:.4f}",
                _difference(baseline["difference"]),
                f"{row['n']:,}" if first else "",
                ("open" if gate["open"] else "closed") if gate is not None and first else "",
            )
    stdout.print(table)
    for name, gate in manifest["gates"].items():
        say(f"{name}: {'open' if gate['open'] else 'closed'}, {gate['reason']} ({gate['trials']} tried)")
    for each in manifest["failed"]:
        say(f"not fitted: {each}")
    say(outcome.verdict)


def _difference(found: dict[str, Any] | None) -> str:
    return (
        "too few"
        if found is None
        else f"{found['mean']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f}), t {found['t']:.1f}"
    )
