"""returns.suspensions: what a row is, in our words."""

from make.rows import given


def asked(figures, columns):
    return figures.connection.execute(f"select {columns} from returns.suspensions order by pupil_id").fetchall()


def test_the_old_word_is_read_as_a_suspension():
    figures = given(as_at="2025-02-15", suspensions=[dict(category=category) for category in ("FIXD", "SUSP", "LNCH", "PERM")])
    assert asked(figures, "category") == [("SUSP",), ("SUSP",), ("LNCH",), ("PERM",)]


def test_a_permanent_exclusion_is_upheld_unless_it_says_otherwise_and_stands_unless_undone():
    statuses = (None, "upheld", "pending", "cancelled", "reinstated")
    figures = given(as_at="2025-02-15", suspensions=[dict(category="PERM", perm_status=status) for status in statuses] + [dict()])
    assert asked(figures, "perm_status, is_standing") == [
        ("upheld", True),
        ("upheld", True),
        ("pending", True),
        ("cancelled", False),
        ("reinstated", False),
        (None, False),
    ]
