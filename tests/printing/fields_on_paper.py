"""Which fields of the case each paper shows, and which decide what it shows: found by changing them one at a time.

`python -m tests.printing.fields_on_paper` finds them anew and writes `fields_on_paper.toml`: four minutes. What changed
there is to be read, field by field: does it belong on that paper?
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casework import Value
from casework.about import Kind
from casework.code_lists import words as code_words
from casework.record_types import RECORD_TYPES, about_fields
from casework.trouble import Trouble
from printing.documents import Document
from printing.render import content
from tests.printing.whole_case import PAPERS, PROVENANCE, Records, case_of, others, planted, with_field, word

HERE = Path(__file__).with_suffix(".toml")
Field = tuple[str, str]
"""A type of record and its field."""
BETWEEN_WORDS = re.compile(r"(?:[^\w:]|:(?!\d)|(?<!\d):)+")
SEVERAL = 5
"""So many records of one type are looked at: where there are more, they are alike."""


def said(document: Document, records: Records) -> str:
    """All that the paper says, or why there is none."""
    try:
        return content(document, case_of(records)).said()
    except Trouble as trouble:
        return trouble.sentence()


@cache
def cases(paper: str) -> tuple[tuple[Document, Records, str], ...]:
    """The paper of a case that is like one of ours, and of one in which every field is filled; and what each says."""
    document, case = PAPERS[paper]
    both = (document, dict(case.records)), planted(paper)
    return tuple((document, records, said(document, records)) for document, records in both)


def fields() -> list[Field]:
    """Every field of every type, but for who removed a record and where it came from."""
    return [(type, name) for type in RECORD_TYPES for name in about_fields(type) if name not in PROVENANCE]


def shows(paper: str, field: Field) -> bool:
    """Whether what is written there is on the paper: the word, day, time or number, or the words of the code."""
    for before, now, value in _changed(paper, field):
        traces = [_flat(trace) for trace in _traces(field, value)]
        if any(trace in _flat(now) and (value == word(*field) or trace not in _flat(before)) for trace in traces):
            return True
    return False


def decides(paper: str, field: Field) -> bool:
    """Whether the paper says something else when the field does."""
    return any(before != now for before, now, _ in _changed(paper, field))


def _flat(text: str) -> str:
    """The words of a text with a space around each, whatever stood between them."""
    return f" {' '.join(BETWEEN_WORDS.split(text.casefold()))} "


def _traces(field: Field, value: Value) -> tuple[str, ...]:
    """What of a value there is to be seen on a paper; nothing of yes and no, and of links."""
    type, name = field
    about = about_fields(type)[name]
    match about.kind:
        case _ if value is None:
            return ()
        case Kind.DATE:
            day = dt.date.fromisoformat(value)
            return f"{day.day} {day:%B}", f"{day.day} {day:%b}"
        case Kind.TIME:
            return "13:37", "1:37pm", "1:37"
        case Kind.CODE:
            return (code_words(about.codes, value),)
        case Kind.YES_NO | Kind.LINK:
            return ()
    return (str(value),)


def ledger() -> dict[str, dict[str, set[Field]]]:
    """Paper -> "shows" and "decides" -> the fields, as they were read and found to belong there."""
    kept = tomllib.loads(HERE.read_text(encoding="utf-8"))
    return {
        paper: {
            how: {(type, name) for type, names in by_type.items() for name in names} for how, by_type in found.items()
        }
        for paper, found in kept.items()
    }


def _changed(paper: str, field: Field) -> Iterator[tuple[str, str, Value]]:
    """What the paper says before and after the field is changed, and what it was changed to, for each change tried."""
    type, name = field
    for document, records, before in cases(paper):
        for one in [one for one in records.values() if one.type == type][:SEVERAL]:
            for value in (*others(type, name, records), None):
                if value != one.fields.get(name):
                    yield before, said(document, with_field(records, one.id, name, value)), value
                elif value is not None:
                    yield before, before, value


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def main() -> None:
    lines = ["# Written by fields_on_paper.py, and read by a person: what each paper shows, and what decides that."]
    for paper in PAPERS:
        found: dict[str, dict[str, list[str]]] = {"shows": {}, "decides": {}}
        for type, name in fields():
            if shows(paper, (type, name)):
                found["shows"].setdefault(type, []).append(name)
            elif decides(paper, (type, name)):
                found["decides"].setdefault(type, []).append(name)
        for how, by_type in found.items():
            lines += ["", f'["{paper}".{how}]']
            lines += [f"{type} = [{_quoted(names)}]" for type, names in by_type.items()]
    HERE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
