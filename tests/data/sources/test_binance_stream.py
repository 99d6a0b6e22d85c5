"""Frames of the exchange's streams, raw and combined, and everything that is none."""

import json
import math
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptopredict.base import BadInput, Interval
from cryptopredict.core.outgoing import Unreadable
from cryptopredict.data.sources.binance_stream import (
    Kline,
    Note,
    NoteKind,
    Ticker,
    kline_stream,
    read_message,
    stream_path,
)
from fixtures.answers import MINUTE, kline_event, ticker_event

TICKER = Ticker("BTCUSDT", 16584.6, MINUTE, -0.786, 2036102085.69)
MINI = {"e": "24hrMiniTicker", "E": MINUTE, "s": "BTCUSDT", "c": "110.0", "o": "100.0", "h": "1", "l": "1", "v": "1", "q": "18"}


def frames(payload: Any) -> list[bytes | str]:
    """The ways in which one payload may come."""
    combined = {"stream": "s", "data": payload}
    texts = [json.dumps(one, separators=gaps) for one in (payload, combined) for gaps in ((",", ":"), (", ", ": "))]
    texts.append(json.dumps({"data": payload, "stream": "s"}))
    if isinstance(payload, dict):
        texts.append(json.dumps(dict(reversed(payload.items()))))
    return [*texts, *(text.encode() for text in texts)]


def test_a_candle_is_read_whole_and_only_the_exchange_closes_it() -> None:
    wanted = Kline("BTCUSDT", Interval.M1, MINUTE, 100.1, 102.0, 99.5, 101.0, 1.25, False, MINUTE + 2_000)
    for frame in frames(kline_event()):
        assert read_message(frame) == wanted
    closed = read_message(json.dumps(kline_event(x=True)))
    assert isinstance(closed, Kline)
    assert closed.closed


def test_tickers_come_alone_or_in_an_array_whole_or_small() -> None:
    for frame in frames(ticker_event()):
        assert read_message(frame) == (TICKER,)
    for frame in frames([ticker_event(), ticker_event(s="ETHUSDT")]):
        assert [ticker.symbol for ticker in read_message(frame)] == ["BTCUSDT", "ETHUSDT"]  # type: ignore[union-attr]
    for frame in frames([MINI]):
        (ticker,) = read_message(frame)  # type: ignore[misc]
        assert (ticker.price, ticker.change_24h, ticker.quote_volume) == (110.0, pytest.approx(10.0), 18.0)
    assert read_message("[]") == ()


@pytest.mark.parametrize(
    ("payload", "kind", "word"),
    [
        ({"result": None, "id": 1}, NoteKind.ACK, "request 1"),
        ({"result": ["btcusdt@ticker"], "id": "a"}, NoteKind.ACK, "btcusdt@ticker"),
        ({"error": {"code": 2, "msg": "too many parameters"}, "id": 1}, NoteKind.ERROR, "too many parameters"),
        ({"code": 3, "msg": "Invalid JSON"}, NoteKind.ERROR, "3: Invalid JSON"),
        ({"e": "serverShutdown", "E": MINUTE}, NoteKind.SHUTDOWN, "soon"),
        ({"event": {"e": "serverShutdown", "E": MINUTE}}, NoteKind.SHUTDOWN, "soon"),
        ({"stream": "x", "data": {"e": "serverShutdown", "E": MINUTE}}, NoteKind.SHUTDOWN, "soon"),
    ],
)
def test_what_the_exchange_says_of_the_connection_is_a_note(payload: Any, kind: NoteKind, word: str) -> None:
    note = read_message(json.dumps(payload))
    assert isinstance(note, Note)
    assert note.kind is kind
    assert word in note.text


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        (kline_event(o=100.1), "k.o"),
        (kline_event(x="true"), "k.x"),
        (kline_event(i="3m"), "k.i"),
        (kline_event(t=MINUTE // 1_000), "k.t"),
        (kline_event() | {"E": 5}, "E"),
        (kline_event() | {"s": ""}, "s"),
        ({name: part for name, part in kline_event().items() if name != "k"}, "k"),
        ([ticker_event(), {name: part for name, part in ticker_event().items() if name != "c"}], "c"),
        ([ticker_event(P=1.5)], "P"),
        ([kline_event()], "e"),
        ({"e": "aggTrade", "E": MINUTE}, "e"),
        ({"stream": "x"}, "data"),
        ({}, "stream"),
        (None, "object"),
    ],
    ids=str,
)
def test_any_other_frame_is_unreadable_and_says_where(payload: Any, field: str) -> None:
    with pytest.raises(Unreadable, match=rf"\b{field}\b"):
        read_message(json.dumps(payload))


def test_a_number_that_is_none_is_nan_and_the_rest_of_the_array_stays() -> None:
    for text in ("NaN", "Infinity", "", "abc", None):
        bad, good = read_message(json.dumps([ticker_event(c=text), ticker_event()]))  # type: ignore[misc]
        assert math.isnan(bad.price)
        assert good == TICKER
        kline = read_message(json.dumps(kline_event(h=text)))
        assert isinstance(kline, Kline)
        assert math.isnan(kline.high)
        assert kline.low == 99.5
    (still,) = read_message(json.dumps(MINI | {"o": "0.0"}))  # type: ignore[misc]
    assert math.isnan(still.change_24h)


def test_stamps_in_microseconds_are_those_in_milliseconds() -> None:
    fine = kline_event(t=MINUTE * 1_000) | {"E": (MINUTE + 2_000) * 1_000}
    assert read_message(json.dumps(fine)) == read_message(json.dumps(kline_event()))


def test_a_path_holds_its_streams_and_no_more_than_a_connection_may() -> None:
    assert stream_path(["!miniTicker@arr", kline_stream("BTCUSDT", Interval.M1)]) == (
        "/stream?streams=!miniTicker@arr/btcusdt@kline_1m"
    )
    assert stream_path(["币usdt@ticker", "a/b"]) == "/stream?streams=%E5%B8%81usdt@ticker/a%2Fb"
    for streams in ([], [""], ["x"] * 1_025):
        with pytest.raises(BadInput):
            stream_path(streams)


@given(st.sampled_from([kline_event(), [ticker_event()], {"stream": "s", "data": kline_event()}]), st.data())
def test_damaged_frames_are_read_or_unreadable(payload: Any, data: st.DataObject) -> None:
    body = bytearray(json.dumps(payload, separators=(",", ":")).encode())
    at = data.draw(st.integers(0, len(body)))
    body[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    for frame in (bytes(body), body.decode("latin-1")):
        with suppress(Unreadable):
            assert isinstance(read_message(frame), tuple | Kline | Note)
