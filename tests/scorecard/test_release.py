"""Release files: named in order, never reused, and what was left half built is cleared away."""

import datetime as dt

from make.release import submissions
from scorecard import measure, release
from scorecard.cube import Cubes
from scorecard.terms import Release


def test_ids_go_on_after_every_one_that_is_known_or_there() -> None:
    assert release.next_id([]) == "r0001"
    release.path_of("r0007").write_bytes(b"")
    assert release.next_id(["r0003"]) == "r0008"
    release.path_of("r0009.public").write_bytes(b"")
    assert release.next_id(["r0003"]) == "r0010"
    assert release.next_id(["r0012"]) == "r0013"


def test_what_a_killed_publisher_left_is_cleared_and_nothing_else() -> None:
    kept = [release.path_of("r0001"), release.folder() / "r0001.public.duckdb", release.folder() / "notes.txt"]
    gone = [release.path_of("r0002"), release.folder() / "r0002.public.duckdb"]
    gone += [release.folder() / ".building-x.duckdb", release.folder() / ".building-x.duckdb.wal"]
    for path in [*kept, *gone]:
        path.write_bytes(b"")
    release.clear_unfinished(["r0001"])
    assert sorted(release.folder().iterdir()) == sorted(kept)


def test_a_release_holds_the_comparators_of_its_own_authority() -> None:
    def made_for(code: str) -> dict[str, int]:
        con = measure.connect()
        built = release.begin(con)
        made = Release("r0001", dt.datetime(2024, 4, 4), "A. Steward", dt.date(2024, 3, 31), code, "Ours")
        release.fill(con, made, measure.measures()[:1], Cubes(con), [(submissions()[0], 0, 9_000)], [("made", "up", "0" * 64)])
        found = dict(con.execute("select place_kind, count(*) from building.comparators group by all").fetchall())
        con.close()
        built.unlink()
        return found

    ours = made_for("E06000058")
    assert set(ours) == {"england", "region", "authority", "neighbours"} and min(ours.values()) > 100
    assert made_for("E06000059") == {"england": ours["england"], "region": ours["region"]}, "Dorset is another authority"
