"""`cryptopredict cascade`: one decision, now or as it would have been made at a past time."""

from typing import Annotated, Any

import typer

from cryptopredict.base import parse_time
from cryptopredict.core import ground, load_settings, set_up_logs
from cryptopredict.pipeline import run_cascade
from cryptopredict.terminal.output import print_json, report_progress, say

__all__ = ["register"]

_WEIGHING = {
    "even_weights": "even weights, no measurable edge in others",
    "momentum": "weights lean to what rose",
    "risk_parity": "weights by risk, calmer than even ones; no measurable edge in leaning to any",
    "leaders": "weights by risk, leaning to the next leaders",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cascade")(cascade)


def cascade(
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="TIME", help="Decide as of this time, e.g. 2024-03-14.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the whole decision as JSON.")] = False,
) -> None:
    """Run the four layers once, store the decision and print it."""
    moment = None if as_of is None else parse_time(as_of)
    set_up_logs("warning")
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        report("Deciding", 0.0)
        decision = run_cascade(here, as_of=moment, kind="live" if moment is None else "as_of")
    if json:
        print_json(decision)
    else:
        _tell(decision)


def _tell(decision: dict[str, Any]) -> None:
    macro, sectors, assets, timing = (decision[f"layer{layer}"] for layer in range(1, 5))
    say(f"As of {decision['as_of']}, {decision['source']} market (run {decision['run_id']})")
    say(
        f"  market   {macro['regime']}, chance {macro['confidence']:.2f}; risk {macro['risk_level']}; hold about "
        f"{macro['recommended_exposure']:.0%}"
    )
    allocation = sorted(sectors["recommended_allocation"].items(), key=lambda item: -item[1])
    say(
        "  sectors  "
        + ", ".join(f"{name} {weight:.0%}" for name, weight in allocation[:5])
        + f"; {_WEIGHING[sectors['allocation_by']]}"
    )
    chosen = [asset["symbol"] for asset in assets["assets"] if asset["selected"]]
    say(f"  assets   {len(chosen)} of {len(assets['assets'])} pass the screen: {', '.join(chosen[:10]) or 'none'}")
    skipped = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in timing["abstained_by_reason"].items())
    say(f"  signals  {timing['generated']} of {timing['considered']} looked at ({skipped or 'none skipped'})")
    for signal in timing["signals"]:
        say(
            f"    {signal['symbol']:<8} {signal['signal_type']:<5} entry {signal['entry_price']:.6g} target "
            f"{signal['target_price']:.6g} stop {signal['stop_loss']:.6g}; P(target before stop) {signal['confidence_score']:.2f}, "
            f"needed {signal['break_even']:.2f}; edge {signal['edge']:+.1f}% ({signal['edge_low']:+.1f} to {signal['edge_high']:+.1f})"
        )
