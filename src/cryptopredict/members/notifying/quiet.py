"""When a person may be disturbed: quiet hours, and a time of day for those who want everything at once. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptopredict.base import BadInput

__all__ = ["Times"]


@dataclass(frozen=True, slots=True)
class Times:
    """Quiet from `quiet_from` to `quiet_to` o'clock (None: never) in `zone`; mail once a day at `digest_hour` (None: at once)."""

    zone: str = "UTC"
    quiet_from: int | None = None
    quiet_to: int | None = None
    digest_hour: int | None = None

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise BadInput(f"{self.zone!r} is no time zone", to_do="Write it as Asia/Tehran or UTC.") from error
        if (self.quiet_from is None) != (self.quiet_to is None):
            raise BadInput("Quiet hours have a beginning and an end", to_do="Give both, or neither.")
        for hour in (self.quiet_from, self.quiet_to, self.digest_hour):
            if hour is not None and not 0 <= hour <= 23:
                raise BadInput(f"{hour} is no hour", to_do="Give 0 to 23.")

    @classmethod
    def of(cls, preferences: Mapping[str, Any]) -> Self:
        """Those of a user's preferences; what is not there is as usual."""
        given = preferences.get("notifications") or {}
        return cls(
            **{name: given[name] for name in ("zone", "quiet_from", "quiet_to", "digest_hour") if given.get(name) is not None}
        )

    def due(self, now: datetime, *, urgent: bool, mail: bool) -> datetime:
        """When something of now may be sent: urgent things at once, mail with the next digest, others after the quiet hours."""
        if urgent:
            return now
        if mail and self.digest_hour is not None:
            return self._next(now, self.digest_hour)
        if self._quiet(now) and self.quiet_to is not None:
            return self._next(now, self.quiet_to)
        return now

    def _quiet(self, now: datetime) -> bool:
        if self.quiet_from is None or self.quiet_to is None or self.quiet_from == self.quiet_to:
            return False
        hour = now.astimezone(ZoneInfo(self.zone)).hour
        if self.quiet_from < self.quiet_to:
            return self.quiet_from <= hour < self.quiet_to
        return hour >= self.quiet_from or hour < self.quiet_to

    def _next(self, now: datetime, hour: int) -> datetime:
        """The next time that a clock of the zone shows this hour."""
        here = now.astimezone(ZoneInfo(self.zone))
        found = datetime.combine(here.date(), time(hour), tzinfo=here.tzinfo)
        if found <= here:
            found = datetime.combine(here.date() + timedelta(days=1), time(hour), tzinfo=here.tzinfo)
        return found.astimezone(now.tzinfo)
