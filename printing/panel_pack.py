"""Panel papers: what the members of a referral order panel read before it, as one bundle.

The report, the contract as it is or as it is drafted, and how the child has kept to it since the panel before. The part
of the report about the person who was harmed is not in them unless somebody chose so: members may be given it, and the
child's copy never has it (DOMAIN notes, section 7: victim part separable; section 8, panel volunteer: the pack only).
"""

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.plans import Panel
from casework.trouble import Trouble
from casework.words import clock_24
from printing import attendance_sheet, before_the_court
from printing.bundle_shapes import ALSO_LOOK_FOR, Bundled
from printing.content import Block, Content, Fact, Facts, Heading, Paragraph, words
from printing.documents import Check, Choice, ChoiceKind, Paper, Subject, Template
from printing.errors import PaperNotReady, PrintingTrouble
from printing.kept_out import OutsideGuard, as_written
from printing.professional_paper import bundled, professional_paper, told_as, who
from printing.wording import NOT_RECORDED, clean, day_and_date, short_date

KIND = "panel_pack"
TITLE = "Panel papers"
REPORT, CONTRACT = "referral_order_report", "contract"
NO_PANEL = Trouble(
    "No panel is recorded in this case.",
    next_step="Record when the panel meets, under Orders, and make the papers again.",
)


class PanelPack(Bundled, frozen=True, kw_only=True):
    """The papers for the panel `about`. `with_harmed_part` adds what the report says of the person who was harmed."""

    kind: ClassVar[str] = KIND

    with_harmed_part: bool = False


HARMED = Choice(
    field="with_harmed_part",
    words="With the part about the person who was harmed, for members only",
    kind=ChoiceKind.YES_NO,
)


def subjects(case_file: CaseFile, today: dt.date) -> Sequence[Subject]:
    """The panels of a case: the next to come first, then those before, the newest first."""
    panels = case_file.of(Panel)
    coming = [one for one in reversed(panels) if one.date and one.date >= today]
    return [Subject(one.id, _called(one)) for one in (*coming, *(one for one in panels if one not in coming))]


def _called(one: Panel) -> str:
    when = day_and_date(one.date) if one.date else "without a day"
    return f"{code('panel_kind', one.kind) or 'Panel'}, {when}"


def front_sheet(document: PanelPack, case_file: CaseFile) -> Content:
    """What the members read first. The index is added when the papers are put together.

    Raises PaperNotReady if the panel is not there any more.
    """
    panel = the_panel(document, case_file)
    guard = OutsideGuard(case_file, document.today)
    blocks: list[Block] = [Facts((*who(document, case_file), *_facts(case_file, panel, guard)))]
    if before := panel_before(case_file, panel):
        blocks.append(Heading("The panel before"))
        agreed = code("panel_result", before.result) or NOT_RECORDED
        day = day_and_date(before.date) if before.date else "without a day"
        blocks.append(Paragraph(words(f"{day}: {agreed.lower()}."), about="The panel before"))
        blocks += [Paragraph(words(one), about="The panel before") for one in as_written(guard, before.note)]
    _, troubles = _made(document, case_file)
    if troubles:
        blocks.append(Heading("Not among these papers"))
        blocks += [Paragraph(words(one.happened), about="Not among these papers") for one in troubles]
    blocks += [
        Heading("Before you read"),
        Paragraph(words(KEEP_SAFE), about="Before you read"),
        Paragraph(words(HARMED_IN if document.with_harmed_part else HARMED_OUT), about="Before you read"),
    ]
    sub = f"{code('panel_kind', panel.kind) or 'Panel'}, {_when(panel)}"
    return professional_paper(document, case_file, title=TITLE, sub=sub, blocks=tuple(blocks))


KEEP_SAFE = (
    "These papers are about a child. Keep them where nobody else can read them, copy nothing, and give them back to "
    "the service at the end of the panel."
)
HARMED_OUT = "What the report says of the person who was harmed is not in these papers."
HARMED_IN = (
    "The last sheet of the report is about the person who was harmed. It is for the members only: the child and the "
    "family are not given it."
)


def papers(document: PanelPack, case_file: CaseFile) -> tuple[Paper, ...]:
    """The report and the contract, where they can be made; then how the child has kept to it since the panel before."""
    made, _ = _made(document, case_file)
    return (*made, _since_then(document, case_file))


def _made(document: PanelPack, case_file: CaseFile) -> tuple[list[Paper], list[Trouble]]:
    """The papers that other templates make, and why one of them cannot be made."""
    from printing.templates import TEMPLATES  # late: the register has this template too

    made: list[Paper] = []
    troubles: list[Trouble] = []
    for kind, choices in ((REPORT, {"with_harmed_part": document.with_harmed_part}), (CONTRACT, {})):
        template = TEMPLATES[kind]
        subject = _subject(template, document, case_file)
        if subject is None:
            troubles.append(template.nothing or NO_PANEL)
            continue
        told = told_as(template.document, document, about=subject, **choices)
        try:
            made.append(Paper(kind, code("document_kind", kind), template.content(told, case_file), told))
        except PrintingTrouble as trouble:
            troubles.append(trouble)
    return made, troubles


def _subject(template: Template, document: PanelPack, case_file: CaseFile) -> str | None:
    """What the paper is about: the panel or its order where it can be about them, else the likeliest."""
    if template.subjects is None:
        return document.about
    found = [one.record for one in template.subjects(case_file, document.today)]
    wanted = (document.about, the_panel(document, case_file).order)
    return next((one for one in wanted if one in found), next(iter(found), None))


def the_panel(document: PanelPack, case_file: CaseFile) -> Panel:
    """The panel the papers are for. Raises PaperNotReady."""
    found = next((one for one in case_file.of(Panel) if one.id == document.about), None)
    if found is None:
        raise PaperNotReady("This panel is no longer in the case.", "Choose another, or record it again.")
    return found


def panel_before(case_file: CaseFile, panel: Panel) -> Panel | None:
    """The last panel of the same order before `panel`."""
    same = [one for one in case_file.of(Panel) if one.order == panel.order and one.id != panel.id]
    return next((one for one in same if one.date and panel.date and one.date < panel.date), None)


def _when(panel: Panel) -> str:
    at = f", {clock_24(panel.time)}" if panel.time else ""
    return (day_and_date(panel.date) if panel.date else NOT_RECORDED) + at


def _facts(case_file: CaseFile, panel: Panel, guard: OutsideGuard) -> list[Fact]:
    order = next((one for one in case_file.orders if one.id == panel.order), None)
    facts = [
        Fact("Panel meets", _when(panel), strong=True),
        Fact("Where", guard.passed(panel.place) or NOT_RECORDED),
        Fact("Members", clean(panel.members or "") or NOT_RECORDED, wide=True),
    ]
    if order:
        facts += [
            Fact("Order", before_the_court.order_in_words(case_file, order)),
            Fact("Court", guard.passed(order.court) or NOT_RECORDED),
            Fact("Made", short_date(order.made_on) if order.made_on else NOT_RECORDED),
            Fact("Ends", short_date(order.end) if order.end else "When the contract ends"),
        ]
    return facts


def _since_then(document: PanelPack, case_file: CaseFile) -> Paper:
    """Every appointment of the order since the panel before, and what became of it."""
    panel = the_panel(document, case_file)
    before = panel_before(case_file, panel)
    order = next((one for one in case_file.orders if one.id == panel.order), None)
    since = before.date if before else None
    blocks = attendance_sheet.attendance_since(document, case_file, order, since)
    return bundled("attendance", attendance_sheet.TITLE, blocks, document, case_file)


def _checks(document: PanelPack, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    _, troubles = _made(document, case_file)
    found = [Check(f"{one.happened} {one.next_step}".strip(), needs_you=True) for one in troubles]
    harmed = "The part about the person who was harmed is in them: for members only."
    if document.with_harmed_part:
        return (*found, Check(harmed, needs_you=True))
    return (*found, Check("The part about the person who was harmed is not in them."))


TEMPLATE = Template(
    document=PanelPack,
    content=front_sheet,
    subjects=subjects,
    nothing=NO_PANEL,
    checks=_checks,
    choices=(HARMED, ALSO_LOOK_FOR),
    papers=papers,
)
