"""Every kind of document, short and long: what holds for all of them is tested on each of these.

A new kind of document is here by itself, printed for a demo case; a new block gets a line.
"""

from functools import cache

from casework import CaseFile
from printing import content, render
from printing.child_information_form import PROSECUTOR, ChildInformationForm
from printing.chronology_alone import ChronologyAlone
from printing.content import Block, Content, Letterhead, Look, bold, words
from printing.contract import Contract
from printing.diary_card import DiaryCard
from printing.documents import Document
from printing.my_plan import MyPlan
from printing.order_copy import OrderCopy
from printing.panel_pack import PanelPack
from printing.templates import TEMPLATES
from printing.transfer_bundle import TransferBundle
from printing.typesetting import typeset
from printing.warning_letter import WarningLetter
from tests.printing import kept_files as kept
from tests.printing.case_files import (
    LONG_NAME,
    attended,
    file_of,
    home,
    letter,
    paper,
    person,
    planned,
    record,
    summary,
)
from tests.printing.demo_cases import printed_for
from tests.printing.letter_files import IN_WELSH, everything, facts, order
from tests.printing.report_cases import CASES, about, asked_for, court_case, met, panel_case, sections

_PLAN = " ".join(f"Line {number} of what we will do together, and why it is a good idea." for number in range(70))
_ACCOUNT = " ".join(f"word{number}" for number in range(1000))
_CHILD = file_of(person(), home(), planned(), *(attended(number) for number in range(3)))
_LONG_CASE = file_of(
    person(first_names=LONG_NAME[0], surname=LONG_NAME[1]),
    home(),
    planned(what_we_will_do=_PLAN),
    attended(0, reason=_ACCOUNT),
    *(attended(number) for number in range(1, 80)),
)

_LONG_COURT_CASE = file_of(
    *court_case(),
    *(met(1, "office", f"long-{day:02}", date=f"2026-10-{day:02}") for day in range(1, 29)),
    *sections("report", child="\n\n".join([_PLAN[:900]] * 6), risk="- one;\n- two.\n\nThen this."),
)
_LONG_PLAN = file_of(
    person(first_names=LONG_NAME[0], surname=LONG_NAME[1]),
    kept.order(),
    *(kept.target(number, steps=_PLAN, child_words=f"Wish {number}.") for number in range(1, 9)),
)
_TRANSFER = record("transfer", "move", direction="out", service="Ravenscar", missing="The plan.")
_ORDER = record("order", "order", kind="referral_order", made_on="2026-10-01")
_PANEL = record("panel", "panel", kind="initial", date="2026-12-01", order="order", members="Rosalind Cobbledick")

_OTHER_SCRIPTS = file_of(
    person(first_names="ਗੁਰਪ੍ਰੀਤ", surname="المرسى"),
    home(line_1="12 ساحلی"),
    planned(worker="हरप्रीत क्षितिज", what_we_will_do="ਅਸੀਂ ਫੈਨ ਦੀ ਯੋਜਨਾ ਬਾਰੇ ਗੱਲ ਕਰਾਂਗੇ।\nموعد ليلى في 25 نوفمبر 2026."),
    *(attended(number, reason="ਬੱਸ ਨਹੀਂ ਆਈ " * (number + 1)) for number in range(40)),
)

EVERY_DOCUMENT: dict[str, tuple[Document, CaseFile]] = {
    "letter": (letter(), _CHILD),
    "letter, long": (letter(), _LONG_CASE),
    "letter, draft": (letter(draft=True, all_sent=False), _CHILD),
    "letter, other scripts": (letter(), _OTHER_SCRIPTS),
    "summary, other scripts": (summary(), _OTHER_SCRIPTS),
    "summary": (summary(), _CHILD),
    "summary, long": (summary(), _LONG_CASE),
    "summary, empty": (summary(), file_of(person())),
    "summary, draft": (summary(draft=True, all_sent=False), _CHILD),
    **{kind: (asked_for(kind, about(kind)), file_of(*records())) for kind, records in CASES.items()},
    "plan, long": (MyPlan(**kept.told()), _LONG_PLAN),
    "contract, blank": (Contract(**kept.told(blank_rows=8)), file_of(*kept.contract_case())),
    "psr, long": (asked_for("psr", "report", draft=True), _LONG_COURT_CASE),
    "referral_order_report, whole": (
        asked_for("referral_order_report", "report", with_harmed_part=True),
        file_of(*panel_case()),
    ),
    "chronology, long": (paper(ChronologyAlone, only="contacts"), _LONG_CASE),
    "child information form, long": (paper(ChildInformationForm), _LONG_CASE),
    "child information form, prosecutor": (paper(ChildInformationForm, reader=PROSECUTOR), _CHILD),
}
EVERY_DOCUMENT |= {
    "letter, Welsh beside": (letter(language="CYM", service=IN_WELSH, what_in_language="Siarad."), everything()),
    "letter, Punjabi": (letter(language="PNJ"), everything()),
    "letter, easy words": (letter(easy_read=True), everything()),
    "letter, to a parent": (letter(to="parent"), everything()),
    "warning_letter": (WarningLetter(**facts(about="missed")), everything()),
    "warning, Welsh": (WarningLetter(**facts(about="missed", language="CYM", service=IN_WELSH)), everything()),
    "diary_card, easy words": (DiaryCard(**facts(easy_read=True)), everything()),
    "order_copy": (OrderCopy(**facts(about="order")), everything(order(extended_on="2026-11-16"))),
}
_HERE = {document.kind for document, _ in EVERY_DOCUMENT.values()}
EVERY_DOCUMENT |= {kind: printed_for(kind) for kind in TEMPLATES if kind not in _HERE and not TEMPLATES[kind].papers}

EVERY_BUNDLE: dict[str, tuple[Document, CaseFile]] = {
    "transfer papers": (paper(TransferBundle, about="move"), file_of(*_LONG_CASE.records.values(), _TRANSFER)),
    "panel papers": (paper(PanelPack, about="panel"), file_of(*_CHILD.records.values(), _ORDER, _PANEL)),
}
"""Documents of which each part has a head and a foot of its own."""


@cache
def pdf_of(name: str) -> bytes:
    """The PDF of one of them, made once for all tests that only look at it."""
    return render(*(EVERY_DOCUMENT | EVERY_BUNDLE)[name])


_WELSH = (content.Heading("Eich apwyntiad", numbered=True), content.Paragraph(words("Annwyl Siôn"), numbered=True))
_ENGLISH = (content.Heading("Your appointment", numbered=True), content.Paragraph(words("Dear Siôn"), numbered=True))
_ROWS = tuple((words(f"Day {number}"), (*words("Came "), *bold("late"))) for number in range(12))

EVERY_BLOCK: dict[str, tuple[Block, ...]] = {
    "Heading": (content.Heading("Sources", numbered=True), content.Heading("Strengths")),
    "Paragraph": (
        content.Heading("Sources", numbered=True),
        content.Paragraph(words("I have read the file. " * 9), numbered=True),
        content.Paragraph((*words("It is "), *bold("agreed")), point=True),
        content.Paragraph(words("Not to be copied."), small=True),
    ),
    "Bullets": (content.Bullets((words("Go to school."), bold("Be home by seven."))),),
    "Facts": (
        content.Facts(
            (
                content.Fact("Born", "26 July 2012"),
                content.Fact("Lives", "12 Teasel Row", wide=True),
                content.Fact("Bail", "Yes"),
            )
        ),
    ),
    "Brief": (content.Brief((words("Siôn is 14."), bold("We ask for an order."))),),
    "Boxed": (content.Boxed((bold("Monday"), words("at four"))),),
    "Table": (
        content.Heading("Attendance"),
        content.Table("Failures", ("When", "What"), _ROWS, (40, 125), note="All", summary="12 of 12", heavy=(3,)),
        content.Table("Warnings", ("When", "What"), (), (40, 125), note="In order", summary="0 of 0", empty="None"),
    ),
    "Signatures": (
        content.Paragraph(words("All of this is true.")),
        content.Signatures((content.Signer("Imogen Farrowby", "Case manager"), content.Signer("The child"))),
    ),
    "SignOff": (content.SignOff("Yours sincerely", "Imogen Farrowby", "Case manager"),),
    "Part": (content.Part(content.Symbol.STAR, "What I want", (content.Paragraph(words("To fix bikes.")),)),),
    "Boxes": (content.Boxes(6, 2),),
    "Choice": (content.Choice(("Yes", "No"), ("Yes",), "Do you agree?"),),
    "Lines": (content.Lines("What I think", 3),),
    "Large": (content.Large("01632 960144"),),
    "Beside": (content.Beside(content.Side(_WELSH, "cy"), content.Side(_ENGLISH), ruled=True),),
    "Code": (content.Code("CONTRACT-1"),),
    "NewPage": (content.Heading("Before"), content.NewPage(), content.Heading("After")),
}


def page_with(blocks: tuple[Block, ...], look: Look) -> Content:
    """A document of these blocks alone."""
    nobody = Letterhead("Thornwick Youth Justice Service", ())
    return Content(kind="", version=1, letterhead=nobody, title="A page", look=look, blocks=blocks, running_name="")


def typeset_page(said: Content) -> bytes:
    """Its PDF."""
    return typeset(said, letter(), "0000 0000")
