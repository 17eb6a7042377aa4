"""Release files: named in order, never reused, and what was left half built is cleared away."""

from scorecard import release


def test_ids_go_on_after_every_one_that_is_known_or_there() -> None:
    assert release.next_id([]) == "r0001"
    release.path_of("r0007").write_bytes(b"")
    assert release.next_id(["r0003"]) == "r0008"
    assert release.next_id(["r0012"]) == "r0013"


def test_what_a_killed_publisher_left_is_cleared_and_nothing_else() -> None:
    kept = [release.path_of("r0001"), release.folder() / "r0001.public.duckdb", release.folder() / "notes.txt"]
    gone = [release.path_of("r0002"), release.folder() / ".building-x.duckdb", release.folder() / ".building-x.duckdb.wal"]
    for path in [*kept, *gone]:
        path.write_bytes(b"")
    release.clear_unfinished(["r0001"])
    assert sorted(release.folder().iterdir()) == sorted(kept)
