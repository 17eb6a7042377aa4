"""What statistical process control says, in a few words: the icons, a point's special cause. For tables, for who cannot see, for files."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.spc import CONCERN, ENOUGH, HIGH, IMPROVEMENT, LOW, NEITHER, OUTSIDE, SHIFT, TREND, TWO_IN_THREE, Judged, Process

VARIATIONS: Mapping[str, str] = {
    "common_cause": "Normal variation",
    "improvement_high": "Improvement, high",
    "improvement_low": "Improvement, low",
    "concern_high": "Concern, high",
    "concern_low": "Concern, low",
    "neither_high": "Change, high",
    "neither_low": "Change, low",
}
ASSURANCES: Mapping[str, str] = {
    "consistently_meets": "Consistently meets target",
    "hit_and_miss": "Hit and miss",
    "consistently_fails": "Consistently fails target",
}
MEANINGS: Mapping[str, str] = {IMPROVEMENT: "improvement", CONCERN: "concern", NEITHER: "change"}
CAUSES: Mapping[tuple[str, str], str] = {
    (OUTSIDE, HIGH): "Above the upper limit",
    (OUTSIDE, LOW): "Below the lower limit",
    (TREND, HIGH): "Rising steadily",
    (TREND, LOW): "Falling steadily",
    (TWO_IN_THREE, HIGH): "Two of three near the upper limit",
    (TWO_IN_THREE, LOW): "Two of three near the lower limit",
    (SHIFT, HIGH): "Running above the average",
    (SHIFT, LOW): "Running below the average",
}
TRIAL = "Trial limits"
TOO_FEW = f"Fewer than {ENOUGH} figures"
KEY = (
    "Signals: normal variation is what this measure does month by month without any change. An improvement or a concern is more than "
    "that: beyond a limit, near one twice in three, or running one way. High and low say on which side. A target is consistently met or "
    "failed where all that normal variation gives lies on one side of it, and hit and miss where it lies within."
)


def variation(process: Process) -> str:
    """The variation icon in words, of the last point; where there is none, why."""
    return VARIATIONS.get(process.variation, TOO_FEW if process.last is not None else "")


def assurance(process: Process) -> str:
    """The assurance icon in words; empty where there is none."""
    return ASSURANCES.get(process.assurance, "")


def signal(point: Judged) -> str:
    """A point's special cause and what it means: `Above the upper limit: improvement`, `Normal variation`; empty for a missing month."""
    if point.value is None:
        return ""
    if point.limits is None or point.limits.trial:
        return TRIAL
    return f"{CAUSES[point.cause, point.side]}: {MEANINGS[point.meaning]}" if point.special else VARIATIONS["common_cause"]
