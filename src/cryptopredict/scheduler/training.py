"""Training as work that is due: now, because somebody asks, or because the newest version knows too little of the present."""

from datetime import timedelta
from typing import Final

from sqlalchemy import func, select

from cryptopredict.base import NoData
from cryptopredict.core import transaction
from cryptopredict.core.schema import AiModel, ModelVersion, SystemConfig
from cryptopredict.data.market import market_source
from cryptopredict.layer1_macro import VOLATILITY
from cryptopredict.pipeline.train import train_models as train
from cryptopredict.scheduler.task import Task

__all__ = ["retrain_models", "train_models"]

_DUE: Final = timedelta(days=7)
_NEW: Final = timedelta(days=1)


def train_models(task: Task) -> str:
    """Train now, whatever there is. Too little history is an answer, not a failure."""
    try:
        outcome = train(task.ground, report=lambda what, share: task.report(share, what))
    except NoData as error:
        return str(error)
    return outcome.verdict


def retrain_models(task: Task) -> str:
    """Train if no version was stored in the last week; meant to be asked often, for asking costs nothing.

    A market that has just come is left alone for a day: whoever started it wants the machine, and can say `cryptopredict train`.
    """
    with transaction(task.ground.engine) as session:
        if market_source(session.connection()) is None:
            return "There is no market yet."
        came = session.scalar(select(SystemConfig.updated_at).where(SystemConfig.key == "market_source"))
        newest = select(func.max(ModelVersion.created_at)).join(AiModel).where(AiModel.name == VOLATILITY)
        stored, now = session.execute(select(newest.scalar_subquery(), func.now())).one()
    if stored is not None and now - stored < _DUE:
        return "The newest version is younger than a week."
    if stored is None and came is not None and now - came < _NEW:
        return "The market is new; it is trained when it has been here for a day, or by `cryptopredict train`."
    return train_models(task)
