"""What must hold for every decision, whatever the market."""

import pytest

from cryptopredict.base import LayerState, MarketView, NoData, SignalType
from cryptopredict.pipeline import Tracks, decide, walk
from fixtures.market import DAY, END, small_view
from fixtures.walks import DAYS, random_walks

HOUR = 3_600


@pytest.fixture(scope="module")
def view() -> MarketView:
    return small_view()


@pytest.fixture(scope="module")
def tracks(view: MarketView) -> Tracks:
    return walk(view)


def test_answers_keep_their_bounds(view: MarketView, tracks: Tracks) -> None:
    for back in range(0, 200, 8):
        decision = decide(view.at(END - back * DAY), tracks)
        macro, sectors, assets, timing = decision.macro, decision.sectors, decision.assets, decision.timing
        assert sum(macro.probabilities.values()) == pytest.approx(1.0, abs=1e-12)
        assert sum(sectors.recommended_allocation.values()) == pytest.approx(1.0, abs=1e-12)
        assert all(weight >= 0.0 for weight in sectors.recommended_allocation.values())
        inside = 1.0 - sectors.recommended_allocation["Stablecoins"]
        assert inside == pytest.approx(macro.recommended_exposure, abs=1e-12)
        assert {asset.asset_id for asset in assets.assets if asset.selected} == set(decision.context.selected_assets or ())
        assert timing.considered == len(timing.signals) + sum(timing.abstained.values())


def test_signals_keep_their_bounds() -> None:
    """In a market where a few coins gain so much that the gate lets them through."""
    view, signals = random_walks(0, 0.02), 0
    tracks = walk(view)
    for back in range(0, 200, 25):
        for signal in decide(view.at((DAYS - back) * DAY), tracks).timing.signals:
            signals += 1
            side = 1 if signal.signal_type is SignalType.LONG else -1
            assert side * signal.stop_loss < side * signal.entry_price < side * signal.target_price
            assert 0.0 < signal.edge_low < signal.edge < signal.edge_high
            assert signal.break_even < signal.confidence
            assert signal.probabilities["24h"] <= signal.probabilities["3d"] <= signal.probabilities["7d"]
            risk = signal.risk
            assert risk is not None
            assert 0.0 < risk.size * (1.0 - signal.stop_loss / signal.entry_price) * side <= risk.budget + 1e-12
            assert (risk.largest_order or 0.0) > 0.0
            assert [(tail.hours, tail.level) for tail in risk.tails] == [(24, 0.95), (24, 0.99), (168, 0.95), (168, 0.99)]
            assert all(0.0 < tail.at_risk < tail.beyond for tail in risk.tails)
    assert signals > 0


def test_stale_hours_give_no_signal_and_say_so(view: MarketView, tracks: Tracks) -> None:
    timing = decide(view.at(END + 5 * HOUR), tracks).timing
    assert timing.state is LayerState.STALE
    assert not timing.signals
    assert timing.abstained == {"stale": len(view.hourly.assets)}
    assert not timing.checks.fresh


def test_too_little_history_stops_the_cascade_with_the_reason(view: MarketView) -> None:
    cut = view.at(int(view.daily.times[100]))
    with pytest.raises(NoData, match="closed days are not enough"):
        decide(cut, walk(cut))
