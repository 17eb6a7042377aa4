"""Definitions in words: when a measure is given, and whether it adds up."""

from scorecard import measure, wording

KNOWN = {each.measure_id: each for each in measure.measures()}


def rows(measure_id: str) -> dict[str, str]:
    text = wording.definition(KNOWN[measure_id], measure.FAMILIES[KNOWN[measure_id].family])
    return dict(line.removeprefix("- **").split(":** ", 1) for line in text.splitlines() if line.startswith("- **"))


def test_a_half_termly_measure_is_given_at_half_terms_ends_and_never_added_up() -> None:
    said = rows("suspension_rate")
    assert said["Dates"] == (
        "Each return gives it for every half-term's end of its school year up to its as-at date, on its own roll. "
        "Never added up: given by half-term alone."
    )
    assert "September" not in rows("suspensions_count")["Dates"], "that one counts within the half-term"
    assert said["Worked out"] == "The numerator divided by the denominator, times 100. Rounded once, to two decimals, half away from zero."


def test_a_monthly_measure_says_whether_it_adds_up() -> None:
    assert rows("requests_count")["Dates"].endswith("given for quarters, the calendar year to date and 12 months too.")
    assert rows("agency_rate")["Dates"].endswith("Does not add up over months: given by month alone.")
    assert rows("educational_psychologists_fte")["Counts"].endswith("Rounded once, to one decimal, half away from zero.")
