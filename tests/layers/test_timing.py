"""The timing models: rows that can be made one by one, policies that are walked, and signals that rest on a version."""

from functools import cache

import numpy as np
import pytest

from cryptopredict.base import Costs, LayerState, SignalType
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.training import Options, Trained
from cryptopredict.layer1_macro import study as macro_study
from cryptopredict.layer3_assets import study as assets_study
from cryptopredict.layer4_timing import COSTS, TIMING
from cryptopredict.layer4_timing.plain import plain_trades
from cryptopredict.layer4_timing.trades.agent import rewards, walked_policy
from cryptopredict.layer4_timing.trades.rows import trade_rows
from cryptopredict.pipeline import decide, printed, to_json, walk
from fixtures.market import DAY, small_view
from fixtures.timing import opened, train_timing
from fixtures.walks import DAYS, random_walks

DRIFT = 0.02


@cache
def gaining() -> Trained:
    """Trained where a few coins gain so much that the cost gate lets them through."""
    return train_timing(random_walks(0, DRIFT), Options(quick=True, first_days=400, refit_days=180))


def test_one_row_alone_has_the_bits_that_it_has_among_all() -> None:
    """Live makes the rows of one hour, a training those of years."""
    view = small_view()
    macro = macro_study(view)
    plain = plain_trades(view, macro, assets_study(view, macro))
    hours = plain.sampled[600::150]
    whole = trade_rows(view, macro, plain.sigma, hours)
    assert whole is not None
    for hour in hours[[0, 3, -1]]:
        alone = trade_rows(view, macro, plain.sigma, np.array([hour]))
        assert alone is not None
        among = whole.row == hour
        np.testing.assert_array_equal(alone.table.values, whole.table.values[among])
        np.testing.assert_array_equal(alone.windows.values, whole.windows.values[among])
        np.testing.assert_array_equal(alone.dollars, whole.dollars[among])


def test_a_policy_is_paid_for_what_it_could_do_and_not_while_it_is_busy() -> None:
    times = np.arange(6) * DAY
    table = Table(np.zeros((6, 1)), ("none",), times, np.zeros(6, dtype=np.int64))
    given = np.column_stack([0.5 * np.arange(1.0, 7.0), np.arange(1.0, 7.0), np.full(6, 2.0 * DAY)])
    given[5] = np.nan
    chosen = np.array([2, 2, 1, 0, 2, 2])
    found = walked_policy(table, chosen, given)
    np.testing.assert_array_equal(found, [1.0, 0.0, 1.5, 0.0, 5.0, np.nan])


def test_a_reward_is_net_of_slippage_that_grows_with_the_order() -> None:
    """At 5 % volatility a full trade is 2 % / 9.52 % of the capital, and half of it moves the price by the root of a half of that."""
    sigma, dollars = np.array([0.05]), np.array([1e6])
    half, full, busy = rewards(np.array([0.04]), np.array([10.0]), sigma, dollars)[0]
    weight = 0.02 / -np.expm1(-0.1)
    for size, reward in ((0.5, half), (1.0, full)):
        moved = 2.0 * 0.7 * 0.05 * np.sqrt(size * weight * 100_000.0 / 1e6)
        assert reward == pytest.approx(100.0 * np.log1p(size * weight * (0.04 - moved)))
    assert busy == 11 * 3_600
    assert Costs() == COSTS
    assert COSTS.round_trip == 0.003


def test_signals_of_a_version_rest_on_what_came_of_its_chances() -> None:
    view, models = random_walks(0, DRIFT), {TIMING: opened(gaining().saved)}
    tracks, signals = walk(view, models), 0
    for back in range(0, 200, 25):
        decision = decide(view.at((DAYS - back) * DAY), tracks)
        assert decision.timing.state is LayerState.IN_USE
        assert decision.models == {TIMING: models[TIMING].reference}
        for signal in decision.timing.signals:
            signals += 1
            assert (signal.signal_type, signal.state) == (SignalType.LONG, LayerState.IN_USE)
            assert 0.0 < signal.edge_low < signal.edge < signal.edge_high
            chances = signal.probabilities
            assert chances["24h"] <= chances["3d"] <= chances["7d"] == signal.confidence
            assert chances["7d"] + chances["stop"] <= 1.0
            assert {driver.feature for driver in signal.drivers} & {"move_720h", "beyond_720h", "move_168h", "volatility"}
            assert signal.risk is not None
            assert {tail.by for tail in signal.risk.tails} == {"filtered_history"}
            assert signal.risk.advice is not None
    assert signals > 0


def test_a_version_whose_gates_were_closed_changes_nothing() -> None:
    view = random_walks(0, DRIFT)
    moment = (DAYS - 25) * DAY
    shut = {TIMING: opened(gaining().saved, open_=False)}
    plain, closed = (
        printed(to_json(decide(view.at(moment), walk(view, given))), None) | {"timings": None} for given in (None, shut)
    )
    assert plain == closed
    assert plain["models"] == {}
    assert plain["layer4"]["signals"]
