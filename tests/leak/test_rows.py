"""What models learn from, and what claims are settled by: features know nothing of later, labels nothing beyond their window."""

from collections.abc import Sequence

import numpy as np
import pytest

from cryptopredict import layer1_macro, layer2_sectors, layer3_assets
from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators.models import Mean
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import Part, Recipe
from cryptopredict.features import market_index, universe
from cryptopredict.layer1_macro.regime import DELAYS, HALF_WINDOW_DAYS, plain_regime
from cryptopredict.layer4_timing import walk_barriers
from cryptopredict.layer4_timing.gate import DELAY, HORIZON_HOURS, SAMPLE_HOURS
from cryptopredict.ledger.happened import walk_record
from cryptopredict.pipeline.train import RECIPES
from fixtures.leaks import recipe_leaks, row_leaks
from fixtures.market import DAY, END, small_view
from fixtures.trained import OPTIONS

CUTS = (END - 310 * DAY, END - 45 * DAY + 5 * 3600)
OUTCOMES = {
    "assets": ("place", "beat", "held", "came"),
    "prices": ("came", "crash"),
    "volatility": ("happened", "next_return", "crash"),
    "timing": ("values",),
    "sectors": ("after", "relative_d1", "relative_d7", "relative_d30"),
}
"""What stands beside the rows of a model and is known as late as its target."""


OF_THE_MARKET = [recipe for recipe in RECIPES if recipe.name != "tone"]
"""Labelled texts have no day: there is no later and no earlier among them."""


@pytest.mark.parametrize("recipe", OF_THE_MARKET, ids=lambda recipe: recipe.name)
def test_rows_that_are_learnt_from(recipe: Recipe) -> None:
    assert recipe_leaks(recipe, small_view(), CUTS, OPTIONS, outcomes=OUTCOMES.get(recipe.name, ())) == []


def _part(name: str, times: Integers, labels: Floats | Integers, days: float) -> Part:
    """Labels (T,) or (T, N), −1 where unknown, as rows of nothing."""
    wide = np.where(np.asarray(labels) >= 0, labels, np.nan).reshape(len(times), -1)
    when = np.repeat(times, wide.shape[1])
    table = Table(np.zeros((len(when), 1)), ("none",), when, np.tile(np.arange(wide.shape[1]), len(times)))
    return Part(name, table, wide.reshape(-1), round(days * DAY), Mean(), {})


def _labels(view: MarketView) -> Sequence[Part]:
    """Everything that layers 1 to 3 learn from or are judged by, each with the days until it is known."""
    closes = view.daily.close_times
    macro = layer1_macro.study(view)
    record = walk_record(view)
    regimes = plain_regime(view, market_index(view.daily, universe(view.daily))).labels
    gain = layer2_sectors.study(view, macro).gain
    return [
        *(_part(name, closes, regimes[name], days) for name, days in DELAYS.items()),
        _part("nowcast_of_the_track", closes, macro.labels, HALF_WINDOW_DAYS),
        _part("leaders", closes, record.leaders, 0),
        _part("gain_of_the_tilt", closes, np.where(np.isfinite(gain), 1.0 + np.abs(gain), -1.0), 8),
        _part("beats_median", closes, layer3_assets.study(view, macro).beat, 8),
    ]


def test_labels_are_known_when_their_window_has_closed_and_not_before() -> None:
    found = row_leaks(_labels, small_view(), CUTS)
    # Who led on a day is known that day: it is no outcome, and stands here so that claims about it are settled by what was.
    assert found == []


def test_trades_are_known_when_their_time_is_over() -> None:
    """What came of a trade is used no earlier than `DELAY` samples after it, and is nothing that happened later."""

    def trades(view: MarketView) -> Sequence[Part]:
        hourly = view.hourly
        rows = np.flatnonzero(hourly.close_times % (SAMPLE_HOURS * 3600) == 0)
        opens, highs, lows, closes = (np.ascontiguousarray(hourly[name][:, :6]) for name in ("open", "high", "low", "close"))
        sigma = np.full_like(closes, 0.04)
        result = walk_barriers(rows, opens, highs, lows, closes, sigma, 1, 3.0, 2.0, HORIZON_HOURS)[:, :, 0]
        return [
            _part("trades", hourly.close_times[rows], np.where(np.isfinite(result), 10.0 + result, -1.0), HORIZON_HOURS / 24)
        ]

    assert row_leaks(trades, small_view(), CUTS) == []
    assert DELAY * SAMPLE_HOURS >= HORIZON_HOURS + 1, "the fill comes an hour after the decision"
