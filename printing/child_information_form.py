"""The Child Information Form: what whoever receives a child, or decides about a charge, must know, the urgent first.

For a secure establishment it is what staff need on the first night. For a prosecutor it is our part of the form that
has to come with a charging decision since 1 February 2025: the police fill that in, and ask us (DOMAIN section 4;
which parts a prosecutor is sent is [K], set by each service with its police and prosecutors). A prosecutor is not sent
judgements about risk, which were made for another purpose, and nothing that only those who look after a child need.
"""

import datetime as dt
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.codes.papers import LISTS
from casework.record_types import field_title
from casework.standing import assigned, within
from printing import before_the_court, child_particulars, people_tables, safety_first
from printing.content import Block, Brief, Content, Fact, Facts, Heading, Paragraph, Signatures, Signer, words
from printing.documents import Check, Choice, ChoiceKind, Document, Template
from printing.kept_out import OutsideGuard
from printing.not_printed import HELD_BACK
from printing.professional_paper import professional_paper, who
from printing.wording import NOT_RECORDED, clean, counted, day_and_date, unbroken

KIND = "child_information_form"
NOTHING_MISSING = "Every question of this form has an answer in the record."


CUSTODY, PROSECUTOR = "custody", "prosecutor"


class ChildInformationForm(Document, frozen=True, kw_only=True):
    """The form about the child of the case, for `reader`: CUSTODY or PROSECUTOR."""

    kind: ClassVar[str] = KIND

    reader: str = CUSTODY


READER = Choice(
    field="reader",
    words="For",
    kind=ChoiceKind.ONE_OF,
    options=((CUSTODY, "The establishment that receives the child"), (PROSECUTOR, "The decision about a charge")),
)


def form(document: ChildInformationForm, case_file: CaseFile) -> Content:
    """The words of the form. An empty case has all its headings, and says what is not known."""
    guard = OutsideGuard(case_file, document.today)
    blocks = (*_body(document, case_file, guard), *_end(document, case_file))
    paper = _paper(document, case_file, guard, blocks)
    return _paper(document, case_file, guard, (*blocks[:-1], *_not_included(document, case_file, paper), blocks[-1]))


def _paper(
    document: ChildInformationForm, case_file: CaseFile, guard: OutsideGuard, blocks: tuple[Block, ...]
) -> Content:
    return professional_paper(
        document,
        case_file,
        title=LISTS["document_kind"][KIND],
        sub=_for_whom(document, case_file, guard),
        blocks=blocks,
    )


def _for_whom(document: ChildInformationForm, case_file: CaseFile, guard: OutsideGuard) -> str:
    if document.reader == PROSECUTOR:
        return f"For the decision about a charge. {day_and_date(document.today)}"
    stay = before_the_court.stay(case_file)
    where = guard.passed(stay.establishment) if stay and not stay.until else ""
    return f"For {where or 'whoever receives the child'}, on arrival. {day_and_date(document.today)}"


def _body(document: ChildInformationForm, case_file: CaseFile, guard: OutsideGuard) -> tuple[Block, ...]:
    today = document.today
    custody = document.reader == CUSTODY
    first = safety_first.know_first(case_file, guard, today, unbroken(document.service.phone))
    blocks: list[Block] = [Facts((*who(document, case_file), *_filled_in(document, case_file)))]
    if custody:
        blocks.append(Brief(first, heading="Know this first"))
    blocks += [
        Heading("The child"),
        Facts(_particulars(document, case_file, guard)),
        Heading("Where the child stands in law"),
        Facts(before_the_court.legal_status(case_file, guard, today)),
        Heading("Offences at court"),
        before_the_court.offences(case_file, guard),
    ]
    if not custody:
        blocks += [Heading("Decisions out of court"), before_the_court.earlier_decisions(case_file, guard)]
    blocks += [Heading("Dates at court"), before_the_court.next_hearings(case_file, guard, today)]
    if custody:
        blocks += [Heading("Our judgements"), *safety_first.judgements(case_file, guard)]
    else:
        flag = safety_first.health_flag(case_file, today, safety_first.CHARGE)
        blocks += [Heading("Health"), Paragraph(words(flag), about="Health")]
    return (
        *blocks,
        Heading("Care, school and work"),
        Facts(
            (*child_particulars.care(case_file, guard, today), *child_particulars.school(case_file, guard, today)),
        ),
        Heading("Family"),
        people_tables.family(case_file, guard, today),
        Heading("Who works with the child"),
        people_tables.professionals(case_file, guard, today),
    )


def _particulars(document: ChildInformationForm, case_file: CaseFile, guard: OutsideGuard) -> tuple[Fact, ...]:
    told = child_particulars.particulars(case_file, guard, document.today)
    left_out = child_particulars.FOR_ITS_CARE if document.reader == PROSECUTOR else ()
    return tuple(one for one in told if one.label not in left_out)


def _filled_in(document: ChildInformationForm, case_file: CaseFile) -> tuple[Fact, ...]:
    manager = assigned(case_file, "case_manager", document.today)
    name = clean(manager.worker_name or manager.worker or "") if manager else ""
    return (
        Fact("Case manager", name or clean(document.worker_name) or NOT_RECORDED),
        Fact("Ring us on", unbroken(document.service.phone) or NOT_RECORDED, strong=True),
        Fact("Case number", clean(case_file.case.reference or "") or NOT_RECORDED),
        Fact("Turns 18", _adult(case_file, document.today)),
    )


def _adult(case_file: CaseFile, today: dt.date) -> str:
    born = case_file.person.date_of_birth
    return safety_first.adult_words(born, today) if born else NOT_RECORDED


def _end(document: ChildInformationForm, case_file: CaseFile) -> tuple[Block, ...]:
    unknown = not_known(document, case_file)
    sentence = f"Not recorded by us: {said.listed(unknown)}." if unknown else NOTHING_MISSING
    blocks: list[Block] = [Heading("What is not known"), Paragraph(words(sentence), about="What is not known")]
    if doubtful := two_versions(case_file):
        text = f"Two versions of this are recorded, and nobody has chosen yet: {said.listed(doubtful)}."
        blocks.append(Paragraph(words(text), about="Two versions"))
    name = "" if document.draft else clean(document.worker_name)
    return (*blocks, Signatures((Signer(name, clean(document.worker_role)),)))


QUESTIONS = (
    ("pronouns", "pronouns"),
    ("sex", "sex"),
    ("ethnicity", "ethnicity"),
    ("nationality", "nationality"),
    ("religion", "religion"),
    ("first_language", "first language"),
    ("interpreter", "whether an interpreter is needed"),
    ("communication", "how best to talk with the child"),
    ("nhs_number", "NHS number"),
    ("pnc_id", "police number"),
    ("upn", "pupil number"),
)
"""Fields of the person that the form asks for, and what each is called in a sentence."""


NOT_FOR_A_PROSECUTOR = ("religion", "nhs_number", "upn")
"""Those of them that are not asked for a decision about a charge."""


def not_known(document: ChildInformationForm, case_file: CaseFile) -> list[str]:
    """What the form asks for and the record does not say, in the order of the form."""
    person = case_file.person
    not_asked = NOT_FOR_A_PROSECUTOR if document.reader == PROSECUTOR else ()
    asked = [(name, title) for name, title in QUESTIONS if name not in not_asked]
    found = [title for name, title in asked if getattr(person, name) in (None, "")]
    if not case_file.relationships:
        found.append("family")
    elif not any(one.emergency_contact for one in case_file.relationships):
        found.append("whom to ring first in the family")
    if not any(one.contact_allowed is not None for one in case_file.relationships):
        found.append("who may see the child")
    return found


def two_versions(case_file: CaseFile) -> list[str]:
    """The fields of which somebody has still to choose between two versions."""
    return [
        within(field_title(one.of_type or "", one.field or ""))
        for one in case_file.conflicts
        if one.settled_at is None and one.of in case_file.records
    ]


def _not_included(document: ChildInformationForm, case_file: CaseFile, paper: Content) -> tuple[Block, ...]:
    sentences = ["This form leaves out case notes, notes about health, and everything about people who were harmed."]
    if held_back := sum(HELD_BACK in text for _, text in paper.texts()):
        places = counted(held_back, "place")
        sentences.append(f"In {places} words are held back that would give an address away or name somebody.")
    if kept := safety_first.alerts_kept_back(case_file, document.today):
        are = "is" if kept == 1 else "are"
        sentences.append(f"{counted(kept, 'alert')} that {are} for our own workers, or about health, {are} left out.")
    if document.some_hidden:
        sentences.append("Records kept for other roles than that of whoever printed this are left out.")
    sentences.append("Ask the case manager for what you need beyond it.")
    return (Heading("Not included"), Paragraph(words(" ".join(sentences)), about="Not included"))


def _checks(document: ChildInformationForm, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("Health is a flag and a phone number: no note about it is on this form.")]
    if unknown := not_known(document, case_file):
        found.append(Check(f"Not recorded: {said.listed(unknown)}. The form says so.", needs_you=True))
    if document.reader == CUSTODY and not any(one.countersigned_on for one in case_file.judgements):
        found.append(Check("No judgement in this case has been countersigned.", needs_you=True))
    if two_versions(case_file):
        found.append(Check("Something on it has two versions. Choose first, if you can.", needs_you=True))
    return tuple(found)


TEMPLATE = Template(document=ChildInformationForm, content=form, checks=_checks, choices=(READER,))
