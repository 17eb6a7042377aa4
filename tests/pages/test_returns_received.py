"""The Returns received page: what came, its fix list, and what a steward decides there."""

import pytest
from streamlit.testing.v1 import AppTest

from make.gated import AGED, AREA, HOLDS, VANISHED, at_the_gate, kept
from make.release import HOSTILE, submissions
from scorecard import contract, gate, inbox, settings
from scorecard.register import Register
from scorecard.terms import Act, Decision


def test_what_came_and_what_became_of_it(run) -> None:
    test = run("pages/returns_received.py")
    came = test.dataframe[-1].value
    assert list(came["Outcome"]) == ["■ Held", "✔ Accepted with queries", "■ Held", "✔ Accepted"]
    assert any("■ Held: something has to be mended" in each.value for each in test.caption)


def test_findings_of_the_chosen_return(run) -> None:
    test = run("pages/returns_received.py")
    test.selectbox[0].set_value(came_on("20240403")).run()
    assert test.header[0].value == "■ 4 findings hold this return, and 1 query waits for a reason."
    groups, found = test.dataframe[0].value, test.dataframe[1].value
    assert list(groups["How many"]) == [4, 1] and list(groups["Check"]) == ["CAS-114", "CAS-231"]
    assert list(found["Cell"][:2]) == ["F212", "F213"] and "31/06/2024" in set(found["Found"]) and set(HOSTILE) <= set(found["Found"])


def test_a_link_names_a_submission(run) -> None:
    run("pages/returns_received.py")
    linked = AppTest.from_file(str(settings.CHECKOUT / "pages/returns_received.py"), default_timeout=60)
    linked.query_params["submission"] = came_on("20240305")
    linked.run()
    assert linked.selectbox(key="submission").value == came_on("20240305") and not linked.warning
    linked.selectbox(key="submission").set_value(came_on("20240403")).run()
    assert linked.query_params["submission"] in (came_on("20240403"), [came_on("20240403")]), "the address follows what is chosen"
    other = AppTest.from_file(str(settings.CHECKOUT / "pages/returns_received.py"), default_timeout=60)
    other.query_params["submission"] = "casework/2031-01-31/gone"
    other.run()
    assert "was not received here" in other.warning[0].value and other.selectbox(key="submission").value


def test_findings_may_be_narrowed(run) -> None:
    test = run("pages/returns_received.py", submission=came_on("20240403"))
    test.selectbox(key="sheet").set_value("requests").run()
    assert not test.exception and len(test.dataframe[1].value) == 5
    test.selectbox(key="code").set_value("CAS-231").run()
    assert list(test.dataframe[1].value["Check"]) == ["CAS-231"]


def test_the_marked_workbook_the_findings_and_the_templates_are_offered(run) -> None:
    def buttons(submission: str) -> list[str]:
        return [each.proto.label for each in run("pages/returns_received.py", submission=submission).get("download_button")]

    templates = [each.name for each in contract.returns()]
    assert buttons(came_on("20240403")) == [*templates, "Download the workbook, marked", "Findings as XLSX", "Findings as CSV"]
    assert buttons(came_on("20240305")) == templates, "nothing was found in it"


def test_a_return_without_findings_says_so(run) -> None:
    test = run("pages/returns_received.py", submission=came_on("20240305"))
    assert [each.value for each in test.success] == ["Nothing was found wrong in this return."]
    assert [each.label for each in test.button] == ["Hold it"], "it is accepted, so it can be held and nothing else"


def test_what_was_erased_is_said(run, monkeypatch) -> None:
    monkeypatch.setattr("scorecard.desk.erased", lambda of: f"Erased of {of.return_name}: the file.")
    test = run("pages/returns_received.py", submission=came_on("20240403"))
    assert [each.value for each in test.info] == ["Erased of casework: the file."]


def test_nothing_came_yet_is_explained(run, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SCORECARD_DATA", str(tmp_path))
    test = run("pages/returns_received.py")
    assert "Nothing has come yet" in test.info[0].value


def came_on(day: str) -> str:
    """The ID of what was received on a day (yyyymmdd)."""
    return next(each.snapshot_id for each in submissions() if day in each.snapshot_id)


@pytest.fixture
def desk_of(monkeypatch, data_root):
    """The page on a data root that may be changed."""

    def run_on(submission: str):
        monkeypatch.setenv("SCORECARD_DATA", str(data_root))
        monkeypatch.chdir(settings.CHECKOUT)
        test = AppTest.from_file(str(settings.CHECKOUT / "pages/returns_received.py"), default_timeout=60)
        test.session_state["submission"] = submission
        test.session_state["steward"] = "A. Steward"
        test.run()
        assert not test.exception
        return test

    return run_on


def press(test, words: str):
    next(each for each in test.button if each.label == words).click()
    return test.run()


def test_queries_are_answered_and_the_return_accepted(desk_of) -> None:
    of = at_the_gate(AGED, AREA)
    test = desk_of(of.snapshot_id)
    test.selectbox(key="code").set_value("CAS-236").run()
    press(test, "Answer 1 query")
    assert "Give a reason" in test.error[0].value
    test.text_input(key="reason").set_value("Under appeal.")
    press(test, "Answer 1 query")
    assert test.header[0].value == "? 1 query waits for a reason. Nothing holds this return."
    test.selectbox(key="code").set_value("").run()
    assert "Under appeal. (A. Steward)" in set(test.dataframe[1].value["Reason"])
    test.text_input(key="acceptance").set_value("New ward.")
    press(test, "Accept this return")
    assert test.header[0].value.startswith("✔ Accepted by A. Steward")
    assert [each.snapshot_id for each in Register.open().accepted()] == [of.snapshot_id]
    test.text_input(key="acceptance").set_value("The team rang.")
    press(test, "Hold it")
    assert test.header[0].value.replace("\\", "") == "■ Held by A. Steward: The team rang." and Register.open().accepted() == []


def test_what_holds_cannot_be_accepted_and_what_may_be_is_released_or_set_aside(desk_of) -> None:
    of = at_the_gate(HOLDS, VANISHED)
    test = desk_of(of.snapshot_id)
    labels = [each.label for each in test.button]
    assert "Accept this return" not in labels and {"Release 1 finding", "Set 1 record aside"} <= set(labels)
    test.text_input(key="reason").set_value("Merged.")
    press(test, "Release 1 finding")
    assert test.header[0].value == "■ 1 finding holds this return."
    press(test, "Take 1 decision back")
    assert test.header[0].value == "■ 2 findings hold this return."
    press(test, "Set 1 record aside")
    (order,) = inbox.states()
    assert order.act == "set_aside" and order.arguments["records"] == [["requests", "R02"]] and order.who == "A. Steward"
    assert "Waiting to be checked" in test.info[0].value and "Decide" not in [each.value for each in test.header]


def test_a_resubmission_says_what_is_fixed_still_there_and_new(desk_of) -> None:
    at_the_gate(AGED, HOLDS)
    of = at_the_gate(AGED, AREA)
    test = desk_of(of.snapshot_id)
    assert any("1 fixed, 1 still there, 1 new." in each.value for each in test.markdown)
    test.radio(key="since").set_value("fixed").run()
    assert list(test.dataframe[1].value["Check"]) == ["CAS-217"]
    assert not [each for each in test.button if each.label.startswith("Answer")], "what is fixed needs no decision"


def test_the_text_of_findings_and_reasons_stays_text(desk_of) -> None:
    of = at_the_gate(AGED)
    gate.answer(of.snapshot_id, {each.identity for each in kept(of)}, "<b>me</b>", "[x](javascript:alert(1)) **b**")
    gate.hold(of.snapshot_id, "A. Steward", "<script>1</script> [x](javascript:alert(1))")
    test = desk_of(of.snapshot_id)
    said = " ".join([each.value for each in (*test.header, *test.markdown)])
    assert "](javascript" not in said.replace("\\]", "") and "<script>" not in said.replace("\\<", "")


def test_a_record_that_was_set_aside_can_be_brought_back(desk_of) -> None:
    of = at_the_gate(AGED)
    register = Register.open()
    decision = Decision(Act.SET_ASIDE, "requests!R02", sheet="requests", record="R02")
    register.decide(of.snapshot_id, "A. Steward", "Not known.", [decision])
    test = desk_of(of.snapshot_id)
    test.multiselect(key="back").set_value(["requests R02"])
    test.text_input(key="why back").set_value("It was another one.")
    press(test, "Bring them back")
    (order,) = inbox.states()
    assert order.arguments["back"] == [["requests", "R02"]] and order.arguments["reason"] == "It was another one."
