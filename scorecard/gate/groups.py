"""Findings as a list of what to do: those that one remedy mends stand together, worst first, most first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorecard.gate.kept import WEIGHT
from scorecard.terms import Finding

GAP = "…"  # stands where the findings of a group differ


@dataclass(frozen=True)
class Group:
    """Findings of one check in one column. `message` and `remedy` are what they have in common, with a … where they differ."""

    findings: tuple[Finding, ...]
    message: str
    remedy: str

    @property
    def first(self) -> Finding:
        """The finding that stands first in the workbook."""
        return self.findings[0]


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Groups by check, sheet and column: those that hold the return first, then queries, then notes; of each, the largest first."""
    together: dict[tuple[str, str, str, str], list[Finding]] = {}
    for each in findings:
        together.setdefault((each.severity.value, each.code, each.sheet, each.column), []).append(each)
    groups = []
    for members in together.values():
        members.sort(key=lambda each: (each.row or 0, each.cell))
        groups.append(Group(tuple(members), alike([each.message for each in members]), alike([each.remedy for each in members])))
    return sorted(groups, key=lambda each: (WEIGHT[each.first.severity], -len(each.findings), each.first.code, each.first.sheet))


def alike(texts: Sequence[str]) -> str:
    """What sentences have in common, word by word: `Request R1 is late.` and `Request R2 is late.` give `Request … is late.`"""
    if len(different := set(texts)) == 1:
        return texts[0]
    split = [text.split(" ") for text in different]
    if len({len(words) for words in split}) == 1:
        words = [each[0] if len(set(each)) == 1 else GAP for each in zip(*split, strict=True)]
    else:
        begins = _shared(split)
        ends = _shared([words[: len(begins) - 1 if begins else None : -1] for words in split])[::-1]
        words = [*begins, GAP, *ends]
    return " ".join(word for place, word in enumerate(words) if word != GAP or place == 0 or words[place - 1] != GAP)


def _shared(split: Sequence[Sequence[str]]) -> list[str]:
    """The words that all begin with."""
    shared = []
    for each in zip(*split, strict=False):
        if len(set(each)) > 1:
            break
        shared.append(each[0])
    return shared
