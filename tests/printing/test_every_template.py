"""What holds for every template: long names fit, an empty case prints or says why not, 1,000 contacts print."""

import datetime as dt
import time

import msgspec
import pytest

from casework import CaseFile, Record
from casework.case_file import case_file
from printing import fingerprint, render
from printing.documents import ChoiceKind, Document
from printing.errors import PrintingTrouble
from printing.render import content
from printing.templates import TEMPLATES
from tests.printing.case_files import LONG_NAME, SERVICE, file_of, pages_of, person, text_of, unbroken
from tests.printing.demo_cases import NOW, TODAY
from tests.printing.every_document import EVERY_BUNDLE, EVERY_DOCUMENT

ARABIC = ("عبد الرحمن محمد عبد العزيز", "الخوري-السعدي-البغدادي-الدمشقي")
FIRST_NAMES_ONLY = {"my_plan", "diary_card"}
NAMELESS = {"home_visit_form"}
MANY = 1000
LONGEST = 6.0
"""Seconds; a loaded machine takes a few times the half second that it is."""
every_template = pytest.mark.parametrize("kind", TEMPLATES)


def made(kind: str) -> tuple[Document, CaseFile]:
    """A document of that kind with all it needs."""
    return next(one for one in (EVERY_DOCUMENT | EVERY_BUNDLE).values() if one[0].kind == kind)


def called(case: CaseFile, first_names: str, surname: str) -> CaseFile:
    """The same case of a child with that name, whose addresses are the child's."""
    changes = {
        case.person.id: {"first_names": first_names, "surname": surname, "preferred_name": None},
        **{one.id: {"whose": None} for one in case.addresses},
    }
    records = case.records.values()
    return case_file(
        case.case_id, [msgspec.structs.replace(one, fields=one.fields | changes.get(one.id, {})) for one in records]
    )


@every_template
def test_the_longest_welsh_name_is_whole(kind: str) -> None:
    document, case = made(kind)
    pages = pages_of(render(document, called(case, *LONG_NAME)))
    if kind in NAMELESS:
        return
    wanted = LONG_NAME[0].split()[0] if kind in FIRST_NAMES_ONLY else "".join((*LONG_NAME[0].split(), LONG_NAME[1]))
    assert wanted in unbroken(pages[0]) or any(wanted in unbroken(page) for page in pages)


@every_template
def test_a_long_arabic_name_fits(kind: str) -> None:
    """That it is drawn right is tested on pictures; here, that it is on the paper and the paper can be made."""
    document, case = made(kind)
    case = called(case, *ARABIC)
    said = content(document, case).said()
    render(document, case)
    if kind not in NAMELESS:
        wanted = ARABIC[0].split()[0] if kind in FIRST_NAMES_ONLY else " ".join(ARABIC)
        assert wanted in said


@every_template
def test_what_is_chosen_is_a_field_of_the_document_and_stands_as_it_does(kind: str) -> None:
    template = TEMPLATES[kind]
    fields = {one.name: one.default for one in msgspec.structs.fields(template.document)}
    for choice in template.choices:
        assert choice.field in fields
        if choice.kind is ChoiceKind.YES_NO:
            assert choice.ticked is fields[choice.field]


@every_template
def test_printing_it_makes_no_other_version_of_it(kind: str) -> None:
    """What is recorded of a paper is no fact on the paper: printed again at once, it is the same version."""
    document, case = made(kind)
    before = fingerprint(document, case)
    printed = {"kind": kind, "title": "Printed", "state": "printed", "fingerprint": before, "version": document.version}
    paper = Record("a-paper", "document", case.case_id, printed | {"about_record": document.about})
    event = {"document": paper.id, "kind": "printed", "by": "Imogen Farrowby", "fingerprint": before}
    recorded = [paper, Record("an-event", "document_event", case.case_id, event)]
    assert fingerprint(document, case_file(case.case_id, [*case.records.values(), *recorded])) == before


@every_template
def test_an_empty_case_prints_or_says_what_to_do(kind: str) -> None:
    template, case = TEMPLATES[kind], file_of(person())
    subjects = template.subjects(case, TODAY) if template.subjects else ()
    if template.subjects and not subjects:
        assert template.nothing is not None
        assert template.nothing.happened.endswith(".")
        assert template.nothing.next_step.endswith(".")
        return
    refused, pdf = None, b""
    try:
        pdf = render(_of(kind, subjects[0].record if subjects else None), case)
    except PrintingTrouble as trouble:
        refused = trouble
    if refused is not None:
        assert refused.next_step.endswith(".")
    elif kind not in NAMELESS:
        assert "Zephyr" in text_of(pdf)


@every_template
def test_a_case_with_a_thousand_contacts_prints(kind: str) -> None:
    document, case = made(kind)
    order = case.orders[0].id if case.orders else None
    many = [
        Record(
            f"many-{each:04}",
            "contact",
            case.case_id,
            {
                "date": (TODAY - dt.timedelta(days=each % 700 + 1)).isoformat(),
                "start": f"{8 + each % 9:02}:00:00",
                "kind": "office",
                "attendance": "attended",
                "statutory": True,
                "order": order,
                "recorded_by": "Imogen Farrowby",
            },
        )
        for each in range(MANY)
    ]
    crowded = case_file(case.case_id, [*case.records.values(), *many])
    began = time.process_time()
    pages = pages_of(render(document, crowded))
    assert time.process_time() - began < LONGEST
    assert all(page.strip() for page in pages)


def _of(kind: str, about: str | None) -> Document:
    return TEMPLATES[kind].document(
        about=about,
        service=SERVICE,
        worker_name="Imogen Farrowby",
        worker_role="Case manager",
        printed_at=NOW,
        today=TODAY,
    )
