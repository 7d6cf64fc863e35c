"""The command line of the centre: serve, user, load, device, service, demo, and what it keeps of who did what."""

import argparse
import datetime as dt
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import sqlalchemy as sa

from casework.local_rules import faults
from casework.roles import Role, role_named
from casework.service import Service
from casework.trouble import Trouble
from central import accounts, audit, clients, epochs, loading, sessions
from central.store import Store

DATABASE = "sqlite:///holdfast-central.sqlite"
DEMO_DATABASE = "sqlite:///holdfast-demo.sqlite"


class Refused(Trouble):
    """The command cannot be carried out as it was given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. A refused one says why in a sentence on stderr and ends with 1."""
    asked = _parser().parse_args(arguments)
    try:
        with closing(Store(asked.database)) as store:
            store.prepare()
            store.when_moved(epochs.begin)
            asked.run(store, asked)
    except Trouble as trouble:
        print(trouble.sentence(), file=sys.stderr)
        return 1
    return 0


def _serve(store: Store, asked: argparse.Namespace) -> None:
    if bool(asked.certificate) != bool(asked.private_key):
        raise Refused("A certificate needs its private key, and a private key its certificate.")
    from central import serving  # the web framework takes half a second to import: only servers wait for it

    oldest = clients.minimum(asked.minimum_client)
    serving.serve(store, asked.host, asked.port, asked.certificate, asked.private_key, minimum_client=oldest)


def _demo(store: Store, asked: argparse.Namespace) -> None:
    from central import demonstration, serving

    users = demonstration.fill(store, dt.date.today())
    also = {"users": msgspec.to_builtins(users)}
    serving.serve(store, asked.host, asked.port, also=also, until_input_ends=asked.until_input_ends)


def _add_user(store: Store, asked: argparse.Namespace) -> None:
    password = sys.stdin.readline().rstrip("\r\n")
    with store.writing() as connection:
        authority = accounts.make_authority(connection, asked.authority, Service(name=asked.authority))
        accounts.add_user(connection, authority, asked.user, _role(asked.role), asked.name, password)
    print("Added.")


def _set_password(store: Store, asked: argparse.Namespace) -> None:
    password = sys.stdin.readline().rstrip("\r\n")
    with store.writing() as connection:
        accounts.set_password(connection, asked.user, password)
    print("Set.")


def _set_role(store: Store, asked: argparse.Namespace) -> None:
    with store.writing() as connection:
        accounts.set_role(connection, asked.user, _role(asked.role))
    print("Set.")


def _role(word: str) -> str:
    """The role that is meant. Raises Refused, naming them all."""
    role = role_named(_OTHER_WORDS.get(word, word))
    if role is None:
        raise Refused("There is no such role.", next_step=f"Roles are: {', '.join(role.value for role in Role)}.")
    return role.value


_OTHER_WORDS = {"practitioner": "case_manager", "worker": "case_manager", "admin": "administrator"}


def _load(store: Store, asked: argparse.Namespace) -> None:
    with store.writing() as connection:
        lines = loading.lines_of(asked.file)
        loaded = loading.load(connection, asked.authority, lines, asked.assign, dt.date.today())
    print(f"{loaded.records} records of {loaded.cases} cases are here.")


def _revoke(store: Store, asked: argparse.Namespace) -> None:
    if not sessions.revoke(store, asked.device, time.time()):
        raise Refused("No laptop of this id is enrolled.")
    print("Revoked.")


def _describe(store: Store, asked: argparse.Namespace) -> None:
    try:
        service = msgspec.json.decode(asked.file.read_bytes(), type=Service)
    except (OSError, msgspec.DecodeError) as error:
        raise Refused("The file cannot be read as the description of a service.") from error
    if wrong := faults(service.rules):
        raise Refused("Nothing was kept. " + ". ".join(wrong) + ".")
    accounts.describe_service(store, asked.authority, service)
    print("Kept.")


def _looks(store: Store, asked: argparse.Namespace) -> None:
    with store.reading() as connection:
        for line in audit.looks_at(connection, _authority(connection, asked.authority), asked.case):
            print(line)


def _asked(store: Store, asked: argparse.Namespace) -> None:
    with store.reading() as connection:
        for line in audit.askings(connection, _authority(connection, asked.authority)):
            print(line)


def _quarantine(store: Store, asked: argparse.Namespace) -> None:
    with store.reading() as connection:
        for line in audit.quarantined(connection, _authority(connection, asked.authority), full=asked.full):
            print(line)


def _authority(connection: sa.Connection, name: str) -> int:
    number = accounts.find_authority(connection, name)
    if number is None:
        raise Refused("There is no authority of this name.")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="central", description="The Holdfast reference central server.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = _command(commands, "serve", "answer laptops", _serve)
    _listening(serve, port=8470)
    serve.add_argument("--certificate", type=Path, metavar="FILE", help="PEM; makes it HTTPS")
    serve.add_argument("--private-key", type=Path, metavar="FILE", help="PEM")

    serve.add_argument(
        "--minimum-client", default=clients.ANY, metavar="VERSION", help="older programs may deliver, and read nothing"
    )

    demo = _command(commands, "demo", "answer laptops, with a caseload of invented people", _demo, DEMO_DATABASE)
    _listening(demo, port=0)
    demo.add_argument("--until-input-ends", action="store_true", help="stop when standard input ends")

    user = commands.add_parser("user", help="the people who sign in").add_subparsers(required=True, metavar="ACTION")
    add = _command(user, "add", "let somebody sign in", _add_user)
    add.add_argument("user", metavar="NAME", help="sign-in name")
    add.add_argument("--authority", required=True, metavar="NAME", help="made when it is new")
    add.add_argument("--role", required=True, metavar="ROLE")
    add.add_argument("--name", default="", metavar='"FULL NAME"')
    add.add_argument("--password-stdin", action="store_true", required=True, help="read the password from stdin")

    password = _command(user, "password", "give somebody another password, where it was forgotten", _set_password)
    password.add_argument("user", metavar="NAME", help="sign-in name")
    password.add_argument("--password-stdin", action="store_true", required=True, help="read the password from stdin")

    role = _command(user, "role", "give somebody another role", _set_role)
    role.add_argument("user", metavar="NAME", help="sign-in name")
    role.add_argument("--role", required=True, metavar="ROLE")

    load = _command(commands, "load", "take records in from a JSON Lines file", _load)
    load.add_argument("file", type=Path, metavar="FILE.jsonl")
    load.add_argument("--authority", required=True, metavar="NAME")
    load.add_argument("--assign", required=True, metavar="USER", help="who gets every case in the file")

    device = commands.add_parser("device", help="enrolled laptops").add_subparsers(required=True, metavar="ACTION")
    revoke = _command(device, "revoke", "take a lost laptop out of service", _revoke)
    revoke.add_argument("device", metavar="ID")

    service = _command(commands, "service", "say what stands at the head of an authority's letters", _describe)
    service.add_argument(
        "file",
        type=Path,
        metavar="FILE.json",
        help="name, address, phone, text_phone, out_of_hours, email, travel, lock_after; on papers: logo (a PNG in "
        "Base64), footer, marking, wording",
    )
    service.add_argument("--authority", required=True, metavar="NAME")

    looks = _command(commands, "looks", "print who looked at a case, and when", _looks)
    looks.add_argument("case", metavar="CASE", help="its id")
    looks.add_argument("--authority", required=True, metavar="NAME")

    questions = _command(commands, "asked", "print who asked whether a child is known, and when", _asked)
    questions.add_argument("--authority", required=True, metavar="NAME")

    quarantine = _command(commands, "quarantine", "print the edits that were refused", _quarantine)
    quarantine.add_argument("--authority", required=True, metavar="NAME")
    quarantine.add_argument("--full", action="store_true", help="with what was written: names and notes of children")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    does: str,
    run: object,
    database: str = DATABASE,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    parser.add_argument("--database", default=database, metavar="URL", help="sqlite:///FILE or postgresql://...")
    parser.set_defaults(run=run)
    return parser


def _listening(parser: argparse.ArgumentParser, port: int) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=port, help="0 takes a free one")
