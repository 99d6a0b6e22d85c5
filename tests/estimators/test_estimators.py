"""Walk-forward estimates against the same thing counted by hand, and intervals against what they promise."""

import numpy as np
import pytest

from cryptopredict.estimators import cluster_means, frequencies, keep_record, overlapping_mean

DELAY = 3


def test_frequencies_count_only_what_was_known() -> None:
    rng = np.random.default_rng(0)
    cells = rng.integers(-1, 2, (60, 4))
    outcomes = rng.integers(-1, 3, (60, 4))
    found = frequencies(cells, outcomes, delay=DELAY, n_cells=2, n_outcomes=3, prior=5.0)
    row, column = 50, int(np.flatnonzero(cells[50] >= 0)[0])
    cell = cells[row, column]
    past = (slice(0, row - DELAY + 1), slice(None))
    known = (outcomes[past] >= 0) & (cells[past] >= 0)
    overall = np.bincount(outcomes[past][known], minlength=3)
    inside = np.bincount(outcomes[past][known & (cells[past] == cell)], minlength=3)
    expected = (inside + 5.0 * overall / overall.sum()) / (inside.sum() + 5.0)
    np.testing.assert_allclose(found.probability[row, column], expected)
    assert found.count[row, column] == inside.sum()


def test_old_outcomes_fade() -> None:
    cells = np.zeros((40, 1), dtype=np.int64)
    outcomes = np.r_[np.zeros(20, dtype=np.int64), np.ones(20, dtype=np.int64)][:, None]
    steady = frequencies(cells, outcomes, delay=1, n_cells=1, n_outcomes=2, prior=0.0)
    fading = frequencies(cells, outcomes, delay=1, n_cells=1, n_outcomes=2, prior=0.0, half_life=2.0)
    assert steady.probability[-1, 0, 1] == pytest.approx(19 / 39)
    assert fading.probability[-1, 0, 1] > 0.98


def test_a_row_is_one_cluster() -> None:
    """A hundred assets that move together on one day weigh as much as one asset on another day."""
    cells = np.zeros((10, 100), dtype=np.int64)
    values = np.full((10, 100, 1), np.nan)
    values[0] = 1.0
    values[1, 0] = 0.0
    found = cluster_means(cells, values, delay=1, n_cells=1)
    assert found.mean[-1, 0, 0] == 0.5
    assert found.clusters[-1, 0] == 2
    assert found.count[-1, 0] == 101
    assert found.variance[-1, 0, 0] == pytest.approx(0.5)


def test_record_says_what_happened_at_that_level() -> None:
    rng = np.random.default_rng(1)
    said = rng.choice([0.3, 0.7], (4000, 1))
    happened = (rng.random((4000, 1)) < said).astype(np.int64)
    record = keep_record(said, happened, delay=1, overlap=1.0)
    evidence = record.evidence(3999, 0.7)
    assert evidence.observed is not None
    assert evidence.low is not None
    assert evidence.high is not None
    assert evidence.low < 0.7 < evidence.high
    assert evidence.n == int((said[:3999] == 0.7).sum())
    error = record.calibration_error(3999)
    assert error is not None
    assert error < 0.03
    overconfident = keep_record(np.where(said == 0.7, 0.95, 0.05), happened, delay=1, overlap=1.0)
    error = overconfident.calibration_error(3999)
    assert error is not None
    assert error > 0.2


def test_record_keeps_quiet_about_too_few() -> None:
    said = np.full((40, 1), 0.6)
    record = keep_record(said, np.ones((40, 1), dtype=np.int64), delay=15, overlap=1.0)
    assert record.evidence(39, 0.6).observed is None
    assert record.evidence(39, 0.6).n == 25
    assert record.calibration_error(39) is None


def test_interval_of_overlapping_weeks_covers() -> None:
    """Sums of seven shared days: the interval that knows of the overlap covers zero about 95 times in 100, a naive one far less."""
    rng = np.random.default_rng(2)
    covered = naive = 0
    for _ in range(300):
        days = rng.normal(size=1500)
        weeks = np.convolve(days, np.ones(7), mode="valid")
        edge = overlapping_mean(weeks, overlap=7, against="nothing", unit="percent")
        assert edge is not None
        covered += edge.low <= 0.0 <= edge.high
        naive += abs(weeks.mean()) <= 1.96 * weeks.std() / np.sqrt(len(weeks))
    assert covered / 300 > 0.89
    assert naive / 300 < 0.75
