"""Files are told apart by their columns, and whatever cannot be read says so."""

import gzip
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from cryptopredict.base import BadInput, Interval
from cryptopredict.data.files import find_files, open_file, read_slice, slices
from cryptopredict.data.shapes import Kind, detect, moment
from cryptopredict.data.symbols import archive_name, named_pair, split_pair

NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("BTCUSDT", ("BTC", "USDT")),
        ("btc-usd", ("BTC", "USD")),
        ("ETH/BTC", ("ETH", "BTC")),
        ("USDCUSDT", ("USDC", "USDT")),
        ("TUSD", None),
        ("WBTC", None),
        ("BTC", None),
    ],
)
def test_names_of_markets(name: str, pair: tuple[str, str] | None) -> None:
    found = split_pair(name)
    assert (None if found is None else (found.base, found.quote)) == pair


def test_names_of_files() -> None:
    assert archive_name("BTCUSDT-1h-2024-01") == ("BTCUSDT", "1h")
    assert archive_name("BTCUSDT-1h-2024-01-31") == ("BTCUSDT", "1h")
    assert archive_name("daily") is None
    assert named_pair("minute_btcusd") == "BTCUSD"
    assert named_pair("btcusd_ethusd") is None
    assert named_pair("prices") is None


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["asset", "date", "open", "high", "low", "close", "volume", "market_cap", "source"], Kind.CANDLES),
        (["Open Time", "Open", "High", "Low", "Close", "Volume"], Kind.CANDLES),
        (["date", "value", "classification"], Kind.FEAR_GREED),
        (["symbol", "time", "funding_rate"], Kind.FUNDING),
        (["time", "source", "title", "text", "url", "model_score"], Kind.NEWS),
        (["asset", "name", "sector", "cmc_tags"], Kind.SECTORS),
        (["date", "rank", "asset", "name", "price", "market_cap"], Kind.MARKET_CAPS),
        (["asset", "contract", "date", "oi_open", "oi_high", "oi_low", "oi_close"], Kind.OPEN_INTEREST),
        (["text", "label", "dataset", "label_method"], Kind.TEXTS),
        (["time", "open", "close"], None),
    ],
)
def test_the_columns_tell_the_kind(columns: list[str], kind: Kind | None) -> None:
    assert detect(columns) is kind


def test_every_usual_way_to_write_a_time_is_the_same_moment() -> None:
    texts = [
        "2024-01-01",
        "2024-01-01T00:00:00Z",
        "2024-01-01 00:00:00 UTC",
        "2024-01-01 02:00:00+02:00",
        "2024-01-01 00:00",
        "1704067200",
        "1704067200000",
        "1704067200000000",
    ]
    frame = pl.DataFrame({"t": [*texts, "yesterday", None]})
    assert frame.select(moment("t", pl.String())).to_series().to_list() == [NEW_YEAR] * len(texts) + [None, None]
    numbers = pl.DataFrame({"t": [1704067200, 1704067200000, 1704067200000000, 1704067200000000000]})
    assert set(numbers.select(moment("t", pl.Int64())).to_series()) == {NEW_YEAR}


def archive_lines(*, micro: bool, rows: int = 30) -> str:
    """Hours in the layout of an exchange archive, without a header."""
    scale = 1_000_000 if micro else 1_000
    lines = []
    for hour in range(rows):
        opened = (1704067200 + 3600 * hour) * scale
        lines.append(f"{opened},100.0,101.0,99.0,100.5,12.5,{opened + 3600 * scale - 1},1250.0,42,6.0,600.0,0")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("micro", [False, True])
def test_an_exchange_archive_needs_nothing_said(tmp_path: Path, micro: bool) -> None:
    path = tmp_path / "ETHUSDT-1h-2024-01.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escape.csv", archive_lines(micro=micro))
    with open_file(path) as file:
        assert (file.kind, file.interval, file.exchange) == (Kind.CANDLES, Interval.H1, "binance")
        frame = read_slice(file, slices(file)[0])
    assert frame["market"].unique().to_list() == ["ETHUSDT"]
    assert frame["timestamp"][0] == NEW_YEAR
    assert frame["volume"].to_list() == [12.5] * 30
    assert not (tmp_path.parent.parent / "escape.csv").exists()


def test_text_keeps_the_row_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv.gz"
    text = "Date;Symbol;Open;High;Low;Close;Volume\n2024-01-01;BTC-USD;1;2;0.5;oops;3\n2024-01-02;BTC-USD;1;2;0.5;1;3\n"
    path.write_bytes(gzip.compress(text.encode("utf-8-sig")))
    with open_file(path) as file:
        assert file.interval is Interval.D1
        frame = read_slice(file, slices(file)[0])
    assert frame["close"].to_list() == [None, 1.0]
    assert frame["raw"][0]["close" if "close" in frame["raw"][0] else "Close"] == "oops"


def test_a_long_history_is_cut_and_no_row_is_lost_or_doubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptopredict.data.files._SLICE", 101)
    # 401 hours in four parts: the edges are times of candles.
    times = pl.datetime_range(NEW_YEAR, NEW_YEAR + timedelta(hours=400), "1h", eager=True)
    one = pl.DataFrame({"time": times, "open": 1.0, "high": 1.0, "low": 1.0, "close": 1.0, "volume": 1.0})
    frame = pl.concat(
        [one.with_columns(asset=pl.lit(name)) for name in ("A", "B")] + [one.head(5).with_columns(asset=pl.lit("C"))]
    )
    stray = frame.head(1).with_columns(time=pl.lit(None, dtype=frame.schema["time"]))
    pl.concat([frame, stray]).write_parquet(tmp_path / "hours.parquet")
    with open_file(tmp_path / "hours.parquet") as file:
        parts = slices(file)
        read = [read_slice(file, part) for part in parts]
    assert len(parts) == 9
    own = pl.concat(read).filter(~pl.col("context"))
    assert own.height == frame.height + 1
    assert own.select("market", "timestamp").is_unique().all()
    assert read[1]["context"].sum() == 24


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"time,open,high,low,close,volume\n2024-01-01,1,1,1,1,1\n2024-01-02,1,1,1,1,1\n", "asset"),
        ("a.csv", b"one,two\n1,2\n", "columns"),
        ("a.csv", b"asset,time,open,high,low,close,volume\nBTC,2024-01-01,1,1,1,1,1\n", "interval"),
        ("a.parquet", b"PAR1 and then nothing of use", "cannot be read"),
        ("a.zip", b"no archive", "cannot be read"),
        ("a.csv.gz", b"no archive", "cannot be read"),
        ("a.csv", b"\xff\xfe\x00t\x00i", "cannot be read"),
        ("a.txt", b"hello", "no market file"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_why_and_what_to_do(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput) as caught, open_file(tmp_path / name) as file:
        slices(file)
    assert word in str(caught.value)
    assert caught.value.why
    assert caught.value.to_do


def test_files_are_found_in_directories(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no market files"):
        find_files(tmp_path)
    for name in ("b.csv", "a.PARQUET", "readme.md"):
        (tmp_path / name).touch()
    assert [path.name for path in find_files(tmp_path)] == ["a.PARQUET", "b.csv"]
    with pytest.raises(BadInput, match="no such file"):
        find_files(tmp_path / "c.csv")
