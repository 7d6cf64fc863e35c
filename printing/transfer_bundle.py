"""Transfer papers: what another service needs to take over a case, as one bundle with an index.

Source: DOMAIN notes, sections 6 and 7: transfer bundle, with a redaction step and a page index. Within how many days
papers must follow is in a protocol between services whose numbers are not known here, so none is claimed.
"""

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from casework.case_file import CaseFile
from casework.cases import Document as PaperRecord
from casework.code_lists import words as code
from casework.referrals import Transfer
from casework.standing import assigned
from casework.trouble import Trouble
from printing import attendance_sheet, before_the_court, case_summary, judgements_sheet, orders_sheet, plan_sheet
from printing.bundle import paper_title
from printing.bundle_shapes import ALSO_LOOK_FOR, Bundled
from printing.content import Block, Bullets, Content, Fact, Facts, Heading, Paragraph, Signatures, Signer, words
from printing.documents import Check, Document, Paper, Subject, Template
from printing.errors import PaperNotReady
from printing.kept_out import OutsideGuard, as_written
from printing.not_printed import is_kept_apart
from printing.professional_paper import bundled, professional_paper, told_as, who
from printing.wording import NOT_RECORDED, clean, counted, long_date, unbroken

KIND = "transfer_bundle"
TITLE = "Transfer papers"
PDF = "application/pdf"
NO_TRANSFER = Trouble(
    "No transfer is recorded in this case.",
    next_step="Record to which service the case goes, under Case, and make the papers again.",
)


class TransferBundle(Bundled, frozen=True, kw_only=True):
    """The papers for the other service of the transfer `about`."""

    kind: ClassVar[str] = KIND


def subjects(case_file: CaseFile, _today: dt.date) -> Sequence[Subject]:
    """The transfers of a case: those from us first, the newest before others."""
    found = sorted(case_file.of(Transfer), key=lambda one: one.direction != "out")
    return [Subject(one.id, _called(one)) for one in found]


def _called(one: Transfer) -> str:
    direction = "From" if one.direction == "in" else "To"
    notice = f", notice {long_date(one.notice_on)}" if one.notice_on else ""
    return f"{direction} {clean(one.service or '') or 'a service not recorded'}{notice}"


def front_sheet(document: TransferBundle, case_file: CaseFile) -> Content:
    """What the receiving service reads first. The index is added when the bundle is put together.

    Raises PaperNotReady if the transfer is not there any more.
    """
    transfer = next((one for one in case_file.of(Transfer) if one.id == document.about), None)
    if transfer is None:
        raise PaperNotReady("This transfer is no longer in the case.", "Choose another, or record it again.")
    guard = OutsideGuard(case_file, document.today)
    blocks: list[Block] = [Facts((*who(document, case_file), *_facts(document, case_file, transfer, guard)))]
    if missing := as_written(guard, transfer.missing):
        blocks.append(Heading("What is missing"))
        blocks += [Paragraph(words(one), about="What is missing") for one in missing]
    if others := not_as_pdf(case_file):
        blocks.append(Heading("Sent by themselves"))
        blocks.append(Bullets(tuple(words(paper_title(one, guard)) for one in others), about="Sent by themselves"))
    blocks += [
        Heading("Not in these papers"),
        Paragraph(words(NOT_IN_THEM), about="Not in these papers"),
        Signatures(
            (
                Signer(clean(document.worker_name), f"{clean(document.worker_role)}, sent"),
                Signer("", "Received, for the service named above"),
            )
        ),
    ]
    return professional_paper(
        document,
        case_file,
        title=TITLE,
        sub=f"For {guard.passed(transfer.service) or 'the receiving service'}",
        blocks=tuple(blocks),
    )


def _until(transfer: Transfer) -> str:
    if transfer.until:
        return long_date(transfer.until)
    return "For good" if transfer.kind == "permanent" else NOT_RECORDED


NOT_IN_THEM = (
    "Case notes in full, notes about health, everything about people who were harmed, and addresses that are "
    "confidential are not in these papers. Whoever holds them for us can be asked for what you need."
)


def _facts(document: Document, case_file: CaseFile, transfer: Transfer, guard: OutsideGuard) -> list[Fact]:
    running = before_the_court.running_in_words(case_file)
    manager = assigned(case_file, "case_manager", document.today)
    name = clean(manager.worker_name or manager.worker or "") if manager else ""
    contact = guard.passed(transfer.contact_name)
    return [
        Fact("From", clean(document.service.name) or NOT_RECORDED),
        Fact("Case number", clean(case_file.case.reference or "") or NOT_RECORDED),
        Fact("To", ", ".join(filter(None, (guard.passed(transfer.service), contact))) or NOT_RECORDED, wide=True),
        Fact("Transfer", code("transfer_kind", transfer.kind) or NOT_RECORDED),
        Fact("Until", _until(transfer)),
        Fact("Notice given", long_date(transfer.notice_on) if transfer.notice_on else NOT_RECORDED),
        Fact("Accepted", long_date(transfer.accepted_on) if transfer.accepted_on else "Not yet"),
        Fact("Orders", running or "None in force is recorded", wide=True),
        Fact("Case manager", name or clean(document.worker_name) or NOT_RECORDED),
        Fact("Ring us on", unbroken(document.service.phone) or NOT_RECORDED),
    ]


def papers(document: TransferBundle, case_file: CaseFile) -> tuple[Paper, ...]:
    """Our own papers, in the order in which they are read."""
    guard = OutsideGuard(case_file, document.today)
    summary = told_as(case_summary.CaseSummary, document)
    sheets = (
        ("orders", orders_sheet.TITLE, orders_sheet.orders(case_file, guard)),
        ("plan", plan_sheet.TITLE, plan_sheet.plan(case_file, guard)),
        ("attendance", attendance_sheet.TITLE, attendance_sheet.attendance_so_far(document, case_file)),
        ("judgements", judgements_sheet.TITLE, judgements_sheet.judgements_so_far(case_file, guard)),
    )
    return (
        Paper("summary", case_summary.TITLE, case_summary.summary(summary, case_file), summary),
        *(bundled(key, title, blocks, document, case_file) for key, title, blocks in sheets),
    )


def held_as_pdf(case_file: CaseFile) -> tuple[PaperRecord, ...]:
    """Papers that are kept with the case as a PDF, oldest first, and that all who see the case may read."""
    return tuple(one for one in reversed(case_file.documents) if one.file and one.file_type == PDF and _may_go(one))


def not_as_pdf(case_file: CaseFile) -> tuple[PaperRecord, ...]:
    """Papers that are kept as something else, and so cannot stand in a bundle."""
    return tuple(one for one in reversed(case_file.documents) if one.file and one.file_type != PDF and _may_go(one))


def _may_go(one: PaperRecord) -> bool:
    return not is_kept_apart(one) and one.kind not in ("photo", KIND)


def _checks(document: TransferBundle, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("Every page is searched, before it leaves, for names and addresses that must not be in it.")]
    if document.some_hidden:
        text = (
            "Records kept for others are not on this laptop, so it cannot search for names in them. Ask who holds them."
        )
        found.append(Check(text, needs_you=True))
    if others := not_as_pdf(case_file):
        are = "is" if len(others) == 1 else "are"
        found.append(Check(f"{counted(len(others), 'paper')} {are} no PDF. Send them by themselves.", needs_you=True))
    return tuple(found)


TEMPLATE = Template(
    document=TransferBundle,
    content=front_sheet,
    subjects=subjects,
    nothing=NO_TRANSFER,
    checks=_checks,
    papers=papers,
    held=held_as_pdf,
    choices=(ALSO_LOOK_FOR,),
)
