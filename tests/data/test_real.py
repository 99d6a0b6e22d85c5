"""The rules on real files: what is known to be real stays. Needs CRYPTOPREDICT_REAL_DATA, a directory with `daily.parquet`."""

import os
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from cryptopredict.base import Interval
from cryptopredict.core import Ground
from cryptopredict.data.files import open_file, read_slice, slices
from cryptopredict.data.importing import import_file
from cryptopredict.data.quality import judge
from cryptopredict.data.view import load_view

FOLDER = os.environ.get("CRYPTOPREDICT_REAL_DATA")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="set CRYPTOPREDICT_REAL_DATA to a directory with the real market files")


def real(name: str) -> Path:
    return Path(FOLDER or "") / name


@pytest.mark.parametrize(
    ("name", "expected"), [("daily.parquet", {"spike": 2}), ("hourly.parquet", {}), ("minute_btcusd.parquet", {})]
)
def test_real_candles_are_nearly_all_accepted(name: str, expected: dict[str, int]) -> None:
    reasons: dict[str, int] = {}
    with open_file(real(name)) as file:
        for part in slices(file):
            frame = read_slice(file, part).filter(~pl.col("context")).rename({"market": "asset"})
            judged = judge(frame, file.interval or Interval.D1, now=datetime.now(UTC))
            assert judged.redenominations.is_empty()
            for reason, count in judged.reasons.items():
                reasons[reason] = reasons.get(reason, 0) + count
    assert reasons == expected


def test_violent_days_that_happened_are_in_the_view(ground: Ground) -> None:
    import_file(ground.engine, real("daily.parquet"))
    view = load_view(ground)
    symbols = [asset.symbol for asset in view.daily.assets]

    def close(symbol: str, day: str) -> float:
        moment = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
        return float(view.daily["close"][view.daily.times.searchsorted(moment), symbols.index(symbol)])

    assert close("BTC", "2020-03-12") == 4800.00
    assert close("BTC", "2021-11-10") == 64882.43
    assert close("BTC", "2024-12-31") == 93576.00
    assert close("DOGE", "2021-01-28") == pytest.approx(0.0364995)
    for symbol, day in (("UNFI", "2022-06-07"), ("REQ", "2021-11-25"), ("TRU", "2021-08-05")):
        assert close(symbol, day) > 0
