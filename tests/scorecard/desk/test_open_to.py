"""Every function of the desk, and every door of a release, says to whom it is open: a new one that does not fails here."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import pytest

from scorecard import access, desk, released
from scorecard.access import AccessError, Role, Visitor

OPENS = {
    Role.OFFICER: {Role.OFFICER, Role.STEWARD, Role.AUTHOR},
    Role.STEWARD: {Role.STEWARD},
    Role.AUTHOR: {Role.AUTHOR},
    Role.ADMIN: {Role.ADMIN},
}
# What reads or does something, whatever it is called by: none of it stands in a function that is open to all.
READS = {"Register", "inbox", "run", "subprocess", "open_release", "read", "open", "read_text", "read_findings"}
# Functions of `released` that read nothing: they reckon with what they are given.
BY_LINK = {"open_by_link", "open_beside"}  # ask for a shared link instead (tests/pages/test_explore.py)
RECKON = {"earlier", "month_end", "same_part_of_year"}


def functions() -> dict[str, Callable[..., Any]]:
    """The public functions of the desk's modules, by module and name."""
    modules = [importlib.import_module(f"scorecard.desk.{each.name}") for each in pkgutil.iter_modules(desk.__path__)]
    return {
        f"{module.__name__.rsplit('.', 1)[1]}.{name}": found
        for module in modules
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and found.__module__ == module.__name__
    }


FUNCTIONS = functions()
GUARDED = {name: each for name, each in FUNCTIONS.items() if isinstance(getattr(each, "open_to", None), Role | tuple)}


def opens_to(function: Callable[..., Any]) -> set[Role]:
    """The roles that a function is open to."""
    needs = function.open_to  # type: ignore[attr-defined]
    return set().union(*(OPENS[each] for each in (needs if isinstance(needs, tuple) else (needs,))))


def test_every_function_says_to_whom_it_is_open() -> None:
    assert len(FUNCTIONS) > 80
    assert [name for name, each in FUNCTIONS.items() if not hasattr(each, "open_to")] == []
    handed_out = [getattr(desk, name) for name in desk.__all__]
    assert {each.__name__ for each in handed_out if inspect.isfunction(each)} <= {each.__name__ for each in FUNCTIONS.values()}


def test_what_is_open_to_all_reads_and_does_nothing() -> None:
    for name, each in FUNCTIONS.items():
        if name not in GUARDED:
            tree = ast.parse(inspect.getsource(each))
            used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
                node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
            }
            assert not used & READS, f"{name} is open to all, and uses {used & READS}"


@pytest.mark.parametrize("name", GUARDED)
def test_it_is_refused_to_every_other_role_and_to_nobody(name: str) -> None:
    function = GUARDED[name]
    for visitor in [access.NOBODY, *(Visitor("ann@council.example", frozenset({role}), signed_in=True) for role in Role)]:
        with access.on_behalf_of(lambda visitor=visitor: visitor):
            if visitor.roles & opens_to(function):
                with pytest.raises(TypeError):  # let in, and stopped by what it was given: nothing is done
                    function(no_such_argument=True)
            else:
                with pytest.raises(AccessError):
                    function()


def test_what_decides_publishes_or_shows_records_is_the_stewards() -> None:
    stewards = {name for name, each in GUARDED.items() if each.open_to is Role.STEWARD}
    assert {
        "acts.accept",
        "acts.set_aside",
        "publishing.publish",
        "publishing.withdraw",
        "worklists.open_list",
        "submit.submit",
    } <= stewards
    assert {"fixes.opened", "received.marked", "history.acts", "command.run", "chase.chase"} <= stewards
    assert {name for name, each in GUARDED.items() if each.open_to is Role.AUTHOR} >= {
        "exceptions.explain",
        "highlights.write",
        "rebases.rebase",
    }
    both = {name for name, each in GUARDED.items() if each.open_to == (Role.AUTHOR, Role.ADMIN)}
    assert both == {"links.briefings", "links.make", "links.revoke", "links.shared"}
    assert {name for name, each in GUARDED.items() if each.open_to is Role.ADMIN} == {"visits.roles", "visits.visits", "visits.visitors"}


def test_every_act_that_enters_a_name_takes_the_signed_in_one_alone() -> None:
    named = [each for each in GUARDED.values() if "who" in inspect.signature(each).parameters]
    assert len(named) >= 15
    for each in named:
        needed = {name: "x" for name, one in inspect.signature(each).parameters.items() if one.default is one.empty}
        every_role = Visitor("ann@council.example", frozenset(Role), signed_in=True)
        with (
            access.on_behalf_of(lambda every_role=every_role: every_role),
            pytest.raises(AccessError, match="that name goes into the register"),
        ):
            each(**needed | {"who": "ben@council.example"})


@pytest.mark.parametrize(
    "name", sorted({name for name in released.__all__ if inspect.isfunction(getattr(released, name))} - RECKON - BY_LINK)
)
def test_every_door_of_a_release_is_the_officers(name: str) -> None:
    door = getattr(released, name)
    assert door.open_to is Role.OFFICER
    for roles in (frozenset(), frozenset({Role.ADMIN})):
        with access.on_behalf_of(lambda roles=roles: Visitor("ada@council.example", roles, signed_in=True)), pytest.raises(AccessError):
            door("r0001")
