"""Who reads the tone of new headlines: the champion of the tone models, handed to those who read the headlines.

A headline is read once, by whoever was the champion then; what was written of it stays.
"""

from collections.abc import Sequence

import structlog

from cryptopredict.base import BadInput, epoch, utc_now
from cryptopredict.core import Ground, transaction
from cryptopredict.data.sources.tone import Reader
from cryptopredict.layer1_macro import tone
from cryptopredict.ledger.promotion import champion_reference
from cryptopredict.ledger.registry import read_version
from cryptopredict.ledger.whole import Damaged

__all__ = ["tone_reader"]

_log = structlog.get_logger(__name__)


def tone_reader(here: Ground) -> Reader | None:
    """The champion as a reader; None where there is none, or its files are not what was written: the list of words reads then."""
    with transaction(here.engine) as session:
        champion = champion_reference(session, tone.NAME)
    if champion is None:
        return None
    try:
        version = read_version(here.settings.home, tone.NAME, champion)
    except (Damaged, BadInput) as error:
        _log.error("model missing", model=tone.NAME, version=champion.version, reason=str(error))
        return None

    def read(texts: Sequence[str]) -> list[tuple[float, ...]]:
        return [tuple(row) for row in tone.read(version, texts, epoch(utc_now())).tolist()]

    return Reader(version.reference, read)
