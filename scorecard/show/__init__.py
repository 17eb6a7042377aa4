"""The parts that every page is drawn with. The only package of the library that knows Streamlit: it decides how a page looks, and nothing
about what it says."""

from scorecard.show.board import board, board_table
from scorecard.show.briefing import choose_briefing, frozen_briefing, write_briefing
from scorecard.show.decide import acceptance, aside, checking, decisions, flow
from scorecard.show.definitions import definitions
from scorecard.show.exceptions import commentary, exception, line_commentary
from scorecard.show.exceptions import narrowing as narrowing_exceptions
from scorecard.show.explore import by_link, explored, explored_figures
from scorecard.show.figure import figure, headline_tiles, tile, tiles
from scorecard.show.files import table_files, templates
from scorecard.show.fixes import every_finding, marked, narrowing
from scorecard.show.frame import banner, filters, heading, on_paper, shown
from scorecard.show.highlight import highlight, highlight_asked
from scorecard.show.kinds import cohorts, lines, years
from scorecard.show.line import choose_line, line_chart, line_cohorts, line_comparators, line_periods, line_tiles
from scorecard.show.links import link_form, links_made
from scorecard.show.menu import menu, page_asked_for
from scorecard.show.month import calendar, emails, to_do
from scorecard.show.opened import by, figures, figures_of_all, release, release_or_none, seen_as, warm_up
from scorecard.show.plan import attention, by_priority, changes, milestones, plan, plan_files, ratings, risks, shares
from scorecard.show.published import published
from scorecard.show.publishing import change_table, under_way, withdrawing
from scorecard.show.rebases import rebase_form
from scorecard.show.sign_in import arrived, is_open, no_sign_in, not_open, on_error, signed_in_as, way_in
from scorecard.show.standings import scorecard
from scorecard.show.steward import steward
from scorecard.show.text import plain
from scorecard.show.visits import opened
from scorecard.show.who import provider, require_sign_in, signs_in
from scorecard.show.worklist import ask_for_list, list_of_cases, open_list

__all__ = [
    "acceptance",
    "arrived",
    "aside",
    "ask_for_list",
    "attention",
    "banner",
    "board",
    "board_table",
    "by",
    "by_link",
    "by_priority",
    "calendar",
    "change_table",
    "changes",
    "checking",
    "choose_briefing",
    "choose_line",
    "cohorts",
    "commentary",
    "decisions",
    "definitions",
    "emails",
    "every_finding",
    "exception",
    "explored",
    "explored_figures",
    "figure",
    "figures",
    "figures_of_all",
    "filters",
    "flow",
    "frozen_briefing",
    "heading",
    "headline_tiles",
    "highlight",
    "highlight_asked",
    "is_open",
    "line_chart",
    "line_cohorts",
    "line_commentary",
    "line_comparators",
    "line_periods",
    "line_tiles",
    "lines",
    "link_form",
    "links_made",
    "list_of_cases",
    "marked",
    "menu",
    "milestones",
    "narrowing",
    "narrowing_exceptions",
    "no_sign_in",
    "not_open",
    "on_error",
    "on_paper",
    "open_list",
    "opened",
    "page_asked_for",
    "plain",
    "plan",
    "plan_files",
    "provider",
    "published",
    "ratings",
    "rebase_form",
    "release",
    "release_or_none",
    "require_sign_in",
    "risks",
    "scorecard",
    "seen_as",
    "shares",
    "shown",
    "signed_in_as",
    "signs_in",
    "steward",
    "table_files",
    "templates",
    "tile",
    "tiles",
    "to_do",
    "under_way",
    "warm_up",
    "way_in",
    "withdrawing",
    "write_briefing",
    "years",
]
