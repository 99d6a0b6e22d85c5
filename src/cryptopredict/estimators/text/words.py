"""Words as numbers: no list of words comes with the program, a hash gives each word its own, the same on every machine.

Of 24 bits, so that float32 holds every number exactly. Among ten thousand different words about three pairs share a number: a net that
cannot tell apart three pairs of words loses nothing that could be measured.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import BadInput, Floats, Integers
from cryptopredict.estimators.protocol import Arrays
from cryptopredict.estimators.table import Table

__all__ = ["known_share", "numbered", "numbers_of", "word_columns", "words"]

_MOST: Final = 1 << 24
_LONGEST: Final = 20_000  # characters of a text that are looked at
_PIECE: Final = re.compile(
    r"(?P<address>https?://\S+|www\.\S+)"
    r"|(?P<tag>[$#@][^\W\d_]\w*)"
    r"|(?P<number>\d+(?:[.,:٫٬]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*)"
    r"|(?P<mark>[%?!$€£٪؟])"
)
_SAME: Final = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی", "ة": "ه", "’": "'", "ـ": None, "٪": "%", "؟": "?"})
_STANDS_FOR: Final = {"address": "<address>", "number": "<number>"}
"""Whatever the address or number is: what follows from 13.1 does not follow from 13.2 any less."""


def words(text: str) -> list[str]:
    """The words of a text, lower case, in order: English, Persian, or any script that puts spaces between them.

    Addresses and numbers are each one word, whatever they are; a cashtag ($BTC), hashtag or name with @ is `<$>`, `<#>` or `<@>`, for
    which asset is meant says nothing about the tone; of marks those that say something are words. Never raises.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).lower()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_SAME)
    found = []
    for piece in _PIECE.finditer(bare):
        kind = piece.lastgroup or "word"
        found.append(f"<{piece.group()[0]}>" if kind == "tag" else _STANDS_FOR.get(kind, piece.group()))
    return found


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """1 to 2²⁴ − 1; 0 is no word."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=3).digest(), "big") or 1


def numbered(texts: Sequence[str], length: int) -> NDArray[np.float32]:
    """The numbers of the first `length` words of each text, (M, length), 0 where a text is over."""
    found = np.zeros((len(texts), length), dtype=np.float32)
    for place, text in enumerate(texts):
        numbers = [_number(word) for word in words(text)[:length]]
        found[place, : len(numbers)] = numbers
    return found


def word_columns(length: int) -> tuple[str, ...]:
    """Names of the columns that `numbered` fills."""
    return tuple(f"word_{place}" for place in range(length))


def numbers_of(table: Table, beside: tuple[str, ...]) -> Integers:
    """The numbers of words in a table, (M, L): all columns but those `beside` them. `BadInput` if they are none."""
    missing = [name for name in beside if name not in table.names]
    places = [place for place, name in enumerate(table.names) if name not in beside]
    if missing or not places:
        raise BadInput(
            "These columns hold no words", why=f"Missing: {', '.join(missing)}." if missing else "All are beside the words."
        )
    given = table.values[:, places]
    found: Integers = given.astype(np.int64)
    if (found != given).any() or (found < 0).any() or (found >= _MOST).any():
        raise BadInput("A column of words holds something else", why="The number of a word is whole, from 0 to 16777215.")
    return found


def known_share(arrays: Arrays, table: Table, beside: tuple[str, ...]) -> Floats:
    """Of the words of each text, (M,), the share that a fitted model of this room knows, 0 of no words.

    `arrays` are those of the model, or of one that holds such models inside.
    """
    held = [array for name, array in arrays.items() if name.endswith("vocabulary")]
    # Of runs of words those of one word: the length is the last digit of their numbers.
    held += [array[array % 16 == 1] // 16 for name, array in arrays.items() if name.endswith("runs")]
    numbers = numbers_of(table, beside)
    known = np.isin(numbers, np.concatenate([array.astype(np.int64) for array in held]) if held else [])
    found: Floats = (known & (numbers > 0)).sum(axis=1) / np.maximum((numbers > 0).sum(axis=1), 1)
    return found
