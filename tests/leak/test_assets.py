"""Live and replay are one with the ranking model too, its folds know nothing of what came later, and closed gates change nothing."""

import numpy as np

from cryptopredict.base import LayerState
from cryptopredict.layer3_assets import ASSETS
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.assets import asset_version, small_assets, train_assets
from fixtures.leaks import fold_leaks, poisoned
from fixtures.market import DAY, END, small_view


def test_replay_equals_live_and_the_future_does_not_matter() -> None:
    """One walk over everything, one that ends at the moment, one whose rest is nonsense: the same answer, in two folds."""
    view, models = small_view(), {ASSETS: asset_version(open_=True)}
    whole = walk(view, models)
    for back in (50, 210):
        moment = END - back * DAY + 5 * 3600
        cut, spoilt = view.at(moment), poisoned(view, moment)
        with np.errstate(all="ignore"):
            tracks = (whole, walk(cut, models), walk(spoilt, models))
        answers = [printed(to_json(decide(cut, each)), None) | {"timings": None} for each in tracks]
        assert answers[0] == answers[1] == answers[2]
        assert ASSETS in answers[0]["models"]
    folds = models[ASSETS].fold_at(np.array([END - 50 * DAY, END - 210 * DAY]))
    assert folds[0] > folds[1] >= 0


def test_a_fold_knows_nothing_of_what_came_later() -> None:
    whole = small_assets().saved
    third = whole.manifest["folds"][2]["valid_from"]
    assert fold_leaks(whole, train_assets(small_view().at(third + 20 * DAY)).saved) == []


def test_closed_gates_leave_the_baseline_as_it_was() -> None:
    view = small_view()
    moment = END - 50 * DAY
    cut = view.at(moment)
    plain, closed = (decide(cut, walk(cut, models)) for models in (None, {ASSETS: asset_version(open_=False)}))
    assert plain.assets == closed.assets
    assert ASSETS not in closed.models
    opened = decide(cut, walk(cut, {ASSETS: asset_version(open_=True)}))
    assert opened.assets.checks.trained
    assert opened.assets.state in {LayerState.IN_USE, LayerState.NO_EDGE}
    assert {asset.asset_id for asset in opened.assets.assets} == {asset.asset_id for asset in plain.assets.assets}
    for asset in opened.assets.assets:
        assert [abs(driver.contribution) for driver in asset.drivers] == sorted(
            (abs(driver.contribution) for driver in asset.drivers), reverse=True
        )
