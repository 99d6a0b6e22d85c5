"""Members: who may come in, and how long.

In: an email and a password, a refresh token, an access token, a ticket. Out: a `User` row, a `Grant` (a fresh pair of tokens), an
`Access` (who a token speaks for). A wrong, missing, used, expired or revoked credential raises `Unauthenticated`, and every reason
looks the same from outside; a password that breaks the rules raises `BadInput`, a taken email or a second first owner `Conflict`.
Nothing here commits: the caller's transaction does, except that a reused refresh token must be followed by a commit, which
`Reused` asks for.
"""

from cryptopredict.members.accounts import authenticate, create_first_owner, create_user, find_user, list_users, needs_owner
from cryptopredict.members.passwords import HASHING_THREADS, check_rules, hash_password, verify_password
from cryptopredict.members.sessions import (
    Client,
    Grant,
    Reused,
    end_all_sessions,
    end_session,
    family_of,
    open_session,
    rotate,
    standing,
    standing_sessions,
)
from cryptopredict.members.tickets import TICKET_SECONDS, issue_ticket, use_ticket
from cryptopredict.members.tokens import Access, Signer

__all__ = [
    "HASHING_THREADS",
    "TICKET_SECONDS",
    "Access",
    "Client",
    "Grant",
    "Reused",
    "Signer",
    "authenticate",
    "check_rules",
    "create_first_owner",
    "create_user",
    "end_all_sessions",
    "end_session",
    "family_of",
    "find_user",
    "hash_password",
    "issue_ticket",
    "list_users",
    "needs_owner",
    "open_session",
    "rotate",
    "standing",
    "standing_sessions",
    "use_ticket",
    "verify_password",
]
