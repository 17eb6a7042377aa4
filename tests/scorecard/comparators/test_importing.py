"""Importing: any spelling and shape of file, each figure replaced source by source, and all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from make.published import BASE, ENGLAND, FIGURES, SOUTH_WEST, TIMELINESS, row, timeliness, tool, write
from scorecard import settings
from scorecard.comparators import ComparatorError, import_files, table

OURS = "E06000058"
YEARS = {"SEN_EHC_All_20wks": ("Calendar Year", "High"), "SFPriPerAbNew": ("Academic Year", "Low"), "PriFixedEx": ("Academic Year", "Low")}
REQUESTS = (
    *("requests_received_in_year", "requests_decided_not_to_assess", "request_not_assess_pc"),
    *("request_outcome_six_weeks", "request_outcome_over_6_weeks", "request_outcome_six_weeks_pc"),
)


@pytest.fixture(autouse=True)
def nothing_there(data_root: Path) -> Path:
    """An empty table in the data root: what ships is not in the way."""
    path = data_root / "reference" / table.NAME
    path.parent.mkdir(parents=True)
    pl.DataFrame(schema=table.SCHEMA).write_csv(path)
    return path


def value(measure_id: str, place: str = "authority", **more: object) -> object:
    found = table.read().filter(
        pl.col("measure_id") == measure_id, pl.col("place_kind") == place, *(pl.col(name) == each for name, each in more.items())
    )
    assert found.height == 1
    return found["value"].item()


@pytest.mark.parametrize("bom", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_with_or_without_byte_order_mark_and_carriage_returns(tmp_path: Path, bom: bool, end: str) -> None:
    path = write(tmp_path / "any name.csv", (*BASE, *TIMELINESS), [row()], bom, end)
    assert import_files([path], OURS).written == 3
    assert value("plans_20_weeks_rate") == 74.1
    assert value("plans_20_weeks_excluding_exceptions_rate") == 77.6


def test_headings_in_another_case_and_order(tmp_path: Path) -> None:
    order = [*range(18)][::-1]
    headings = [("Time Period" if name == "time_period" else name.upper()) for name in (*BASE, *TIMELINESS)]
    path = write(tmp_path / "a.csv", [headings[place] for place in order], [[row()[place] for place in order]])
    import_files([path], OURS)
    assert value("plans_20_weeks_rate") == 74.1


def test_the_headings_of_the_releases_to_2024(tmp_path: Path) -> None:
    names = ("inreq_ehc", "ass_refused_ehc", "ass_refused_ehc_pc", "tot_inc_exc_ehc", "inc_exc_20week_ehc", "inc_exc_20week_rate")
    more = ("tot_no_exc_ehc", "no_exc_20week_ehc", "no_exc_20week_rate")
    line = [*row()[:10], "903", "354", "39.2", "273", "13", "4.8", "273", "13", "4.8"]
    import_files([write(tmp_path / "a.csv", (*BASE[:10], *names, *more), [line])], OURS)
    assert (value("requests_count"), value("refusal_to_assess_rate"), value("plans_20_weeks_rate")) == (903, 39.2, 4.8)


def test_only_totals_count(tmp_path: Path) -> None:
    girls = row(("300", "300", "3", "3", "1.0", "1.0"), topic="Sex")
    import_files([timeliness(tmp_path / "a.csv", girls, row())], OURS)
    assert value("plans_20_weeks_rate") == 74.1


def test_a_heading_that_stands_twice_over_the_same_figures_is_one(tmp_path: Path) -> None:
    headings = (*BASE, *TIMELINESS, "plans_issued_den")
    import_files([timeliness(tmp_path / "a.csv", row((*FIGURES, "784")), headings=headings)], OURS)
    assert value("plans_issued_count") == 784


def test_a_heading_that_stands_twice_over_different_figures_is_not_used(tmp_path: Path, nothing_there: Path) -> None:
    headings = (*BASE, *TIMELINESS, "plans_issued_den")
    before = nothing_there.read_bytes()
    with pytest.raises(ComparatorError, match=r"plans_issued_den stands twice.*Nothing was changed"):
        import_files([timeliness(tmp_path / "a.csv", row((*FIGURES, "785")), headings=headings)], OURS)
    assert nothing_there.read_bytes() == before


@pytest.mark.parametrize("symbol", ["x", "z", "c", "k", "low", "u"])
def test_a_symbol_is_a_sign_and_never_a_number(tmp_path: Path, symbol: str) -> None:
    import_files([timeliness(tmp_path / "a.csv", row(("784", "635", "581", symbol, "74.1", symbol)))], OURS)
    found = table.read().filter(measure_id="plans_20_weeks_excluding_exceptions_rate").row(0, named=True)
    assert (found["value"], found["numerator"], found["denominator"], found["sign"]) == (None, None, 635, symbol)


@pytest.mark.parametrize("cell", ["", "n/a", '"1,234"', "74.1%", "-", "nan", "inf", ".."])
def test_a_cell_that_is_neither_number_nor_symbol_stops_everything(tmp_path: Path, nothing_there: Path, cell: str) -> None:
    good = timeliness(tmp_path / "good.csv")
    bad = write(tmp_path / "bad.csv", (*BASE, *REQUESTS), [row(("1230", "295", cell, "1157", "21", "98.2"), topic="All requests")])
    before = nothing_there.read_bytes()
    with pytest.raises(
        ComparatorError, match=r"bad\.csv: a number or one of x, z, c, k, low, u was expected; found row 2, request_not_assess_pc"
    ):
        import_files([good, bad], OURS)
    assert nothing_there.read_bytes() == before
    assert list(nothing_there.parent.iterdir()) == [nothing_there]


def test_a_bad_cell_is_named_by_its_row_in_the_file(tmp_path: Path) -> None:
    rows = [row(place=ENGLAND), row(place=SOUTH_WEST), row(("784", "?", "581", "493", "74.1", "77.6"))]
    with pytest.raises(ComparatorError, match=r"found row 4, plans_issued_den_ex: \?"):
        import_files([timeliness(tmp_path / "a.csv", *rows)], OURS)


def test_a_count_is_a_whole_number(tmp_path: Path) -> None:
    with pytest.raises(ComparatorError, match=r"row 2, plans_issued_within_20_weeks: 581\.5"):
        import_files([timeliness(tmp_path / "a.csv", row(("784", "635", "581.5", "493", "74.1", "77.6")))], OURS)


def test_a_tool_with_nothing_for_us(tmp_path: Path) -> None:
    with pytest.raises(ComparatorError, match="none of the figures that we know"):
        import_files(tool(tmp_path, [("InfMort", "2014-16", "3.1", 839.0)], {"InfMort": ("Calendar Year", "Low")}), OURS)


def test_a_line_that_is_cut_short_is_not_taken_for_nothing(tmp_path: Path) -> None:
    with pytest.raises(ComparatorError, match="row 2, PC_plans_issued_20_weeks_ex: nothing"):
        import_files([timeliness(tmp_path / "a.csv", row()[:-1])], OURS)


@pytest.mark.parametrize(
    ("year", "expected"), [("202425", "one calendar year"), ("24", "a year"), ("202427", "follow each other"), ("", "")]
)
def test_a_period_that_cannot_be_read_is_named(tmp_path: Path, year: str, expected: str) -> None:
    with pytest.raises(ComparatorError, match=rf"a\.csv, row 2: the period is .*expected .*{expected}"):
        import_files([timeliness(tmp_path / "a.csv", row(year=year))], OURS)


def test_two_rows_about_one_figure_are_named(tmp_path: Path) -> None:
    with pytest.raises(ComparatorError, match="rows 2 and 4 are both about plans_20_weeks_excluding_exceptions_rate as at 2024-12-31"):
        import_files([timeliness(tmp_path / "a.csv", row(), row(place=ENGLAND), row())], OURS)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("a", "b"), "no column time_period and no time_identifier"),
        (("time_period", "time_identifier", "la_name"), "column new_la_code and no old_la_code"),
        ((*BASE, "pupils"), "none of the figures that we know"),
        ((*BASE, *TIMELINESS[1:]), "file on 20-week timeliness, but has no column plans_issued_den"),
        ((*(name for name in BASE if name != "breakdown_topic"), *TIMELINESS), "but has no column breakdown_topic"),
    ],
)
def test_an_unknown_file_or_one_without_its_columns(tmp_path: Path, headings: tuple[str, ...], expected: str) -> None:
    with pytest.raises(ComparatorError, match=rf"a\.csv.*{expected}.*Nothing was changed"):
        import_files([write(tmp_path / "a.csv", headings, [["1"] * len(headings)])], OURS)


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.csv", b"\x00\x01PK\x00"), ("a.parquet", b"PAR1 not"), ("a.csv", b"a,b\n1,2,3,4\n")]
)
def test_what_is_no_such_file_at_all(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ComparatorError, match="Nothing was changed"):
        import_files([tmp_path / name], OURS)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ComparatorError, match="There is no file"):
        import_files([tmp_path / "gone.csv"], OURS)


def test_the_tool_s_years_and_its_dash(tmp_path: Path) -> None:
    rows = [("SEN_EHC_All_20wks", "2024", "74.099999999999994", 839.0), ("SEN_EHC_All_20wks", "2024", "-", 970.0)]
    rows += [("SFPriPerAbNew", "2022", "16.15", 839.0), ("PriFixedEx", "2021/22", "9.257E-2", 839.0), ("Another", "2014-16", "?", 839.0)]
    import_files(tool(tmp_path, rows, YEARS), OURS)
    assert value("plans_20_weeks_rate") == 74.1
    assert value("persistent_absence_rate", phase="primary", period="2021/22") == 16.15
    assert value("suspension_rate", phase="primary", period="2021/22") == 0.09257
    england = table.read().filter(measure_id="plans_20_weeks_rate", place_kind="england").row(0, named=True)
    assert (england["value"], england["sign"]) == (None, "x")
    assert england["url"] == "https://example.invalid/SEN_EHC_All_20wks"


def test_the_tool_needs_its_dictionary_and_the_dictionary_the_tool(tmp_path: Path) -> None:
    data, dictionary = tool(tmp_path, [("SEN_EHC_All_20wks", "2024", "74.1", 839.0)], YEARS)
    with pytest.raises(ComparatorError, match="needs the tool's dictionary"):
        import_files([data], OURS)
    with pytest.raises(ComparatorError, match="dictionary alone"):
        import_files([dictionary], OURS)


def test_a_dictionary_that_says_another_kind_of_year_is_believed_before_our_list(tmp_path: Path) -> None:
    files = tool(tmp_path, [("SEN_EHC_All_20wks", "2024", "74.1", 839.0)], {"SEN_EHC_All_20wks": ("Financial Year", "High")})
    with pytest.raises(ComparatorError, match="by calendar year, but the dictionary calls its years Financial Year"):
        import_files(files, OURS)
    with pytest.raises(ComparatorError, match="the dictionary does not have it"):
        import_files(tool(tmp_path, [("SEN_EHC_All_20wks", "2024", "74.1", 839.0)], {"PriFixedEx": ("Academic Year", "Low")}), OURS)


def test_a_polarity_that_is_not_ours_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    files = tool(tmp_path, [("SEN_EHC_All_20wks", "2024", "74.1", 839.0)], {"SEN_EHC_All_20wks": ("Calendar Year", "Low")})
    import_files(files, OURS, progress=said.append)
    assert any("lower is better; plans_20_weeks_rate says higher" in line for line in said)


def test_a_source_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    import_files([timeliness(tmp_path / "a.csv", row(), row(year="2023", place=ENGLAND))], OURS)
    import_files(tool(tmp_path, [("SEN_EHC_All_20wks", "2024", "50", 839.0)], YEARS), OURS)
    assert table.read().height == 7
    made = import_files([timeliness(tmp_path / "b.csv", row(("800", "635", "400", "493", "50.0", "77.6")))], OURS)
    assert (made.written, made.figures) == (3, 4)
    kept = table.read().filter(measure_id="plans_20_weeks_rate").sort("source")
    assert kept["numerator"].to_list() == [400, None]
    assert kept["value"].to_list() == [50.0, 50.0]


def test_the_first_import_keeps_what_ships_of_other_sources(tmp_path: Path, nothing_there: Path) -> None:
    nothing_there.unlink()
    shipped = table.read()
    import_files([timeliness(tmp_path / "a.csv")], OURS)
    of_the_file = shipped.filter(pl.col("source").str.contains("20-week timeliness")).height
    assert of_the_file > 0
    assert table.read().height == shipped.height - of_the_file + 3
    assert settings.reference_file(table.NAME) == nothing_there


def test_two_files_of_one_kind_are_not_both_taken(tmp_path: Path) -> None:
    with pytest.raises(ComparatorError, match=r"a\.csv and b\.csv are both files on 20-week timeliness"):
        import_files([timeliness(tmp_path / "a.csv"), timeliness(tmp_path / "b.csv")], OURS)


def test_since_leaves_out_what_ended_before(tmp_path: Path) -> None:
    path = timeliness(tmp_path / "a.csv", row(), row(year="2023"))
    assert import_files([path], OURS, since=2024).written == 3
    with pytest.raises(ComparatorError, match=r"has no figure of .* since 2025"):
        import_files([path], OURS, since=2025)


@pytest.mark.parametrize("code", ["", "E99999999", "E12000009", "E06000028"])  # none, unknown, a region, an authority of before 2019
def test_whose_region_and_neighbours_must_be_known(tmp_path: Path, code: str) -> None:
    with pytest.raises(ComparatorError, match=r"No authority of today has the code.*SCORECARD_AUTHORITY"):
        import_files([timeliness(tmp_path / "a.csv")], code)


def test_pupils_of_the_school_census_are_never_set_beside_plans_unsaid(tmp_path: Path) -> None:
    names = ("phase_type_grouping", "type_of_establishment", "hospital_school", "ehc_plan")
    census = [["202223", "Academic year", *ENGLAND, "Total", "Total", "Total", "389171"]]
    census += [["202223", "Academic year", *ENGLAND, "Total", "Total", "Hospital", "12"]]
    plans = ("ehcplans", "mainstream_total", "mainstream_total_pc", "special_independent", "special_non_maintained")
    caseload = [["202223", "Academic year", *ENGLAND, "All EHC plans", "All", "517048", "213381", "41.3", "21665", "4221"]]
    import_files([write(tmp_path / "a.csv", (*BASE[:10], *names), census), write(tmp_path / "b.csv", (*BASE, *plans), caseload)], OURS)
    found = table.read().filter(measure_id="plans_maintained_count").sort("value")
    assert found.select("value", "same_basis").rows() == [(389_171.0, False), (517_048.0, True)]
    assert found["basis"].to_list() == ["Counts pupils in schools (school census), not plans for ages 0 to 25.", ""]
    share = table.read().filter(measure_id="plans_inmss_rate").row(0, named=True)
    assert share["value"] == pytest.approx(100 * (21_665 + 4_221) / 517_048)
    assert (share["numerator"], share["denominator"]) == (25_886, 517_048)


def test_it_says_what_it_does(tmp_path: Path) -> None:
    said: list[str] = []
    import_files([timeliness(tmp_path / "a.csv")], OURS, progress=said.append)
    assert said[0] == "[1 of 1] Reading a.csv"
    assert said[1] == "  a.csv: 20-week timeliness, 1 rows; 3 figures of 3 measures, 31/12/2024 to 31/12/2024"
