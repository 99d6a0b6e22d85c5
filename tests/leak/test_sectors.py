"""Live and replay are one with the sector models too, and their folds know nothing of what came later."""

from dataclasses import replace

import numpy as np

from cryptopredict.base import Floats, Panel
from cryptopredict.layer1_macro import study as macro_study
from cryptopredict.layer2_sectors import SECTORS
from cryptopredict.layer2_sectors.indices import relative_ahead, sector_indices
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.leaks import fold_leaks, label_leaks, poisoned
from fixtures.market import DAY, END, small_view
from fixtures.sectors import sector_version, small_sectors, train_sectors


def test_replay_equals_live_and_the_future_does_not_matter() -> None:
    """One walk over everything, one that ends at the moment, one whose rest is nonsense: the same answer, in two folds and two weeks."""
    view, models = small_view(), {SECTORS: sector_version(open_=True)}
    whole = walk(view, models)
    for back in (50, 52, 210):
        moment = END - back * DAY + 5 * 3600
        cut, spoilt = view.at(moment), poisoned(view, moment)
        with np.errstate(all="ignore"):
            tracks = (whole, walk(cut, models), walk(spoilt, models))
        answers = [printed(to_json(decide(cut, each)), None) | {"timings": None} for each in tracks]
        assert answers[0] == answers[1] == answers[2]
        assert answers[0]["layer2"]["allocation_by"] == "leaders"
        assert answers[0]["layer2"]["next_leaders"]
    folds = models[SECTORS].fold_at(np.array([END - 50 * DAY, END - 210 * DAY]))
    assert folds[0] > folds[1] >= 0


def test_a_fold_knows_nothing_of_what_came_later() -> None:
    whole = small_sectors().saved
    third = whole.manifest["folds"][2]["valid_from"]
    assert fold_leaks(whole, train_sectors(small_view().at(third + 20 * DAY)).saved) == []


def test_who_beat_the_others_is_known_when_the_week_is_over() -> None:
    view = small_view()

    def beat(panel: Panel) -> Floats:
        given = replace(view, daily=panel)
        return relative_ahead(sector_indices(given, macro_study(given)), 7)

    assert label_leaks(beat, view.daily, 8, (600,)) == []
