"""The blank form of a home visit, for a day when no laptop works: boxes to tick, lines to write on, a bar code.

Source: DOMAIN section 7, home visit record: blank paper form and bar code for total outage. Nothing of the case is on
it: a sheet that is lost before the visit says nothing about anybody.
"""

import base64
import hashlib
from typing import ClassVar

from casework.case_file import CaseFile
from printing import documents
from printing.content import Block, Choice, Code, Content, Lines, Look, Paragraph, Signatures, Signer, words
from printing.documents import Check, Document, Template
from printing.letterhead import letterhead

TITLE = "Home visit"
SUB = "Paper form, for when the laptop cannot be used"
FORM = "HVF"
FORM_VERSION = 1
"""Goes up when a question changes, so that a scanned sheet is read as it was printed."""
MARK_LETTERS = 8
HOW_TO = (
    "Write clearly. Keep the sheet with you, and out of sight in a car. Type it in on the same day if you can; then "
    "scan it to the case, or put it in confidential waste."
)
HOME = (
    *("Clean", "Warm", "Food in the house", "Own bed", "Window and door locks work"),
    *("Overcrowded", "In poor repair", "Could not see"),
)
BLOCKS: tuple[Block, ...] = (
    Paragraph(words(HOW_TO), small=True),
    Lines("Child’s name"),
    Lines("Address"),
    Lines("Date"),
    Lines("Time: from and to"),
    Lines("Visited by"),
    Choice(("Visit made", "Nobody in", "Not let in", "Changed by us", "Changed by the family"), label="What happened"),
    Lines("Who was seen"),
    Choice(("Yes", "No", "Not safe to ask"), label="Was the child seen alone?"),
    Choice(HOME, label="The home"),
    Lines("About the home", 2),
    Choice(("None seen", "Child", "Family", "Visitor", "Staff", "Told the manager"), label="Safety concerns"),
    Lines("What the concern is, and who was told", 3),
    Lines("What was said and done", 8),
    Lines("In the child’s own words", 3),
    Lines("What happens next, who does it and by when", 3),
    Lines("Next meeting: day, time, place"),
    Signatures((Signer("Who made the visit"),)),
)


class HomeVisitForm(Document, frozen=True, kw_only=True):
    """One blank form. `for_this_case`: its bar code leads a scanned sheet back to the case, and says nothing else."""

    kind: ClassVar[str] = "home_visit_form"

    for_this_case: bool = True


def content(document: HomeVisitForm, case_file: CaseFile) -> Content:
    """The form, the same for everybody but for its bar code."""
    parts = [FORM, str(FORM_VERSION)]
    if document.for_this_case:
        parts.append(case_mark(case_file.case_id))
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        short_title="Home visit form",
        sub=SUB,
        look=Look.REPORT,
        running_name="",
        marked=True,
        blocks=(Code("-".join(parts)), *BLOCKS),
    )


def case_mark(case_id: str) -> str:
    """Eight letters and figures that stand for a case and say nothing of it: whoever has the cases can find which.

    A digest, not a number of the record: nobody without the cases can go back from it.
    """
    digest = hashlib.sha256(f"{FORM}/{case_id}".encode()).digest()
    return base64.b32encode(digest).decode("ascii")[:MARK_LETTERS]


def checks(document: HomeVisitForm, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    """What was looked at, in sentences."""
    if document.for_this_case:
        return (Check("Nothing of the case is on it. The bar code leads a scanned sheet back to the case."),)
    return (Check("Nothing of any case is on it. Write the child’s name by hand."),)


TEMPLATE = Template(
    document=HomeVisitForm,
    content=content,
    checks=checks,
    choices=(
        documents.Choice(
            field="for_this_case",
            words="A bar code that leads a scanned sheet back to this case",
            kind=documents.ChoiceKind.YES_NO,
            ticked=True,
        ),
    ),
)
