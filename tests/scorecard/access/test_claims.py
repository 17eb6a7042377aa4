"""Who somebody is by what a provider says, and what of it is not believed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scorecard.access import NOBODY, Role, Why, from_claims
from scorecard.access.claims import ENTRA, email, groups
from scorecard.access.sessions import Sessions

TENANT = f"{ENTRA}9f8e/v2.0"


@pytest.fixture(autouse=True)
def roles(data_root: Path) -> None:
    data_root.mkdir()
    (data_root / "roles.csv").write_text("kind,who,role\nemail,ann@council.example,steward\ngroup,Board,officer\n")


def claims(**said: object) -> dict[str, object]:
    return {"iss": "https://login.example", "sub": "1", "iat": time.time(), "nonce": "n"} | said


def test_the_name_is_the_address_in_small_letters() -> None:
    found = from_claims(claims(email="Ann@Council.example", name="Somebody Else"))
    assert (found.name, found.roles, found.signed_in, found.ended) == ("ann@council.example", {Role.STEWARD}, True, None)
    assert found.may(Role.STEWARD) and found.may(Role.OFFICER) and not found.may(Role.AUTHOR) and not found.may(Role.ADMIN)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"email": "ann@council.example", "email_verified": True}, "ann@council.example"),
        ({"email": "ann@council.example", "email_verified": "true"}, "ann@council.example"),
        ({"email": "ann@council.example", "email_verified": False}, ""),
        ({"email": "ann@council.example", "email_verified": "false"}, ""),
        ({"email": "ann@council.example", "email_verified": None}, ""),
        ({"email": ["ann@council.example"]}, ""),
        ({"email": "ann"}, ""),
        ({"email": "ann@council.example\u202e"}, ""),
        ({"preferred_username": "ann@council.example"}, ""),  # people may choose it there
        ({"preferred_username": "Ann@Council.example", "iss": TENANT}, "ann@council.example"),
        ({"preferred_username": "ann@council.example", "iss": "https://evil.example/login.microsoftonline.com/"}, ""),
    ],
)
def test_only_an_address_that_is_vouched_for_counts(said: dict[str, object], expected: str) -> None:
    assert email(claims(**said)) == expected


def test_a_name_without_an_address_can_be_nobody_elses() -> None:
    found = from_claims(claims(sub="7f3a", name="ann@council.example", groups=["Board"]))
    assert found.name == "anncouncil.example (7f3a)" and found.roles == {Role.OFFICER}
    assert len(from_claims(claims(sub="s" * 300, name="n" * 300)).name) <= 80


def test_groups_and_app_roles_are_taken_as_lists_or_alone() -> None:
    assert groups({"groups": ["A", 1, "B"], "roles": "C"}) == ["A", "B", "C"] and groups({"groups": None}) == []


@pytest.mark.parametrize("said", [{"sub": ""}, {"sub": None}, {"iat": None}, {"iat": "now"}])
def test_without_a_subject_or_a_time_it_is_nobody(said: dict[str, object]) -> None:
    assert from_claims(claims(email="ann@council.example", **said)) is NOBODY


def test_a_sign_in_that_has_ended_has_no_role_whatever_the_file_says() -> None:
    found = from_claims(claims(email="ann@council.example", iat=time.time() - 11 * 3600), Sessions())
    assert found.ended is Why.HOURS and found.roles == frozenset() and not found.may(Role.OFFICER)
