"""Files go into the database whole or not at all, whatever their kind."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, text

from cryptopredict.base import BadInput, Conflict, Interval, Source
from cryptopredict.data.assets import resolve_assets
from cryptopredict.data.importing import import_file, import_order
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.shapes import Kind
from fixtures.candles import NOW, START, candles


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0)  # noqa: S608


def small_files(folder: Path) -> dict[Kind, Path]:
    """One file of each kind, with a row or more to set aside in most."""
    days = [START + timedelta(days=day) for day in range(3)]
    moments = [START + timedelta(hours=8 * step) for step in range(3)]
    frames = {
        Kind.CANDLES: candles("asset", ["BTC", "WBTC"], 5),
        Kind.SECTORS: pl.DataFrame(
            {
                "asset": ["BTC", "FET", "WBTC", "NOW", "PAXG", "btc"],
                "name": ["Bitcoin", "Fetch", "Wrapped Bitcoin", "Now", "Gold", "again"],
                "sector": ["Layer1", "AI", "Wrapped", "Unclassified", "Stablecoins", "Layer1"],
            }
        ),
        Kind.FEAR_GREED: pl.DataFrame({"date": days, "value": [20, 101, 80], "classification": ["Fear", "?", "Greed"]}),
        Kind.FUNDING: pl.DataFrame({"symbol": ["BTCUSDT"] * 3, "time": moments, "funding_rate": [1e-4, None, -2e-4]}),
        Kind.NEWS: pl.DataFrame(
            {
                "time": [START, START + timedelta(hours=9), START, START],
                "title": ["a", "", None, " "],
                "text": ["a longer", "b", "c", ""],
                "url": ["x://1", "", None, ""],
                "textblob_polarity": [0.5, None, 0.1, 0.1],
                "model_score": [None, -0.9, None, None],
            }
        ),
        Kind.MARKET_CAPS: pl.DataFrame(
            {
                "date": days,
                "rank": [1, 2, 0],
                "asset": ["A", "B", "C"],
                "name": ["A", "B", "C"],
                "price": 1.0,
                "market_cap": 9.0,
            }
        ),
        Kind.OPEN_INTEREST: pl.DataFrame(
            {
                "asset": "BTC",
                "contract": "X",
                "date": days,
                "oi_open": 1.0,
                "oi_high": [2.0, 0.5, 2.0],
                "oi_low": 1.0,
                "oi_close": 1.0,
            }
        ),
        Kind.TEXTS: pl.DataFrame(
            {"text": ["good", "bad", "bad"], "label": ["p", "n", "n"], "dataset": "d", "label_method": "m"}
        ),
    }
    paths = {}
    for kind, frame in frames.items():
        paths[kind] = folder / f"{kind.value}.parquet"
        frame.write_parquet(paths[kind])
    return paths


def test_every_kind_is_imported_once(engine: Engine, tmp_path: Path) -> None:
    paths = small_files(tmp_path)
    order = import_order([tmp_path])
    assert [path.stem for path in order[:2]] == ["sectors", "candles"]
    first = {file.kind: file for file in (import_file(engine, path, now=NOW) for path in order)}
    found = {kind: (file.new, dict(file.quarantined)) for kind, file in first.items()}
    assert found == {
        Kind.CANDLES: (10, {}),
        Kind.SECTORS: (5, {"duplicate": 1}),
        Kind.FEAR_GREED: (2, {"out_of_range": 1}),
        Kind.FUNDING: (2, {"not_a_number": 1}),
        Kind.NEWS: (3, {"no_text": 1}),
        Kind.MARKET_CAPS: (2, {"out_of_range": 1}),
        Kind.OPEN_INTEREST: (2, {"high_low": 1}),
        Kind.TEXTS: (2, {"duplicate": 1}),
    }
    kept = count(engine, "quarantined_rows")
    for kind, path in paths.items():
        again = import_file(engine, path, now=NOW)
        assert again.changed_nothing, kind
        assert again.same == first[kind].new
        assert again.changed_assets == 0
    assert count(engine, "quarantined_rows") == kept == 7
    with engine.connect() as connection:
        query = "SELECT symbol, c.name, kind, s.name FROM cryptocurrencies c LEFT JOIN crypto_sectors s ON s.id = sector_id"
        assets = {row[0]: tuple(row[1:]) for row in connection.execute(text(query))}
        tones = connection.execute(text("SELECT title, sentiment, model_version, url FROM news_items ORDER BY title")).all()
    assert assets == {
        "BTC": ("Bitcoin", "coin", "Layer1"),
        "FET": ("Fetch", "coin", "AI"),
        "WBTC": ("Wrapped Bitcoin", "wrapped", None),
        "NOW": ("Now", "coin", None),
        "PAXG": ("Gold", "commodity", "Stablecoins"),
    }
    assert [tuple(row[:3]) for row in tones] == [
        ("a", 0.5, "file:textblob_polarity"),
        ("b", -0.9, "file:model_score"),
        ("c", 0.1, "file:textblob_polarity"),
    ]
    assert tones[0][3] == "x://1"
    assert all(re.fullmatch("text:[0-9a-f]{64}", row[3]) for row in tones[1:])


def test_pairs_become_assets_and_what_is_not_priced_in_dollars_is_set_aside(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    frame = candles("symbol", ["BTCUSDC", "BTCUSDT", "ETH-EUR", "ETHUSDT"], 5)
    frame.with_columns(pl.col("timestamp").dt.epoch("ms")).write_csv(path)
    report = import_file(engine, path, now=NOW)
    assert (report.interval, report.new) == (Interval.D1, 10)
    assert report.quarantined == {"duplicate": 5, "not_dollar": 5}
    with engine.connect() as connection:
        query = (
            "SELECT c.symbol, e.symbol, e.quote FROM exchange_symbols e JOIN cryptocurrencies c ON c.id = crypto_id ORDER BY 2"
        )
        links = [tuple(row) for row in connection.execute(text(query))]
        price = connection.scalar(
            text("SELECT close_price FROM price_data p JOIN cryptocurrencies c ON c.id = crypto_id WHERE symbol = 'BTC'")
        )
    assert links == [("BTC", "BTCUSDC", "USDC"), ("BTC", "BTCUSDT", "USDT"), ("ETH", "ETHUSDT", "USDT")]
    assert price == frame.filter(pl.col("symbol") == "BTCUSDT")["close"][0]


def test_a_file_that_is_mostly_wrong_is_refused_whole(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "shifted.parquet"
    candles("asset", ["BTC"], 20, start=START + timedelta(minutes=7)).write_parquet(path)
    with pytest.raises(BadInput, match="off_grid 20"):
        import_file(engine, path, now=NOW)
    assert [count(engine, table) for table in ("price_data", "cryptocurrencies", "data_batches", "quarantined_rows")] == [0] * 4


def test_a_file_cut_in_the_middle_leaves_nothing(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    candles("asset", ["BTC"], 50).with_columns(pl.col("timestamp").dt.epoch("s")).write_csv(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b',"')
    with pytest.raises(BadInput, match="cannot be read"):
        import_file(engine, path, now=NOW)
    assert count(engine, "price_data") == count(engine, "data_batches") == 0


def test_one_asset_without_a_symbol_column(engine: Engine, tmp_path: Path) -> None:
    frame = candles("asset", ["BTC"], 30, interval=Interval.M1).drop("asset")
    frame.write_parquet(tmp_path / "minutes.parquet")
    frame.write_parquet(tmp_path / "minutes_ethusd.parquet")
    with pytest.raises(BadInput, match="which asset"):
        import_file(engine, tmp_path / "minutes.parquet", now=NOW)
    assert import_file(engine, tmp_path / "minutes.parquet", symbol="btc", now=NOW).interval is Interval.M1
    import_file(engine, tmp_path / "minutes_ethusd.parquet", now=NOW)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT symbol FROM cryptocurrencies ORDER BY 1")).scalars().all() == ["BTC", "ETH"]


def test_files_replace_a_simulated_market_only_when_asked_and_only_if_they_are_good(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        ids = resolve_assets(connection, ["SIM"])
        ingest_candles(
            connection,
            candles("crypto_id", list(ids.values()), 9),
            interval=Interval.D1,
            market=Source.SIMULATED,
            feed="s",
            now=NOW,
        )
    good, bad = tmp_path / "good.parquet", tmp_path / "bad.parquet"
    candles("asset", ["BTC"], 5).write_parquet(good)
    candles("asset", ["BTC"], 5).with_columns(close=-1.0).write_parquet(bad)
    with pytest.raises(Conflict, match="--replace-simulated"):
        import_file(engine, good, now=NOW)
    with pytest.raises(BadInput):
        import_file(engine, bad, replace_simulated=True, now=NOW)
    assert count(engine, "price_data") == 9
    assert import_file(engine, good, replace_simulated=True, now=NOW).replaced
    assert count(engine, "price_data") == 5
    assert not import_file(engine, good, replace_simulated=True, now=NOW).replaced


def test_slices_give_what_one_piece_gives(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = candles("asset", ["A", "B", "C"], 300, interval=Interval.H1, start=datetime(2024, 2, 1, tzinfo=UTC))
    spiked = frame.with_row_index().with_columns(
        [
            pl.when(pl.col("index").is_in([100, 450, 451, 700])).then(pl.col(n) * 30).otherwise(n).alias(n)
            for n in ("high", "close")
        ]
    )
    spiked.drop("index").write_parquet(tmp_path / "hours.parquet")
    monkeypatch.setattr("cryptopredict.data.files._SLICE", 50)
    report = import_file(engine, tmp_path / "hours.parquet", now=NOW)
    assert (report.read, report.new, report.quarantined) == (900, 898, {"spike": 2})


def test_two_imports_of_one_file_at_once_write_it_once(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "days.parquet"
    candles("asset", ["BTC", "ETH"], 3).write_parquet(path)
    import_file(engine, path, now=NOW)
    candles("asset", ["BTC", "ETH"], 200, start=START + timedelta(days=3)).write_parquet(path)
    with ThreadPoolExecutor(2) as both:
        reports = list(both.map(lambda _: import_file(engine, path, now=NOW), range(2)))
    assert sorted((report.new, report.same) for report in reports) == [(0, 400), (400, 0)]
