"""Beside the child on the page People: further records of the child in this case, and that the child is here twice."""

from collections.abc import Iterator

from casework import CaseFile, words
from casework.people import Person
from casework.same_child import WRITTEN, trails
from casework.sections import may_write
from ui.case.merged_view import when_and_by
from ui.case.read_lines import Line
from ui.case.record_sections import form_place
from ui.case.same_child_draft import SAME_CHILD, TAKE_APART
from ui.place import Place

TWICE = "The same child is here twice"
APART = "They can be taken apart again"


def records_of_child(case: CaseFile, role: str) -> Iterator[Line]:
    """What was put together with this case, each further record of the child, and the way to put two together."""
    may = all(may_write(role, type) for type in WRITTEN) and not case.case.merged_into
    standing = trails(case)
    trail_of = {trail.other for trail in standing}
    for trail in standing:
        if trail.of_type != "person":
            place = Place("case", case.case_id, "people", TAKE_APART, about=trail.other or "")
            yield Line(
                key=trail.id,
                lead="Put together",
                first=f"{trail.other_number or 'An older case'}, {when_and_by(trail, case)}".rstrip(" ,"),
                beside=" ".join((trail.because or "").split()),
                opens=place if may and trail.other else None,
                opens_words="Take apart",
                spoken=f"what was put together, {trail.other_number or 'an older case'}",
            )
    for one in case.of(Person):
        if one.id != case.person.id:
            yield _record(case, one)
        if may and one.id in trail_of:
            place = Place("case", case.case_id, "people", TAKE_APART, about=one.id)
            yield Line(
                f"apart {one.id}", APART, opens=place, opens_words="Take apart", spoken="the records of the child"
            )
    if may and case.person.id:
        place = Place("case", case.case_id, "people", SAME_CHILD)
        yield Line("twice", first=TWICE, opens=place, opens_words="Put together", spoken="the two records of the child")


def _record(case: CaseFile, one: Person) -> Line:
    born = f"born {words.day_month_year(one.date_of_birth)}" if one.date_of_birth else "no date of birth"
    return Line(
        key=one.id,
        lead="Another record",
        first=words.full_name(one),
        beside=f"{born}, {'put together with the one above' if one.merged_into else 'not put together yet'}",
        opens=form_place(case.case_id, "person", one.id),
        opens_words="Open",
        spoken=f"the record {words.full_name(one)}",
    )
