"""Which addresses a user may have the system speak to: the push services of browsers, and messengers; nothing inside the own network.

An address that a user gives is a way to make this machine ask another one. So browsers' push services are a short list, services of
Apprise are a list too, and a host that the user names is looked up: one that leads to this machine or its network is refused, unless
whoever runs the system allows it for messengers at home.
"""

import ipaddress
import socket
from typing import Final
from urllib.parse import SplitResult, urlsplit

from apprise import Apprise

from cryptopredict.base import BadInput

__all__ = ["SERVICES", "check_push_endpoint", "check_service"]

_PUSH: Final = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
    ".push.apple.com",
    ".notify.windows.com",
)
SERVICES: Final = {
    "discord": "Discord",
    "gotify": "Gotify",
    "gotifys": "Gotify",
    "mailto": "mail server of your own",
    "mailtos": "mail server of your own",
    "matrix": "Matrix",
    "matrixs": "Matrix",
    "mmost": "Mattermost",
    "mmosts": "Mattermost",
    "msteams": "Microsoft Teams",
    "ntfy": "ntfy",
    "ntfys": "ntfy",
    "pover": "Pushover",
    "rocket": "Rocket.Chat",
    "rockets": "Rocket.Chat",
    "signal": "Signal",
    "signals": "Signal",
    "slack": "Slack",
    "tgram": "Telegram",
}
"""By the scheme of their Apprise address."""
_PRIVATE_NAMES: Final = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home.arpa")


def check_push_endpoint(endpoint: str) -> str:
    """The address itself, if it is that of a browser's push service. Raises `BadInput`."""
    parts = _split(endpoint)
    host = (parts.hostname or "").lower()
    plain = parts.scheme == "https" and parts.username is None and parts.port in {None, 443} and not parts.fragment
    known = any(host == name or (name.startswith(".") and host.endswith(name)) for name in _PUSH)
    if not (plain and known):
        raise BadInput(
            "This is no push service of a browser", why=host or "no host", to_do="Subscribe from the browser's settings."
        )
    return endpoint


def check_service(url: str, *, private: bool) -> str:
    """The name of the service that an Apprise address leads to; `private` allows hosts of the own network. Raises `BadInput`."""
    scheme = url.partition("://")[0].lower()
    if scheme not in SERVICES:
        raise BadInput(
            f"{scheme[:20]!r} is no service that messages go to",
            to_do=f"Write an Apprise address of {', '.join(sorted(set(SERVICES.values())))}.",
        )
    target = Apprise.instantiate(url, suppress_exceptions=True)
    if target is None:
        raise BadInput(
            f"This is no address of {SERVICES[scheme]}", to_do="Compare it with the service's page in Apprise's documentation."
        )
    if not private:
        for host in {getattr(target, "host", None), getattr(target, "smtp_host", None)} - {None, ""}:
            _refuse_inside(str(host))
    return SERVICES[scheme]


def _refuse_inside(host: str) -> None:
    """Raises `BadInput` if any address of the host is not a public one, or it has none."""
    if host.lower() in _PRIVATE_NAMES or host.lower().endswith(_PRIVATE_NAMES[1:]):
        raise _inside(host)
    if "." not in host and ":" not in host:
        return  # a token or a channel, where other services have a host
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except OSError as error:
        raise BadInput(f"{host} cannot be found", why=error.strerror or str(error)) from error
    if not all(ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in found):
        raise _inside(host)


def _inside(host: str) -> BadInput:
    return BadInput(
        f"{host} is inside this network",
        why="messages may not be used to reach what is not public",
        to_do="Whoever runs the system may allow it with CRYPTOPREDICT_NOTIFY_PRIVATE_HOSTS=true.",
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise BadInput("This is no address", why=str(error)) from error
    return parts
