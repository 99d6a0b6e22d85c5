"""Live and replay are one with the models of layer 3 too, their folds know nothing of what came later, and closed gates change nothing."""

import numpy as np
import pytest

from cryptopredict.base import LayerState
from cryptopredict.layer3_assets import ASSETS, PRICES
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.assets import asset_version, small_assets, train_assets
from fixtures.leaks import fold_leaks, poisoned
from fixtures.market import DAY, END, small_view

NAMES = (ASSETS, PRICES)


def test_replay_equals_live_and_the_future_does_not_matter() -> None:
    """One walk over everything, one that ends at the moment, one whose rest is nonsense: the same answer, in two folds."""
    view, models = small_view(), {name: asset_version(name, open_=True) for name in NAMES}
    whole = walk(view, models)
    for back in (50, 210):
        moment = END - back * DAY + 5 * 3600
        cut, spoilt = view.at(moment), poisoned(view, moment)
        with np.errstate(all="ignore"):
            tracks = (whole, walk(cut, models), walk(spoilt, models))
        answers = [printed(to_json(decide(cut, each)), None) | {"timings": None} for each in tracks]
        assert answers[0] == answers[1] == answers[2]
        assert set(NAMES) <= set(answers[0]["models"])
        best = answers[0]["layer3"]["assets"][0]
        assert [price["horizon_hours"] for price in best["prices"]] == [1, 4, 24, 168, 720]
        assert {price["state"] for price in best["prices"]} == {"in_use"}
    folds = models[ASSETS].fold_at(np.array([END - 50 * DAY, END - 210 * DAY]))
    assert folds[0] > folds[1] >= 0


@pytest.mark.parametrize("name", NAMES)
def test_a_fold_knows_nothing_of_what_came_later(name: str) -> None:
    whole = small_assets(name).saved
    third = whole.manifest["folds"][2]["valid_from"]
    assert fold_leaks(whole, train_assets(name, small_view().at(third + 20 * DAY)).saved) == []


def test_closed_gates_leave_the_baseline_as_it_was() -> None:
    cut = small_view().at(END - 50 * DAY)
    plain, closed, opened = (
        decide(cut, walk(cut, models))
        for models in (None, *({name: asset_version(name, open_=gates) for name in NAMES} for gates in (False, True)))
    )
    assert plain.assets == closed.assets
    assert not closed.models
    assert opened.assets.checks.trained
    assert {asset.asset_id for asset in opened.assets.assets} == {asset.asset_id for asset in plain.assets.assets}
    for asset in opened.assets.assets:
        sizes = [abs(driver.contribution) for driver in asset.drivers]
        assert sizes
        assert sizes == sorted(sizes, reverse=True)
    for asset in plain.assets.assets:
        for price in asset.prices:
            assert price.wide_low < price.low < price.price < price.high < price.wide_high
            assert price.state is LayerState.BASELINE
