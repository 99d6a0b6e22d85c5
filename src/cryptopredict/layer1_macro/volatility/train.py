"""Training the volatility model: what is fitted to what, walked forward a fold at a time. Pure: folds are kept by the caller."""

import hashlib
import json
from collections.abc import Callable, MutableMapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers, MarketView, NoData
from cryptopredict.estimators.protocol import Fitted, Saved, load, nested
from cryptopredict.estimators.table import Table
from cryptopredict.estimators.validation import Fold, Walk
from cryptopredict.estimators.version import packed
from cryptopredict.estimators.volatility import Har, VolatilityBlend
from cryptopredict.features import market_index, universe
from cryptopredict.layer1_macro.volatility.rows import MARKET, VolatilityRows, volatility_rows
from cryptopredict.layer1_macro.volatility.score import GATES, MAIN_GATE, USES, Judged, judge
from cryptopredict.layer1_macro.volatility.spoken import Spoken

__all__ = ["HORIZONS", "NAME", "TRIED", "Options", "Trained", "specification_digest", "train"]

NAME = "volatility"
HORIZONS = (1, 7)
"""Days ahead whose mean variance is foretold; each is a part of the model of its own, `d1` and `d7`."""
TRIED = 16
"""Blends, feature sets and horizons that were compared on real days before this was chosen: the gate pays for them."""

_DAY = 86_400
_YEAR = 365
_EMBARGO = 1
_ENOUGH_YEARS = 6
_QUICK_ASSETS = 40
_LEFT_OUT = 5  # every fifth asset

Report = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to train.

    `quick`: folds twice as long and 40 assets drawn by `seed`, which also draws the assets that are left out. `tried`: models that
    were compared for this place, this one included. `first_days` are learnt from before the first fold; a refit comes every `refit_days`,
    None for a year, or half of one where there are fewer than six.
    """

    quick: bool = False
    seed: int = 0
    tried: int = TRIED
    first_days: int = 730
    refit_days: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A version that is ready to be stored, and how it did."""

    saved: Saved
    judged: Judged

    @property
    def specification(self) -> str:
        """SHA-256 of what was fitted: versions of the same specification differ in their data alone."""
        return str(self.saved.manifest["specification_sha256"])


def _specification() -> dict[str, Any]:
    return {
        "model": VolatilityBlend().manifest(),
        "baseline": Har().manifest(),
        "horizons_days": list(HORIZONS),
        "embargo_days": _EMBARGO,
        "target": "log of the mean variance ahead",
    }


def specification_digest() -> str:
    """SHA-256 of what this model is, whatever data it meets."""
    return hashlib.sha256(json.dumps(_specification(), sort_keys=True).encode()).hexdigest()


def train(
    view: MarketView,
    options: Options | None = None,
    report: Report = lambda _what, _share: None,
    kept: MutableMapping[str, Saved] | None = None,
) -> Trained:
    """Fit every fold, let it speak out of sample, and judge what it said.

    Args:
        view: All that is stored, or cut at a time: nothing after it is learnt from.
        options: How thorough.
        report: Told what is being done and the share that is done.
        kept: Finished fits by the digest of all that went into them; those that are there are not fitted again, others are put there.

    Raises:
        NoData: There is too little history for one fold.
    """
    chosen, kept = options or Options(), {} if kept is None else kept
    report("Looking at every day", 0.0)
    members = universe(view.daily)
    index = market_index(view.daily, members)
    rows = volatility_rows(view, members, index)
    if rows is None:
        raise _too_little("no day with a tradable coin")
    wanted = _drawn(rows.table.groups, chosen)
    days = len(np.unique(rows.table.times))
    walked = [(ahead, _folds(rows.table.times, wanted, ahead, chosen.first_days, _refit(days, chosen))) for ahead in HORIZONS]
    left_out = _left_out(rows.table.groups, chosen.seed)
    total, done = sum(len(folds) for _, folds in walked), 0
    spoken: dict[int, Spoken] = {}
    models: dict[int, list[Fitted]] = {}
    for ahead, folds in walked:
        happened = rows.target(ahead)
        said = Spoken.nothing(ahead, rows, happened)
        models[ahead] = []
        for fold in folds:
            report(f"Fitting {ahead}-day fold {fold.number + 1} of {len(folds)}", 0.05 + 0.85 * done / total)
            models[ahead].append(_fit_fold(rows.table, happened, fold, said, left_out, kept, quick=chosen.quick))
            done += 1
        spoken[ahead] = said
    report("Judging", 0.9)
    starts = [fold.valid_from for fold in walked[0][1]]
    judged = judge(rows, index, spoken, starts, tried=chosen.tried)
    return Trained(_saved(rows, chosen, walked, models, spoken, judged), judged)


def _too_little(why: str) -> NoData:
    return NoData(
        "There is too little history to train on",
        why=why,
        to_do="Import more daily candles: two years and more are needed.",
    )


def _drawn(groups: Integers, options: Options) -> NDArray[np.bool_]:
    """Rows that are used: all, or in a quick training those of a few assets and the market."""
    ids = np.unique(groups[groups != MARKET])
    if not options.quick or len(ids) <= _QUICK_ASSETS:
        return np.ones(len(groups), dtype=np.bool_)
    drawn = np.random.default_rng(options.seed).choice(ids, _QUICK_ASSETS, replace=False)
    return np.isin(groups, np.append(drawn, MARKET))


def _left_out(groups: Integers, seed: int) -> NDArray[np.bool_]:
    """Rows of the fifth of assets that a second fit does not see."""
    ids = np.unique(groups[groups != MARKET])
    drawn = np.random.default_rng(seed + 1).permutation(ids)[: len(ids) // _LEFT_OUT]
    return np.isin(groups, drawn)


def _refit(days: int, options: Options) -> int:
    """Days between refits; twice as many if it must be quick."""
    usual = _YEAR if days >= _ENOUGH_YEARS * _YEAR else _YEAR // 2
    return (options.refit_days or usual) * (2 if options.quick else 1)


def _folds(times: Integers, wanted: NDArray[np.bool_], ahead: int, first: int, refit: int) -> list[Fold]:
    """The folds over the rows, and one more that knows everything and speaks from the last close on.

    Folds of all horizons begin at the same moments, for a version has one fold at a time.
    """
    gap = (max(HORIZONS) - ahead) * _DAY
    walk = Walk(ahead * _DAY, refit * _DAY, first * _DAY, embargo=_EMBARGO * _DAY + gap)
    try:
        folds = list(walk.folds(times, member=wanted))
    except BadInput as error:
        raise _too_little(error.why) from error
    last = int(times.max())
    if folds[-1].valid_from < last:
        trained_to = last - walk.horizon - walk.embargo
        everything = np.flatnonzero(wanted & (times <= trained_to))
        folds.append(Fold(len(folds), everything, np.empty(0, dtype=np.int64), trained_to, last))
    # The newest fold takes over at the last close: the one before it has spoken for that day, and is not asked twice.
    return [replace(fold, number=place) for place, fold in enumerate(folds)]


def _fit_fold(
    table: Table,
    happened: Floats,
    fold: Fold,
    said: Spoken,
    left_out: NDArray[np.bool_],
    kept: MutableMapping[str, Saved],
    *,
    quick: bool,
) -> Fitted:
    """Fit model and baseline to one fold and let them speak for its test rows; the model comes back."""
    learnt = fold.train[happened[fold.train] > 0.0]
    seen = learnt[~left_out[learnt]]
    model = _fitted(VolatilityBlend(), table, happened, learnt, kept)
    if not len(fold.test):
        return model
    test = table.rows(fold.test)
    said.fold[fold.test] = fold.number
    said.model[fold.test] = np.exp(model.predict(test))
    said.har[fold.test] = np.exp(_fitted(Har(), table, happened, learnt, kept).predict(_core(test, Har())))
    strangers = fold.test[left_out[fold.test]]
    if len(strangers) and not quick:
        unseen = table.rows(strangers)
        said.blind[strangers] = np.exp(_fitted(VolatilityBlend(), table, happened, seen, kept).predict(unseen))
        said.blind_har[strangers] = np.exp(_fitted(Har(), table, happened, seen, kept).predict(_core(unseen, Har())))
    return model


def _fitted(
    estimator: VolatilityBlend | Har, table: Table, happened: Floats, rows: Integers, kept: MutableMapping[str, Saved]
) -> Fitted:
    part, target = table.rows(rows), np.log(happened[rows])
    if isinstance(estimator, Har):
        part = _core(part, estimator)
    digest = hashlib.sha256(json.dumps([estimator.manifest(), list(part.names)], sort_keys=True).encode())
    for array in (part.values, part.times, part.groups, target):
        digest.update(np.ascontiguousarray(array).data)
    key = digest.hexdigest()
    if key in kept:
        return load(kept[key])
    model = estimator.fit(part, target)
    kept[key] = model.save()
    return model


def _core(table: Table, har: Har) -> Table:
    """The features of the baseline alone, which has no use for holes in others."""
    return table.with_values(np.column_stack([table.column(name) for name in har.features]), har.features)


def _saved(
    rows: VolatilityRows,
    options: Options,
    walked: list[tuple[int, list[Fold]]],
    models: dict[int, list[Fitted]],
    spoken: dict[int, Spoken],
    judged: Judged,
) -> Saved:
    """The version at rest: its folds, its track, and a manifest that says everything about it."""
    folds: list[dict[str, Any]] = []
    arrays: dict[str, NDArray[Any]] = {}
    for place, fold in enumerate(walked[0][1]):
        manifests, own = packed(place, {f"d{ahead}": models[ahead][place] for ahead in HORIZONS})
        arrays |= own
        trained = max(each[place].trained_to for _, each in walked)
        folds.append(
            {
                "trained_to": trained,
                "valid_from": fold.valid_from,
                "rows": len(fold.train),
                "models": manifests,
                "open": {gate: judged.opened[gate][place] for gate in GATES},
            }
        )
    for ahead, said in spoken.items():
        arrays |= nested(f"track/d{ahead}", said.track(rows.table))
    closes = rows.table.times
    manifest = {
        "name": NAME,
        "gate": MAIN_GATE,
        "uses": USES,
        "specification": _specification(),
        "specification_sha256": specification_digest(),
        "features": list(rows.table.names),
        "options": asdict(options),
        "data": {
            "from": int(closes.min()),
            "to": int(closes.max()),
            "rows": len(rows.table),
            "assets": len(np.unique(rows.table.groups[rows.table.groups != MARKET])),
        },
        "folds": folds,
        **judged.plain(),
    }
    return Saved(manifest, arrays)
