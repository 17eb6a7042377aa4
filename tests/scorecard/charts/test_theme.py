"""Colours: readable on their page, in light and in dark, and one set per theme."""

import tomllib

import pytest

from scorecard import settings
from scorecard.charts import theme

CONFIG = tomllib.loads((settings.CHECKOUT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_lines_are_readable(mode: str) -> None:
    colours = CONFIG["theme"][mode]
    page = colours["backgroundColor"]
    assert contrast(colours["textColor"], page) >= 7
    assert contrast(colours["textColor"], colours["secondaryBackgroundColor"]) >= 7
    for name in ("primaryColor", "linkColor"):
        assert contrast(colours[name], page) >= 4.5
    for colour in colours["chartCategoricalColors"]:
        assert contrast(colour, page) >= 4.5, colour


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_stands_in_both_themes_is_seen_in_both(mode: str) -> None:
    page = CONFIG["theme"][mode]["backgroundColor"]
    assert contrast(theme.EDGE, page) >= 3
    for colour in (*theme.AGE_BANDS, *theme.IN_TIME_OR_NOT):
        assert contrast(colour, page) >= 1.5 and contrast(theme.EDGE, page) >= 3, "each bar has an edge that is seen"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_signals_of_an_spc_chart_are_seen_in_both(mode: str) -> None:
    """Making Data Count's colours were chosen for white paper: each point has an edge, and a shape of its own."""
    colours = CONFIG["theme"][mode]
    page = colours["backgroundColor"]
    assert contrast(theme.TARGET, page) >= 3 and contrast(theme.EDGE, page) >= 3
    assert all(contrast(colour, page) >= 1.4 for colour, _ in theme.SIGNALS.values())
    grey = theme.grey().to_dict(validate=False)
    assert contrast(colours["chartCategoricalColors"][grey["scale"]["domain"].index(grey["datum"])], page) >= 4.5


@pytest.mark.parametrize(
    ("kind", "ink"), [("Normal variation", "#1B1F24"), ("Improvement", "#1B1F24"), ("Concern", "#1B1F24"), ("Change", "#FFFFFF")]
)
def test_an_icon_s_letters_can_be_read_on_its_colour(kind: str, ink: str) -> None:
    assert contrast(ink, theme.SIGNALS[kind][0]) >= 4.5


def test_five_lines_are_told_apart_without_colour() -> None:
    assert len({tuple(each) for each in theme.DASHES}) == len(set(theme.SHAPES)) == 5


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["Plans due", "Plans issued"], 2),
        (["All phases", "Primary", "Secondary", "Special schools", "Alternative provision"], 2),
        (["Case officers in permanent posts", "Plans that changed case officer"], 1),
    ],
)
def test_a_key_has_as_many_columns_as_a_phone_has_room_for(names: list[str], columns: int) -> None:
    key = theme.key(names)
    assert key is not None and key.columns == columns
    assert theme.key(names[:1]) is None


def test_the_app_listens_here_alone_and_tells_nobody() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["disableDataExport"] is True  # the built-in CSV does not write text as text (known trap 9)
