"""The case summary and chronology: what it says. For professionals; the record and no more than the record."""

import datetime as dt
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import Order
from casework.standing import assigned, level_now, main_order
from printing.chronology import CHOICES, PURPOSE, Asked, chronology, table
from printing.content import Content, Fact, Facts, Heading, Look, Paragraph, Table, plain, words
from printing.documents import Check, Template
from printing.kept_out import OutsideGuard
from printing.letterhead import letterhead
from printing.not_printed import HELD_BACK, left_out_sentences, unsettled
from printing.running_name import name_and_birth
from printing.where_things_stand import where_things_stand
from printing.wording import NBSP, NOT_RECORDED, clean, day_and_date, long_date, short_date

TITLE = "Case summary and chronology"
SHORT_TITLE = "Case summary"
STANDING_WIDTHS = (24.0, 80.0, 61.0)


class CaseSummary(Asked, frozen=True, kw_only=True):
    """A summary for professionals, with the chronology. `purpose` finishes "Prepared for ..."."""

    kind: ClassVar[str] = "case_summary"

    purpose: str = ""


def summary(document: CaseSummary, case_file: CaseFile) -> Content:
    """The words of the summary. An empty case has all its headings, and says what is not recorded."""
    guard = OutsideGuard(case_file, document.today)
    told = chronology(document, case_file, guard)
    standing = where_things_stand(case_file, guard, document.today, document.service.usable_rules())
    printed = [*(plain(row[1]) for row in standing), *told.printed()]
    purpose = clean(document.purpose)
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        short_title=SHORT_TITLE,
        sub=f"Prepared for {purpose}" if purpose else f"Prepared on {day_and_date(document.today)}",
        look=Look.REPORT,
        running_name=name_and_birth(case_file.person),
        marked=True,
        blocks=(
            Facts(_facts(document, case_file)),
            Heading("Where things stand"),
            Table(
                "Where things stand", ("Area", "Now", "Next step, who and when"), standing, STANDING_WIDTHS, dense=True
            ),
            # Before the chronology, which can run on: after it these lines would stand on a page of their own.
            Heading("Not included"),
            Paragraph(
                words(" ".join(left_out_sentences(case_file, printed, document.some_hidden))), about="Not included"
            ),
            Heading("Chronology"),
            table(document, told),
        ),
    )


def _facts(document: CaseSummary, case_file: CaseFile) -> tuple[Fact, ...]:
    today = document.today
    order = main_order(case_file)
    facts = [
        Fact("Child", clean(said.full_name(case_file.person)), strong=True),
        Fact("Born", _born(case_file, today)),
    ]
    if other := clean(said.known_as(case_file.person, case_file.other_names)):
        facts.append(Fact("Known as", other, wide=True))
    facts += [
        Fact("Order", _order(case_file, order) if order else "None in force"),
        Fact("Order ends", long_date(order.end) if order and order.end else NOT_RECORDED if order else "None in force"),
        Fact("Now", (code("order_phase", order.phase) if order else "") or NOT_RECORDED),
        Fact("Contact level", code("level", level_now(case_file)) or NOT_RECORDED),
        Fact("Case manager", _worker(case_file, today, "case_manager") or clean(document.worker_name) or NOT_RECORDED),
        Fact("Manager", _manager(case_file, today)),
    ]
    return tuple(facts)


def _born(case_file: CaseFile, today: dt.date) -> str:
    person = case_file.person
    if person.date_of_birth is None:
        return NOT_RECORDED
    about = "About " if person.birth_estimated else ""
    return f"{about}{long_date(person.date_of_birth)} ({said.age(person.date_of_birth, today)})"


def _order(case_file: CaseFile, order: Order) -> str:
    outcome = next((one for one in case_file.outcomes if one.id == order.outcome), None)
    length = clean(outcome.length or "").replace(" ", NBSP) if outcome else ""
    parts = [code("disposal", order.kind) or NOT_RECORDED, length]
    made = f"Made {short_date(order.made_on)}" if order.made_on else ""
    return ". ".join(part for part in (", ".join(part for part in parts if part), made) if part)


def _worker(case_file: CaseFile, today: dt.date, role: str) -> str:
    worker = assigned(case_file, role, today)
    return clean(worker.worker_name or worker.worker or "") if worker else ""


def _manager(case_file: CaseFile, today: dt.date) -> str:
    """The manager assigned to the case; else whoever countersigned last, who has answered for it."""
    signed = next((one.countersigned_by for one in case_file.judgements if one.countersigned_by), "")
    return _worker(case_file, today, "manager") or clean(signed or "") or NOT_RECORDED


def _checks(document: CaseSummary, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("Case notes, health and victim information are left out, and the page says so.")]
    if any(one.confidential or one.kind == "placement" for one in case_file.addresses):
        held = any(HELD_BACK in text for _, text in content.texts())
        more = " Words that name one are held back." if held else ""
        found.append(Check(f"No confidential or placement address is in it.{more}"))
    if doubtful := len(unsettled(case_file)):
        what = "1 record has" if doubtful == 1 else f"{doubtful} records have"
        found.append(Check(f"{what} two versions. Choose first, if you can.", needs_you=True))
    return tuple(found)


TEMPLATE = Template(document=CaseSummary, content=summary, checks=_checks, choices=(PURPOSE, *CHOICES))
