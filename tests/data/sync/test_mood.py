from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from cryptopredict.base import Reason, UpstreamFailed
from cryptopredict.core import Ground
from cryptopredict.data.sync import Sync, discover, sync_dominance, sync_funding, sync_news, sync_sentiment
from cryptopredict.data.sync.news import Names
from fixtures.synced import Answers


def rows(ground: Ground, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with ground.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def one(ground: Ground, query: str, **values: Any) -> Any:
    ((value,),) = rows(ground, query, **values)
    return value


def test_a_day_of_fear_and_greed_that_is_told_otherwise_later_keeps_its_first_value(
    ground: Ground, sync: Sync, answers: Answers
) -> None:
    sync_sentiment(sync)
    days = rows(ground, "SELECT timestamp, fear_greed_index FROM market_sentiment_data ORDER BY 1")
    assert days[-1][0] == datetime(2020, 4, 10, tzinfo=UTC)

    def change(_address: str, answer: Any) -> Any:
        answer["data"][0]["value"] = str((int(answer["data"][0]["value"]) + 7) % 100)
        return answer

    answers.changes["/fng/"] = change
    for _ in range(2):
        sync_sentiment(sync)
    assert rows(ground, "SELECT timestamp, fear_greed_index FROM market_sentiment_data ORDER BY 1") == days
    assert rows(ground, "SELECT kind, applied, timestamp FROM revisions") == [("fear_greed", False, days[-1][0])]
    assert one(ground, "SELECT data_until FROM feed_states WHERE series = 'fear_greed'") == days[-1][0]


def test_funding_comes_once_for_each_settlement(ground: Ground, sync: Sync) -> None:
    discover(sync)
    sync_funding(sync)
    count = one(ground, "SELECT count(*) FROM funding_rates")
    assert count > 10 * 90 * 3
    assert "0 funding rates" in sync_funding(sync)
    assert one(ground, "SELECT count(*) FROM funding_rates") == count


def test_news_are_scored_named_and_read_once_whatever_becomes_of_their_titles(
    ground: Ground, sync: Sync, answers: Answers
) -> None:
    discover(sync)
    sync_news(sync)
    first = rows(ground, "SELECT url, title, sentiment, crypto_ids, channel FROM news_items ORDER BY url")
    assert {channel for *_, channel in first} == {"news", "social"}
    bitcoin = one(ground, "SELECT id FROM cryptocurrencies WHERE coingecko_id = 'bitcoin'")
    named = [ids for _, title, _, ids, _ in first if "Bitcoin" in title]
    assert named
    assert all(bitcoin in ids for ids in named)
    sync_news(sync)
    assert rows(ground, "SELECT url, title, sentiment, crypto_ids, channel FROM news_items ORDER BY url") == first
    answers.failing.add("/feeds/")
    with pytest.raises(UpstreamFailed):
        sync_news(sync)
    assert one(ground, "SELECT reason FROM feed_states WHERE series = 'news'") == "provider_down"


NAMES = Names.of(
    [(1, "BTC", "Bitcoin"), (2, "BCH", "Bitcoin Cash"), (3, "LINK", "Chainlink"), (4, "OP", "Optimism"), (5, "BTC", "Copy")]
)


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("Bitcoin's rally goes on", [1]),
        ("Bitcoin Cash forks again", [2]),
        ("BTC and $OP rise, $link falls", [1, 3, 4]),
        ("A LINK between rates and risk", []),
        ("Traders show optimism, op-eds do not", []),
        ("BTC TO THE MOON", []),
    ],
)
def test_titles_name_assets_by_words_and_by_tickers_that_are_meant_as_such(title: str, ids: list[int]) -> None:
    assert NAMES.within(title) == ids


def test_shares_of_the_market_add_up_or_are_refused(ground: Ground, sync: Sync, answers: Answers) -> None:
    discover(sync)
    sync_dominance(sync)
    ((btc, eth, alt, stable, run),) = rows(
        ground,
        "SELECT btc_dominance, eth_dominance, alt_dominance, stablecoin_dominance, cascade_run_id FROM dominance_data",
    )
    assert run is None
    assert min(btc, eth, alt, stable) > 0
    assert btc + eth + alt + stable == pytest.approx(100.0)

    def change(_address: str, answer: Any) -> Any:
        answer["data"]["market_cap_percentage"] |= {"btc": 70.0, "eth": 60.0}
        return answer

    answers.changes["/global"] = change
    with pytest.raises(UpstreamFailed) as raised:
        sync_dominance(sync)
    assert raised.value.reason is Reason.UNREADABLE
    assert one(ground, "SELECT count(*) FROM dominance_data") == 1
