"""What the desk says of files that were sent: how they stand, what they were, what came of them."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path

import pytest

from make.casework import workbook
from make.dying_clerk import work
from make.files import ole, put, tables, xlsx
from scorecard import desk, inbox
from scorecard.register import Register

MARCH = dt.date(2024, 3, 31)
HELD = put(tables(), "requests", 3, "received_date", "31/06/2024")


class Uploaded(io.BytesIO):
    """A file as the browser hands it over."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.read_bytes())
        self.name = path.name


def submit(*paths: Path) -> list[str]:
    return desk.submit([Uploaded(each) for each in paths], "A. Steward")


def said() -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.file_name, each.said, each.more) for each in desk.orders()]


def test_nothing_was_sent(data_root: Path) -> None:
    assert desk.orders() == [] and not data_root.exists()


def test_what_waits_says_how_many_are_before_it(tmp_path: Path) -> None:
    submit(workbook(tmp_path / "a.xlsx"), workbook(tmp_path / "b.xlsx"), workbook(tmp_path / "c.xlsx"))
    assert said() == [
        ("a.xlsx", "… Waiting", ()),
        ("b.xlsx", "… Waiting, with 1 other before it", ()),
        ("c.xlsx", "… Waiting, with 2 others before it", ()),
    ]
    assert all(each.working and each.who == "A. Steward" for each in desk.orders())


def test_what_is_worked_on_says_what_is_done_and_for_how_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (order_id,) = submit(workbook(tmp_path / "a.xlsx"))
    assert inbox.take_next()
    inbox.put_back(order_id, "2024-03-31", return_name="casework", as_at="2024-03-31")
    assert said() == [("a.xlsx", "… Waiting", ("casework as at 31 March 2024",))]
    assert inbox.take_next()
    inbox.progress(order_id, "Checking a.xlsx")
    assert said() == [("a.xlsx", "… Checking a.xlsx", ("casework as at 31 March 2024",))]
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=12.4)

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return later

    monkeypatch.setattr(dt, "datetime", Later)
    assert desk.orders()[0].said == "… Checking a.xlsx · 12 s"


def test_what_came_of_each_file(tmp_path: Path) -> None:
    good, held, old = submit(workbook(tmp_path / "a.xlsx"), xlsx(tmp_path / "b.xlsx", HELD), ole(tmp_path / "c.xls", "Workbook"))
    work()
    by_id = {each.order_id: each for each in desk.orders()}
    assert (by_id[good].said, by_id[good].more) == (
        "▸ Passed, not accepted yet",
        ("casework as at 31 March 2024 · 52 rows", "Nothing was found wrong."),
    )
    assert by_id[held].said == "■ Held" and by_id[held].more[:2] == (
        "casework as at 31 March 2024 · 52 rows",
        "1 finding holds the return.",
    )
    assert by_id[held].more[2].startswith("A resubmission: this return was received before for the same date, last on ")
    assert by_id[old].said == "■ Held" and by_id[old].more[0].startswith("Not recognised as a return.")
    known = {each.snapshot_id for each in Register.open().submissions()}
    assert {each.submission for each in by_id.values()} == known and not any(each.working for each in by_id.values())


def test_the_same_file_again_is_said_to_be(tmp_path: Path) -> None:
    first_sent = xlsx(tmp_path / "a.xlsx", HELD)
    submit(first_sent)
    work()
    submit(Path(shutil.copy(first_sent, tmp_path / "b.xlsx")))
    work()
    newest, first = desk.orders()
    assert "This very file was received before" in newest.more[2] and newest.submission == first.submission
    assert (newest.file_name, newest.said) == ("b.xlsx", "■ Held") and len(first.more) == 2


def test_an_outcome_is_that_of_today(tmp_path: Path) -> None:
    """What a steward has accepted since is said to be accepted."""
    submit(xlsx(tmp_path / "a.xlsx", put(tables(), "persons", 2, "area", "Atlantis")))
    work()
    (sent,) = desk.orders()
    assert sent.said == "? Queries open"
    Register.open().accept(sent.submission, "A. Steward", "It is a new area.")
    assert desk.orders()[0].said == "✔ Accepted with queries"


def test_a_question_is_answered_with_what_is_known(tmp_path: Path) -> None:
    (order_id,) = submit(xlsx(tmp_path / "a.xlsx", tables(cover={"return": None})))
    work()
    (sent,) = desk.orders()
    assert sent.asked and sent.said == "? Which return is this?" and (sent.return_name, sent.as_at) == ("", MARCH) and not sent.working
    desk.answer(order_id, "casework", MARCH)
    work()
    assert desk.orders()[0].more[0] == "casework as at 31 March 2024 · 52 rows"


def test_a_file_may_be_dropped_and_the_list_cleared(tmp_path: Path) -> None:
    asked, held = submit(xlsx(tmp_path / "a.xlsx", tables(cover={"return": None})), xlsx(tmp_path / "b.xlsx", HELD))
    work()
    desk.clear()
    assert [each.order_id for each in desk.orders()] == [asked], "a question is not cleared with the rest"
    desk.drop(asked)
    assert desk.orders() == [] and len(Register.open().submissions()) == 1 and held


def test_an_order_that_failed_says_why(tmp_path: Path) -> None:
    (order_id,) = submit(workbook(tmp_path / "a.xlsx"))
    inbox.fail(order_id, "That did not work: the disk is full.")
    assert said() == [("a.xlsx", "✖ Not taken in", ("That did not work: the disk is full.",))]


def test_other_acts_are_not_in_the_list() -> None:
    inbox.put("publish", "A. Steward")
    assert desk.orders() == []


def test_the_largest_file_is_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.largest_file() == 50
    monkeypatch.setenv("SCORECARD_MAX_FILE_MB", "0.2")
    assert desk.largest_file() == 1
