"""What every test may count on: a data root of its own, and no setting of whoever runs the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from make.postgres import binaries, database, server
from scorecard.links import STANDING

SETTINGS = (
    "SCORECARD_DATA",
    "SCORECARD_AUTHORITY",
    "SCORECARD_REGISTER",
    "SCORECARD_KEEP_ROWS_MONTHS",
    "SCORECARD_KEEP_FILES_MONTHS",
    "SCORECARD_DISCLOSURE_THRESHOLD",
    "SCORECARD_LINK_KEY",
    "SCORECARD_MAX_FILE_MB",
    "SCORECARD_MAX_EXPANDED_MB",
    "SCORECARD_HOSTS",
    "SCORECARD_FRAME_ANCESTORS",
)


@pytest.fixture(autouse=True)
def data_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data root, which the settings name."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "data"
    monkeypatch.setenv("SCORECARD_DATA", str(root))
    STANDING.forget()
    return root


@pytest.fixture(scope="session", autouse=True)
def no_components() -> Iterator[None]:
    """An app in a test starts with a look into every installed package for Streamlit components, of which there are none: half a second each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", lambda *_, **__: [])
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.URL]:
    """A PostgreSQL of the tests' own. Where the system has none, its tests are skipped, but fail in CI."""
    programs = binaries()
    if programs is None:
        what = "No PostgreSQL was found: install it, or name the folder of its programs in SCORECARD_POSTGRES."
        if os.environ.get("CI"):
            pytest.fail(what)
        pytest.skip(what)
    with server(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def each_register(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The register on each database that it may stand on, one test after the other; gives its kind."""
    if request.param == "sqlite":
        yield request.param
        return
    with database(request.getfixturevalue("postgres")) as url:
        monkeypatch.setenv("SCORECARD_REGISTER", url)
        yield request.param
