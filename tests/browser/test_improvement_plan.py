"""The improvement plan and a highlight report in a real browser: text stays text, tables break between sheets, a report is one sheet."""

import re

from scorecard.desk import highlights
from scorecard.terms import PARTS


def test_ratings_are_told_by_word_shape_and_colour(visit, address: str) -> None:
    page = visit(address + "/improvement_plan").page
    chips = page.locator(".rag_tiles .rag")
    assert chips.all_inner_texts() == ["■ High risk", "▲ Significant risk", "● On track", "✔ Actioned", "◆ Completed", "○ Not started"]
    colours = chips.evaluate_all("found => found.map(each => getComputedStyle(each).backgroundColor)")
    assert colours[0] == "rgb(179, 38, 30)" and len(set(colours)) == 6
    fills = page.locator("svg.marks .mark-rect path").evaluate_all("found => found.map(each => each.getAttribute('fill').toUpperCase())")
    assert len(fills) >= 9 and "#B3261E" in fills, "a part for each priority and rating that has an action"


def test_what_the_return_holds_stays_text(visit, address: str) -> None:
    for path in ("/improvement_plan", "/highlight_report?priority=1"):
        opened = visit(address + path, width=390)
        main = opened.page.locator("[data-testid=stMain]")
        assert "<script>" in (main.text_content() or "") and "**bold**" in (main.text_content() or "")
        assert main.locator("script, a[href*=example], a[href^=javascript]").count() == 0
        assert opened.page.title().endswith("· SEND Scorecard") and opened.complaints == []


def test_an_indicator_leads_to_its_own_page(visit, address: str) -> None:
    page = visit(address + "/improvement_plan?priority=5").page
    page.locator("[data-testid=stExpander] summary").first.click()
    link = page.locator("[data-testid=stExpander] a[href*='indicator=plans_20_weeks_rate']")
    assert link.evaluate("each => each.href") == f"{address}/measure?indicator=plans_20_weeks_rate"


def test_filters_stay_in_the_address(visit, address: str) -> None:
    page = visit(address + "/improvement_plan?priority=5&rating=R").page
    assert page.get_by_role("heading", name="1 of 1 action needs attention, 1 more than in February").count() == 1
    assert "priority=5" in page.url and "rating=" in page.url


def test_tables_may_break_between_sheets_of_paper(visit, address: str) -> None:
    page = visit(address + "/improvement_plan").page
    page.emulate_media(media="print")
    tables = page.locator("[class*=st-key-plan_paper] table")
    assert tables.count() > 8 and set(tables.evaluate_all("found => found.map(each => getComputedStyle(each).display)")) == {"table"}
    assert page.locator("[data-testid=stDataFrame]:visible").count() == 0


def test_a_report_with_all_its_parts_written_is_one_sheet(visit, own_address: str) -> None:
    page = visit(own_address + "/highlight_report?priority=5").page
    long = ("Families tell us that plans come sooner and that letters are easier to read. " * 8)[: highlights.LONGEST - 1].strip()
    page.locator("[data-testid=stExpander] summary").click()
    for field in page.locator("textarea").all():
        field.fill(long)
    page.get_by_role("button", name="Save what is written").click()
    page.get_by_text("8 parts saved.").wait_for()
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    assert page.locator(".st-key-report").inner_text().count(long) == len(PARTS)
    page.emulate_media(media="print")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1
