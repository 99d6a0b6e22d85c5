"""A child of the supervisor ends when the supervisor does, however that ends: the kernel then closes the pipe at its stdin."""

import os
import signal
import threading

__all__ = ["LEASH", "follow_supervisor"]

LEASH = "CRYPTOPREDICT_LEASH"
"""Set by the supervisor for its children: seconds that they may take to end."""


def follow_supervisor() -> None:
    """Watch stdin when a supervisor started this process; at its end stop politely, and after the grace without delay."""
    grace = os.environ.pop(LEASH, "")
    if grace:
        threading.Thread(target=_watch, args=(float(grace),), name="leash", daemon=True).start()


def _watch(grace: float) -> None:
    while os.read(0, 1_024):
        continue
    # A second thread stands by, for a process that hangs would not answer the signal.
    hard_end = threading.Timer(grace, os._exit, args=(1,))
    hard_end.daemon = True
    hard_end.start()
    os.kill(os.getpid(), signal.SIGTERM)
