"""The public file of a release: what is in it, what is not, and an attack on a small one. Complete or absent."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import duckdb
import pytest

from make.attack import recovered
from make.improvement_plan import valid as improvement_plan
from make.inclusion import valid as inclusion
from make.indicators import valid as indicators
from make.snapshots import submitted
from scorecard import publish, release
from scorecard.disclosure import DisclosureError, Unsafe, make_public, path_of
from scorecard.publish import PublishError
from scorecard.register import Register

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)
SCHOOLS = dt.date(2024, 2, 15)


def ask(path: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data root with a release of a casework and an inclusion return, a few children each, and a partner's figures."""
    root = tmp_path_factory.mktemp("made") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_DATA", str(root))
        for name in ("SCORECARD_AUTHORITY", "SCORECARD_REGISTER", "SCORECARD_DISCLOSURE_THRESHOLD"):
            patch.delenv(name, raising=False)
        submitted(MARCH)
        submitted(SCHOOLS, inclusion(SCHOOLS))
        submitted(MARCH, indicators(MARCH))
        submitted(MARCH, improvement_plan(MARCH))
        publish.publish("A. Steward")
    return root


@pytest.fixture
def published(made: Path, data_root: Path) -> str:
    """The release, in a data root of the test's own."""
    shutil.copytree(made, data_root)
    return "r0001"


def test_a_suppressed_cell_has_the_sign_c_and_no_number(published: str) -> None:
    path = path_of(published)
    ((many,),) = ask(path, "select count(*) from cube where sign = 'c'")
    assert many > 100
    assert ask(path, "select distinct numerator, denominator, value from cube where sign = 'c'") == [(None, None, None)]
    assert ask(path, "select threshold, small + kept + beside from disclosure") == [(5, many)]
    views = "timeliness", "backlog", "exclusions", "scorecard"
    assert all(ask(path, f"select count(*) from {view} where sign = 'c' and value is not null") == [(0,)] for view in views)


def test_what_is_shown_is_what_officers_see(published: str) -> None:
    """And none of it is a count of 1 to 4."""
    with duckdb.connect() as con:
        con.execute(f"attach '{path_of(published)}' as public; attach '{release.path_of(published)}' as officers")
        assert con.execute("select count(*) > 50 from public.cube where sign <> 'c'").fetchone() == (True,)
        assert con.execute("(from public.cube where sign <> 'c') except (from officers.cube)").fetchall() == []
        assert con.execute(
            "select max(unit in ('weeks', 'sessions')) from public.cube join public.measures using (measure_id) where numerator between 0.001 and 4.999"
        ).fetchone() in ((True,), (None,))


def test_no_finer_cohort_no_person_no_file_and_no_words_are_in_it(published: str) -> None:
    path = path_of(published)
    columns = ("phase", "sen_provision", "primary_need", "area", "detail")
    chosen = " + ".join(f"({name} <> 'All')::int" for name in columns)
    assert ask(path, f"select distinct phase <> 'All' and sen_provision <> 'All' from cube where {chosen} > 1") in ([(True,)], [])
    assert ask(path, "select distinct file_name, sha256, accepted_by, reason, set_aside, findings, rows from snapshots") == [
        ("", "", "", "", None, None, None)
    ]
    assert ask(path, "select published_by from release") == [("",)]
    assert ask(path, "select count(*) from inputs where kind = 'snapshot'") == [(0,)]
    assert ask(path, "select count(*) from supplied where comment is not null") == [(0,)]
    everything = b"".join(
        str(row).encode() for (name,) in ask(path, "select table_name from duckdb_tables()") for row in ask(path, f"from {name}")
    )
    assert b"A. Steward" not in everything and b".xlsx" not in everything


def test_what_a_plan_says_in_words_stays_with_officers(published: str) -> None:
    told = {name for (name,) in ask(path_of(published), "select table_name from duckdb_tables()")}
    for name in {"milestones", "risks"} & told:
        assert ask(path_of(published), f"select count(*) from {name}") == [(0,)]


def test_of_the_plans_actions_it_has_when_they_are_due_and_how_they_are_rated(published: str) -> None:
    kept = "as_at, priority, due_date, revised_due_date, expected_date, is_slipped, rag"
    officers, public = (ask(path, f"select {kept} from actions order by all") for path in (release.path_of(published), path_of(published)))
    assert public == officers and len(public) > 2
    assert ask(path_of(published), "select distinct action || lead_role || partner || origin || progress from actions") == [("",)]
    refs = "select distinct ref from actions"
    assert not set(ask(path_of(published), refs)) & set(ask(release.path_of(published), refs))


@pytest.mark.parametrize("threshold", [3, 5, 6, 10])
def test_no_suppressed_cell_of_a_small_release_comes_back(published: str, threshold: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path_of(published).unlink()
    monkeypatch.setenv("SCORECARD_DISCLOSURE_THRESHOLD", str(threshold))
    make_public(published)
    attacked, found = recovered(path_of(published), release.path_of(published), threshold)
    assert attacked > 50
    assert found == []


def test_the_attack_can_succeed(published: str, tmp_path: Path) -> None:
    """The public file with all that is hidden beside shown again: what is small by itself comes back."""
    broken = tmp_path / "broken.duckdb"
    shutil.copy(path_of(published), broken)
    with duckdb.connect(str(broken)) as con:
        con.execute(f"attach '{release.path_of(published)}' as officers")
        con.execute(
            "update cube set numerator = whole.numerator, denominator = whole.denominator, sign = '' from officers.cube as whole "
            "where cube.sign = 'c' and (cube.measure_id, cube.as_at, cube.phase, cube.sen_provision, cube.primary_need, cube.area, cube.detail) "
            "= (whole.measure_id, whole.as_at, whole.phase, whole.sen_provision, whole.primary_need, whole.area, whole.detail) "
            "and cube.phase = 'primary'"
        )
    assert recovered(broken, release.path_of(published), 5)[1]


def test_a_cell_once_suppressed_stays_so_for_its_date(published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = "select measure_id, as_at, phase, sen_provision, primary_need, area, detail from cube where sign = 'c' order by all"
    before = ask(path_of(published), hidden)
    monkeypatch.setenv("SCORECARD_DISCLOSURE_THRESHOLD", "3")
    found = make_public(published)
    assert set(before) <= set(ask(path_of(published), hidden))
    assert found.kept > 0


def test_an_unsafe_release_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(FEBRUARY)
    publish.publish("A. Steward")
    rows = inclusion(SCHOOLS)
    (few,) = (each for each in rows["roll"] if (each["phase"], each["sen_provision"]) == ("alternative_provision", "E"))
    few["headcount"] = 4  # so that 30 others there have to be hidden beside them
    submitted(SCHOOLS, rows)
    monkeypatch.setattr("scorecard.disclosure.control.to_hide", lambda *_: [])
    monkeypatch.setattr("scorecard.disclosure.secondary.Hiding.complete", lambda _: None)
    with pytest.raises(PublishError, match=r"not safe: .* could be worked out from what it shows: \w+ as at \d\d/\d\d/\d{4}, "):
        publish.publish("A. Steward")
    register = Register.open()
    assert register.current_release_id() == "r0001" and len(register.releases()) == 1
    assert sorted(path.name for path in release.folder().glob("*duckdb*")) == ["r0001.duckdb", "r0001.public.duckdb"]


def test_a_file_that_is_not_as_decided_is_not_made(published: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path_of(published).unlink()
    monkeypatch.setattr("scorecard.disclosure.public.SUPPRESSED", "")
    with pytest.raises(Unsafe, match="not written as disclosure control decided"):
        make_public(published)
    assert sorted(path.name for path in release.folder().glob("*duckdb*")) == [f"{published}.duckdb"]


def test_an_earlier_public_file_that_cannot_be_read_is_said(published: str) -> None:
    path_of("r0009").write_bytes(b"no database")
    with pytest.raises(DisclosureError, match=r"r0009.public.duckdb cannot be read.*`public r0009`"):
        make_public(published)
    path_of("r0009").unlink()
    path_of(published).write_bytes(b"no database")  # its own is made again
    assert make_public(published).suppressed


def test_a_release_of_before_its_measures_said_what_they_count_since(published: str) -> None:
    path_of(published).unlink()
    with duckdb.connect(str(release.path_of(published))) as con:
        con.execute("alter table measures drop column since")
    assert make_public(published).suppressed


def test_a_release_without_a_file_is_said() -> None:
    with pytest.raises(DisclosureError, match="The file of release r0007 is not there"):
        make_public("r0007")
