"""Texts that would do something if anything took them for more than text, and a data root that has one wherever a person's text may stand.

Each would give itself away: a script sets `ran`, an image or a link is of elsewhere.invalid, mark-up makes a bold or red word, a style hides the page.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb

from make.release import made_root

TEXTS = (
    "<script>window.ran=1;document.title='ran'</script>one",
    "<img src='http://elsewhere.invalid/two.png' onerror='window.ran=1'>two",
    "<svg onload='window.ran=1'><a href='http://elsewhere.invalid/three'>three</a></svg>",
    "![four](http://elsewhere.invalid/four.png) [four](javascript:window.ran=1)",
    "http://elsewhere.invalid/five www.elsewhere.invalid <http://elsewhere.invalid>",
    "**hostilebold** _x_ `code` ~~y~~ # six\n\n# heading six",
    "$\\href{javascript:window.ran=1}{seven}$ $$\\sum_7$$ \\(x\\)",
    ":red[hostilered] :material/delete: :smile: :blue-background[x] ^[eight]",
    "=HYPERLINK(\"http://elsewhere.invalid/nine\",\"nine\")",
    "+1+cmd|' /C calc'!A0 | ten | --- |",
    "</style><style>*{display:none !important}</style>'\";--eleven",
    "{{ 12*12 }} ${window.ran=1} %s {0.__class__} &lt;b&gt;twelve&copy;",
    "@SUM(1)\u202e\u200bthirteen\x07\x1b[31m",
)  # fmt: skip
# In a release, by table: the columns that hold what a person typed.
RELEASED = {
    "release": ("published_by", "authority_name"),
    "snapshots": ("file_name", "accepted_by", "reason"),
    "actions": ("action", "lead_role", "partner", "origin", "success_measure", "progress", "impact"),
    "milestones": ("label", "baseline", "target", "actual"),
    "risks": ("risk", "severity_before", "mitigation", "severity_after"),
    "priorities": ("name", "aim", "owner"),
    "ratings": ("word", "meaning"),
    "indicators": ("label", "owner", "definition", "section"),
    "targets": ("words", "source"),
    "comparators": ("place_name", "basis", "source", "licence"),
}
ENTERED = {
    "submissions": ("file_name", "authority_name"),
    "acts": ("who", "reason"),
    "releases": ("published_by", "authority_name"),
    "commentary": ("reason", "action", "owner"),
    "access": ("who", "what"),
}
ONE_AREA = "Christchurch"


def hostile_root(root: Path) -> Path:
    """A copy of the made root of which every field that a person fills holds a text of these."""
    shutil.copytree(made_root(), root)
    with duckdb.connect(str(root / "releases" / "r0001.duckdb")) as con:
        for table, columns in RELEASED.items():
            for place, column in enumerate(columns):
                con.execute(
                    f"update {table} set {column} = list_extract($texts, 1 + (rowid + $place) % len($texts))",
                    {"texts": list(TEXTS), "place": place * 5},
                )
        con.execute("update cube set area = $text where area = $area", {"text": TEXTS[1], "area": ONE_AREA})
    with closing(sqlite3.connect(root / "register.sqlite")) as con, con:
        con.execute(
            "insert into commentary (act_id, indicator_id, as_at, reason, action, owner, review_date, closed) "
            "select 1, 'plans_20_weeks_rate', '2024-03-31', 'r', 'a', 'o', '2030-01-01', 0"
        )
        con.execute(
            "insert into access (at, who, what, subject) values ('2024-04-04 10:00:00', 'w', 'x', 'plans_20_weeks_rate 2024-03-31')"
        )
        for table, columns in ENTERED.items():
            for place, column in enumerate(columns):
                for (row,) in con.execute(f"select rowid from {table}").fetchall():
                    con.execute(f"update {table} set {column} = ? where rowid = ?", (TEXTS[(row + place * 5) % len(TEXTS)], row))
    return root
