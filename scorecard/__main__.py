"""The command line: templates, checks, publishing, figures. `python -m scorecard --help` lists the commands.

Exit codes: 0 done; 1 held, or queries open without --accept; 2 no rows readable, or return or date unknown; of several files the highest.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import sys
from collections import Counter
from pathlib import Path

from scorecard import settings
from scorecard.terms import Outcome, ScorecardError

DONE, HELD, UNREADABLE = 0, 1, 2
CSV_COLUMNS = ("measure_id", "as_at", "phase", "sen_provision", "primary_need", "area", "detail", "numerator", "denominator", "value")
WINDOWS = ("month", "quarter", "year_to_date", "rolling_12_months")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = None  # type: ignore[assignment]
        return DONE
    except (OSError, ValueError, ScorecardError) as error:
        _say(f"That did not work: {_inert(str(error))}")
        return UNREADABLE
    except KeyboardInterrupt:
        _say("Stopped. Nothing was left half done.")
        return UNREADABLE


def template(options: argparse.Namespace) -> int:
    """Write an empty workbook of a return, to be filled in."""
    from scorecard.register import Register
    from scorecard.template import template as make

    options.out.write_bytes(make(options.name, Register.known_authority()))
    return DONE


def marked(options: argparse.Namespace) -> int:
    """Write the marked copy of a submission."""
    from scorecard.marked import marked as mark

    options.out.write_bytes((made := mark(options.submission)).content)
    print(_inert("The workbook, marked." if made.whole else f"The findings alone. {made.why}"))
    return DONE


def check(options: argparse.Namespace) -> int:
    """Check one file, against the last accepted return too where there is one, and keep nothing."""
    from scorecard.earlier import accepted
    from scorecard.register import Register
    from scorecard.worker import Job, Worker

    register = Register.if_there()
    known = accepted(register.accepted()) if register else ()
    with Worker() as worker:
        _say(f"Checking {_inert(options.file.name)}")
        checked = worker.check(Job(options.file, options.return_name, options.as_at, Register.known_authority(), accepted=known))
    _print_findings(checked.findings, options.json)
    if not options.json:
        _say(_summary(options.file, checked))
    return _code(checked, accepted=False)


def load(options: argparse.Namespace) -> int:
    """Check files, keep them, accept those that may be."""
    from scorecard.load import in_as_at_order
    from scorecard.load import load as take_in
    from scorecard.worker import Worker

    worst = DONE
    with Worker() as worker:
        paths = in_as_at_order(worker, options.files, options.return_name, options.as_at)
        for place, path in enumerate(paths, start=1):
            _say(f"[{place} of {len(paths)}] {_inert(path.name)}")
            try:
                loaded = take_in(worker, path, options.by, options.accept, options.return_name, options.as_at)
            except OSError as error:  # this file cannot be read or kept; the others may be
                _say(f"  {_inert(path.name)}: that did not work, and nothing of it was kept: {_inert(str(error))}")
                worst = UNREADABLE
                continue
            _print_findings(loaded.checked.findings, as_json=False)
            if loaded.again:
                _say(f"  This very file was accepted before, as {loaded.again}. Nothing was changed.")
            else:
                _say(
                    "  "
                    + _summary(path, loaded.checked, kept=loaded.snapshot.snapshot_id if loaded.snapshot else "", accepted=loaded.accepted)
                )
            worst = max(worst, _code(loaded.checked, loaded.accepted))
    return worst


def publish(options: argparse.Namespace) -> int:
    """Publish every accepted snapshot as one new release."""
    from scorecard.publish import PublishError
    from scorecard.publish import publish as make_release

    try:
        made = make_release(options.by, progress=_say)
    except PublishError as error:
        _say(str(error))
        return HELD
    what = "Published" if made.new else "Nothing has changed since"
    print(f"{what} release {made.release.release_id}, as at {made.release.newest_as_at:%d/%m/%Y}.")
    return DONE


def releases(options: argparse.Namespace) -> int:
    """List the releases, newest first."""
    from scorecard.register import Register

    found = Register.open().releases()
    for place, each in enumerate(found):
        shows = "  (shows now)" if place == 0 else ""
        published = f"published {each.published_at:%Y-%m-%d %H:%M} UTC by {_inert(each.published_by)}"
        print(f"{each.release_id}  as at {each.newest_as_at:%Y-%m-%d}  {published}{shows}")
    if not found:
        _say("There is no release yet. Load returns, then run: python -m scorecard publish")
    return DONE


def measures(options: argparse.Namespace) -> int:
    """Print a release's figures."""
    from scorecard import wording
    from scorecard.released import ReleaseError, open_release

    try:
        release = open_release(options.release)
        rows = release.rows(options.measure, options.as_at, options.window)
    except ReleaseError as error:
        _say(str(error))
        return UNREADABLE
    if options.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        writer.writerows([_csv_value(row[name]) for name in CSV_COLUMNS] for row in rows)
    else:
        for row in rows:
            if all(row[name] == "All" for name in CSV_COLUMNS[2:7]):
                about = release.measure(str(row["measure_id"]))
                sign = wording.SIGNS.get(str(row["sign"]), "not available")
                value = wording.number(row["value"], about.unit, about.decimals) if isinstance(row["value"], float) else sign
                print(f"{row['as_at']:%Y-%m-%d}  {row['measure_id']:<42} {value:>14}")
    return DONE


def sample(options: argparse.Namespace) -> int:
    """Write the sample authority's workbooks."""
    from scorecard.sample import write

    paths = write(options.out, progress=_say, faults=options.faults)
    print(f"{len(paths)} workbooks, wholly synthetic, in {options.out}")
    return DONE


def comparators(options: argparse.Namespace) -> int:
    """Import the Department for Education's published files."""
    from scorecard.comparators import import_files
    from scorecard.register import Register

    code = options.authority or Register.known_authority()
    made = import_files(options.files, code, options.since, progress=lambda line: _say(_inert(line)))
    print(f"{made.written:,} published figures imported; {made.path} has {made.figures:,}. The next release shows them.")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scorecard", description="Monthly SEND returns, checked before anything is charted.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run, words: str) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def]
        each = commands.add_parser(name, help=words, description=words)
        each.set_defaults(run=run)
        return each

    def return_and_date(each: argparse.ArgumentParser) -> None:
        each.add_argument("--return", dest="return_name", metavar="NAME", help="which return it is, where it has no cover")
        each.add_argument("--as-at", type=_date, metavar="DATE", help="its as-at date (yyyy-mm-dd), where it has no cover")

    each = command("template", template, "write an empty workbook of a return, to be filled in")
    each.add_argument("name", metavar="NAME", help="which return, such as casework")
    each.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it (.xlsx)")

    each = command("check", check, "check a file and keep nothing")
    each.add_argument("file", type=Path)
    each.add_argument("--json", action="store_true", help="findings as JSON lines, and nothing else, on standard output")
    return_and_date(each)

    each = command("load", load, "check files, keep them, and accept those that pass")
    each.add_argument("files", type=Path, nargs="+")
    each.add_argument("--accept", default="", metavar="REASON", help="where only queries are open, accept with this reason")
    each.add_argument("--by", default=settings.user(), metavar="NAME", help="who does it (you, unless given)")
    return_and_date(each)

    each = command("marked", marked, "write the workbook of a submission with its findings marked, to send back")
    each.add_argument("submission", metavar="SUBMISSION", help="its ID: return/as-at date/when it was received")
    each.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it (.xlsx)")

    each = command("publish", publish, "publish what was accepted as a new release")
    each.add_argument("--by", default=settings.user(), metavar="NAME", help="who does it (you, unless given)")

    command("releases", releases, "list the releases")

    each = command("measures", measures, "print a release's figures")
    each.add_argument("--measure", metavar="M", help="one measure, by its ID")
    each.add_argument("--as-at", type=_date, metavar="D", help="one as-at date (yyyy-mm-dd)")
    each.add_argument("--release", metavar="R", help="a release by its ID (the one that shows, unless given)")
    each.add_argument("--window", choices=WINDOWS, default="month", metavar="W", help=", ".join(WINDOWS))
    each.add_argument("--csv", action="store_true", help="every cohort, unrounded, as CSV")

    each = command("sample", sample, "write the workbooks of a synthetic authority")
    each.add_argument("--out", type=Path, required=True, metavar="DIR")
    each.add_argument("--faults", action="store_true", help="with known faults in some of them, listed in DIR/faults.csv")

    each = command("comparators", comparators, "import the Department for Education's published files")
    each.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSVs, or the interactive tool's data with its dictionary")
    each.add_argument("--authority", default="", metavar="CODE", help="whose region and neighbours to keep (ours, unless given)")
    each.add_argument("--since", type=int, metavar="YEAR", help="leave out periods that ended before this year")
    return parser


def _date(text: str) -> dt.date:
    from scorecard.read.cells import as_date

    date = as_date(text)
    if date is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as yyyy-mm-dd")
    return date


def _code(checked, accepted: bool) -> int:  # type: ignore[no-untyped-def]
    if not checked.readable:
        return UNREADABLE
    return DONE if accepted or checked.outcome is Outcome.PASSED else HELD


def _summary(path: Path, checked, kept: str = "", accepted: bool = False) -> str:  # type: ignore[no-untyped-def]
    counts = Counter(each.severity.value for each in checked.findings)
    words = ", ".join(
        f"{counts[name]} {word}" for name, word in (("critical", "critical"), ("warning", "queries"), ("info", "notes")) if counts[name]
    )
    what = f"{checked.return_name} as at {checked.as_at:%d/%m/%Y}, {checked.rows:,} rows" if checked.return_name and checked.as_at else ""
    if not checked.readable:
        fate = "NOT READABLE."
    elif checked.outcome is Outcome.HELD:
        fate = "HELD: mend the critical findings and send it again."
    elif checked.outcome is Outcome.QUERIES and not accepted:
        fate = "QUERIES OPEN: mend them, or accept them with --accept REASON."
    else:
        fate = "ACCEPTED." if accepted else "PASSED."
    keeping = f" The file is kept as {kept}." if kept and not accepted else ""
    return f"{_inert(path.name)}: {what or 'nobody can tell what it is'}. Findings: {words or 'none'}. {fate}{keeping}"


def _print_findings(findings, as_json: bool) -> None:  # type: ignore[no-untyped-def]
    from scorecard.snapshot import as_record

    for each in findings:
        print(_json_line(as_record(each)) if as_json else _inert(f"{each.severity.value:<8} {each}"))


def _json_line(record: dict[str, object]) -> str:
    """A record as one line of JSON, whatever its text holds: characters that cannot be seen are written by their numbers."""
    text = json.dumps(record, ensure_ascii=False)
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)


def _csv_value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _inert(text: str) -> str:
    """Text without control characters: what a cell or file name holds must not steer a terminal."""
    return "".join(character if character.isprintable() else "�" for character in text)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
