"""What is suggested at a moment depends on nothing that came later: neither candles, nor what admins did."""

from dataclasses import replace

import numpy as np
import pytest

from cryptopredict.base import FIELDS, Change, Curation, Floats, Interval, MarketView, Panel, Review, TierMove
from cryptopredict.data.simulator import Market
from cryptopredict.data.simulator.universe import GENESIS
from cryptopredict.layer1_macro import study as macro_study
from cryptopredict.layer3_assets.suggestions.contexts import NAMES
from cryptopredict.layer3_assets.suggestions.lists import plain_lists
from cryptopredict.layer3_assets.suggestions.outcomes import MAIN, delay_of, outcomes
from cryptopredict.pipeline import decide, to_json, walk
from fixtures.leaks import array_leaks, label_leaks, poisoned
from fixtures.market import DAY, small_view

END = GENESIS + 1_500 * DAY
_RULES = {kind.value: 0.75 for kind in Change} | {"told": 0.85}
_LISTED = END - 300 * DAY


def rewarding() -> MarketView:
    """Four years of the simulated market in which every coin also drifts by how calm it is: there is something to be learnt."""
    market = Market(11)
    daily, hourly = market.panel(Interval.D1, GENESIS, END), market.panel(Interval.H1, END - 100 * DAY, END)
    view = replace(small_view(), daily=daily, hourly=hourly)
    close = view.daily["close"]
    steps = np.abs(np.diff(np.log(close), axis=0))
    moves = np.nansum(steps, axis=0) / np.maximum(np.isfinite(steps).sum(axis=0), 1)
    calm = 0.5 - np.argsort(np.argsort(moves)) / len(moves)
    drift = np.exp(0.03 * calm[None, :] * np.arange(len(close))[:, None])
    priced = {field: view.daily[field] * (drift if field in ("open", "high", "low", "close") else 1.0) for field in FIELDS}
    return replace(view, daily=Panel(view.daily.interval, view.daily.times, view.daily.assets, priced))


def curated(view: MarketView) -> MarketView:
    """Six coins on tier 1, eighteen on tier 2; later one is paused, one moved and two suggestions reviewed."""
    ids = [asset.id for asset in view.daily.assets]
    moves = [TierMove(_LISTED, n, key, "tier1" if n < 6 else "tier2", "active") for n, key in enumerate(ids[:24])]
    late = END - 70 * DAY
    moves += [
        TierMove(late, 100, ids[0], "tier1", "paused"),
        TierMove(late, 101, ids[7], "tier2", "removed"),
        TierMove(late, 102, ids[7], "tier1", "active"),
    ]
    reviews = tuple(
        Review(late, n, ids[10 + n], Change.PROMOTE, "reject", tuple(sorted(NAMES)), tuple(0.3 for _ in NAMES))
        for n in range(2)
    )
    return replace(view, curation=Curation(tuple(moves), reviews, {"tier1": 6, "tier2": 100}, _RULES))


@pytest.fixture(scope="module")
def view() -> MarketView:
    return curated(rewarding())


def test_suggestions_are_the_same_without_the_future_and_with_a_false_one(view: MarketView) -> None:
    whole, suggested = walk(view), 0
    for back in (90, 60):
        moment = END - back * DAY + 7 * 3600
        cut, spoilt = view.at(moment), poisoned(view, moment)
        with np.errstate(all="ignore"):
            answers = [to_json(decide(cut, tracks))["assets"] for tracks in (whole, walk(cut), walk(spoilt))]
        assert answers[0] == answers[1] == answers[2]
        assert len(answers[0]["nearest"]) >= 3
        suggested += len(answers[0]["suggestions"])
    assert suggested > 0


def test_what_admins_do_later_changes_nothing_said_before(view: MarketView) -> None:
    moment = END - 90 * DAY
    before = replace(view, curation=view.curation.at(END - 80 * DAY))
    with np.errstate(all="ignore"):
        tracks = walk(view.at(moment))
    answers = [to_json(decide(given.at(moment), tracks)) | {"timings": None} for given in (view, before)]
    assert answers[0] == answers[1]


def test_lists_that_changes_are_tried_on_know_their_own_day_only() -> None:
    view = small_view()

    def tiers(panel: Panel) -> Floats:
        given = replace(view, daily=panel)
        lists = plain_lists(macro_study(given), panel["close"])
        return np.concatenate([lists.tier.astype(np.float64), lists.days, lists.drawdown], axis=1)

    assert array_leaks(tiers, view.daily, (600,)) == []


def test_what_paid_is_known_when_its_days_are_over() -> None:
    view = small_view()

    def gains(panel: Panel) -> Floats:
        macro = macro_study(replace(view, daily=panel))
        lists = plain_lists(macro, panel["close"])
        return outcomes(panel["close"], macro.members.tradable, lists.tier).gain(Change.REMOVE, MAIN)

    assert label_leaks(gains, view.daily, delay_of(MAIN), (600,)) == []
