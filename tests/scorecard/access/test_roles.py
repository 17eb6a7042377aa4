"""Roles: who has which, by the file as it stands now; a wrong file gives nobody anything, and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.access import Role, read, roles_of, whom_to_ask

OFFICER, STEWARD, ADMIN = Role.OFFICER, Role.STEWARD, Role.ADMIN


@pytest.fixture
def listed(data_root: Path) -> Callable[[str], Path]:
    """The list of roles, with these lines below its headings."""
    data_root.mkdir()

    def write(lines: str, headings: str = "kind,who,role\n") -> Path:
        (data_root / "roles.csv").write_bytes((headings + lines).encode())
        return data_root / "roles.csv"

    return write


def test_an_address_is_compared_without_case_and_whole(listed) -> None:
    listed("email, Ann.B@Council.example ,steward\nE-mail,ann.b@council.example,ADMIN\ngroup,Board,officer\n")
    assert roles_of("ann.b@COUNCIL.example", ()) == {STEWARD, ADMIN}
    assert roles_of("b@council.example", ()) == roles_of("", ()) == roles_of("ann.b@council.example.evil", ()) == frozenset()


def test_a_group_gives_its_role_and_is_no_address(listed) -> None:
    listed("group,SEND performance,officer\ngroup,stewards@council.example,steward\nemail,ann@council.example,admin\n")
    assert roles_of("", ["Others", "SEND performance"]) == {OFFICER}
    assert roles_of("stewards@council.example", ["ann@council.example"]) == frozenset(), "an address is no group, and a group no address"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "email,ann@council.example,steward\nemail,ben@council.example,boss\n",
            "roles.csv, line 3: role is boss. Expected officer, steward",
        ),
        ("person,ann@council.example,steward\n", "line 2: kind is person. Expected email or group"),
        ("email,ann,steward\n", "line 2: who is ann. Expected an e-mail address"),
        ("group,,steward\n", "line 2: who is empty. Expected the name or ID of a group"),
        ("email,ann@council.example\n", "line 2: role is empty"),
        ("\n\n", "gives nobody a role"),
    ],
)
def test_a_wrong_line_gives_nobody_anything(listed, lines: str, said: str) -> None:
    listed(lines)
    assert said in read().wrong and read().given == ()
    assert roles_of("ann@council.example", ()) == frozenset()
    assert whom_to_ask() == "whoever looks after SEND Scorecard"


def test_headings_are_asked_for_in_any_order_and_notes_are_let_be(listed) -> None:
    listed("steward,ann@council.example,email,since May\n", "\ufeffRole,Who,Kind,Note\n")
    assert roles_of("ann@council.example", ()) == {STEWARD}
    listed("email,ann@council.example\n", "kind,who\n")
    assert "its first line is kind and who. Expected kind, who and role; not once there: role." in read().wrong


def test_bytes_that_are_no_text_are_said(data_root: Path) -> None:
    data_root.mkdir()
    (data_root / "roles.csv").write_bytes(b"kind,who,role\nemail,\xe9@council.example,steward\n")
    assert "cannot be read. Expected a CSV file, saved as UTF-8." in read().wrong


def test_no_file_is_nobody(data_root: Path) -> None:
    assert "roles.csv is not there, so nobody has a role" in read().wrong and roles_of("ann@council.example", ()) == frozenset()


def test_it_is_read_again_when_it_changes_and_where_the_setting_says(listed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = listed("email,ann@council.example,steward\n")
    assert roles_of("ann@council.example", ()) == {STEWARD}
    path.write_text("kind,who,role\nemail,ann@council.example,officer\nemail,ada@council.example,admin\n")
    assert roles_of("ann@council.example", ()) == {OFFICER} and whom_to_ask() == "ada@council.example"
    other = tmp_path / "elsewhere.csv"
    other.write_text("kind,who,role\nemail,ben@council.example,steward\n")
    monkeypatch.setenv("SCORECARD_ROLES", str(other))
    assert roles_of("ann@council.example", ()) == frozenset() and roles_of("ben@council.example", ()) == {STEWARD}
