"""The embedded PostgreSQL 18: made at the first start, then started, adopted or stopped under the start lock.

It listens on a Unix socket in a directory that only its account may enter, and on no network address. A commit that was
acknowledged is on the disk (fsync and synchronous_commit stay on).
"""

import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from cryptopredict.base import Unavailable
from cryptopredict.core.binaries import postgres_programs
from cryptopredict.core.home import rotate, write_atomically
from cryptopredict.core.place import Place
from cryptopredict.core.processes import find_server, servers_of, stop_process, wait_until

__all__ = ["Postgres"]

_NAME = "cryptopredict"
"""Name of the role and of the database."""
_START_SECONDS = 300
"""Room for the recovery of a large database after a crash."""


class Postgres:
    """One data directory and the server on it. Every method is called under the start lock."""

    name = "PostgreSQL"

    def __init__(self, place: Place) -> None:
        self._account = place.account
        self._files = place.files
        self._sockets = place.sockets
        self._data = place.files / "postgres"
        self._log = place.files / "postgres.log"

    @property
    def url(self) -> str:
        """The address for SQLAlchemy."""
        return f"postgresql+psycopg://{_NAME}@/{_NAME}?host={quote(str(self._sockets), safe='/')}"

    def process(self) -> psutil.Process | None:
        """The running server of this data directory, whoever started it."""
        return find_server(self._data / "postmaster.pid", "postgres", self._data)

    def answers(self) -> bool:
        """Whether a session can be opened now."""
        try:
            self._connect("postgres").close()
        except psycopg.Error:
            return False
        return True

    def ensure_running(self) -> None:
        """Make the data directory, start the server, make the database: whatever of it is missing.

        Raises `Unavailable` with the last lines of the server's log.
        """
        programs = postgres_programs(self._account, self._files)
        if not self._data.exists():
            self._make(programs)
        running = self.process()
        if running is not None and not self._comes_to_answer():
            self.stop()  # it lives and nobody can reach it: it hangs, or its socket was swept away
            running = None
        if running is None:
            self._start(programs)
        self._make_database()

    def stop(self) -> None:
        """Stop the server if it runs: sessions are ended, their open transactions rolled back, the rest is on the disk."""
        running = self.process()
        if running is not None:
            stop_process(running, ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)))

    def _make(self, programs: Path) -> None:
        fresh = self._files / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options += [
            "--auth-local=trust",
            "--auth-host=reject",
            "--no-instructions",
            f"--username={_NAME}",
            "--pgdata=postgres.new",
        ]
        done = self._account.run([str(programs / "initdb"), *options], cwd=self._files, timeout=300)
        if done.returncode != 0:
            shutil.rmtree(fresh, ignore_errors=True)
            raise self._failed("PostgreSQL could not make its data directory", done.stdout)
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("include_if_exists = 'cryptopredict.conf'\n")
        fresh.rename(self._data)  # a start that was killed half-way leaves no half-made data directory

    def _start(self, programs: Path) -> None:
        self._clear_way()
        self._configure()
        rotate(self._log, 10_000_000)
        arguments = [str(programs / "pg_ctl"), "start", "-D", "postgres", "-l", "postgres.log", "-w", "-t", str(_START_SECONDS)]
        try:
            done = self._account.run(arguments, cwd=self._files, timeout=_START_SECONDS + 30)
        except subprocess.TimeoutExpired as error:
            raise self._failed("PostgreSQL did not start in time", str(error)) from error
        if done.returncode != 0 or not wait_until(self.answers, 30):
            raise self._failed("PostgreSQL does not start", done.stdout)

    def _clear_way(self) -> None:
        # Children of a killed server may still be ending; a second server beside them would destroy the data.
        if not wait_until(lambda: not servers_of("postgres", self._data), 10):
            for process in servers_of("postgres", self._data):
                stop_process(process, ((signal.SIGQUIT, 5), (signal.SIGKILL, 5)))
        # PostgreSQL clears a dead owner's files itself, but stops at a number that a foreign process has got since, or that
        # a dead one keeps because nobody collected it.
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        (self._sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _configure(self) -> None:
        sockets = str(self._sockets).replace("\\", "\\\\").replace('"', '""').replace("'", "''")
        settings = {
            "listen_addresses": "''",
            "unix_socket_directories": f"'\"{sockets}\"'",
            "unix_socket_permissions": "0700",
            "port": "5432",
            "cluster_name": _NAME,
            "max_connections": "100",
            "fsync": "on",
            "full_page_writes": "on",
            "synchronous_commit": "on",
            "max_wal_size": "2GB",
            "wal_compression": "on",
            "shared_buffers": "256MB",
            "dynamic_shared_memory_type": "mmap",  # containers often have 64 MB of /dev/shm, too little for a parallel join
            "jit": "off",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_min_messages": "log",
        }
        text = "# Written at every start; change postgresql.conf below its include line instead.\n"
        text += "".join(f"{name} = {value}\n" for name, value in settings.items())
        path = self._data / "cryptopredict.conf"
        write_atomically(path, text.encode())
        self._account.own(path)

    def _make_database(self) -> None:
        with self._connect("postgres") as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_NAME,)).fetchone()
            if found is None:
                connection.execute(f"CREATE DATABASE {_NAME}")

    def _connect(self, database: str) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(host=str(self._sockets), user=_NAME, dbname=database, connect_timeout=5, autocommit=True)

    def _comes_to_answer(self) -> bool:
        try:
            started = (self._data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
        except (OSError, IndexError):
            started = False
        if started and not (self._sockets / ".s.PGSQL.5432").exists():
            return False
        return wait_until(self.answers, 10 if started else _START_SECONDS)

    def _failed(self, what: str, output: str) -> Unavailable:
        try:
            tail = self._log.read_text(errors="replace")[-2_000:]
        except OSError:
            tail = ""
        read = f"Read {self._log}; " if tail else ""
        lines = [line.strip() for line in (output + "\n" + tail).splitlines() if line.strip()]
        grave = [line for line in lines if "FATAL:" in line or "PANIC:" in line]  # what comes after is only the shutdown
        return Unavailable(
            what, why=" / ".join((grave or lines)[-4:]), to_do=f"{read}`cryptopredict doctor` checks the machine."
        )
