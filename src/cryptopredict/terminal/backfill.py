"""`cryptopredict backfill`: the past of a market, from its providers into the database; what is there is not asked for again."""

from typing import Annotated

import typer
from sqlalchemy import text

from cryptopredict.base import Interval, NotFound
from cryptopredict.core import Ground, follow_supervisor, ground, load_settings, set_up_logs
from cryptopredict.core.outgoing import Outgoing
from cryptopredict.data.providing import market_choice, running_simulator
from cryptopredict.data.sync import Sync, backfill, sync_history
from cryptopredict.terminal.output import print_json, report_progress, say

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("backfill")(run)


def run(
    asset: Annotated[str | None, typer.Option(help="Ticker, or id at CoinGecko, of one asset; by default all.")] = None,
    interval: Annotated[list[Interval] | None, typer.Option(help="1d, 1h or 1m; by default all three.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Fill the database with the past of its market; after an interruption it goes on where it stopped."""
    follow_supervisor()
    settings = load_settings()
    set_up_logs("warning")
    wanted = tuple(interval) if interval else (Interval.D1, Interval.H1, Interval.M1)
    if strange := [one.value for one in wanted if one not in {Interval.D1, Interval.H1, Interval.M1}]:
        raise typer.BadParameter(f"{strange[0]} is not kept; choose 1d, 1h or 1m.", param_hint="--interval")
    with ground(settings) as here:
        one = None if asset is None else _find(here, asset)
        source = market_choice(here)
        with (
            running_simulator(here, source) as providers,
            Outgoing(here.redis) as outgoing,
            report_progress(quiet=json) as report,
        ):
            sync = Sync(here, providers, outgoing, lambda share, what: report(what, share))
            done = backfill(sync, wanted) if one is None else sync_history(sync, wanted, one)
        with here.engine.connect() as connection:
            rows = connection.scalar(text("SELECT count(*) FROM price_data"))
            waiting = [str(provider) for provider in connection.scalars(_FAILING)]
    if json:
        print_json({"success": True, "source": source.value, "done": done, "candles": rows, "failing": waiting})
        return
    say(done)
    say(f"{rows} candles are stored.")
    for line in waiting:
        say(f"Not complete: {line}. Run it again to go on.")


_FAILING = text("SELECT provider || ' ' || series || ': ' || reason FROM feed_states WHERE reason IS NOT NULL ORDER BY 1")


def _find(here: Ground, name: str) -> int:
    with here.engine.connect() as connection:
        found = connection.scalar(
            text(
                "SELECT id FROM cryptocurrencies WHERE coingecko_id = :name OR symbol = upper(:name)"
                " ORDER BY coingecko_id = :name DESC, market_cap_rank NULLS LAST, id LIMIT 1"
            ),
            {"name": name},
        )
    if found is None:
        raise NotFound(
            f"There is no asset {name!r}",
            why="nothing of that name is followed",
            to_do="Run `cryptopredict backfill` without it.",
        )
    return int(found)
