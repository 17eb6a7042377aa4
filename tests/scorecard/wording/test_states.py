"""What is said where there is little to show."""

from make.figures import figures
from scorecard import wording


def test_why_there_is_nothing_to_draw() -> None:
    about = "plans within 20 weeks"
    assert wording.empty(figures(plans_20_weeks_rate=[("2024-03", 1, 2)]), ["plans_20_weeks_rate"], about) == ""
    assert "no figures of plans within 20 weeks" in wording.empty(figures(), ["plans_20_weeks_rate"], about)
    assert wording.empty(figures(plans_20_weeks_rate=[("2024-03", 0, 0)]), ["plans_20_weeks_rate"], about).startswith("Nothing to draw")
    assert wording.empty(figures(plans_issued_count=[("2024-03", 0)]), ["plans_issued_count"], about) == "Zero in every month shown."


def test_half_terms_are_not_called_months_and_what_is_missing_is_not_called_zero() -> None:
    none = figures(suspensions_count=[("2023-12", 0), ("2024-02", 0)])
    assert wording.empty(none, ["suspensions_count"], "suspensions") == "Zero in every half-term shown."
    some = figures(suspension_rate=[("2023-12", 0, 0), ("2024-02", 0, 9)])
    assert wording.empty(some, ["suspension_rate"], "suspensions") == "Zero in every half-term shown that has a case to count."
    missing = figures(caseload_per_officer=[("2024-03", None)])
    assert wording.empty(missing, ["caseload_per_officer"], "plans").startswith(
        "Not available in any month shown: it rests on another return"
    )


def test_a_rate_of_zero_is_drawn_where_others_are_not() -> None:
    assert wording.empty(figures(plans_20_weeks_rate=[("2024-02", 0, 5), ("2024-03", 2, 5)]), ["plans_20_weeks_rate"], "plans") == ""


def test_made_up_figures_are_known_by_the_authority_s_name() -> None:
    assert wording.is_synthetic("Sample authority (synthetic)")
    assert not wording.is_synthetic("Dorset")


def test_what_an_address_asks_for_is_shown_as_plain_text() -> None:
    said = wording.unknown_value("area", "<script>alert(1)</script>" + "x" * 100)
    assert not set("<>()/") & set(said) and len(said) < 140


def test_findings_are_counted_by_what_they_do() -> None:
    assert wording.found({"critical": 1, "warning": 2}, 3, 3) == "1 finding holds the return · 2 queries."
    assert "The first 2,000 of 5,000 are shown" in wording.found({"critical": 5000}, 2000, 5000)


def test_the_two_commands_are_said_before_the_first_release() -> None:
    assert "python -m scorecard load" in wording.states.NO_RELEASE and "python -m scorecard publish" in wording.states.NO_RELEASE
