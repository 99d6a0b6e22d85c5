"""What could be lost: value at risk and the mean beyond it, by filtered history with a Pareto tail, and how such figures are judged."""

from cryptopredict.estimators.tail.coverage import christoffersen, kupiec
from cryptopredict.estimators.tail.filtered import FilteredTail
from cryptopredict.estimators.tail.loss import joint_loss, pinball

__all__ = ["FilteredTail", "christoffersen", "joint_loss", "kupiec", "pinball"]
