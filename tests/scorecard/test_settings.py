"""Settings: the one place that reads the environment."""

from pathlib import Path

import pytest

from scorecard import settings


def test_the_data_root_is_where_the_environment_says(data_root: Path) -> None:
    assert settings.data_root() == data_root
    assert settings.register_url().endswith("/data/register.sqlite")


def test_a_reference_file_of_the_data_root_stands_in_for_the_shipped_one(data_root: Path) -> None:
    assert settings.reference_file("areas.csv") == settings.SHIPPED_REFERENCE / "areas.csv"
    own = data_root / "reference" / "areas.csv"
    own.parent.mkdir(parents=True)
    own.write_text("area\nHere\n")
    assert settings.reference_file("areas.csv") == own


def test_a_setting_that_is_no_number_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_MAX_SECONDS", "soon")
    with pytest.raises(ValueError, match="SCORECARD_MAX_SECONDS is 'soon'"):
        settings.max_seconds()
