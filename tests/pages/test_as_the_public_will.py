"""An officer sees a page as the public will see it: from the public file, with its signs, and nothing that it does not have."""

from __future__ import annotations

import pytest

from make.public import public_root
from scorecard.released import open_release

NOTICE = "**As the public will see it.** Counts of 1 to 4 are suppressed and read *c*"


@pytest.fixture
def root(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(public_root()))


def turned_on(test):
    (toggle,) = (each for each in test.toggle if each.label == "As the public will see it")
    toggle.set_value(True).run()
    assert not test.exception
    return test


@pytest.mark.usefixtures("root")
def test_the_page_says_so_and_its_source_lines_name_the_rule(run) -> None:
    before = run("app.py")
    assert not any(NOTICE in each.value for each in before.info)
    assert not any("Public figures" in each.value for each in before.caption)
    test = turned_on(before)
    assert any(each.value.startswith(NOTICE) for each in test.info)
    assert any("Public figures: counts of 1 to 4 are suppressed" in each.value.replace("\\", "") for each in test.caption)


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("page", ["timeliness", "backlog", "exclusions", "attendance", "workforce", "measure", "overview", "board"])
def test_every_page_of_figures_is_drawn_from_the_public_file(run, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    test = run("app.py")
    test.switch_page(f"pages/{page}.py")
    test.session_state["public"] = True
    test.session_state["phase"] = "post_16"
    test.run()
    assert not test.exception and not test.error
    assert any(NOTICE in each.value for each in test.info)


@pytest.mark.usefixtures("root")
def test_reasons_and_actions_are_not_shown_and_limits_not_set(run) -> None:
    test = run("app.py")
    test.switch_page("pages/measure.py").run()
    test.selectbox(key="line").set_value("plans_20_weeks_rate").run()
    assert any("Where the limits start anew" in each.label for each in test.expander)
    turned_on(test)
    assert any("Reasons and actions are for officers" in each.value for each in test.markdown)
    assert not any("Where the limits start anew" in each.label for each in test.expander)


def test_without_a_public_file_no_figure_is_shown(run) -> None:
    """The made-up release has none: the officers' figures do not stand in for it."""
    test = turned_on(run("app.py"))
    assert [each.value.replace("\\", "") for each in test.error] == [f"Release {open_release().release.release_id} has no public file. The command "
                                                   f"`public {open_release().release.release_id}` makes it."]  # fmt: skip
    assert not test.title and not test.dataframe


@pytest.mark.usefixtures("root")
def test_stewards_pages_have_no_such_view(run) -> None:
    test = run("app.py")
    test.switch_page("pages/history.py").run()
    assert not test.toggle
