"""What a database still lacks before the interface has something to show."""

from dataclasses import dataclass

from sqlalchemy import select

from cryptopredict.base import Conflict
from cryptopredict.core import Ground, transaction
from cryptopredict.core.schema import CascadeRun, SystemConfig

__all__ = ["FirstSteps", "first_steps", "simulator_options"]


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """`source` of the market in the database (None: there is none); whether a market and a first decision are to be made."""

    source: str | None
    market: bool
    decision: bool


def first_steps(ground: Ground) -> FirstSteps:
    """Look into the database. Raises `Conflict` when it holds another market than the settings ask for."""
    with transaction(ground.engine) as session:
        source = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source"))
        decided = session.scalar(
            select(CascadeRun.id).where(CascadeRun.kind == "live", CascadeRun.status == "succeeded").limit(1)
        )
        about = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "simulated_market"))
    wanted = ground.settings.source
    if source is not None and wanted not in {"auto", source}:
        raise Conflict(
            f"This home holds the market {source!r}, not {wanted!r}",
            why="a home holds one market, so that simulated and real prices never mix",
            to_do="Leave --source out, or set CRYPTOPREDICT_HOME to another directory.",
        )
    # Without a decision the first filling was interrupted; the markets of the first versions kept another account of themselves.
    outdated = source == "simulated" and isinstance(about, dict) and "until" in about
    market = (source is None and wanted != "files") or (source not in {None, "files"} and decided is None) or outdated
    return FirstSteps(source=source, market=market, decision=(decided is None and (market or source is not None)) or outdated)


def simulator_options(ground: Ground) -> tuple[str, ...] | None:
    """Options of `cryptopredict simulate` for the market in the database; None when it is not one that is made here."""
    with transaction(ground.engine) as session:
        source = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "market_source"))
        made = session.scalar(select(SystemConfig.value).where(SystemConfig.key == "simulated_market"))
    if source not in {"simulated", "replay"}:
        return None
    about = made if isinstance(made, dict) else {}
    files = about.get("replay_path") or ground.settings.replay_path
    seed = ("--seed", str(about.get("seed", ground.settings.seed)))
    return (*seed, "--replay", str(files)) if source == "replay" else seed
