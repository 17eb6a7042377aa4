"""A frozen briefing's folder, as freezing leaves it, with made-up content: for tests of links, and of the load script."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from scorecard import settings
from scorecard.register import Register, now
from scorecard.terms import Release

STYLE = "body { color: #1b1f24 } /* the page's own */"
PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>%(title)s</title>
<style>%(style)s</style>
</head>
<body>
<a class="skip" href="#main">Skip to the briefing</a>
<header><h1>%(title)s</h1></header>
<main id="main" tabindex="-1">
<p class="figure"><strong>54.2%%</strong> <span>March 2026</span></p>
%(rest)s
</main>
</body>
</html>
"""


def briefing_folder(briefing_id: str = "b0001", release_id: str = "r0001", rest: str = "", **about: Any) -> Path:
    """Make one in the data root that the settings name; gives the folder. `rest`: more of the page's content."""
    folder = settings.data_root() / "briefings" / briefing_id
    folder.mkdir(parents=True)
    title = about.get("title", "SEND at the scrutiny board")
    files = {
        "index.html": (PAGE % {"title": title, "style": STYLE, "rest": rest}).encode(),
        "briefing.pdf": b"%PDF-1.7 as it was frozen",
        "figures.csv": b"Figure,Value\r\nPlans in 20 weeks,54.2\r\n",
        "figures.xlsx": b"PK as it was frozen",
    }
    for name, held in files.items():
        (folder / name).write_bytes(held)
    manifest = {
        "briefing_id": briefing_id,
        "title": title,
        "committee": "Children's Scrutiny Board",
        "replaces": "",
        "meeting": "2026-04-21",
        "release_id": release_id,
        "rests_on": [release_id],
        "frozen_at": "2026-04-10T09:00:00",
        "files": {name: hashlib.sha256(held).hexdigest() for name, held in files.items()},
        "figures": [{"subject": "plans_20_weeks_rate", "column": "", "value": "", "label": "Plans in 20 weeks", "periods": []}],
        **about,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def entered(register: Register, release_id: str) -> None:
    """Enter a release without a file."""
    register.publish(Release(release_id, now(), "A. Steward", dt.date(2026, 3, 31), "E06000058", "Sample authority"), "x", ["s1"])
