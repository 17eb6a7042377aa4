"""The Definitions page: every measure's words, the clock, and the plans that hang on one day."""

from scorecard import measure


def test_every_measure_of_the_release_is_defined(run) -> None:
    test = run("pages/definitions.py")
    text = " ".join(each.value for each in test.markdown)
    labels = [each.value.replace("\\", "") for each in test.subheader]
    assert "EHC plans issued" in labels and len(labels) == len(set(labels)) >= 20
    for each in measure.measures():
        if each.label in labels:
            assert (
                each.asks in text
                and each.basis in text
                and each.counts[1:] in text
                and each.out_of[1:] in text
                and f"`{each.measure_id}`" in text
            )


def test_the_clock_and_what_hangs_on_its_last_day(run) -> None:
    text = " ".join(each.value for each in run("pages/definitions.py").markdown)
    assert "42, 112, 140 and 364 calendar days" in text and "day 140 is 21 May 2025" in text
    assert "In January to March 2024, " in text and "fell on day 140 itself" in text


def test_a_link_leads_to_one_definition(run) -> None:
    from streamlit.testing.v1 import AppTest

    from scorecard import settings

    run("pages/definitions.py")
    test = AppTest.from_file(str(settings.CHECKOUT / "pages/definitions.py"), default_timeout=60)
    test.query_params["measure"] = "plans_20_weeks_rate"
    assert [each.value for each in test.run().subheader] == ["New EHC plans issued within 20 weeks"]
    test.query_params["measure"] = "=none"
    assert "which this release does not have" in test.run().warning[0].value and len(test.subheader) > 20


def test_measures_can_be_looked_for(run) -> None:
    test = run("pages/definitions.py", find="advice psychology")
    assert [each.value for each in test.subheader] == ["Educational psychology advice received within 6 weeks"]
    assert run("pages/definitions.py", find="nothing like it").info[0].value.startswith("No measure has all of these words")


def test_a_definition_that_never_changed_says_since_when(run) -> None:
    text = [each.value for each in run("pages/definitions.py", find="psychology").markdown]
    assert sum("Not since its first definition (version 0.1.0)." in each for each in text) == 1
