"""The embedded Redis: broker, bus, limits and tickets. It keeps nothing on disk, for nothing in it is a record."""

import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import psutil
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from cryptopredict.base import Unavailable
from cryptopredict.core.binaries import redis_program
from cryptopredict.core.home import rotate
from cryptopredict.core.place import Place
from cryptopredict.core.processes import find_server, servers_of, stop_process, wait_until

__all__ = ["RedisServer"]


class RedisServer:
    """One Redis on one private socket. Every method is called under the start lock."""

    name = "Redis"

    def __init__(self, place: Place) -> None:
        self._account = place.account
        self._files = place.files
        self._socket = place.sockets / "redis.sock"
        self._pid_file = place.files / "redis.pid"
        self._log = place.files / "redis.log"

    @property
    def url(self) -> str:
        """The address for redis-py."""
        return f"unix://{quote(str(self._socket), safe='/')}"

    def process(self) -> psutil.Process | None:
        """The running server, whoever started it."""
        return find_server(self._pid_file, "redis-server", self._files)

    def answers(self) -> bool:
        """Whether it answers a ping now."""
        try:
            with redis.Redis(
                unix_socket_path=str(self._socket), socket_timeout=5, socket_connect_timeout=5, retry=Retry(NoBackoff(), 0)
            ) as connection:
                return bool(connection.ping())
        except redis.RedisError:
            return False

    def ensure_running(self) -> None:
        """Start it unless it runs and answers. Raises `Unavailable` with the last lines of its log."""
        if self.process() is not None and wait_until(self.answers, 10 if self._socket.exists() else 1):
            return
        self.stop()
        self._start(redis_program(self._account, self._files))

    def stop(self) -> None:
        """Stop it if it runs."""
        for process in servers_of("redis-server", self._files):
            stop_process(process, ((signal.SIGTERM, 10), (signal.SIGKILL, 10)))

    def _start(self, program: Path) -> None:
        rotate(self._log, 10_000_000)
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "daemonize": "yes",
            "pidfile": str(self._pid_file),
            "logfile": str(self._log),
            "loglevel": "warning",
            "dir": str(self._files),
            "save": "",
            "appendonly": "no",
            "maxmemory": "256mb",
            "maxmemory-policy": "noeviction",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        try:
            done = self._account.run([str(program), *arguments], cwd=self._files, timeout=30)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise self._failed(str(error)) from error
        if done.returncode != 0 or not wait_until(self.answers, 10):
            raise self._failed(done.stdout)

    def _failed(self, output: str) -> Unavailable:
        try:
            tail = self._log.read_text(errors="replace")[-2_000:]
        except OSError:
            tail = ""
        lines = [line.strip() for line in (output + "\n" + tail).splitlines() if line.strip()]
        return Unavailable("Redis does not start", why=" / ".join(lines[-3:]), to_do=f"Read {self._log}.")
