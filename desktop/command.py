"""The command line: the app, its demo, the walkthrough, and one cycle without a window.

What a command needs it brings when it runs: the app's own process is to start the window before anything else.
"""

import argparse
import getpass
import sys
from pathlib import Path

from desktop.no_dumps import keep_out_of_dumps

DEFAULT_SERVER = "https://holdfast.example.org"
INTERRUPTED = 130
"""What a shell gives for a program that was ended by Ctrl+C."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the result is the exit code."""
    keep_out_of_dumps()
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from casework.trouble import Trouble

        if not isinstance(error, Trouble):
            raise
        print(error.sentence(), file=sys.stderr)
        if error.detail:
            print(f"Technical detail: {error.detail}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="holdfast", description="Case management for youth justice, with or without a connection."
    )
    _app_options(parser)
    parser.add_argument("--demo", action="store_true", help="with a central server of its own and the demo caseload")
    parser.set_defaults(run=_app)
    commands = parser.add_subparsers(title="commands")

    walkthrough = commands.add_parser("walkthrough", help="a day without a connection, end to end, without a screen")
    walkthrough.add_argument("--out", type=Path, required=True, help="folder for pictures, PDFs and the summary")
    walkthrough.set_defaults(run=_walkthrough)

    sync = commands.add_parser("sync", help="one cycle with the centre, without a window")
    sync.add_argument("--data-dir", required=True)
    sync.add_argument("--server", default="")
    sync.add_argument("--user", default="")
    sync.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    sync.set_defaults(run=_sync)

    doctor = commands.add_parser("doctor", help="what is held here, for whom, and whether somebody has to see to it")
    doctor.add_argument("--data-dir", help="look at this folder instead of the usual one")
    doctor.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
    doctor.add_argument("--json", action="store_true", help="as JSON, for another program")
    doctor.set_defaults(run=_doctor)

    window = commands.add_parser("window", help="the window's own process (the app starts it)")
    window.add_argument("--data-dir")
    window.set_defaults(run=_window)

    actor = commands.add_parser("actor", help="the app, driven from standard input (for the walkthrough)")
    _app_options(actor)
    actor.set_defaults(run=_actor)
    return parser


def _app_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", help="keep everything in this folder instead of the usual one")
    parser.add_argument("--server", default=DEFAULT_SERVER, help="address of the centre, offered at the first sign-in")


def _app(asked: argparse.Namespace) -> int:
    from desktop.supervisor import supervise

    return supervise(asked.data_dir, asked.server, asked.demo)


def _window(asked: argparse.Namespace) -> int:
    from desktop.folders import folders
    from desktop.window_process import run

    return run(folders(asked.data_dir))


def _actor(asked: argparse.Namespace) -> int:
    from desktop.folders import folders
    from desktop.walkthrough.actor import Actor
    from desktop.window_program import run_window

    return run_window(folders(asked.data_dir), asked.server, with_window=Actor)


def _walkthrough(asked: argparse.Namespace) -> int:
    from desktop.walkthrough.director import walk

    return walk(asked.out)


def _sync(asked: argparse.Namespace) -> int:
    import msgspec

    from desktop.folders import folders
    from desktop.headless import one_cycle

    password = sys.stdin.readline().rstrip("\r\n") if asked.password_stdin else getpass.getpass("Passphrase: ")
    report = one_cycle(folders(asked.data_dir), asked.server, asked.user, password)
    print(msgspec.json.encode(report).decode())
    return 0


def _doctor(asked: argparse.Namespace) -> int:
    import datetime as dt

    from desktop import doctor, doctor_words
    from desktop.folders import folders

    now = dt.datetime.now().astimezone()
    passphrase = sys.stdin.readline().rstrip("\r\n") if asked.passphrase_stdin else ""
    report = doctor.examine(folders(asked.data_dir), now, passphrase)
    found = doctor_words.needs(report)
    if asked.json:
        print(doctor_words.as_json(report, found))
    else:
        print("\n".join(doctor_words.sentences(report, now)))
    return 1 if found else 0
