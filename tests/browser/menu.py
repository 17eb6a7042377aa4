"""Every page of the menu with its address, as app.py has them: a page that is added there is tested with the others."""

from __future__ import annotations

import ast

from scorecard import settings

BY_LINK = "explore"  # opens by a shared link alone, and is in no menu (test_shared_link.py)


def menu() -> dict[str, tuple[str, str]]:
    """The pages of app.py's menu in their order: the file's name without its ending -> its path and its title. The first one's path is `/`."""
    tree = ast.parse((settings.CHECKOUT / "app.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)]
    found: dict[str, tuple[str, str]] = {}
    for call in sorted(calls, key=lambda node: node.lineno):
        file = call.args[0].value  # type: ignore[attr-defined]
        if isinstance(file, str) and file.startswith("pages/"):
            name = file.removeprefix("pages/").removesuffix(".py")
            if name == BY_LINK:
                continue
            named = {each.arg: each.value.value for each in call.keywords if isinstance(each.value, ast.Constant)}
            found.setdefault(name, (f"/{named.get('url_path', name)}" if found else "/", str(named.get("title"))))
    return found


PAGES, TITLES = ({name: each[place] for name, each in menu().items()} for place in range(2))
# What an address has to ask for, so that a page shows all that it can.
ASKS = {"measure": "?indicator=plans_20_weeks_rate"}
