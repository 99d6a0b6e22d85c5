"""The ways out: browsers (Web Push with VAPID), services (Apprise), mail. In: a parcel. Out: nothing, `NotSent` or `Gone`."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import requests
from apprise import Apprise, AppriseAsset
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush

from cryptopredict.base import BadInput, CryptoPredictError
from cryptopredict.core import Settings
from cryptopredict.core.home import private_directory, write_atomically
from cryptopredict.core.locks import exclusive
from cryptopredict.core.mail import Letter, send_letter
from cryptopredict.core.sealing import unseal
from cryptopredict.members.notifying.addresses import check_push_endpoint, check_service
from cryptopredict.members.notifying.delivering import Gone, NotSent, Parcel, Send
from cryptopredict.members.notifying.words import digest_title

__all__ = ["sender", "vapid_public_key"]

_PATIENCE_SECONDS = 10.0
_LIFE_SECONDS = 12 * 3600
"""So long a push service keeps a message for a browser that is off: older signals are of no use."""


def sender(settings: Settings) -> Send:
    """What sends parcels by these settings."""

    def send(parcel: Parcel) -> None:
        try:
            _way(parcel)(settings, parcel)
        except CryptoPredictError as error:
            raise NotSent(str(error)) from error

    return send


def vapid_public_key(home: Path) -> str:
    """The key that browsers subscribe with: base64url without padding, as `applicationServerKey` takes it."""
    point = _vapid(home).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def _way(parcel: Parcel) -> Callable[[Settings, Parcel], None]:
    if parcel.browser is not None:
        return _push
    return _mail if parcel.channel is not None and parcel.channel.kind == "mail" else _service


def _push(settings: Settings, parcel: Parcel) -> None:
    browser = parcel.browser
    assert browser is not None  # noqa: S101  that is how the way was chosen
    first = parcel.messages[0]
    endpoint = check_push_endpoint(browser.endpoint)
    with requests.Session() as session:
        session.max_redirects = 0  # a push service that sends elsewhere is none
        try:
            webpush(
                {"endpoint": endpoint, "keys": {"p256dh": browser.p256dh, "auth": browser.auth}},
                json.dumps({"id": first.number, "title": first.title, "message": first.text, "about": first.about}),
                vapid_private_key=_vapid(settings.home),
                vapid_claims={"sub": settings.public_url or "mailto:cryptopredict@localhost.invalid"},
                timeout=_PATIENCE_SECONDS,
                ttl=_LIFE_SECONDS,
                requests_session=session,
            )
        except WebPushException as error:
            status = None if error.response is None else error.response.status_code
            if status in {404, 410}:
                raise Gone from error
            raise NotSent(f"the push service answered {status}") from error
        except (requests.RequestException, ValueError) as error:
            raise NotSent(type(error).__name__) from error


def _service(settings: Settings, parcel: Parcel) -> None:
    channel = parcel.channel
    if channel is None or channel.sealed is None:
        raise BadInput("A channel has no address")
    url = unseal(settings.home, channel.sealed)
    check_service(url, private=settings.notify_private_hosts)  # again: a name may lead elsewhere since it was given
    target = Apprise(asset=AppriseAsset(app_id="CryptoPredict", async_mode=False))
    if not target.add(url):
        raise BadInput("The address of a channel is not understood any more", to_do="Enter it again.")
    first = parcel.messages[0]
    if not target.notify(title=first.title, body=first.text):
        raise NotSent(f"{channel.service} did not take it")


def _mail(settings: Settings, parcel: Parcel) -> None:
    title, text = parcel.messages[0].title, parcel.messages[0].text
    if len(parcel.messages) > 1:
        title = digest_title(parcel.user.preferences.get("locale", "en"), len(parcel.messages))
        text = "\n\n".join(f"{one.title}\n{one.text}" for one in parcel.messages)
    send_letter(settings, Letter(parcel.user.email, title, f"{text}\n"))


def _vapid(home: Path) -> Vapid02:
    """Made at the first call; whoever has subscribed has subscribed with it, so it is never made anew."""
    directory = private_directory(home / "secrets")
    path = directory / "vapid.pem"
    with exclusive(directory / "lock"):
        if not path.exists():
            fresh = Vapid02()
            fresh.generate_keys()
            write_atomically(path, fresh.private_pem())
    return Vapid02.from_pem(path.read_bytes())
