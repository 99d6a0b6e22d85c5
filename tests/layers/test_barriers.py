"""One trade at a time: what fills where."""

import numpy as np
import pytest

from cryptopredict.layer4_timing import QUANTITIES, walk_barriers

SIGMA = 0.10


def _follow(candles: list[tuple[float, float, float, float]], side: int, hours: int = 3) -> dict[str, float]:
    """Entry decided at a close of 100, with target 1.0 and stop 1.0 volatilities of 10 % away; candles are (open, high, low, close)."""
    opens, highs, lows, closes = (np.array([[100.0], *[[c[k]] for c in candles]]) for k in range(4))
    sigma = np.full_like(closes, SIGMA)
    out = walk_barriers(np.array([0]), opens, highs, lows, closes, sigma, side, 1.0, 1.0, hours)
    return dict(zip(QUANTITIES, out[0, 0], strict=True))


def test_target_before_stop() -> None:
    trade = _follow([(100, 104, 99, 103), (103, 112, 102, 111), (111, 111, 111, 111)], 1)
    assert (trade["target"], trade["stop"], trade["hours"]) == (1.0, 0.0, 2.0)
    assert trade["result"] == pytest.approx((100 * np.exp(0.1) / 100 - 1) / SIGMA)


def test_both_in_one_candle_counts_as_stopped() -> None:
    trade = _follow([(100, 120, 80, 100), (100, 100, 100, 100), (100, 100, 100, 100)], 1)
    assert (trade["target"], trade["stop"]) == (0.0, 1.0)


def test_gap_through_the_stop_fills_at_the_open() -> None:
    trade = _follow([(100, 100, 99, 100), (70, 72, 69, 71), (71, 71, 71, 71)], 1)
    assert trade["result"] == pytest.approx((70 / 100 - 1) / SIGMA)


def test_gap_beyond_the_target_gives_the_target_and_no_more() -> None:
    trade = _follow([(100, 100, 99, 100), (130, 132, 129, 131), (131, 131, 131, 131)], 1)
    assert trade["result"] == pytest.approx((np.exp(0.1) - 1) / SIGMA)


def test_time_runs_out_at_the_last_close() -> None:
    trade = _follow([(101, 104, 99, 103), (103, 104, 102, 103), (103, 104, 102, 102)], -1)
    assert (trade["target"], trade["stop"], trade["hours"]) == (0.0, 0.0, 3.0)
    assert trade["result"] == pytest.approx(-(102 / 101 - 1) / SIGMA)


def test_short_is_the_mirror() -> None:
    trade = _follow([(100, 101, 90, 91), (91, 92, 88, 89), (89, 89, 89, 89)], -1)
    assert trade["target"] == 1.0


def test_open_trades_at_the_end_are_unknown() -> None:
    assert np.isnan(_follow([(100, 101, 99, 100)], 1)["result"])
