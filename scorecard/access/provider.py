"""The provider that signs people in, as secrets.toml names it; and what is missing or unsafe in what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from scorecard.terms import ScorecardError

SHORTEST_SECRET = 32  # characters: what signs the cookie that says who somebody is
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
ANYBODYS = ("/common/", "/organizations/", "/consumers/")  # of Entra ID: any organisation's accounts, whose addresses nobody vouches for
WHERE = "[auth] of .streamlit/secrets.toml"
HOW_TO_SIGN_IN = "docs/sign_in.md says how it is set up."


class ProviderError(ScorecardError):
    """Settings of sign-in that cannot be used: says which, what was found and what was expected. It never says a secret."""


@dataclass(frozen=True)
class Provider:
    """Who signs people in. `origin`: where the app is reached, as in `https://send.council.example`."""

    origin: str


def provider(auth: Mapping[str, Any] | None) -> Provider | None:
    """The provider that [auth] names; None where there is no [auth]. Raises ProviderError where it is half filled, or not safe."""
    if auth is None:
        return None
    if not isinstance(auth, Mapping):
        raise ProviderError(f"auth in secrets.toml is no section. Expected [auth], and below it {', '.join(NEEDED)}. {HOW_TO_SIGN_IN}")
    if missing := [name for name in NEEDED if not isinstance(auth.get(name), str) or not auth[name].strip()]:
        lacks = "is missing" if len(missing) == 1 else "are missing"
        raise ProviderError(f"{WHERE} is not filled in: {', '.join(missing)} {lacks}. {HOW_TO_SIGN_IN}")
    for name in ("redirect_uri", "server_metadata_url"):
        if not _is_safe(auth[name]):
            raise ProviderError(
                f"{name} in {WHERE} is {auth[name]}. Expected an address that begins with https:// (http:// on this computer)."
            )
    redirect, metadata = auth["redirect_uri"], auth["server_metadata_url"]
    if not redirect.endswith(CALLBACK):
        raise ProviderError(f"redirect_uri in {WHERE} is {redirect}. Expected the app's address and {CALLBACK}. {HOW_TO_SIGN_IN}")
    if any(part in metadata for part in ANYBODYS):
        takes = "which takes accounts of any organisation. Expected the address of your own tenant"
        raise ProviderError(f"server_metadata_url in {WHERE} is {metadata}, {takes}. {HOW_TO_SIGN_IN}")
    if (long := len(auth["cookie_secret"])) < SHORTEST_SECRET:
        expected = f"Expected {SHORTEST_SECRET} or more, made at random"
        raise ProviderError(f"cookie_secret in {WHERE} has {long} characters. {expected}. {HOW_TO_SIGN_IN}")
    address = urlsplit(auth["redirect_uri"])
    return Provider(f"{address.scheme}://{address.netloc}")


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or "")))


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this computer's own, which no other computer can reach."""
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return host.casefold() == "localhost"
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
