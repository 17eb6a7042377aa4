"""The settings of sign-in: whole and safe, or said to be neither; no secret is ever said."""

from __future__ import annotations

import pytest

from make.provider import SECRET
from scorecard.access import ProviderError, is_loopback, provider

AUTH = {
    "redirect_uri": "https://send.council.example/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "send",
    "client_secret": "another secret",
    "server_metadata_url": "https://login.microsoftonline.com/9f8e/v2.0/.well-known/openid-configuration",
}


def test_none_is_none_and_a_whole_one_has_its_origin() -> None:
    assert provider(None) is None and provider(AUTH).origin == "https://send.council.example"
    assert provider(AUTH | {"redirect_uri": "http://localhost:8501/oauth2callback"}).origin == "http://localhost:8501"


@pytest.mark.parametrize("name", AUTH)
def test_what_is_missing_or_empty_is_named(name: str) -> None:
    for auth in ({key: value for key, value in AUTH.items() if key != name}, AUTH | {name: " "}, AUTH | {name: 7}):
        with pytest.raises(ProviderError, match=rf"not filled in: {name} is missing\. docs/sign_in\.md says"):
            provider(auth)


@pytest.mark.parametrize(
    ("altered", "said"),
    [
        ({"cookie_secret": "x" * 31}, "cookie_secret in .* has 31 characters. Expected 32 or more"),
        ({"redirect_uri": "http://send.council.example/oauth2callback"}, "redirect_uri .* begins with https://"),
        ({"redirect_uri": "https://send.council.example/"}, "Expected the app's address and /oauth2callback"),
        ({"server_metadata_url": "http://login.example/x"}, "server_metadata_url .* begins with https://"),
        ({"server_metadata_url": AUTH["server_metadata_url"].replace("9f8e", "common")}, "takes accounts of any organisation"),
        ({"server_metadata_url": AUTH["server_metadata_url"].replace("9f8e", "organizations")}, "takes accounts of any organisation"),
    ],
)
def test_what_is_not_safe_is_refused_and_no_secret_is_said(altered: dict[str, str], said: str) -> None:
    with pytest.raises(ProviderError, match=said) as error:
        provider(AUTH | altered)
    assert SECRET not in str(error.value) and "another secret" not in str(error.value) and "xxxx" not in str(error.value)


def test_a_section_that_is_none_is_said() -> None:
    with pytest.raises(ProviderError, match=r"auth in secrets\.toml is no section"):
        provider("yes")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("host", "own"),
    [
        *[(each, True) for each in ("127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST", "::ffff:127.0.0.1")],
        *[
            (each, False)
            for each in ("", "0.0.0.0", "::", "10.0.0.1", "localhost.evil.example", "127.0.0.1.evil.example", "::ffff:10.0.0.1")
        ],
    ],
)
def test_which_addresses_are_this_computers_own(host: str, own: bool) -> None:
    assert is_loopback(host) is own
