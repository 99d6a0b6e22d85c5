"""The guard of every route: it knows the policy from the table, lets in who may come in, and counts."""

import ipaddress
import re
from collections.abc import Callable, Coroutine, Iterable
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from pydantic import IPvAnyNetwork

from cryptopredict.base import Forbidden, Unauthenticated
from cryptopredict.members import Client
from cryptopredict.server.desk import Member
from cryptopredict.server.policy import POLICIES, PREFIX, UNSIGNED, Access, Policy
from cryptopredict.server.prepared import make_ready
from cryptopredict.server.schemas import Problem
from cryptopredict.server.state import state_of
from cryptopredict.server.tags import tag_of, unless_known

__all__ = ["PREFIX", "GuardedRoute", "PreparedRoute", "SharedRoute", "Signed", "client_of", "is_local", "policy_of"]

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
_LOCAL_NAME = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.ASCII)


def policy_of(method: str, path: str) -> Policy:
    """The policy of a route. Raises `LookupError` when the table has none: such a route must not exist."""
    try:
        return POLICIES[f"{method} {path.removeprefix(PREFIX)}"]
    except KeyError as error:
        raise LookupError(f"{method} {path} has no policy: add it to server/policy.py") from error


def client_of(request: Request) -> Client:
    """Address and browser of the peer itself; what a header says of its address is not believed."""
    host = request.client.host if request.client else ""
    try:
        address = str(ipaddress.ip_address(host))
    except ValueError:
        address = None
    return Client(address, request.headers.get("user-agent"))


def is_local(request: Request) -> bool:
    """Whether the request was made on this machine, by its own name, and passed on by nobody.

    The name counts because a page of anywhere may have its own name resolved to this machine.
    """
    address = client_of(request).address
    if address is None or not ipaddress.ip_address(address).is_loopback:
        return False
    named = all(_LOCAL_NAME.fullmatch(host) for host in request.headers.getlist("host") or [""])
    return named and not any(header in request.headers for header in _FORWARDED)


def may_watch(request: Request, networks: Iterable[IPvAnyNetwork]) -> bool:
    """Whether the figures of the system may be read: on this machine, or from the networks of its settings, passed on by nobody."""
    address = client_of(request).address
    if is_local(request) or address is None or any(header in request.headers for header in _FORWARDED):
        return is_local(request)
    return any(ipaddress.ip_address(address) in network for network in networks)


def _place(request: Request) -> str:
    return f"a:{client_of(request).address or 'unknown'}"


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("You are not signed in", to_do="Sign in.")
    return token.strip()


async def check(request: Request, operation: str, policy: Policy) -> Member | None:
    """Let the request through, or raise `Unauthenticated`, `Forbidden` or `TooManyRequests`."""
    state = state_of(request)
    if policy.access in UNSIGNED:
        await state.limiter.take(operation, _place(request), state.per_minute(policy.per_minute))
        if policy.access is Access.LOCAL and not is_local(request):
            raise Forbidden("This can only be done on the machine itself", why="the request came from elsewhere")
        if policy.access is Access.MONITOR and not may_watch(request, state.settings.metrics_networks):
            raise Forbidden("The figures are not for everybody", why="the request came from elsewhere")
        return None
    try:
        member = await state.desk.member(_bearer(request))
    except Unauthenticated:
        await state.limiter.take(operation, _place(request), state.per_minute(policy.per_minute))
        raise
    await state.limiter.take(operation, f"u:{member.id}", state.per_minute(policy.per_minute))
    if policy.access is Access.ADMIN and not member.is_admin:
        raise Forbidden("Only an admin may do this")
    request.state.member = member
    return member


async def _signed(request: Request) -> Member:
    member: Member = request.state.member
    return member


Signed = Annotated[Member, Depends(_signed)]
"""Who is signed in; only for routes whose policy asks for it."""


class GuardedRoute(APIRoute):
    """A route that carries its policy from the table; without one it cannot be made."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        (method,) = options["methods"]
        policy = policy_of(method, path)
        operation = f"{method} {path}"

        async def guard(request: Request) -> None:
            await check(request, operation, policy)

        statuses = {422, 429, 503}
        if policy.access in (Access.USER, Access.OWNER, Access.ADMIN):
            statuses |= {401}
            options["openapi_extra"] = {"security": [{"bearer": []}], **(options.get("openapi_extra") or {})}
        if policy.access in (Access.ADMIN, Access.LOCAL, Access.MONITOR):
            statuses |= {403}
        if "{" in path:
            statuses |= {404}
        if method != "GET":
            statuses |= {400, 403, 413}
        options["responses"] = {
            **{status: {"model": Problem} for status in sorted(statuses)},
            **(options.get("responses") or {}),
        }
        self.operation, self.policy = operation, policy
        options["dependencies"] = [Depends(guard), *(options.get("dependencies") or [])]
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The framework's; a reader who has the answer is told so, and what somebody else changed is shown at once."""
        handle = super().get_route_handler()

        async def handle_read(request: Request) -> Response:
            return unless_known(request, self.remember(request, await handle(request)))

        async def handle_change(request: Request) -> Response:
            response = await handle(request)
            if self.policy.access is not Access.USER:
                state_of(request).prepared.clear_shelf()
            return response

        return handle_read if self.methods == {"GET"} else handle_change

    def remember(self, _request: Request, response: Response) -> Response:
        """Called with each answer to a read."""
        return response


class SharedRoute(GuardedRoute):
    """A read whose answer is the same for all who are signed in: those who ask the same within a second get the same."""

    def remember(self, request: Request, response: Response) -> Response:
        """Leave it on the shelf."""
        if response.status_code == 200 and response.media_type == "application/json":
            body = bytes(response.body)
            state_of(request).prepared.shelve(request, self, make_ready(tag_of(body), body))
        return response


class PreparedRoute(GuardedRoute):
    """A route whose answer lies ready: its endpoint takes exactly the request, the state and the member."""

    async def serve(self, request: Request) -> Response:
        """The answer, under the same policy, without the way through the router."""
        member = await check(request, self.operation, self.policy)
        response: Response = await self.endpoint(request, state_of(request), member)
        return response
