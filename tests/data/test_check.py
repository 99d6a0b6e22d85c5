"""The check finds every kind of fault, names it, and finds nothing where nothing is wrong."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from sqlalchemy import text

from cryptopredict.base import BadInput, Interval, NoData, Source, epoch
from cryptopredict.core import Ground
from cryptopredict.data.check import FAULTS, Checked, check_data
from cryptopredict.data.ingest import ingest_candles
from cryptopredict.data.simulator.journal import Begin, Journal, JournaledCandle, Minute
from cryptopredict.terminal import main

BEGIN = datetime(2024, 3, 1, tzinfo=UTC)
MINUTES = 3 * 24 * 60
PAIRS = ("BTCUSDT", "1000SATSUSDT")
WHEN = BEGIN + timedelta(minutes=500)


def folded(minutes: np.ndarray, size: int) -> np.ndarray:
    """Candles (T, 5) of `size` minutes each."""
    parts = minutes.reshape(-1, size, 5)
    return np.stack(
        [parts[:, 0, 0], parts[:, :, 1].max(1), parts[:, :, 2].min(1), parts[:, -1, 3], parts[:, :, 4].sum(1)], axis=1
    )


@dataclass(frozen=True)
class Recorded:
    """A market that was journaled and stored: its ground and its journal, and asset ids in the order of `PAIRS`."""

    ground: Ground
    journal: Path
    ids: tuple[int, int]

    def check(self) -> Checked:
        return check_data(self.ground, journal=self.journal)

    def write(self, statement: str, **values: object) -> None:
        with self.ground.engine.begin() as connection:
            connection.execute(text(statement), {"asset": self.ids[0], "when": WHEN, **values})


@pytest.fixture
def recorded(ground: Ground, tmp_path: Path) -> Recorded:
    rng = np.random.default_rng(3)
    market: dict[str, dict[Interval, np.ndarray]] = {}
    for place, pair in enumerate(PAIRS):
        close = 100.0 * 10.0 ** (-place) * np.exp(rng.normal(0.0, 1e-3, MINUTES).cumsum())
        opened = np.concatenate([close[:1], close[:-1]])
        volume = rng.uniform(1.0, 9.0, MINUTES)
        minutes = np.stack([opened, np.maximum(opened, close), np.minimum(opened, close), close, volume], axis=1)
        market[pair] = {i: folded(minutes, i.seconds // 60) for i in (Interval.M1, Interval.H1, Interval.D1)}
    start = epoch(BEGIN)
    journal = Journal(tmp_path / "journal", Begin("seed:1", start, start, 1.0))
    journal.write(
        [
            Minute(
                closes=start + 60 * (n + 1),
                candles={
                    i.value: [JournaledCandle(p, *market[p][i][(n + 1) * 60 // i.seconds - 1].tolist()) for p in PAIRS]
                    for i in (Interval.M1, Interval.H1, Interval.D1)
                    if (n + 1) * 60 % i.seconds == 0
                },
            )
            for n in range(MINUTES)
        ]
    )
    journal.close()
    ids = []
    with ground.engine.begin() as connection:
        for pair, multiplier in zip(PAIRS, (1.0, 1000.0), strict=True):
            values = {"symbol": pair[:-4], "key": pair.lower(), "pair": pair, "multiplier": multiplier, "at": BEGIN}
            made = connection.execute(
                text(
                    "INSERT INTO cryptocurrencies (symbol, name, coingecko_id, created_at)"
                    " VALUES (:symbol, :symbol, :key, :at) RETURNING id"
                ),
                values,
            ).scalar_one()
            connection.execute(
                text(
                    "INSERT INTO exchange_symbols (crypto_id, exchange, symbol, quote, multiplier)"
                    " VALUES (:id, 'binance', :pair, 'USDT', :multiplier)"
                ),
                {**values, "id": made},
            )
            ids.append(int(made))
            for interval, rows in market[pair].items():
                times = pl.Series((start + np.arange(len(rows)) * interval.seconds) * 1_000_000).cast(pl.Datetime("us", "UTC"))
                prices = {name: rows[:, k] / multiplier for k, name in enumerate(("open", "high", "low", "close"))}
                frame = pl.DataFrame({"timestamp": times, **prices, "volume": rows[:, 4] * multiplier})
                ingest_candles(
                    connection,
                    frame.with_columns(crypto_id=pl.lit(made, dtype=pl.Int64), source=pl.lit("binance"), symbol=pl.lit(pair)),
                    interval=interval,
                    market=Source.SIMULATED,
                    feed="binance",
                )
    return Recorded(ground, tmp_path / "journal", (ids[0], ids[1]))


def test_what_was_sent_is_what_is_stored(recorded: Recorded) -> None:
    checked = recorded.check()
    assert (checked.sound, checked.named) == (True, [])
    minutes = checked.intervals[0]
    assert (minutes.stored, minutes.compared, minutes.expected) == (2 * MINUTES, 2 * MINUTES, 2 * MINUTES)
    again = recorded.check()
    assert [one.digest for one in again.intervals] == [one.digest for one in checked.intervals]
    assert check_data(recorded.ground).sound
    late = check_data(recorded.ground, journal=recorded.journal, since=BEGIN + timedelta(days=2))
    assert (late.sound, late.intervals[0].expected) == (True, 2 * MINUTES // 3)


AT = "WHERE crypto_id = :asset AND timestamp = :when AND interval = '1m'"
TAKEN = "DELETE FROM price_data " + AT  # noqa: S608
CUT = TAKEN.replace("timestamp =", "timestamp >=")
MOVED = "UPDATE price_data SET timestamp = timestamp + interval '7 s' " + AT  # noqa: S608
TOUCHED = "UPDATE price_data SET volume = volume * 1.000001 " + AT  # noqa: S608
SPOILT = "UPDATE price_data SET volume = volume + 900 " + AT  # noqa: S608
GAP = "INSERT INTO data_gaps (crypto_id, interval, gap_from, gap_to, reason) VALUES (:asset, '1m', :when, :when + interval '60 s', 'gap')"
GIVEN_UP = "UPDATE data_gaps SET filled_at = now(), outcome = 'empty'"
EARLY = (
    "INSERT INTO price_data (crypto_id, interval, timestamp, open_price, high_price, low_price, close_price, volume, source)"
    " SELECT crypto_id, interval, timestamp + interval '1 day', open_price, high_price, low_price, close_price, volume, source"
    " FROM price_data WHERE crypto_id = :asset AND interval = '1d' ORDER BY timestamp DESC LIMIT 1"
)


@pytest.mark.parametrize(
    ("statements", "faults"),
    [
        ([TAKEN], {"missing": 1, "hole": 1}),
        ([TAKEN, GAP], {"missing": 1, "open_gap": 1}),
        ([TAKEN, GAP, GIVEN_UP], {"missing": 1}),
        ([TOUCHED], {"different": 1}),
        ([SPOILT], {"different": 1, "inconsistent": 1}),
        ([MOVED], {"missing": 1, "unknown": 1, "impossible": 1, "hole": 1}),
        ([CUT], {"missing": MINUTES - 503, "hole": 1}),
        ([EARLY], {"unclosed": 1, "hole": 1}),
    ],
    ids=["lost", "lost, known", "lost, given up", "a little off", "off", "moved", "cut off", "forming"],
)
def test_each_fault_is_found_and_named(recorded: Recorded, statements: list[str], faults: dict[str, int]) -> None:
    for statement in statements:
        recorded.write(statement)
    checked = recorded.check()
    assert {what: count for what, count in checked.faults.items() if count} == faults
    assert set(faults) <= set(FAULTS)
    assert {fault.what for fault in checked.named} <= set(faults)
    assert {fault.asset for fault in checked.named} <= {"btcusdt", "1000satsusdt"}
    assert not checked.sound


def test_a_candle_that_was_set_aside_is_not_lost(recorded: Recorded) -> None:
    recorded.write(TAKEN)
    recorded.write(
        "INSERT INTO quarantined_rows (batch_id, kind, reason, symbol, timestamp, row)"
        " SELECT min(id), 'candles', 'spike', 'BTCUSDT', :when, '{}' FROM data_batches WHERE interval = '1m'"
    )
    checked = recorded.check()
    assert (checked.faults["missing"], checked.faults["hole"], checked.intervals[0].set_aside) == (0, 1, 1)


def test_a_journal_that_paused_says_nothing_of_the_pause(recorded: Recorded) -> None:
    file = recorded.journal / "2024-03-02.ndjson"
    lines = file.read_bytes().splitlines(keepends=True)
    begin = json.loads(lines[0]) | {"resumed": epoch(BEGIN) + 86_400 + 600 * 60}
    file.write_bytes(b"".join([*lines[:501], json.dumps(begin).encode() + b"\n", *lines[601:]]))
    assert recorded.check().sound
    file.write_bytes(b"".join([*lines[:501], *lines[601:]]))
    assert recorded.check().faults["unknown"] == 200 + 2 * 2


def test_what_cannot_be_checked_says_so(ground: Ground, recorded: Recorded, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no journal"):
        check_data(ground, journal=tmp_path / "none")
    recorded.write("DELETE FROM system_config")
    with pytest.raises(NoData):
        check_data(ground)


def command(*arguments: str) -> int:
    try:
        main(["check-data", *arguments])
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def test_the_command_finds_the_journal_in_the_home_and_fails_when_anything_is_wrong(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = recorded.ground.settings
    for name in ("home", "database_url", "redis_url"):
        monkeypatch.setenv(f"CRYPTOPREDICT_{name.upper()}", str(getattr(settings, name)))
    (settings.home / "journal").mkdir()
    recorded.journal.rename(settings.home / "journal" / "market")
    assert command() == 0
    assert "Nothing is wrong." in capsys.readouterr().out
    recorded.write(TAKEN)
    assert command("--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["success"], report["faults"]["missing"], report["journal"]) == (
        False,
        1,
        str(settings.home / "journal" / "market"),
    )
    assert [fault["timestamp"] for fault in report["named"]] == ["2024-03-01T08:20:00Z"] * 2
    assert command("--since", "2024-03-02") == 0
    assert "5,760" in capsys.readouterr().out
