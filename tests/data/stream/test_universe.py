"""Streams share connections, and stay where they are."""

from cryptopredict.data.stream.universe import Listing, grouped


def listings(*numbers: int) -> list[Listing]:
    return [Listing(f"COIN{number}USDT", number, f"COIN{number}", 1.0) for number in numbers]


def test_every_stream_is_in_one_group_of_a_bounded_size() -> None:
    groups = grouped(listings(*range(200)))
    assert all(len(group) <= 300 and len("/".join(group)) < 8_000 for group in groups)
    streams = [stream for group in groups for stream in group[1:]]
    assert len(streams) == len(set(streams)) == 600
    assert groups[0][0] == "!miniTicker@arr"
    assert {group[0] for group in groups[1:]} == {"coin0usdt@kline_1m"}


def test_what_comes_and_goes_leaves_the_others_where_they_are() -> None:
    before = grouped(listings(*range(200)))
    after = grouped(listings(*(number for number in range(200) if number != 5), 300), before)
    for old, new in zip(before, after, strict=True):
        assert set(old) - set(new) <= {f"coin5usdt@kline_{interval}" for interval in ("1m", "1h", "1d")}
        assert set(new) - set(old) <= {f"coin300usdt@kline_{interval}" for interval in ("1m", "1h", "1d")}
    assert grouped([], after) == []
