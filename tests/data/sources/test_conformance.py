"""Every call of every provider, against every way in which an answer can be wrong: one declared outcome, never another exception."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptopredict.base import Interval, Source
from cryptopredict.core.outgoing import Call, Unreadable
from cryptopredict.data.sources import alternative_me, binance, coingecko, local_providers
from fixtures.answers import BINANCE, COINGECKO, FEAR_GREED

MARKET = local_providers("http://127.0.0.1:1", Source.SIMULATED)
START = datetime(2024, 1, 1, tzinfo=UTC)
TIME, TEXT, NUMBER, WHOLE = pl.Datetime("us", "UTC"), pl.String(), pl.Float64(), pl.Int64()
REFUSED = None
"""What a null in a field does: the whole answer is refused; elsewhere the name of the column that is null then, or KEPT."""
KEPT = ""

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Case:
    """A call, a good answer, the schema of its frame (None: no frame), and each field that is read, with what a null does there.

    `names` are the words of which one is in the refusal, where they are not the last part of the path.
    """

    call: Call[Any]
    answer: Any
    schema: Mapping[str, pl.DataType] | None
    fields: Mapping[Any, str | None]  # by path
    frame: Callable[[Any], Any] = lambda given: given
    names: Mapping[Any, str] | None = None


_CANDLE = ("open_time", "open", "high", "low", "close", "volume", "close_time")

CATALOGUE: dict[str, Case] = {
    "coingecko ping": Case(coingecko.ping(MARKET.coingecko), COINGECKO["ping"], None, {("gecko_says",): REFUSED}),
    "coingecko markets": Case(
        coingecko.markets(MARKET.coingecko, ids=["bitcoin"], category="layer-1"),
        COINGECKO["markets"],
        {"coingecko_id": TEXT, "symbol": TEXT, "name": TEXT, "price": NUMBER, "market_cap": NUMBER, "rank": WHOLE}
        | dict.fromkeys(("volume", "circulating", "total", "max", "change_24h"), NUMBER)
        | {"updated": TIME},
        {
            (0, "id"): REFUSED,
            (0, "symbol"): "symbol",
            (0, "name"): "name",
            (0, "current_price"): "price",
            (0, "market_cap"): "market_cap",
            (0, "market_cap_rank"): "rank",
            (0, "total_volume"): "volume",
            (0, "circulating_supply"): "circulating",
            (0, "total_supply"): "total",
            (0, "max_supply"): "max",
            (0, "price_change_percentage_24h"): "change_24h",
            (0, "last_updated"): "updated",
        },
    ),
    "coingecko global": Case(
        coingecko.global_market(MARKET.coingecko),
        COINGECKO["global"],
        None,
        {
            ("data",): REFUSED,
            ("data", "total_market_cap"): REFUSED,
            ("data", "total_market_cap", "usd"): REFUSED,
            ("data", "total_volume"): REFUSED,
            ("data", "total_volume", "usd"): REFUSED,
            ("data", "market_cap_percentage"): REFUSED,
            ("data", "market_cap_change_percentage_24h_usd"): KEPT,
            ("data", "updated_at"): REFUSED,
        },
    ),
    "coingecko categories": Case(
        coingecko.categories(MARKET.coingecko),
        COINGECKO["categories"],
        {"category": TEXT, "name": TEXT, "market_cap": NUMBER, "change_24h": NUMBER, "volume": NUMBER, "updated": TIME},
        {
            (0, "id"): REFUSED,
            (0, "name"): "name",
            (0, "market_cap"): "market_cap",
            (0, "market_cap_change_24h"): "change_24h",
            (0, "volume_24h"): "volume",
            (0, "updated_at"): "updated",
        },
    ),
    "coingecko list": Case(
        coingecko.coin_list(MARKET.coingecko),
        COINGECKO["coins"],
        {"coingecko_id": TEXT, "symbol": TEXT, "name": TEXT},
        {(0, "id"): REFUSED, (0, "symbol"): "symbol", (0, "name"): "name"},
    ),
    **{
        name: Case(
            call,
            COINGECKO["chart"],
            {"timestamp": TIME, "price": NUMBER, "market_cap": NUMBER, "volume": NUMBER},
            {
                ("prices",): REFUSED,
                ("market_caps",): REFUSED,
                ("total_volumes",): REFUSED,
                ("prices", 0, 0): REFUSED,
                ("prices", 0, 1): "price",
                ("market_caps", 0, 1): "market_cap",
                ("total_volumes", 0, 1): "volume",
            },
            names={("prices", 0, 0): "prices", ("prices", 0, 1): "prices"}
            | {("market_caps", 0, 1): "market_caps", ("total_volumes", 0, 1): "total_volumes"},
        )
        for name, call in {
            "coingecko chart": coingecko.market_chart(MARKET.coingecko, "bitcoin", coingecko.FREE_HISTORY_DAYS),
            "coingecko range": coingecko.market_chart_range(MARKET.coingecko, "a/b", START, START + timedelta(days=1)),
        }.items()
    },
    "binance ping": Case(binance.ping(MARKET.binance), BINANCE["ping"], None, {}),
    "binance time": Case(binance.server_time(MARKET.binance), BINANCE["time"], None, {("serverTime",): REFUSED}),
    "binance exchange info": Case(
        binance.exchange_info(MARKET.binance),
        BINANCE["exchange_info"],
        {"symbol": TEXT, "base": TEXT, "quote": TEXT, "status": TEXT, "spot": pl.Boolean()},
        {("serverTime",): REFUSED, ("rateLimits",): REFUSED, ("symbols",): REFUSED}
        | dict.fromkeys([("rateLimits", 0, name) for name in ("rateLimitType", "interval", "intervalNum", "limit")], REFUSED)
        | dict.fromkeys([("symbols", 0, n) for n in ("symbol", "status", "baseAsset", "quoteAsset")], REFUSED)
        | {("symbols", 0, "isSpotTradingAllowed"): REFUSED},
        frame=lambda info: info.symbols,
    ),
    "binance klines": Case(
        binance.klines(MARKET.binance, "BTCUSDT", Interval.M1, START, START + timedelta(hours=1)),
        BINANCE["klines"],
        {"timestamp": TIME} | dict.fromkeys(("open", "high", "low", "close", "volume"), NUMBER) | {"closes": TIME},
        {(0, n): REFUSED if name.endswith("time") else name for n, name in enumerate(_CANDLE)},
        names={(0, n): name for n, name in enumerate(_CANDLE)},
    ),
    "binance tickers": Case(
        binance.tickers_24h(MARKET.binance),
        BINANCE["tickers"],
        {"symbol": TEXT} | dict.fromkeys(("price", "change_24h", "volume", "quote_volume"), NUMBER) | {"timestamp": TIME},
        {
            (0, "symbol"): REFUSED,
            (0, "lastPrice"): "price",
            (0, "priceChangePercent"): "change_24h",
            (0, "volume"): "volume",
            (0, "quoteVolume"): "quote_volume",
            (0, "closeTime"): REFUSED,
        },
    ),
    "binance funding": Case(
        binance.funding_rates(MARKET.binance_futures, "BTCUSDT", START),
        BINANCE["rates"],
        {"symbol": TEXT, "timestamp": TIME, "rate": NUMBER},
        {(0, "symbol"): REFUSED, (0, "fundingRate"): "rate", (0, "fundingTime"): REFUSED},
    ),
    "fear and greed": Case(
        alternative_me.fear_greed(MARKET.alternative_me, 0),
        FEAR_GREED,
        {"timestamp": TIME, "value": NUMBER, "classification": TEXT, "next_in": WHOLE},
        {
            ("data",): REFUSED,
            ("data", 0, "value"): "value",
            ("data", 0, "value_classification"): "classification",
            ("data", 0, "timestamp"): REFUSED,
        },
    ),
}

FIELDS = [(name, path) for name, case in CATALOGUE.items() for path in case.fields]


def read(case: Case, answer: Any) -> Any:
    return case.frame(case.call.read(json.dumps(answer).encode()))


def spot(answer: Any, path: Path) -> Any:
    """The container of the last step of a path, in a copy of the answer that may be changed."""
    for step in path[:-1]:
        answer = answer[step]
    return answer


def named(case: Case, path: Path) -> str:
    return (case.names or {}).get(path, str(path[-1]))


def same(one: Any, other: Any) -> bool:
    """Equal, for frames too."""
    return bool(one.equals(other)) if isinstance(one, pl.DataFrame) else bool(one == other)


def richer(answer: Any) -> Any:
    """The answer with one more field in each object, and one more value in each long row."""
    if isinstance(answer, dict):
        return {name: richer(part) for name, part in answer.items()} | {"surprise": 1.5}
    if isinstance(answer, list):
        longer = [richer(part) for part in answer]
        return [*longer, "surprise"] if len(longer) == 12 else longer
    return answer


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_good_answer_gives_its_frame_and_fields_that_nobody_knows_change_nothing(name: str) -> None:
    case = CATALOGUE[name]
    given = read(case, case.answer)
    if case.schema is not None:
        assert dict(given.schema) == dict(case.schema)
        assert given.height >= 2
        assert given.null_count().sum_horizontal().item() <= 5
    if name != "coingecko global":  # there each further field of the shares is a share
        assert same(read(case, richer(case.answer)), given)


@pytest.mark.parametrize(("name", "path"), FIELDS, ids=str)
def test_a_field_that_is_missing_or_of_another_type_refuses_the_answer_and_is_named(name: str, path: Path) -> None:
    case = CATALOGUE[name]
    value = spot(case.answer, path)[path[-1]]
    wrong: list[Any] = [[], 7.5] if isinstance(value, str) else ["text", {"deep": value}]
    if isinstance(value, str) and case.names is not None:
        wrong.append(7)
    for other in wrong:
        changed = deepcopy(case.answer)
        spot(changed, path)[path[-1]] = other
        with pytest.raises(Unreadable, match=named(case, path)):
            read(case, changed)
    changed = deepcopy(case.answer)
    place = spot(changed, path)
    if isinstance(place, dict):
        del place[path[-1]]
    else:
        del place[path[-1] :]
    with pytest.raises(Unreadable, match=named(case, path)):
        read(case, changed)


@pytest.mark.parametrize(("name", "path"), FIELDS, ids=str)
def test_a_null_has_its_declared_outcome(name: str, path: Path) -> None:
    case = CATALOGUE[name]
    changed = deepcopy(case.answer)
    spot(changed, path)[path[-1]] = None
    column = case.fields[path]
    if column is REFUSED:
        with pytest.raises(Unreadable, match=named(case, path)):
            read(case, changed)
        return
    given = read(case, changed)
    if column != KEPT:
        before = read(case, case.answer)
        assert given[column].null_count() == before[column].null_count() + 1
        assert given.drop(column).equals(before.drop(column))


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_is_no_answer_at_all_is_unreadable(name: str) -> None:
    case = CATALOGUE[name]
    good = json.dumps(case.answer).encode()
    wrong = [b"", b"null", b"7", b'"text"', b"<!DOCTYPE html><html><body>Just a moment...</body></html>", b"\xff\xfe{", b"NaN"]
    wrong += [b"[" * 100_000, b'{"a":' * 100_000, *(good[:end] for end in range(1, len(good), 1 + len(good) // 97))]
    wrong += [b'{"code":-1003,"msg":"Too many requests."}', b'{"status":{"error_code":429}}', b"[[]]", b"[{}]", b"[null]"]
    wrong.append(b"{}" if isinstance(case.answer, list) else b"[]")
    if isinstance(case.answer, dict) and case.answer:
        wrong.append(b"{}")
    for body in wrong:
        if name == "binance ping" and body.startswith(b"{") and body.endswith(b"}"):
            continue
        with pytest.raises(Unreadable):
            case.call.read(body)
    if isinstance(case.answer, list):
        nothing = read(case, [])
        assert nothing.is_empty()
        assert dict(nothing.schema) == dict(case.schema or {})


@given(st.sampled_from(sorted(CATALOGUE)), st.data())
def test_damaged_bytes_are_read_or_unreadable(name: str, data: st.DataObject) -> None:
    case = CATALOGUE[name]
    body = bytearray(json.dumps(case.answer).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(body)))
        piece = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"-", b"9", b"1e999", b'"', b"null", b"[", b"}", b"\\ud800"])
        )
        body[at : at + data.draw(st.integers(0, 3))] = piece
    try:
        given_back = case.frame(case.call.read(bytes(body)))
    except Unreadable:
        return
    if case.schema is not None:
        assert dict(given_back.schema) == dict(case.schema)
        assert given_back.rows() is not None  # every value can be taken out
