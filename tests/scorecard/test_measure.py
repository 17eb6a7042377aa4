"""Measure headers are read whole or refused; a snapshot gives the dates that the definitions say."""

import datetime as dt
from pathlib import Path

import pytest

from scorecard import measure
from scorecard.measure import MeasureError, dates_given, month_ends, read_measure

HEADER = """-- label:       Plans
-- asks:        How many?
-- counts:      plans maintained
-- section:     Backlog
-- unit:        count
-- better:      -
-- family:      plans
-- dates:       window
-- run-in days: 42
-- adds up:     yes
-- public:      area
-- basis:       a rule
-- owner:       SEND performance
-- next review: 2027-09-01
select 1;
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "made_count.sql"
    path.write_text(text)
    return path


def test_the_header_says_all_that_a_committee_would_ask(tmp_path: Path) -> None:
    one = read_measure(written(tmp_path, HEADER))
    assert (one.measure_id, one.label, one.better, one.run_in_days, one.adds_up) == ("made_count", "Plans", "", 42, True)
    assert one.select == "select 1"


@pytest.mark.parametrize(
    ("line", "instead", "says"),
    [
        ("-- owner:       SEND performance\n", "", "owner"),
        ("-- unit:        count", "-- unit:        counts", "'counts'"),
        ("-- better:      -", "-- better:      up", "'up'"),
        ("-- family:      plans", "-- family:      plan", "'plan'"),
        ("-- dates:       window", "-- dates:       all", "'all'"),
        ("-- adds up:     yes", "-- adds up:     maybe", "'maybe'"),
        ("-- asks: ", "-- ask: ", "ask"),
        ("-- counts:      plans maintained\n", "", "counts"),
        ("-- unit:        count", "-- unit:        percent", "must have a line `out of`"),
        ("-- section:", "-- out of:      all plans\n-- section:", "must have no line `out of`"),
        ("-- run-in days: 42", "-- run-in days: six weeks", "six weeks"),
    ],
)
def test_a_wrong_header_is_refused_by_name(tmp_path: Path, line: str, instead: str, says: str) -> None:
    with pytest.raises(MeasureError, match=says):
        read_measure(written(tmp_path, HEADER.replace(line, instead)))


def test_month_ends_know_leap_years() -> None:
    assert month_ends(dt.date(2023, 12, 1), dt.date(2024, 2, 29)) == [dt.date(2023, 12, 31), dt.date(2024, 1, 31), dt.date(2024, 2, 29)]
    assert month_ends(dt.date(2024, 2, 1), dt.date(2024, 2, 28)) == []


@pytest.mark.parametrize(
    ("run_in", "first"),
    [
        (0, dt.date(2022, 1, 31)),
        (28, dt.date(2022, 2, 28)),
        (42, dt.date(2022, 3, 31)),
        (84, dt.date(2022, 4, 30)),
        (140, dt.date(2022, 6, 30)),
    ],
)
def test_a_measure_starts_at_the_first_month_that_begins_after_its_run_in(tmp_path: Path, run_in: int, first: dt.date) -> None:
    one = read_measure(written(tmp_path, HEADER.replace("days: 42", f"days: {run_in}")))
    given = dates_given(one, dt.date(2024, 3, 31), dt.date(2022, 1, 1))
    assert (given[0], given[-1]) == (first, dt.date(2024, 3, 31))


def test_what_is_true_only_today_is_given_for_today_alone(tmp_path: Path) -> None:
    one = read_measure(written(tmp_path, HEADER.replace("window", "own")))
    assert dates_given(one, dt.date(2024, 3, 31), dt.date(2022, 1, 1)) == [dt.date(2024, 3, 31)]


INCLUSION = HEADER.replace("family:      plans", "family:      inclusion").replace("days: 42", "days: 0")


def test_an_inclusion_snapshot_gives_every_half_terms_end_of_its_year_up_to_its_own(tmp_path: Path) -> None:
    one = read_measure(written(tmp_path, INCLUSION))
    ends = [
        dt.date(2023, 10, 31),
        dt.date(2023, 12, 31),
        dt.date(2024, 2, 15),
        dt.date(2024, 3, 31),
        dt.date(2024, 5, 31),
        dt.date(2024, 8, 31),
    ]
    for count, as_at in enumerate(ends, start=1):
        assert dates_given(one, as_at, dt.date(2023, 9, 1)) == ends[:count]
    later = read_measure(written(tmp_path, INCLUSION.replace("days: 0", "days: 61")))
    assert dates_given(later, ends[2], dt.date(2023, 9, 1)) == ends[1:3]


def test_the_calendar_knows_where_half_term_term_and_year_began() -> None:
    con = measure.connect()
    asked = ["2023-08-31", "2023-10-31", "2023-12-31", "2024-01-31", "2024-02-15", "2024-03-31", "2024-05-31"]
    measure.want_dates(con, map(dt.date.fromisoformat, asked))
    found = con.execute("select columns(*)::varchar from reference.calendar order by as_at").fetchall()
    assert found == [
        ("2023-08-31", "2023-08-01", "2023-06-01", "2023-04-01", "2022-09-01"),
        ("2023-10-31", "2023-10-01", "2023-09-01", "2023-09-01", "2023-09-01"),
        ("2023-12-31", "2023-12-01", "2023-11-01", "2023-09-01", "2023-09-01"),
        ("2024-01-31", "2024-01-01", None, None, None),
        ("2024-02-15", "2024-02-01", "2024-01-01", "2024-01-01", "2023-09-01"),
        ("2024-03-31", "2024-03-01", "2024-02-16", "2024-01-01", "2023-09-01"),
        ("2024-05-31", "2024-05-01", "2024-04-01", "2024-04-01", "2023-09-01"),
    ]


def test_a_measure_across_two_returns_says_which_other_it_needs(tmp_path: Path) -> None:
    sql = "select as_at from returns.plans join returns.posts using (as_at)"
    text = HEADER.replace("select 1;", sql).replace("dates:       window", "dates:       own")
    assert measure.others_needed(read_measure(written(tmp_path, text))) == ("workforce",)
    assert measure.others_needed(read_measure(written(tmp_path, HEADER.replace("select 1;", "select 1 from returns.persons")))) == ()
    with pytest.raises(MeasureError, match="workforce too, so its dates are 'own'"):
        measure.others_needed(read_measure(written(tmp_path, text.replace("       own", "       window"))))
    with pytest.raises(MeasureError, match=r"made_count: no return has a sheet postings"):
        measure.others_needed(read_measure(written(tmp_path, text.replace("posts", "postings"))))


def test_every_measure_names_sheets_that_there_are() -> None:
    others = {each.measure_id: measure.others_needed(each) for each in measure.measures()}
    assert {name: found for name, found in others.items() if found} == {"caseload_per_officer": ("workforce",)}


def test_every_wrong_file_is_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "2_measures"
    folder.mkdir()
    for name in ("first_count", "second_count"):
        (folder / f"{name}.sql").write_text("select 1")
    monkeypatch.setattr(measure.settings, "QUERIES", tmp_path)
    measure.measures.cache_clear()
    with pytest.raises(MeasureError, match=r"(?s)first_count.*second_count"):
        measure.measures()
    monkeypatch.undo()
    measure.measures.cache_clear()


def test_only_what_measures_count_has_keys_that_cubes_leave_aside() -> None:
    """An improvement plan's milestone is known by its label and due date, and nothing is counted of it."""
    assert {"request_id", "post_id", "school_urn"} <= measure.KEYS
    assert not {"label", "due_date", "risk_id", "ref"} & measure.KEYS


HALF_TERMLY = HEADER.replace("family:      plans", "family:      inclusion")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        (HEADER, ""),
        (HALF_TERMLY, "school_year"),  # unless it says so
        (HALF_TERMLY.replace("-- run-in", "-- since:       term\n-- run-in"), "term"),
        (HALF_TERMLY.replace("-- run-in", "-- since:       half_term\n-- run-in"), "half_term"),
    ],
)
def test_what_a_half_termly_measure_counts_from(tmp_path: Path, text: str, since: str) -> None:
    one = read_measure(written(tmp_path, text))
    assert (one.since, one.calendar) == (since, "half_term" if since else "month")


@pytest.mark.parametrize(("text", "since"), [(HEADER, "term"), (HALF_TERMLY, "month"), (HALF_TERMLY, "january")])
def test_what_it_cannot_count_from_is_refused(tmp_path: Path, text: str, since: str) -> None:
    with pytest.raises(MeasureError, match=f"since is '{since}'; expected one of half_term, term, school_year"):
        read_measure(written(tmp_path, text.replace("-- run-in", f"-- since:       {since}\n-- run-in")))
