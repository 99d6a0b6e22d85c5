"""Prices of layer 3: within which interval will an asset be in an hour, four hours, a day, a week and a month?

The middle is the last price: nothing is known that foretells the direction. What a model may add is how wide the interval is. `RECIPE`
says how a version is trained and judged beside trailing volatility; `price_track` what is said at every moment of a view, by a version
where its gates were open, and by trailing volatility elsewhere; `predicted` the predictions at one moment, `price_of` the answer
to a question about one of them.
"""

from cryptopredict.layer3_assets.prices.asked import PriceAnswer, price_of
from cryptopredict.layer3_assets.prices.recipe import NAME, RECIPE
from cryptopredict.layer3_assets.prices.said import predicted
from cryptopredict.layer3_assets.prices.track import PriceTrack, price_track

__all__ = ["NAME", "RECIPE", "PriceAnswer", "PriceTrack", "predicted", "price_of", "price_track"]
