"""Who is around the child, in two tables: family, and those who work with the child. Other children are never named."""

import datetime as dt

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.people import Professional, Relationship
from printing.content import Table, Words, bold, words
from printing.kept_out import is_child
from printing.not_printed import Guard, is_current
from printing.professional_paper import yes_no
from printing.wording import NOT_RECORDED, clean, counted, unbroken

ENGLISH = "ENG"
FAMILY_WIDTHS = (40.0, 28.0, 31.0, 34.0, 32.0)
PROFESSIONAL_WIDTHS = (40.0, 38.0, 53.0, 34.0)


def family(case_file: CaseFile, guard: Guard, today: dt.date) -> Table:
    """Grown-up family and others who matter: whether the child lives with them, may see them, and how to reach them."""
    grown_up = [one for one in case_file.relationships if not is_child(one, today)]
    children = len(case_file.relationships) - len(grown_up)
    summary = ""
    if children:
        are = "is" if children == 1 else "are"
        summary = f"{counted(children, 'other child', 'other children')} in the family {are} not named here."
    return Table(
        about="Family",
        head=("Name", "Who they are", "Parental responsibility", "Contact", "Phone"),
        rows=tuple(_relative(one, guard) for one in grown_up),
        widths=FAMILY_WIDTHS,
        summary=summary,
        empty="Nobody is recorded.",
        dense=True,
    )


def _relative(one: Relationship, guard: Guard) -> tuple[Words, ...]:
    needs = ""
    if one.language and one.language != ENGLISH:
        needs = f". {code('language', one.language)}" + (", interpreter needed" if one.interpreter else "")
    contact = {True: "Allowed", False: "Not allowed", None: NOT_RECORDED}[one.contact_allowed]
    notes = [note for note, so in (("lives with", one.lives_with), ("ring first", one.emergency_contact)) if so]
    beside = f" ({said.listed(notes)})" if notes else ""
    return (
        words(clean(one.name or "") or NOT_RECORDED),
        words((_capital(guard.passed(one.relation)) or NOT_RECORDED) + beside + needs),
        words(yes_no(one.parental_responsibility)),
        bold(contact) if one.contact_allowed is False else words(contact),
        words(unbroken(one.phone or "") or NOT_RECORDED),
    )


def professionals(case_file: CaseFile, guard: Guard, today: dt.date) -> Table:
    """Everybody who works with the child today, and whether they may be told about the case."""
    current = [one for one in case_file.professionals if is_current(one.since, one.until, today)]
    return Table(
        about="Professionals",
        head=("Name", "Role", "Agency", "Phone"),
        rows=tuple(_professional(one, guard) for one in current),
        widths=PROFESSIONAL_WIDTHS,
        summary=_not_to_be_told(current),
        empty="Nobody is recorded.",
        dense=True,
    )


def _professional(one: Professional, guard: Guard) -> tuple[Words, ...]:
    return (
        words(clean(one.name or "") or NOT_RECORDED),
        words(guard.passed(one.role) or NOT_RECORDED),
        words(guard.passed(one.agency) or NOT_RECORDED),
        words(unbroken(one.phone or "") or NOT_RECORDED),
    )


def _not_to_be_told(current: list[Professional]) -> str:
    names = [clean(one.name or "") for one in current if one.may_be_told is False and one.name]
    return f"Not to be told about the case: {said.listed(names)}." if names else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
