"""Codes in words: phases, needs, age bands, and the cohort that a page is about. A code without words here is shown as it is."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.terms import ALL, UNKNOWN

LABELS: Mapping[str, Mapping[str, str]] = {
    "phase": {
        ALL: "All phases",
        "early_years": "Early years",
        "primary": "Primary",
        "secondary": "Secondary",
        "post_16": "Post-16",
        "special": "Special schools",
        "alternative_provision": "Alternative provision",
        UNKNOWN: "Phase not recorded",
    },
    "primary_need": {
        ALL: "All needs",
        "ASD": "ASD: autistic spectrum disorder",
        "DS": "DS: Down syndrome",
        "HI": "HI: hearing impairment",
        "MLD": "MLD: moderate learning difficulty",
        "MSI": "MSI: multi-sensory impairment",
        "OTH": "OTH: other difficulty or disorder",
        "PD": "PD: physical disability",
        "PMLD": "PMLD: profound and multiple learning difficulty",
        "SEMH": "SEMH: social, emotional and mental health",
        "SLCN": "SLCN: speech, language and communication needs",
        "SLD": "SLD: severe learning difficulty",
        "SPLD": "SPLD: specific learning difficulty",
        "VI": "VI: visual impairment",
        UNKNOWN: "Need not recorded",
    },
    "area": {ALL: "All areas", UNKNOWN: "Area not recorded"},
    "sen_provision": {ALL: "All pupils", "E": "EHC plan", "K": "SEN support", "N": "No SEN"},
    "detail": {
        "send": "SEND team",
        "educational_psychology": "Educational psychology",
        "education": "Education teams",
        "pfa": "Preparing for adulthood",
        "pending": "Pending",
        "upheld": "Upheld",
        "PP": "Physical assault against a pupil",
        "PA": "Physical assault against an adult",
        "VP": "Verbal abuse or threats against a pupil",
        "VA": "Verbal abuse or threats against an adult",
        "OW": "Use or threat of an offensive weapon",
        "BU": "Bullying",
        "RA": "Racist abuse",
        "LG": "Abuse about sexual orientation or gender identity",
        "DS": "Abuse about disability",
        "SM": "Sexual misconduct",
        "DA": "Drug or alcohol related",
        "DM": "Damage",
        "TH": "Theft",
        "DB": "Persistent disruptive behaviour",
        "MT": "Inappropriate use of social media or online technology",
        "PH": "Breach of public health measures",
        "0-6": "Up to 6 weeks",
        "6-16": "6 to 16 weeks",
        "16-20": "16 to 20 weeks",
        "20-30": "20 to 30 weeks",
        "30-52": "30 to 52 weeks",
        "52+": "Over 52 weeks",
        "within_20_weeks": "Within 20 weeks",
        "20_to_52_weeks": "20 to 52 weeks",
        "over_52_weeks": "Over 52 weeks",
    },
}
COLUMNS = {"phase": "phase", "primary_need": "primary need", "area": "area", "sen_provision": "SEN provision", "detail": "detail"}


def column(name: str) -> str:
    """A cohort column in words."""
    return COLUMNS.get(name, name.replace("_", " "))


def label(name: str, code: str) -> str:
    """A value of a cohort column in words."""
    return LABELS.get(name, {}).get(code, code)


def cohort(chosen: Mapping[str, str]) -> str:
    """A cohort in words: `Primary · ASD: autistic spectrum disorder · Poole North`; empty where nothing is filtered."""
    return " · ".join(label(name, value) for name, value in chosen.items() if value != ALL)


def in_order(name: str, codes: tuple[str, ...]) -> list[str]:
    """The values of a cohort column as a list offers them: phases by age, SEN provision by its weight, others by name, what is not recorded
    last."""
    known = list(LABELS.get(name, {}))
    as_known = name in ("phase", "sen_provision")
    return sorted(
        codes,
        key=lambda code: (code == UNKNOWN, known.index(code) if as_known and code in known else len(known), label(name, code).casefold()),
    )
