"""Who may do what: roles, who asks, and when a sign-in ends. What reads or does something says which role it is open to, and refuses.

@access.only(Role.STEWARD)          a function that is open to one role
@access.to_all                      one that only words what it is given
access.visitor()                    whoever asks now
Source: docs/sign_in.md.
"""

from scorecard.access.claims import from_claims
from scorecard.access.gate import AccessError, check, need, only, to_all, why_ended
from scorecard.access.provider import HOW_TO_SIGN_IN, Provider, ProviderError, is_loopback, provider
from scorecard.access.roles import RolesError, RolesFile, read, roles_of, whom_to_ask
from scorecard.access.sessions import SESSIONS, SignIn, Why
from scorecard.access.visitor import NOBODY, Role, Visitor, asked_by, on_behalf_of, ourselves, visitor, whoever_is_here

__all__ = [
    "HOW_TO_SIGN_IN",
    "NOBODY",
    "SESSIONS",
    "AccessError",
    "Provider",
    "ProviderError",
    "Role",
    "RolesError",
    "RolesFile",
    "SignIn",
    "Visitor",
    "Why",
    "asked_by",
    "check",
    "from_claims",
    "is_loopback",
    "need",
    "on_behalf_of",
    "only",
    "ourselves",
    "provider",
    "read",
    "roles_of",
    "to_all",
    "visitor",
    "whoever_is_here",
    "whom_to_ask",
    "why_ended",
]
