"""phase_transfers_on_time_rate: of the phase transfers due in the 12 months to the date, those made final by their due date."""

from make.rows import given


def transfer(due: str, final: str | None = None, **more: object) -> dict[str, object]:
    return dict(phase_transfer_due_date=due, phase_transfer_final_date=final, **more)


def test_final_on_the_due_date_is_in_time_and_later_or_never_is_not():
    figures = given(
        plans=[
            transfer("2025-02-15", "2025-02-15"),
            transfer("2025-02-15", "2025-02-16"),
            transfer("2025-03-31"),
            transfer("2025-02-15", "2024-12-01"),
        ]
    )
    assert figures("phase_transfers_on_time_rate", "2025-06-30") == (2, 4, 50)
    assert figures.dates("phase_transfers_on_time_rate") == ["2025-06-30"]


def test_the_12_months_run_from_the_day_after_a_year_before_to_the_date_itself():
    due = ("2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01")
    figures = given(plans=[transfer(date) for date in due])
    assert figures("phase_transfers_on_time_rate", "2025-06-30") == (0, 2, 0)


def test_the_12_months_to_28_february_leave_out_29_february_of_the_year_before():
    figures = given(as_at="2025-02-28", plans=[transfer("2024-02-29"), transfer("2024-03-01"), transfer("2025-02-15")])
    assert figures("phase_transfers_on_time_rate", "2025-02-28") == (0, 2, 0)


def test_a_plan_that_ceased_is_left_out_and_no_transfer_due_is_not_applicable():
    figures = given(plans=[transfer("2025-02-15", "2025-02-15", cease_date="2025-06-29", cease_reason="2"), dict()])
    assert figures("phase_transfers_on_time_rate", "2025-06-30") == (0, 0, "z")
