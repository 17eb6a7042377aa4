"""Windows over several months: summed numerators over summed denominators, and only where every month is covered."""

import datetime as dt
from pathlib import Path

import pytest

from make.release import made_root, make_release
from scorecard.released import NoWindow, Released, open_release


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Released:
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    return open_release()


def by_date(release: Released, measure_id: str, window: str = "month", **cohort: str) -> dict[dt.date, dict]:
    return {each["as_at"]: each for each in release.figures(measure_id, window, **cohort).to_pylist()}


@pytest.mark.parametrize(
    ("window", "as_at", "first"),
    [
        ("quarter", dt.date(2024, 3, 31), dt.date(2024, 1, 31)),
        ("quarter", dt.date(2023, 12, 31), dt.date(2023, 10, 31)),
        ("year_to_date", dt.date(2024, 3, 31), dt.date(2024, 1, 31)),
        ("year_to_date", dt.date(2023, 12, 31), dt.date(2023, 1, 31)),
        ("rolling_12_months", dt.date(2024, 3, 31), dt.date(2023, 4, 30)),
    ],
)
@pytest.mark.parametrize("cohort", [{}, {"phase": "primary"}, {"area": "Christchurch", "primary_need": "PD"}])
def test_a_window_adds_up_its_months(release: Released, window: str, as_at: dt.date, first: dt.date, cohort: dict[str, str]) -> None:
    for measure_id in ("plans_20_weeks_rate", "requests_count", "plans_mean_weeks"):
        months = [each for date, each in by_date(release, measure_id, **cohort).items() if first <= date <= as_at]
        found = by_date(release, measure_id, window, **cohort)[as_at]
        numerator = sum(each["numerator"] for each in months)
        assert found["numerator"] == pytest.approx(numerator)
        if measure_id == "requests_count":
            assert (found["value"], found["denominator"], found["sign"]) == (numerator, None, "")
            continue
        denominator = sum(each["denominator"] for each in months)
        assert found["denominator"] == denominator
        if not denominator:
            assert (found["value"], found["sign"]) == (None, "z")
        else:
            assert found["value"] == pytest.approx((100 if measure_id.endswith("rate") else 1) * numerator / denominator)


def test_quarters_end_in_march_june_september_and_december(release: Released) -> None:
    assert {each.month for each in by_date(release, "requests_count", "quarter")} == {3, 6, 9, 12}


def test_a_window_of_which_a_month_is_not_covered_is_not_given(release: Released) -> None:
    """plans_20_weeks_due_rate begins in June 2022: that quarter and that year to date lack months."""
    assert min(by_date(release, "plans_20_weeks_due_rate", "quarter")) == dt.date(2022, 9, 30)
    assert min(by_date(release, "plans_20_weeks_due_rate", "year_to_date")) == dt.date(2023, 1, 31)
    assert min(by_date(release, "plans_20_weeks_due_rate", "rolling_12_months")) == dt.date(2023, 5, 31)
    assert min(by_date(release, "requests_count", "rolling_12_months")) == dt.date(2022, 12, 31)


def test_a_stock_never_adds_up(release: Released) -> None:
    with pytest.raises(NoWindow, match="does not add up"):
        release.figures("assessments_open_count", "quarter")
    with pytest.raises(NoWindow, match="does not add up"):
        release.rows("assessments_open_count", window="quarter")
    assert release.page("backlog", "quarter").of("assessments_open_count") == ()
    assert release.page("backlog", "quarter").now("requests_count") is not None


def test_every_cell_of_a_window_equals_that_cohort_s_figure(release: Released) -> None:
    march = dt.date(2024, 3, 31)
    cells = list(release.rows("plans_20_weeks_rate", march, "quarter"))
    some = [each for each in cells if each["primary_need"] == "ASD" and each["area"] == "All"]
    assert some
    for cell in some:
        expected = by_date(release, "plans_20_weeks_rate", "quarter", phase=cell["phase"], primary_need="ASD")[march]
        assert (cell["numerator"], cell["denominator"], cell["value"]) == (
            expected["numerator"],
            expected["denominator"],
            expected["value"],
        )


def test_a_short_release_has_no_long_window(data_root: Path) -> None:
    make_release(data_root, "r0002", months=2)
    assert by_date(open_release("r0002"), "requests_count", "quarter") == {}
    assert set(by_date(open_release("r0002"), "requests_count", "year_to_date")) == {dt.date(2022, 1, 31), dt.date(2022, 2, 28)}
