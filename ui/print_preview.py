"""Print preview: being sure of the paper before a child holds it, handing it to a printer, saying how it got there."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from casework import Edit
from casework.code_lists import words as code
from casework.trouble import Trouble
from printing.printers import NO_PRINTER, handed_over, print_run, printers
from printing.templates import TEMPLATES
from ui.desk import Desk
from ui.errand import Errand
from ui.page import NARROW_EM, Ground, Now, Page, Scroll
from ui.parts.buttons import IconButton
from ui.parts.notice import Notice
from ui.parts.words import Hairline, Words
from ui.place import Place
from ui.print_paper import ZOOMS, PaperView
from ui.print_side import NOT_TOLD, PrintSide
from ui.print_work import LETTER, Paper, Wanted, get_ready, record_edit
from ui.theme import current, sized, spaced

KINDS = tuple(TEMPLATES)
SIDE_WIDTH = 391
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, not in PySide
NOT_SAVED_AS_PDF = "The PDF could not be written there."
CHANGED_MEANWHILE = Trouble(
    "The case changed while you looked at the paper.",
    "Nothing was printed, and nothing in the case has changed.",
    "Look at the paper again, then print it.",
)
CHOOSE_HOW = Trouble("Choose how it got there first.", next_step="Then record it.")
A_DRAFT = Trouble(
    "A draft is not served.",
    next_step="What it still waits for stands under what was looked at. Nothing was recorded.",
)


class PrintPreview(Page):
    """The paper in the middle, and beside it what to know before it is printed.

    A place names the case, the record it is about (`record`) and the kind of document (`field`). Without a kind it is
    the appointment letter; without a record, about the likeliest: the next contact planned. The window's Ctrl+P and
    Escape come here as `print_it` and `go_back`.
    """

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._place = Place(page="case", part="preview")
        self._paper: Paper | None = None
        self._narrow: bool | None = None
        self.choose_file: Callable[[str, Callable[[str], None]], None] = self._ask_where
        self._build()
        Errand(printers, self.side.show_printers, self.side.say_trouble, self).start()

    def _build(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        middle = Ground("page")
        column = spaced(QVBoxLayout(middle))
        column.addWidget(self._head())
        column.addWidget(Hairline())
        self.paper = PaperView(middle)
        self.paper.turned.connect(self._turned)
        self._refused = QWidget()
        self._refusal = spaced(QVBoxLayout(self._refused), (24, 20, 24, 20))
        self._words = QPlainTextEdit()
        self._words.setObjectName("paper_words")
        self._words.setAccessibleName("The words on the paper")
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        column.addWidget(self._refused, 1)
        column.addWidget(self.paper, 1)
        column.addWidget(self._words, 1)
        self._refused.hide()
        self._words.hide()
        self.side = PrintSide()
        self.side.print_pressed.connect(self.print_it)
        self.side.save_pressed.connect(self.save_pdf)
        self.side.read_pressed.connect(self._turn_words)
        self.side.served.connect(self.record_served)
        ground = Ground("sunk")
        spaced(QVBoxLayout(ground)).addWidget(self.side)
        self._line = Hairline(upright=True)
        self._side_area = Scroll(ground)
        for widget, stretch in ((middle, 1), (self._line, 0), (self._side_area, 0)):
            self._row.addWidget(widget, stretch)

    def _head(self) -> QWidget:
        head = sized(QWidget(), min_height=40)
        row = spaced(QHBoxLayout(head), (18, 4, 16, 4), 12)
        row.addWidget(IconButton("x", "Close the preview", self.go_back))
        self.kind = QComboBox()
        self.kind.setObjectName("document_kind")
        self.kind.setAccessibleName("Document")
        for kind in KINDS:
            self.kind.addItem(code("document_kind", kind), kind)
        self.kind.activated.connect(self._kind_chosen)
        self.about = QComboBox()
        self.about.setObjectName("document_about")
        self.about.setAccessibleName("What it is about")
        self.about.activated.connect(self._about_chosen)
        self._child = Words("", "body", "ink2")
        self._page_of = Words("", "body", "ink2")
        self._page_of.setObjectName("page_of")
        self._zoom = QComboBox()
        self._zoom.setObjectName("zoom")
        self._zoom.setAccessibleName("Size of the paper on the screen")
        for zoom, words in ZOOMS.items():
            self._zoom.addItem(words, zoom)
        self._zoom.activated.connect(self._zoom_chosen)
        row.addWidget(self.kind)
        row.addWidget(self.about)
        row.addWidget(self._child)
        row.addStretch(1)
        row.addWidget(self._page_of)
        row.addWidget(self._zoom)
        return head

    # Where we are

    def place(self) -> Place:
        """The case, the contact and the kind of document in view."""
        return self._place

    def show_place(self, place: Place) -> None:
        """Lay out the document this place asks for."""
        kind = place.field if place.field in KINDS else LETTER
        self._place = msgspec.structs.replace(place, part="preview", field=kind)
        self.kind.setCurrentIndex(KINDS.index(kind))
        self.side.say_nothing()
        self.side.how.set_value(None)
        self.read()

    def take_focus(self) -> None:
        """The paper: its keys turn and zoom it."""
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back to where the case was."""
        self.go.emit(msgspec.structs.replace(self._place, part="", field="", record=None))

    def _about_chosen(self, _index: int) -> None:
        self.show_place(msgspec.structs.replace(self._place, record=self.about.currentData()))
        self.moved.emit()

    def _kind_chosen(self, _index: int) -> None:
        self.show_place(msgspec.structs.replace(self._place, field=self.kind.currentData()))
        self.moved.emit()

    # The paper

    def read(self) -> None:
        """Get the document ready on the store's thread."""
        super().read()
        if self._place.case is None:
            return
        wanted, who, at = self._wanted(), self.desk.who, self.now()
        self.ask(lambda store: get_ready(store, wanted, who, at), self._show)

    def _wanted(self) -> Wanted:
        assert self._place.case is not None  # nothing is read without a case
        return Wanted(self._place.case, self._place.field, self._place.record)

    def _show(self, paper: Paper) -> None:
        if paper.wanted != self._wanted():
            return  # somebody has chosen another since
        before = self._paper
        self._paper = paper
        self._child.setText(paper.child)
        self._offer_subjects(paper)
        self._clear_refusal()
        self._refused.setVisible(paper.refused is not None)
        self.paper.setVisible(paper.refused is None and self._words.isHidden())
        self.side.show_paper(paper)
        if paper.refused is not None:
            self._words.hide()
            self._page_of.setText("")
            notice = Notice.of(paper.refused)
            notice.setObjectName("refusal")
            self._refusal.addWidget(notice)
            self._refusal.addStretch(1)
        elif before is None or before.pdf != paper.pdf:
            self.paper.show_pdf(paper.pdf, paper.words)
            self._words.setPlainText(paper.words)

    def _offer_subjects(self, paper: Paper) -> None:
        """What else of the case this kind of paper can be about; nothing to choose where there is only one."""
        self.about.clear()
        for one in paper.subjects:
            self.about.addItem(one.words, one.record)
        self.about.setCurrentIndex(self.about.findData(paper.document.about if paper.document else None))
        self.about.setVisible(len(paper.subjects) > 1)

    def _clear_refusal(self) -> None:
        while (item := self._refusal.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _turned(self, page: int, pages: int) -> None:
        self._page_of.setText(f"Page {page} of {pages}" if pages else "")

    def _turn_words(self) -> None:
        reading = self._words.isHidden()
        self._words.setVisible(reading)
        self.paper.setVisible(not reading)
        (self._words if reading else self.paper).setFocus(Qt.FocusReason.OtherFocusReason)

    def _zoom_chosen(self, _index: int) -> None:
        self.paper.set_zoom(self._zoom.currentData())

    # Printing and saving

    def print_it(self) -> None:
        """Hand the paper over: the one in view, with the moment of now in its foot."""
        if not self._ready():
            return
        if not self.side.printer():
            self.side.say(NO_PRINTER)
            return
        self._fresh(self._hand_over)

    def save_pdf(self) -> None:
        """Write the paper to a file of the person's choosing. Its suggested name has no child's name in it."""
        if self._ready():
            self._fresh(self._write)

    def _ready(self) -> bool:
        if self._paper is not None and self._paper.refused is not None:
            self.side.say_trouble(self._paper.refused)
        return self._paper is not None and self._paper.refused is None and self._paper.wanted == self._wanted()

    def _fresh(self, go_on: Callable[[Paper], None]) -> None:
        """Lay the paper out once more, so that its foot tells the truth; stop if it now says something else."""
        shown, wanted, who, at = self._paper, self._wanted(), self.desk.who, self.now()

        def laid_out(paper: Paper) -> None:
            self._show(paper)
            if shown is None or paper.refused is not None or paper.fingerprint != shown.fingerprint:
                self.side.say_trouble(paper.refused or CHANGED_MEANWHILE)
            else:
                go_on(paper)

        self.ask(lambda store: get_ready(store, wanted, who, at), laid_out)

    def _hand_over(self, paper: Paper) -> None:
        printer, at = self.side.printer(), self.now()
        self.side.say("Handing it to the printer...")

        def act() -> None:
            run = print_run(paper.pdf, printer, paper.title)
            while run.next_page():
                pass

        def handed(_nothing: object) -> None:
            self._record(paper, {"state": "printed", "printed_at": at.isoformat(timespec="seconds")})
            self.side.say(handed_over(at), NOT_TOLD)

        Errand(act, handed, self.side.say_trouble, self).start()

    def _write(self, paper: Paper) -> None:
        self.choose_file(paper.file_name, lambda file: self._write_to(file, paper))

    def _write_to(self, file: str, paper: Paper) -> None:
        def act() -> None:
            try:
                with open(file, "wb") as into:
                    into.write(paper.pdf)
            except OSError as failure:
                raise Trouble(
                    NOT_SAVED_AS_PDF, "The paper is kept here.", "Choose another folder.", detail=failure.strerror or ""
                ) from failure

        def written(_nothing: object) -> None:
            self._record(paper, {})
            self.side.say("Saved as a PDF.", "The file is not encrypted: keep it where only you can read it.")

        Errand(act, written, self.side.say_trouble, self).start()

    def _ask_where(self, suggested: str, chosen: Callable[[str], None]) -> None:
        """Ask without holding anything up: answers of the laptop go on arriving behind the dialogue."""
        dialogue = QFileDialog(self, "Save as PDF", suggested, "PDF (*.pdf)")
        dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setDefaultSuffix("pdf")
        dialogue.selectFile(suggested)
        dialogue.fileSelected.connect(chosen)
        dialogue.open()

    # What became of it

    def record_served(self, how: str) -> None:
        """Write down that the paper reached its reader, and how. Only then it counts as served."""
        if not how:
            self.side.say_trouble(CHOOSE_HOW)
        elif self._paper is not None and self._paper.document is not None and self._paper.document.draft:
            self.side.say_trouble(A_DRAFT)
        elif self._paper is not None and self._paper.document is not None:
            today = self.now().date().isoformat()
            self._record(self._paper, {"state": "served", "served_on": today, "served_how": how})

    def _record(self, paper: Paper, changes: dict[str, object]) -> None:
        who = self.desk.who

        def known(edit: Edit) -> None:
            self.desk.save([edit])

        self.ask(lambda store: record_edit(store, paper, who, changes), known)

    def fold(self) -> None:
        """In a narrow window the side column stands under the paper."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setStretchFactor(self._side_area, 1 if narrow else 0)
        self._line.setVisible(not narrow)
        if narrow:
            sized(self._side_area, min_height=200)
            self._side_area.setMinimumWidth(0)
            self._side_area.setMaximumWidth(QWIDGETSIZE_MAX)
        else:
            sized(self._side_area, width=SIDE_WIDTH)
