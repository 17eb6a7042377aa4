"""The page: no script, nothing from elsewhere, all text inert, headings in order, a table beneath each chart, under 300 kB."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from make.briefing import COUNT, HOSTILE, RATE, briefing, item, own_root
from scorecard.briefing import draft, page, told

TWELVE = (
    *(RATE, COUNT, "decision_6_weeks_rate", "health_advice_6_weeks_rate", "ep_advice_6_weeks_rate", "social_care_advice_6_weeks_rate"),
    *("assessments_open_count", "assessments_overdue_count", "reviews_backlog_count", "plans_mean_weeks", "plans_issued_count"),
    "plans_20_weeks_due_rate",
)


class Seen(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.fixture
def made(data_root: Path):
    own_root(data_root)
    return lambda items, **about: page(told(draft(briefing(items, **about)))).decode()


def test_twelve_figures_are_under_300_kb_each_with_its_chart_its_text_and_its_table(made) -> None:
    text = made([item(each) for each in TWELVE])
    assert 60_000 < len(text.encode()) < 300_000
    seen = Seen(text)
    assert len(seen.all("svg")) == 12 and len(seen.all("article")) == 12
    for svg in seen.all("svg"):
        names = (svg["aria-labelledby"] or "").split()
        assert svg["role"] == "img" and len(names) == 2 and all(f'id="{each}"' in text for each in names)
    for article in re.findall(r"<article.*?</article>", text, re.DOTALL):
        assert article.index("<svg") < article.index("<table") and 'scope="row"' in article
    ids = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_headings_are_in_order_and_the_page_says_its_language(made) -> None:
    text = made([item()])
    levels = [int(tag[1]) for tag, _ in Seen(text).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert '<html lang="en-GB">' in text and 'href="#main">Skip' in text
    parts = ["You asked", "Then and now", "Questions these figures raise", "The figures"]
    assert sorted(parts, key=lambda each: text.index(f">{each}</h2>")) == parts


def test_there_is_no_script_and_nothing_from_elsewhere(made) -> None:
    seen = Seen(made([item()]))
    assert not seen.all("script", "link", "iframe", "img", "object", "form", "input")
    for _, attributes in seen.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#")
    policy = next(each for each in seen.all("meta") if each.get("http-equiv"))
    assert (policy["content"] or "").startswith("default-src 'none'")


def test_all_text_is_inert(made) -> None:
    text = made([item(words=HOSTILE)], title=HOSTILE, committee=HOSTILE)
    assert not Seen(text).all("script") and "&lt;script&gt;" in text and "{{ 7*7 }}" in text
    assert "javascript:" not in " ".join(str(attributes.get("href")) for _, attributes in Seen(text).tags)


def test_a_suppressed_figure_is_its_sign_and_the_rule_stands_in_the_key(made) -> None:
    text = made([item("health_advice_6_weeks_rate", column="phase", value="early_years")])
    assert "Suppressed (c)" in text and "counts of 1 to 4 are suppressed" in text and "c = suppressed" in text
