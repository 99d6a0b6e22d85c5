"""Telling people: what happened, to whom it matters, when they may be disturbed, over which ways, and whether it arrived.

In: events of the outbox, rules of users, the clock. Out: rows of `notifications` and `notification_deliveries`, and messages. A way that does
not answer is tried again and then given up; the notification itself stays in the app either way.
"""

from cryptopredict.members.notifying.addresses import SERVICES, check_push_endpoint, check_service
from cryptopredict.members.notifying.delivering import Gone, Message, NotSent, Parcel, Send, deliver_due
from cryptopredict.members.notifying.happenings import Happening
from cryptopredict.members.notifying.making import make_notifications, notify, watch_prices
from cryptopredict.members.notifying.quiet import Times
from cryptopredict.members.notifying.rules import EVENTS, check_filters
from cryptopredict.members.notifying.ways import sender, vapid_public_key
from cryptopredict.members.notifying.words import written

__all__ = [
    "EVENTS",
    "SERVICES",
    "Gone",
    "Happening",
    "Message",
    "NotSent",
    "Parcel",
    "Send",
    "Times",
    "check_filters",
    "check_push_endpoint",
    "check_service",
    "deliver_due",
    "make_notifications",
    "notify",
    "sender",
    "vapid_public_key",
    "watch_prices",
    "written",
]
