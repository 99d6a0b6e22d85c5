"""`cryptopredict train`: fit the models to what is stored, judge them, keep them, and use those that earned it."""

from typing import Annotated, Any

import typer
from rich.table import Table

from cryptopredict.base import BadInput
from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.pipeline.train import Outcome, train_models
from cryptopredict.terminal.output import print_json, report_progress, say, stdout

__all__ = ["register"]

_LAYERS = ("macro",)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("train")(train)


def train(
    layer: Annotated[
        str | None, typer.Option(metavar="LAYER", help="Train the models of one layer: macro. All if not given.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Fewer folds and assets: a first impression.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Draws what is drawn; the same seed and data give the same model.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print what came of it as JSON.")] = False,
) -> None:
    """Train on everything stored, walking forward; a version is used only if it beat its baseline.

    A training that was interrupted goes on where it was.
    """
    if layer is not None and layer not in _LAYERS:
        raise BadInput(f"{layer!r} is no layer with models", to_do=f"Choose from {', '.join(_LAYERS)}.")
    set_up_logs("warning")
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        outcome = train_models(here, quick=quick, seed=seed, report=report)
    if json:
        print_json({"success": True, **outcome.plain()})
    else:
        _tell(outcome)


def _tell(outcome: Outcome) -> None:
    manifest = outcome.manifest
    say(
        f"{outcome.reference}, {manifest['data']['rows']:,} rows of {manifest['data']['assets']} assets, {outcome.seconds:.0f} s"
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("what", "QLIKE", "baseline", "difference (95 %)", "n", "gate"):
        table.add_column(name, justify="left" if name in {"what", "baseline", "gate"} else "right")
    for row in manifest["comparisons"]:
        gate = manifest["gates"].get(row["key"])
        for place, baseline in enumerate(row["baselines"]):
            judged = gate is not None and gate["baseline"].startswith(f"{baseline['name']} less")
            table.add_row(
                row["what"] if place == 0 else "",
                f"{row['model']:.3f}" if place == 0 else "",
                f"{baseline['name']} {baseline['value']:.3f}",
                _difference(baseline["difference"]),
                f"{row['n']:,}" if place == 0 else "",
                ("open" if gate["open"] else "closed") if gate is not None and judged else "",
            )
    stdout.print(table)
    for name, gate in manifest["gates"].items():
        say(f"{name}: {'open' if gate['open'] else 'closed'}, {gate['reason']} ({gate['trials']} tried)")
    say(outcome.verdict)


def _difference(found: dict[str, Any] | None) -> str:
    return (
        "too few"
        if found is None
        else f"{found['mean']:+.4f} ({found['low']:+.4f} to {found['high']:+.4f}), t {found['t']:.1f}"
    )
