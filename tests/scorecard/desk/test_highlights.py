"""Highlight reports at the desk: what stands, carried forward as a draft, and what cannot be entered."""

from __future__ import annotations

import datetime as dt

import pytest

from scorecard.desk import highlights, history
from scorecard.register import Register

FEBRUARY, MARCH, APRIL = dt.date(2024, 2, 29), dt.date(2024, 3, 31), dt.date(2024, 4, 30)


def write(as_at: dt.date, **written: str) -> int:
    return highlights.write("5", as_at, "A. Author", written, highlights.texts("5", as_at))


def test_a_text_is_carried_forward_as_a_draft_until_it_is_saved_again() -> None:
    write(FEBRUARY, help="Two posts.", challenges="Many.")
    found = highlights.texts("5", MARCH).parts
    assert (found["help"].text, found["help"].as_at, found["help"].draft) == ("Two posts.", FEBRUARY, True)
    assert write(MARCH, help="Two posts.", challenges="Fewer.") == 2, "a draft that stands as it is, is confirmed"
    march = highlights.texts("5", MARCH).parts
    assert (march["help"].draft, march["challenges"].text, march["challenges"].draft) == (False, "Fewer.", False)
    assert highlights.texts("5", FEBRUARY).parts["challenges"].text == "Many.", "an earlier report stays as it was"
    assert highlights.texts("5", APRIL).parts["challenges"].as_at == MARCH


def test_what_is_written_late_of_an_earlier_date_does_not_come_before_the_newer() -> None:
    write(MARCH, help="March's.")
    write(FEBRUARY, help="February's.")
    assert highlights.texts("5", APRIL).parts["help"].text == "March's."


def test_an_emptied_part_is_empty_and_is_not_carried_forward() -> None:
    write(FEBRUARY, help="Two posts.")
    write(MARCH, help=" ")
    assert highlights.texts("5", MARCH).parts == {} and highlights.texts("5", APRIL).parts == {}
    assert highlights.texts("5", FEBRUARY).parts["help"].text == "Two posts." and len(Register.open().highlights("5")) == 2


def test_only_what_changed_is_entered() -> None:
    write(MARCH, help="Two posts.", challenges="Many.")
    assert write(MARCH, help="Two posts.", challenges="Fewer.", risks="") == 1
    with pytest.raises(highlights.HighlightError, match="Nothing was changed"):
        write(MARCH, help="Two posts.  ", challenges="Fewer.")


@pytest.mark.parametrize(
    ("text", "said"), [("x" * 501, "has 501 characters, and a page has room for 500"), ("a\u202eb", r"nobody can see \(U\+202E\)")]
)
def test_a_text_that_cannot_be_printed_is_not_entered(text: str, said: str) -> None:
    with pytest.raises(highlights.HighlightError, match=said):
        write(MARCH, help="Fine.", challenges=text)
    assert Register.open().highlights("5") == []


def test_it_is_entered_under_a_name() -> None:
    with pytest.raises(highlights.HighlightError, match="Give your name"):
        highlights.write("5", MARCH, " ", {"help": "Two posts."}, highlights.texts("5", MARCH))


def test_lines_stay_lines() -> None:
    write(MARCH, help="One.\r\nTwo.  \n")
    assert highlights.texts("5", MARCH).parts["help"].text == "One.\nTwo."


def test_the_history_says_which_parts_were_written() -> None:
    write(MARCH, help="Two posts.", challenges="Many.")
    (did,) = history.acts()
    assert (did.what, did.of) == ("Highlight report written", "Highlight report of priority 5, as at 2024-03-31")
    assert (did.why, did.return_name) == ("How the board can help, Challenges", "Improvement plan")
