"""What has become of a frozen briefing since: revised, withdrawn, hidden, replaced. The files themselves never change."""

from __future__ import annotations

import datetime as dt

from make.briefing import JULY, item, months, publish, saved
from scorecard import settings
from scorecard.briefing import freeze, frozen, notices
from scorecard.register import Register

STEADY = [(60, 100), (62, 100)] * 10


def test_nothing_is_said_while_nothing_has_changed() -> None:
    publish(cells=months(STEADY))
    of = freeze(saved([item()]), "A. Author")
    publish("r0002", cells=months(STEADY))
    assert notices(of).sentences == () and not notices(of).hides


def test_what_a_later_release_tells_otherwise_is_listed_and_the_page_stays_as_it_was() -> None:
    publish(cells=months(STEADY))
    of = freeze(saved([item()]), "A. Author")
    before = of.file("index.html").read_bytes()
    publish("r0002", cells=months([*STEADY[:-2], (3, 100), (70, 100)]))
    found = notices(frozen("b0001"))
    assert found.sentences == (
        "Figures were revised on 6 April 2024: 2 figures are told otherwise now. What is below stays as it was given.",
    )
    assert (found.revised_on, found.revised_by) == (dt.date(2024, 4, 6), "r0002")
    assert [(each.period, each.old, each.new) for each in found.revisions] == [
        ("Mar\u00a02024", "62.0%", "70.0%"),
        ("Feb\u00a02024", "60.0%", "3.0%"),
    ]
    assert frozen("b0001").file("index.html").read_bytes() == before


def test_a_figure_that_is_suppressed_today_is_not_said_again() -> None:
    publish(cells=months(STEADY))
    of = freeze(saved([item()]), "A. Author")
    hidden = {"numerator": None, "denominator": None, "value": None, "sign": "c"}
    publish("r0002", cells=[*months(STEADY)[:-1], months(STEADY)[-1] | hidden])
    (each,) = notices(of).revisions
    assert (each.old, each.new) == ("As the briefing has it", "Suppressed (c)")


def test_a_withdrawn_release_is_said_and_an_earlier_one_revises_nothing() -> None:
    publish(cells=months([*STEADY[:-1], (10, 100)]))
    publish("r0002", cells=months(STEADY))
    of = freeze(saved([item()], release_id="r0002"), "A. Author")
    Register.open().withdraw("r0002", "A. Steward", "The wrong file.")
    found = notices(of)
    assert len(found.sentences) == 1 and found.sentences[0].endswith(": The wrong file.") and "Release r0002" in found.sentences[0]
    assert not found.hides and found.revisions == ()


def test_a_withdrawal_for_disclosure_hides_its_figures_and_those_that_quote_them() -> None:
    publish(cells=months(STEADY))
    of = freeze(saved([item()]), "A. Author")
    publish("r0002", cells=months(STEADY))
    later = freeze(saved([item()], release_id="r0002", meeting=JULY), "A. Author")
    assert later.manifest["rests_on"] == ["r0001", "r0002"]
    Register.open().withdraw("r0001", "A. Steward", "Two children at one school.", disclosure=True)
    for each in (of, later):
        found = notices(each)
        assert found.hides and found.revisions == () and "could have told something of a child" in found.sentences[0]
        assert "school" not in found.sentences[0], "the reason may tell what is hidden"


def test_a_newer_version_and_a_release_without_a_public_file_are_said() -> None:
    publish(cells=months(STEADY))
    of = freeze(saved([item()]), "A. Author")
    freeze(saved([item()], replaces="b0001"), "A. Author")
    publish("r0002", cells=months(STEADY))
    (settings.data_root() / "releases" / "r0002.public.duckdb").unlink()
    found = notices(of)
    assert found.replaced_by == "b0002" and "There is a newer version of this briefing" in found.sentences[1]
    assert found.sentences[0].startswith("Whether the figures were revised since is not known")
