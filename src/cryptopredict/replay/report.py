"""A replay of years and its account, from the database to the figures.

In: a ground with a market, a span and terms. Out: the facts of a report, as JSON. An interrupted replay goes on where it was.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from cryptopredict import __version__
from cryptopredict.base import BadInput, NoData, epoch, from_epoch, utc_now
from cryptopredict.core import Ground
from cryptopredict.data.view import load_view
from cryptopredict.ledger.registry import champions, trials_by_model
from cryptopredict.replay.account import account
from cryptopredict.replay.arena import arena_of
from cryptopredict.replay.decisions import decide_span, kept_for
from cryptopredict.replay.strategies import Terms

__all__ = ["replay_report"]

Report = Callable[[str, float], None]

_LONGEST: Final = 200_000
"""Decisions in one replay: more than twenty years by the hour."""


def replay_report(
    ground: Ground,
    start: datetime,
    end: datetime,
    step: timedelta,
    terms: Terms,
    *,
    tried_at_random: int = 1_000,
    processes: int = 1,
    report: Report,
) -> dict[str, Any]:
    """Decide at `start`, `start + step`, ... up to `end`, trade it on these terms, and account for it.

    An `end` beyond the data is the end of the data. Raises `BadInput` for a span that is none, `NoData` where the market does not
    reach it or nothing could be decided.
    """
    if step < timedelta(hours=1) or end <= start:
        raise BadInput(
            "There is nothing to replay",
            why=f"from {start:%Y-%m-%d} to {end:%Y-%m-%d} by {step}",
            to_do="Choose a later --to, and steps of an hour or more.",
        )
    report("Reading the market", 0.0)
    view = load_view(ground)
    closes = [panel.close_times for panel in (view.daily, view.hourly) if len(panel.times)]
    until = min(epoch(end), max(int(each[-1]) for each in closes))
    if epoch(start) >= until:
        raise NoData(
            f"The market ends before {start:%Y-%m-%d}",
            why=f"its last candle closed {from_epoch(until):%Y-%m-%d %H:%M} UTC",
            to_do="Choose an earlier --from.",
        )
    moments = list(range(epoch(start), until + 1, int(step.total_seconds())))
    if len(moments) > _LONGEST:
        raise BadInput(f"{len(moments):,} decisions are too many for one replay", to_do=f"Choose at most {_LONGEST:,}.")
    models, cut = champions(ground.engine, ground.settings.home), view.at(until)
    kept = kept_for(ground.settings.home, cut, moments, models)
    said = decide_span(cut, moments, models, kept, processes=processes, report=report)
    facts = account(
        arena_of(cut, said),
        terms,
        trials=trials_by_model(ground.engine),
        tried_at_random=tried_at_random,
        report=report,
    )
    now = utc_now().isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"made_at": now, "code_version": __version__, "handed": sorted(each.reference for each in models.values()), **facts}
