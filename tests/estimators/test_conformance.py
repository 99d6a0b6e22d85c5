"""What every model promises, asked of every model."""

import json
import subprocess
import sys

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.kinds import KINDS
from cryptopredict.estimators.models import Climatology, Logistic, Pipeline, Ridge, RobustScale, Step
from cryptopredict.estimators.protocol import Estimator, Fitted, Part, Saved, load
from cryptopredict.estimators.table import Table
from fixtures.models import CASES, NAMES, Case, outcomes, rows

every = pytest.mark.parametrize("case", CASES, ids=[f"{place}_{case.name}" for place, case in enumerate(CASES)])


def fitted(case: Case) -> tuple[Fitted, Table, Floats]:
    table = rows(holes=case.estimator.holes, dimensions=case.estimator.dimensions)
    target = outcomes(table, classes=case.classes)
    return case.estimator.fit(table, target), table, target


@every
def test_the_same_rows_give_the_same_bytes_and_nothing_is_touched(case: Case) -> None:
    table = rows(holes=case.estimator.holes, dimensions=case.estimator.dimensions)
    target, weight = outcomes(table, classes=case.classes), np.linspace(0.5, 1.5, len(table))
    before = (table.values.copy(), target.copy(), weight.copy(), table.times.copy())
    for array in (table.values, target, weight, table.times, table.groups):
        array.setflags(write=False)
    one = case.estimator.fit(table, target, weight=weight)
    other = case.estimator.fit(table, target, weight=weight)
    assert one.save().digest() == other.save().digest()
    one.predict(table)
    for array, copy in zip((table.values, target, weight, table.times), before, strict=True):
        np.testing.assert_array_equal(array, copy)


@every
def test_what_is_saved_answers_the_same(case: Case) -> None:
    model, table, _ = fitted(case)
    saved = model.save()
    manifest = json.loads(json.dumps(dict(saved.manifest), allow_nan=False))
    assert all(array.dtype.kind in "fiub" for array in saved.arrays.values())
    again = load(Saved(manifest, {name: array.copy() for name, array in saved.arrays.items()}))
    assert again.estimator == case.estimator
    assert again.save().digest() == saved.digest()
    np.testing.assert_array_equal(again.predict(table), model.predict(table))


@every
def test_a_row_is_answered_alike_wherever_it_stands(case: Case) -> None:
    model, table, _ = fitted(case)
    said = model.predict(table)
    mixed = np.random.default_rng(3).permutation(len(table))
    np.testing.assert_array_equal(model.predict(table.rows(mixed)), said[mixed])
    last_day = np.flatnonzero(table.times == table.times[-1])
    np.testing.assert_array_equal(model.predict(table.rows(last_day)), said[last_day])


@every
def test_other_features_are_refused(case: Case) -> None:
    model, table, _ = fitted(case)
    others = {
        "missing: rare": table.with_values(table.values[..., :4], NAMES[:4]),
        "unknown: new": table.with_values(table.values, (*NAMES[:4], "new")),
        "another order": table.with_values(table.values[..., ::-1], NAMES[::-1]),
        "float32": table.with_values(table.values.astype(np.float32), NAMES),
    }
    for reason, other in others.items():
        with pytest.raises(BadInput, match=reason):
            model.predict(other)
    for bad in (np.nan, np.inf):
        with pytest.raises(BadInput):
            model.predict(table.with_values(np.full_like(table.values, bad), NAMES))


@every
def test_rows_that_cannot_be_learnt_from_are_refused(case: Case) -> None:
    table = rows(holes=case.estimator.holes, dimensions=case.estimator.dimensions)
    target = outcomes(table, classes=case.classes)
    bad: list[tuple[Table, Floats, Floats | None]] = [
        (table.rows(np.arange(1)), target[:1], None),
        (table.with_values(np.full_like(table.values, np.nan), NAMES), target, None),
        (table.with_values(np.where(table.values > 2, np.inf, table.values), NAMES), target, None),
        (table, np.where(np.arange(len(table)) == 5, np.nan, target), None),
        (table, target[:-1], None),
        (table, target, np.zeros(len(table))),
    ]
    if case.classes:
        bad.append((table, np.where(target == 0, 7.0, target), None))
    if not case.estimator.holes:
        bad.append((rows(holes=True, dimensions=case.estimator.dimensions), target, None))
    for given, labels, weight in bad:
        with pytest.raises(BadInput):
            case.estimator.fit(given, labels, weight=weight)


@every
def test_a_hundred_thousand_rows_of_half_the_bits(case: Case) -> None:
    def half(table: Table) -> Table:
        return table.with_values(table.values.astype(np.float32), NAMES)

    table = rows(holes=case.estimator.holes, dimensions=case.estimator.dimensions)
    model = case.estimator.fit(half(table), outcomes(table, classes=case.classes))
    many = half(rows(100_000, seed=5, dimensions=case.estimator.dimensions))
    said = model.predict(many)
    assert said.shape[0] == 100_000
    assert said.dtype == np.float64
    assert np.isfinite(said).all()
    if case.classes:
        np.testing.assert_allclose(said.sum(axis=1), 1.0, atol=1e-6)
        assert said.min() >= 0.0


def test_every_kind_is_listed_and_has_a_case() -> None:
    def kinds(part: Part) -> set[str]:
        inner = [getattr(part, name) for name in ("steps", "bases", "last", "heads") if hasattr(part, name)]
        flat = [item for value in inner for item in (value if isinstance(value, tuple) else (value,))]
        return {part.kind}.union(*(kinds(item) for item in flat))

    assert list(KINDS) == sorted(KINDS)
    assert set().union(*(kinds(case.estimator) for case in CASES)) == set(KINDS)


def test_a_manifest_can_name_nothing_else() -> None:
    manifest = dict(Climatology(3).manifest()) | {"features": ["a"], "dtype": "float64"}
    for change in ({"kind": "os:system"}, {"version": 2}, {"parameters": {"classes": 3, "more": 1}}, {"kind": "impute"}):
        with pytest.raises(BadInput):
            load(Saved(manifest | change, {}))
    with pytest.raises(BadInput):
        Pipeline((Ridge(),), Ridge())  # type: ignore[arg-type]
    with pytest.raises(BadInput):
        Step.read(Ridge().manifest())
    model = Ridge().fit(rows(), outcomes(rows()))
    saved = model.save()
    with pytest.raises(BadInput):
        load(Saved(saved.manifest, {"slope": saved.arrays["slope"]})).predict(rows())


def test_parts_inside_parts_come_back() -> None:
    inner: Estimator = Pipeline((RobustScale(by="moment", clip=3.0),), Logistic(2, strength=0.5))
    assert Estimator.read(json.loads(json.dumps(inner.manifest()))) == inner


def test_the_front_door_loads_no_heavy_library() -> None:
    code = "import sys, cryptopredict.estimators.models, cryptopredict.estimators.nets; print(*sys.modules)"
    heavy = {"xgboost", "sklearn", "keras", "jax", "pandas", "arch"}
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
    assert not heavy & set(loaded)
