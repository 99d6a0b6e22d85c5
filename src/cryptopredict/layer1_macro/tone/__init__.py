"""The tone model of layer 1: how probable it is that a headline is bad, neutral or good news, learnt from texts that the user labelled.

`RECIPE` is how the training engine makes a version of it; `read` is what a version says of texts, NaN where its gate is closed or
where it knows too few of a text's words. The market has no part in it.
"""

from cryptopredict.layer1_macro.tone.reading import read
from cryptopredict.layer1_macro.tone.recipe import NAME, RECIPE

__all__ = ["NAME", "RECIPE", "read"]
