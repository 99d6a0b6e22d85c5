"""Whom the settings make us ask, and one simulator in the place of all."""

from typing import Any

import pytest

from cryptopredict.base import BadInput, Source
from cryptopredict.core.outgoing import Limit
from cryptopredict.core.settings import load_settings
from cryptopredict.data.sources import live_providers, local_providers


def test_the_live_market_without_settings_is_the_real_hosts_without_a_key() -> None:
    live = live_providers(load_settings())
    assert live.source is Source.LIVE
    assert (live.binance.url, live.binance_futures.url) == ("https://api.binance.com", "https://fapi.binance.com")
    assert live.binance.limits == (Limit(6_000, 60), Limit(61_000, 300))
    assert live.binance.used_header == "x-mbx-used-weight-1m"
    assert Limit(500, 300) in live.binance_futures.limits
    assert (live.coingecko.url, dict(live.coingecko.headers)) == ("https://api.coingecko.com/api/v3", {})
    assert live.coingecko.limits == (Limit(10, 60),)
    assert live.history_days == 365
    names = [provider.name for provider in (live.binance, live.binance_futures, live.coingecko, live.alternative_me)]
    assert names == ["binance", "binance_futures", "coingecko", "alternative_me"]


@pytest.mark.parametrize(
    ("plan", "host", "header", "calls", "days"),
    [("demo", "api.", "x-cg-demo-api-key", 30, 365), ("pro", "pro-api.", "x-cg-pro-api-key", 500, None)],
)
def test_a_plan_has_its_own_host_header_and_limit(plan: Any, host: str, header: str, calls: int, days: int | None) -> None:
    live = live_providers(load_settings(coingecko_plan=plan, coingecko_key="k-1"))
    assert live.coingecko.url == f"https://{host}coingecko.com/api/v3"
    assert dict(live.coingecko.headers) == {header: "k-1"}
    assert "k-1" not in repr(live)
    assert live.coingecko.limits == (Limit(calls, 60),)
    assert live.history_days == days
    own = live_providers(
        load_settings(
            coingecko_plan=plan, coingecko_key="k-1", coingecko_calls_a_minute=7, coingecko_url="http://127.0.0.1:1/v3/"
        )
    )
    assert (own.coingecko.url, own.coingecko.limits) == ("http://127.0.0.1:1/v3", (Limit(7, 60),))


@pytest.mark.parametrize("given", [{"coingecko_plan": "demo"}, {"coingecko_plan": "pro"}, {"coingecko_key": "k"}])
def test_a_plan_and_a_key_go_together(given: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="CoinGecko plan"):
        live_providers(load_settings(**given))


def test_feeds_are_named_after_their_hosts_and_apart() -> None:
    addresses = (
        "https://www.wire.example/rss?a=1",
        "social+http://Talk.example:8080/r/x",
        "social+http://talk.example:8080/r/y",
    )
    feeds = live_providers(load_settings(news_feeds=addresses)).feeds
    assert [feed.name for feed in feeds] == ["wire.example", "talk.example:8080/r/x", "talk.example:8080/r/y"]
    assert [feed.provider.name for feed in feeds] == ["news:www.wire.example", *["news:talk.example:8080"] * 2]
    assert [feed.provider.url + feed.path for feed in feeds] == [
        "https://www.wire.example/rss?a=1",
        "http://talk.example:8080/r/x",
        "http://talk.example:8080/r/y",
    ]
    assert [feed.channel for feed in feeds] == ["news", "social", "social"]


@pytest.mark.parametrize(
    "address", ["https:///path", "https://me:word@wire.example/", "https://wire.example:port/", "http://[x/"]
)
def test_an_address_that_is_none_or_holds_a_password_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="news feed"):
        live_providers(load_settings(news_feeds=(address,)))


def test_one_simulator_speaks_for_all() -> None:
    local = local_providers("http://127.0.0.1:4321/", Source.REPLAY)
    assert local.source is Source.REPLAY
    assert local.stream_url == "ws://127.0.0.1:4321"
    assert [provider.url.removeprefix("http://127.0.0.1:4321") for provider in (local.binance, local.binance_futures)] == [
        "/binance",
        "/binance-futures",
    ]
    assert (local.coingecko.url, local.alternative_me.url) == (
        "http://127.0.0.1:4321/coingecko",
        "http://127.0.0.1:4321/alternative-me",
    )
    assert [(feed.path, feed.channel) for feed in local.feeds] == [("/feeds/news.rss", "news"), ("/feeds/social.rss", "social")]
