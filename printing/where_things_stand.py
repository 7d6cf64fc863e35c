"""Where things stand: for each area of the case what is so now, and the next step with who and when."""

import datetime as dt

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contact_counts import count_contacts
from casework.contacts import Contact
from casework.dates import birthday
from casework.deadlines import dues
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.orders import Judgement, Requirement
from casework.standing import home_now, is_planned, judgement_now, main_order, orders_running, requirements_of, within
from printing.addresses import address_lines
from printing.content import Run, Words, words
from printing.not_printed import NOT_PRINTED_ALERTS, Guard, is_current
from printing.wording import NBSP, NOT_RECORDED, clean, long_date, short_date, short_name

NONE_RECORDED = "None recorded"
ADDRESS_HELD_BACK = "Address held in the record, not printed here"
ADULT = 18

Standing = tuple[Words, Words, Words]
"""One row: the area, what is so now, the next step with who and when."""


def _standing(area: str, now: Words, next_step: str) -> Standing:
    return words(area), now, words(next_step)


def where_things_stand(
    case_file: CaseFile, guard: Guard, today: dt.date, rules: LocalRules = DEFAULTS
) -> tuple[Standing, ...]:
    """The rows, in fixed order. An area the record says nothing of says so; only Transition can be absent."""
    return _Areas(case_file, guard, today, rules).rows()


class _Areas:
    """One case on one day, area by area."""

    def __init__(self, case_file: CaseFile, guard: Guard, today: dt.date, rules: LocalRules) -> None:
        self.case_file, self.guard, self.today = case_file, guard, today
        self.order = main_order(case_file)
        self.rules = rules
        self.dues = dues(case_file, today, rules)

    def rows(self) -> tuple[Standing, ...]:
        areas = [
            self.judgements(),
            self.requirements(),
            self.contacts(),
            self.court(),
            self.home(),
            self.care(),
            self.school(),
            self.alerts(),
        ]
        return (*areas, *self.transition())

    def judgements(self) -> Standing:
        judged = judgement_now(self.case_file)
        steps = self.steps("plan_review", "closure_assessment")
        return _standing("Judgements", _judged(judged) if judged else words(NOT_RECORDED), steps)

    def requirements(self) -> Standing:
        if self.order is None:
            return _standing("Requirements", words("No order in force is recorded"), NONE_RECORDED)
        required = [_required(one) for one in requirements_of(self.case_file, self.order)]
        others = [one for one in orders_running(self.case_file) if one.id != self.order.id]
        also = [f"Also {within(code('disposal', one.kind))}" for one in others]
        now = ". ".join([*_together(required), *also]) or "No requirements are recorded"
        steps = self.steps("breach_decision", "condition_at_risk", "first_panel", "panel_review", "order_end")
        return _standing("Requirements", words(now), steps)

    def contacts(self) -> Standing:
        counted = count_contacts(self.case_file, self.today, rules=self.rules)
        now = "No level of contact is recorded"
        if counted:
            figures = counted.figures().replace(" ", NBSP)
            now = f"{counted.title()}: {figures}, {counted.track()} ({counted.pace.words()})"
        coming = [one for one in self.case_file.contacts if is_planned(one) and one.date and one.date >= self.today]
        steps = [self.next_contact(coming[-1])] if coming else []
        return _standing("Contacts", words(now), self.steps("follow_up", first=steps))

    def next_contact(self, contact: Contact) -> str:
        assert contact.date is not None  # the caller chose those with a day
        kind = code("contact_kind", contact.kind) or "Contact"
        at = f"{NBSP}{said.clock_24(contact.start)}" if contact.start else ""
        return f"{kind}: {_who(contact.worker)}{short_date(contact.date)}{at}"

    def court(self) -> Standing:
        past = [one for one in self.case_file.hearings if one.date and (one.date < self.today or one.result)]
        now = "No hearing is recorded"
        if past and past[0].date:
            last = past[0]
            now = f"Last at {self.guard.passed(last.court) or 'court'} on {short_date(past[0].date)}"
            if last.remand and last.remand != "not_applicable":
                now += f". {code('remand', last.remand)}"
        return _standing("Court", words(now), self.steps("hearing", "result", "report"))

    def home(self) -> Standing:
        home = home_now(self.case_file, self.today)
        if home is None:
            return _standing("Home", words(NOT_RECORDED), self.steps("accommodation_check"))
        where = ", ".join(address_lines(home))
        parts = [ADDRESS_HELD_BACK if self.guard.protected.gives_away(where) else where or NOT_RECORDED]
        if home.kind in ("placement", "bail"):
            parts.append(code("address_kind", home.kind))
        with_whom = [within(clean(one.relation or "")) for one in self.case_file.relationships if one.lives_with]
        if with_whom:
            parts.append(f"Lives with {said.listed([one for one in with_whom if one]) or 'family'}")
        if home.suitability and home.suitability != "not_assessed":
            parts.append(code("suitability", home.suitability))
        return _standing("Home", words(". ".join(parts)), self.steps("accommodation_check"))

    def care(self) -> Standing:
        person = self.case_file.person
        since = f" since {short_date(person.care_status_since)}" if person.care_status_since else ""
        now = code("care_status", person.care_status) + since if person.care_status else NOT_RECORDED
        return _standing("Care", words(now), self.people("social work"))

    def school(self) -> Standing:
        person = self.case_file.person
        parts = [self.guard.passed(part).rstrip(".") for part in (person.education, person.education_note)]
        return _standing("School or work", words(". ".join(filter(None, parts)) or NOT_RECORDED), NONE_RECORDED)

    def alerts(self) -> Standing:
        current = [
            one
            for one in self.case_file.alerts
            if is_current(one.since, one.until, self.today) and one.kind not in NOT_PRINTED_ALERTS
        ]
        now = ". ".join(alert_words(self.guard, one.kind, one.text) for one in current)
        reviews = [f"Review: {self.on(one.review_on)}" for one in current if one.review_on]
        return _standing("Alerts", words(now or NONE_RECORDED), "; ".join(dict.fromkeys(reviews)) or NONE_RECORDED)

    def transition(self) -> tuple[Standing, ...]:
        """Only where the child turns 18 before the order ends: adult services have to be told in time."""
        born = self.case_file.person.date_of_birth
        if self.order is None or self.order.end is None or born is None:
            return ()
        adult = birthday(born, ADULT)
        if not self.today <= adult <= self.order.end:
            return ()
        now = words(f"{ADULT} on {long_date(adult)}, before the order ends")
        return (_standing("Transition", now, self.people("adviser")),)

    def steps(self, *kinds: str, first: list[str] | None = None) -> str:
        """What is due, of these kinds, in the words and by the rules of Today."""
        found = [self.step(due) for due in self.dues if due.kind in kinds]
        return "; ".join([*(first or []), *found]) or NONE_RECORDED

    def step(self, due: Due) -> str:
        who = self.order.responsible_officer if self.order else None
        at = f"{NBSP}{said.clock_24(due.at)}" if due.at else ""
        return f"{due.thing or due.what}: {_who(who)}{self.on(due.on)}{at}"

    def on(self, day: dt.date) -> str:
        overdue = f" ({said.overdue((self.today - day).days)})".replace(" ", NBSP) if day < self.today else ""
        return short_date(day) + overdue.replace(NBSP, " ", 1)

    def people(self, role: str) -> str:
        """Professionals of today whose role has `role` in it."""
        found = [
            f"{clean(one.role or '')}: {short_name(one.name or NOT_RECORDED)}"
            for one in self.case_file.professionals
            if is_current(one.since, one.until, self.today) and role in (one.role or "").casefold()
        ]
        return "; ".join(found) or NONE_RECORDED


def alert_words(guard: Guard, kind: str | None, text: str | None) -> str:
    """`Visiting: Dog. Ring first`; the kind once, where the text begins with it."""
    name, words_of_it = code("alert_kind", kind) or "Alert", guard.passed(text).rstrip(".")
    return words_of_it if words_of_it.casefold().startswith(name.casefold()) else f"{name}: {words_of_it}"


def _judged(judgement: Judgement) -> Words:
    runs: list[Run] = []
    for title, value in (
        ("Reoffending ", judgement.reoffending),
        ("Serious harm to others ", judgement.serious_harm),
        ("Safety and wellbeing ", judgement.safety),
    ):
        runs += [Run(title), Run(within(code("judgement", value) or NOT_RECORDED), bold=True), Run(". ")]
    if judgement.countersigned_on is None:
        return (*runs, Run("Not countersigned"))
    by = f" by {short_name(judgement.countersigned_by)}" if judgement.countersigned_by else ""
    return (*runs, Run(f"Countersigned{by} {short_date(judgement.countersigned_on)}"))


def _required(requirement: Requirement) -> str:
    kind = code("requirement", requirement.kind) or "Requirement"
    if not requirement.amount:
        return kind
    amount = f"{requirement.amount} {code('unit', requirement.unit)}".strip()
    done = f"{requirement.done} of {amount} done" if requirement.done is not None else amount
    return f"{kind}: {done.replace(' ', NBSP)}"


def _together(required: list[str]) -> list[str]:
    """The same words once, with a count: `Licence condition (4)`."""
    return [one if required.count(one) == 1 else f"{one} ({required.count(one)})" for one in dict.fromkeys(required)]


def _who(name: str | None) -> str:
    return f"{short_name(name)}, " if name else ""
