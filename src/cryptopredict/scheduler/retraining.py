"""Training one model, as work that somebody asked for."""

from sqlalchemy import select

from cryptopredict.base import NoData, NotFound
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiModel
from cryptopredict.pipeline.train import chosen_recipes
from cryptopredict.pipeline.train import train_models as train
from cryptopredict.scheduler.task import Task

__all__ = ["retrain_model"]


def retrain_model(task: Task) -> str:
    """Train the model with this id; too little history is an answer, not a failure.

    Raises `NotFound`, `BadInput` for a model that is not made any more, `Conflict` while another training is under way.
    """
    with transaction(task.ground.engine) as session:
        name = session.scalar(select(AiModel.name).where(AiModel.id == task.arguments.get("model_id")))
    if name is None:
        raise NotFound("There is no such model")
    try:
        (outcome,) = train(
            task.ground,
            recipes=chosen_recipes(model=name),
            quick=bool(task.arguments.get("quick", 0)),
            seed=int(task.arguments.get("seed", 0)),
            report=lambda what, share: task.report(share, what),
        )
    except NoData as error:
        return str(error)
    return outcome.verdict
