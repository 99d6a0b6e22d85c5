"""Where there is nothing to know, the answer is that nothing is known; and where there is something, that it is not always so."""

from dataclasses import replace

import numpy as np
import pytest

from cryptopredict.base import LayerState
from cryptopredict.estimators.models import Logistic, Mean, Pipeline, Ridge, Select
from cryptopredict.estimators.protocol import Estimator
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import MODEL, Material, Options, Part, Question, Recipe, Walked, train
from cryptopredict.layer1_macro.volatility import RECIPE
from cryptopredict.layer3_assets import RECIPES as ASSET_RECIPES
from cryptopredict.layer4_timing import RECIPES as TIMING_RECIPES
from cryptopredict.layer4_timing import TIMING
from cryptopredict.pipeline import decide, walk
from fixtures.market import DAY, small_view
from fixtures.timing import opened, train_timing
from fixtures.trained import OPTIONS
from fixtures.walks import DAYS, random_walks


def _looks(drift: float, seeds: int) -> tuple[int, int, int, int]:
    """How many decisions were looked at, and in how many the layers below the first said that they know something."""
    looks, signals, tilted, ranked = 0, 0, 0, 0
    for seed in range(seeds):
        view = random_walks(seed, drift)
        tracks = walk(view)
        for back in range(0, 500, 50):
            decision = decide(view.at((DAYS - back) * DAY), tracks)
            looks += 1
            signals += bool(decision.timing.signals)
            tilted += decision.sectors.tilted
            ranked += decision.assets.state is not LayerState.NO_EDGE
    return looks, signals, tilted, ranked


def test_random_walks_make_every_layer_abstain() -> None:
    looks, *claimed = _looks(0.0, 8)
    assert looks == 80
    assert all(each / looks <= 0.05 for each in claimed), claimed


def test_what_can_be_gained_is_not_missed() -> None:
    """Two percent a day: no market gives that, and a gate that stays shut here is no gate."""
    looks, signals, _, _ = _looks(0.02, 2)
    assert signals / looks >= 0.8


def _noise(seed: int, model: Estimator, classes: int | None) -> Recipe:
    """Two years of four coins, five features, and an outcome that has nothing to do with them."""

    def parts(material: Material, _: Options) -> tuple[Part, ...]:
        rng = np.random.default_rng(seed)
        rows = 730 * 4
        table = Table(rng.normal(size=(rows, 5)), tuple("abcde"), np.arange(rows) // 4 * DAY, np.arange(rows) % 4)
        shared = np.repeat(rng.normal(size=730), 4)
        happened = shared + rng.normal(size=rows)
        target = happened if classes is None else (happened > 0.0).astype(np.float64)
        return (Part("d1", table, target, DAY, model, {"mean": Mean()}),)

    def questions(walked: Walked) -> list[Question]:
        part = walked.parts["d1"]
        said = {name: each if each.ndim == 1 else each[:, 1] for name, each in walked.said["d1"].items()}
        model_loss, plain = ((said[name] - part.target) ** 2 for name in (MODEL, "mean"))
        return [Question("d1", "noise", "squares", model_loss, {"mean": plain}, part.table.times, walked.fold["d1"], DAY)]

    return Recipe("noise", "macro", 1, "d1", {}, dict, parts, questions)


def test_models_that_learn_noise_are_not_promoted() -> None:
    """Of sixty trainings with one try each, a gate of 95 % may open three; that more open by chance is as good as impossible."""
    models = ((Ridge(), None), (Logistic(2), 2), (Pipeline((Select(2),), Ridge()), None))
    opened = 0
    for seed in range(60):
        model, classes = models[seed % 3]
        trained = train(_noise(seed, model, classes), Material(small_view()), Options(first_days=200, refit_days=150))
        opened += trained.judged.gates["d1"].open
    assert opened <= 3


def test_the_volatility_model_is_not_promoted_where_there_is_nothing_to_foretell() -> None:
    """On random walks, and on shuffled outcomes. That a volatility stays as it is can be known, so the gate against a fading mean of few
    days opens on random walks, rightly; the one that promotes is against all that is known without a model.
    """
    wandering = train(RECIPE, Material(random_walks(0)), replace(OPTIONS, quick=True, tried=RECIPE.tried))
    assert not wandering.judged.gates[RECIPE.main_gate].open

    def shuffled(material: Material, options: Options) -> tuple[Part, ...]:
        found = []
        for part in RECIPE.parts(material, options):
            order = np.random.default_rng(4).permutation(len(part.table))
            beside = {**part.beside, "happened": part.beside["happened"][order]}
            found.append(replace(part, target=part.target[order], beside=beside))
        return tuple(found)

    blind = train(replace(RECIPE, parts=shuffled), Material(small_view()), replace(OPTIONS, quick=True, tried=RECIPE.tried))
    assert not any(gate.open for gate in blind.judged.gates.values())


def test_the_timing_models_open_no_gate_on_random_walks_and_give_no_signal() -> None:
    """Not even if somebody opened their gates by hand: the cost gate believes what came of their chances, not what they say."""
    (recipe,) = TIMING_RECIPES
    signals, looks = 0, 0
    for seed in (0, 1):
        view = random_walks(seed)
        trained = train_timing(view, Options(quick=True, first_days=400, refit_days=180, tried=recipe.tried))
        assert not any(gate.open for gate in trained.judged.gates.values())
        assert not any(opening for each in trained.judged.opened.values() for opening in each)
        tracks = walk(view, {TIMING: opened(trained.saved)})
        for back in range(0, 500, 50):
            timing = decide(view.at((DAYS - back) * DAY), tracks).timing
            assert timing.state is LayerState.IN_USE
            looks += 1
            signals += bool(timing.signals)
    assert signals / looks <= 0.05


@pytest.mark.parametrize("recipe", ASSET_RECIPES, ids=lambda recipe: recipe.name)
def test_no_gate_of_layer_3_opens_on_random_walks(recipe: Recipe) -> None:
    """Nobody beats anybody there, and a surer mean of a constant volatility is no foresight."""
    trained = train(recipe, Material(random_walks(0)), replace(OPTIONS, quick=True, tried=recipe.tried))
    assert not any(gate.open for gate in trained.judged.gates.values())
