"""Pages run without a browser: Streamlit's own test runner, on a data root made by code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from make.release import made_root
from scorecard import settings

Run = Callable[..., AppTest]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a page (or app.py) with the filters standing as given: `run("pages/backlog.py", phase="primary")`."""
    monkeypatch.setenv("SCORECARD_DATA", str(made_root()))
    monkeypatch.chdir(settings.CHECKOUT)

    def page(path: str, **filters: str) -> AppTest:
        test = AppTest.from_file(str(settings.CHECKOUT / path), default_timeout=60)
        for key, value in filters.items():
            test.session_state[key] = value
        test.run()
        assert not test.exception
        return test

    return page
