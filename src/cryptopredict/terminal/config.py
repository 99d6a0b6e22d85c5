"""`cryptopredict config`: settings that count at once, in every process that runs."""

from typing import Annotated, Any

import typer
from rich.table import Table

from cryptopredict.base import BadInput
from cryptopredict.core import CONFIG_CHANGED, ground, load_settings, set_up_logs, transaction
from cryptopredict.core.configuration import KNOWN, Known, Value, change_configuration, read_configuration
from cryptopredict.core.schema import UserActivity
from cryptopredict.terminal.output import print_json, say, stdout
from cryptopredict.terminal.telling import tell

__all__ = ["register"]

Key = Annotated[str, typer.Argument(help="Its name; `cryptopredict config list` has them all.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the command with its three deeds."""
    config = typer.Typer(no_args_is_help=True, help="Settings that can be changed while everything runs: list, get, set.")
    config.command("list")(show)
    config.command("get")(get)
    config.command("set")(put)
    app.add_typer(config, name="config")


def show(json: AsJson = False) -> None:
    """List all settings with their values and bounds."""
    set_up_logs("error")
    with ground(load_settings()) as here, transaction(here.engine) as session:
        now = read_configuration(session)
    if json:
        print_json({"success": True, "settings": [_printed(known, now.values[key]) for key, known in KNOWN.items()]})
        return
    table = Table("key", "value", "default", "from", "to", "meaning", box=None)
    for key, known in KNOWN.items():
        bounds = ("", "") if known.low is None or known.high is None else (f"{known.low:g}", f"{known.high:g}")
        table.add_row(key, _word(now.values[key]), _word(known.default), *bounds, known.about)
    stdout.print(table)


def get(key: Key, json: AsJson = False) -> None:
    """Print one setting."""
    set_up_logs("error")
    known = _known(key)
    with ground(load_settings()) as here, transaction(here.engine) as session:
        value = read_configuration(session).values[key]
    if json:
        print_json({"success": True, "setting": _printed(known, value)})
    else:
        say(_word(value))


def put(
    key: Key,
    value: Annotated[str, typer.Argument(help="What it should be: a number, or true and false.")],
    json: AsJson = False,
) -> None:
    """Change one setting. It counts in every process within seconds."""
    set_up_logs("error")
    known = _known(key)
    wanted = known.read(value)
    with ground(load_settings()) as here:
        with transaction(here.engine) as session:
            changes = change_configuration(session, {key: wanted}, by=None)
            for change in changes:
                facts = {"key": change.key, "before": change.before, "after": change.after}
                session.add(UserActivity(activity_type="change_config", activity_data=facts, user_agent="cryptopredict config"))
        if changes:
            tell(here, CONFIG_CHANGED, {})
    if json:
        print_json({"success": True, "changed": bool(changes), "setting": _printed(known, wanted)})
    else:
        say(f"{key} is {_word(wanted)}" + ("" if changes else " already"))


def _known(key: str) -> Known:
    if key not in KNOWN:
        raise BadInput(f"There is no setting {key!r}", to_do="`cryptopredict config list` names those there are.")
    return KNOWN[key]


def _word(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def _printed(known: Known, value: Value) -> dict[str, Any]:
    return {
        "key": known.key,
        "kind": known.kind,
        "value": value,
        "default": known.default,
        "low": known.low,
        "high": known.high,
        "about": known.about,
    }
