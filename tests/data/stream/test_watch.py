"""A move is large by what is usual for its asset."""

import numpy as np

from cryptopredict.data.stream.watch import Watch

MINUTE = 60_000


def test_a_calm_asset_needs_three_percent_and_tells_once() -> None:
    watch = Watch()
    for second in range(0, 1_800, 10):
        assert watch.see(1, 100.0 + second % 20 / 50, second * 1_000) is None
    assert watch.see(1, 102.9, 1_801_000) is None
    move = watch.see(1, 104.0, 1_802_000)
    assert move is not None
    assert 0.035 < move.share < 0.045
    assert watch.see(1, 105.0, 1_803_000) is None


def test_a_wild_asset_needs_six_times_its_usual_move() -> None:
    watch, chance, price = Watch(), np.random.default_rng(1), 100.0
    for step in range(2_000):
        price *= 1.0 + chance.choice((-0.012, 0.012))
        watch.see(1, price, step * MINUTE)
    now = 2_000 * MINUTE
    for second in range(0, 310, 5):
        watch.see(1, price, now + second * 1_000)
    assert watch.see(1, price * 1.08, now + 310_000) is None
    move = watch.see(1, price * 1.35, now + 311_000)
    assert move is not None
    assert move.usual > 0.015


def test_what_was_away_has_not_moved() -> None:
    watch = Watch()
    watch.see(1, 100.0, 0)
    assert watch.see(1, 150.0, 60 * MINUTE) is None
    assert watch.see(1, 10.0, MINUTE) is None, "an older price than the last"
