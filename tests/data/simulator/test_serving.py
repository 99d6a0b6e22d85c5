import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cryptopredict.data.simulator.seeded import SeededMarket
from cryptopredict.data.simulator.serving import VirtualClock
from cryptopredict.data.simulator.serving.limits import Weights
from cryptopredict.data.simulator.serving.text import decimal
from fixtures.simulated import Simulated, simulated

KLINES = "/binance/api/v3/klines"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("journal")) as running:
        yield running


def test_klines_come_as_the_exchange_writes_them_the_forming_one_last(served: Simulated) -> None:
    rows = served.get(f"{KLINES}?symbol=BTCUSDT&interval=1m&limit=5")
    now = time.time() * 1000
    assert len(rows) == 5
    assert [len(row) for row in rows] == [12] * 5
    assert all(isinstance(row[place], str) for row in rows for place in (1, 2, 3, 4, 5, 7, 9, 10, 11))
    assert all(isinstance(row[place], int) for row in rows for place in (0, 6, 8))
    assert all(row[6] == row[0] + 59_999 for row in rows)
    assert rows[-1][0] <= now + 100
    assert rows[-1][6] >= now - 100
    for row in rows:
        opened, high, low, close = (float(row[place]) for place in (1, 2, 3, 4))
        assert low <= min(opened, close) <= max(opened, close) <= high


@pytest.mark.parametrize("interval", ["1m", "5m", "15m", "1h", "4h", "1d"])
def test_pages_of_klines_join_without_a_gap(served: Simulated, interval: str) -> None:
    step = {"1m": 60, "5m": 300, "15m": 900, "1h": 3_600, "4h": 14_400, "1d": 86_400}[interval] * 1000
    start = (int(time.time() * 1000) // step - 25) * step
    first = served.get(f"{KLINES}?symbol=ETHUSDT&interval={interval}&startTime={start}&limit=10")
    second = served.get(f"{KLINES}?symbol=ETHUSDT&interval={interval}&startTime={first[-1][0] + 1}&limit=1000")
    both = [row[0] for row in first + second]
    assert both == list(range(start, both[-1] + 1, step))
    assert both[-1] <= time.time() * 1000 < both[-1] + step + 2_000
    bounded = served.get(f"{KLINES}?symbol=ETHUSDT&interval={interval}&startTime={start}&endTime={start + 2 * step}")
    assert bounded == first[:3]
    assert served.get(f"{KLINES}?symbol=ETHUSDT&interval={interval}&endTime={first[4][0]}&limit=3") == first[2:5]
    assert served.get(f"{KLINES}?symbol=ETHUSDT&interval={interval}&startTime={both[-1] + step}") == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("interval=1h", -1102),
        ("symbol=BTCUSDT", -1102),
        ("symbol=NOSUCH&interval=1h", -1121),
        ("symbol=btcusdt&interval=1h", -1100),
        ("symbol=BTCUSDT&interval=2x", -1120),
        ("symbol=BTCUSDT&interval=1h&limit=-4", -1100),
        ("symbol=BTCUSDT&interval=1h&startTime=tomorrow", -1100),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_the_exchanges_words(served: Simulated, query: str, code: int) -> None:
    answer = served.ask(f"{KLINES}?{query}")
    assert answer.status_code == 400
    assert answer.json()["code"] == code


def test_what_has_ended_is_listed_as_broken_and_its_candles_stop(served: Simulated) -> None:
    info = served.get("/binance/api/v3/exchangeInfo")
    status = {symbol["symbol"]: symbol["status"] for symbol in info["symbols"]}
    assert status["LUNAUSDT"] == "BREAK"
    assert status["BTCUSDT"] == "TRADING"
    assert "USDTUSDT" not in status
    assert {limit["rateLimitType"] for limit in info["rateLimits"]} == {"REQUEST_WEIGHT", "RAW_REQUESTS"}
    end = datetime(2024, 2, 20, tzinfo=UTC).timestamp() * 1000
    rows = served.get(f"{KLINES}?symbol=LUNAUSDT&interval=1h")
    assert rows[-1][0] == end - 3_600_000
    assert served.get(f"{KLINES}?symbol=LUNAUSDT&interval=1m&startTime={int(end)}") == []
    ids = {row["id"] for row in served.get("/coingecko/coins/markets?vs_currency=usd&per_page=250")}
    assert "terra" not in ids
    assert "bitcoin" in ids
    assert "terra" in {row["id"] for row in served.get("/coingecko/coins/list?status=inactive")}


def test_a_coin_has_one_price_wherever_it_is_asked_for(tmp_path: Path) -> None:
    noon = datetime(2025, 5, 5, 12, 0, 30, tzinfo=UTC).timestamp()
    with simulated(tmp_path / "journal", begin=noon, speed=0.001) as served:
        ticker = served.get("/binance/api/v3/ticker/24hr?symbol=SOLUSDT")
        everyone = {row["symbol"]: row for row in served.get("/binance/api/v3/ticker/24hr")}
        some = served.get('/binance/api/v3/ticker/24hr?symbols=["SOLUSDT","BTCUSDT"]')
        assert [row["symbol"] for row in some] == ["SOLUSDT", "BTCUSDT"]
        assert served.ask("/binance/api/v3/ticker/24hr?symbol=BTCUSDT&symbols=[]").status_code == 400
        coin = served.get("/coingecko/coins/markets?vs_currency=usd&ids=solana")[0]
        chart = served.get("/coingecko/coins/solana/market_chart?vs_currency=usd&days=1")
        kline = served.get(f"{KLINES}?symbol=SOLUSDT&interval=1h&limit=1")[0]
        minute = served.get(f"{KLINES}?symbol=SOLUSDT&interval=1m&limit=1440")
        prices = [float(ticker["lastPrice"]), float(everyone["SOLUSDT"]["lastPrice"]), coin["current_price"], float(kline[4])]
        assert max(prices) == pytest.approx(min(prices), rel=1e-3)
        assert chart["prices"][-1][1] == pytest.approx(prices[0], rel=1e-3)
        assert len(chart["prices"]) == 289
        assert float(ticker["highPrice"]) >= max(float(row[2]) for row in minute)
        assert coin["total_volume"] == pytest.approx(chart["total_volumes"][-1][1], rel=1e-3)
        assert coin["market_cap"] == pytest.approx(coin["current_price"] * coin["circulating_supply"])


def test_charts_are_as_fine_as_their_span(served: Simulated) -> None:
    path = "/coingecko/coins/bitcoin/market_chart?vs_currency=usd&days="
    for days, step in ((1, 300), (30, 3_600), (120, 86_400)):
        chart = served.get(f"{path}{days}")
        assert {b[0] - a[0] for a, b in zip(chart["prices"][:-2], chart["prices"][1:-1], strict=True)} == {step * 1000}
        assert [point[0] for point in chart["market_caps"]] == [point[0] for point in chart["prices"]]
        assert all(point[1] > 0 for point in chart["total_volumes"])
    since, until = int(time.time()) - 10 * 86_400, int(time.time()) - 8 * 86_400
    ranged = served.get(f"/coingecko/coins/bitcoin/market_chart/range?vs_currency=usd&from={since}&to={until}")
    assert since <= ranged["prices"][0][0] / 1000 <= ranged["prices"][-1][0] / 1000 <= until
    assert served.ask(f"{path}").status_code == 422
    assert served.ask("/coingecko/coins/nosuch/market_chart?vs_currency=usd&days=1").status_code == 404


def test_categories_sectors_and_the_whole_market_add_up(served: Simulated) -> None:
    rows = served.get("/coingecko/coins/markets?vs_currency=usd&per_page=250")
    assert [row["market_cap_rank"] for row in rows] == list(range(1, len(rows) + 1))
    page = served.get("/coingecko/coins/markets?vs_currency=usd&per_page=10&page=2")
    assert [row["id"] for row in page] == [row["id"] for row in rows[10:20]]
    assert len({row["id"] for row in rows}) == len(rows)
    whole = served.get("/coingecko/global")["data"]
    assert whole["total_market_cap"]["usd"] == pytest.approx(sum(row["market_cap"] for row in rows), rel=1e-2)
    assert 20 < whole["market_cap_percentage"]["btc"] < 90
    memes = served.get("/coingecko/coins/markets?vs_currency=usd&category=meme-token")
    category = {row["id"]: row for row in served.get("/coingecko/coins/categories")}["meme-token"]
    assert {row["symbol"] for row in memes} == {"doge", "shib", "pepe", "wif"}
    assert category["market_cap"] == pytest.approx(sum(row["market_cap"] for row in memes), rel=1e-2)
    assert served.ask("/coingecko/coins/markets").status_code == 422
    staked = served.get("/coingecko/coins/markets?vs_currency=usd&category=liquid-staking-tokens")
    assert [row["symbol"] for row in staked] == ["steth"]


def test_mood_and_funding_come_as_published(served: Simulated) -> None:
    data = served.get("/alternative-me/fng/?limit=10")["data"]
    days = [int(row["timestamp"]) for row in data]
    assert len(days) == 10
    assert {a - b for a, b in pairwise(days)} == {86_400}
    assert "time_until_update" in data[0]
    assert "time_until_update" not in data[1]
    assert len(served.get("/alternative-me/fng/?limit=0")["data"]) > 2_000
    rates = served.get("/binance-futures/fapi/v1/fundingRate?symbol=BTCUSDT&limit=4")
    assert {b["fundingTime"] - a["fundingTime"] for a, b in pairwise(rates)} == {28_800_000}
    start = rates[1]["fundingTime"]
    path = f"/binance-futures/fapi/v1/fundingRate?symbol=BTCUSDT&startTime={start}&limit=2"
    assert served.get(path) == rates[1:3]


def test_texts_carry_no_tone(served: Simulated) -> None:
    news = ET.fromstring(served.ask("/feeds/news.rss").content)  # noqa: S314  our own
    items = news.findall("channel/item")
    assert len(items) == 50
    assert {child.tag for child in items[0]} == {"title", "link", "guid", "pubDate", "source", "description"}
    talk = ET.fromstring(served.ask("/feeds/social.rss?limit=20").content)  # noqa: S314  our own
    entries = talk.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 20
    assert len({entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in entries}) == 20


def test_weights_are_announced_and_enforced_and_who_does_not_listen_is_banned(tmp_path: Path) -> None:
    with simulated(tmp_path / "journal", weight_limit=10) as served:
        statuses, waits = [], []
        for _ in range(40):
            answer = served.ask(f"{KLINES}?symbol=BTCUSDT&interval=1h&limit=1")
            statuses.append(answer.status_code)
            waits.append(answer.headers.get("retry-after"))
            if answer.status_code == 200:
                assert int(answer.headers["x-mbx-used-weight-1m"]) <= 10
        assert statuses[:5] == [200] * 5 or 200 in statuses  # a minute may end in between
        assert 429 in statuses
        assert 418 in statuses
        assert all(wait is not None for status, wait in zip(statuses, waits, strict=True) if status != 200)
        assert served.ask("/coingecko/ping").status_code == 200


def test_the_weight_of_a_minute_ends_with_it() -> None:
    now = [59.0]
    weights = Weights(2, wall=lambda: now[0])
    weights.spend(2)
    now[0] = 60.0
    weights.spend(2)
    assert weights.used == 2


def test_the_markets_clock_never_passes_the_wall() -> None:
    wall = [1_000.0]
    clock = VirtualClock(begin=100.0, start=1_000.0, speed=10.0, wall=lambda: wall[0])
    shown = []
    for moment in range(1_000, 1_400, 7):
        wall[0] = float(moment)
        shown.append(clock.now())
        assert clock.now() <= wall[0]
    assert shown == sorted(shown)
    assert shown[0] == 100.0
    assert clock.now() == wall[0]


def test_numbers_are_written_without_exponents_and_read_back_the_same() -> None:
    for number in (1e-9, 1.234567e-7, 0.1, 52_000.0, 1.5e17, 123_456.789):
        assert "e" not in decimal(number)
        assert float(decimal(number)) == number


def test_identities_are_unique() -> None:
    listings = SeededMarket(1).listings
    assert len({one.slug for one in listings}) == len(listings)
    assert next(one.slug for one in listings if one.symbol == "NEAR") == "near-protocol"
