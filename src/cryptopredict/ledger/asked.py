"""Claims that somebody asked for: settled for them like any other, and in no record, no chain and no statistic of the system."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cryptopredict import __version__
from cryptopredict.base import PricePrediction, from_epoch
from cryptopredict.core.schema import Prediction, User

__all__ = ["store_asked"]


def store_asked(session: Session, user_id: int, crypto_id: int, price: PricePrediction, reference: str | None) -> int | None:
    """Write down what was said to a user; asked twice on the same candle it is one row. None where the user is gone.

    `reference` (name@version:sha256) is the version that said it, None for trailing volatility.
    """
    if session.get(User, user_id, with_for_update={"key_share": True}) is None:
        return None
    based_on = from_epoch(price.based_on)
    same = {
        "user_id": user_id,
        "claim": "price",
        "based_on": based_on,
        "crypto_id": crypto_id,
        "prediction_horizon": price.horizon_hours,
        "model_name": "prices",
    }
    more = {
        "is_asked": True,
        "layer_source": "layer3",
        "model_version": (__version__ if reference is None else reference.rpartition("@")[2])[:20],
        "target_datetime": based_on + timedelta(hours=price.horizon_hours),
        "input_price": price.price,
        "predicted_price": price.price,
        "predicted_low": price.low,
        "predicted_high": price.high,
        "interval_level": price.level,
        "confidence_score": price.level,
    }
    session.execute(insert(Prediction).values(**same, **more).on_conflict_do_nothing())
    return session.scalar(select(Prediction.id).filter_by(**same))
