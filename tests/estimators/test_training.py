"""The training engine: folds that begin together, shares that add up, gates that know only what was known, versions that speak late."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats, NoData
from cryptopredict.estimators.models import Climatology, Columns, Logistic, Mean, Pipeline, Ridge
from cryptopredict.estimators.protocol import Arrays, Saved
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import Material, Options, Part, Question, Recipe, Training, Walked, train
from cryptopredict.estimators.training.judging import judge
from cryptopredict.estimators.training.planning import plan
from cryptopredict.estimators.validation import audit
from cryptopredict.estimators.version import Version
from fixtures.market import DAY, small_view
from fixtures.trained import OPTIONS, toy_recipe

MATERIAL = Material(small_view())


def rows(days: int, first: int = 0, assets: int = 2, names: tuple[str, ...] = ("a", "b")) -> Table:
    values = np.random.default_rng(first).normal(size=(days * assets, len(names)))
    times = np.repeat(np.arange(first, first + days) * DAY, assets)
    return Table(values, names, times, np.tile(np.arange(assets), days))


def part(table: Table, horizon: int, name: str = "p", **more: Any) -> Part:
    target = more.pop("target", np.arange(len(table), dtype=np.float64))
    return Part(name, table, target, horizon * DAY, more.pop("model", Ridge()), more.pop("baselines", {}), **more)


def asked(n: int, model: Floats, baseline: Floats, **more: Any) -> Question:
    times, fold = np.arange(n) * DAY, np.arange(n) * 4 // n
    return Question("q", "a question", "loss", model, {"other": baseline}, times, fold, more.pop("horizon", DAY), **more)


def test_folds_of_all_parts_begin_together_and_none_knows_too_much() -> None:
    short, long = part(rows(700), 1, "short"), part(rows(400, first=300), 30, "long")
    planned = plan((short, long), Options(first_days=200, refit_days=100), 2)
    assert planned.starts == (*(range(232 * DAY, 700 * DAY, 100 * DAY)), 699 * DAY)
    for each in (short, long):
        folds = planned.folds[each.name]
        assert tuple(fold.valid_from for fold in folds) == planned.starts
        assert not len(folds[-1].test)
        assert folds[-1].train.max() == np.flatnonzero(each.table.times <= (699 - 32) * DAY).max()
        real = tuple(fold for fold in folds if len(fold.test) and len(fold.train))
        assert audit(real, each.table.times, horizon=30 * DAY, embargo=2 * DAY) == []
    assert not len(planned.folds["long"][0].train)
    cut = part(short.table.rows(short.table.times < 500 * DAY), 1, "short")
    earlier = plan((cut, part(rows(200, first=300), 30, "long")), Options(first_days=200, refit_days=100), 2)
    assert earlier.starts[:-1] == planned.starts[: len(earlier.starts) - 1]


@pytest.mark.parametrize("lost", [False, True])
def test_shares_are_the_whole_and_a_lost_one_is_made_good(lost: bool) -> None:
    whole = train(toy_recipe(), MATERIAL, OPTIONS)
    kept: dict[str, Saved] = {}
    training = Training(toy_recipe(), MATERIAL, OPTIONS)
    for number in range(3):
        before = len(kept)
        if not (lost and number == 1):
            train(toy_recipe(), MATERIAL, OPTIONS, lambda _what, _share: None, kept, (number, 3))
            assert abs(len(kept) - before - training.total / 3) < 1
    done = dict(kept)
    again = training.finish(kept)
    assert again.saved.digest() == whole.saved.digest()
    assert len(kept) == training.total
    assert (len(done) == training.total) is not lost
    assert all(kept[key] is fit for key, fit in done.items())


def test_a_quick_training_leaves_nobody_out() -> None:
    full, quick = (Training(toy_recipe(), MATERIAL, replace(OPTIONS, quick=quick)) for quick in (False, True))
    assert quick.total < full.total / 2
    seen: list[Walked] = []
    recipe = toy_recipe()
    train(replace(recipe, extras=lambda walked: seen.append(walked) or {}), MATERIAL, OPTIONS)  # type: ignore[func-returns-value]
    strangers = seen[0].parts["d1"].strangers
    assert strangers is not None
    spoken = np.isfinite(seen[0].said["d1"]["model unseen"])
    np.testing.assert_array_equal(spoken, strangers & (seen[0].fold["d1"] >= 0))
    assert (seen[0].said["d1"]["model unseen"] != seen[0].said["d1"]["model"])[spoken].all()


@pytest.mark.parametrize(("worth", "is_open"), [(0.0, True), (0.05, True), (0.2, False)])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_share_of_the_loss_must_be_won_on_top_whatever_its_sign(worth: float, is_open: bool, sign: float) -> None:
    noise = np.random.default_rng(1).normal(0.0, 0.1, 800)
    baseline = sign * 1.0 + noise
    question = asked(800, baseline - 0.1, baseline, worth=worth)
    assert judge([question], [900 * DAY], tried=1).gates["q"].open is is_open


def test_a_gate_at_the_beginning_of_a_fold_knows_only_the_outcomes_of_then() -> None:
    noise = np.random.default_rng(2).normal(0.0, 0.1, 1_600)
    start = 1_200 * DAY
    lost_later = np.where(np.arange(1_600) < 1_200 - 3, -0.1, 5.0)
    question = asked(1_600, noise + lost_later, noise, horizon=4 * DAY, worth=0.0)
    known = asked(1_600, noise + np.where(np.arange(1_600) <= 1_200 - 4, -0.1, 5.0), noise, horizon=4 * DAY)
    judged = judge([question], [start], tried=1)
    assert judged.opened["q"] == judge([known], [start], tried=1).opened["q"] == [True]
    assert not judged.gates["q"].open
    assert judge([question], [start + DAY, 100 * DAY], tried=1).opened["q"] == [True, False]


def test_probabilities_must_mean_frequencies_and_the_bins_say_so() -> None:
    rng = np.random.default_rng(3)
    n = 6_000
    chance = rng.uniform(0.1, 0.9, n)
    happened = (rng.random(n) < chance).astype(np.float64)

    def said(probability: Floats) -> Question:
        loss, plain = ((each - happened) ** 2 for each in (probability, np.full(n, 0.5)))
        return asked(n, loss, plain, said=np.column_stack([1.0 - probability, probability]), happened=happened)

    honest, bold = (judge([said(each)], [], tried=1) for each in (chance, np.clip(1.3 * (chance - 0.5) + 0.5, 0.01, 0.99)))
    assert honest.gates["q"].open
    assert not bold.gates["q"].open
    assert bold.gates["q"].reason.startswith("calibration error")
    held = honest.comparisons[0]["calibration"]
    assert honest.gates["q"].calibration_error == held["error"]
    assert held["error"] < 0.03
    assert len(held["bins"]) == 10
    assert sum(each["n"] for each in held["bins"]) == n


@dataclass(frozen=True)
class Picky(Ridge):
    """Refuses to learn from few rows."""

    least: int = 900

    def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
        if len(table) < self.least:
            raise BadInput("Too few rows for me")
        return super().learn(table, target, weight)

    def manifest(self) -> dict[str, Any]:
        return Ridge().manifest() | {"least": self.least}


def picky(least: int) -> Recipe:
    recipe = toy_recipe()

    def parts(material: Material, options: Options) -> tuple[Part, ...]:
        one, other = recipe.parts(material, options)
        return replace(one, model=Picky(least=least)), other

    return replace(recipe, parts=parts)


def test_a_fold_that_cannot_be_fitted_is_said_and_holds_up_nothing() -> None:
    trained = train(picky(1_900), MATERIAL, OPTIONS)
    manifest = trained.saved.manifest
    assert manifest["failed"]
    assert manifest["failed"][0] == "d1 model, fold 1: Too few rows for me"
    assert "d1" not in manifest["folds"][0]["models"]
    assert "d2" in manifest["folds"][0]["models"]
    assert "d1" in manifest["folds"][-1]["models"]
    version = Version.read("toy", "1", "0" * 64, trained.saved)
    table = toy_recipe().parts(MATERIAL, OPTIONS)[0].table
    spoken = np.isfinite(version.say("d1", table))
    with_model = np.array([-1, *(k for k, fold in enumerate(version.folds) if "d1" in fold.models)])
    np.testing.assert_array_equal(spoken, np.isin(version.fold_at(table.times), with_model[1:]))
    assert 0 < spoken.sum() < np.isfinite(version.say("d2", table)).sum()
    row = next(row for row in trained.judged.comparisons if row["key"] == "d1")
    assert row["n"] < next(row for row in trained.judged.comparisons if row["key"] == "d2")["n"]


def test_where_nothing_can_be_fitted_that_is_said() -> None:
    recipe = picky(10**9)
    alone = replace(recipe, parts=lambda material, options: recipe.parts(material, options)[:1])
    with pytest.raises(NoData, match="No fold of toy could be fitted") as caught:
        train(alone, MATERIAL, OPTIONS)
    assert caught.value.why == "Too few rows for me"


def test_a_version_says_by_fold_and_gate_and_makes_no_model_before(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = train(toy_recipe(), MATERIAL, OPTIONS).saved
    folds = [fold | {"open": {"d1": place >= 2}} for place, fold in enumerate(saved.manifest["folds"])]
    made: list[int] = []

    def ready(_: Ridge, arrays: Arrays) -> Mapping[str, Any]:
        made.append(1)
        return arrays

    monkeypatch.setattr(Ridge, "ready", ready)
    version = Version.read("toy", "1", "0" * 64, Saved({**saved.manifest, "folds": folds}, saved.arrays))
    table = toy_recipe().parts(MATERIAL, OPTIONS)[0].table
    fold = version.fold_at(table.times)
    before = table.rows(fold < 2)
    assert np.isnan(version.say("d1", before, "d1")).all()
    assert made == []
    gated, free = version.say("d1", table, "d1"), version.say("d1", table)
    np.testing.assert_array_equal(np.isfinite(free), fold >= 0)
    np.testing.assert_array_equal(gated, np.where(fold >= 2, free, np.nan))
    late = fold == 3
    np.testing.assert_array_equal(free[late], version.folds[3].models["d1"].predict(table.rows(late)))
    assert len(made) == len(folds)
    assert version.say("d1", table) is free
    changed = table.with_values(table.values + 1.0, table.names)
    assert not np.array_equal(version.say("d1", changed), free)
    assert not free.flags.writeable


def test_rows_of_which_a_part_is_known_are_learnt_from_by_those_who_can() -> None:
    table = rows(600)
    target = np.random.default_rng(4).normal(size=(len(table), 2))
    target[:300, 1] = np.nan
    learnt: dict[str, set[int]] = {"Whole": set(), "Partly": set()}

    @dataclass(frozen=True)
    class Whole(Mean):
        def learn(self, table: Table, target: Floats, weight: Floats) -> Arrays:
            learnt[type(self).__name__].add(len(table))
            return super().learn(table, np.nan_to_num(target), weight)

    @dataclass(frozen=True)
    class Partly(Whole):
        partial = True

    both = part(table, 1, target=target, model=Partly(), baselines={"whole": Whole()})
    recipe = replace(toy_recipe(), parts=lambda _material, _options: (both,), questions=lambda _walked: [], main_gate="")
    assert train(recipe, MATERIAL, OPTIONS).saved.manifest["failed"] == []
    assert {n - 300 for n in learnt["Partly"]} > learnt["Whole"]


def test_classes_that_nobody_says_are_as_many_as_there_are() -> None:
    table = rows(600)
    target = (table.values[:, 0] > 0).astype(np.float64) + (table.values[:, 1] > 1)
    three = part(table, 1, target=target, model=Logistic(classes=3), baselines={"climate": Climatology(classes=3)})
    recipe = replace(toy_recipe(), parts=lambda _material, _options: (three,), questions=lambda _walked: [])
    version = Version.read("toy", "1", "0" * 64, train(recipe, MATERIAL, OPTIONS).saved)
    assert version.say("p", table, "closed").shape == (len(table), 3)
    np.testing.assert_allclose(version.say("p", table.rows(table.times > 500 * DAY)).sum(axis=1), 1.0)


def test_columns_are_those_that_are_named_and_holes_elsewhere_do_no_harm() -> None:
    table = rows(50, names=("a", "b", "c"))
    table.values[3, 0] = np.nan
    target = table.values[:, 1] - table.values[:, 2]
    few = Pipeline((Columns(("c", "b")),), Ridge(strength=0.0)).fit(table, target)
    np.testing.assert_allclose(few.predict(table), target, atol=1e-9)
    with pytest.raises(BadInput, match="no feature 'd'"):
        Pipeline((Columns(("d",)),), Ridge()).fit(table, target)
