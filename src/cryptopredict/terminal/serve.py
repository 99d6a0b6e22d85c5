"""`cryptopredict serve`: the API and the web app."""

import gc
import socket
from contextlib import suppress
from typing import Annotated, Any

import typer
import uvicorn

from cryptopredict.core import (
    Settings,
    address_of,
    allow_connections,
    follow_supervisor,
    ground,
    listen,
    load_settings,
    set_up_logs,
)
from cryptopredict.server import create_app
from cryptopredict.terminal.output import say_error

__all__ = ["configured", "register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 is this machine only.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Port; 0 picks a free one.")] = None,
    descriptor: Annotated[int | None, typer.Option(hidden=True, help="A socket that listens already.")] = None,
) -> None:
    """Serve the API and the web app until Ctrl-C."""
    follow_supervisor()
    settings = load_settings(host=host, port=port)
    set_up_logs(settings.log_level)
    allow_connections()
    listening = socket.socket(fileno=descriptor) if descriptor is not None else listen(settings.host, settings.port)
    with listening, ground(settings) as here:
        say_error(f"listening on {address_of(listening)}")
        server = uvicorn.Server(configured(create_app(here), settings))
        gc.collect()
        gc.freeze()  # what is loaded stays: full collections would pause every request to look at it again
        with suppress(KeyboardInterrupt):  # raised once more after it has stopped
            server.run(sockets=[listening])
        if not server.started:
            raise typer.Exit(1)


def configured(app: Any, settings: Settings) -> uvicorn.Config:
    """How the app is served."""
    return uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        # Only what these peers say of where a request came from is believed; without any, nobody's.
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        timeout_graceful_shutdown=5,
        timeout_keep_alive=30,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_max_size=65_536,
        ws_per_message_deflate=False,  # one frame serves many sockets; compressing it for each would cost them all
    )
