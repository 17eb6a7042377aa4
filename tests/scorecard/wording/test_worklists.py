"""What stands above, in and below a list of cases."""

import datetime as dt

from scorecard.released import Point
from scorecard.wording.worklists import list_beside, list_heading, list_notes, list_title

MARCH = dt.date(2024, 3, 31)


def test_a_headline_says_the_number_the_date_and_of_whom() -> None:
    count = Point(MARCH, 1030, None, 1030, "")
    assert list_title("Reviews held", count, "count", 1, {}) == "Reviews held: 1,030 as at 31 March 2024"
    assert list_title("Reviews held", count, "count", 1, {"area": "Poole"}) == "Reviews held: 1,030 as at 31 March 2024 · Poole"
    assert list_title("In time", Point(MARCH, 55, 82, 67.0731, ""), "percent", 1, {}) == "In time: 67.1% (55 of 82) as at 31 March 2024"
    assert list_title("In time", Point(MARCH, 0, 0, None, "z"), "percent", 1, {}).startswith("In time: not applicable (0 of 0)")
    assert list_title("Mean", Point(MARCH, 48.9, 1, 48.857, ""), "weeks", 1, {}) == "Mean: 48.9 weeks as at 31 March 2024"


def test_dates_are_headed_by_what_they_are() -> None:
    assert list_heading("since_date", {"since": "Received"}) == "Received"
    assert list_heading("since_date", {}) == "Since"
    assert [list_heading(name, {}) for name in ("person_id", "sen_provision", "sessions_missed")] == [
        "Child or young person",
        "SEN provision",
        "Sessions missed",
    ]


def test_a_list_is_held_beside_the_published_figure() -> None:
    listed, published = Point(MARCH, 112, None, 112, ""), Point(MARCH, 110, None, 110, "")
    assert list_beside("r0003", listed, listed, "count", 1) == "Release r0003 shows the same figure."
    assert "Release r0003 shows 110: it rests on another return" in list_beside("r0003", published, listed, "count", 1)
    assert list_beside("", None, listed, "count", 1).startswith("No release shows such a figure")


def test_a_cut_list_says_so_and_every_list_says_whose_it_is() -> None:
    assert list_notes({}, 10, 10).startswith("Children's records")
    assert "The first 2,000 of 43,210 are shown" in list_notes({}, 2_000, 43_210)
    assert "less than 0" in list_notes({"due": "Due"}, 10, 10)
