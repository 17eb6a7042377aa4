"""The refusal: a function that is open to a role asks first, whoever calls it, and enters no other name than the signed-in one."""

from __future__ import annotations

import threading

import pytest

from scorecard import access
from scorecard.access import AccessError, Role, Visitor
from scorecard.access.sessions import Why

done: list[str] = []


@access.only(Role.STEWARD)
def act(of: str, who: str = "", reason: str = "") -> str:
    """Something that a steward does."""
    done.append(who)
    return of


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


def signed_in(*roles: Role) -> Visitor:
    return Visitor("ann@council.example", frozenset(roles), signed_in=True)


def test_whoever_has_the_files_may_do_all_under_any_name() -> None:
    assert act("it", "Anybody") == "it" and done == ["Anybody"]


@pytest.mark.parametrize("role", Role)
def test_it_is_done_for_its_role_alone(role: Role) -> None:
    with access.on_behalf_of(lambda: signed_in(role)):
        if role is Role.STEWARD:
            assert act("it", "ann@council.example") == "it"
        else:
            with pytest.raises(AccessError, match=r"open to data stewards\. ann@council\.example does not have that role \(`steward`\)"):
                act("it", "ann@council.example")
    assert len(done) == (role is Role.STEWARD)


def test_one_of_several_roles_is_enough() -> None:
    @access.only(Role.AUTHOR, Role.ADMIN)
    def share() -> str:
        return "shared"

    for role in Role:
        with access.on_behalf_of(lambda role=role: signed_in(role)):
            if role in (Role.AUTHOR, Role.ADMIN):
                assert share() == "shared"
            else:
                with pytest.raises(AccessError, match=r"open to authors and administrators\. .* that role \(`author` or `admin`\)"):
                    share()


def test_another_name_than_the_signed_in_one_is_refused() -> None:
    with access.on_behalf_of(lambda: signed_in(Role.STEWARD)):
        for given in ({"who": "ben@council.example"}, {"who": ""}, {}, {"who": "Ann@council.example"}):
            with pytest.raises(AccessError, match=r"You are signed in as ann@council\.example, and that name goes into the register"):
                act("it", **given)
    assert done == []


def test_nobody_and_who_has_been_signed_out_are_told_to_sign_in() -> None:
    with (
        access.on_behalf_of(lambda: access.NOBODY),
        pytest.raises(AccessError, match="Nobody is signed in, and this is open to data stewards"),
    ):
        act("it", "x")
    ended = Visitor("ann@council.example", signed_in=True, ended=Why.IDLE)
    with access.on_behalf_of(lambda: ended), pytest.raises(AccessError, match=r"not used for 60 minutes\. Nothing was done"):
        act("it", "ann@council.example")


def test_an_admin_who_is_nothing_else_sees_no_figures() -> None:
    assert [role for role in Role if Visitor("x", frozenset({role})).may(Role.OFFICER)] == [Role.OFFICER, Role.STEWARD, Role.AUTHOR]


def test_the_hook_says_who_asks_in_every_thread_and_one_on_behalf_is_nobody_elses() -> None:
    before = access.asked_by(lambda: access.NOBODY)
    try:
        found: list[Visitor] = []
        with access.on_behalf_of(lambda: signed_in(Role.ADMIN)):
            thread = threading.Thread(target=lambda: found.append(access.visitor()))
            thread.start()
            thread.join()
            assert access.visitor().may(Role.ADMIN)
        assert found == [access.NOBODY] and access.visitor() is access.NOBODY
    finally:
        access.asked_by(before)
