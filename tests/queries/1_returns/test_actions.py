"""returns.actions: one row per action, with when it is expected now and whether it slipped."""

from make.rows import given


def asked(columns, *actions):
    figures = given(as_at="2025-03-31", actions=list(actions))
    return figures.connection.execute(f"select {columns} from returns.actions order by ref").fetchall()


def test_an_action_is_expected_when_it_was_revised_to_be_and_slipped_where_that_is_later():
    dates = [("2025-04-30", None), ("2025-04-30", "2025-06-30"), ("2025-04-30", "2025-04-30"), ("2025-04-30", "2025-02-28")]
    actions = [dict(ref=f"1.{number}", due_date=due, revised_due_date=revised) for number, (due, revised) in enumerate(dates)]
    assert asked("expected_date::varchar, is_slipped", *actions) == [
        ("2025-04-30", False),
        ("2025-06-30", True),
        ("2025-04-30", False),
        ("2025-02-28", False),
    ]


def test_text_is_as_it_was_sent_but_for_blanks_around_it():
    (row,) = asked("as_at::varchar, ref, action, rag, progress", dict(ref=" 1.10 ", action=" =1+1 <b> ", rag="NS", progress=None))
    assert row == ("2025-03-31", "1.10", "=1+1 <b>", "NS", None)
