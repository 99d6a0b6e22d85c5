"""Live and replay are one with trained models too: every moment is spoken for by the fold that existed then."""

from datetime import timedelta

import numpy as np

from cryptopredict.base import from_epoch
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.version import Version
from cryptopredict.features import market_index, universe
from cryptopredict.layer1_macro import VOLATILITY
from cryptopredict.layer1_macro.volatility import NAME, forecast
from cryptopredict.pipeline import decide, printed, to_json, walk
from cryptopredict.replay import replay
from fixtures.market import DAY, END, small_view
from fixtures.trained import open_version, small_training, train_volatility


def test_replay_equals_live_across_folds() -> None:
    models = {VOLATILITY: open_version()}
    step = timedelta(days=80, hours=7)
    answers = list(replay(small_view(), from_epoch(END - 320 * DAY), from_epoch(END), step, models))
    folds = set()
    for n, answer in enumerate(answers):
        moment = END - 320 * DAY + n * int(step.total_seconds())
        cut = small_view().at(moment)
        folds.add(int(open_version().fold_at(np.array([cut.daily.close_times[-1]]))[0]))
        live = printed(to_json(decide(cut, walk(cut, models))), None)
        assert {**live, "timings": None} == {**answer, "timings": None}
        assert answer["models"]
    assert len(folds) >= 3


def test_later_folds_do_not_change_what_was_said_before() -> None:
    version = open_version()
    saved = small_training().saved
    manifest = {**saved.manifest, "folds": [fold | {"open": version.folds[0].open} for fold in saved.manifest["folds"][:2]]}
    shorter = Version.read(NAME, "2", "c" * 64, Saved(manifest, saved.arrays))
    view = small_view()
    members = universe(view.daily)
    index = market_index(view.daily, members)
    whole, early = forecast(view, members, index, version), forecast(view, members, index, shorter)
    before = view.daily.close_times < version.folds[2].valid_from
    np.testing.assert_array_equal(whole.market[before], early.market[before])
    np.testing.assert_array_equal(whole.assets[before], early.assets[before])


def test_a_fold_knows_nothing_of_what_came_later() -> None:
    """Trained on a market that ends earlier, the folds that existed then are the same, bit for bit, and so are their gates."""
    whole = small_training().saved
    third = whole.manifest["folds"][2]["valid_from"]
    early = train_volatility(small_view().at(third + 20 * DAY)).saved
    for place in range(3):
        now, then = (saved.manifest["folds"][place] for saved in (whole, early))
        assert {**now, "models": 0} == {**then, "models": 0}
        names = [name for name in whole.arrays if name.startswith(f"fold_{place}/")]
        for name in names:
            np.testing.assert_array_equal(whole.arrays[name], early.arrays[name])
        assert names
