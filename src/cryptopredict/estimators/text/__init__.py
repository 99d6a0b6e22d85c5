"""Models of texts: words become numbers by a hash, rows of numbers become probabilities.

In: tables whose columns are the numbers of a text's words, in order (`numbered`), with other columns beside them where a model wants
some. `HashedLogistic` is the plain model, `TextCnn` the net. Neither knows a word before it has read the texts that it is fitted to.
"""

from cryptopredict.estimators.text.bag import HashedLogistic
from cryptopredict.estimators.text.cnn import TextCnn
from cryptopredict.estimators.text.words import known_share, numbered, word_columns, words

__all__ = ["HashedLogistic", "TextCnn", "known_share", "numbered", "word_columns", "words"]
