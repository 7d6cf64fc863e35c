"""What stands at the front of a report: who the child is, who asked for it, who wrote it, and for which court."""

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.court import Hearing
from casework.orders import Order
from casework.reports import Report
from casework.standing import assigned, home_now, within
from printing.addresses import address_lines
from printing.content import Block, Fact, Paragraph, words
from printing.documents import Document
from printing.kept_out import is_child
from printing.never_named import NeverNamed
from printing.pronouns import possessive
from printing.running_name import name_and_birth
from printing.wording import NBSP, NOT_RECORDED, clean, day_and_date, long_date

NOT_CHECKED = "Not checked yet"
ON_BAIL = {
    "unconditional": "Yes, without conditions",
    "conditional": "Yes, with conditions",
    "bail_support": "Yes, with conditions and support",
    "iss_bail": "Yes, with intensive supervision",
}


class Front:
    """The facts of one report on one day. `hearing` is the one that the report is for."""

    def __init__(self, document: Document, case_file: CaseFile, report: Report | None, never: NeverNamed) -> None:
        self.document, self.case_file, self.report = document, case_file, report
        self._never = never
        self.hearing = hearing_for(case_file, report)
        self.on = (self.hearing.date if self.hearing else None) or document.today

    def child(self) -> list[Fact]:
        """Who: name and, on the day of the hearing, age."""
        return [
            Fact("Child", clean(said.full_name(self.case_file.person)), strong=True),
            Fact("Born", self._born()),
        ]

    def _born(self) -> str:
        person = self.case_file.person
        if person.date_of_birth is None:
            return NOT_RECORDED
        about = "About " if person.birth_estimated else ""
        return f"{about}{long_date(person.date_of_birth)} ({said.age(person.date_of_birth, self.on)})"

    def home(self) -> list[Fact]:
        """Where the child lives. A confidential or placement address is left out, and named under Not included."""
        where = self._where()
        return [] if self._never.gives_away(where) else [Fact("Lives at", where or NOT_RECORDED)]

    def _where(self) -> str:
        home = home_now(self.case_file, self.document.today)
        lines = address_lines(home) if home else ()
        return ", ".join(line for line in lines if home and line != clean(home.postcode or ""))

    def household(self) -> Fact:
        """With whom: `Her aunt, Damaris Vexley`. Another child is never named."""
        their = possessive(self.case_file.person).capitalize()
        people: list[str] = []
        for one in self.case_file.relationships:
            if one.lives_with and (relation := within(clean(one.relation or ""))):
                who = f"{their} {relation}" if their and not people else relation
                who = who[:1].upper() + who[1:] if not people else who
                named = not is_child(one, self.document.today) and one.name
                people.append(f"{who}, {clean(one.name or '')}" if named else who)
        return Fact("With", "; ".join(people) or NOT_RECORDED)

    def bail(self) -> Fact:
        """Bail or remand, as the last hearing left it."""
        past = [one for one in self.case_file.hearings if one.date and one.date <= self.document.today and one.remand]
        remand = past[0].remand if past else None
        if remand in ON_BAIL:
            return Fact("On bail", ON_BAIL[remand])
        return Fact("Bail or remand", code("remand", remand) or NOT_RECORDED)

    def ordered(self) -> list[Fact]:
        """When the report was ordered and by which court, and when it is due."""
        report = self.report
        at = next((one for one in self.case_file.hearings if report and one.id == report.ordered_at), None)
        by = clean((report.ordered_by if report else None) or (at.court if at else None) or "")
        when = long_date(report.ordered_on) if report and report.ordered_on else ""
        due = day_and_date(report.due_on) if report and report.due_on else NOT_RECORDED
        hour = f", {said.clock_24(report.due_time)}" if report and report.due_on and report.due_time else ""
        return [
            Fact("Report ordered", ", ".join(filter(None, (when, by))) or NOT_RECORDED),
            Fact("Due", f"{due}{hour}"),
        ]

    def written(self) -> Fact:
        """Who wrote it, and as what."""
        name, role = self.author(), within(self.author_role())
        return Fact("Written by", f"{name}, {role}" if role else name)

    def checked(self) -> Fact:
        """Who countersigned this very version: nobody, while it is a draft."""
        return Fact("Checked by", self.document.checked_by or NOT_CHECKED)

    def quality_checked(self) -> Fact:
        """Who looked at the quality of a report that needs no countersignature."""
        by = self.report.quality_checked_by if self.report else None
        return Fact("Checked by", clean(by or "") or NOT_CHECKED)

    def author(self) -> str:
        """Whoever the report is given to; else who prints it."""
        return clean((self.report.author if self.report else None) or self.document.worker_name)

    def author_role(self) -> str:
        """The part that the author has in the case; else the role of who prints it, if that is the author."""
        name = self.author()
        own = next((one for one in self.case_file.assignments if one.worker_name == name), None)
        known = code("assignment_role", own.role) if own else ""
        return known or (clean(self.document.worker_role) if name == self.document.worker_name else "")

    def checker(self) -> str:
        """Who countersigned; else the manager of the case, who is to."""
        manager = assigned(self.case_file, "manager", self.document.today)
        return self.document.checked_by or clean((manager.worker_name if manager else None) or "")

    def court(self) -> str:
        """`For Thornwick Youth Court, Wednesday 25 November 2026, 10:00`"""
        if self.hearing is None:
            return "The hearing it is for is not recorded"
        hour = f", {said.clock_24(self.hearing.time)}" if self.hearing.time else ""
        day = f", {day_and_date(self.hearing.date)}{hour}" if self.hearing.date else ", day not recorded"
        return f"For {clean(self.hearing.court or '') or 'a court that is not recorded'}{day}"

    def running_name(self) -> str:
        """Full name and date of birth, as they stand on every page."""
        return name_and_birth(self.case_file.person)

    def not_included(self) -> tuple[Block, ...]:
        """The sentence that says what was left out of the facts, if anything was."""
        if not self._never.gives_away(self._where()):
            return ()
        sentence = "Not included: where the child lives. The address is held in the record and is not printed."
        return (Paragraph(words(sentence), small=True),)


def hearing_for(case_file: CaseFile, report: Report | None) -> Hearing | None:
    """The hearing a report is for: the one it names, else the next after the one at which it was ordered.

    A stand-down report is for the hearing at which it was ordered.
    """
    if report is None:
        return None
    named = next((one for one in case_file.hearings if one.id == report.for_hearing), None)
    if report.kind == "stand_down":
        return named or next((one for one in case_file.hearings if one.id == report.ordered_at), None)
    after = (one for one in case_file.hearings if report.ordered_at and one.adjourned_from == report.ordered_at)
    return named or next(after, None)


def order_fact(case_file: CaseFile, order: Order) -> Fact:
    """How long the order runs: `12 months, 6 August 2026 to 5 August 2027`."""
    dates = " to ".join(long_date(day) for day in (order.start or order.made_on, order.end) if day)
    length = clean(next((one.length for one in case_file.outcomes if one.id == order.outcome and one.length), ""))
    told = ", ".join(filter(None, (length.replace(" ", NBSP), dates)))
    return Fact("Order", told or NOT_RECORDED, wide=True)


def made_by(order: Order) -> str:
    """`Youth rehabilitation order made by Thornwick Youth Court on 6 August 2026`"""
    name = code("disposal", order.kind) or "Order"
    by = f" by {clean(order.court)}" if order.court else ""
    on = f" on {long_date(order.made_on)}" if order.made_on else ""
    return f"{name} made{by}{on}" if by or on else name
