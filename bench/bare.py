"""`python -m bench.bare DESCRIPTOR FILE`: the least that answers with those bytes: an ASGI app without anything on the product's server."""

import json
import socket
import sys
from pathlib import Path

import uvicorn
from starlette.types import Receive, Scope, Send

from cryptopredict.core import Settings
from cryptopredict.terminal.serve import configured

__all__ = ["write_answer"]


def write_answer(path: Path, answer: bytes) -> None:
    """Keep an answer as it came over the line, for the app to say it again."""
    head, body = answer.split(b"\r\n\r\n", 1)
    # The server itself adds the date, and what becomes of the connection.
    lines = [
        line.decode().split(": ", 1) for line in head.split(b"\r\n")[1:] if not line.startswith((b"date:", b"connection:"))
    ]
    path.write_text(json.dumps({"headers": lines, "body": body.decode("latin-1")}))


def _main(descriptor: int, answer: Path) -> None:
    said = json.loads(answer.read_text())
    headers = [(name.encode(), value.encode()) for name, value in said["headers"]]
    body = said["body"].encode("latin-1")

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    config = configured(app, Settings())
    config.lifespan = "off"
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


if __name__ == "__main__":
    _main(int(sys.argv[1]), Path(sys.argv[2]))
