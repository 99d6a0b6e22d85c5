"""`cryptopredict replay`: the decisions of a span, one a line; --report: what following them would have brought; --verify: if they hold."""

import json as json_module
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from cryptopredict.base import BadInput, Costs, Unavailable, parse_time
from cryptopredict.core import ground, load_settings, set_up_logs, write_atomically
from cryptopredict.data.view import load_view
from cryptopredict.ledger.registry import champions
from cryptopredict.replay import Terms, Verification, replay_report, stored_runs, verify_runs
from cryptopredict.replay import replay as walk_again
from cryptopredict.terminal.output import print_json, report_progress, say, say_error
from cryptopredict.terminal.report.facts import to_bytes
from cryptopredict.terminal.report.traded import page

__all__ = ["register"]


_MOST_PROCESSES = 4
"""Unless more are asked for: each holds the market in memory."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(replay)


def replay(
    runs: Annotated[list[int] | None, typer.Argument(metavar="[RUN_ID]...", help="With --verify: these runs.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="TIME", help="First decision, e.g. 2023-01-01.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="TIME", help="Last decision, at most.")] = None,
    step_hours: Annotated[float, typer.Option("--step-hours", min=1.0 / 60.0, help="Hours between decisions.")] = 24.0,
    verify: Annotated[bool, typer.Option("--verify", help="Decide stored live runs again and compare every number.")] = False,
    last: Annotated[int | None, typer.Option("--last", min=1, metavar="N", help="With --verify: the last N runs only.")] = None,
    account: Annotated[
        bool,
        typer.Option(
            "--report", help="Trade the decisions and write replay.html and replay.json: figures, baselines, failures."
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="With --report: where the files go; by default `reports` in the home."),
    ] = None,
    capital: Annotated[float, typer.Option(min=100.0, max=1e12, help="With --report: dollars to begin with.")] = 100_000.0,
    risk: Annotated[float, typer.Option(min=0.0001, max=0.5, help="With --report: share of the wealth lost at a stop.")] = 0.02,
    at_random: Annotated[
        int, typer.Option("--random", min=0, max=100_000, metavar="N", help="With --report: strategies at random beside each.")
    ] = 1_000,
    processes: Annotated[
        int | None,
        typer.Option(
            min=1, max=64, help="With --report: how many decide side by side; by default as many as cores, at most 4."
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print each whole answer as one line of JSON; with --report all figures.")
    ] = False,
) -> None:
    """Decide again at every step of a span, by the same code that decides now; nothing is stored in the database.

    With --report: trade what was decided, at the costs of the rule book, and account for it beside what needs no decisions. One that is
    interrupted goes on where it was. With --verify: decide again what was decided, by the models that the runs name. Exit code 1 if any
    decision comes out otherwise.
    """
    first, until = (None if moment is None else parse_time(moment) for moment in (start, end))
    if account and (verify or runs or last is not None):
        raise BadInput("A report is about a span, not about stored runs", to_do="Give --from and --to, without --verify.")
    if not account and (out is not None or processes is not None):
        raise BadInput("--out and --processes belong to a report", to_do="Add --report.")
    if verify:
        if runs and (first or until or last):
            raise BadInput("Runs are given by number or by time, not both", to_do="Leave one of the two out.")
        _verify(runs or [], first, until, last, json=json)
    elif runs or last is not None:
        raise BadInput("Stored runs are only looked at by --verify", to_do="Add --verify, or give --from and --to.")
    elif first is None or until is None:
        raise BadInput("A span of time is needed", to_do="Give --from and --to, or --verify.")
    elif account:
        terms = Terms(Costs(), capital, risk)
        side_by_side = processes or min(_MOST_PROCESSES, len(os.sched_getaffinity(0)))
        _report(first, until, timedelta(hours=step_hours), terms, out, at_random, side_by_side, json=json)
    else:
        _walk(first, until, timedelta(hours=step_hours), json=json)


def _walk(first: datetime, last: datetime, step: timedelta, *, json: bool) -> None:
    set_up_logs("warning")
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        report("Walking over history", 0.0)
        models = champions(here.engine, here.settings.home)
        total = max((last - first) / step, 1.0)
        for done, decision in enumerate(walk_again(load_view(here), first, last, step, models)):
            report("Deciding again", done / total)
            if json:
                sys.stdout.write(json_module.dumps(decision, allow_nan=False, ensure_ascii=False) + "\n")
            elif "error" in decision:
                say(f"{decision['as_of']}  {decision['error']}")
            else:
                macro, timing = decision["layer1"], decision["layer4"]
                signals = ", ".join(f"{s['symbol']} {s['signal_type']}" for s in timing["signals"]) or "none"
                say(
                    f"{decision['as_of']}  {macro['regime']:<8} {macro['confidence']:.2f}  hold "
                    f"{macro['recommended_exposure']:4.0%}  signals: {signals}"
                )


def _report(
    first: datetime,
    last: datetime,
    step: timedelta,
    terms: Terms,
    out: Path | None,
    at_random: int,
    processes: int,
    *,
    json: bool,
) -> None:
    set_up_logs("warning")
    try:
        with ground(load_settings()) as here, report_progress(quiet=json) as report:
            folder = out or here.settings.home / "reports"
            _writable(folder)
            facts = replay_report(here, first, last, step, terms, tried_at_random=at_random, processes=processes, report=report)
    except KeyboardInterrupt:
        say_error("No report was written. What was decided so far is kept: the same command goes on from there.")
        raise
    try:
        for name, data in (("replay.json", to_bytes(facts)), ("replay.html", page(facts).encode())):
            write_atomically(folder / name, data, mode=0o644)
    except OSError as error:
        raise _unwritable(folder, error) from error
    if json:
        print_json(facts)
    else:
        _tell(facts, folder)


def _writable(folder: Path) -> None:
    """Before hours are spent on it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / ".replay", b"")
        (folder / ".replay").unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> Unavailable:
    why = error.strerror or str(error)
    return Unavailable(f"The report cannot be written to {folder}", why=why, to_do="Choose another --out.")


def _tell(facts: dict[str, Any], folder: Path) -> None:
    """The report in a few lines."""
    for one in facts["strategies"]:
        figures, gate = one["figures"], one["gate"]
        told = "" if gate["better"] is None else f", {gate['better']:+.1f} % ({gate['low']:+.1f} to {gate['high']:+.1f})"
        say(
            f"{one['name']}: {100.0 * figures['cagr']['value']:+.1f} % a year; beside the same exposure: {gate['reason']}{told}"
        )
    for check in facts["checks"]:
        if check["holds"] is False:
            say(f"self-check failed: {check['question']}: {check['found']}")
    say(f"{folder / 'replay.html'} · {facts['span']['decisions']:,} decisions")


def _verify(runs: list[int], first: datetime | None, until: datetime | None, last: int | None, *, json: bool) -> None:
    set_up_logs("warning")
    checked = differing = other_inputs = 0
    worst: Verification | None = None
    with ground(load_settings()) as here, report_progress(quiet=json) as report:
        wanted = runs or stored_runs(here, start=first, end=until, last=last)
        for found in verify_runs(here, wanted, report):
            checked += 1
            differing += not found.same
            other_inputs += found.same and found.inputs == "changed"
            worst = worst or (None if found.same else found)
            if json:
                sys.stdout.write(json_module.dumps(found.plain(), allow_nan=False, ensure_ascii=False) + "\n")
            elif not found.same or runs:
                say(found.line())
    if not json:
        note = f", {other_inputs} of them although the market is not as it was" if other_inputs else ""
        say(f"{checked} runs decided again: {checked - differing} the same{note}, {differing} not")
        if worst is not None:
            say(f"first: {worst.line()}")
    if differing:
        raise typer.Exit(1)
