"""An edit in plain words: what somebody did, in the past tense, and how much."""

import datetime as dt
from typing import Any

from casework.about import Kind
from casework.code_lists import words as code_words
from casework.contact_words import kind_words
from casework.edits import Edit
from casework.record_types import about_fields, field_title
from casework.standing import within
from casework.words import count, day_month_year, listed, weekday_day_month
from ui.file_words import kind_and_size

THINGS = {
    "case": "the case",
    "person": "the personal details",
    "other_name": "a name",
    "address": "the address",
    "relationship": "somebody in the family",
    "professional": "a professional",
    "alert": "an alert",
    "offence": "an offence",
    "hearing": "a hearing",
    "outcome": "an outcome",
    "order": "the order",
    "requirement": "a requirement",
    "judgement": "the judgements",
    "contact": "a contact",
    "plan_target": "the plan",
    "document": "a document",
    "assignment": "who works on the case",
    "conflict": "two versions",
    "proposal": "what came too late",
    "reference": "a number elsewhere",
    "referral": "a referral to us",
    "transfer": "a transfer",
    "merging": "what was put together",
    "case_access": "who may open the case",
    "care_status": "the care status",
    "missing_episode": "a time the child was missing",
    "onward_referral": "a referral to another service",
    "arrest": "an arrest",
    "co_accused": "somebody else accused",
    "basis_of_plea": "a basis of plea",
    "pre_court_interview": "an interview out of court",
    "pre_court_decision": "a decision out of court",
    "offence_at_hearing": "an offence at a hearing",
    "remand": "bail or remand",
    "report": "a report",
    "report_section": "a section of a report",
    "delivery": "hours or days delivered",
    "programme": "a programme",
    "panel": "a panel meeting",
    "plan": "the plan and its signatures",
    "assessment_section": "a section of the assessment",
    "enforcement": "a step of enforcement",
    "custody": "a stay in custody",
    "custody_meeting": "a meeting in custody",
    "temporary_release": "a release on temporary licence",
    "licence": "the licence",
    "education": "school, college or work",
    "exclusion": "an exclusion",
    "support_plan": "learning needs",
    "screening": "a screening",
    "accommodation_status": "where the child lived at the start or end",
    "education_status": "education at the start or end",
    "other_status": "a question of the indicators",
    "document_event": "what happened to a document",
    "oversight": "a management decision",
    "health_note": "a health note",
    "victim": "somebody who was harmed",
    "victim_consent": "a consent of somebody who was harmed",
    "victim_contact": "a contact with somebody who was harmed",
    "intelligence": "police intelligence",
}
NEW_THINGS = {
    "address": "an address",
    "order": "an order",
    "judgement": "a stage of assessment",
    "case": "a case",
    "person": "the child",
    "plan_target": "a plan target",
    "assignment": "a worker",
    "case_access": "somebody to the list of the case",
    "care_status": "a care status",
    "plan": "a plan or review",
    "education": "a school, college or work",
    "support_plan": "a learning need",
    "accommodation_status": "where the child lives",
    "education_status": "what the child does",
    "other_status": "an answer",
    "relationship": "somebody",
    "merging": "that two were put together",
    "licence": "a licence",
    "document_event": "an event of a document",
}
TITLES = {
    "person": "The child",
    "other_name": "Other name",
    "relationship": "Family or other person",
    "assignment": "Worker on the case",
    "conflict": "Two versions",
    "proposal": "Came too late",
    "reference": "Number elsewhere",
    "referral": "Referral to us",
    "merging": "Put together",
    "plan": "Plan or review",
    "case_access": "On the list of the case",
    "missing_episode": "Missing episode",
    "co_accused": "Accused together with the child",
    "remand": "Bail or remand",
    "delivery": "Hours or days delivered",
    "education": "School, college or work",
    "support_plan": "Learning needs and support plan",
    "accommodation_status": "Accommodation at the start or end",
    "education_status": "Education at the start or end",
    "other_status": "Question of the indicators",
    "document_event": "Event of a document",
    "victim": "Person harmed",
    "victim_consent": "Consent of a person harmed",
    "victim_contact": "Contact with a person harmed",
    "intelligence": "Police intelligence",
}
"""As forms and lists name one; a type that is not here, as it is when it is new."""


def new_words(type: str) -> str:
    """What is added, in a sentence: an offence; a record, of a type this version does not know."""
    return NEW_THINGS.get(type) or THINGS.get(type) or "a record"


def title_of(type: str) -> str:
    """A type as the heading of its form: Offence, Basis of plea; a type this version does not know, made readable."""
    if type in TITLES:
        return TITLES[type]
    new = NEW_THINGS.get(type) or THINGS.get(type) or type.replace("_", " ")
    plain = new.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    return plain[:1].upper() + plain[1:]


ATTENDED = {
    "attended": "Recorded {the} as attended",
    "acceptable_absence": "Recorded an acceptable absence",
    "unacceptable_absence": "Recorded an unacceptable absence",
    "rearranged_by_us": "Recorded {the} as rearranged by us",
    "cancelled_by_us": "Recorded {the} as cancelled by us",
}
QUIET_FIELDS = ("recorded_by", "recorded_at", "planned_by", "planned_on", "worker")
LONGEST = 3
MOST_OF_REASON = 90


def is_new(edit: Edit) -> bool:
    """True where the edit makes the record: nothing was there before, and it sets what the record cannot be without."""
    needed = {name for name, about in about_fields(edit.type).items() if about.required}
    return all(seen == 0 for seen in edit.seen.values()) and (not needed or bool(needed & set(edit.set)))


def said_fields(edit: Edit) -> dict[str, Any]:
    """The fields that a person would say they changed."""
    return {name: value for name, value in edit.set.items() if name not in QUIET_FIELDS}


def what_was_done(edit: Edit, about: dict[str, Any] | None = None) -> str:
    """Wrote the case note of the home visit; Changed the address; Added a contact. `about` are the record's fields."""
    if edit.set.get("removed_on"):
        return f"Removed {THINGS.get(edit.type, 'a record')}"
    if together := _together_done(edit):
        return together
    if edit.type == "conflict" and edit.set.get("settled_at"):
        return "Chose between two versions"
    if edit.type == "proposal" and edit.set.get("settled_at"):
        return "Took in what came too late" if edit.set.get("kept") == "taken" else "Left out what came too late"
    if edit.type in ("conflict", "proposal") and "settled_at" in edit.set:
        return "Took a decision back"
    if edit.type == "contact":
        return _contact_done(edit, about or edit.set)
    if edit.type == "document" and edit.set.get("printed_at"):
        kind = code_words("document_kind", (about or edit.set).get("kind")) or "document"
        return f"Printed the {within(kind)}"
    if edit.type == "document" and is_new(edit) and edit.set.get("file"):
        return "Added a file"
    if is_new(edit):
        return f"Added {new_words(edit.type)}"
    return f"Changed {THINGS.get(edit.type, 'a record')}"


def _together_done(edit: Edit) -> str:
    """What was put together, or taken apart again; "" for any other edit."""
    if "merged_into" in edit.set:
        what = "the case" if edit.type == "case" else "the record of the child"
        return f"Put {what} together with another" if edit.set["merged_into"] else f"Took {what} apart again"
    if edit.type == "merging" and edit.set.get("merged_on"):
        return "Wrote down what was put together"
    if edit.type == "merging" and edit.set.get("undone_on"):
        return "Wrote down that it was taken apart"
    return ""


def _contact_done(edit: Edit, about: dict[str, Any]) -> str:
    the = kind_words(about.get("kind")).the
    fields = said_fields(edit)
    if edit.set.get("attendance"):
        return ATTENDED.get(str(edit.set["attendance"]), "Recorded {the}").format(the=the)
    if is_new(edit):
        return "Added a contact"
    if set(fields) == {"note"}:
        return f"Wrote the case note of {the}"
    return f"Changed {the}"


def how_much(edit: Edit, about: dict[str, Any] | None = None) -> str:
    """212 words added; suitability: not assessed, now suitable; date and place."""
    fields = said_fields(edit)
    shown = about or edit.set
    if _together_done(edit):
        return _one_line(fields.get("because") or fields.get("undone_because"))
    if edit.type == "contact" and shown.get("date") and (is_new(edit) or "attendance" in fields):
        kind = code_words("contact_kind", shown.get("kind")) or "contact"
        note = _words_added(edit) if fields.get("note") else ""
        which = f"{within(kind)} on {day_words(shown['date'])}"
        return f"{which}, {note}" if note else which
    if edit.type == "document" and fields.get("file"):
        file = kind_and_size(str(fields.get("file_type") or ""), fields.get("file_size") or 0)
        return ", ".join(part for part in (str(fields.get("title") or ""), file) if part)
    if len(fields) == 1:
        return _one_field(edit, *next(iter(fields.items())))
    names = [within(field_title(edit.type, name)) for name in fields]
    if len(names) > LONGEST:
        return count(len(names), "field")
    return listed(names)


def _one_line(value: Any) -> str:
    """A reason as it stands in a row."""
    said = " ".join(str(value or "").split())
    return said if len(said) <= MOST_OF_REASON else said[:MOST_OF_REASON].rsplit(" ", 1)[0] + " …"


def _one_field(edit: Edit, name: str, value: Any) -> str:
    declared = about_fields(edit.type).get(name)
    title = within(field_title(edit.type, name))
    if isinstance(value, list) or (declared is not None and declared.kind is Kind.NARRATIVE):
        return _words_added(edit, name)
    before, now = value_words(edit.type, name, edit.base.get(name)), value_words(edit.type, name, value)
    if not now:
        return f"{title} taken out"
    return f"{title}: {within(before)}, now {within(now)}" if before else f"{title}: {within(now)}"


def _words_added(edit: Edit, name: str = "note") -> str:
    before = len(str(edit.base.get(name) or "").split())
    value = edit.set.get(name)
    now = len(str(value or "").split())
    if now >= before:
        return f"{count(now - before, 'word')} added" if now > before else "words changed"
    return f"{count(before - now, 'word')} taken out"


def value_words(type: str, name: str, value: Any) -> str:
    """A value of a field as people read it."""
    declared = about_fields(type).get(name)
    if value is None or value == "":
        return ""
    if declared is not None and declared.kind is Kind.CODE:
        return code_words(declared.codes, value)
    if declared is not None and declared.kind is Kind.DATE:
        return _full_day(value)
    if declared is not None and declared.kind is Kind.LINK:
        return within(title_of(declared.to[0])) if declared.to else "another part of the case"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _full_day(value: Any) -> str:
    try:
        return day_month_year(dt.date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def day_words(value: Any) -> str:
    """Thursday 26 November, for an ISO date; anything else as it is."""
    try:
        return weekday_day_month(dt.date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def copied_words(edit: Edit) -> str:
    """My words, to be pasted elsewhere: each field with its title."""
    lines = [
        f"{field_title(edit.type, name)}: {value_words(edit.type, name, value)}"
        for name, value in said_fields(edit).items()
    ]
    return "\n".join(lines)
