from datetime import UTC, datetime
from functools import lru_cache

import numpy as np
import pytest

from cryptopredict.base import AssetKind, BadInput, Floats, Interval, MarketView, Panel
from cryptopredict.data.simulator import Market, market_view
from cryptopredict.data.simulator.universe import GENESIS, UNIVERSE, day_number

NOW = int(datetime(2026, 6, 15, 13, 37, tzinfo=UTC).timestamp())
DAY = 86_400
SEEDS = (1, 2, 3, 7)


@lru_cache
def market(seed: int) -> Market:
    return Market(seed)


@lru_cache
def days(seed: int) -> Panel:
    return market(seed).panel(Interval.D1, GENESIS, NOW)


def coins(seed: int) -> Floats:
    """Daily log closes of the coins, (T, N)."""
    places = [asset.id for asset in days(seed).assets if asset.kind is AssetKind.COIN]
    return np.log(days(seed)["close"][:, places])


def same(one: Panel, other: Panel) -> bool:
    fields = all(np.array_equal(one[name], other[name], equal_nan=True) for name in one.fields)
    return fields and np.array_equal(one.times, other.times)


@pytest.mark.parametrize("interval", [Interval.H1, Interval.D1])
def test_extending_the_end_never_changes_the_past(interval: Interval) -> None:
    start, early, late = NOW - 300 * DAY, NOW - 101 * DAY, NOW
    young = Market(11)
    before = young.panel(interval, start, early)
    after = young.panel(interval, start, late)
    rows = before.times.size
    assert rows > 0
    assert same(before, Panel(interval, after.times[:rows], after.assets, {k: v[:rows] for k, v in after.fields.items()}))
    assert same(after, Market(11).panel(interval, start, late))
    assert not same(after, Market(12).panel(interval, start, late))


def test_a_view_of_then_is_what_a_view_of_now_shows_of_then() -> None:
    then = NOW - 77 * DAY
    cut = market_view(market(7), NOW, daily=400 * DAY, hourly=90 * DAY).at(then)
    made = market_view(Market(7), then, daily=323 * DAY, hourly=13 * DAY)

    def parts(view: MarketView) -> list[Floats]:
        series = [view.fear_greed, view.news, *view.funding.values()]
        return [view.daily["close"], view.hourly["volume"], *(s.values for s in series), *(s.available for s in series)]

    for one, other in zip(parts(cut), parts(made), strict=True):
        assert np.array_equal(one, other, equal_nan=True)


@pytest.mark.parametrize("interval", [Interval.H1, Interval.D1])
def test_candles_are_consistent(interval: Interval) -> None:
    panel = market(7).panel(interval, NOW - 1200 * DAY, NOW)
    opened, high, low, close = (panel[name] for name in ("open", "high", "low", "close"))
    there = np.isfinite(close)
    assert ((high >= np.maximum(opened, close)) & (low <= np.minimum(opened, close)) & (low > 0))[there].all()
    assert (panel["volume"][there] > 0).all()
    assert all(np.array_equal(np.isfinite(panel[name]), there) for name in panel.fields)
    both = there[1:] & there[:-1]
    assert (opened[1:][both] == close[:-1][both]).all()
    day = market(7).panel(Interval.D1, NOW - NOW % DAY - DAY, NOW)
    hours = market(7).panel(Interval.H1, NOW - NOW % DAY - DAY, NOW - NOW % DAY)
    assert np.array_equal(day["high"][0], hours["high"].max(axis=0), equal_nan=True)
    assert np.array_equal(day["close"][0], hours["close"][-1], equal_nan=True)


def test_assets_trade_from_their_listing_to_their_end() -> None:
    closes = days(7)["close"]
    late = [place for place, listing in enumerate(UNIVERSE) if listing.listed]
    dead = [place for place, listing in enumerate(UNIVERSE) if listing.delisted]
    assert len(late) >= 5
    assert len(dead) >= 2
    for place, listing in enumerate(UNIVERSE):
        first = day_number(listing.listed) if listing.listed else 0
        last = day_number(listing.delisted) if listing.delisted else len(closes)
        assert np.array_equal(np.flatnonzero(np.isfinite(closes[:, place])), np.arange(first, last)), listing.symbol


def test_the_forming_price_leads_from_open_to_close_within_the_candle() -> None:
    hour = NOW - NOW % 3600 - 3600
    candle = market(7).panel(Interval.H1, hour, hour + 3600)
    path = np.array([market(7).prices_at(hour + second) for second in range(0, 3600, 5)])
    there = np.isfinite(candle["close"][0])
    assert (path >= candle["low"])[:, there].all()
    assert (path <= candle["high"])[:, there].all()
    assert np.array_equal(path[0][there], candle["open"][0][there])
    assert np.array_equal(market(7).prices_at(hour + 3600)[there], candle["close"][0][there])
    assert np.unique(path[:, 0]).size > 100


@pytest.mark.parametrize("seed", SEEDS)
def test_it_moves_like_crypto(seed: int) -> None:
    returns = np.diff(coins(seed), axis=0)
    whole = returns[:, np.isfinite(returns).all(axis=0)]
    spread: Floats = np.sqrt(np.diag(np.cov(whole.T, bias=True)))
    assert 0.42 < spread[0] * np.sqrt(365) < 0.70
    assert 0.03 < np.median(spread) < 0.06
    tails = ((whole - whole.mean(axis=0)) ** 4).mean(axis=0) / spread**4
    assert np.median(tails) > 5.0
    size = np.abs(whole)
    clustering = [np.corrcoef(size[:-1, place], size[1:, place])[0, 1] for place in range(whole.shape[1])]
    assert np.median(clustering) > 0.1
    together = np.asarray(np.corrcoef(whole.T))
    assert 0.45 < np.median(together[np.triu_indices(whole.shape[1], 1)]) < 0.70


def test_regimes_last_for_weeks() -> None:
    regimes = np.concatenate([block.climate.regime for seed in SEEDS for block in market(seed).path.blocks])
    changes = np.flatnonzero(np.diff(regimes))
    assert 20 < np.diff(changes).mean() < 60
    assert set(regimes.tolist()) == {0, 1, 2, 3}


@pytest.mark.parametrize(("back", "ahead"), [(7, 1), (20, 1), (30, 1), (7, 7), (20, 7)])
def test_a_trend_is_hardly_worth_following(back: int, ahead: int) -> None:
    right, n = 0, 0
    for seed in SEEDS:
        logs = coins(seed)
        said = np.sign(logs[back:-ahead] - logs[: -back - ahead])
        came = np.sign(logs[back + ahead :] - logs[back:-ahead])
        known = np.isfinite(said * came)
        right, n = right + int((said == came)[known].sum()), n + int(known.sum())
    assert 0.495 < right / n < 0.56


def test_mood_and_news_follow_the_market() -> None:
    view = market_view(market(7), NOW, daily=1000 * DAY, hourly=DAY)
    assert 30 < view.fear_greed.values.mean() < 65
    assert view.fear_greed.values.min() >= 0
    assert view.fear_greed.values.max() <= 100
    closes = days(7)["close"][:, 0]
    places = (view.fear_greed.available - GENESIS) // DAY
    month = np.log(closes[places - 1] / closes[places - 31])
    assert np.corrcoef(month, view.fear_greed.values)[0, 1] > 0.5
    assert (np.diff(view.news.available) >= 0).all()
    assert np.abs(view.news.values).max() <= 1


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(BadInput, match="5m"):
        market(7).panel(Interval.M5, NOW - DAY, NOW)
    with pytest.raises(BadInput, match="begins later"):
        market(7).panel(Interval.D1, GENESIS - DAY, NOW)
    assert market(7).panel(Interval.H1, NOW, NOW - 5).times.size == 0
