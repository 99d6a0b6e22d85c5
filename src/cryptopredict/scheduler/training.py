"""Training as work that is due: now, because somebody asks, or because the newest versions know too little of the present.

What is asked for is split: a row of `fit_models` for each share of each model, done side by side where several processes work on the
queue, one after the other where there is one. Nobody waits for anybody: whoever ends last finishes the model.
"""

import time
import uuid
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import func, select, text

from cryptopredict.base import BadInput, NoData
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiModel, JobRun, ModelVersion, SystemConfig
from cryptopredict.data.market import market_source
from cryptopredict.estimators.training import Recipe
from cryptopredict.ledger.registry import note_share
from cryptopredict.pipeline.train import (
    RECIPES,
    Order,
    chosen_recipes,
    complete,
    fit_share,
    order_now,
    read_material,
    training_lock,
)
from cryptopredict.scheduler.cadence import Queue
from cryptopredict.scheduler.presence import WORKERS, read_workers
from cryptopredict.scheduler.task import Task

__all__ = ["fit_models", "retrain_models", "train_models"]

_FIT: Final = "fit_models"
_DUE: Final = timedelta(days=7)
_NEW: Final = timedelta(days=1)
_MOST_SHARES: Final = 4
_PAUSE_SECONDS: Final = 2.0
_OPEN: Final = ("queued", "running", "failed")


def train_models(task: Task) -> str:
    """Have every model trained now, on whatever there is."""
    return _ask(task, RECIPES)


def retrain_models(task: Task) -> str:
    """Have those models trained of which no version was stored in the last week; asking costs nothing, and is done often.

    A market that has just come is left alone for a day: whoever started it wants the machine, and can say `cryptopredict train`. A
    model that could not be trained is tried again after a day.
    """
    with transaction(task.ground.engine) as session:
        if market_source(session.connection()) is None:
            return "There is no market yet."
        came = session.scalar(select(SystemConfig.updated_at).where(SystemConfig.key == "market_source"))
        stored = select(AiModel.name, func.max(ModelVersion.created_at)).where(ModelVersion.ai_model_id == AiModel.id)
        newest = {row[0]: row[1] for row in session.execute(stored.group_by(AiModel.name))}
        lately = select(JobRun.arguments["model"].astext).where(JobRun.name == _FIT, JobRun.queued_at > func.now() - _NEW)
        asked, now = set(session.scalars(lately)), session.scalars(select(func.now())).one()
    if not newest and came is not None and now - came < _NEW:
        return "The market is new; it is trained when it has been here for a day, or by `cryptopredict train`."
    due = [each for each in RECIPES if each.name not in asked and (each.name not in newest or now - newest[each.name] >= _DUE)]
    return _ask(task, due) if due else "The newest version of every model is younger than a week, or was asked for today."


def fit_models(task: Task) -> str:
    """Fit one share of a model; the last one also judges and stores it. Too little history is an answer, not a failure."""
    given = task.arguments
    (recipe,) = chosen_recipes(model=given["model"])
    order, share = Order(given["moment"], given["quick"], given["seed"]), (given["share"], given["of"])
    started = time.monotonic()

    def report(what: str, part: float) -> None:
        task.report(part, what)

    def last() -> bool:
        return note_share(task.ground.engine, recipe.name, recipe.layer, given["batch"], share[0], of=share[1])

    with ExitStack() as stack:
        while not stack.enter_context(training_lock(task.ground.engine, together=True)):
            stack.close()
            report("Waits for another training to end", 0.0)
            time.sleep(_PAUSE_SECONDS)
        try:
            training, kept = fit_share(task.ground, recipe, read_material(task.ground, order), order, share, report)
            if not last():
                return f"{recipe.name}: share {share[0] + 1} of {share[1]} is fitted."
            return complete(task.ground, training, kept, started, report).verdict
        except (NoData, BadInput) as error:
            last()
            return f"{recipe.name} is not trained: {error}"


def _ask(task: Task, recipes: Sequence[Recipe]) -> str:
    """Write down what is to be fitted, unless that is under way; beat sends it."""
    try:
        order = order_now(task.ground)
    except NoData as error:
        return str(error)
    seen = read_workers(task.ground.redis.hgetall(WORKERS), time.time())
    of = max(1, min(_MOST_SHARES, sum(Queue.TRAINING in worker.queues for worker in seen)))
    batch = uuid.uuid4().hex
    with transaction(task.ground.engine) as session:
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext('ask for a training'))"))
        if session.scalar(select(func.count()).where(JobRun.name == _FIT, JobRun.status.in_(_OPEN))):
            return "A training is under way already."
        for recipe in recipes:
            for share in range(of):
                session.add(JobRun(name=_FIT, arguments=_arguments(recipe, order, batch, share, of)))
    names = ", ".join(recipe.name for recipe in recipes)
    return f"Asked for {names}, each in {of} {'share' if of == 1 else 'shares'}."


def _arguments(recipe: Recipe, order: Order, batch: str, share: int, of: int) -> dict[str, Any]:
    return {
        "model": recipe.name,
        "share": share,
        "of": of,
        "batch": batch,
        "moment": order.moment,
        "quick": order.quick,
        "seed": order.seed,
    }
