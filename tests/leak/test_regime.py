"""The regime knows nothing of what came later: its rows, its folds, and a decision in replay."""

from datetime import timedelta

import numpy as np

from cryptopredict.base import FIELDS, MarketView, Panel, Series, from_epoch
from cryptopredict.features import market_index, universe
from cryptopredict.layer1_macro import REGIME
from cryptopredict.layer1_macro.regime import plain_regime
from cryptopredict.layer1_macro.regime.rows import RegimeRows, regime_rows
from cryptopredict.pipeline import decide, printed, to_json, walk
from cryptopredict.replay import replay
from fixtures.market import DAY, END, small_view
from fixtures.regimes import regime_version, small_regime, train_regime


def _rows(view: MarketView) -> RegimeRows:
    members = universe(view.daily)
    index = market_index(view.daily, members)
    found = regime_rows(view, members, index, plain_regime(view, index))
    assert found is not None
    return found


def _poisoned(view: MarketView, moment: int) -> MarketView:
    def spoilt(panel: Panel) -> Panel:
        known = panel.rows_known_at(moment)
        fields = {f: np.concatenate([panel[f][:known], np.full_like(panel[f][known:], 7e7)]) for f in FIELDS}
        return Panel(panel.interval, panel.times, panel.assets, fields)

    def bad(series: Series) -> Series:
        return Series(series.available, np.where(series.available > moment, 1e6, series.values))

    funding = {key: bad(series) for key, series in view.funding.items()}
    return MarketView(
        view.as_of, view.source, spoilt(view.daily), spoilt(view.hourly), bad(view.fear_greed), funding, view.news, view.sectors,
        view.sector_of,
    )  # fmt: skip


def test_rows_are_causal() -> None:
    view, moment = small_view(), END - 97 * DAY
    whole = _rows(view)
    for other in (_rows(view.at(moment)), _rows(_poisoned(view, moment))):
        for question in ("nowcast", "d1", "d7", "d30"):
            ours, theirs = whole.table(question), other.table(question)
            known = ours.times <= moment
            assert known.sum() > 300
            np.testing.assert_array_equal(ours.values[known], theirs.values[theirs.times <= moment])
        ours, theirs = whole.windows(), other.windows()
        np.testing.assert_array_equal(ours.values[ours.times <= moment], theirs.values[theirs.times <= moment])


def test_a_fold_knows_nothing_of_what_came_later() -> None:
    """Trained on a market that ends earlier, the folds that existed then are the same, bit for bit, and so are their gates."""
    whole = small_regime().saved
    second = whole.manifest["folds"][1]["valid_from"]
    early = train_regime(small_view().at(second + 20 * DAY)).saved
    for place in range(2):
        now, then = (saved.manifest["folds"][place] for saved in (whole, early))
        assert {**now, "models": 0} == {**then, "models": 0}
        names = [name for name in whole.arrays if name.startswith(f"fold_{place}/")]
        assert names
        for name in names:
            np.testing.assert_array_equal(whole.arrays[name], early.arrays[name])


def test_replay_equals_live_across_folds() -> None:
    models = {REGIME: regime_version("nowcast", "forecast_d1", "forecast_d7", "forecast_d30")}
    step = timedelta(days=110, hours=7)
    answers = list(replay(small_view(), from_epoch(END - 320 * DAY), from_epoch(END), step, models))
    folds = set()
    for n, answer in enumerate(answers):
        cut = small_view().at(END - 320 * DAY + n * int(step.total_seconds()))
        folds.add(int(models[REGIME].fold_at(np.array([cut.daily.close_times[-1]]))[0]))
        live = printed(to_json(decide(cut, walk(cut, models))), None)
        assert {**live, "timings": None} == {**answer, "timings": None}
        assert REGIME in live["models"]
    assert len(folds) >= 2
