"""Paths, limits and environment, in one place. Nothing else reads os.environ."""

from __future__ import annotations

import getpass
import os
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
QUERIES = CHECKOUT / "queries"
EXPECTATIONS = CHECKOUT / "expectations"
SHIPPED_REFERENCE = CHECKOUT / "data" / "reference"
_THIS_COMPUTER = frozenset({"localhost", "127.0.0.1", "::1"})
THRESHOLDS = ("3", "5", "6", "10")  # of disclosure control


def _number(name: str, default: float) -> float:
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}; a number was expected. Set it to one, or unset it for {default:g}.") from None


def data_root() -> Path:
    """The folder that holds snapshots, releases and the register (SCORECARD_DATA, else data/ of the checkout)."""
    return Path(os.environ.get("SCORECARD_DATA") or CHECKOUT / "data").resolve()


def reference_file(name: str) -> Path:
    """A reference CSV: the data root's own where it has one, else the one that ships with the product."""
    own = data_root() / "reference" / name
    return own if own.is_file() else SHIPPED_REFERENCE / name


def register_url() -> str:
    """Where the register is (SCORECARD_REGISTER, an SQLAlchemy URL; else a SQLite file in the data root)."""
    return os.environ.get("SCORECARD_REGISTER") or f"sqlite:///{(data_root() / 'register.sqlite').as_posix()}"


def register_file() -> Path | None:
    """The register's SQLite file; None where it stands on another database."""
    url = register_url()
    return Path(url.removeprefix("sqlite:///")).resolve() if url.startswith("sqlite:///") else None


def authority_code() -> str:
    """Our authority's ONS code (SCORECARD_AUTHORITY); empty: the data root's first accepted return fixes it."""
    return os.environ.get("SCORECARD_AUTHORITY", "").strip()


def second_person() -> bool:
    """Whether a publication needs a second person (SCORECARD_SECOND_PERSON: yes or no; no). Raises ValueError for anything else."""
    text = os.environ.get("SCORECARD_SECOND_PERSON", "").strip().lower()
    if text not in ("", "yes", "no"):
        raise ValueError(f"SCORECARD_SECOND_PERSON is {text!r}; yes or no was expected.")
    return text == "yes"


def hosts() -> frozenset[str]:
    """The names that the app is reached by, without ports (SCORECARD_HOSTS, parted by commas; else this computer's own).

    Raises ValueError for what is no name."""
    names = [each.strip().lower() for each in os.environ.get("SCORECARD_HOSTS", "").split(",") if each.strip()]
    for each in names:
        if not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:]+", each):
            raise ValueError(
                f"SCORECARD_HOSTS has {each!r}; a name was expected, without https:// and port, as in scorecard.example.gov.uk."
            )
    return frozenset(names) | _THIS_COMPUTER


def frame_ancestors() -> tuple[str, ...]:
    """The sites whose pages may show pages of ours in a frame (SCORECARD_FRAME_ANCESTORS, parted by commas or blanks; else none).

    Raises ValueError for what is no site."""
    sites = os.environ.get("SCORECARD_FRAME_ANCESTORS", "").replace(",", " ").split()
    for each in sites:
        if not re.fullmatch(r"'self'|https?://[A-Za-z0-9.-]+(:\d+)?", each):
            raise ValueError(f"SCORECARD_FRAME_ANCESTORS has {each!r}; a site was expected, as in https://intranet.example.gov.uk.")
    return tuple(sites)


def max_file_bytes() -> int:
    """Largest file read, in bytes (SCORECARD_MAX_FILE_MB, 50)."""
    return int(_number("SCORECARD_MAX_FILE_MB", 50) * 1024 * 1024)


def max_expanded_bytes() -> int:
    """Largest size that a workbook may unpack to, in bytes (SCORECARD_MAX_EXPANDED_MB, 500)."""
    return int(_number("SCORECARD_MAX_EXPANDED_MB", 500) * 1024 * 1024)


def max_seconds() -> float:
    """Longest time that reading and checking one file may take, in seconds (SCORECARD_MAX_SECONDS, 300)."""
    return _number("SCORECARD_MAX_SECONDS", 300)


def max_memory_bytes() -> int:
    """Most memory that the checking process may hold, in bytes, where the system has such a limit (SCORECARD_MAX_MEMORY_MB, 4096)."""
    return int(_number("SCORECARD_MAX_MEMORY_MB", 4096) * 1024 * 1024)


def disclosure_threshold() -> int:
    """The least count of children that the public may see, but for zero (SCORECARD_DISCLOSURE_THRESHOLD: 3, 5, 6 or 10; 5).

    Raises ValueError for anything else."""
    text = os.environ.get("SCORECARD_DISCLOSURE_THRESHOLD", "").strip() or "5"
    if text not in THRESHOLDS:
        raise ValueError(f"SCORECARD_DISCLOSURE_THRESHOLD is {text!r}; 3, 5, 6 or 10 was expected. Set it to one, or unset it for 5.")
    return int(text)


def keep_rows_months() -> int:
    """How long a submission's rows are kept, in months after its acceptance, or else its receipt (SCORECARD_KEEP_ROWS_MONTHS, 24).

    Raises ValueError where it is set to anything but a whole number from 0."""
    return _months("SCORECARD_KEEP_ROWS_MONTHS", 24)


def keep_files_months() -> int:
    """How long the file that was sent is kept, counted as its rows are (SCORECARD_KEEP_FILES_MONTHS, 3). Raises ValueError as they do."""
    return _months("SCORECARD_KEEP_FILES_MONTHS", 3)


def keep_access_months() -> int:
    """How long the access log is kept, in months (SCORECARD_KEEP_ACCESS_MONTHS, 24). Raises ValueError as they do."""
    return _months("SCORECARD_KEEP_ACCESS_MONTHS", 24)


def roles_file() -> Path:
    """The file that says who has which role (SCORECARD_ROLES, else roles.csv in the data root)."""
    return Path(os.environ.get("SCORECARD_ROLES") or data_root() / "roles.csv").resolve()


def link_key() -> str:
    """The key that shared links are signed with (SCORECARD_LINK_KEY); empty: the one in the data root's file `link.key`."""
    return os.environ.get("SCORECARD_LINK_KEY", "").strip()


def session_hours() -> float:
    """How long a sign-in lasts, in hours (SCORECARD_SESSION_HOURS, 10). Raises ValueError where it is no number above 0."""
    return _above_0("SCORECARD_SESSION_HOURS", 10)


def idle_minutes() -> float:
    """How long a sign-in lasts without use, in minutes (SCORECARD_IDLE_MINUTES, 60). Raises ValueError as `session_hours` does."""
    return _above_0("SCORECARD_IDLE_MINUTES", 60)


def _above_0(name: str, default: float) -> float:
    found = _number(name, default)
    if not 0 < found < float("inf"):
        raise ValueError(f"{name} is {found:g}; a number above 0 was expected. Set it to one, or unset it for {default:g}.")
    return found


def _months(name: str, default: int) -> int:
    months = _number(name, default)
    if months < 0 or months != int(months) or months > 1200:
        raise ValueError(f"{name} is {months:g}; a whole number of months from 0 was expected. Set it to one, or unset it for {default}.")
    return int(months)


def own_process() -> dict[str, str]:
    """The environment for a process of ours that starts in the checkout: as here, the data root written out whole."""
    return {**os.environ, "SCORECARD_DATA": str(data_root()), "PYTHONUTF8": "1"}


def user() -> str:
    """Who is at this computer, for acts that name nobody else."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
