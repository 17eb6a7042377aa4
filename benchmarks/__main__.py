"""The benchmark: `python -m benchmarks` prints every ratio in one run, with the machine named. Nothing here is a test.

python -m benchmarks                 all of it (some seven minutes)
python -m benchmarks loading         only that: loading, publishing, pages, browser
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks import browser, floor, loading, pages, publishing, workbooks


def main(only: list[str]) -> int:
    """Run the parts asked for, all unless some are named."""
    wanted = set(only) or {"loading", "publishing", "pages", "browser"}
    print(f"Measured on {floor.machine()}.\n\n{floor.HEADING}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "loading" in wanted:
            _print(loading.rows(folder))
        if "publishing" in wanted:
            _print(publishing.rows(folder))
        if wanted & {"pages", "browser"}:
            publishing.data_root(folder / "data", [workbooks.write(folder, each, 1) for each in workbooks.NAMES])
            publishing.publish_afresh()
        if "pages" in wanted:
            _print(pages.rows(folder / "data", folder))
        if "browser" in wanted:
            _print(browser.rows(folder / "data", folder))
    return 0


def _print(rows: Iterable[floor.Row]) -> None:
    for row in rows:
        print(row, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
