from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryptopredict.base import Interval
from cryptopredict.data.simulator.noise import BLOCK_HOURS
from cryptopredict.data.simulator.seeded import SeededMarket
from cryptopredict.data.simulator.serving.candles import Candles
from cryptopredict.data.simulator.ticks import minutes, walk

HOURS = 6 * 365 * 24


@lru_cache
def candles() -> Candles:
    return Candles(SeededMarket(11))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, HOURS))
def test_the_minutes_of_an_hour_make_up_the_hour(hour: int) -> None:
    market = candles().market
    opens = market.origin + hour * 3600
    whole = market.block(hour // BLOCK_HOURS)[:, :, hour % BLOCK_HOURS]
    there = np.isfinite(whole[:, 3])
    parts = np.stack([candles().all_at(Interval.M1, opens + 60 * k) for k in range(60)], axis=2)[there]
    whole = whole[there]
    assert np.array_equal(parts[:, 0, 0], whole[:, 0])
    assert np.array_equal(parts[:, 3, -1], whole[:, 3])
    assert np.array_equal(parts[:, 1].max(axis=1), whole[:, 1])
    assert np.array_equal(parts[:, 2].min(axis=1), whole[:, 2])
    assert np.array_equal(parts[:, 0, 1:], parts[:, 3, :-1])
    assert np.allclose(parts[:, 4].sum(axis=1), whole[:, 4], rtol=1e-12, atol=0)
    assert (parts[:, 4] > 0).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, HOURS * 60), st.floats(0, 59.99))
def test_a_price_lies_inside_its_minute_and_the_forming_candle_inside_the_closed_one(minute: int, second: float) -> None:
    opens = candles().market.origin + minute * 60
    closed = candles().all_at(Interval.M1, opens)
    there = np.isfinite(closed[:, 3])
    price, forming = candles().prices_at(opens + second), candles().forming(Interval.M1, opens + second)
    assert (price >= closed[:, 2])[there].all()
    assert (price <= closed[:, 1])[there].all()
    assert np.array_equal(candles().prices_at(opens)[there], closed[there, 0])
    assert np.array_equal(candles().prices_at(opens + 59.999)[~there], closed[~there, 3], equal_nan=True)
    assert np.array_equal(forming[there, 3], price[there])
    assert (forming[:, 1] <= closed[:, 1])[there].all()
    assert (forming[:, 2] >= closed[:, 2])[there].all()
    assert (forming[:, 4] <= closed[:, 4])[there].all()


@pytest.mark.parametrize("interval", [Interval.M5, Interval.M15, Interval.H1, Interval.H4, Interval.D1])
def test_a_forming_candle_has_become_the_closed_one_at_its_end(interval: Interval) -> None:
    opens = candles().market.origin + 1_500 * 86_400
    end = opens + interval.seconds
    almost, closed = candles().forming(interval, end - 0.001), candles().all_at(interval, opens)
    assert np.array_equal(almost[:, 0], closed[:, 0], equal_nan=True)
    assert np.allclose(almost, closed, rtol=1e-2, equal_nan=True)


def test_an_hour_in_which_nothing_moved_has_minutes_in_which_nothing_moved() -> None:
    flat = np.full((1, 4), 1.0)
    ticks = walk(1, 5, flat, np.array([1e-9]))
    assert (ticks == 1.0).all()
    assert (minutes(1, 5, ticks, np.array([0.0]))[:, 4] == 0.0).all()
