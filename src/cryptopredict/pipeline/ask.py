"""A question about one price, answered at the present by the models that count. In: a ground. Out: what is said, and what would be."""

from collections.abc import Mapping

from cryptopredict.base import utc_now
from cryptopredict.core import Ground
from cryptopredict.data.view import load_view
from cryptopredict.layer3_assets import PriceAnswer, price_of
from cryptopredict.ledger.registry import champions
from cryptopredict.pipeline.run import present

__all__ = ["ask_price"]


def ask_price(ground: Ground, crypto_id: int, hours: int, supposed: Mapping[str, float]) -> PriceAnswer | None:
    """By the same walk as a decision; None where nothing is said of that asset. Raises `NoData` without a market."""
    view = load_view(ground)
    cut = view.at(present(view, utc_now()))
    return price_of(cut, champions(ground.engine, ground.settings.home), crypto_id, hours, supposed)
