"""The notebook runs over a release from beginning to end, and its answer follows from the figures."""

from __future__ import annotations

import datetime as dt
import importlib.util
from types import SimpleNamespace

import pytest

from scorecard import settings

NOTEBOOK = settings.CHECKOUT / "notebooks" / "2024_03_did_clearing_the_backlog_cause_the_fall.py"


def answer(monkeypatch: pytest.MonkeyPatch, issued: dict[int, float], due: dict[int, float]) -> str:
    """What the notebook says where the two lenses have these figures by calendar year, of 100 plans each."""
    import scorecard.released

    lenses = {"plans_20_weeks_rate": issued, "plans_20_weeks_due_rate": due}
    points = {
        measure_id: tuple(
            SimpleNamespace(as_at=dt.date(year, 12, 31), value=value, numerator=value, denominator=100.0) for year, value in lens.items()
        )
        for measure_id, lens in lenses.items()
    }
    about = SimpleNamespace(release_id="r0001", authority_name="Made up", newest_as_at=dt.date(2024, 3, 31))
    release = SimpleNamespace(release=about, page=lambda view, window: SimpleNamespace(of=points.__getitem__))
    monkeypatch.setattr(scorecard.released, "open_release", lambda: release)
    spec = importlib.util.spec_from_file_location("notebook", NOTEBOOK)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    outputs, definitions = module.app.run()
    assert definitions["answer"] in "".join(getattr(each, "text", "") for each in outputs if each is not None)
    return definitions["answer"]


@pytest.mark.parametrize(
    ("issued", "due", "says"),
    [
        ({2021: 27.0, 2023: 4.8}, {2021: 26.9, 2023: 1.8}, "No."),
        ({2021: 27.0, 2023: 4.8}, {2021: 26.9, 2023: 20.0}, "In part"),
        ({2021: 27.0, 2023: 4.8}, {2021: 26.9, 2023: 30.0}, "It may have."),
        ({2021: 27.0, 2023: 40.0}, {2021: 26.9, 2023: 30.0}, "There was no fall"),
        ({2023: 4.8}, {2023: 1.8}, "The release does not hold both years"),
    ],
)
def test_the_answer_follows_from_the_two_lenses(monkeypatch: pytest.MonkeyPatch, issued: dict, due: dict, says: str) -> None:
    assert answer(monkeypatch, issued, due).startswith(says)


def test_every_notebook_is_run_by_a_test_and_opens_by_a_command_in_the_readme() -> None:
    readme = (settings.CHECKOUT / "notebooks" / "README.md").read_text(encoding="utf-8")
    for notebook in (settings.CHECKOUT / "notebooks").glob("*.py"):
        assert (settings.CHECKOUT / "tests" / "notebooks" / f"test_{notebook.name}").is_file()
        assert f"marimo run notebooks/{notebook.name}" in readme
