"""The chronology by itself: what happened, oldest first, for a professional who asked for some of it or for all."""

from typing import ClassVar

from casework.case_file import CaseFile
from casework.standing import assigned, main_order
from printing.before_the_court import order_in_words
from printing.chronology import CHOICES, PURPOSE, Asked, chronology, table
from printing.content import Content, Fact, Facts, Heading, Paragraph, words
from printing.documents import Check, Template
from printing.kept_out import OutsideGuard
from printing.not_printed import left_out_sentences, unsettled
from printing.professional_paper import professional_paper, who
from printing.wording import NOT_RECORDED, clean, counted, day_and_date

TITLE = "Chronology"


class ChronologyAlone(Asked, frozen=True, kw_only=True):
    """The chronology without the summary. `purpose` finishes "Prepared for ..."."""

    kind: ClassVar[str] = "chronology"

    purpose: str = ""


def content(document: ChronologyAlone, case_file: CaseFile) -> Content:
    """The words of the chronology. What was chosen for it is printed above the table, and counted below."""
    guard = OutsideGuard(case_file, document.today)
    told = chronology(document, case_file, guard)
    left_out = left_out_sentences(case_file, told.printed(), document.some_hidden, "chronology")
    purpose = clean(document.purpose)
    return professional_paper(
        document,
        case_file,
        title=TITLE,
        sub=f"Prepared for {purpose}" if purpose else f"Prepared on {day_and_date(document.today)}",
        blocks=(
            Facts((*who(document, case_file), *_facts(document, case_file))),
            Heading("Not included"),
            Paragraph(words(" ".join(left_out)), about="Not included"),
            Heading("What happened"),
            table(document, told),
        ),
    )


def _facts(document: ChronologyAlone, case_file: CaseFile) -> tuple[Fact, ...]:
    order = main_order(case_file)
    manager = assigned(case_file, "case_manager", document.today)
    name = clean(manager.worker_name or manager.worker or "") if manager else ""
    return (
        Fact("Order", order_in_words(case_file, order) if order else "None in force"),
        Fact("Case manager", name or clean(document.worker_name) or NOT_RECORDED),
    )


def _checks(_document: ChronologyAlone, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("Case notes, health and victim information are left out, and the page says so.")]
    if doubtful := len(unsettled(case_file)):
        have = "has" if doubtful == 1 else "have"
        found.append(
            Check(f"{counted(doubtful, 'record')} {have} two versions. Choose first, if you can.", needs_you=True)
        )
    return tuple(found)


TEMPLATE = Template(document=ChronologyAlone, content=content, checks=_checks, choices=(PURPOSE, *CHOICES))
