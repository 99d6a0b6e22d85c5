"""What is told over the sockets, and to whom."""

from dataclasses import dataclass

__all__ = ["ADMIN_TOPICS", "EVERYTHING", "NO_DECISION", "OWN_TOPICS", "TOPICS", "Wanted"]

TOPICS = frozenset(
    {
        "halt_update",
        "layer1_update",
        "layer2_update",
        "layer3_update",
        "layer4_update",
        "new_signal",
        "price_update",
        "signal_update",
        "source_status",
        "system_status",
    }
)
"""What everybody who is signed in may see."""

ADMIN_TOPICS = frozenset({"job_progress", "model_health", "suggestion"})
"""What only admins see."""

OWN_TOPICS = frozenset({"execution", "notification", "portfolio_update"})
"""What only the user sees whose `user_id` it carries; anything else on the bus stays inside."""

NO_DECISION = OWN_TOPICS | ADMIN_TOPICS | {"price_update", "source_status", "system_status"}
"""What leaves the present decision as it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a socket is about: events of these topics, and the prices of these assets (None: of all, empty: of none)."""

    topics: frozenset[str]
    assets: frozenset[int] | None


EVERYTHING = Wanted(TOPICS | ADMIN_TOPICS | OWN_TOPICS, None)
