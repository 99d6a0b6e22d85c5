"""Members: who may come in, and how long; what they may change of themselves, and admins of others; what was done.

In: an email and a password, a refresh token, an access token, a ticket. Out: a `User` row, a `Grant` (a fresh pair of tokens), an
`Access` (who a token speaks for). A wrong, missing, used, expired or revoked credential raises `Unauthenticated`, and every reason
looks the same from outside; a password that breaks the rules raises `BadInput`, a taken email or a second first owner `Conflict`.
What a mailbox has to prove comes as a `Letter` to send after the commit.
Nothing here commits: the caller's transaction does, except that a reused refresh token must be followed by a commit, which
`Reused` asks for.
"""

from cryptopredict.members import letters
from cryptopredict.members.accounts import (
    Role,
    authenticate,
    create_first_owner,
    create_user,
    find_user,
    list_users,
    needs_owner,
)
from cryptopredict.members.activities import AUDITED, COMMAND_LINE, Client, Deed, activities_page, note
from cryptopredict.members.administration import Actor, change_role, delete_account, set_active, user_by_id, users_page
from cryptopredict.members.export import Holding, holdings
from cryptopredict.members.guessing import GuessGuard
from cryptopredict.members.inviting import Invited, invite, new_link
from cryptopredict.members.passwords import HASHING_THREADS, check_rules, hash_password, verify_password
from cryptopredict.members.proofs import LINK_HOURS, LONGEST_PROOF
from cryptopredict.members.registering import (
    change_password,
    confirm,
    forgotten,
    locale_of,
    register,
    reset_password,
    set_password,
)
from cryptopredict.members.sessions import (
    Grant,
    OpenSession,
    Reused,
    end_all_sessions,
    end_session,
    family_of,
    hand_on_browser,
    open_session,
    open_sessions,
    rotate,
    standing,
    standing_sessions,
)
from cryptopredict.members.tickets import TICKET_SECONDS, issue_ticket, use_ticket
from cryptopredict.members.tokens import Access, Signer

__all__ = [
    "AUDITED",
    "COMMAND_LINE",
    "HASHING_THREADS",
    "LINK_HOURS",
    "LONGEST_PROOF",
    "TICKET_SECONDS",
    "Access",
    "Actor",
    "Client",
    "Deed",
    "Grant",
    "GuessGuard",
    "Holding",
    "Invited",
    "OpenSession",
    "Reused",
    "Role",
    "Signer",
    "activities_page",
    "authenticate",
    "change_password",
    "change_role",
    "check_rules",
    "confirm",
    "create_first_owner",
    "create_user",
    "delete_account",
    "end_all_sessions",
    "end_session",
    "family_of",
    "find_user",
    "forgotten",
    "hand_on_browser",
    "hash_password",
    "holdings",
    "invite",
    "issue_ticket",
    "letters",
    "list_users",
    "locale_of",
    "needs_owner",
    "new_link",
    "note",
    "open_session",
    "open_sessions",
    "register",
    "reset_password",
    "rotate",
    "set_active",
    "set_password",
    "standing",
    "standing_sessions",
    "use_ticket",
    "user_by_id",
    "users_page",
    "verify_password",
]
