"""Why the input of a run cannot be had again: which parts of it are no longer so, and which candles, as far as that can be told.

In: what the run wrote down of what it saw, and what is seen now. Out: sentences.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, text

from cryptopredict.base import MarketView, Panel, from_epoch
from cryptopredict.pipeline.inputs import BLOCKS, seen

__all__ = ["suspects"]

_MOST: Final = 12


def suspects(connection: Connection, then: Mapping[str, Any], view: MarketView, since: datetime) -> list[str]:
    """What differs between the outline of then and the view as it could be put together now, and what happened to the market since."""
    found = list(_parts(then, view)) if then.get("parts") else ["the run is older than the outline of what a run sees"]
    withdrawn = connection.scalar(
        text("SELECT count(*) FROM quarantined_rows WHERE kind = 'candles' AND reason = 'spike' AND created_at > :since"),
        {"since": since},
    )
    if withdrawn:
        found.append(f"{withdrawn} candles were set aside since as spikes")
    return found


def _parts(then: Mapping[str, Any], view: MarketView) -> Iterator[str]:
    now = seen(view).outline
    changed = [name for name in {**then["parts"], **now["parts"]} if then["parts"].get(name) != now["parts"].get(name)]
    for name, panel in (("daily", view.daily), ("hourly", view.hourly)):
        fields = [part.removeprefix(f"{name} ") for part in changed if part.startswith(f"{name} ")]
        if fields:
            yield f"{name} candles differ in {', '.join(fields)}"
            yield from _candles(name, then[name], now[name], panel)
    for part in changed:
        if part.startswith(("daily ", "hourly ")):
            continue
        if part == "curation":
            yield "the lists, what admins decided of them, or the rules for them differ"
        elif part == "names":
            yield "the assets, their sectors, or those that were barred differ"
        else:
            yield f"{part.replace('_', ' ')} differs: {then.get(part)} then, {now.get(part)} now (values, last known at)"


def _candles(name: str, then: Mapping[str, Any], now: Mapping[str, Any], panel: Panel) -> Iterator[str]:
    """Assets, and spans of time, whose sums are not what they were."""
    before = dict(zip(then["assets"], then["by_asset"], strict=True))
    after = dict(zip(now["assets"], now["by_asset"], strict=True))
    symbols = {asset.id: asset.symbol for asset in panel.assets}
    gone = [key for key in before if key not in after]
    if gone:
        yield f"assets that are gone: {', '.join(str(key) for key in gone[:_MOST])}"
    other = [key for key in before if key in after and before[key] != after[key]]
    if other:
        named = ", ".join(f"{symbols[key]} ({key})" for key in other[:_MOST]) + (", …" if len(other) > _MOST else "")
        yield f"{name} candles of {named} are not what they were{_spans(name, then, now, panel)}"


def _spans(name: str, then: Mapping[str, Any], now: Mapping[str, Any], panel: Panel) -> str:
    if then["first"] != now["first"] or then["rows"] != now["rows"]:
        return ""
    pairs = enumerate(zip(then["by_block"], now["by_block"], strict=True))
    places = [place for place, (one, two) in pairs if one != two]
    step = BLOCKS[name] * panel.interval.seconds
    spans = [
        f"{_day(then['first'] + first * step)} to {_day(then['first'] + (last + 1) * step)}" for first, last in _runs(places)
    ]
    return f", opening {'; '.join(spans[:_MOST])}" if spans else ""


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring places together: first and last of each row of them."""
    found = []
    for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        members = [place for _, place in group]
        found.append((members[0], members[-1]))
    return found


def _day(moment: int) -> str:
    return from_epoch(moment).strftime("%Y-%m-%d %H:%M")
