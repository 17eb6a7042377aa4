"""Codes in words."""

from scorecard import contract, wording
from scorecard.wording.names import LABELS


def test_every_code_of_the_contract_has_words() -> None:
    sheet = contract.load_return("casework").sheet("requests")
    assert set(sheet.column("phase").codes) <= set(LABELS["phase"])
    suspensions = contract.load_return("inclusion").sheet("suspensions")
    enrolments = contract.load_return("attendance").sheet("enrolments")
    for sheet in (suspensions, enrolments):
        assert set(sheet.column("phase").codes) <= set(LABELS["phase"])
        assert set(sheet.column("sen_provision").codes) <= set(LABELS["sen_provision"])
    posts = contract.load_return("workforce").sheet("posts")
    assert set(posts.column("team").codes) <= set(LABELS["detail"])
    plans = contract.load_return("casework").sheet("plans")
    assert set(plans.column("primary_need").codes) <= set(LABELS["primary_need"])


def test_every_label_is_told_apart_from_the_others() -> None:
    """The address holds labels: two codes of one label would be one."""
    for labels in (LABELS[name] for name in ("phase", "primary_need", "area", "sen_provision")):
        assert len({each.casefold() for each in labels.values()}) == len(labels)


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert wording.label("area", "Poole North") == "Poole North"
    assert wording.label("primary_need", "ASD") == "ASD: autistic spectrum disorder"
    assert wording.label("phase", "Unknown") == "Phase not recorded"


def test_a_cohort_names_what_is_filtered() -> None:
    chosen = {"phase": "primary", "primary_need": "DS", "area": "Poole North"}
    assert wording.cohort(chosen) == "Primary · DS: Down syndrome · Poole North"
    assert wording.cohort({"phase": "All", "area": "All"}) == ""


def test_sen_provision_stands_by_its_weight() -> None:
    assert wording.in_order("sen_provision", ("K", "N", "E")) == ["E", "K", "N"]


def test_phases_stand_by_age_and_what_is_not_recorded_last() -> None:
    assert wording.in_order("phase", ("post_16", "Unknown", "primary", "early_years")) == ["early_years", "primary", "post_16", "Unknown"]
    assert wording.in_order("area", ("Unknown", "Poole", "alderney")) == ["alderney", "Poole", "Unknown"]
