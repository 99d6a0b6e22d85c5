"""Telling the world. In: an event, written in the transaction that makes it true. Out: the same event on the bus, after the commit.

At least once and in order; when Redis is away, events wait in the table and none is lost.
"""

from cryptopredict.outbox.sending import relay
from cryptopredict.outbox.writing import write_event

__all__ = ["relay", "write_event"]
