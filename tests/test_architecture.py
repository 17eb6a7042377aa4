"""The rules of docs/architecture.md, held: who may import whom, thin pages, complete headers, one straight line, the known traps."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard import contract, measure, settings

CHECKOUT = settings.CHECKOUT
LIBRARY = CHECKOUT / "scorecard"

# The line, in order: a module imports only what stands before it in its half (and what both halves share).
SHARED = ["terms", "settings", "disk", "register", "inbox"]
# Shared by the loading half and the stewards' desk: what is said and asked of returns, and never a row of one.
DESK_TOO = ["faults", "contract", "reference", "gate"]
LOADING = [
    *DESK_TOO,
    "read",
    "snapshot",
    "template",
    "marked",
    "measure",
    "winners",
    "tables",
    "cube",
    "cases",
    "earlier",
    "rules",
    "check",
    "restated",
    "aside",
    "worker",
    "load",
    "comparators",
    "board",
    "release",
    "retain",
    "carried",
    "first",
    "disclosure",
    "prepare",
    "publish",
    "changes",
    "backup",
    "clerk",
    "sample",
]
SHOWING = [
    "access",
    "links",
    "released",
    "spc",
    "exceptions",
    "wording",
    "charts",
    "export",
    "briefing",
    *DESK_TOO,
    "desk",
    "show",
    "serve",
]
ENTRANCES = ["__main__", "commands", "start", "__init__"]
PAGES_MAY_IMPORT = {"access", "released", "spc", "wording", "charts", "desk", "show"}
# The role that each page is open to; every other one to officers.
OPEN_TO = {
    **dict.fromkeys(("history", "month", "publish", "returns_received", "submit", "worklists"), "STEWARD"),
    **{"exceptions": "AUTHOR", "briefings": "AUTHOR", "access": "ADMIN", "links": "AUTHOR"},  # links also to administrators
}


BY_LINK = "explore"  # the one page that asks for a shared link, and for no role


def units() -> list[str]:
    return sorted({path.relative_to(LIBRARY).parts[0].removesuffix(".py") for path in LIBRARY.rglob("*.py")})


def files(unit: str) -> list[Path]:
    folder = LIBRARY / unit
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [LIBRARY / f"{unit}.py"]


def imports(path: Path) -> set[str]:
    """Every module that a file imports, whole names, wherever in the file it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def own(names: set[str]) -> set[str]:
    """The units of ours among imported names."""
    return {name.split(".")[1] for name in names if name.startswith("scorecard.")}


def python_files() -> list[Path]:
    return [path for folder in ("scorecard", "pages", "tests", "benchmarks") for path in sorted((CHECKOUT / folder).rglob("*.py"))] + [
        CHECKOUT / "app.py"
    ]


def test_every_unit_of_the_library_has_its_place_in_the_line() -> None:
    assert set(units()) == set(SHARED + LOADING + SHOWING + ENTRANCES)


@pytest.mark.parametrize("half", [LOADING, SHOWING], ids=["loading", "showing"])
def test_a_module_imports_only_what_stands_before_it(half: list[str]) -> None:
    for place, unit in enumerate(half):
        for path in files(unit):
            allowed = {*SHARED, *half[:place], unit}
            assert own(imports(path)) <= allowed, f"{path.name} imports {own(imports(path)) - allowed}"


def test_what_both_halves_share_imports_neither() -> None:
    for unit in SHARED:
        for path in files(unit):
            assert own(imports(path)) <= {*SHARED, unit}
    for place, unit in enumerate(DESK_TOO):
        for path in files(unit):
            assert own(imports(path)) <= {*SHARED, *DESK_TOO[:place], unit}


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("great_expectations", {"check"}),
        ("fastexcel", {"read"}),
        ("python_calamine", {"read"}),
        (
            "duckdb",
            {
                "measure",
                "winners",
                "tables",
                "cube",
                "cases",
                "rules",
                "check",
                "restated",
                "release",
                "carried",
                "first",
                "disclosure",
                "prepare",
                "changes",
                "released",
            },
        ),
        ("streamlit", {"show", "serve"}),
        ("starlette", {"serve"}),
        ("openpyxl", {"marked"}),
        ("altair", {"charts"}),
        ("jinja2", {"briefing"}),
        ("typst", {"briefing"}),
        ("scipy", {"disclosure"}),
        ("sqlalchemy", {"register"}),
    ],
)
def test_only_one_place_imports_a_heavy_library(library: str, allowed: set[str]) -> None:
    users = {unit for unit in units() for path in files(unit) if any(name.split(".")[0] == library for name in imports(path))}
    assert users <= allowed


def test_only_settings_reads_the_environment() -> None:
    for path in LIBRARY.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name in ("settings.py", "start.py"):  # start.py runs before anything is installed
            continue
        reads = re.findall(r"os\.(?:environ|getenv)", text)
        assert not reads, f"{path} reads the environment; settings.py does that"


def test_the_web_pages_load_nothing_of_the_loading_half() -> None:
    code = (
        "import sys, importlib.util\n"
        "import scorecard.released, scorecard.wording, scorecard.charts, scorecard.desk\n"
        "heavy = {'great_expectations', 'fastexcel', 'python_calamine', 'openpyxl', 'scorecard.read', 'scorecard.check', 'scorecard.measure'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert done.stdout.strip() == "[]"


def pages() -> list[Path]:
    return sorted((CHECKOUT / "pages").glob("*.py"))


def test_there_are_pages() -> None:
    assert {path.stem for path in pages()} >= {"overview", "definitions", "timeliness", "backlog", "returns_received"}


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)
def test_a_page_is_thin(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a page begins by saying who asks what"
    names = imports(page)
    allowed = PAGES_MAY_IMPORT | {"terms"} if page.stem in OPEN_TO else (PAGES_MAY_IMPORT - {"desk"}) | {"terms"}
    assert own(names) <= allowed
    outside = {name.split(".")[0] for name in names} - {"scorecard", "streamlit", "__future__", "datetime", "collections", "typing"}
    assert not outside, f"a page needs streamlit and ours alone, not {outside}"
    assert not re.search(
        r"\b(select|from|where)\b .*\b(from|where|group by)\b",
        re.sub(r"^\s*(from|import) .*$", "", text, flags=re.MULTILINE),
        re.IGNORECASE,
    ), "no SQL"
    assert "unsafe_allow_html" not in text
    sums = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.Mult | ast.Sub | ast.Pow)]
    assert not sums, f"no arithmetic in a page (line {sums[0].lineno if sums else ''})"


def test_a_page_stands_in_the_menu() -> None:
    menu = (CHECKOUT / "app.py").read_text(encoding="utf-8")
    for page in pages():
        assert f"pages/{page.name}" in menu, f"{page.name} is in no menu"


@pytest.mark.parametrize("page", [each for each in pages() if each.stem != BY_LINK], ids=lambda path: path.stem)
def test_a_page_begins_by_asking_for_its_role_and_the_menu_goes_by_the_same(page: Path) -> None:
    role = OPEN_TO.get(page.stem, "OFFICER")
    body = [each for each in ast.parse(page.read_text(encoding="utf-8")).body if isinstance(each, ast.Expr | ast.Assign)]
    calls = [each.value for each in body if isinstance(each.value, ast.Call)]
    shown = [each for each in calls if ast.unparse(each.func).startswith(("show.", "desk.", "st."))]
    first = next(each for each in shown if not ast.unparse(each.func).startswith("st.column_config"))
    assert ast.unparse(first.func) == "show.heading", "nothing is read or drawn before"
    assert (ast.unparse(first.args[2]) if len(first.args) > 2 else "Role.OFFICER") == f"Role.{role}"
    menu = (CHECKOUT / "app.py").read_text(encoding="utf-8")
    assert re.search(rf'\b{role.lower()}\("pages/{page.name}"', menu), f"app.py has {page.name} under another role"


def test_the_page_of_a_shared_link_begins_by_asking_for_the_link() -> None:
    body = ast.parse((CHECKOUT / "pages" / f"{BY_LINK}.py").read_text(encoding="utf-8")).body
    calls = [ast.unparse(node.func) for each in body for node in ast.walk(each) if isinstance(node, ast.Call)]
    assert calls[0] == "show.explored"
    doors = {path.name for path in [*LIBRARY.rglob("*.py"), *pages()] if "open_by_link(" in path.read_text(encoding="utf-8")}
    assert doors == {"doors.py", "explore.py"}


def test_nobody_opens_a_release_but_by_its_door() -> None:
    """`open_release` and `open_public` ask for a role; the class behind them does not."""
    for path in [*LIBRARY.rglob("*.py"), *pages()]:
        if path != LIBRARY / "released" / "doors.py":
            assert not re.search(r"\bReleased\(", path.read_text(encoding="utf-8")), f"{path.name} makes its own"


def test_only_warming_up_works_for_nobody() -> None:
    users = {path.name for path in LIBRARY.rglob("*.py") if "ourselves()" in path.read_text(encoding="utf-8")}
    assert users == {"visitor.py", "opened.py"}


def test_every_measure_has_a_whole_header_and_a_worked_example() -> None:
    found = measure.measures()
    assert len(found) >= 38
    for each in found:
        assert (CHECKOUT / "tests" / "queries" / "2_measures" / f"test_{each.measure_id}.py").is_file(), (
            f"{each.measure_id} has no worked example"
        )
        assert each.asks.endswith("?"), f"{each.measure_id}: `asks` is a question"


@pytest.mark.parametrize("layer", ["1_returns", "2_measures", "2_cases", "3_views"])
def test_a_query_reads_only_the_layer_before(layer: str) -> None:
    forbidden = {
        "1_returns": r"\breturns\.",
        "2_measures": r"\brows\.|\bcube\b",
        "2_cases": r"\brows\.|\bcube\b",
        "3_views": r"\brows\.|\breturns\.|\breference\.",
    }[layer]
    siblings = {path.stem for path in (settings.QUERIES / layer).glob("*.sql")}
    for path in sorted((settings.QUERIES / layer).glob("*.sql")):
        sql = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("--"))
        assert not re.search(forbidden, sql), f"{layer}/{path.name} reads another layer"
        assert sql.count(";") <= 1
        if layer == "3_views":
            read = set(re.findall(r"\b(?:from|join)\s+(\w+)", sql))
            assert not read & siblings, f"{path.name} reads a sibling"
        assert "generate_series" not in sql, f"{path.name}: a calendar table, so that the SQL runs elsewhere too"


def test_one_unit_is_one_small_file_explained_at_its_head() -> None:
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        if path.name == "__init__.py" and not text.strip():
            continue
        assert ast.get_docstring(ast.parse(text)), f"{path} does not say what it is for"
        assert len(text.splitlines()) <= 300 or "tests" in path.parts, f"{path} is two nouns"


def test_there_is_no_drawer_called_utils() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert not [path for path in python_files() if path.stem in drawers or path.parent.name in drawers]


def test_public_functions_of_the_library_say_what_they_give() -> None:
    silent = []
    for path in LIBRARY.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path.name}:{node.name}")
    assert not silent


# The known traps of docs/architecture.md that are matters of form; the others are held where they bite (tests/scorecard/).


def test_every_required_column_has_its_own_not_null_check() -> None:
    """Trap 2: a wholly empty column passes every other expectation. (A flag is never empty: empty means no.)"""
    for each in contract.returns():
        for sheet in each.sheets:
            checked = {check.kwargs["column"] for check in sheet.checks if check.type == "expect_column_values_to_not_be_null"}
            required = {column.name for column in sheet.columns if column.required and column.type != "flag"}
            assert required <= checked, f"{sheet.name}: {required - checked}"


def test_check_codes_are_never_used_twice() -> None:
    codes = [check.code for each in contract.returns() for sheet in each.sheets for check in sheet.checks]
    assert len(codes) == len(set(codes)) >= 60


def test_duckdb_is_never_asked_to_read_workbooks() -> None:
    """Trap 7: its Excel extension has to be downloaded when run."""
    for path in [*LIBRARY.rglob("*.py"), *settings.QUERIES.rglob("*.sql")]:
        assert not re.search(r"read_xlsx|st_read|install\s+(excel|spatial)", path.read_text(encoding="utf-8"), re.IGNORECASE)


def test_test_files_may_share_a_name() -> None:
    """Trap 11: two test files of one name in mirrored folders collide unless pytest imports with importlib."""
    assert "--import-mode=importlib" in (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_contracts_are_plain_json_that_a_person_wrote() -> None:
    for path in settings.EXPECTATIONS.rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        json.loads(text)
        assert max(map(len, text.splitlines())) <= 400, f"{path.name} has lines that nobody can read"
