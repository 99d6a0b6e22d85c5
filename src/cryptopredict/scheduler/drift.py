"""The daily look at the models: what came after their training, judged, written down and acted on."""

from datetime import timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from cryptopredict.base import from_epoch
from cryptopredict.core import transaction
from cryptopredict.core.schema import JobRun
from cryptopredict.data.market import market_source
from cryptopredict.ledger.drift import check_champions
from cryptopredict.outbox import write_event
from cryptopredict.pipeline.train import RECIPES, order_now, read_material
from cryptopredict.scheduler.task import Done, Task

__all__ = ["check_drift", "queue_training"]

_TRAIN = "retrain_model"
_FIT = "fit_models"


def check_drift(task: Task) -> str | Done:
    """Judge every champion; train anew or stop using what has drifted."""
    with transaction(task.ground.engine) as session:
        if market_source(session.connection()) is None:
            return "There is no market yet."
    task.report(0.0, "Reading the market")
    order = order_now(task.ground)
    material = read_material(task.ground, order)
    task.report(0.1, "Looking at what came after the training")
    recipes = {recipe.name: recipe for recipe in RECIPES}
    found = check_champions(task.ground, recipes, material, from_epoch(order.moment), write_event, queue_training)
    lines = [f"{name} {health['version']}: {health['verdict']}, {health['why']}" for name, health in found.items()]
    return Done("; ".join(lines) or "There is no champion.", found)


def queue_training(session: Session, model_id: int) -> bool:
    """Ask for a training of one model, unless one was within a day or any is under way; says whether it did."""
    # The lock of whoever asks for this job: two who ask at once get one row.
    session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"job {_TRAIN}"))))
    arguments = {"model_id": model_id, "quick": 0, "seed": 0}
    lately = and_(
        JobRun.name == _TRAIN,
        JobRun.arguments["model_id"].as_integer() == model_id,
        JobRun.queued_at > func.now() - timedelta(days=1),
    )
    under_way = and_(JobRun.name == _FIT, JobRun.status.in_(("queued", "running", "failed")))
    if session.scalar(select(JobRun.id).where(or_(lately, under_way)).limit(1)) is not None:
        return False
    session.add(JobRun(name=_TRAIN, arguments=arguments))
    session.flush()
    return True
