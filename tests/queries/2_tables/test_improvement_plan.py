"""The tables actions, milestones and risks of a release: every row of every month's plan, from the submission that stands."""

import datetime as dt

import duckdb
import pytest

from make import improvement_plan
from make.snapshots import submitted
from scorecard import publish, release

FEBRUARY, MARCH = dt.date(2024, 2, 29), dt.date(2024, 3, 31)


@pytest.fixture
def ask():
    """Plans of two months, the second sent again without an action; then a question to the release of them."""
    submitted(FEBRUARY, improvement_plan.valid(FEBRUARY))
    submitted(MARCH, improvement_plan.valid(MARCH))
    rows = improvement_plan.valid(MARCH)
    del rows["actions"][6]
    newest = submitted(MARCH, rows)
    path = release.path_of(publish.publish("A. Steward").release.release_id)

    def asked(sql: str) -> list[tuple]:
        with duckdb.connect(str(path), read_only=True) as con:
            return con.execute(sql.replace("NEWEST", newest)).fetchall()

    return asked


def test_each_month_is_there_once_and_the_newest_submission_gives_it(ask):
    counts = "select as_at, count(*), count(distinct snapshot_id) from {} group by 1 order by 1"
    assert ask(counts.format("actions")) == [(FEBRUARY, 9, 1), (MARCH, 8, 1)]
    assert ask(counts.format("milestones")) == [(FEBRUARY, 7, 1), (MARCH, 7, 1)]
    assert ask(counts.format("risks")) == [(FEBRUARY, 4, 1), (MARCH, 4, 1)]
    assert ask("select distinct as_at from risks where snapshot_id = 'NEWEST'") == [(MARCH,)]


def test_an_action_leads_to_its_rating_its_priority_and_its_indicator(ask):
    found = ask(
        "select actions.rag, ratings.word, ratings.trouble, is_slipped, expected_date from actions"
        " join ratings on ratings.code = actions.rag join priorities using (priority)"
        f" where ref = 'L3' and as_at = date '{MARCH}'"
    )
    assert found == [("A", "Significant risk", True, True, MARCH + dt.timedelta(90))]
    assert ask("select distinct ref from actions join indicators on indicators.indicator_id = actions.measure_id") == [("L1",)]


def test_milestones_have_numbers_where_they_are_numbers(ask):
    rows = ask(
        f"select target, target_value, baseline_value, actual_value from milestones where as_at = date '{MARCH}' order by label, due_date"
    )
    assert rows[1:4] == [("15", 15.0, 7.5, 14.8), ("25", 25.0, 7.5, 26.0), ("50", 50.0, 7.5, None)]
    assert ("agreed", None, None, None) in rows


def test_text_is_text(ask):
    assert ask("select distinct progress from actions where ref = 'L9'") == [("+1 school since; <b>more</b> to come",)]
