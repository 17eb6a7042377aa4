"""The real published files: the figures that anybody can look up are found, and nothing is corrected."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from scorecard import comparators, settings
from scorecard.comparators import table

REAL = settings.CHECKOUT / "tests" / "data" / "dfe"
FILES = sorted(path for path in REAL.iterdir() if path.suffix in (".csv", ".parquet"))
EES, TOOL = "Education, health and care plans", "Interactive Tool"


@pytest.fixture
def imported(data_root: Path) -> pl.DataFrame:
    (data_root / "reference").mkdir(parents=True)
    pl.DataFrame(schema=table.SCHEMA).write_csv(data_root / "reference" / table.NAME)  # so that nothing stands there already
    comparators.import_files(FILES, "E06000058")
    return table.read()


def figure(of: pl.DataFrame, measure_id: str, place: str, period: str, source: str, **cohort: str) -> dict[str, object]:
    wanted = {"phase": "All", "sen_provision": "All", **cohort, "measure_id": measure_id, "place_kind": place, "period": period}
    found = of.filter(pl.col("source").str.contains(source), *(pl.col(name) == value for name, value in wanted.items()))
    assert found.height == 1
    return found.row(0, named=True)


@pytest.mark.parametrize(
    ("measure_id", "place", "period", "value", "numerator", "denominator"),
    [
        ("plans_20_weeks_rate", "england", "2022", 47.7, 31_226, 65_512),
        ("plans_20_weeks_excluding_exceptions_rate", "england", "2022", 49.2, 30_536, 62_108),
        ("plans_20_weeks_rate", "england", "2023", 49.1, 39_784, 80_945),
        ("plans_20_weeks_excluding_exceptions_rate", "england", "2023", 50.3, 38_471, 76_506),
        ("plans_20_weeks_rate", "england", "2024", 45.9, 41_448, 90_392),
        ("plans_20_weeks_excluding_exceptions_rate", "england", "2024", 46.4, 39_407, 84_866),
        ("plans_20_weeks_rate", "region", "2022", 34.7, 2_337, 6_731),
        ("plans_20_weeks_rate", "authority", "2024", 74.1, 581, 784),
        ("plans_20_weeks_excluding_exceptions_rate", "authority", "2024", 77.6, 493, 635),
        ("plans_20_weeks_rate", "region", "2024", 31.0, 2_767, 8_919),  # lower without exceptions than with them: real
        ("plans_20_weeks_excluding_exceptions_rate", "region", "2024", 28.5, 2_245, 7_886),
        ("refusal_to_assess_rate", "england", "2024", 25.2, 38_889, 154_489),
        ("requests_count", "authority", "2024", 1_230, 1_230, None),
        ("review_decision_4_weeks_rate", "authority", "2024", 10.6, 179, 1_684),
    ],
)
def test_figures_of_explore_education_statistics(
    imported: pl.DataFrame, measure_id: str, place: str, period: str, value: float, numerator: int, denominator: int | None
) -> None:
    found = figure(imported, measure_id, place, period, EES)
    assert (found["value"], found["numerator"], found["denominator"]) == (value, numerator, denominator)
    assert (found["window"], found["as_at"], found["sign"]) == ("calendar_year", dt.date(int(period), 12, 31), "")


def test_a_symbol_stays_a_sign_beside_the_counts_that_are_there(imported: pl.DataFrame) -> None:
    found = figure(imported, "refusal_to_assess_rate", "authority", "2022", EES)
    assert (found["value"], found["sign"], found["numerator"], found["denominator"]) == (None, "x", 95, 837)


def test_absence_by_phase_is_of_the_academic_year_that_the_tool_names_by_its_end(imported: pl.DataFrame) -> None:
    for phase, value in (("primary", 17.7), ("secondary", 27.71)):
        found = figure(imported, "persistent_absence_rate", "england", "2021/22", TOOL, phase=phase)
        assert (found["value"], found["as_at"], found["window"]) == (value, dt.date(2022, 8, 31), "academic_year")
    assert figure(imported, "persistent_absence_rate", "england", "2019/20", TOOL)["sign"] == "x", "a dash is no figure, and no 0"


def test_suspensions_are_of_the_academic_year_that_the_tool_writes_out(imported: pl.DataFrame) -> None:
    found = figure(imported, "suspension_rate", "england", "2021/22", TOOL)
    assert (found["value"], found["as_at"], found["unit"]) == (6.91037, dt.date(2022, 8, 31), "per 100 pupils")


def test_plans_maintained_are_the_january_snapshot_of_either_source(imported: pl.DataFrame) -> None:
    for source in (EES, TOOL):
        found = figure(imported, "plans_maintained_count", "england", "January 2023", source)
        assert (found["value"], found["window"], found["as_at"]) == (517_048, "january_snapshot", dt.date(2023, 1, 31))
        assert found["same_basis"] and not found["basis"]


def test_termly_and_yearly_rates_by_sen_provision(imported: pl.DataFrame) -> None:
    term = figure(imported, "suspension_term_rate", "authority", "Autumn term 2023/24", "Suspensions", phase="secondary", sen_provision="E")
    assert (term["window"], term["as_at"], term["unit"]) == ("term", dt.date(2023, 12, 31), "per 100 pupils")
    year = figure(imported, "persistent_absence_rate", "authority", "2022/23", "absence", phase="primary", sen_provision="E")
    assert (year["value"], year["as_at"]) == (31.941545, dt.date(2023, 8, 31))
    assert figure(imported, "pupils_suspended_rate", "authority", "Autumn term 2023/24", "Suspensions", sen_provision="K")["same_basis"]
    spring = figure(imported, "pupils_suspended_rate", "authority", "Spring term 2023/24", "Suspensions", sen_provision="K")
    assert not spring["same_basis"] and "one term alone" in str(spring["basis"])


def test_neighbours_are_a_median_a_range_and_how_many_there_are(imported: pl.DataFrame) -> None:
    places = pl.read_csv(REAL / "timeliness_20_week.csv", infer_schema=False).filter(
        pl.col("time_period") == "2024",
        pl.col("breakdown_topic") == "All EHC plans issued",
        pl.col("geographic_level") == "Local authority",
        ~pl.col("old_la_code").is_in(["839", "838"]),
    )
    rates = sorted(map(float, places["pc_plans_issued_within_20_weeks"]))
    assert len(rates) == 10
    found = figure(imported, "plans_20_weeks_rate", "neighbours", "2024", EES)
    assert found["value"] == pytest.approx((rates[4] + rates[5]) / 2)
    assert (found["lowest"], found["highest"], found["authorities"]) == (rates[0], rates[-1], 10)
    assert (found["numerator"], found["place_code"]) == (None, "E06000058")
    assert figure(imported, "plans_20_weeks_rate", "neighbours", "2022", EES)["authorities"] == 9, "one had no figure that year"


def test_every_figure_says_where_it_is_from(imported: pl.DataFrame) -> None:
    assert set(imported["licence"]) == {"Contains public sector information licensed under the Open Government Licence v3.0."}
    assert imported["source"].str.starts_with("Department for Education: ").all()
    assert imported["url"].str.starts_with("https://").all()


def test_what_ships_is_what_the_same_files_give(imported: pl.DataFrame) -> None:
    shipped = pl.read_csv(settings.SHIPPED_REFERENCE / table.NAME, schema_overrides=table.SCHEMA).with_columns(
        pl.col(pl.String).fill_null("")
    )
    both = imported.filter(pl.col("as_at") >= dt.date(2022, 1, 1))
    assert both.height > 300
    assert both.join(shipped, on=list(table.SCHEMA), how="anti", nulls_equal=True).is_empty()
    assert set(shipped["place_code"]) == {"E92000001", "E12000009", "E06000058"}


@pytest.mark.parametrize(
    ("measure_id", "provision", "england", "authority"),
    [
        ("early_years_development_rate", "K", 24.3, 38.9),
        ("early_years_development_rate", "E", 3.8, 2.9),
        ("key_stage_2_rate", "K", 24, 24),
        ("key_stage_2_rate", "E", 8, 11),
        ("attainment_8_score", "K", 33.3, 40.4),
        ("attainment_8_score", "E", 14, 17.1),
    ],
)
def test_attainment_of_pupils_with_send_is_of_the_school_year(
    imported: pl.DataFrame, measure_id: str, provision: str, england: float, authority: float
) -> None:
    for place, value in (("england", england), ("authority", authority)):
        found = figure(imported, measure_id, place, "2022/23", TOOL, sen_provision=provision)
        assert (found["value"], found["as_at"], found["window"]) == (value, dt.date(2023, 8, 31), "academic_year")


def test_shares_of_pupils_are_of_the_january_in_the_tools_academic_year(imported: pl.DataFrame) -> None:
    for measure_id, phase, england, region in (
        ("pupils_with_plan_rate", "All", 4.3, 4.4),
        ("sen_support_rate", "primary", 13.5, 14),
        ("sen_support_rate", "secondary", 12.4, 13.7),
    ):
        for place, value in (("england", england), ("region", region)):
            found = figure(imported, measure_id, place, "January 2023", TOOL, phase=phase)
            assert (found["value"], found["as_at"], found["window"]) == (value, dt.date(2023, 1, 31), "january_snapshot")
