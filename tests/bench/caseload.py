"""The work of the bench as a centre takes it in: the generator's notes are contacts here."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from central.demo import caseload
from central.tiers import NEWEST

PASSWORD = "a long enough password"
CORE = frozenset({"person", "address", "offence", "hearing", "order"})
"""What a case cannot be worked on without, among the types of this work."""
Json = dict[str, Any]


class Work(NamedTuple):
    """A caseload, a hundred edits made on the laptop and a hundred made elsewhere."""

    records: list[Json]
    push: list[Json]
    pull: list[Json]
    file: Path


def make_work(folder: Path, cases: int) -> Work:
    """Generate the work into `folder`."""
    script = Path(__file__).with_name("workload.py")
    made = [sys.executable, str(script), "--cases", str(cases), "--out", str(folder)]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    records = [_as_ours(one) for one in _lines(folder / "records.jsonl")]
    file = folder / "ours.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    push, pull = (_edits(folder / name) for name in ("push_records.jsonl", "pull_records.jsonl"))
    return Work(records, push, pull, file)


def needed_first(records: Sequence[Json]) -> set[str]:
    """The ids without which a laptop is not usable: core records, and the ten newest contacts of each case."""
    needed = {one["id"] for one in records if one["type"] in CORE}
    contacts: dict[str, list[tuple[str, str]]] = {}
    for one in records:
        if one["type"] == "contact":
            contacts.setdefault(one["case"], []).append((one["fields"]["date"], one["id"]))
    return needed.union(*({id for _, id in sorted(dated)[-NEWEST:]} for dated in contacts.values()))


def demo_records() -> list[Json]:
    """The demo caseload, without what only its own users need."""
    demo = caseload.build(dt.date(2026, 11, 26))
    kept = [one for one in demo.records if one.type != "assignment"]
    return [{"id": one.id, "type": one.type, "case": one.case, "fields": one.fields} for one in kept]


def _edits(file: Path) -> list[Json]:
    edits = list(_lines(file))
    return [one | {"record": _as_ours(one["record"])} if one["op"] == "create" else one for one in edits]


def _as_ours(record: Json) -> Json:
    if record["type"] != "note":
        return record
    fields = dict(record["fields"])
    return record | {"type": "contact", "fields": {"note": fields.pop("text"), "start": fields.pop("time"), **fields}}


def _lines(file: Path) -> list[Json]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
