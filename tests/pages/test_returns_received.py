"""The Returns received page: what came, and its findings cell by cell."""

from make.release import HOSTILE, submissions


def test_what_came_and_what_became_of_it(run) -> None:
    test = run("pages/returns_received.py")
    came = test.dataframe[0].value
    assert list(came["Outcome"]) == ["■ Held", "✔ Accepted with queries", "■ Held", "✔ Passed"]
    assert any("■ Held: something has to be mended" in each.value for each in test.caption)


def test_findings_of_the_chosen_return(run) -> None:
    test = run("pages/returns_received.py")
    test.selectbox[0].set_value(came_on("20240403")).run()
    found = test.dataframe[1].value
    assert list(found["Cell"][:2]) == ["F212", "F213"] and "31/06/2024" in set(found["Found"]) and set(HOSTILE) <= set(found["Found"])
    assert any(each.value == "4 findings hold the return · 1 query." for each in test.markdown)


def test_findings_may_be_narrowed(run) -> None:
    test = run("pages/returns_received.py", submission=came_on("20240403"))
    test.selectbox(key="sheet").set_value("requests").run()
    assert not test.exception and len(test.dataframe[1].value) == 5


def test_the_marked_workbook_and_the_templates_are_offered(run) -> None:
    def buttons(submission: str) -> list[str]:
        return [each.proto.label for each in run("pages/returns_received.py", submission=submission).get("download_button")]

    assert buttons(came_on("20240403")) == ["attendance", "casework", "inclusion", "workforce", "Download the workbook, marked"]
    assert "Download the workbook, marked" not in buttons(came_on("20240305")), "nothing was found in it"


def test_a_return_without_findings_says_so(run) -> None:
    test = run("pages/returns_received.py", submission=came_on("20240305"))
    assert [each.value for each in test.success] == ["Nothing was found wrong in this return."]


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
