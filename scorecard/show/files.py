"""Files to take away: buttons, each of which makes its file when it is pressed, and small menus of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

import streamlit as st

from scorecard import charts, desk, export
from scorecard.export import Sheet
from scorecard.show.who import later

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": XLSX, "csv": "text/csv"}


class File(NamedTuple):
    """A file that can be taken away: its name with its ending, its media type, and what makes it."""

    name: str
    kind: str
    make: Callable[[], bytes]


def file_buttons(key: str, files: Mapping[str, File], width: Literal["content", "stretch"] = "content", icon: str | None = None) -> None:
    """A button for each file, by the words that it bears. It is made when its button is pressed, for whoever looks at the page.
    `key` tells them from others on it."""
    for words, file in files.items():
        st.download_button(words, later(file.make), file.name, file.kind, key=f"{key} {words}", on_click="ignore", icon=icon, width=width)


def both(words: str, name: str, make: Callable[[str], bytes]) -> dict[str, File]:
    """A table as XLSX and as CSV. `make` is given which (`xlsx`, `csv`); `name` stands before the ending."""
    return {f"{words} as {kind.upper()}": File(f"{name}.{kind}", media, partial(make, kind)) for kind, media in KINDS.items()}


def file_menu(about: str, files: Mapping[str, File]) -> None:
    """A menu of files of something on the page. What is in it is drawn when it is opened."""
    menu = st.popover("Download", icon=":material/download:", key=f"download {about}", on_change="rerun", type="tertiary")
    if menu.open:
        with menu:
            file_buttons(about, files, "stretch")


def picture_files(about: str, picture: charts.Picture, title: str, source: str, name: str) -> None:
    """The menu of a chart: as PNG and SVG with its title and source, and its table."""
    images = {
        "Chart as PNG": File(f"{name}.png", "image/png", lambda: charts.png(picture, title, source)),
        "Chart as SVG": File(f"{name}.svg", "image/svg+xml", lambda: charts.svg(picture, title, source)),
    }
    table = both("Table", name, lambda kind: export.as_file(kind, export.of_picture(picture, title, source)))
    file_menu(about, images | table)


def table_files(name: str, tables: Mapping[str, Callable[[], Sheet]]) -> None:
    """A menu of tables, each as XLSX and as CSV. `tables`: what it holds, in words, and what makes it; `name`: what the files' names begin
    with."""
    with st.popover("Download", icon=":material/download:", key=f"download {name}", type="tertiary"):
        for words, make in tables.items():
            as_kind = lambda kind, make=make: export.as_file(kind, make())  # noqa: E731
            file_buttons(name, both(words, f"{name}_{'_'.join(words.lower().split())}", as_kind), "stretch")


def templates(names: Sequence[str]) -> None:
    """A menu of returns, each as an empty workbook."""
    with st.popover("Template", icon=":material/download:", type="tertiary"):
        file_buttons("template", {each: File(f"{each}_template.xlsx", XLSX, partial(desk.template, each)) for each in names})
