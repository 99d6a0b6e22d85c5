import json
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest

from cryptopredict.base import BadInput, Conflict, Interval
from cryptopredict.data.simulator.journal import Begin, Journal, Minute, read_journal
from cryptopredict.data.simulator.seeded import SeededMarket
from cryptopredict.data.simulator.serving.candles import Candles
from fixtures.processes import environment
from fixtures.simulated import simulated

BEGIN = Begin(key="seed-7-v2", begin=1_700_000_040.0, start=1_700_000_040.0, speed=1.0)
CLOSE = 1_700_000_040 // 86_400 * 86_400 + 86_400 - 60


def minutes(path: Path) -> list[Minute]:
    return [entry for entry in read_journal(path) if isinstance(entry, Minute)]


def test_a_torn_line_is_no_entry_and_is_gone_when_writing_goes_on(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", BEGIN)
    journal.write([Minute(closes=CLOSE), Minute(closes=CLOSE + 60), Minute(closes=CLOSE + 120)])
    journal.close()
    files = sorted((tmp_path / "j").iterdir())
    assert len(files) == 2
    with files[1].open("ab") as torn:
        torn.write(b'{"type":"minute","closes":17000')
    assert [entry.closes for entry in minutes(tmp_path / "j")] == [CLOSE, CLOSE + 60, CLOSE + 120]
    again = Journal(tmp_path / "j", BEGIN)
    assert again.last == CLOSE + 120
    again.write([Minute(closes=CLOSE + 180)])
    again.close()
    assert [entry.closes for entry in minutes(tmp_path / "j")] == [CLOSE + 60 * k for k in range(4)]
    assert isinstance(next(read_journal(files[1])), Begin)


def test_a_file_torn_at_its_first_line_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "2023-11-14.ndjson").write_bytes(b'{"type":"beg')
    journal = Journal(tmp_path, BEGIN)
    assert journal.last is None
    journal.write([Minute(closes=1_700_000_100)])
    journal.close()
    assert [type(entry) for entry in read_journal(tmp_path)] == [Begin, Minute]


def test_the_journal_of_another_market_is_refused(tmp_path: Path) -> None:
    journal = Journal(tmp_path, BEGIN)
    journal.write([Minute(closes=CLOSE)])
    journal.close()
    with pytest.raises(Conflict):
        Journal(tmp_path, Begin(key="seed-8-v2", begin=0.0, start=0.0, speed=1.0))


def test_what_is_damaged_or_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no journal"):
        list(read_journal(tmp_path))
    (tmp_path / "2023-11-14.ndjson").write_bytes(b"nonsense\n{}\n")
    with pytest.raises(BadInput, match="cannot be read"):
        list(read_journal(tmp_path))


def test_the_journal_is_what_the_market_was(tmp_path: Path) -> None:
    begin = (time.time() - 3 * 86_400) // 86_400 * 86_400 - 90
    with simulated(tmp_path / "j", begin=begin, speed=600.0) as served:
        served.get("/binance/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=10")
        while (served.providers.journal.last or 0) < begin + 1_200:
            time.sleep(0.05)
    entries = minutes(tmp_path / "j")
    closes = [entry.closes for entry in entries]
    assert closes == list(range(closes[0], closes[-1] + 1, 60))
    candles = Candles(SeededMarket(7))
    midnight = int(begin) + 90
    for entry in entries:
        expected = {i.value for i in Interval if entry.closes % i.seconds == 0 and i is not Interval.W1}
        assert set(entry.candles) == expected
        for name, rows in entry.candles.items():
            table = candles.all_at(Interval(name), entry.closes - Interval(name).seconds)
            for row in rows:
                place = next(k for k, one in enumerate(candles.market.listings) if one.pair == row.symbol)
                assert [row.open, row.high, row.low, row.close, row.volume] == table[place].tolist()
    assert [len(entry.funding) for entry in entries if entry.closes == midnight] == [10]
    assert [entry.closes for entry in entries if entry.fear_greed] == [midnight + 900]
    texts = [text.url for entry in entries for text in entry.texts]
    assert len(texts) == len(set(texts))
    served_rows = [row for entry in entries for row in entry.served]
    assert [(row[0], row[1]) for row in served_rows] == [("BTCUSDT", "1h")]


def test_a_killed_market_comes_back_as_the_same_one(home: Path) -> None:
    arguments = [
        sys.executable,
        "-m",
        "cryptopredict",
        "simulate",
        "--seed",
        "7",
        "--speed",
        "120",
        "--begin",
        "2025-05-05T00:00",
    ]
    folder = None
    for _ in range(2):
        with subprocess.Popen(  # noqa: S603  our own command
            [*arguments, "--json"],
            env=environment(CRYPTOPREDICT_HOME=str(home)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                assert process.stdout is not None
                facts = json.loads(b"".join(iter(process.stdout.readline, b"}\n")) + b"}")
                said = json.loads((home / "run" / "simulator.json").read_text())
                assert said["address"] == facts["address"]
                assert said["process"] == process.pid
                folder = Path(said["journal"])
                before = len(minutes(folder)) if list(folder.glob("*")) else 0
                with httpx2.Client() as client:
                    now = client.get(f"{said['address']}/binance/api/v3/time").json()["serverTime"]
                assert now > 1_746_403_200_000
                while len(minutes(folder)) < before + 5 if list(folder.glob("*")) else True:
                    time.sleep(0.1)
            finally:
                process.kill()
    assert folder is not None
    closes = [entry.closes for entry in minutes(folder)]
    assert closes == list(range(closes[0], closes[-1] + 1, 60))
    assert closes[0] < 1_746_403_200 + 3_600
