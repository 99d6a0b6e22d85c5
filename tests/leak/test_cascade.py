"""A decision is the same whether the layers walked to that time or beyond it: live and replay are one."""

from datetime import timedelta

import numpy as np
import pytest

from cryptopredict.base import FIELDS, MarketView, Panel, from_epoch
from cryptopredict.pipeline import decide, printed, to_json, walk
from cryptopredict.replay import replay
from fixtures.market import DAY, END, small_view


def _without_timings(answer: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in answer.items() if key != "timings"}


def _poisoned(view: MarketView, moment: int) -> MarketView:
    def spoil(panel: Panel) -> Panel:
        rows = panel.rows_known_at(moment)
        spoilt = {f: np.concatenate([panel[f][:rows], np.full_like(panel[f][rows:], 7e7)]) for f in FIELDS}
        return Panel(panel.interval, panel.times, panel.assets, spoilt)

    return MarketView(
        view.as_of, view.source, spoil(view.daily), spoil(view.hourly), view.fear_greed, view.funding, view.news, view.sectors,
        view.sector_of,
    )  # fmt: skip


@pytest.fixture(scope="module")
def view() -> MarketView:
    return small_view()


def test_replay_equals_live(view: MarketView) -> None:
    """Ten times of day over two hundred days, off the grid of candles too: bit for bit, every number of every layer."""
    step = timedelta(days=20, hours=5, minutes=13)
    answers = list(replay(view, from_epoch(END - 200 * DAY), from_epoch(END), step))
    assert len(answers) == 10
    for n, answer in enumerate(answers):
        cut = view.at(END - 200 * DAY + n * int(step.total_seconds()))
        assert _without_timings(printed(to_json(decide(cut, walk(cut))), None)) == _without_timings(answer)


def test_the_future_does_not_matter(view: MarketView) -> None:
    moment = END - 60 * DAY
    cut = view.at(moment)
    spoilt = _poisoned(view, moment)
    with np.errstate(all="ignore"):
        from_spoilt = decide(spoilt.at(moment), walk(spoilt))
    assert _without_timings(printed(to_json(from_spoilt), None)) == _without_timings(
        printed(to_json(decide(cut, walk(cut))), None)
    )
