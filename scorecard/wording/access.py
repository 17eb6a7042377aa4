"""What is said of signing in, roles, and who opened what."""

from __future__ import annotations

from scorecard.terms import Came

ROLES = {
    "officer": "Officer: sees figures",
    "steward": "Data steward: returns, findings, worklists, publishing, history; and figures",
    "author": "Author: exceptions, commentary, highlight reports, rebases; and figures",
    "admin": "Administrator: roles, and who opened what",
}
SIGN_IN = "SEND Scorecard holds personal data. Sign in with your work account to open it."
COMES_BACK = "The page that you asked for opens once you have signed in."
SIGNED_OUT = "You have signed out."
LOG = (
    "Kept of whoever is signed in: which page was opened or refused, which indicator and release it showed, and when. Entered once for "
    "each page, not for each click. Of a shared link: that it was opened, by its number, and nobody's address. It holds no figure and no "
    "cohort. Times are UTC."
)
NOBODY_CAME = "Nobody has opened anything yet."
NO_LOG = "Nothing is entered here until sign-in is set up: nobody could be named."
NO_SIGN_IN = (
    "No sign-in is set up, so this list does not count yet: whoever uses this computer has every role. "
    "`docs/sign_in.md` says how it is set up."
)
CAME = {
    Came.SIGNED_IN: "Signed in",
    Came.OPENED: "Opened",
    Came.REFUSED: "Refused",
    Came.SIGNED_OUT: "Signed out",
    Came.BY_LINK: "Opened by a shared link",
}


def no_role(name: str, wrong: str, ask: str) -> str:
    """What somebody is told who is signed in and has no role. `wrong`: what is wrong with the list of roles; `ask`: whom to ask."""
    if wrong:
        return f"You are signed in as {name}. The list of roles cannot be used, so nobody has a role until it is mended. {wrong}"
    return f"You are signed in as {name}, and you have no role here yet. Ask {ask} to give you one; it counts from the next click on."


def visits_listed(shown: int, found: int, who: str, day: str) -> str:
    """How many visits are listed: `12 entries of ann@council.example on 2 March 2026.`"""
    many = f"{found:,} {'entry' if found == 1 else 'entries'}"
    of = f"{f' of {who}' if who else ''}{f' on {day}' if day else ''}"
    first = "" if shown == found else f" The newest {shown:,} are listed; a file has all of them."
    return f"{many}{of}.{first}"
