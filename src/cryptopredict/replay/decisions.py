"""The decisions of a span, of each what can be traded and counted, made in batches and kept so that an interrupted walk goes on.

In: a view, the moments, the models. Out: one `Said` for each moment. What is kept lies under the digest of all that it depends on: other
data, models, code or moments find nothing of it.
"""

import hashlib
import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from cryptopredict.base import Decision, MarketView, NoData, SignalType, TradeSignal
from cryptopredict.core import write_atomically
from cryptopredict.pipeline import Models, Tracks, decide, walk
from cryptopredict.pipeline.inputs import seen
from cryptopredict.pipeline.surroundings import surroundings

__all__ = ["Call", "Kept", "Said", "decide_span", "kept_for"]

Report = Callable[[str, float], None]

_FORM: Final = 1
"""Of what is kept: another form finds nothing of it."""
_BATCH: Final = 50
_SPANS_KEPT: Final = 3
_WORTH_A_CREW: Final = 400
"""So many decisions left pay for starting another process."""


@dataclass(frozen=True, slots=True)
class Call:
    """A signal, issued or refused: prices in dollars, `chance` P(target before stop), `edge_low` percent after costs, `hours` to run."""

    asset_id: int
    symbol: str
    side: int
    entry: float
    target: float
    stop: float
    chance: float
    edge_low: float
    hours: int


@dataclass(frozen=True, slots=True)
class Said:
    """One decision at `as_of` (epoch seconds): what of it is traded, and the count of what was not said, by reason.

    `error` says why nothing could be decided; all else is empty then. `refused` is the signal that came nearest, where none was issued.
    """

    as_of: int
    error: str | None = None
    regime: str | None = None
    exposure: float = 0.0
    selected: tuple[int, ...] = ()
    signals: tuple[Call, ...] = ()
    refused: Call | None = None
    considered: int = 0
    abstained: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the batches of one walk are kept."""

    folder: Path

    def read(self, number: int) -> list[Said] | None:
        """A batch that was decided before; one that is not whole counts as not there."""
        try:
            return msgspec.json.decode((self.folder / f"{number}.json").read_bytes(), type=list[Said])
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def write(self, number: int, batch: Sequence[Said]) -> None:
        """Keep a batch, at once or not at all. Raises `OSError`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_atomically(self.folder / f"{number}.json", msgspec.json.encode(batch))


def kept_for(home: Path, cut: MarketView, moments: Sequence[int], models: Models) -> Kept:
    """Where the decisions at these moments over this view by these models are kept; the walks of longer ago are removed."""
    around = surroundings()
    versions = sorted(version.reference for version in models.values())
    told = repr((_FORM, seen(cut).digest, list(moments), versions, around["source_sha256"], around["libraries"]))
    root = home / "replays"
    folder = root / hashlib.sha256(told.encode()).hexdigest()[:24]
    folder.mkdir(parents=True, exist_ok=True)
    os.utime(folder)
    for old in sorted(root.iterdir(), key=lambda path: path.stat().st_mtime)[:-_SPANS_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return Kept(folder)


def decide_span(
    cut: MarketView, moments: Sequence[int], models: Models, kept: Kept, *, processes: int = 1, report: Report
) -> list[Said]:
    """Decide at every moment (epoch seconds, ascending) over a view cut at the last one or later, by the code that decides now.

    The layers walk once; batches of moments are then decided by `processes` side by side, and kept as they are done. `report` may raise
    to stop it; what is kept stays.
    """
    batches = [tuple(moments[start : start + _BATCH]) for start in range(0, len(moments), _BATCH)]
    done = {number: found for number in range(len(batches)) if (found := kept.read(number)) is not None}
    left = [number for number in range(len(batches)) if number not in done]
    if left:
        report("Walking over history", 0.0)
        tracks = walk(cut, models)
        crew = min(processes, len(left)) if len(left) * _BATCH >= _WORTH_A_CREW else 1
        before, started = sum(len(each) for each in done.values()), time.monotonic()
        for number, batch in _decided(cut, tracks, {number: batches[number] for number in left}, crew):
            kept.write(number, batch)
            done[number] = batch
            made = sum(len(each) for each in done.values())
            rate = (made - before) / max(time.monotonic() - started, 1e-3)
            report(f"Deciding, {made:,} of {len(moments):,}, {rate:.1f} a second", made / len(moments))
    return [said for number in range(len(batches)) for said in done[number]]


def _decided(
    cut: MarketView, tracks: Tracks, batches: Mapping[int, tuple[int, ...]], crew: int
) -> Iterator[tuple[int, list[Said]]]:
    """Number and decisions of each batch, as they are done."""
    if crew == 1:
        yield from ((number, _batch(cut, tracks, batch)) for number, batch in batches.items())
        return
    context = multiprocessing.get_context("spawn")  # what computes must not be forked
    with ProcessPoolExecutor(crew, context, _begin, (cut, tracks)) as pool:
        try:
            asked = {pool.submit(_decide_here, batch): number for number, batch in batches.items()}
            for answer in as_completed(asked):
                yield asked[answer], answer.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _mapping(given: dict[Any, Any]) -> "MappingProxyType[Any, Any]":
    return MappingProxyType(given)


# A view holds some, and they have no form of their own between processes.
ForkingPickler.register(MappingProxyType, lambda given: (_mapping, (dict(given),)))
_here: dict[str, tuple[MarketView, Tracks]] = {}


def _begin(cut: MarketView, tracks: Tracks) -> None:
    """In another process: hold what every batch needs, leave Ctrl-C to the one that asked, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    _here["given"] = (cut, tracks)


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _decide_here(batch: tuple[int, ...]) -> list[Said]:
    return _batch(*_here["given"], batch)


def _batch(cut: MarketView, tracks: Tracks, moments: tuple[int, ...]) -> list[Said]:
    found = []
    for moment in moments:
        try:
            found.append(_said(decide(cut.at(moment), tracks)))
        except NoData as error:
            found.append(Said(moment, error=str(error)))
    return found


def _said(decision: Decision) -> Said:
    timing = decision.timing
    return Said(
        decision.as_of,
        regime=str(decision.macro.regime),
        exposure=decision.macro.recommended_exposure,
        selected=decision.context.selected_assets or (),
        signals=tuple(_call(one) for one in timing.signals),
        refused=None if timing.nearest is None else _call(timing.nearest),
        considered=timing.considered,
        abstained=dict(timing.abstained),
        states={
            "macro": str(decision.macro.state),
            "sectors": str(decision.sectors.state),
            "assets": str(decision.assets.state),
            "timing": str(timing.state),
        },
        models=dict(decision.models),
    )


def _call(one: TradeSignal) -> Call:
    side = 1 if one.signal_type is SignalType.LONG else -1
    prices = (one.entry_price, one.target_price, one.stop_loss)
    return Call(one.asset_id, one.symbol, side, *prices, one.confidence, one.edge_low, one.time_horizon_hours)
