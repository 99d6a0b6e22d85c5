"""Live and replay are one with the timing models too, and their folds know nothing of what came later."""

import numpy as np

from cryptopredict.base import LayerState
from cryptopredict.layer4_timing import TIMING
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.leaks import fold_leaks, poisoned
from fixtures.market import DAY, END, small_view
from fixtures.timing import opened, small_timing, train_timing


def test_replay_equals_live_and_the_future_does_not_matter() -> None:
    """One walk over everything, one that ends at the moment, one whose rest is nonsense: the same answer, in two folds."""
    view, models = small_view(), {TIMING: opened(small_timing().saved)}
    whole = walk(view, models)
    for back in (50, 110):
        moment = END - back * DAY + 5 * 3600
        cut, spoilt = view.at(moment), poisoned(view, moment)
        with np.errstate(all="ignore"):
            tracks = (whole, walk(cut, models), walk(spoilt, models))
        answers = [printed(to_json(decide(cut, each)), None) | {"timings": None} for each in tracks]
        assert answers[0] == answers[1] == answers[2]
        assert answers[0]["layer4"]["state"] == LayerState.IN_USE
        assert answers[0]["models"] == {TIMING: models[TIMING].reference}
    folds = models[TIMING].fold_at(np.array([END - 50 * DAY, END - 110 * DAY]))
    assert folds[0] > folds[1] >= 0


def test_a_fold_knows_nothing_of_what_came_later() -> None:
    whole = small_timing().saved
    third = whole.manifest["folds"][2]["valid_from"]
    assert fold_leaks(whole, train_timing(small_view().at(third + 10 * DAY)).saved) == []
