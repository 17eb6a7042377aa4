"""Filters live in the address: a link reopens the same view, and a link that asks too much still opens."""

from urllib.parse import parse_qs, urlsplit

from browser.conftest import app
from make.release import made_root


def choose(opened, filter_name: str, option: str) -> None:
    opened.page.get_by_role("combobox", name=filter_name).click()
    opened.page.get_by_role("option", name=option, exact=True).click()


def query(opened) -> dict[str, list[str]]:
    return parse_qs(urlsplit(opened.page.url).query)


def test_a_link_reopens_the_same_view_and_it_stays_from_page_to_page(visit, address: str) -> None:
    opened = visit(address + "/timeliness")
    before = opened.headings()
    choose(opened, "Phase", "Primary")
    opened.page.wait_for_url("**phase=Primary**")
    choose(opened, "Area", "Poole North")
    opened.page.wait_for_url("**area=Poole**")
    opened.page.get_by_text("Shown: Primary · Poole North").wait_for()
    opened.settled()
    chosen = opened.headings()
    assert chosen != before
    again = visit(opened.page.url)
    assert again.headings() == chosen
    assert query(again) == {"phase": ["Primary"], "area": ["Poole North"]}

    opened.page.get_by_role("link", name="Backlog").click()
    opened.page.locator("h1", has_text="Backlog").wait_for()
    opened.settled()
    assert query(opened) == {"phase": ["Primary"], "area": ["Poole North"]}
    assert "Shown: Primary · Poole North" in opened.page.locator("body").inner_text()
    opened.page.go_back()
    opened.page.locator("h1", has_text="Timeliness").wait_for()
    opened.page.get_by_text("Shown: Primary · Poole North").wait_for()
    assert opened.complaints == []


def values(opened) -> list[str]:
    return [each.input_value() for each in opened.page.get_by_role("combobox").all()]


def to(opened, name: str) -> None:
    opened.page.get_by_role("link", name=name).first.click()
    opened.page.locator("h1", has_text=name).wait_for()
    opened.settled()


def test_what_a_page_does_not_offer_is_neither_shown_nor_lost(visit, address: str) -> None:
    opened = visit(address + "/timeliness?phase=Primary&need=ASD&window=Quarter")
    asked = opened.headings()
    to(opened, "Workforce")
    assert values(opened) == ["Last 24 months"] and "Shown:" not in opened.page.locator("body").inner_text()
    assert opened.headings()[0].endswith("in February"), "by month"
    to(opened, "Exclusions")
    assert values(opened) == ["Primary", "All pupils", "Last 24 months"]
    opened.page.get_by_text("Shown: Primary", exact=True).wait_for()
    to(opened, "Timeliness")
    assert opened.headings() == asked
    assert opened.complaints == []


def test_a_value_that_the_next_page_does_not_have_is_all_there_and_its_box_says_so(visit, address: str) -> None:
    opened = visit(address + "/exclusions?phase=Special+schools&provision=EHC+plan")
    to(opened, "Timeliness")
    assert values(opened)[0] == "All phases" and "Shown:" not in opened.page.locator("body").inner_text()
    to(opened, "Attendance")
    assert values(opened)[:2] == ["All phases", "EHC plan"]
    opened.page.get_by_text("Shown: EHC plan", exact=True).wait_for()
    assert opened.complaints == []


def test_an_address_may_use_codes(visit, address: str) -> None:
    opened = visit(address + "/backlog?phase=primary&need=ASD&area=Christchurch")
    assert "Shown: Primary · ASD: autistic spectrum disorder · Christchurch" in opened.page.locator("body").inner_text()
    assert query(opened)["need"] == ["ASD: autistic spectrum disorder"]
    assert "Annual reviews are not counted by phase or primary need" in opened.page.locator("body").inner_text()


def test_an_address_that_asks_for_what_is_not_there_opens(visit, address: str) -> None:
    opened = visit(address + "/timeliness?phase=nursery&need=%3Cb%3E&area=Poole+North&months=forever&other=1")
    body = opened.page.locator("body").inner_text()
    assert "The link asks for phase “nursery”, which this release does not have. All are shown instead." in body
    assert "Shown: Poole North" in body
    assert opened.page.locator("h1").inner_text() == "Timeliness"
    assert opened.complaints == []


def test_the_first_visitor_after_a_start_gets_the_whole_frame(visit) -> None:
    """Streamlit runs a page alone, without app.py, for a first visitor whose address names one."""
    with app(made_root()) as fresh:
        opened = visit(fresh + "/backlog?area=Christchurch")
        body = opened.page.locator("body").inner_text()
        assert "Synthetic sample: no real children" in body and "No sign-in is set up" in body
        assert opened.page.locator("h1").inner_text() == "Backlog" and "Shown: Christchurch" in body
        assert query(opened) == {"area": ["Christchurch"]}
