"""What came, what its checks said, and whether a steward signed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from scorecard import settings
from scorecard.register.acts import Acts
from scorecard.register.connection import RegisterError
from scorecard.register.tables import ACTS, CHECKS, SUBMISSIONS
from scorecard.terms import Act, Decision, Outcome, Snapshot


class Submissions(Acts):
    """The part of the register that a submission's way from receipt to acceptance is entered in."""

    def receive(self, snapshot: Snapshot, findings: int, rows: int, who: str, carried: Sequence[Decision] = ()) -> None:
        """Enter a submission, with the act of receiving it and the answers that it carries over from the return before."""
        with self._writes() as con:
            con.execute(
                SUBMISSIONS.insert().values(
                    snapshot_id=snapshot.snapshot_id,
                    return_name=snapshot.return_name,
                    as_at=snapshot.as_at,
                    received_at=snapshot.received_at,
                    file_name=snapshot.file_name,
                    sha256=snapshot.sha256,
                    folder=snapshot.folder,
                    outcome=snapshot.outcome.value,
                    authority_code=snapshot.authority_code,
                    authority_name=snapshot.authority_name,
                    findings=findings,
                    rows=rows,
                )
            )
            self._act(con, Act.RECEIVED, snapshot.snapshot_id, who, "", snapshot.received_at)
            self._carry(con, snapshot.snapshot_id, carried)

    def checked_again(
        self,
        snapshot: Snapshot,
        findings: int,
        rows: int,
        who: str,
        reason: str,
        decided: Sequence[Decision] = (),
        as_of: int | None = None,
    ) -> None:
        """Enter a submission's next check (its number, outcome and records set aside are the snapshot's), with what led to it.

        Raises RegisterError where the submission was checked or decided upon since the act `as_of`.
        """
        with self._writes() as con:
            self._unchanged(con, snapshot.snapshot_id, as_of)
            kind = decided[0].kind if decided else Act.CHECKED
            act_id = self._act(con, kind, snapshot.snapshot_id, who, reason)
            self._decide(con, act_id, snapshot.snapshot_id, decided)
            con.execute(
                CHECKS.insert().values(
                    snapshot_id=snapshot.snapshot_id,
                    number=snapshot.check,
                    act_id=act_id,
                    outcome=snapshot.outcome.value,
                    findings=findings,
                    rows=rows,
                    set_aside=snapshot.set_aside,
                )
            )

    def accept(self, snapshot_id: str, who: str, reason: str, as_of: int | None = None, answered: Sequence[Decision] = ()) -> None:
        """Sign a submission, with the queries that the reason answers.

        Raises RegisterError for one that is held or not there, or that has queries and no reason is given.

        Whoever has looked at its findings and what was decided of them says up to which act (`as_of`): then those count, not the checks'
        outcome alone, and RegisterError says where something was decided since.
        """
        with self._writes() as con:
            outcome = self._outcome(con, snapshot_id)
            self._unchanged(con, snapshot_id, as_of)
            if as_of is None and outcome is Outcome.HELD:
                raise RegisterError(f"{snapshot_id} is held: it has critical findings. Mend them and send the return again.")
            if as_of is None and outcome is Outcome.QUERIES and not reason.strip():
                raise RegisterError(f"{snapshot_id} has open queries. Give a reason to accept it with.")
            if answered:
                self._decide(con, self._act(con, Act.ANSWERED, snapshot_id, who, reason), snapshot_id, answered)
            self._act(con, Act.ACCEPTED, snapshot_id, who, reason)

    def hold(self, snapshot_id: str, who: str, reason: str) -> None:
        """Hold a submission, whatever its checks said: it counts for nothing until it is accepted again. Raises RegisterError without a
        reason, or where there is no such submission."""
        if not reason.strip():
            raise RegisterError("A return is held for a reason. Say why, so that whoever comes next knows.")
        with self._writes() as con:
            self._outcome(con, snapshot_id)
            self._act(con, Act.HELD, snapshot_id, who, reason)

    def submissions(self) -> list[Snapshot]:
        """Every submission, newest first, as its last check and its last acceptance left it; accepted_at is empty where it is not
        accepted, or was held since."""
        receipt = sa.and_(ACTS.c.subject == SUBMISSIONS.c.snapshot_id, ACTS.c.act == Act.RECEIVED)
        query = sa.select(SUBMISSIONS).outerjoin(ACTS, receipt)  # several may be received within a second: then the act's number decides
        query = query.order_by(SUBMISSIONS.c.received_at.desc(), ACTS.c.act_id.desc())
        with self._reads() as con:
            signed = self._standing(con)
            last = {row.snapshot_id: row for row in con.execute(sa.select(CHECKS).order_by(CHECKS.c.number))}
            found = [(_snapshot(row, signed.get(row.snapshot_id)), last.get(row.snapshot_id)) for row in con.execute(query)]
        return [
            each if check is None else replace(each, outcome=Outcome(check.outcome), check=check.number, set_aside=check.set_aside)
            for each, check in found
        ]

    def submission(self, snapshot_id: str) -> Snapshot:
        """One submission. Raises RegisterError where there is none of that ID."""
        for each in self.submissions():
            if each.snapshot_id == snapshot_id:
                return each
        raise RegisterError(
            f"There is no submission {snapshot_id}. The page Returns received shows them, and `load` names each as it keeps it."
        )

    def accepted(self) -> list[Snapshot]:
        """Accepted submissions in the order that decides between them: as-at date, then acceptance (measures.md, "Which dates")."""
        with self._reads() as con:
            order = {subject: row.act_id for subject, row in self._standing(con).items() if row.act == Act.ACCEPTED}
        found = [each for each in self.submissions() if each.snapshot_id in order and each.as_at]
        return sorted(found, key=lambda each: (each.as_at, order[each.snapshot_id]))

    def counts(self, snapshot_id: str) -> tuple[int, int]:
        """Findings and rows of a submission, by its last check. Raises RegisterError where there is none."""
        last = sa.select(CHECKS.c.findings, CHECKS.c.rows).where(CHECKS.c.snapshot_id == snapshot_id).order_by(CHECKS.c.number.desc())
        first = sa.select(SUBMISSIONS.c.findings, SUBMISSIONS.c.rows).where(SUBMISSIONS.c.snapshot_id == snapshot_id)
        with self._reads() as con:
            row = con.execute(last).first() or con.execute(first).first()
        if row is None:
            raise RegisterError(f"There is no submission {snapshot_id}.")
        return row.findings, row.rows

    def authority(self) -> str:
        """Our authority's code: the setting's, else that of the first accepted return; empty where there is neither."""
        if code := settings.authority_code():
            return code
        query = sa.select(SUBMISSIONS.c.authority_code).join(ACTS, ACTS.c.subject == SUBMISSIONS.c.snapshot_id)
        first = query.where(ACTS.c.act == Act.ACCEPTED, SUBMISSIONS.c.authority_code != "").order_by(ACTS.c.act_id).limit(1)
        with self._reads() as con:
            return con.scalar(first) or ""

    @staticmethod
    def _standing(con: sa.Connection) -> dict[str, sa.Row]:
        """The last acceptance, or holding, of each submission."""
        acts = sa.select(ACTS).where(ACTS.c.act.in_([Act.ACCEPTED, Act.HELD])).order_by(ACTS.c.act_id)
        return {row.subject: row for row in con.execute(acts)}

    @staticmethod
    def _outcome(con: sa.Connection, snapshot_id: str) -> Outcome:
        last = sa.select(CHECKS.c.outcome).where(CHECKS.c.snapshot_id == snapshot_id).order_by(CHECKS.c.number.desc())
        first = sa.select(SUBMISSIONS.c.outcome).where(SUBMISSIONS.c.snapshot_id == snapshot_id)
        outcome = con.scalar(last.limit(1)) or con.scalar(first)
        if outcome is None:
            raise RegisterError(f"There is no submission {snapshot_id}.")
        return Outcome(outcome)


def _snapshot(row: sa.Row, signed: sa.Row | None) -> Snapshot:
    accepted = signed if signed is not None and signed.act == Act.ACCEPTED else None
    return Snapshot(
        snapshot_id=row.snapshot_id,
        return_name=row.return_name,
        as_at=row.as_at,
        received_at=row.received_at,
        file_name=row.file_name,
        sha256=row.sha256,
        folder=row.folder,
        outcome=Outcome(row.outcome),
        authority_code=row.authority_code,
        authority_name=row.authority_name,
        accepted_at=accepted.at if accepted else None,
        accepted_by=accepted.who if accepted else "",
        reason=signed.reason if signed is not None else "",
        held_by=signed.who if signed is not None and accepted is None else "",
    )
