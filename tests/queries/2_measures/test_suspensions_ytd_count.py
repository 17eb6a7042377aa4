"""suspensions_ytd_count: suspensions since September."""

from make.rows import given


def test_it_goes_on_over_the_half_terms():
    days = ("2024-09-01", "2024-10-31", "2024-11-01", "2025-01-10", "2025-02-16")
    figures = given(as_at="2025-02-15", suspensions=[dict(start_date=day) for day in days])
    assert [figures("suspensions_ytd_count", date) for date in ("2024-10-31", "2024-12-31", "2025-02-15")] == [2, 3, 4]


def test_it_starts_again_on_1_september():
    days = ("2025-08-31", "2025-09-01")
    assert given(as_at="2025-08-31", suspensions=[dict(start_date=day) for day in days])("suspensions_ytd_count", "2025-08-31") == 1
    figures = given(as_at="2025-10-31", suspensions=[dict(start_date=day) for day in days])
    assert figures("suspensions_ytd_count", "2025-10-31") == 1
    assert figures.dates("suspensions_ytd_count") == ["2025-10-31"]


def test_by_phase_and_by_sen_provision_and_both():
    figures = given(
        as_at="2025-02-15",
        suspensions=[dict(phase="primary", sen_provision="K"), dict(sen_provision="K"), dict(sen_provision="E"), dict(category="LNCH")],
    )
    assert figures("suspensions_ytd_count", "2025-02-15") == 3
    assert figures("suspensions_ytd_count", "2025-02-15", sen_provision="K") == 2
    assert figures("suspensions_ytd_count", "2025-02-15", phase="secondary") == 2
    assert figures("suspensions_ytd_count", "2025-02-15", phase="secondary", sen_provision="K") == 1
    assert figures("suspensions_ytd_count", "2025-02-15", sen_provision="N") is None
