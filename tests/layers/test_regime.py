"""The regime: what the labels mean, and what a version of its model changes in a decision."""

from typing import Any

import numpy as np
import pytest

from cryptopredict.base import Floats, LayerState
from cryptopredict.layer1_macro import REGIME, study
from cryptopredict.layer1_macro.regime import HORIZONS, NOWCAST, REGIMES, ahead
from cryptopredict.layer1_macro.regime.labels import labels
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.market import END, small_view
from fixtures.regimes import regime_version, small_regime

GATES = ("nowcast", "forecast_d1", "forecast_d7", "forecast_d30")


def _shown(trend: float, spread: float, before: Floats) -> int:
    rank = (before <= spread).mean()
    return 0 if trend >= 1.0 else 1 if trend <= -1.0 else 3 if rank >= 0.75 else 2


@pytest.mark.parametrize("question", [NOWCAST, *(ahead(days) for days in HORIZONS)])
def test_labels_are_what_the_days_around_or_ahead_show(question: str) -> None:
    """Worked out again, window by window; known as many days before the end as the definition says, and not before two years began."""
    rng = np.random.default_rng(3)
    returns = rng.normal(0.0, 0.02 + 0.02 * (np.arange(1_000) // 100 % 2), 1_000)
    hours = np.where(np.arange(1_000) >= 500, returns**2 * 0.5 + 2e-4, np.nan)
    found = labels(returns, hours)[question]
    first, last = {NOWCAST: (-15, 15), "d1": (1, 1), "d7": (1, 7), "d30": (1, 30)}[question]
    assert found[999 - last] >= 0
    assert (found[1_000 - last :] == -1).all()

    def window(end: int) -> tuple[float, float]:
        chosen = returns[end - (last - first) : end + 1]
        if question in {NOWCAST, "d30"}:
            return chosen.mean() * np.sqrt(len(chosen)) / chosen.std(ddof=1), chosen.std(ddof=1)
        days = range(end - (last - first), end + 1)
        variance = sum(hours[day] if day >= 500 else (returns[day - 29 : day + 1] ** 2).mean() for day in days)
        return chosen.sum() / np.sqrt(variance), np.sqrt(variance)

    for day in (300, 480, 700, 850, 999 - last):
        spreads = np.array([window(end)[1] for end in range(max(day + last - 729, 60), day + last + 1)])
        if len(spreads) == 730:
            assert found[day] == _shown(*window(day + last), spreads)
    assert set(found[found >= 0]) == {0, 1, 2, 3}


def _said(models: dict[str, Any] | None) -> dict[str, Any]:
    view = small_view().at(END)
    whole = printed(to_json(decide(view, walk(view, models))), None)
    return {key: value for key, value in whole.items() if key != "timings"}


def test_closed_gates_change_nothing() -> None:
    assert _said({REGIME: regime_version()}) == _said(None)


def test_an_open_nowcast_is_said_wherever_a_fold_speaks_and_nowhere_else() -> None:
    plain, track = study(small_view()), study(small_view(), {REGIME: regime_version("nowcast")})
    begins = small_regime().saved.manifest["folds"][0]["valid_from"]
    before = small_view().daily.close_times < begins
    np.testing.assert_array_equal(track.probabilities[before], plain.probabilities[before])
    np.testing.assert_array_equal(track.exposure[before], plain.exposure[before])
    after = ~before & np.isfinite(plain.probabilities).all(axis=1)
    assert (track.probabilities[after] != plain.probabilities[after]).any(axis=1).all()
    np.testing.assert_allclose(track.probabilities[after].sum(axis=1), 1.0, atol=1e-12)
    assert track.record.levels.count[-1].sum() == plain.record.levels.count[-1].sum()
    assert not np.array_equal(track.record.levels.mean[-1], plain.record.levels.mean[-1], equal_nan=True)
    for days in HORIZONS:
        np.testing.assert_array_equal(track.ahead[days].probabilities, plain.ahead[days].probabilities)


def test_reasons_add_up_to_what_is_said() -> None:
    macro = _said({REGIME: regime_version("nowcast")})["layer1"]
    reasons = {driver["feature"]: driver for driver in macro["drivers"] if driver["feature"].startswith("regime_")}
    assert len(reasons) == 7
    usual = reasons["regime_usual"]["value"]
    total = usual + sum(driver["contribution"] for driver in reasons.values())
    assert total == pytest.approx(macro["confidence"], abs=1e-9)
    assert abs(macro["confidence"] - usual) > 1e-3
    assert macro["checks"]["beats_baseline"]
    assert macro["state"] == LayerState.IN_USE


def test_forecasts_by_horizon_with_an_interval_and_who_says_them() -> None:
    whole = _said({REGIME: regime_version("forecast_d7")})
    plain = {one["horizon_days"]: one for one in _said(None)["layer1"]["forecasts"]}
    forecasts = {one["horizon_days"]: one for one in whole["layer1"]["forecasts"]}
    assert tuple(forecasts) == HORIZONS
    for days, one in forecasts.items():
        assert sum(one["probabilities"].values()) == pytest.approx(1.0, abs=1e-12)
        for regime in REGIMES:
            assert 0.0 <= one["low"][regime] <= one["probabilities"][regime] <= one["high"][regime] <= 1.0
        assert one["n"] > 0
        assert one["state"] == (LayerState.IN_USE if days == 7 else LayerState.BASELINE)
        assert (one == plain[days]) == (days != 7)
    assert whole["layer1"]["confidence"] == _said(None)["layer1"]["confidence"]
    assert list(whole["models"]) == [REGIME]


def test_every_gate_is_against_what_would_be_said_without_the_model() -> None:
    gates = small_regime().saved.manifest["gates"]
    assert tuple(gates) == GATES
    assert [gate["baseline"] for gate in gates.values()] == ["cells", "persistence", "persistence", "climatology"]
