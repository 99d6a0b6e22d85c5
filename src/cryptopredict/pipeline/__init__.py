"""The cascade: the only place that knows the order of the layers, and what happens when one has nothing to go on.

In: a ground with a market, or a view. Out: a `Decision`, stored with its run and announced after the commit. A layer with too little
data answers so and the ones below go on; only layer 1 without data stops the cascade, with `NoData` and the reason.
"""

from cryptopredict.pipeline.ask import ask_price
from cryptopredict.pipeline.decide import Models, Tracks, decide, walk
from cryptopredict.pipeline.printed import printed, to_json
from cryptopredict.pipeline.run import present, run_cascade
from cryptopredict.pipeline.walks import Walks

__all__ = ["Models", "Tracks", "Walks", "ask_price", "decide", "present", "printed", "run_cascade", "to_json", "walk"]
