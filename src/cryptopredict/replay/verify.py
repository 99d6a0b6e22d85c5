"""Deciding again what was decided: the market of then, the models that the run names, the code of now; whole decisions compared.

In: stored runs. Out: a `Verification` each. The market is read from the database itself, not from the panel that live decisions use:
what was changed behind the back of both would otherwise pass.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import func, select

from cryptopredict.base import CryptoPredictError, MarketView, NotFound, epoch
from cryptopredict.core import Ground, private_directory, transaction
from cryptopredict.core.schema import CascadeRun, LedgerEntry
from cryptopredict.data.view import load_view
from cryptopredict.estimators.version import Version
from cryptopredict.pipeline import Tracks, decide, to_json, walk
from cryptopredict.pipeline.inputs import seen
from cryptopredict.pipeline.surroundings import surroundings
from cryptopredict.replay.compare import Difference, differences
from cryptopredict.replay.restore import arrivals, view_of_then
from cryptopredict.replay.suspects import suspects
from cryptopredict.replay.versions import Shelf

__all__ = ["Cause", "Verification", "stored_runs", "verify_runs"]

Report = Callable[[str, float], None]
Kind = Literal[
    "model_missing",
    "model_damaged",
    "model_other",
    "inputs_changed",
    "record_changed",
    "code_changed",
    "libraries_changed",
    "cannot_decide",
    "unexplained",
]
_SHOWN: Final = 50
_NOT_COMPARED: Final = ("timings",)


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why the answer is, or may be, another; `what` says it in words."""

    kind: Kind
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of deciding again.

    `same`: the whole decision is the same but for timings. `inputs`: the market is as the run saw it (`same`), could be put back so
    from what was recorded (`restored`), or not (`changed`: decided on what there is now). `causes` of a difference, the likeliest
    first, and also where the answer is the same on other inputs. `differences` are the first 50 of `differing`.
    """

    run_id: int
    as_of: datetime
    same: bool
    inputs: Literal["same", "restored", "changed"]
    causes: tuple[Cause, ...]
    differing: int
    differences: tuple[Difference, ...]

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        found = asdict(self)
        found["as_of"] = self.as_of.isoformat().replace("+00:00", "Z")
        return {**found, "causes": list(found["causes"]), "differences": list(found["differences"])}

    def line(self) -> str:
        """In a line: the verdict, why, and the first difference."""
        if self.same:
            note = {
                "same": "",
                "restored": ", corrections since taken back",
                "changed": ", although the market is not as it was",
            }
            return f"run {self.run_id}: the same decision{note[self.inputs]}"
        words = [f"run {self.run_id}: another decision"]
        words += [f"{cause.kind.replace('_', ' ')}: {cause.what}" for cause in self.causes]
        if self.differences:
            first = self.differences[0]
            words.append(f"{self.differing} values differ, first {first.path}: {first.then!r} then, {first.now!r} now")
        return " · ".join(words)


def stored_runs(
    ground: Ground, *, start: datetime | None = None, end: datetime | None = None, last: int | None = None
) -> list[int]:
    """Live runs that came to a decision, by id, oldest first: of a span of time, or the `last` so many."""
    where = [CascadeRun.kind == "live", CascadeRun.status == "succeeded"]
    where += [CascadeRun.as_of >= start] if start is not None else []
    where += [CascadeRun.as_of <= end] if end is not None else []
    with transaction(ground.engine) as session:
        ids = session.scalars(
            select(CascadeRun.id).where(*where).order_by(CascadeRun.as_of.desc(), CascadeRun.id.desc()).limit(last)
        )
        return list(ids)[::-1]


def verify_runs(ground: Ground, runs: Sequence[int], report: Report = lambda _what, _share: None) -> Iterator[Verification]:
    """Decide each of these again. Raises `NotFound` for one that is not there or came to no decision, `NoData` without a market."""
    if not runs:
        return
    report("Reading the market", 0.0)
    view = _fresh_view(ground)
    with transaction(ground.engine) as session:
        until = session.scalar(select(func.max(CascadeRun.as_of)).where(CascadeRun.id.in_(runs)))
    again = _Again(ground, view, view if until is None else view.at(epoch(until)))
    for done, run_id in enumerate(runs):
        report("Deciding again", done / len(runs))
        yield again.verify(_run(ground, run_id), alone=len(runs) == 1)


def _run(ground: Ground, run_id: int) -> CascadeRun:
    with transaction(ground.engine) as session:
        run = session.get(CascadeRun, run_id)
    if run is None or run.decision is None:
        raise NotFound(f"There is no run {run_id} with a decision", to_do="`/cascade/runs` lists those there are.")
    return run


def _fresh_view(ground: Ground) -> MarketView:
    """All that is stored, with panels made for this alone: their files are gone when it is read, their memory stays."""
    parent = private_directory(ground.settings.home)
    folder = Path(tempfile.mkdtemp(prefix=".verify-", dir=parent))
    try:
        return load_view(replace(ground, settings=ground.settings.model_copy(update={"home": folder})))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Again:
    """Decides again over one view; `longest` is its cut at the last of the runs, which the layers walk over once for all of them."""

    def __init__(self, ground: Ground, view: MarketView, longest: MarketView) -> None:
        self._ground = ground
        self._view = view
        self._longest = longest
        self._shelf = Shelf(ground)
        self._walked: tuple[tuple[str, ...], Tracks] | None = None

    def verify(self, run: CascadeRun, *, alone: bool) -> Verification:
        as_of, handed = epoch(run.as_of), run.inputs.get("models", run.model_versions)
        versions, lost = self._shelf.take(handed)
        causes = [Cause(_LOST[one.how], f"{one.reference}: {one.why}") for one in lost]
        cut, inputs, reasons = self._cut(run, as_of)
        causes += [Cause("inputs_changed", "; ".join(reasons))] if inputs == "changed" else []
        causes += self._record(run)
        found: list[Difference] = []
        rest: Iterator[Difference] = iter(())
        if not lost:
            try:
                answer = self._decided(cut, versions, shared=inputs == "same" and not alone)
                rest = differences(_compared(run.decision or {}), _compared(answer))
                found = list(islice(rest, _SHOWN))
                if found and not alone and inputs == "same":  # only now is it worth walking to this very moment
                    rest = differences(_compared(run.decision or {}), _compared(self._decided(cut, versions, shared=False)))
                    found = list(islice(rest, _SHOWN))
            except CryptoPredictError as error:
                causes.append(Cause("cannot_decide", str(error)))
        recorded = any(cause.kind == "record_changed" for cause in causes)
        same = not (found or lost or recorded or any(cause.kind == "cannot_decide" for cause in causes))
        if not same:
            causes += _surroundings(run)
            causes += [] if causes else [Cause("unexplained", "the same market, models, code and libraries say something else")]
        return Verification(run.id, run.as_of, same, inputs, tuple(causes), len(found) + sum(1 for _ in rest), tuple(found))

    def _cut(self, run: CascadeRun, as_of: int) -> tuple[MarketView, Literal["same", "restored", "changed"], list[str]]:
        """The market as the run saw it, as far as it can be had."""
        cut = self._view.at(as_of)
        if seen(cut).digest == run.input_digest:
            return cut, "same", []
        with self._ground.engine.connect() as connection:
            for arrived in arrivals(connection, run.started_at):
                then = view_of_then(connection, self._view, as_of, run.inputs, arrived)
                if seen(then).digest == run.input_digest:
                    return then, "restored", []
            then = view_of_then(connection, self._view, as_of, run.inputs, run.started_at)
            return then, "changed", suspects(connection, run.inputs, then, run.started_at)

    def _decided(self, cut: MarketView, versions: Mapping[str, Version], *, shared: bool) -> dict[str, Any]:
        if not shared:
            return to_json(decide(cut, walk(cut, versions)))
        key = tuple(sorted(version.reference for version in versions.values()))
        if self._walked is None or self._walked[0] != key:
            self._walked = key, walk(self._longest, versions)
        return to_json(decide(cut, self._walked[1]))

    def _record(self, run: CascadeRun) -> list[Cause]:
        """Whether the run's row still says what the chain says it said."""
        with transaction(self._ground.engine) as session:
            entry = session.scalars(
                select(LedgerEntry).where(LedgerEntry.kind == "run", LedgerEntry.subject_id == run.id).limit(1)
            ).one_or_none()
        if entry is None:
            return []
        said = entry.payload
        # As numbers, not as text: the row's column writes some of them in another way.
        columns = ("decision", "input_digest", "model_versions", "code_version")
        other = [name for name in columns if any(differences(said.get(name), getattr(run, name)))]
        what = f"{', '.join(other)} of the run's row is not what entry {entry.seq} of the ledger says"
        return [Cause("record_changed", what)] if other else []


_LOST: Final[Mapping[str, Kind]] = {"missing": "model_missing", "damaged": "model_damaged", "other": "model_other"}


def _compared(decision: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in decision.items() if key not in _NOT_COMPARED}


def _surroundings(run: CascadeRun) -> Iterator[Cause]:
    """What of the code and the libraries is not what it was. A run that did not write them down has only its version."""
    now, then = surroundings(), {"code": run.code_version, **run.environment}
    told = [
        f"{name} {then[name]} then, {now[name]} now"
        for name in ("code", "source_sha256")
        if then.get(name, now[name]) != now[name]
    ]
    if told:
        yield Cause("code_changed", "; ".join(text[:120] for text in told))
    told = [
        f"{name} {then[name]} then, {now[name]} now"
        for name in ("python", "machine", "cpu")
        if then.get(name, now[name]) != now[name]
    ]
    before, after = then.get("libraries", now["libraries"]), now["libraries"]
    told += [
        f"{name} {before.get(name, 'none')} then, {after.get(name, 'none')} now"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    if told:
        yield Cause("libraries_changed", "; ".join(told))
