"""`python -m bench.peers websockets|epoll DESCRIPTOR`: two servers that say each line of their input to all their clients."""

import asyncio
import select
import socket
import sys

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from cryptopredict.core import allow_connections
from cryptopredict.server.wire import packed


async def _websockets(listener: socket.socket) -> None:
    """The library's own way, on the same event loop and as little hindered: no compression, no pings."""
    connected: set[ServerConnection] = set()

    async def join(connection: ServerConnection) -> None:
        connected.add(connection)
        await connection.send('"hello"')
        await connection.wait_closed()
        connected.discard(connection)

    async with serve(join, sock=listener, compression=None, ping_interval=None):
        loop = asyncio.get_running_loop()
        loop.add_reader(sys.stdin, lambda: broadcast(connected, sys.stdin.readline().rstrip("\n")))
        await loop.create_future()


def _epoll(listener: socket.socket) -> None:
    """The least that can be done: the frame is made once, and written to one socket after the other."""
    clients: list[socket.socket] = []
    poll = select.epoll()
    poll.register(listener, select.EPOLLIN)
    poll.register(sys.stdin, select.EPOLLIN)
    while True:
        for number, _ in poll.poll():
            if number == listener.fileno():
                clients.append(listener.accept()[0])
            else:
                frame = packed(sys.stdin.readline().rstrip("\n"))
                for client in clients:
                    client.send(frame)


if __name__ == "__main__":
    allow_connections()
    opened = socket.socket(fileno=int(sys.argv[2]))
    if sys.argv[1] == "websockets":
        uvloop.run(_websockets(opened))
    else:
        _epoll(opened)
