"""How patiently and how carefully providers are asked."""

from dataclasses import dataclass

__all__ = ["Pace"]


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds, shares and counts of the one way out. The defaults are those of the product."""

    headroom: float = 0.9
    """Share of a limit that is ever used: somebody else on this address may ask too."""
    alone: float = 0.25
    """Share of that which one process takes while it cannot see, for want of Redis, what the others take."""
    retries: int = 2
    retry_pause: float = 0.5
    """The first pause before another try is drawn from 0 to this, each further one from twice as much."""
    failures: int = 5
    """So many in a row open the breaker."""
    cool_down: float = 15.0
    """The first time that an open breaker lets nobody pass; it doubles with each probe that fails."""
    cool_down_most: float = 300.0
    probe_margin: float = 5.0
    """A probe that has not reported so long after its request's time is given up, and another may probe."""
    back_off: float = 60.0
    """The first wait after a refusal (429) that names none; it doubles with each further one."""
    back_off_most: float = 3_600.0
    ban_least: float = 120.0
    """The least wait after a ban (418) that names none."""
    wait_most: float = 31 * 86_400.0
    """A provider that asks for more than this is asked again then."""
    look: float = 0.5
    """Who waits for its turn looks again at least so often."""
    redis_pause: float = 5.0
    """So long Redis is left alone after it failed."""
