"""Files that are sent under names that would lead elsewhere: each is its own order, and none lands anywhere but in its own folder."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from make.casework import workbook
from make.dying_clerk import work
from make.hostile import TEXTS
from scorecard import desk
from scorecard.register import Register

NAMES = (
    "../../x.xlsx",
    "..\\..\\x.xlsx",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "order.json",
    "state.json",
    "file",
    "register.sqlite",
    "CON",
    "CON.xlsx",
    "NUL",
    ".",
    "..",
    "",
    " ",
    "x" * 5000 + ".xlsx",
    "same.xlsx",
    "same.xlsx",
    "a\x00b.xlsx",
    "a\nb\r\x1b[2J.xlsx",
    "\udcff\udcfe.xlsx",
    *TEXTS,
)
PLACES = re.compile(
    r"register\.sqlite(-journal)?|\.entering\.lock|snapshots/\.\w+\.lock|inbox/\.[\w.-]+|inbox/[\dTZ]+-\d{3}-[0-9a-f]{8}/(file|order\.json|state\.json)"
    r"|snapshots/(casework/2024-03-31|unplaced)/[\dTZ]+-[0-9a-f]{8}(-\d+)?/(original\.\w+|findings\.parquet|rows/\w+\.parquet)"
)


class Sent(io.BytesIO):
    """A file as the browser hands it over, under any name."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name = name


def beside(root: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(root.parent)): each.read_bytes()
        for each in root.parent.rglob("*")
        if each.is_file() and root not in each.parents
    }


def test_no_name_leads_anywhere_or_stands_over_another(tmp_path: Path, data_root: Path) -> None:
    good = workbook(tmp_path / "good.xlsx").read_bytes()
    before = beside(data_root)
    desk.submit([Sent(name, b"%d of these" % place) for place, name in enumerate(NAMES)] + [Sent("../good.xlsx", good)], "A. Steward")
    assert len({each.order_id for each in desk.orders()}) == len(NAMES) + 1
    work()
    found = [each.relative_to(data_root).as_posix() for each in data_root.rglob("*") if each.is_file()]
    assert [each for each in found if not PLACES.fullmatch(each)] == []
    assert beside(data_root) == before
    assert len(Register.open().submissions()) == len(NAMES) + 1, "each was kept, the two of one name as well"


@pytest.mark.skipif(os.name == "nt", reason="a zip of Unix's links")
def test_a_link_in_a_zip_is_not_followed(tmp_path: Path, data_root: Path) -> None:
    """Entries that lead elsewhere, by name or by link, are never written anywhere and bring nothing in."""
    secret = tmp_path / "secret.csv"
    secret.write_text("post_id,team\nTOP-SECRET,send\n")
    sent = tmp_path / "sent.zip"
    with zipfile.ZipFile(sent, "w") as archive:
        link = zipfile.ZipInfo("sent-posts.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, str(secret))
        archive.writestr("../../../escaped.csv", "a,b\n1,2\n")
        archive.writestr("/tmp/scorecard-escaped.csv", "a,b\n1,2\n")
    before = beside(data_root)
    desk.submit([Sent("sent.zip", sent.read_bytes())], "A. Steward")
    work()
    assert beside(data_root) == before and not Path("/tmp/scorecard-escaped.csv").exists()
    assert not any(b"TOP-SECRET" in each.read_bytes() for each in data_root.rglob("*") if each.is_file())


def test_a_download_bears_no_name_that_leads_elsewhere(tmp_path: Path) -> None:
    desk.submit([Sent("..\\..\\a\u202excod\x1b.xlsx", b"x")], "A. Steward")
    work()
    (came,) = Register.open().submissions()
    assert desk.marked_name(came) == "a_xcod_marked.xlsx"
