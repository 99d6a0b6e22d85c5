"""How the champions are: judged every day by what came after their training, written down, and acted on.

Four verdicts. `ok`; `watch`: something looks odd, which is shown and nothing else; `retrain`: it is trained anew, at most once a day;
`suspend`: its version counts as gated from then on, until a new one is promoted or an admin clears it. The record that counts begins
where the data of the first version of the same specification ended, goes on with what later ones said out of sample, and ends with
what the champion says of days after its training. It stands beside the front door of this room, not in it: it thinks.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

import numpy as np
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cryptopredict.base import BadInput, Floats, Integers, NoData, epoch, from_epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import AiModel, ModelSuspension, ModelVersion
from cryptopredict.estimators.comparison import mean_over_moments, moment_sums
from cryptopredict.estimators.drift import Bet, Population, bet_against, calibration_bet, population
from cryptopredict.estimators.live import Live, live_record
from cryptopredict.estimators.protocol import within
from cryptopredict.estimators.training import Material, Recipe
from cryptopredict.estimators.version import Version
from cryptopredict.ledger.registry import read_version
from cryptopredict.ledger.signal_outcomes import Announce
from cryptopredict.ledger.suspensions import open_suspension, suspend
from cryptopredict.ledger.whole import Damaged

__all__ = ["Health", "Settled", "check_champions", "judge_champion"]

Verdict = Literal["ok", "watch", "retrain", "suspend"]

_LEVELS: Final[tuple[tuple[float, Verdict], ...]] = ((100.0, "suspend"), (20.0, "retrain"), (5.0, "watch"))
"""Wealth of a bet on something being wrong with a model. In all its life a sound one comes to it in 1 of 100, 20, 5 cases at most."""
_DAY: Final = 86_400
_LIVE_DAYS: Final = 30
_LEAST_DAYS: Final = 7
_LEAST_RECORD: Final = 100
_SAID_DAYS: Final = 730

_SETTLED = text(
    "SELECT claim, prediction_horizon, array_agg(confidence_score ORDER BY id), array_agg(is_accurate::int ORDER BY id),"
    " array_agg(extract(epoch FROM based_on)::bigint ORDER BY id) FROM predictions"
    " WHERE is_realized AND NOT is_backtest AND NOT is_asked AND claim <> 'price' AND based_on > :since"
    " AND model_name = :name AND model_version LIKE '%:%' GROUP BY claim, prediction_horizon ORDER BY claim, prediction_horizon"
)


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Settled claims of one kind and horizon (days): what was `said`, whether it `happened`, when; (M,) each."""

    said: Floats
    happened: Floats
    times: Integers
    days: int


@dataclass(frozen=True, slots=True)
class Health:
    """How a champion is. None where there is too little to tell.

    `worse` bets against its losses being no higher than its baseline's, `faded` against its skill still being what its record promised
    at least, `calibration` against its settled probabilities being right; `moved` are the rows, or its answers, that look like no
    stretch of the past. `skill` is the mean by which its losses were lower than its baseline's, over `n` moments since `start`.
    """

    verdict: Verdict
    why: str
    start: int
    n: int
    skill: float | None
    worse: Bet | None
    faded: Bet | None
    calibration: Bet | None
    population: tuple[Population, ...]

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        found = asdict(self) | {"start": from_epoch(self.start).isoformat()}
        return found | {"population": [asdict(one) | {"moved": one.moved} for one in self.population]}


def check_champions(
    ground: Ground,
    recipes: Mapping[str, Recipe],
    material: Material,
    now: datetime,
    announce: Announce,
    retrain: Callable[[Session, int], bool],
) -> dict[str, dict[str, Any]]:
    """Judge every champion, write its health down, say what changed, and act; returns what is written down, by name.

    `now` is the market's time; `retrain` queues a training of a model, by its id, in the session's transaction, and says whether it did.
    """
    with transaction(ground.engine) as session:
        rows = session.execute(
            select(AiModel, ModelVersion)
            .join(ModelVersion, ModelVersion.ai_model_id == AiModel.id)
            .where(ModelVersion.role == "champion", AiModel.name.in_(recipes))
            .order_by(AiModel.name)
        ).all()
        asked = [(model.name, row, _start(session, model.id, row)) for model, row in rows]
        settled = {name: _settled(session, name, start) for name, _, start in asked}
    found: dict[str, dict[str, Any]] = {}
    for name, row, start in asked:
        try:
            version = read_version(ground.settings.home, name, row)
            health = judge_champion(recipes[name], version, material, start, settled[name])
        except (Damaged, BadInput, NoData) as error:  # of a damaged one, who reads the champions says so
            found[name] = {"version": row.version, "verdict": "not judged", "why": str(error)}
            continue
        with transaction(ground.engine) as session:
            found[name] = _note(session, row, health, now, announce, retrain)
    return found


def judge_champion(recipe: Recipe, version: Version, material: Material, start: int, settled: Sequence[Settled] = ()) -> Health:
    """Judge one version by what came after `start` (epoch seconds). Raises `NoData` or `BadInput` where that cannot be done."""
    live = live_record(recipe, version, material)
    times, worse_by, step = _record(recipe, version, live)
    before, after = times + live.questions[recipe.main_gate].horizon <= start, times > start
    worse = faded = skill = None
    if len(np.unique(times[before])) >= _LEAST_RECORD:
        sums, counts, _ = moment_sums(worse_by[before], times[before])
        cut = float(np.quantile(np.abs(sums / counts), 0.99))
        worse = bet_against(worse_by[after], times[after], cut=cut, lag=step)
        promised = mean_over_moments(-worse_by[before], times[before], overlap=step, method="cosines")
        if promised is not None and promised.low > 0.0:
            faded = bet_against(worse_by[after] + promised.low, times[after], cut=cut, lag=step)
        skill = float(-worse_by[after].mean()) if after.any() else None
    calibration = _calibration(settled)
    moved = _moved(version, live)
    health = Health("ok", "", start, len(np.unique(times[after])), skill, worse, faded, calibration, moved)
    verdict, why = _verdict(health)
    return replace(health, verdict=verdict, why=why)


def _record(recipe: Recipe, version: Version, live: Live) -> tuple[Integers, Floats, int]:
    """Moments (M,) and by how much the model was worse than its baseline (M,): from its track, then live; and steps of the horizon."""
    asked = live.questions[recipe.main_gate]
    baseline = next(iter(asked.baselines.values()))
    track = within(f"track/{recipe.main_gate}", version.arrays)
    old = track["times"] < live.since
    new = (asked.fold >= 0) & (asked.times >= live.since)
    times = np.concatenate([track["times"][old], asked.times[new]]).astype(np.int64)
    worse = np.concatenate([(track["loss"] - track["baseline"])[old], (asked.model - baseline)[new]]).astype(np.float64)
    known = np.isfinite(worse)
    moments = np.unique(times[known])
    step = float(np.median(np.diff(moments))) if len(moments) > 1 else _DAY
    return times[known], worse[known], max(1, math.ceil(asked.horizon / step - 1e-9))


def _calibration(settled: Sequence[Settled]) -> Bet | None:
    """One bet for each kind of claim, and what the best of them won shared among all."""
    bets = [calibration_bet(part.said, part.happened, part.times, lag=part.days) for part in settled if len(part.said)]
    if not bets:
        return None
    shared = [max(getattr(bet, name) for bet in bets) / len(bets) for name in ("wealth", "peak")]
    return Bet(shared[0], max(1.0, shared[1]), sum(bet.n for bet in bets))


def _moved(version: Version, live: Live) -> tuple[Population, ...]:
    """The rows, and what is said of them, of the last thirty days that it did not learn from, beside those before."""
    found = []
    for name, part in live.parts.items():
        times = part.table.times
        now = times >= max(live.since + 1, int(times.max()) - _LIVE_DAYS * _DAY + 1)
        if len(np.unique(times[now])) < _LEAST_DAYS:
            continue
        values = part.table.values if part.table.values.ndim == 2 else part.table.values[:, -1]
        past = times <= live.since
        found.append(population(values[past], times[past], values[now], times[now], part.table.names))
        recent = np.flatnonzero(times > live.since - _SAID_DAYS * _DAY)
        said = version.say(name, part.table.rows(recent)).reshape(len(recent), -1)
        spoke = np.isfinite(said).any(axis=1)
        then, latest = spoke & past[recent], spoke & now[recent]
        names = tuple(f"{name} said {column}" for column in range(said.shape[1]))
        found.append(population(said[then], times[recent][then], said[latest], times[recent][latest], names))
    return tuple(one for one in found if one is not None)


def _verdict(health: Health) -> tuple[Verdict, str]:
    """The gravest thing that can be said, and why."""
    bets = {
        "its losses are above its baseline's": health.worse,
        "it is less good than its record promised": health.faded,
        "its probabilities are off": health.calibration,
    }
    for level, verdict in _LEVELS:
        for why, bet in bets.items():
            if bet is None or bet.peak < level or (verdict == "suspend" and bet is health.faded):  # less good is still good
                continue
            return verdict, f"{why}: a bet on that came to {bet.peak:.0f} times its stake in {bet.n} moments"
    far = next((one for one in health.population if one.moved), None)
    if far is not None:
        return "retrain", f"{far.feature} is as in none of {far.stretches} stretches of the past"
    return "ok", f"nothing is wrong in {health.n} moments"


def _start(session: Session, model_id: int, champion: ModelVersion) -> int:
    """Where the record that counts begins, epoch seconds.

    With the data of the first of an unbroken row of promoted versions of the same specification, none of which was suspended, or with
    the end of its own last suspension.
    """
    versions = session.scalars(
        select(ModelVersion)
        .where(ModelVersion.ai_model_id == model_id, ModelVersion.promoted_at.is_not(None), ModelVersion.id <= champion.id)
        .order_by(ModelVersion.id.desc())
    ).all()
    spans = select(ModelSuspension.model_version_id, ModelSuspension.until).order_by(ModelSuspension.since)
    suspended: dict[int, datetime | None] = dict(session.execute(spans).all())
    wanted = champion.parameters["specification_sha256"]
    start = champion.trained_to or from_epoch(0)
    for row in versions:
        if row.parameters["specification_sha256"] != wanted or (row.id in suspended and row.id != champion.id):
            break
        start = min(start, row.trained_to or start)
    ended = suspended.get(champion.id)
    return epoch(start if ended is None else max(start, ended))


def _settled(session: Session, name: str, start: int) -> list[Settled]:
    rows = session.execute(_SETTLED, {"name": name, "since": from_epoch(start)})
    return [
        Settled(
            np.array(said, dtype=np.float64),
            np.array(happened, dtype=np.float64),
            np.array(times, dtype=np.int64),
            max(1, int(hours) // 24),
        )
        for _, hours, said, happened, times in rows
    ]


def _note(
    session: Session,
    row: ModelVersion,
    health: Health,
    now: datetime,
    announce: Announce,
    retrain: Callable[[Session, int], bool],
) -> dict[str, Any]:
    """Write the health into the row of the model, and act; returns it. A suspended version stays that until somebody ends it."""
    model = session.scalars(select(AiModel).where(AiModel.id == row.ai_model_id).with_for_update()).one()
    verdict: Verdict = "suspend" if open_suspension(session, row.id) is not None else health.verdict
    if verdict == "suspend":
        suspend(session, row, now, health.why, health.plain())
    elif verdict == "retrain":
        retrain(session, model.id)
    before = model.health_status.get("drift", {})
    same = before.get("verdict") == verdict and before.get("version") == row.version
    since = before["since"] if same else utc_now().isoformat()
    drift = {**health.plain(), "verdict": verdict, "version": row.version, "since": since, "judged_at": utc_now().isoformat()}
    model.health_status = {**model.health_status, "drift": drift}
    if before.get("verdict", "ok") != verdict:
        news = {"model": model.name, "version": row.version, "verdict": verdict, "before": before.get("verdict", "ok")}
        announce(session, "model_health", {**news, "why": health.why})
    return drift
