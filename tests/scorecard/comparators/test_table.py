"""The table: whose figures it has, and what of it a release may show."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from make.published import ENGLAND, OURS, SOUTH_WEST, row, timeliness
from scorecard import board, measure, settings
from scorecard.comparators import ComparatorError, catalogue, for_authority, import_files, table

LONDON = ("Regional", "E92000001", "England", "E12000007", "London", "", "", "")
NEIGHBOUR = ("Local authority", "E92000001", "England", "E12000009", "South West", "E06000066", "", "Somerset")
BY_OLD_CODE = ("Local authority", "E92000001", "England", "E12000009", "South West", "E10000027", "", "Somerset")


def import_for(tmp_path: Path, data_root: Path, code: str, *rows: list[str]) -> pl.DataFrame:
    (data_root / "reference").mkdir(parents=True, exist_ok=True)
    pl.DataFrame(schema=table.SCHEMA).write_csv(data_root / "reference" / table.NAME)
    import_files([timeliness(tmp_path / "a.csv", *rows)], code)
    return table.read().filter(measure_id="plans_20_weeks_rate")


def figures(rate: str) -> tuple[str, ...]:
    return ("784", "635", "581", "493", rate, "77.6")


def test_other_regions_and_authorities_are_left_out(tmp_path: Path, data_root: Path) -> None:
    dorset = (*OURS[:5], "E06000059", "838", "Dorset")
    found = import_for(
        tmp_path, data_root, "E06000058", row(), row(place=ENGLAND), row(place=SOUTH_WEST), row(place=LONDON), row(place=dorset)
    )
    assert sorted(found["place_kind"]) == ["authority", "england", "region"]


def test_places_are_known_by_number_whatever_their_code_was(tmp_path: Path, data_root: Path) -> None:
    """Somerset's code changed in 2023; its number did not."""
    for place in (NEIGHBOUR, BY_OLD_CODE):
        found = import_for(tmp_path, data_root, "E06000066", row(place=place))
        assert found.select("place_kind", "place_code", "place_name").rows() == [("authority", "E06000066", "Somerset")]


def test_neighbours_without_a_figure_are_not_counted(tmp_path: Path, data_root: Path) -> None:
    ten = sorted(catalogue.ours("E06000058").neighbours)
    assert len(ten) == 10
    rates = ["10.0", "20.0", "x", "40.0"]
    rows = [row(figures(rate), (*OURS[:6], number, "a")) for rate, number in zip(rates, ten, strict=False)]
    found = import_for(tmp_path, data_root, "E06000058", *rows).row(0, named=True)
    assert (found["value"], found["lowest"], found["highest"], found["authorities"]) == (20.0, 10.0, 40.0, 3)
    none = import_for(tmp_path, data_root, "E06000058", row(), row(figures("x"), (*OURS[:6], ten[0], "a")))
    assert none["place_kind"].to_list() == ["authority"]


def test_a_release_shows_what_is_its_own_authority_s_and_nothing_of_another(tmp_path: Path, data_root: Path) -> None:
    import_for(tmp_path, data_root, "E06000058", row(), row(place=ENGLAND), row(place=SOUTH_WEST))
    kinds = {code: set(for_authority(code)["place_kind"]) for code in ("E06000058", "E06000059", "E09000007", "")}
    assert kinds == {
        "E06000058": {"england", "region", "authority", "neighbours"},  # the neighbours of the table that is written by hand
        "E06000059": {"england", "region"},  # Dorset, of the same region
        "E09000007": {"england"},  # Camden
        "": {"england"},
    }


def test_a_table_that_is_none_is_named(data_root: Path) -> None:
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / table.NAME).write_text("measure_id,value\nrequests_count,many\n")
    with pytest.raises(ComparatorError, match=r"comparators\.csv is not a table of comparators"):
        table.read()


def test_every_authority_has_its_region_and_ten_neighbours() -> None:
    authorities = [place for place in catalogue.places() if place.kind == "authority"]
    assert len(authorities) == 153
    for place in authorities:
        ours = catalogue.ours(place.code)
        assert ours.region.kind == "region"
        assert len(ours.neighbours) == 10 and place.number not in ours.neighbours


def test_every_published_figure_answers_a_measure_in_its_unit() -> None:
    units = {each.measure_id: each.unit for each in board.indicators() if each.figure == "value"}
    units |= {each.measure_id: each.unit for each in measure.measures()}
    for kind in catalogue.kinds():
        assert kind.items, f"{kind.name} tells nothing"
        for item in kind.items:
            assert item.measure_id in units, f"{kind.name}: there is no measure {item.measure_id}"
            assert item.unit == units[item.measure_id]
            assert item.window in ("calendar_year", "academic_year", "term", "january_snapshot")
            assert item.same_basis or item.basis.endswith("."), f"{kind.name}, {item.measure_id}: say how it differs"


def test_an_item_is_of_a_kind_of_file_that_there_is() -> None:
    rows = csv.DictReader((settings.SHIPPED_REFERENCE / "comparator_items.csv").read_text(encoding="utf-8").splitlines())
    assert {each["kind"] for each in rows} == {kind.name for kind in catalogue.kinds()}


def test_what_is_written_by_hand_stands_beside_what_is_imported(tmp_path: Path, data_root: Path) -> None:
    import_for(tmp_path, data_root, "E06000058", row(place=ENGLAND))
    local = table.read().filter(measure_id="plans_20_weeks_rate").with_columns(measure_id=pl.lit("neet_rate"), source=pl.lit("A board"))
    other = local.with_columns(place_kind=pl.lit("region"), place_code=pl.lit("E12000007"))
    pl.concat([local, other]).write_csv(data_root / "reference" / table.LOCAL)
    found = for_authority("E06000058")
    assert {"plans_20_weeks_rate", "neet_rate"} <= set(found["measure_id"])
    assert found.filter(measure_id="neet_rate").select("place_kind", "source").rows() == [("england", "A board")], "not of another region"


def test_a_table_written_by_hand_that_is_none_is_named(data_root: Path) -> None:
    (data_root / "reference").mkdir(parents=True)
    (data_root / "reference" / table.LOCAL).write_text("measure_id,value\nrequests_count,many\n")
    with pytest.raises(ComparatorError, match=r"comparators_local\.csv is not a table of comparators.*as those of comparators\.csv"):
        for_authority("E06000058")
