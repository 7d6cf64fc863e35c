"""The case summary and chronology: what it says. For professionals; the record and no more than the record."""

import datetime as dt

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import Order
from casework.standing import assigned, level_now, main_order
from printing.chronology import chronology
from printing.content import Fact, Summary, plain
from printing.documents import CaseSummary
from printing.letterhead import letterhead
from printing.not_printed import Guard, left_out_sentences
from printing.where_things_stand import where_things_stand
from printing.wording import NBSP, NOT_RECORDED, clean, day_and_date, in_our_scripts, long_date, short_date

TITLE = "Case summary and chronology"
OTHER_SCRIPT = "Recorded in another script, not printed here"
SHORT_TITLE = "Case summary"
OLDEST_FIRST = (
    "Oldest first. Every line comes from the record; the last column says who wrote it or where it came from."
)


def summary(document: CaseSummary, case_file: CaseFile) -> Summary:
    """The words of the summary. An empty case has all its headings, and says what is not recorded."""
    guard = Guard(case_file)
    person = case_file.person
    told = chronology(document, case_file, guard)
    standing = where_things_stand(case_file, guard, document.today, document.service.usable_rules())
    printed = [plain(words) for words in (*(row.now for row in standing), *(entry.what for entry in told.entries))]
    purpose = clean(document.purpose)
    note = OLDEST_FIRST
    if document.since:
        note += f" From {long_date(document.since)} on."
    if not document.routine_calls:
        note += " Without routine calls and letters."
    return Summary(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        sub=f"Prepared for {purpose}" if purpose else f"Prepared on {day_and_date(document.today)}",
        name=clean(said.full_name(person)),
        born=long_date(person.date_of_birth) if person.date_of_birth else "",
        facts=_facts(document, case_file),
        standing=standing,
        chronology_note=note,
        entries=told.entries,
        count_line=told.count_line,
        not_included=tuple(left_out_sentences(case_file, printed, document.some_hidden)),
    )


def _facts(document: CaseSummary, case_file: CaseFile) -> tuple[Fact, ...]:
    today = document.today
    order = main_order(case_file)
    facts = [
        Fact("Child", clean(said.full_name(case_file.person)), strong=True),
        Fact("Born", _born(case_file, today)),
    ]
    if other := clean(said.known_as(case_file.person, case_file.other_names)):
        # A name that is also recorded in its own script does not keep the whole summary from being printed.
        facts.append(Fact("Known as", other if in_our_scripts(other) else OTHER_SCRIPT, wide=True))
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
