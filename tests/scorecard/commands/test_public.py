"""`public`: the public file of a release is made where it is not there, and again where it is."""

from __future__ import annotations

from make.snapshots import submitted
from scorecard.disclosure import path_of


def test_a_release_gets_its_public_file(run) -> None:
    submitted()
    run("publish", "--by", "A. Steward")
    path_of("r0001").unlink()
    code, out, _ = run("public", "r0001")
    assert code == 0 and out.startswith("Made the public file of release r0001: ") and "suppressed in it" in out
    assert path_of("r0001").is_file()


def test_a_release_that_nobody_knows_is_named(run) -> None:
    code, out, err = run("public", "r0009")
    assert (code, out) == (2, "") and "There is no release r0009" in err
