"""The volatility model: the same from the same, resumable, honest on noise, and what the cascade makes of it."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from cryptopredict.base import FIELDS, LayerState, MarketView, NoData, Panel
from cryptopredict.estimators.protocol import Saved
from cryptopredict.estimators.training import Options
from cryptopredict.estimators.version import Version, losses_on_same_rows
from cryptopredict.layer1_macro import VOLATILITY
from cryptopredict.layer1_macro.volatility import NAME, RECIPE
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.market import DAY, END, small_view
from fixtures.trained import OPTIONS, closed_version, open_version, small_training, train_volatility


def test_the_same_seed_and_data_give_the_same_model_and_an_interrupted_training_goes_on() -> None:
    class Killed(Exception):
        """The process ends."""

    kept: dict[str, Saved] = {}
    fitted: list[str] = []

    def until_the_third_fold(what: str, share: float) -> None:
        fitted.append(what)
        if "fold 3 of" in what:
            raise Killed

    with pytest.raises(Killed):
        train_volatility(small_view(), report=until_the_third_fold, kept=kept)
    done = dict(kept)
    assert len(done) == 8  # two folds: model and baseline, each also without the assets that are left out
    again = train_volatility(small_view(), kept=kept)
    assert all(kept[key] is fit for key, fit in done.items())
    assert again.saved.digest() == small_training().saved.digest()


def test_folds_learn_only_from_what_was_known_and_speak_once() -> None:
    saved = small_training().saved
    folds = saved.manifest["folds"]
    assert len(folds) >= 4
    assert all(fold["trained_to"] + 2 * DAY <= fold["valid_from"] for fold in folds)
    assert all(one["valid_from"] < two["valid_from"] for one, two in pairwise(folds))
    assert folds[-1]["valid_from"] == saved.manifest["data"]["to"] == END
    for key in ("assets_d1", "market_d1", "assets_d7", "market_d7"):
        times, groups = saved.arrays[f"track/{key}/times"], saved.arrays[f"track/{key}/groups"]
        assert len(np.unique(np.stack([times, groups]), axis=1).T) == len(times)
        starts = np.array([fold["valid_from"] for fold in folds])[saved.arrays[f"track/{key}/fold"]]
        assert (starts <= times).all()


def test_what_is_reported_is_what_the_track_says() -> None:
    trained = small_training()
    start = "track/assets_d1/"
    track = {name.removeprefix(start): values for name, values in trained.saved.arrays.items() if name.startswith(start)}
    row = next(row for row in trained.judged.comparisons if row["key"] == "assets_d1")
    assert row["n"] == np.isfinite(track["loss"]).sum() == sum(year["n"] for year in row["by_year"])
    assert row["model"] == pytest.approx(track["loss"].astype(float).mean(), rel=1e-5)
    assert row["baselines"][0]["value"] == pytest.approx(track["baseline"].astype(float).mean(), rel=1e-5)
    ours, theirs, times = losses_on_same_rows(trained.saved.arrays, trained.saved.arrays, "assets_d1")
    assert len(ours) == len(track["times"])
    np.testing.assert_array_equal(ours, theirs)
    assert set(times) == set(track["times"])
    bands = trained.saved.manifest["extras"]["bands"]
    assert {band["group"] for band in bands} >= {"all", "calm weeks"}
    share = next(band for band in bands if band["level"] == 0.9 and band["group"] == "all")
    assert 0.85 < share["share"] < 0.95


def test_too_little_history_is_said() -> None:
    with pytest.raises(NoData, match="too little history"):
        train_volatility(small_view().at(END - 500 * DAY), Options())


def _noise(seed: int) -> MarketView:
    """Coins whose variance is the same every day: nothing to foretell but its mean."""
    view, rng = small_view(), np.random.default_rng(seed)
    days, assets = view.daily["close"].shape
    steps = rng.normal(0.0, 0.04 / np.sqrt(24.0), (days, 24, assets))
    path = np.exp(steps.reshape(-1, assets).cumsum(axis=0)).reshape(days, 24, assets) * 100.0
    begin = np.concatenate([np.full((1, assets), 100.0), path[:-1, -1]])
    fields = {
        "open": begin,
        "high": np.maximum(path.max(axis=1), begin),
        "low": np.minimum(path.min(axis=1), begin),
        "close": path[:, -1],
        "volume": np.full((days, assets), 1e6),
        "market_cap": np.full((days, assets), 1e9),
    }
    daily = Panel(view.daily.interval, view.daily.times, view.daily.assets, {name: fields[name] for name in FIELDS})
    return replace(view, daily=daily, hourly=view.hourly.as_of(0))


def test_gates_stay_closed_on_noise() -> None:
    judged = [train_volatility(_noise(seed)).judged for seed in (1, 2)]
    assert not any(gate.open for one in judged for gate in one.gates.values())
    assert not any(any(opened) for one in judged for opened in one.opened.values())


def test_a_quick_training_uses_fewer_folds() -> None:
    quick = train_volatility(small_view(), replace(OPTIONS, quick=True))
    assert len(quick.saved.manifest["folds"]) < len(small_training().saved.manifest["folds"])
    assert quick.specification == small_training().specification


def _said(view: MarketView, models: dict[str, Version] | None) -> dict[str, object]:
    answer = printed(to_json(decide(view, walk(view, models))), None)
    return {key: value for key, value in answer.items() if key != "timings"}


def test_an_open_gate_moves_risk_and_exposure_and_says_so() -> None:
    view = small_view().at(END)
    tracks = walk(view, {VOLATILITY: open_version()})
    decision = decide(view, tracks)
    assert decision.macro.state is LayerState.IN_USE
    assert decision.macro.checks.trained
    assert decision.models == {NAME: f"{NAME}@1:{'a' * 16}"}
    driver = next(driver for driver in decision.macro.drivers if driver.feature == "volatility_forecast")
    row = len(view.daily.times) - 1
    macro = tracks.macro
    assert driver.value == macro.volatility[row]
    assert decision.macro.recommended_exposure != macro.plain_exposure[row]
    plain = walk(view)
    first = open_version().folds[0].valid_from
    before = view.daily.close_times < first
    np.testing.assert_array_equal(macro.volatility[before], plain.macro.volatility[before])
    np.testing.assert_array_equal(macro.exposure[before], plain.macro.exposure[before])
    np.testing.assert_array_equal(macro.plain_exposure, plain.macro.exposure)
    np.testing.assert_array_equal(macro.probabilities, plain.macro.probabilities)
    spoken = np.isfinite(macro.forecast.rank) if macro.forecast else np.zeros(0, dtype=bool)
    assert spoken.any()
    assert (macro.volatility[spoken] != plain.macro.volatility[spoken]).all()
    here = {asset.asset_id: asset.volatility for asset in decision.assets.assets}
    there = {asset.asset_id: asset.volatility for asset in decide(view, plain).assets.assets}
    assert here.keys() == there.keys()
    assert here != there


def test_a_closed_gate_changes_nothing() -> None:
    view = small_view().at(END)
    assert _said(view, {VOLATILITY: closed_version()}) == _said(view, None)
    assert decide(view, walk(view)).models == {}


def test_more_data_alone_is_no_new_specification() -> None:
    quick = train_volatility(small_view(), replace(OPTIONS, seed=5, quick=True))
    assert quick.specification == small_training().specification == RECIPE.digest
    assert RECIPE.tried > 1
