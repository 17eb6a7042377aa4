"""The History page: what was done, narrowed by the filters, with files of it; and who opened children's records."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from make.gated import AGED, at_the_gate
from make.release import made_root
from scorecard import gate
from scorecard.register import Register


@pytest.fixture
def own(run: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, data_root: Path) -> Callable[[], AppTest]:
    """The page on a data root of its own, which may be changed."""
    shutil.copytree(made_root(), data_root)
    monkeypatch.setenv("SCORECARD_DATA", str(data_root))
    return lambda: run("pages/history.py")


def test_every_act_newest_first(own) -> None:
    Register.open().withdraw("r0001", "B. Steward", "Wrong file.")
    test = own()
    found = test.dataframe[0].value
    assert list(found["What happened"][:2]) == ["Withdrawn", "Published"]
    assert list(found.iloc[0][["To what", "Who", "Why"]]) == ["Release r0001, as at 31 March 2024", "B. Steward", "Wrong file."]
    assert test.markdown[1].value == f"{len(found)} acts." and [each.value for each in test.header] == ["Openings of children's records"]


def test_filters_narrow_what_is_listed(own) -> None:
    test = own()
    every = len(test.dataframe[0].value)
    test.selectbox(key="acts of kind").set_value("Accepted").run()
    assert set(test.dataframe[0].value["What happened"]) == {"Accepted"} and test.markdown[1].value == f"2 of {every} acts."
    test.text_input(key="acts with").set_value("ages CONFIRMED").run()
    assert list(test.dataframe[0].value["Why"]) == ["Ages confirmed by the team."]
    test.selectbox(key="acts of return").set_value("Releases").run()
    assert not test.exception and not test.dataframe and test.markdown[1].value == f"None of the {every} acts is what was asked for."


def test_files_of_what_is_shown_and_of_everything(own) -> None:
    Register.open().access("A. Steward", "cases", "requests_count as at 2024-03-31: 7 rows")
    buttons = [each.proto.label for each in own().get("download_button")]
    assert buttons == [
        *("What is shown as XLSX", "What is shown as CSV", "Everything as XLSX", "Everything as CSV"),
        *("Every opening as XLSX", "Every opening as CSV"),
    ]


def test_openings_stand_under_a_heading_of_their_own(own) -> None:
    assert any(each.value == "No list of cases has been opened." for each in own().markdown)
    Register.open().access("A. Steward", "cases", "requests_count as at 2024-03-31: 7 rows")
    found = own().dataframe[1].value
    assert list(found["Who"]) == ["A. Steward"] and list(found["Of what"]) == ["requests_count as at 2024-03-31: 7 rows"]


def test_it_says_how_many_were_decided_on_and_not_which(own) -> None:
    gate.answer(at_the_gate(AGED).snapshot_id, {gate.identity.identity(AGED)}, "A. Steward", "Asked the team.")
    found = own().dataframe[0].value
    assert (
        found["What happened"][0] == "Queries answered: 1"
        and not found.astype(str).apply(lambda each: each.str.contains("R03")).any().any()
    )


def test_nothing_was_done_yet(run, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path))
    test = run("pages/history.py")
    assert "Nothing has been done yet" in test.info[0].value and not test.dataframe
