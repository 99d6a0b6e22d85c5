"""Calibration maps against the truth they should find, and against what they must not have seen."""

import numpy as np
import pytest

from cryptopredict.base import BadInput, Floats
from cryptopredict.estimators.calibration import (
    BINARY,
    MULTICLASS,
    Calibrated,
    Calibrator,
    calibrate_forward,
    calibration_error,
    choose_calibrator,
    confidence,
    fit_map,
    log_losses,
    reliability,
)
from cryptopredict.estimators.protocol import Saved
from fixtures.models import DAY


def claims(count: int, *, sharper: float, seed: int = 0) -> tuple[Floats, Floats]:
    """Probabilities that are too sure by the factor `sharper` on the logit, and what happened."""
    rng = np.random.default_rng(seed)
    logit = rng.normal(size=count)
    happened = (rng.random(count) < 1.0 / (1.0 + np.exp(-logit))).astype(np.float64)
    return 1.0 / (1.0 + np.exp(-sharper * logit)), happened


def classes(count: int, *, sharper: float) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(1)
    logs = rng.normal(size=(count, 3))
    raised = np.exp(logs)
    happened = (rng.random((count, 1)) > np.cumsum(raised / raised.sum(axis=1, keepdims=True), axis=1)).sum(axis=1)
    said = np.exp(sharper * logs + np.array([0.5, 0.0, 0.0]))
    return said / said.sum(axis=1, keepdims=True), happened.astype(np.float64)


@pytest.mark.parametrize("kind", [kind for kind in BINARY if kind != "identity"])
def test_each_map_mends_overconfidence(kind: str) -> None:
    said, happened = claims(20_000, sharper=3.0)
    fresh, then = claims(20_000, sharper=3.0, seed=9)
    found = fit_map(kind, said, happened)
    error, before = calibration_error(found.apply(fresh), then), calibration_error(fresh, then)
    assert before is not None
    assert error is not None
    assert before > 0.10
    assert error < 0.02
    assert (np.diff(found.apply(np.linspace(0.01, 0.99, 50))) >= 0.0).all()


def test_maps_find_the_numbers_that_made_them() -> None:
    said, happened = claims(50_000, sharper=2.0)
    assert fit_map("temperature", said, happened).arrays["power"][0] == pytest.approx(0.5, abs=0.02)
    assert fit_map("platt", said, happened).arrays["line"] == pytest.approx([0.5, 0.0], abs=0.03)
    assert fit_map("beta", said, happened).arrays["curve"] == pytest.approx([0.5, 0.5, 0.0], abs=0.05)
    several, which = classes(50_000, sharper=2.0)
    vector = fit_map("vector", several, which)
    assert vector.arrays["slope"] == pytest.approx([0.5] * 3, abs=0.03)
    np.testing.assert_allclose(vector.apply(several).sum(axis=1), 1.0)
    assert (
        log_losses(vector.apply(several), which).mean()
        < log_losses(fit_map("temperature", several, which).apply(several), which).mean()
    )
    sure, right = confidence(vector.apply(several), which)
    error = calibration_error(sure, right)
    assert error is not None
    assert error < 0.02


@pytest.mark.parametrize("kind", sorted({*BINARY, *MULTICLASS}))
def test_what_is_saved_maps_the_same(kind: str) -> None:
    said, happened = claims(500, sharper=2.0) if kind in BINARY else classes(500, sharper=2.0)
    found = fit_map(kind, said, happened)
    saved = found.save()
    np.testing.assert_array_equal(Calibrator.load(saved).apply(said), found.apply(said))
    assert fit_map(kind, said, happened).save().digest() == saved.digest()
    with pytest.raises(BadInput):
        Calibrator.load(Saved(dict(saved.manifest) | {"kind": "calibrator_other"}, saved.arrays))


def test_the_choice_is_simple_unless_later_data_ask_for_more() -> None:
    times = np.arange(6000) // 10 * DAY
    assert choose_calibrator(*claims(6000, sharper=1.0), times, horizon=DAY).kind == "identity"
    assert choose_calibrator(*claims(6000, sharper=3.0), times, horizon=DAY).kind != "identity"
    assert choose_calibrator(*claims(60, sharper=3.0), times[:60], horizon=DAY).kind == "identity"


def test_a_row_is_calibrated_by_what_was_known() -> None:
    said, happened = claims(6000, sharper=3.0)
    times = np.arange(6000) // 10 * DAY

    def forward(outcome: Floats) -> Calibrated:
        return calibrate_forward(said, outcome, times, horizon=7 * DAY, refit=60 * DAY, min_train=120 * DAY)

    clean = forward(happened)
    border = clean.valid_from[4]
    poisoned = np.where(times + 7 * DAY > border, 1.0 - happened, happened)
    found = forward(poisoned)
    before_next = times < border + 60 * DAY
    np.testing.assert_array_equal(found.said[before_next], clean.said[before_next])
    assert (found.said[~before_next] != clean.said[~before_next]).any()
    error, raw = (calibration_error(values[clean.fold >= 0], happened[clean.fold >= 0]) for values in (clean.said, said))
    assert error is not None
    assert raw is not None
    assert error < 0.5 * raw


def test_reliability_knows_that_a_day_is_one_observation() -> None:
    rng = np.random.default_rng(4)
    times = np.repeat(np.arange(200) * DAY, 50)
    said = np.full(10_000, 0.5)
    same = (rng.random(200) < 0.5).astype(np.float64)[times // DAY]
    free = (rng.random(10_000) < 0.5).astype(np.float64)
    (together,), (apart,) = reliability(said, same, times), reliability(said, free, times)
    assert together.high - together.low > 4 * (apart.high - apart.low)
    assert apart.low < 0.5 < apart.high
    (sure,) = reliability(said, np.ones(10_000), times)
    assert sure.low < 1.0
    assert reliability(np.array([np.nan]), np.ones(1), np.zeros(1, np.int64)) == ()
    assert len(reliability(rng.random(10_000), free, times, by="width")) == 10
