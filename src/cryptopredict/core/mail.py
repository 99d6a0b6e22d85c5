"""Mail to one person. Without a mail server it is written to the log, for whoever runs the system to pass on.

In: a `Letter`. Out: nothing; `Unavailable` when the server did not take it. Over a network the line is encrypted or not used.
"""

import ipaddress
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import structlog

from cryptopredict.base import Unavailable
from cryptopredict.core.settings import Settings

__all__ = ["Letter", "send_letter"]

_PATIENCE_SECONDS = 15.0
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain text mail. `to` was checked to be an address; `subject` has one line."""

    to: str
    subject: str
    text: str


def send_letter(settings: Settings, letter: Letter) -> None:
    """Hand it to the mail server, which takes seconds: call it in a thread. Raises `Unavailable` when it was not taken."""
    if settings.mail_url is None:
        _log.warning(
            "mail_not_sent", reason="no CRYPTOPREDICT_MAIL_URL", to=letter.to, subject=letter.subject, text=letter.text
        )
        return
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, letter.to, letter.subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="cryptopredict.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    try:
        with _connected(settings.mail_url.get_secret_value()) as server:
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        # The server's own words may quote the address or the password.
        raise Unavailable("The mail was not sent", why=type(error).__name__, to_do="Check CRYPTOPREDICT_MAIL_URL.") from error


@contextmanager
def _connected(url: str) -> Iterator[smtplib.SMTP]:
    parts = urlsplit(url)
    host, context = parts.hostname or "", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=_PATIENCE_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, parts.port or 587, timeout=_PATIENCE_SECONDS)
    with server:
        if parts.scheme == "smtp" and not _here(host):
            server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
