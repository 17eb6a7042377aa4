"""Charts: each kind of picture is one file. A chart is a spec (Vega-Lite, made with Altair, kept) and an Arrow table, drawn by the page.

The table holds what the picture shows and nothing else, for it goes to the browser.
"""

from scorecard.charts import plan
from scorecard.charts.bars import bars
from scorecard.charts.board import board_paper, board_plain, board_table, measure_page, rating_icon
from scorecard.charts.flow import flow
from scorecard.charts.icons import assurance_icon, variation_icon
from scorecard.charts.image import png, svg
from scorecard.charts.line import line_cohorts, line_picture, text_table
from scorecard.charts.lines import lines
from scorecard.charts.published import Published
from scorecard.charts.ranked import ranked
from scorecard.charts.school_year import half_terms, school_years
from scorecard.charts.series import Picture, Series, cohorts, details, of
from scorecard.charts.standings import plain, standings
from scorecard.charts.theme import AGE_BANDS, IN_TIME_OR_NOT
from scorecard.charts.xmr import xmr

__all__ = [
    "AGE_BANDS",
    "IN_TIME_OR_NOT",
    "Picture",
    "Published",
    "Series",
    "assurance_icon",
    "bars",
    "board_paper",
    "board_plain",
    "board_table",
    "cohorts",
    "details",
    "flow",
    "half_terms",
    "line_cohorts",
    "line_picture",
    "lines",
    "measure_page",
    "of",
    "plain",
    "plan",
    "png",
    "ranked",
    "rating_icon",
    "school_years",
    "standings",
    "svg",
    "text_table",
    "variation_icon",
    "xmr",
]
