"""A decision is the same whether the layers walk anew for it or the walks of the decisions before are kept, bit for bit."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from cryptopredict.base import MarketView, Panel, Series
from cryptopredict.layer3_assets import PRICES
from cryptopredict.pipeline import Models, Tracks, Walks, decide, to_json, walk
from cryptopredict.pipeline.inputs import seen
from fixtures.assets import asset_version
from fixtures.market import DAY, END, small_view

HOUR = 3_600
NOON = END - 50 * DAY + 12 * HOUR
OVER_HOURS, OVER_DAYS = {"prices of hours", "timing"}, {"macro", "sectors", "assets", "suggestions", "prices of days"}
Change = Callable[[MarketView], MarketView]


def _parts(tracks: Tracks) -> dict[str, object]:
    named = {name: getattr(tracks, name) for name in ("macro", "sectors", "assets", "suggestions", "timing")}
    return named | {"prices of hours": tracks.prices[0], "prices of days": tracks.prices[1]}


def _other(panel: Panel, moment: int) -> Panel:
    """One candle of the first asset that had closed by a moment is another."""
    row = panel.rows_known_at(moment) - 1
    fields = {name: values.copy() for name, values in panel.fields.items()}
    for name in ("open", "high", "low", "close"):
        fields[name][row, 0] *= 1.3
    return replace(panel, fields=fields)


def _later(series: Series, moment: int) -> Series:
    return Series(np.append(series.available, moment), np.append(series.values, 99.0))


OPEN, SHUT = True, False
"""The gates of the one model there is."""
CASES: dict[str, tuple[int, Change, bool, set[str]]] = {
    "five minutes and a headline later": (NOON + 300, lambda view: replace(view, news=_later(view.news.as_of(NOON), NOON + 60)), OPEN, set()),
    "an hour later": (NOON + HOUR, lambda view: view, OPEN, OVER_HOURS),
    "a day later": (NOON + DAY, lambda view: view, OPEN, OVER_HOURS | OVER_DAYS),
    "an old hour revised": (NOON, lambda view: replace(view, hourly=_other(view.hourly, NOON - 90 * DAY)), OPEN, OVER_HOURS | OVER_DAYS),
    "the last hour revised": (NOON, lambda view: replace(view, hourly=_other(view.hourly, NOON)), OPEN, OVER_HOURS),
    "an old day revised": (NOON, lambda view: replace(view, daily=_other(view.daily, NOON - 300 * DAY)), OPEN, OVER_HOURS | OVER_DAYS),
    "another sector": (NOON, lambda view: replace(view, sector_of=dict.fromkeys(view.sector_of, 1)), OPEN, OVER_HOURS | OVER_DAYS),
    "the same model with its gates shut": (NOON, lambda view: view, SHUT, OVER_HOURS | OVER_DAYS),
}  # fmt: skip


def _models(gates: bool) -> Models:
    return {PRICES: asset_version(PRICES, open_=gates)}


@pytest.fixture(scope="module")
def before() -> tuple[Walks, Tracks]:
    cut, kept, models = small_view().at(NOON), Walks(), _models(OPEN)
    return kept, walk(cut, models, kept.over(seen(cut), models))


@pytest.mark.parametrize("name", CASES)
def test_kept_walks_say_what_new_ones_say(name: str, before: tuple[Walks, Tracks]) -> None:
    """And only those are made anew that something they rest on has changed for."""
    moment, change, gates, anew = CASES[name]
    (kept, first), models, copy = before, _models(gates), Walks()
    copy._held.update(kept._held)  # each case comes after the same one
    cut = change(small_view()).at(moment)
    tracks = walk(cut, models, copy.over(seen(cut), models))
    assert {part for part, track in _parts(tracks).items() if track is not _parts(first)[part]} == anew
    answer, fresh = (to_json(decide(cut, each)) | {"timings": None} for each in (tracks, walk(cut, models)))
    assert answer == fresh
    assert anew == set() or answer != to_json(decide(small_view().at(NOON), first)) | {"timings": None}
