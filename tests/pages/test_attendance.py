"""The Attendance page: absence by school year and cohort, and the gap between pupils with SEN and the others."""

import re

from make.drawn import plain_tables
from make.older import age
from make.release import make_root


def headings(test) -> list[str]:
    return [each.value.replace("\\", "") for each in test.subheader]


def said(test) -> str:
    return "\n".join(each.value for each in test.markdown)


def test_it_has_its_sections_and_six_figures(run) -> None:
    test = run("pages/attendance.py")
    assert [each.value for each in test.header] == ["Persistent absence", "Severe absence", "By phase"]
    assert len(headings(test)) == 6 and len(test.metric) == 3 and not test.info
    pattern = r"\d+\.\d\d% of pupils missed a tenth or more of their sessions in the school year to 15 February 2024, up from \d+\.\d\d%"
    assert re.match(pattern, headings(test)[0]) and headings(test)[0].endswith("at the same point last school year")


def test_gaps_are_between_the_provisions_in_its_table(run) -> None:
    test = run("pages/attendance.py")
    newest = plain_tables(test)[1].iloc[0]
    rates = {name: float(newest[name].removesuffix("%")) for name in ("EHC plan", "SEN support", "No SEN")}
    found = re.findall(r"The rate of (.+?) is ([\d.]+) percentage points above that of pupils with no SEN", said(test))
    assert [who for who, _ in found[:2]] == ["pupils with an EHC plan", "pupils with SEN support"]
    for (_, by), name in zip(found[:2], ("EHC plan", "SEN support"), strict=True):
        assert abs(float(by) - (rates[name] - rates["No SEN"])) < 0.011


def test_a_phase_without_pupils_of_a_kind_has_no_gap_to_them(run) -> None:
    """Special schools have nobody without SEN."""
    test = run("pages/attendance.py", phase="special", provision="E")
    assert "percentage points" not in said(test)
    assert "Few pupils, so read with care: SEN support (2)." in said(test)
    assert "(" in headings(test)[1] and "No SEN" not in headings(test)[1]


def test_a_line_of_its_own_for_each_school_year(run) -> None:
    table = plain_tables(run("pages/attendance.py"))[0]
    assert (
        list(table["Half-term to"])[:3] == ["15\u00a0Feb\u00a02024", "31\u00a0Dec\u00a02023", "31\u00a0Oct\u00a02023"] and len(table) == 9
    )


def test_published_figures_are_of_the_cohort_chosen(run) -> None:
    def published(**filters: str) -> list[str]:
        return [each.value for each in run("pages/attendance.py", **filters).caption if each.value.startswith("Published")]

    assert len(published()) == 2 and published(provision="E") != published()
    assert published(phase="alternative_provision") == []


def test_a_release_of_before_this_page_says_so(run, monkeypatch, tmp_path) -> None:
    root = make_root(tmp_path / "older")
    age(root / "releases" / "r0001.duckdb")
    monkeypatch.setenv("SCORECARD_DATA", str(root))
    for path in ("pages/attendance.py", "pages/exclusions.py", "pages/workforce.py"):
        test = run(path)
        assert "This release is older than this page" in test.info[0].value and not test.subheader
    for path in ("pages/overview.py", "pages/timeliness.py", "pages/definitions.py", "app.py"):
        assert run(path).title[0].value
