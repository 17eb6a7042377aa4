"""The frame: menu, banner, filters, and what stands there before the first release."""

import subprocess
import sys

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

from make.release import made_root, make_root
from scorecard import settings, show

APP = str(settings.CHECKOUT / "app.py")
EVERY_MEASURE = "pages/overview.py"


def run(page: str = "", **query: str) -> AppTest:
    """The app with its first page, or with the one that is named, where the address asks for something."""
    test = AppTest.from_file(APP, default_timeout=60)
    if page:
        test.run().switch_page(page)  # not before a run: pages are known once the menu is drawn
    for key, value in query.items():
        test.query_params[key] = value
    test.run()
    assert not test.exception
    return test


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))


def test_the_banner_says_whose_figures_and_that_they_are_made_up(made) -> None:
    said = [each.value.replace("\\", "") for each in run().markdown]
    assert any("Sample authority (synthetic)" in each and "31 March 2024" in each and "r0001" in each for each in said)
    assert any("Synthetic sample: no real children" in each for each in said)


def test_a_run_on_its_way_out_does_not_take_a_visitor_back_to_its_page(made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit keeps one wish for a session: an older run writes its own into it while the newer one is at work."""
    first, arrived = run(), show.arrived

    def arrived_beside_it():
        older, pages = st.Page("pages/timeliness.py")._script_hash, get_script_run_ctx().pages_manager
        pages.set_script_intent(older, "")
        pages.set_current_page_script_hash(older)
        return arrived()

    monkeypatch.setattr(show, "arrived", arrived_beside_it)
    assert first.switch_page("pages/definitions.py").run().title[0].value == "Definitions"


def test_it_says_plainly_that_nobody_signs_in(made) -> None:
    assert any("No sign-in is set up" in each.value for each in run().caption)


def test_filters_offer_what_the_release_has_in_words(made) -> None:
    phase, provision, need, area, months, window = run(EVERY_MEASURE).selectbox
    assert phase.options == [
        "All phases", "Early years", "Primary", "Secondary", "Post-16", "Special schools", "Alternative provision",
    ]  # fmt: skip
    assert provision.options == ["All pupils", "EHC plan", "SEN support", "No SEN"]
    assert need.options[0] == "All needs" and need.options[-1] == "Need not recorded" and "ASD: autistic spectrum disorder" in need.options
    assert area.options == ["All areas", "Bournemouth East", "Christchurch", "Poole North"]
    assert months.value == "Last 24 months" and window.value == "Month"


@pytest.mark.parametrize("asked", ["primary", "PRIMARY", "Primary"])
def test_the_address_takes_codes_and_labels(made, asked: str) -> None:
    assert run(EVERY_MEASURE, phase=asked).selectbox[0].value == "primary"


def test_an_address_that_asks_for_what_is_not_there_shows_all_and_says_so(made) -> None:
    test = run(EVERY_MEASURE, phase="nursery", area="Poole North")
    assert [each.value for each in test.selectbox[:4]] == ["All", "All", "All", "Poole North"]
    assert [each.value for each in test.warning] == [
        "The link asks for phase “nursery”, which this release does not have. All are shown instead."
    ]


def test_before_the_first_release_the_two_commands_are_given(data_root) -> None:
    make_root(data_root, with_release=False)
    test = run()
    assert "python -m scorecard load" in test.info[0].value and "python -m scorecard publish" in test.info[0].value
    assert not test.selectbox and not test.metric


def test_a_release_file_that_is_gone_is_said_not_hidden(data_root) -> None:
    make_root(data_root)
    for path in (data_root / "releases").glob("*.duckdb"):
        path.unlink()
    test = run()
    assert "There is no release r0001" in test.error[0].value


def test_the_web_process_loads_nothing_of_the_loading_half(made) -> None:
    """Great Expectations and the workbook readers cost seconds and hundreds of MB: they stay in the worker."""
    pages = ["app.py", *sorted(f"pages/{path.name}" for path in (settings.CHECKOUT / "pages").glob("*.py"))]
    code = f"""
import sys
from streamlit.testing.v1 import AppTest
for path in {pages}:
    test = AppTest.from_file({str(settings.CHECKOUT)!r} + "/" + path, default_timeout=60).run()
    # The month's links lead to pages of the menu, which is not there where a page is run alone.
    assert path == "pages/month.py" or not test.exception, (path, test.exception)
heavy = {{"great_expectations", "fastexcel", "python_calamine", "openpyxl", "xlsxwriter", "vl_convert", "scorecard.read", "scorecard.check", "scorecard.measure"}}
print("loaded:", sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=settings.CHECKOUT, timeout=300)
    assert "loaded: []" in done.stdout, done.stdout + done.stderr[-2000:]
