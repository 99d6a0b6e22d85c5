"""`cryptopredict models`: which models there are, which version of each counts, and making another one count."""

from typing import Annotated, Any

import typer
from rich.table import Table
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput
from cryptopredict.core import Ground, ground, load_settings, set_up_logs, transaction
from cryptopredict.core.schema import AiModel, ModelVersion, UserActivity
from cryptopredict.ledger import promotion
from cryptopredict.ledger.promotion import Forced, champion_reference, stored_versions
from cryptopredict.ledger.whole import Damaged, check_files, folder_of
from cryptopredict.terminal.acting import By, acting_admin
from cryptopredict.terminal.output import print_json, say, stdout

__all__ = ["register"]

Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="WHY", help="Written down with who did it; --force needs it.")]


def register(app: typer.Typer) -> None:
    """Add the command with its deeds."""
    group = typer.Typer(help="Trained models: list, promote, rollback.")
    group.callback(invoke_without_command=True)(show)
    group.command("promote")(promote)
    group.command("rollback")(rollback)
    app.add_typer(group, name="models")


def show(context: typer.Context, json: Json = False) -> None:
    """List every version of every model, from new to old; the champion is the one that counts."""
    if context.invoked_subcommand is not None:
        return
    set_up_logs("warning")
    with ground(load_settings()) as here, transaction(here.engine) as session:
        rows = [_facts(here, model, version) for model, version in stored_versions(session)]
    if json:
        print_json({"success": True, "models": rows})
        return
    if not rows:
        say("There are no models yet: `cryptopredict train` makes them.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("model", "layer", "version", "role", "in use if champion", "trained to", "files", "main gate"):
        table.add_column(name)
    for row in rows:
        gate, day = ", ".join(row["open_gates"]) or "nothing", (row["trained_to"] or "")[:10]
        table.add_row(row["name"], row["layer"], row["version"], row["role"], gate, day, row["files"], row["gate"]["reason"])
    stdout.print(table)


def promote(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the model, as `models` lists it.")],
    version: Annotated[str, typer.Argument(metavar="VERSION", help="Its number.")],
    force: Annotated[bool, typer.Option("--force", help="Although its gate is closed.")] = False,
    reason: Reason = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Make a version count from the next decision on. What its layer uses of it still goes by its gates."""
    set_up_logs("warning")
    with ground(load_settings()) as here, transaction(here.engine) as session:
        actor = acting_admin(session, by)
        if force and actor is None:
            raise BadInput("Nobody is there to answer for it", to_do="Make the owner first: `cryptopredict user create`.")
        forced = Forced(actor, reason or "") if force and actor is not None else None
        before = champion_reference(session, name)
        row = promotion.promote(session, name, version, forced=forced)
        facts = _done(session, here, name, row, before, actor, "promote_model", reason, forced=force)
    _tell(facts, as_json=json)


def rollback(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the model, as `models` lists it.")],
    reason: Reason = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Take the last promotion back: the champion before counts again."""
    set_up_logs("warning")
    with ground(load_settings()) as here, transaction(here.engine) as session:
        actor = acting_admin(session, by)
        before = champion_reference(session, name)
        row = promotion.rollback(session, name)
        facts = _done(session, here, name, row, before, actor, "rollback_model", reason, forced=False)
    _tell(facts, as_json=json)


def _done(
    session: Session,
    here: Ground,
    name: str,
    row: ModelVersion,
    before: ModelVersion | None,
    actor: int | None,
    kind: str,
    reason: str | None,
    *,
    forced: bool,
) -> dict[str, Any]:
    """Look at the files of what is to count, and write down who did it; raised here, nothing of it has happened."""
    check_files(folder_of(here.settings.home, name) / row.version, row.sha256)
    former = None if before is None else before.version
    facts = {"model": name, "version": row.version, "before": former, "forced": forced, "reason": reason}
    if actor is not None:
        session.add(UserActivity(user_id=actor, activity_type=kind, activity_data=facts, user_agent="cryptopredict models"))
    return facts


def _tell(facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json({"success": True, **facts})
        return
    before = f", instead of version {facts['before']}" if facts["before"] else ""
    say(f"{facts['model']} {facts['version']} counts from the next decision on{before}.")


def _facts(here: Ground, model: AiModel, version: ModelVersion) -> dict[str, Any]:
    main = version.metrics["gates"][version.metrics["gate"]]
    return {
        "name": model.name,
        "layer": model.model_type,
        "version": version.version,
        "role": version.role,
        "sha256": version.sha256,
        "gate": {"name": version.metrics["gate"], "open": main["open"], "reason": main["reason"]},
        "open_gates": promotion.open_gates(version.metrics),
        "forced": version.parameters.get("forced"),
        "trained_to": None if version.trained_to is None else version.trained_to.isoformat().replace("+00:00", "Z"),
        "files": _files(here, model.name, version),
    }


def _files(here: Ground, name: str, version: ModelVersion) -> str:
    """Whether the files are those that were written; old versions that never counted have none any more."""
    folder = folder_of(here.settings.home, name) / version.version
    if not folder.exists():
        return "gone"
    try:
        check_files(folder, version.sha256)
    except Damaged:
        return "damaged"
    return "whole"
