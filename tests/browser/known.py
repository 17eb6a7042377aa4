"""What axe finds in Streamlit's own markup and cannot be mended from outside: each as narrow as it can be, with the reason. The
accessibility statement names them. One that is no longer found fails its test: then it goes from here and from there."""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    """A rule of axe that is broken, on which elements (a CSS selector), and why that is no harm, or cannot be helped."""

    rule: str
    elements: str
    reason: str


KNOWN = (
    Known(
        "list",
        "ul[data-testid=stSidebarNavItems]",
        "On a phone the menu is a list whose headings stand among its items, as st.navigation draws sections. It is read in its order.",
    ),
    Known("listitem", "ul[data-testid=stSidebarNavItems] li", "The same list: its items stand in a box for each section."),
    Known(
        "region",
        "[data-floating-ui-portal], [data-floating-ui-portal] *, [data-testid=stSelectboxVirtualDropdown] *",
        "What opens over a page (menus, choices, lists of columns) hangs at the document's end, outside its landmarks. It takes the focus "
        "and gives it back.",
    ),
    Known(
        "presentation-role-conflict",
        "section[data-testid=stFileUploaderDropzone]",
        "The area that files are dropped on is said to have no meaning of its own, and has a name all the same. Its button does the same "
        "by keyboard and has its name. No option of st.file_uploader changes it (Streamlit 1.67).",
    ),
)
