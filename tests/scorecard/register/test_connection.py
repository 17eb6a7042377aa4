"""The register's databases: nothing is lost by two at once, by an older register's shape, or by a database that is not there."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from make.snapshots import submitted
from scorecard import settings
from scorecard.register import Register, RegisterError
from scorecard.terms import ALL, Act, Commentary, Decision, Outcome, Rebased

EACH = 40  # acts of each of two processes
ENTERS = """
import sys
from scorecard.register import Register
from scorecard.terms import Act, Decision
me, how_many = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
register = Register.open()
for number in range(how_many):
    if number % 2:
        register.decide("casework/2024-03-31/one", me, f"{number}", [Decision(Act.ANSWERED, f"{me} {number}", "CAS-001")])
    else:
        register.enter(Act.ERASED, "casework/2024-03-31/one", me, f"{number}")
"""
# As version 0.1.0 made it, before there were checks made again, decisions and openings.
OLD = """
create table submissions (
    snapshot_id varchar not null primary key, return_name varchar not null, as_at date, received_at timestamp not null,
    file_name varchar not null, sha256 varchar not null, folder varchar not null, outcome varchar not null,
    authority_code varchar not null, authority_name varchar not null, findings integer not null, rows integer not null
);
create table acts (
    act_id {serial} primary key, at timestamp not null, who varchar not null, act varchar not null, subject varchar not null,
    reason varchar not null
);
create table releases (
    release_id varchar not null primary key, published_at timestamp not null, published_by varchar not null, newest_as_at date not null,
    authority_code varchar not null, authority_name varchar not null, inputs varchar not null
);
create table release_snapshots (release_id varchar not null, snapshot_id varchar not null, primary key (release_id, snapshot_id));
insert into submissions values ('casework/2024-03-31/one', 'casework', '2024-03-31', '2024-04-03 10:15:00.000000', 'march.xlsx', 'abc',
    'snapshots/casework/2024-03-31/one', 'queries', 'E06000058', 'Sample', 7, 52);
insert into acts (at, who, act, subject, reason) values
    ('2024-04-03 10:15:00.000000', 'A. Steward', 'received', 'casework/2024-03-31/one', ''),
    ('2024-04-04 09:00:00.000000', 'A. Steward', 'accepted', 'casework/2024-03-31/one', 'Asked the team.'),
    ('2024-04-05 09:00:00.000000', 'B. Steward', 'published', 'r0001', '');
insert into releases values ('r0001', '2024-04-05 09:00:00.000000', 'B. Steward', '2024-03-31', 'E06000058', 'Sample', 'hash');
insert into release_snapshots values ('r0001', 'casework/2024-03-31/one');
"""


def test_two_processes_at_once_lose_no_act() -> None:
    """Both open a register that is not there yet, and enter acts as fast as they can."""
    Path(settings.data_root()).mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(settings.CHECKOUT)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", ENTERS, who, str(EACH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for who in ("A. Steward", "B. Steward")
    ]
    for each in both:
        assert each.stdout is not None and each.stdout.readline() == "ready\n"
    said = [each.communicate("go\n", timeout=120)[1] for each in both]
    assert said == ["", ""]
    entered = Register.open().acts()
    assert len({each.act_id for each in entered}) == len(entered) == 2 * EACH
    for who in ("A. Steward", "B. Steward"):
        assert [int(each.reason) for each in reversed(entered) if each.who == who] == list(range(EACH))
    assert len(Register.open().decisions("casework/2024-03-31/one")) == EACH


def test_an_older_register_gets_what_it_lacks_and_loses_nothing(each_register: str) -> None:
    settings.data_root().mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(settings.register_url())
    with engine.begin() as con:
        for statement in OLD.format(serial="serial" if each_register == "postgresql" else "integer not null").split(";\n"):
            if statement.strip():
                con.exec_driver_sql(statement)
    engine.dispose()
    register = Register.open()
    (only,) = register.submissions()
    assert (only.file_name, only.accepted_by, only.reason, only.check, only.rows_in) == (
        "march.xlsx",
        "A. Steward",
        "Asked the team.",
        1,
        "snapshots/casework/2024-03-31/one",
    )
    assert (register.counts(only.snapshot_id), register.current_release_id(), register.inputs("r0001")) == ((7, 52), "r0001", "hash")
    assert register.snapshots_of("r0001") == [only.snapshot_id] and register.authority() == "E06000058"
    assert [each.act for each in register.acts()] == ["published", "accepted", "received"]
    register.decide(only.snapshot_id, "A. Steward", "True.", [Decision(Act.ANSWERED, "one", "CAS-001")])
    register.access("A. Steward", "cases", "requests_count")
    register.withdraw("r0001", "A. Steward", "Wrong.")
    assert register.current_release_id() is None and len(register.decisions(only.snapshot_id)) == len(register.accesses()) == 1
    register.explain(Commentary("requests_count", only.as_at, "Why.", "What.", "SEND casework", dt.date(2024, 6, 30)), "A. Steward")
    register.rebase(Rebased("requests_count", ALL, ALL, dt.date(2024, 1, 1), "A new panel."), "A. Steward")
    assert len(register.commentary()) == len(register.rebases()) == 1
    assert [each.act_id for each in register.acts()] == [7, 6, 5, 4, 3, 2, 1]


def test_a_register_that_cannot_be_reached_is_a_sentence(each_register: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://scorecard:secret@127.0.0.1:1/none" if each_register == "postgresql" else "sqlite:////proc/none/register.sqlite"
    monkeypatch.setenv("SCORECARD_REGISTER", url)
    with pytest.raises((RegisterError, OSError)) as raised:
        Register.open().submissions()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("url", ["oracle://a:secret@somewhere/register", "no URL at all, secret"])
def test_a_url_of_no_database_that_is_known_is_a_sentence(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_REGISTER", url)
    with pytest.raises(RegisterError, match="SCORECARD_REGISTER") as raised:
        Register.open()
    assert "secret" not in str(raised.value)


def test_an_act_that_fails_half_way_is_not_there() -> None:
    one = submitted(outcome=Outcome.QUERIES, accept=False)
    before = Register.open().acts()
    wrong = Decision(Act.ANSWERED, None, "CAS-001")  # type: ignore[arg-type]
    with pytest.raises(RegisterError):
        Register.open().decide(one, "A. Steward", "True.", [wrong])
    assert Register.open().acts() == before
