"""Who somebody is, by what a provider says of them (the claims of an OpenID Connect ID token)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scorecard.access.roles import roles_of
from scorecard.access.sessions import SESSIONS, Sessions, SignIn
from scorecard.access.visitor import NOBODY, Visitor

ENTRA = "https://login.microsoftonline.com/"  # Microsoft Entra ID's issuers begin so
GROUPS = ("groups", "roles")  # claims; `roles` are Entra's app roles
LONGEST = 80  # characters of a name in the register


def from_claims(claims: Mapping[str, Any], sessions: Sessions = SESSIONS) -> Visitor:
    """Whoever these claims are of, with the roles that the file gives them now. NOBODY without a subject or a time of signing in; no role
    once the sign-in has ended. Raises ValueError where a setting of how long sign-ins last is no number above 0."""
    subject, issuer, at = claims.get("sub"), claims.get("iss"), claims.get("iat")
    if not subject or not isinstance(at, int | float):
        return NOBODY
    sign_in = SignIn.of(str(issuer), str(subject), float(at), str(claims.get("nonce", "")))
    address = email(claims)
    name = address or _without_address(claims)
    if ended := sessions.ended(sign_in):
        return Visitor(name, signed_in=True, ended=ended, sign_in=sign_in)
    return Visitor(name, roles_of(address, groups(claims)), signed_in=True, sign_in=sign_in)


def email(claims: Mapping[str, Any]) -> str:
    """The address that the provider vouches for, in small letters; empty where there is none.

    One that it says is not verified is none. Entra ID gives no `email` to accounts without a mailbox: there the sign-in name stands in,
    which administrators alone can set. Elsewhere people may choose theirs.
    """
    found = claims.get("email")
    if not found and str(claims.get("iss", "")).startswith(ENTRA):
        found = claims.get("preferred_username")
    verified = claims.get("email_verified", True) in (True, "true", "True")
    return found.strip().casefold() if isinstance(found, str) and "@" in found and verified and found.isprintable() else ""


def groups(claims: Mapping[str, Any]) -> list[str]:
    """The groups that somebody is in, and the app roles that they have."""
    found: list[str] = []
    for name in GROUPS:
        value = claims.get(name)
        found += [value] if isinstance(value, str) else [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
    return found


def _without_address(claims: Mapping[str, Any]) -> str:
    """A name that nobody else can have, where no address is vouched for: people may choose what they are called, but not their subject."""
    called = "".join(each for each in str(claims.get("name") or "") if each.isprintable() and each != "@")[:30].strip()
    subject = "".join(each for each in str(claims["sub"]) if each.isprintable())
    return (f"{called} ({subject})" if called else subject)[:LONGEST]
