"""Writes docs/record-types.md from the declarations of the record types: python tools/record_types_page.py"""

# ruff: noqa: E402 - the rooms are found once the folder is known
import datetime as dt
import inspect
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from casework.about import About, Kind, Section, Sensitivity
from casework.code_lists import CODE_LISTS
from casework.codes.in_force import IN_FORCE, InForce
from casework.codes.mappings import MAPPINGS, TARGETS
from casework.record import CaseRecord
from casework.record_types import RECORD_TYPES, about_fields
from casework.roles import READS, TITLES, WRITES, Act, may

PAGE = ROOT / "docs" / "record-types.md"
SHARED = set(CaseRecord.__struct_fields__)
HEAD = """# Record types

Written from the declarations in `casework/` by `tools/record_types_page.py`; a test keeps it in step.

A record is one thing on a case. Each field is declared once: forms, checks, search, printing and the centre read that.
"Asked for" advises: a record without the field is kept. Every record also has `removed_on`, `removed_by` and
`removed_because` (nothing is deleted) and `imported_from`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(
        [HEAD, _contents(), *(_type(name) for name in RECORD_TYPES), _sections(), _lists(), _dates(), _mappings()]
    )


def _contents() -> str:
    return "\n".join(["| Type | |", "| --- | --- |", *(f"| [`{n}`](#{n}) | {_first(n)} |" for n in RECORD_TYPES), ""])


def _first(name: str) -> str:
    return (inspect.getdoc(RECORD_TYPES[name]) or "").split("\n\n")[0].replace("\n", " ")


def _type(name: str) -> str:
    declared = RECORD_TYPES[name]
    text = (inspect.getdoc(declared) or "").replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    apart = declared.restricted_to
    lines = [f"## {name}", "", text, ""]
    if apart is not Section.CASE:
        lines += [f"**Held apart:** only for {apart.value.replace('_', ' ')}.", ""]
    lines += ["| Field | Title | Kind | |", "| --- | --- | --- | --- |"]
    lines += [_field(field, about) for field, about in about_fields(name).items() if field not in SHARED]
    return "\n".join([*lines, ""])


def _field(name: str, about: About) -> str:
    kind = about.kind.value
    if about.codes:
        kind = f"code of `{about.codes}`"
    if about.kind is Kind.LINK:
        kind = f"link to {', '.join(f'`{one}`' for one in about.to) or 'any record'}"
    notes = [about.help] if about.help else []
    if about.required:
        notes.append("Asked for.")
    if about.search:
        notes.append(f"Found as {about.search.value}.")
    if about.sensitivity is Sensitivity.CONFIDENTIAL:
        notes.append("Confidential: never printed.")
    if about.sensitivity is Sensitivity.RESTRICTED:
        notes.append(f"Only for {about.section.value.replace('_', ' ')}.")
    return f"| `{name}` | {about.title} | {kind} | {' '.join(notes)} |"


def _sections() -> str:
    lines = ["# Who reads and writes what is held apart", "", "| Role | Reads | Writes |", "| --- | --- | --- |"]
    for role, title in TITLES.items():
        reads = _named(READS[role]) if may(role, Act.READ_CASE) else "nothing"
        lines.append(f"| {title} | {reads} | {_named(WRITES[role]) if may(role, Act.WRITE_CASE) else 'nothing'} |")
    return "\n".join([*lines, ""])


def _named(sections: frozenset[Section]) -> str:
    return ", ".join(one.value.replace("_", " ") for one in Section if one in sections) or "nothing"


def _lists() -> str:
    lines = ["# Code lists", "", "The long ones (offences, courts, languages...) are in `casework/reference/`.", ""]
    lines += ["| List | Codes |", "| --- | --- |"]
    for name, codes in sorted(CODE_LISTS.items()):
        lines.append(f"| `{name}` | {'; '.join(f'`{code}` {said}' for code, said in codes.items())} |")
    return "\n".join([*lines, ""])


def _dates() -> str:
    lines = ["# Codes with dates", "", "| List | Code | From | Until | Offered | Source |", "| --- " * 6 + "|"]
    for (codes, code), dates in IN_FORCE.items():
        first = "" if dates.since == dt.date.min else dates.since.isoformat()
        last = "" if dates.until == dt.date.max else dates.until.isoformat()
        offered = _offered(dates)
        lines.append(f"| `{codes}` | `{code}` | {first} | {last} | {offered} | {dates.source} |")
    return "\n".join([*lines, ""])


def _offered(dates: InForce) -> str:
    if dates.offered_to == dt.date.min:
        return "no"
    if dates.offered_to < dates.until:
        return f"for days until {dates.offered_to.isoformat()}"
    return "yes" if dates.until == dt.date.max else "for its dates"


def _mappings() -> str:
    lines = ["# What a code is called elsewhere", "", "| Where | List | Code | There | Until | Source |"]
    lines.append("| --- " * 6 + "|")
    for one in MAPPINGS:
        last = "" if one.until == dt.date.max else one.until.isoformat()
        there = one.value or "(has no such code)"
        lines.append(f"| {TARGETS[one.target]} | `{one.codes}` | `{one.code}` | {there} | {last} | {one.source} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
