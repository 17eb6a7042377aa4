"""A release, opened for reading: what it is, its figures for a cohort, and what it refuses."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from make import school_release
from make.release import AREAS, AUTHORITY, NEEDS, PHASES, made_root
from scorecard import settings
from scorecard.released import EACH, NoRelease, NothingPublished, NoWindow, Released, ReleaseError, UnknownMeasure, open_release
from scorecard.terms import ALL

MARCH = dt.date(2024, 3, 31)


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Released:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return open_release()


def test_it_says_what_it_is(release: Released) -> None:
    assert (release.release.release_id, release.release.newest_as_at, release.release.authority_name) == ("r0001", MARCH, AUTHORITY[1])
    assert {"2024-02-29", "2024-03-31"} == {str(each["as_at"]) for each in release.snapshots().to_pylist()}
    assert release.measure("plans_20_weeks_rate").unit == "percent"
    assert [each.measure_id for each in release.measures()] == sorted(each.measure_id for each in release.measures())


def test_the_same_release_is_opened_once(release: Released) -> None:
    assert open_release() is release is open_release("r0001")


def test_before_the_first_publication_it_says_so(data_root) -> None:
    with pytest.raises(NothingPublished, match="no release yet"):
        open_release()


@pytest.mark.parametrize("release_id", ["r0099", "../r0001", "r0001.duckdb", ""])
def test_a_release_that_is_not_there_is_named(release: Released, release_id: str) -> None:
    with pytest.raises(NoRelease, match="There is no release"):
        open_release(release_id)


def test_a_file_that_is_no_release_is_a_sentence(data_root) -> None:
    (data_root / "releases").mkdir(parents=True)
    (data_root / "releases" / "r0001.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(NoRelease, match="cannot be read"):
        open_release("r0001")


def test_it_cannot_be_written_and_reaches_no_other_file(release: Released) -> None:
    for query in ("delete from cube", "create table more (a int)", "copy cube to 'out.csv'", "select * from read_csv('/etc/passwd')"):
        with pytest.raises(duckdb.Error):
            release._all(query)
    with pytest.raises(duckdb.Error):
        release._all("set enable_external_access = true")


def test_choices_are_the_values_of_the_release(release: Released) -> None:
    assert set(release.choices("phase", "timeliness")) == set(PHASES)
    assert set(release.choices("phase", "exclusions")) == set(school_release.PHASES)
    assert set(release.choices("phase")) == {*PHASES, *school_release.PHASES}
    assert release.choices("sen_provision", "exclusions") == ("E", "K", "N") and release.choices("sen_provision", "timeliness") == ()
    assert set(release.choices("primary_need")) == set(NEEDS)
    assert release.choices("area") == AREAS
    with pytest.raises(ReleaseError, match="no cohort column"):
        release.choices("phase; drop table cube")


def test_a_column_that_only_one_measure_has_is_no_question_to_ask_of_a_view(release: Released) -> None:
    assert release.columns("officer_change_rate") == ("area",)
    assert release.choices("area", "workforce") == ()


def test_a_view_adds_up_where_one_of_its_measures_does(release: Released) -> None:
    assert [release.adds_up(each) for each in ("timeliness", "cube", "exclusions", "persistent_absence", "workforce")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_cohort_s_breakdown_adds_up_to_its_total(release: Released) -> None:
    total = release.page("timeliness").now("plans_20_weeks_rate")
    parts = [release.page("timeliness", phase=each).now("plans_20_weeks_rate") for each in PHASES]
    assert total is not None and total.denominator == 82
    assert sum(each.denominator for each in parts) == total.denominator
    assert sum(each.numerator for each in parts) == total.numerator
    assert total.value == 100 * total.numerator / total.denominator


def test_a_measure_without_the_column_is_given_for_all_and_says_so(release: Released) -> None:
    page = release.page("backlog", phase="primary", area="Christchurch")
    assert page.wider("reviews_overdue_count") == ("phase",)
    assert page.wider("assessments_open_count") == ()
    assert page.of("reviews_overdue_count") == release.page("backlog", area="Christchurch").of("reviews_overdue_count")


def test_a_cohort_in_which_nothing_happened_is_zero_or_not_applicable(release: Released) -> None:
    counts = release.page("backlog", primary_need="PD", area="Christchurch")
    rates = release.page("timeliness", primary_need="PD", area="Christchurch")
    assert {each.value for each in counts.of("assessments_open_count")} == {0}
    assert {(each.numerator, each.denominator, each.value, each.sign) for each in rates.of("plans_20_weeks_rate")} == {(0, 0, None, "z")}
    assert len(rates.of("plans_20_weeks_rate")) == 27


def test_months_that_are_not_covered_are_not_there(release: Released) -> None:
    page = release.page("timeliness")
    assert page.of("plans_20_weeks_rate")[0].as_at == dt.date(2022, 1, 31)
    assert page.of("plans_20_weeks_due_rate")[0].as_at == dt.date(2022, 6, 30)  # 140 days after 1 January 2022, then a whole month
    assert page.last(12).months[0] == dt.date(2023, 4, 30)
    assert page.last(12).of("plans_20_weeks_rate")[0].as_at == dt.date(2023, 4, 30)
    assert page.last(None) is page


def test_figures_are_an_arrow_table(release: Released) -> None:
    table = release.figures("plans_issued_count", detail=EACH)
    assert table.column_names == ["as_at", "detail", "numerator", "denominator", "value", "sign"]
    assert set(table["detail"].to_pylist()) == {"within_20_weeks", "20_to_52_weeks", "over_52_weeks"}
    newest = [each for each in table.to_pylist() if each["as_at"] == MARCH]
    assert sum(each["value"] for each in newest) == release.figures("plans_issued_count")["value"].to_pylist()[-1] == 82


def test_rows_are_every_cell_by_the_cube_s_names(release: Released) -> None:
    rows = list(release.rows("plans_20_weeks_rate", MARCH))
    assert {each["measure_id"] for each in rows} == {"plans_20_weeks_rate"} and {each["as_at"] for each in rows} == {MARCH}
    total = [each for each in rows if {each[name] for name in ("phase", "primary_need", "area", "detail")} == {ALL}]
    assert [each["denominator"] for each in total] == [82]
    assert sum(1 for _ in release.rows()) > 10_000


def test_a_view_is_read_by_its_columns(release: Released) -> None:
    (row,) = release.view("scorecard", measure_id="assessments_open_count").to_pylist()
    assert (row["value"], row["as_at"], row["direction_wanted"]) == (263, MARCH, "down")


def test_what_it_does_not_have_is_named(release: Released) -> None:
    with pytest.raises(UnknownMeasure, match="no measure nothing_rate"):
        release.figures("nothing_rate")
    with pytest.raises(UnknownMeasure, match="no measure nothing_rate"):
        release.rows("nothing_rate")
    with pytest.raises(UnknownMeasure, match="no view risks"):
        release.page("risks")
    with pytest.raises(ReleaseError, match="no cohort column team"):
        release.page("timeliness", team="send")
    with pytest.raises(NoWindow, match="no window fortnight"):
        release.page("timeliness", "fortnight")


def test_many_threads_may_read_at_once(release: Released) -> None:
    def read(place: int) -> float:
        return Released.page(release, "timeliness", area=AREAS[place % 3], phase=PHASES[place % 4]).now("plans_issued_count").value

    with ThreadPoolExecutor(16) as pool:
        assert len(list(pool.map(read, range(48)))) == 48


def test_a_release_can_be_opened_again_while_somebody_still_reads_it(release: Released) -> None:
    """Of many releases the ones longest unused are let go; one of them may still be read when it is asked for again."""
    path = settings.data_root() / "releases" / "r0001.duckdb"
    again = Released(path)
    assert again.release == release.release
    with pytest.raises(duckdb.Error):
        again._all(f"select * from read_text('{path.parent}/*')")
