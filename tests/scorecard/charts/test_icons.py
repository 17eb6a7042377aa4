"""Icons: one for each code, told apart without colour, said in words, and nothing that a picture should not hold."""

import base64
import re
import xml.etree.ElementTree as ET

import pytest

from scorecard import charts, wording

MAKE = {**dict.fromkeys(wording.VARIATIONS, charts.variation_icon), **dict.fromkeys(wording.ASSURANCES, charts.assurance_icon)}


def picture(code: str) -> str:
    head, _, body = MAKE[code](code).partition(",")
    assert head == "data:image/svg+xml;base64"
    return base64.b64decode(body).decode()


@pytest.mark.parametrize("code", list(MAKE))
def test_an_icon_is_a_whole_small_picture_with_its_words(code: str) -> None:
    found = ET.fromstring(picture(code))
    words = wording.VARIATIONS.get(code) or wording.ASSURANCES[code]
    assert found.findtext("{http://www.w3.org/2000/svg}title") == words
    assert found.get("viewBox") == "0 0 40 40"
    assert {each.tag.partition("}")[2] for each in found.iter()} <= {"svg", "title", "path", "g"}


def test_no_two_are_alike_without_their_colours_and_words() -> None:
    bare = {re.sub(r"#[0-9A-F]{6}|<title>.*</title>", "", picture(code)) for code in MAKE}
    assert len(bare) == len(MAKE) == 10


def test_high_and_low_differ_in_shape_and_a_meaning_keeps_its_frame() -> None:
    def frame(code: str) -> str:
        return re.findall(r' d="([^"]+)"', picture(code))[0]

    def glyph(code: str) -> str:
        return re.findall(r' d="([^"]+)"', picture(code))[1]

    for meaning in ("improvement", "concern"):
        assert frame(f"{meaning}_high") == frame(f"{meaning}_low") and glyph(f"{meaning}_high") != glyph(f"{meaning}_low")
    assert len({frame(each) for each in ("common_cause", "improvement_high", "concern_high", "neither_high", "neither_low")}) == 5


def test_where_there_is_no_icon_there_is_none() -> None:
    assert charts.variation_icon("") == charts.assurance_icon("") == charts.variation_icon("hit_and_miss") == ""
