"""The cascade over history. In: a view and a span of time. Out: one decision for each step, the same as would have been made then."""

from cryptopredict.replay.walk import replay

__all__ = ["replay"]
