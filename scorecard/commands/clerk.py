"""do what the stewards' pages ask for; the app starts one by itself"""

from __future__ import annotations

import argparse
import os
import signal
from threading import Event, Thread

from scorecard.commands import DONE


def arguments(parser: argparse.ArgumentParser) -> None:
    """[--attached]"""
    parser.add_argument("--attached", action="store_true", help="end when whoever started it ends (when its standard input closes)")


def run(options: argparse.Namespace) -> int:
    """Work until told to end; what is in hand then is finished first."""
    stop = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    if options.attached:
        Thread(target=_end_with_whoever_started_it, args=(stop,), daemon=True).start()
    from scorecard.clerk import serve

    serve(stop)
    return DONE


def _end_with_whoever_started_it(stop: Event) -> None:
    while os.read(0, 4096):  # nothing is ever sent: this waits for the end
        pass
    stop.set()
