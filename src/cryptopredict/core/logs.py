"""Logs of every process in one form: JSON lines, or coloured lines on a terminal. Nothing secret passes."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from cryptopredict.core.settings import LogLevel

__all__ = ["set_up_logs"]

_SECRET_WORDS = ("password", "secret", "token", "authorization", "cookie", "api_key", "ticket")

# Local variables hold passwords and tokens: no traceback shows them.
_TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))


def set_up_logs(level: LogLevel = "info", *, terminal: bool | None = None) -> None:
    """Send structlog's and the libraries' own records to stderr from `level` on; `terminal` None looks whether stderr is one."""
    for_people = sys.stderr.isatty() if terminal is None else terminal
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _hide_secrets,
    ]
    last: list[structlog.types.Processor] = (
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if for_people
        else [_TRACEBACKS, structlog.processors.JSONRenderer(default=str)]
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())


def _hide_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key in event:
        if any(word in key.lower() for word in _SECRET_WORDS):
            event[key] = "hidden"
    return event
