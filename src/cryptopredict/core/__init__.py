"""The ground: settings, embedded servers, database, bus, logs, secrets, and the keeper of child processes.

In: `Settings` from the environment. Out: a `Ground` with addresses, an engine and a Redis connection. When a server is missing
it is started; when it cannot be, `Unavailable` says why and what to do.
"""

from cryptopredict.core.bus import ACCOUNT_CHANGED, CONFIG_CHANGED, EVENTS, publish, read_event
from cryptopredict.core.database import async_engine, copy_rows, plain_url, read_arrow, sync_engine, transaction
from cryptopredict.core.environment import environment_of
from cryptopredict.core.ground import Ground, ground
from cryptopredict.core.home import ensure_home, private_directory, write_atomically
from cryptopredict.core.leash import follow_supervisor
from cryptopredict.core.locks import FileLock
from cryptopredict.core.logs import set_up_logs
from cryptopredict.core.port import address_of, allow_connections, listen
from cryptopredict.core.secrets import secret_key
from cryptopredict.core.servers import Servers, servers
from cryptopredict.core.settings import Settings, load_settings
from cryptopredict.core.supervisor import Child, Supervisor

__all__ = [
    "ACCOUNT_CHANGED",
    "CONFIG_CHANGED",
    "EVENTS",
    "Child",
    "FileLock",
    "Ground",
    "Servers",
    "Settings",
    "Supervisor",
    "address_of",
    "allow_connections",
    "async_engine",
    "copy_rows",
    "ensure_home",
    "environment_of",
    "follow_supervisor",
    "ground",
    "listen",
    "load_settings",
    "plain_url",
    "private_directory",
    "publish",
    "read_arrow",
    "read_event",
    "secret_key",
    "servers",
    "set_up_logs",
    "sync_engine",
    "transaction",
    "write_atomically",
]
