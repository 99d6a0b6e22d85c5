"""One client of the stream: handshake and frames by the `websockets` library, messages written in batches by hand."""

import asyncio
import time
from typing import Any, ClassVar, Protocol, cast
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
from uvicorn.config import Config
from uvicorn.server import ServerState
from websockets.exceptions import ProtocolError
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

__all__ = ["MOST_STREAMS", "Audience", "StreamConnection"]

MOST_STREAMS = 1_024
_MOST_INCOMING = 5
_BUFFER = 8 << 20


class Audience(Protocol):
    """What a connection tells of itself to whoever sends."""

    def join(self, connection: "StreamConnection") -> None:
        """It is open and its streams are known."""
        ...

    def subscribe(self, connection: "StreamConnection", streams: list[str]) -> None:
        """It wants these streams too."""
        ...

    def unsubscribe(self, connection: "StreamConnection", streams: list[str]) -> None:
        """It no longer wants these."""
        ...

    def leave(self, connection: "StreamConnection") -> None:
        """It is gone."""
        ...

    def answers_pings(self) -> bool:
        """Whether pings of clients are answered."""
        ...


class _Command(msgspec.Struct):
    method: str
    id: int | str | None = None
    params: list[Any] = msgspec.field(default_factory=list)


class StreamConnection(asyncio.Protocol):
    """A WebSocket on `/stream?streams=a/b` (combined) or `/ws/a` (raw). `audience` is set on a subclass."""

    audience: ClassVar[Audience]

    def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
        _ = config, app_state
        self._connections = server_state.connections
        self._protocol = ServerProtocol(max_size=65_536)
        self._transport = cast(asyncio.Transport, None)
        self._waiting: list[bytes] = []
        self._incoming: list[float] = []
        self._ping: tuple[float, bytes] | None = None
        self._pinged = 0.0
        self.combined = True
        self.opened = 0.0
        self.noted = False
        self.streams: dict[str, None] = {}

    # What uvicorn calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over the transport of a request that asks for a WebSocket."""
        self._transport = cast(asyncio.Transport, transport)
        self._connections.add(self)  # type: ignore[arg-type]

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Forget the client."""
        self._connections.discard(self)
        self.audience.leave(self)

    def shutdown(self) -> None:
        """Say goodbye when the server stops."""
        self.close(1012, "Service restart")
        self._transport.close()

    def eof_received(self) -> None:
        """Let the transport close."""

    def data_received(self, data: bytes) -> None:
        """Read requests and frames."""
        self._protocol.receive_data(data)
        answers = True
        for event in self._protocol.events_received():
            if isinstance(event, Request):
                self._open(event)
            elif isinstance(event, Frame):
                answers = self._read(event) and answers
        self._flush_protocol(answers=answers)
        if isinstance(self._protocol.parser_exc, ProtocolError | EOFError):
            self._transport.close()

    # What the hub calls.

    def push(self, data: bytes) -> None:
        """Put frames into the next batch."""
        self._waiting.append(data)

    def drain(self) -> None:
        """Send what waits; who has not read what was sent before is cut, as the exchange does."""
        if self._waiting:
            if self._transport.get_write_buffer_size() > _BUFFER:
                self.abort()
            else:
                self._transport.write(b"".join(self._waiting))
            self._waiting.clear()

    def keep_alive(self, now: float, every: float, patience: float) -> None:
        """Ping every so many seconds of the monotonic clock; without its pong within the patience, cut."""
        if self._ping is not None and now - self._ping[0] > patience:
            self.abort()
        elif self._ping is None and now - self._pinged >= every:
            payload = str(int(time.time() * 1000)).encode()
            self._ping, self._pinged = (now, payload), now
            self._protocol.send_ping(payload)
            self._flush_protocol()

    def close(self, code: int, reason: str) -> None:
        """End politely."""
        if self._protocol.state.name == "OPEN":
            self.drain()
            self._protocol.send_close(code, reason)
            self._flush_protocol()

    def abort(self) -> None:
        """End by a reset."""
        self._transport.abort()

    # Inside.

    def _open(self, request: Request) -> None:
        address = urlsplit(request.path)
        path = unquote(address.path).rstrip("/")
        if path == "/stream":
            names = parse_qs(address.query).get("streams", [""])[0].split("/")
        elif path == "/ws" or path.startswith("/ws/"):
            self.combined = False
            names = path.removeprefix("/ws").split("/")
        else:
            self._protocol.send_response(self._protocol.reject(404, "Not found\n"))
            return
        names = [name for name in names if name]
        if len(names) > MOST_STREAMS:
            self._protocol.send_response(self._protocol.reject(400, "Too many streams\n"))
            return
        response = self._protocol.accept(request)
        self._protocol.send_response(response)
        if response.status_code != 101:
            return
        self.opened = self._pinged = time.monotonic()
        self._flush_protocol()
        self.audience.join(self)
        self.audience.subscribe(self, names)

    def _read(self, received: Frame) -> bool:
        """Handle a frame; False when what the library answers to it is to be held back."""
        if received.opcode in {Opcode.TEXT, Opcode.PING, Opcode.PONG} and not self._counts():
            self.close(1008, "Too many requests")
            return True
        if received.opcode is Opcode.TEXT:
            self._obey(bytes(received.data))
        elif received.opcode is Opcode.PONG and self._ping is not None and bytes(received.data) == self._ping[1]:
            self._ping = None
        return received.opcode is not Opcode.PING or self.audience.answers_pings()

    def _counts(self) -> bool:
        now = time.monotonic()
        self._incoming = [moment for moment in self._incoming if now - moment < 1.0] + [now]
        return len(self._incoming) <= _MOST_INCOMING

    def _obey(self, text: bytes) -> None:
        try:
            command = msgspec.json.decode(text, type=_Command)
        except msgspec.DecodeError as error:
            self._answer({"error": {"code": 3, "msg": f"Invalid JSON: {error}"}, "id": None})
            return
        names = [str(name) for name in command.params]
        if command.method == "LIST_SUBSCRIPTIONS":
            self._answer({"result": list(self.streams), "id": command.id})
        elif command.method not in {"SUBSCRIBE", "UNSUBSCRIBE"} or not names:
            self._answer({"error": {"code": 2, "msg": f"Invalid request: method {command.method}"}, "id": command.id})
        elif command.method == "SUBSCRIBE" and len(self.streams | dict.fromkeys(names)) > MOST_STREAMS:
            self._answer({"error": {"code": 2, "msg": "Invalid request: too many streams"}, "id": command.id})
        else:
            self._answer({"result": None, "id": command.id})
            change = self.audience.subscribe if command.method == "SUBSCRIBE" else self.audience.unsubscribe
            change(self, names)

    def _answer(self, answer: dict[str, Any]) -> None:
        if self._protocol.state.name == "OPEN":
            self.drain()
            self._protocol.send_text(msgspec.json.encode(answer))

    def _flush_protocol(self, *, answers: bool = True) -> None:
        data = self._protocol.data_to_send()
        if not answers:
            return
        for part in data:
            if part:
                self._transport.write(part)
            else:
                self._transport.close()
