"""Kernels against their definitions, written out slowly."""

import numpy as np

from cryptopredict.features import cross_section_rank, ewm_mean, rolling_max, rolling_moments, rolling_quantile_rank


def _made(rows: int = 700, columns: int = 3) -> np.ndarray:
    values = np.random.default_rng(3).normal(1.0, 2.0, (rows, columns))
    values[np.random.default_rng(4).random(values.shape) < 0.1] = np.nan
    return values


def test_moments_equal_the_window_taken_alone() -> None:
    values = _made()
    mean, deviation, count = rolling_moments(values, 30, least=10)
    for row in (9, 29, 255, 256, 257, 699):
        window = values[max(row - 29, 0) : row + 1]
        np.testing.assert_allclose(count[row], np.isfinite(window).sum(axis=0))
        enough = count[row] >= 10
        np.testing.assert_allclose(mean[row][enough], np.nanmean(window, axis=0)[enough], rtol=1e-12)
        np.testing.assert_allclose(deviation[row][enough], np.nanstd(window, axis=0, ddof=1)[enough], rtol=1e-10)
        assert np.isnan(mean[row][~enough]).all()


def test_maximum_leaves_holes_out() -> None:
    values = np.array([[3.0], [np.nan], [1.0], [2.0], [np.nan], [np.nan], [np.nan]])
    np.testing.assert_array_equal(rolling_max(values, 3)[:, 0], [3.0, 3.0, 3.0, 2.0, 2.0, 2.0, np.nan])


def test_exponential_mean_weighs_by_half_life() -> None:
    out = ewm_mean(np.array([[1.0], [np.nan], [4.0]]), 1.0)[:, 0]
    np.testing.assert_allclose(out, [1.0, 1.0, (0.5 * 1.0 + 4.0) / 1.5])


def test_rank_in_own_past_counts_the_newest() -> None:
    out = rolling_quantile_rank(np.array([1.0, 3.0, 2.0, np.nan, 0.0]), 3, 2)
    np.testing.assert_allclose(out, [np.nan, 1.0, 2 / 3, np.nan, 0.5])


def test_cross_section_rank_is_centred_and_skips_holes() -> None:
    values = np.array([np.r_[np.arange(11.0), np.nan]])
    ranks = cross_section_rank(values, np.ones((1, 12), dtype=bool))
    np.testing.assert_allclose(ranks[0, :11], np.linspace(-0.5, 0.5, 11))
    assert np.isnan(ranks[0, 11])
    assert np.isnan(cross_section_rank(values[:, :9], np.ones((1, 9), dtype=bool))).all()
