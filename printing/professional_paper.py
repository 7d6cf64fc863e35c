"""What every paper for professionals has in common: marked, with the child's name and date of birth on each page."""

from typing import Any

from casework import words as said
from casework.case_file import CaseFile
from printing.content import Block, Content, Fact, Facts, Look
from printing.documents import Document, Paper
from printing.letterhead import letterhead
from printing.running_name import name_and_birth
from printing.wording import NOT_RECORDED, clean, long_date


def professional_paper(
    document: Document,
    case_file: CaseFile,
    *,
    title: str,
    blocks: tuple[Block, ...],
    sub: str = "",
    short_title: str = "",
    headed: bool = True,
) -> Content:
    """A paper in the look of a report, marked on every page (the design of the paper, section 3)."""
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=title,
        look=Look.REPORT,
        blocks=blocks,
        running_name=name_and_birth(case_file.person),
        short_title=short_title,
        headed=headed,
        sub=sub,
        marked=True,
    )


def who(document: Document, case_file: CaseFile) -> list[Fact]:
    """The first row of every such paper: the child, and how old."""
    person = case_file.person
    born = NOT_RECORDED
    if person.date_of_birth:
        about = "About " if person.birth_estimated else ""
        years = said.age(person.date_of_birth, document.today)
        born = f"{about}{long_date(person.date_of_birth)} ({years})"
    return [Fact("Child", clean(said.full_name(person)), strong=True), Fact("Born", born)]


def bundled(key: str, title: str, blocks: tuple[Block, ...], document: Document, case_file: CaseFile) -> Paper:
    """A paper that is only made for a bundle: its title, whose it is, and `blocks`."""
    facts = Facts(tuple(who(document, case_file)))
    return Paper(key, title, professional_paper(document, case_file, title=title, blocks=(facts, *blocks)), document)


def told_as(kind: type[Document], document: Document, **choices: Any) -> Any:
    """A document of another kind, told the same about the printing as `document`: a paper of a bundle."""
    told = {name: getattr(document, name) for name in Document.__struct_fields__}
    return kind(**(told | choices))


def yes_no(value: bool | None) -> str:
    """Yes, No, Not recorded."""
    return {True: "Yes", False: "No", None: NOT_RECORDED}[value]
