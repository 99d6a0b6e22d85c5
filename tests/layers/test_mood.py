"""The mood of the market: blind to what comes later, silent where nothing is known, and judged beside climatology."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cryptopredict.base import Floats, Integers, MarketView, Panel, Series
from cryptopredict.layer1_macro.mood import PARTS, mood, mood_skill
from fixtures.market import small_view

DAY = 86_400
NOTHING = Series(np.empty(0, dtype=np.int64), np.empty(0))


def feelings(days: int, seed: int) -> tuple[Floats, Integers]:
    """Tones of one headline a day that stay for weeks, and the closes of those days."""
    rng = np.random.default_rng(seed)
    tones = np.tanh(rng.normal(size=days // 15 + 1).repeat(15)[:days] + 0.3 * rng.normal(size=days))
    return tones, DAY * (17_001 + np.arange(days))


def only_news(tones: Floats, closes: Integers) -> MarketView:
    view = small_view()
    fields = {name: np.ones((len(closes), 1)) for name in view.daily.fields}
    panel = Panel(view.daily.interval, closes - DAY, view.daily.assets[:1], fields)
    return replace(view, daily=panel, fear_greed=NOTHING, funding={}, news=Series(closes - 3_600, tones))


def test_each_moment_knows_what_was_out_by_then_and_no_more() -> None:
    view = small_view()
    whole = mood(view)
    assert np.isfinite(whole.parts[-1, :2]).all()
    for row in (130, 500):
        moment = int(view.daily.close_times[row])
        cut = mood(view.at(moment))
        np.testing.assert_array_equal(cut.parts, whole.parts[: row + 1])
        np.testing.assert_array_equal(cut.composite, whole.composite[: row + 1])
        poisoned: dict[str, Any] = {
            "fear_greed": Series(
                view.fear_greed.available, np.where(view.fear_greed.available > moment, 1e9, view.fear_greed.values)
            ),
            "news": Series(view.news.available, np.where(view.news.available > moment, 1e9, view.news.values)),
        }
        np.testing.assert_array_equal(mood(replace(view, **poisoned)).parts[: row + 1], cut.parts)


def test_between_closes_the_newest_values_count() -> None:
    view = small_view()
    row = 500
    close = int(view.daily.close_times[row])
    later = mood(view.at(close + 1_000))
    assert len(later.moments) == row + 2
    assert later.raw[-1, 0] == view.fear_greed.values[row + 1] != later.raw[-2, 0]


def test_what_is_old_or_new_to_us_is_not_known() -> None:
    """Nothing for three days is nothing; a steady rate says nothing; fewer than 90 days have no usual."""
    tones, closes = feelings(400, 1)
    quiet = only_news(tones[:300], closes[:300])
    found = mood(replace(quiet, daily=only_news(tones, closes).daily))
    assert np.isnan(found.parts[:89, 1]).all()
    assert np.isfinite(found.parts[90:300, 1]).all()
    assert np.isnan(found.composite[303:]).all()
    assert found.breakdown() == {"fear_greed": None, "social": None, "news": None, "funding": None}
    steady = mood(small_view())
    assert np.isnan(steady.parts[:, PARTS.index("funding")]).all()
    assert mood(replace(quiet, daily=quiet.daily.as_of(0))).breakdown()["news"] is None


def test_the_composite_is_the_mean_of_what_is_known_against_its_own_past() -> None:
    tones, closes = feelings(500, 2)
    found = mood(only_news(tones, closes))
    three = tones[-3:].mean()
    means = np.array([tones[max(0, row - 2) : row + 1].mean() for row in range(500)])[-365:]
    assert found.composite[-1] == pytest.approx(np.tanh((three - means.mean()) / means.std(ddof=1) / 2.0))


def test_a_planted_relation_is_found_and_noise_is_not() -> None:
    days = 2_200
    tones, closes = feelings(days, 3)
    found = mood(only_news(tones, closes))
    noise = np.random.default_rng(4).normal(size=days) * 0.03
    told = noise + 0.03 * np.concatenate([[0.0], np.nan_to_num(found.composite[:-1])])
    skill, luck = (mood_skill(found, returns, closes) for returns in (told, noise))
    for name in ("composite", "weighted", "news"):
        line = skill["lines"][name]
        assert line["rank"]["low"] > 0.2
        assert line["difference"]["low"] > 0.0
        assert line["brier"] < line["climatology"]
        other = luck["lines"][name]
        assert other["rank"]["low"] < 0.0 < other["rank"]["high"]
        assert other["difference"]["low"] < 0.0
    assert skill["lines"]["funding"]["n"] == 0
    assert skill["lines"]["funding"]["rank"] is None
