"""From a path to the database: each file is read in slices, judged, and written in one transaction, or not at all.

In: an engine and a path. Out: a `FileReport`. Raises `BadInput` for a file that cannot be used, `Conflict` when the database holds a
market of another source; nothing of that file is written then.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl
from sqlalchemy import Connection, Engine

from cryptopredict.base import BadInput, Interval, Source, utc_now
from cryptopredict.data.assets import link_exchange_symbols, refresh_assets, resolve_assets
from cryptopredict.data.files import MarketFile, Slice, find_files, kind_of, open_file, read_slice, slices
from cryptopredict.data.ingest import CandleWriter, Ingested
from cryptopredict.data.market import remove_market
from cryptopredict.data.shapes import Kind
from cryptopredict.data.symbols import DOLLAR_QUOTES, Pair, split_pair
from cryptopredict.data.tables import import_table

__all__ = ["FileReport", "Progress", "import_file", "import_order"]

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""

_ORDER: Final = (Kind.SECTORS, Kind.CANDLES)
_REFUSED_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    `changed_assets` counts assets whose price, rank or activity moved; `replaced` says that a simulated market was removed for it.
    """

    path: Path
    kind: Kind
    interval: Interval | None
    read: int
    new: int
    changed: int
    same: int
    quarantined: Mapping[str, int] = field(default_factory=dict)
    redenominations: int = 0
    changed_assets: int = 0
    replaced: bool = False

    @property
    def changed_nothing(self) -> bool:
        """Whether the database held all of it already."""
        return self.new == self.changed == 0


def import_order(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths name, once each: sectors first, then candles, then the rest, otherwise as given."""
    found = dict.fromkeys(file.resolve() for path in paths for file in find_files(path))
    ranks: dict[Path, int] = {}
    for file in found:
        try:
            kind = kind_of(file)
            ranks[file] = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        except BadInput:
            # The error is raised when the file's turn comes, with the options that belong to it.
            ranks[file] = len(_ORDER)
    return sorted(found, key=lambda file: ranks[file])


def import_file(
    engine: Engine,
    path: Path,
    *,
    symbol: str | None = None,
    interval: Interval | None = None,
    replace_simulated: bool = False,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> FileReport:
    """Import one file. A second import of the same file changes nothing and says so."""
    moment = now or utc_now()
    tell = progress or (lambda _done, _total: None)
    with open_file(path, symbol=symbol, interval=interval) as file, engine.begin() as connection:
        replaced = replace_simulated and remove_market(connection, Source.SIMULATED)
        if file.kind is Kind.CANDLES:
            done = _candles(connection, file, moment, tell)
        else:
            done = import_table(connection, file)
            tell(done.read, done.read)
        refused = sum(done.quarantined.values())
        if refused > _REFUSED_SHARE * done.read:
            reasons = ", ".join(f"{reason} {count:,}" for reason, count in done.quarantined.items())
            raise BadInput(
                f"{path.name} is not imported",
                why=f"{refused:,} of its {done.read:,} rows cannot be right ({reasons})",
                to_do="Check its columns, the zone of its times, and --interval.",
            )
        assets = refresh_assets(connection) if file.kind in {Kind.CANDLES, Kind.SECTORS} else 0
        return FileReport(
            path,
            file.kind,
            file.interval,
            done.read,
            done.new,
            done.changed,
            done.same,
            done.quarantined,
            done.redenominations,
            assets,
            replaced,
        )


def _candles(connection: Connection, file: MarketFile, now: datetime, tell: Progress) -> Ingested:
    parts = slices(file)
    total, done = sum(part.rows for part in parts), 0
    interval = file.interval or Interval.D1
    writer = CandleWriter(connection, interval, market=Source.FILES, feed=str(file.path), now=now)
    pairs = _pairs({market for part in parts for market in part.markets}, file)
    ids = resolve_assets(connection, {pair.base for pair in pairs.values() if pair.in_dollars and pair.base})
    for part, frame in zip(parts, _frames(file, parts), strict=True):
        known = {market: ids[pair.base] for market, pair in pairs.items() if pair.base in ids and pair.in_dollars}
        named = frame.rename({"market": "symbol"}).with_columns(
            crypto_id=pl.col("symbol").replace_strict(known, default=None, return_dtype=pl.Int64)
        )
        strange = named.filter(pl.col("crypto_id").is_null())
        if strange.height:
            reason = pl.when(pl.col("symbol") == "").then(pl.lit("no_symbol")).otherwise(pl.lit("not_dollar"))
            writer.refuse(strange.with_columns(reason=reason))
            named = named.filter(pl.col("crypto_id").is_not_null())
        if file.pairs:
            preferred = {market: _preference(pair) for market, pair in pairs.items()}
            named = named.sort(pl.col("symbol").replace_strict(preferred, default=99), maintain_order=True)
        if "source" in named.columns:
            named = named.with_columns(pl.col("source").fill_null(Source.FILES.value))
        writer.add(named)
        done += part.rows
        tell(done, total)
    traded = {
        market: (ids[pair.base], pair.quote)
        for market, pair in pairs.items()
        if file.pairs and pair.in_dollars and pair.base in ids
    }
    link_exchange_symbols(connection, file.exchange, {m: t for m, t in traded.items() if split_pair(m) is not None})
    return writer.finish()


def _frames(file: MarketFile, parts: Sequence[Slice]) -> Iterator[pl.DataFrame]:
    """The slices of a file, one read ahead while the caller writes the one before."""
    with ThreadPoolExecutor(max_workers=1) as ahead:
        coming: Future[pl.DataFrame] | None = None
        for part in parts:
            ready, coming = coming, ahead.submit(read_slice, file, part)
            if ready is not None:
                yield ready.result()
        if coming is not None:
            yield coming.result()


def _preference(pair: Pair) -> int:
    return DOLLAR_QUOTES.index(pair.quote) if pair.quote in DOLLAR_QUOTES else len(DOLLAR_QUOTES)


def _pairs(markets: set[str], file: MarketFile) -> dict[str, Pair]:
    """Each market of a file as a pair. A column of pairs holds nothing else: a name that is none is not priced in dollars.

    Assets (and a column of tickers, where no name is a pair) count as priced in dollars.
    """
    split = {market: split_pair(market) for market in markets}
    if not file.pairs or not any(split.values()):
        return {market: Pair(market, "USD") for market in markets}
    return {market: pair or Pair(market, "") for market, pair in split.items()}
