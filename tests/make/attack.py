"""An attack on a public release, from its file alone and without a line of disclosure control: what can each suppressed count be?

The attacker knows how figures add up: breakdowns to totals, crossings to breakdowns, a rate's two sides, a year to date half-term by
half-term, and which measures count the same. He narrows every count down between what the sums leave for it, over and over; and solves what
the sums determine together, by linear algebra.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np

Count = tuple[str, dt.date, tuple[str, ...]]  # what is counted, at which date, of which cohort
Sum = tuple[Count, tuple[Count, ...]]
COLUMNS = ("phase", "sen_provision", "primary_need", "area", "detail")
TOTAL = ("All",) * 5
DISTINCT = "pupils_suspended_rate numerator"  # pupils: one who was at two schools is counted at both
ONE = {  # what is the same under two names
    "suspensions_ytd_count numerator": "suspensions since September",
    "suspension_rate numerator": "suspensions since September",
    "suspension_sessions_mean denominator": "suspensions since September",
    "suspension_term_rate numerator": "suspensions in the term",
    "suspensions_count numerator": "suspensions in the half-term",
    "permanent_exclusions_ytd_count numerator": "exclusions",
    "permanent_exclusion_rate numerator": "exclusions",
    "persistent_absence_rate denominator": "enrolments",
    "severe_absence_rate denominator": "enrolments",
    "requests_parental_rate denominator": "requests",
    "requests_count numerator": "requests",
    "refusal_to_assess_rate rest": "agreed",
    "assessments_agreed_count numerator": "agreed",
    "refusal_to_issue_rate rest": "issued",
    "plans_issued_count numerator": "issued",
    "plans_20_weeks_rate denominator": "timed",
    "plans_mean_weeks denominator": "timed",
    "assessments_overdue_count numerator": "overdue",
    "assessments_overdue_mean_weeks denominator": "overdue",
    **{f"{each}_exclusion_rate denominator": "roll" for each in ("permanent",)},
    **{f"{each}_rate denominator": "roll" for each in ("suspension", "suspension_term", "pupils_suspended")},
    **{f"plans_{each}_count numerator": "plans" for each in ("maintained", "by_placement")},
    **{f"plans_{each}_rate denominator": "plans" for each in ("mainstream", "inmss")},
}
PLACED = {"plans_inmss_rate numerator": ("inmss",), "plans_mainstream_rate numerator": ("mainstream", "resourced")}


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A file read beside whoever has it open in this process."""
    with duckdb.connect() as con:
        con.execute(f"attach '{path.as_posix()}' as attacked (read_only); use attacked")
        yield con


def read(path: Path) -> tuple[dict[Count, float], set[Count]]:
    """The counts that a release's file shows, and those that it has suppressed and shows under no other name either."""
    shown: dict[Count, float] = {}
    suppressed: set[Count] = set()
    with reading(path) as con:
        cells = con.execute(
            f"select measure_id, unit, as_at, {', '.join(COLUMNS)}, numerator, denominator, sign "
            "from cube join (select measure_id, unit from measures) using (measure_id)"
        ).fetchall()
    for measure_id, unit, as_at, *cohort, numerator, denominator, sign in cells:
        given = {"numerator": numerator, "denominator": denominator}
        if unit == "weeks" and numerator is not None:
            given["numerator"] = round(numerator * 7, 6)
        if numerator is not None and denominator is not None:
            given["rest"] = round(denominator - numerator, 6)
        for part in (
            ["numerator"] + ["denominator"] * (unit not in ("count", "fte")) + ["rest"] * (unit == "percent")
        ):  # incidents are no part of the pupils
            count = (ONE.get(f"{measure_id} {part}", f"{measure_id} {part}"), as_at, tuple(cohort))
            if sign == "c":
                suppressed.add(count)
            elif given.get(part) is not None:
                shown[count] = given[part]
    return shown, suppressed - shown.keys()


class Attack:
    """What the public file shows, what it does not, and what follows. `least` and `most` by count; `suppressed`: those to be found."""

    def __init__(self, public: Path) -> None:
        self.shown, self.suppressed = read(public)
        with reading(public) as con:
            self._half_terms = con.execute("select academic_year, half_term, ends from half_terms order by ends").fetchall()
        self._sums = list(dict.fromkeys([*self._breakdowns(), *self._rates(), *self._half_term_on_half_term(), *self._placements()]))
        self.least = dict.fromkeys(self.suppressed, 0.0)
        self.most = dict.fromkeys(self.suppressed, np.inf)

    def _breakdowns(self) -> Iterator[Sum]:
        """A total is the sum of a breakdown's parts, and of a crossing's row or column."""
        groups: dict[tuple, list[Count]] = {}
        for count in {*self.shown, *self.suppressed}:
            what, as_at, cohort = count
            by = tuple(at for at, value in enumerate(cohort) if value != "All")
            for left_out in by if what != DISTINCT and not what.endswith(" rest") else ():
                wider = tuple("All" if at == left_out else value for at, value in enumerate(cohort))
                groups.setdefault(((what, as_at, wider), by), []).append(count)
        for (total, _), parts in groups.items():
            yield total, tuple(parts)

    def _rates(self) -> Iterator[Sum]:
        for what, as_at, cohort in {*self.shown, *self.suppressed}:
            if what.endswith(" numerator") or what in ONE.values():
                for measure in {name.split()[0] for name in [what, *(one for one, other in ONE.items() if other == what)]}:
                    names = [ONE.get(f"{measure} {part}", f"{measure} {part}") for part in ("denominator", "numerator", "rest")]
                    of, yes, no = ((name, as_at, cohort) for name in names)
                    if all(each in self.shown or each in self.suppressed for each in (of, yes, no)):
                        yield of, (yes, no)

    def _half_term_on_half_term(self) -> Iterator[Sum]:
        """What was counted by the end of a half-term is what was by the end of the one before, and what the half-term has."""
        known = {*self.shown, *self.suppressed}
        of = {what: [each for each in known if each[0] == what] for what in ("suspensions since September", "suspensions in the term")}
        for before, now in pairwise(self._half_terms):
            goes_on = {"suspensions since September": before[0] == now[0], "suspensions in the term": now[1] in ("HT2", "HT4", "HT6")}
            for what, same in goes_on.items():
                for count in [each for each in of[what] if each[1] == now[2]]:
                    new = ("suspensions in the half-term", *count[1:])
                    old = (what, before[2], count[2])
                    if same and (what, before[2], TOTAL) in known:
                        yield count, tuple(each for each in (old, new) if each in known)
                    elif not same and new in known:
                        yield count, (new,)

    def _placements(self) -> Iterator[Sum]:
        known = {*self.shown, *self.suppressed}
        for what, kinds in PLACED.items():
            for total in [each for each in known if each[0] == what and each[2] == TOTAL]:
                yield total, tuple(each for each in known if each[:2] == ("plans", total[1]) and each[2][4].startswith(kinds))

    def narrow(self, most_steps: int = 200_000) -> None:
        """Between what the others in a sum leave at least and at most; and again where something has moved."""
        least, most = self.shown | self.least, self.shown | self.most
        of: dict[Count, list[Sum]] = {}
        for each in self._sums:
            for one in {each[0], *each[1]} & self.suppressed:
                of.setdefault(one, []).append(each)
        waiting = dict.fromkeys(each for sums in of.values() for each in sums)
        for _ in range(most_steps):
            if not waiting:
                break
            total, parts = next(iter(waiting))
            del waiting[total, parts]
            low, high = sum(least[each] for each in parts), sum(most[each] for each in parts)
            limits = {total: (low, high)}
            for each in parts:
                others = high - most[each] if np.isfinite(high) else sum(most[one] for one in parts if one != each)
                limits[each] = (least[total] - others, most[total] - (low - least[each]))
            for each, (from_, to) in limits.items():
                if each in self.suppressed and (from_ > least[each] + 1e-6 or to < most[each] - 1e-6):
                    least[each], most[each] = max(least[each], from_), min(most[each], to)
                    waiting |= dict.fromkeys(of[each])
        self.least = {each: least[each] for each in self.suppressed}
        self.most = {each: most[each] for each in self.suppressed}

    def solve(self) -> set[Count]:
        """The counts that sums determine together, whatever the others are: those that are nothing in every solution of the sums as 0."""
        found: set[Count] = set()
        for unknown, sums in self._connected():
            place = {each: at for at, each in enumerate(unknown)}
            table = np.zeros((len(sums), len(unknown)))
            for row, (total, parts) in enumerate(sums):
                for each, sign in ((total, 1.0), *((part, -1.0) for part in parts)):
                    if each in place:
                        table[row, place[each]] += sign
            _, sizes, directions = np.linalg.svd(table)
            free = directions[int(np.sum(sizes > 1e-9)) :]
            found |= {each for each, at in place.items() if not np.any(np.abs(free[:, at]) > 1e-9)}
        return found

    def _connected(self) -> Iterator[tuple[list[Count], list[Sum]]]:
        of: dict[Count, list[Sum]] = {}
        for each in self._sums:
            for one in (each[0], *each[1]):
                if one in self.suppressed:
                    of.setdefault(one, []).append(each)
        left = set(of)
        while left:
            to_see, unknown, sums = [left.pop()], [], {}
            while to_see:
                one = to_see.pop()
                unknown.append(one)
                for each in of[one]:
                    sums[each] = None
                    new = [other for other in (each[0], *each[1]) if other in left]
                    left.difference_update(new)
                    to_see += new
            yield unknown, list(sums)


def recovered(public: Path, officers: Path, threshold: int) -> tuple[int, list[tuple[Count, float, float]]]:
    """How many suppressed counts there were to attack, and those that came back: worked out, or fewer values left than the threshold. A
    zero is no secret, nor how many of many are not counted, nor a roll that another date shows: it stands until the next census."""
    attack, (is_, _) = Attack(public), read(officers)
    attack.narrow()
    solved = attack.solve()
    rolls = {(cohort, value) for (what, _, cohort), value in attack.shown.items() if what == "roll"}
    secret = {
        each
        for each in attack.suppressed
        if is_.get(each)
        and (not each[0].endswith(" rest") or is_[each] < threshold)
        and (each[0] != "roll" or (each[2], is_[each]) not in rolls)
    }
    near = [each for each in secret if each in solved or attack.most[each] - attack.least[each] < threshold - 1 - 1e-6]
    return len(secret), [(each, attack.least[each], attack.most[each]) for each in sorted(near)]
