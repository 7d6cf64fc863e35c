"""Print preview: being sure of the paper before a child holds it, handing it to a printer, saying how it got there."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework.trouble import Trouble
from printing.errors import NotSettled
from printing.protected import protected
from printing.templates import TEMPLATES
from printing.this_computer import printers
from ui.desk import Desk
from ui.errand import Errand
from ui.page import NARROW_EM, Ground, Now, Page, Scroll
from ui.paper_file import A_COPY, SAVED, TO_COURT, FileWay, ask_where, write
from ui.parts.notice import Notice
from ui.parts.words import Hairline
from ui.place import Place
from ui.print_find import FindOnPaper
from ui.print_head import PreviewHead
from ui.print_jobs import act_on
from ui.print_jobs_view import PrintJobs, job_line, read_jobs
from ui.print_paper import PaperView
from ui.print_record import Happened, Wishes, happened_edits, put_in_queue
from ui.print_settling import PrintSettling
from ui.print_side import PrintSide
from ui.print_signing import signing_edit
from ui.print_work import LETTER, Paper, Wanted, get_ready
from ui.theme import current, sized, spaced

SIDE_WIDTH = 391
LEAST_PAPER = 280  # units; what is seen of the paper above the side column in a narrow window
CHANGED_MEANWHILE = Trouble(
    "The case changed while you looked at the paper.",
    "Nothing was printed, and nothing in the case has changed.",
    "Look at the paper again, then print it.",
)
A_DRAFT = Trouble(
    "This is a draft.",
    "Nothing was recorded.",
    "What it still waits for stands under “Looked at before printing”.",
)
NO_DRAFT = "The paper is no draft any more, as long as nothing on it changes."
SAY_TO_WHOM = Trouble("Say who got it first.", next_step="Then record it.")
CHOOSE_HOW = Trouble("Choose how it got there first.", next_step="Then record it.")


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
        self._job = ""
        self.choose_file: Callable[[str, Callable[[str], None]], None] = partial(ask_where, self)
        self._build()
        desk.prints_changed.connect(self._read_job)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self._find_words, context=context)

    def _build(self) -> None:
        whole = QWidget()
        self._area = Scroll(whole)
        spaced(QVBoxLayout(self)).addWidget(self._area)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        middle = Ground("page")
        column = spaced(QVBoxLayout(middle))
        self.paper = PaperView(middle)
        self.head = PreviewHead()
        self.head.closed.connect(self.go_back)
        self.head.kind_chosen.connect(self._kind_chosen)
        self.head.about_chosen.connect(self._about_chosen)
        self.head.zoom_chosen.connect(self.paper.set_zoom)
        self.paper.turned.connect(self.head.show_page)
        column.addWidget(self.head)
        column.addWidget(Hairline())
        self._refused = QWidget()
        self._refusal = spaced(QVBoxLayout(self._refused), (24, 20, 24, 20))
        self._words = QPlainTextEdit()
        self._words.setObjectName("paper_words")
        self._words.setAccessibleName("The words on the paper")
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self.finder = FindOnPaper(self.paper)
        self.finder.left.connect(self.take_focus)
        column.addWidget(self.finder)
        self.settling = PrintSettling()
        self.settling.settled.connect(self.read)
        column.addWidget(self._refused)
        column.addWidget(self.settling, 1)
        column.addWidget(self.paper, 1)
        column.addWidget(self._words, 1)
        self._refused.hide()
        self._words.hide()
        self.side = PrintSide(lambda: self.now().date())
        self.side.print_pressed.connect(self.print_it)
        self.side.save_pressed.connect(self.save_pdf)
        self.side.court_pressed.connect(self.hand_to_court)
        self.side.job_act.connect(self._act_on_job)
        self.side.read_pressed.connect(self._turn_words)
        self.side.served.connect(self.record_served)
        self.side.sign_pressed.connect(self.countersign)
        self.side.copy_wanted.connect(self.save_copy)
        self.side.spoke.connect(self._bring_into_view)
        self.side.choices.made.connect(self.read)
        self._ground = Ground("sunk")
        spaced(QVBoxLayout(self._ground)).addWidget(self.side)
        self._line = Hairline(upright=True)
        self._side_area = sized(Scroll(self._ground), width=SIDE_WIDTH)
        for widget, stretch in ((middle, 1), (self._line, 0), (self._side_area, 0)):
            self._row.addWidget(widget, stretch)

    # Where we are

    def place(self) -> Place:
        """The case, the contact and the kind of document in view."""
        return self._place

    def show_place(self, place: Place) -> None:
        """Lay out the document this place asks for."""
        kind = place.field if place.field in TEMPLATES else LETTER
        self._place = msgspec.structs.replace(place, part="preview", field=kind)
        self.head.show_kind(kind)
        self._job, self._paper = "", None  # what was in view is signed for, printed and served no more
        self.side.begin_again()
        self.settling.forget()
        Errand(printers, self.side.show_printers, self.side.say_trouble, self).start()
        self.read()

    def take_focus(self) -> None:
        """The paper: its keys turn and zoom it."""
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Back to where the case was."""
        self.go.emit(msgspec.structs.replace(self._place, part="", field="", record=None))

    def _about_chosen(self, record: str) -> None:
        self.show_place(msgspec.structs.replace(self._place, record=record))
        self.moved.emit()

    def _kind_chosen(self, kind: str) -> None:
        self.show_place(msgspec.structs.replace(self._place, field=kind))
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
        where, choices = self._place, self.side.choices.chosen()
        return Wanted(self._place.case, where.field, where.record, choices, self.settling.said())

    def _show(self, paper: Paper) -> None:
        if paper.wanted != self._wanted():
            return  # somebody has chosen another since
        before = self._paper
        self._paper = paper
        if before is not None and before.wanted == paper.wanted:
            self._say_whether_signed(before, paper)
        self.head.show_paper(paper)
        self._clear_refusal()
        self._refused.setVisible(paper.refused is not None)
        self.paper.setVisible(paper.refused is None and self._words.isHidden())
        self.side.show_paper(paper)
        self.settling.show_hits(paper.refused.hits if isinstance(paper.refused, NotSettled) else ())
        if paper.refused is not None:
            self._words.hide()
            self.head.show_page(0, 0)
            notice = Notice.of(paper.refused)
            notice.setObjectName("refusal")
            self._refusal.addWidget(notice)
            self._refusal.addStretch(1)
        elif before is None or before.pdf != paper.pdf:
            self.paper.show_pdf(paper.pdf, paper.words)
            self._words.setPlainText(paper.words)

    def _say_whether_signed(self, before: Paper, paper: Paper) -> None:
        if before.draft and paper.signed_by:
            self.side.say(f"Countersigned by {paper.signed_by}.", NO_DRAFT)
        elif before.signed_by and paper.draft:
            self.side.say("A draft again.", f"Something on it changed after {before.signed_by} had countersigned it.")

    def _clear_refusal(self) -> None:
        while (item := self._refusal.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _turn_words(self) -> None:
        reading = self._words.isHidden()
        self._words.setVisible(reading)
        self.paper.setVisible(not reading)
        (self._words if reading else self.paper).setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_words(self) -> None:
        """Ctrl+F. The words are looked for on the paper: it comes back in place of its words."""
        if self.paper.isHidden() and self._refused.isHidden():
            self._turn_words()
        if not self.paper.isHidden():
            self.finder.begin()

    # Printing and saving

    def print_it(self) -> None:
        """Put the paper in the print queue: the one in view, with the moment of now in its foot.

        Without a printer it waits there for one.
        """
        if not self._ready():
            return
        try:
            side = self.side
            wishes = Wishes(
                side.printer(), side.options.copies(), side.options.two_sided(), side.options.pages(self.paper.pages)
            )
        except Trouble as trouble:
            self.side.say_trouble(trouble)
            return
        self._fresh(lambda paper: self._queue(paper, wishes))

    def save_pdf(self) -> None:
        """Write the paper to a file of the person's choosing. Its suggested name has no child's name in it."""
        if self._ready():
            self._fresh(lambda paper: self._write(paper, SAVED))

    def hand_to_court(self) -> None:
        """Write the paper to a file for the court, and record that it was handed over."""
        if self._ready() and not self._is_draft():
            self._fresh(lambda paper: self._write(paper, TO_COURT))

    def save_copy(self, password: str) -> None:
        """Write a copy that opens only with this password, for e-mail."""

        def encrypt(paper: Paper) -> None:
            Errand(
                lambda: msgspec.structs.replace(paper, pdf=protected(paper.pdf, password)),
                lambda copy: self._write(copy, A_COPY),
                self.side.say_trouble,
                self,
            ).start()

        if self._ready():
            self._fresh(encrypt)

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

    def _queue(self, paper: Paper, wishes: Wishes) -> None:
        who, at = self.desk.who, self.now()

        def queued(job: str) -> None:
            if isValid(self):
                self._job = job
                self._read_job()

        self.desk.change_queue(
            lambda store: put_in_queue(store, paper, who, wishes, at), queued, case=paper.wanted.case
        )

    def _read_job(self) -> None:
        if self._job:
            self.ask(read_jobs, self._show_job)

    def _show_job(self, found: PrintJobs) -> None:
        job = next((one for one in found.jobs if one.id == self._job), None)
        if job is not None:
            self.side.show_job(job_line(job, found.names, self.now()))

    def _bring_into_view(self, notice: QWidget) -> None:
        """What is said stands above the buttons; whoever pressed one of the lower ones has scrolled past it."""
        area = self._area if self._narrow else self._side_area
        QTimer.singleShot(0, notice, lambda: area.ensureWidgetVisible(notice))  # once it is laid out

    def _act_on_job(self, act: str) -> None:
        self._job = act_on(self.desk, self.now, act, self._job, self._place.case or "")

    def _write(self, paper: Paper, way: FileWay) -> None:
        self.choose_file(paper.file_name, lambda file: self._write_to(file, paper, way))

    def _write_to(self, file: str, paper: Paper, way: FileWay) -> None:
        def written(_nothing: object) -> None:
            self._record(paper, Happened(way.kind, self.now(), to_whom=way.to_whom, note=way.note))
            self.side.leave_copy()
            self.side.say(way.done, way.beware)

        Errand(lambda: write(file, paper.pdf), written, self.side.say_trouble, self).start()

    # What became of it

    def record_served(self, how: str, to_whom: str) -> None:
        """Write down that the paper reached its reader, how, and who that was. Only then it counts as served."""
        if not how:
            self.side.say_trouble(CHOOSE_HOW)
        elif not to_whom:
            self.side.say_trouble(SAY_TO_WHOM)
        elif self._is_draft():
            return
        elif self._paper is not None and self._paper.document is not None:
            at = self.now()
            changes: dict[str, object] = {"state": "served", "served_on": at.date().isoformat(), "served_how": how}
            self._record(self._paper, Happened(how, at, to_whom, changes=changes))

    def _is_draft(self) -> bool:
        """Say why a draft is handed to nobody; whether it is one."""
        draft = self._paper is not None and self._paper.draft
        if draft:
            self.side.say_trouble(A_DRAFT)
        return draft

    def countersign(self) -> None:
        """Sign for the version in view: what was looked at, and not what the case may say by now."""
        paper, who, today = self._paper, self.desk.who, self.now().date()
        if paper is None or paper.document is None or not paper.to_sign:
            return
        self.desk.save(
            [signing_edit(paper.wanted.case, paper.document, paper.fingerprint, who.name, who.user, who.device, today)]
        )

    def _record(self, paper: Paper, what: Happened) -> None:
        who = self.desk.who
        self.desk.make_and_save(lambda store: happened_edits(store, paper, who, what))

    def fold(self) -> None:
        """In a narrow window the side column stands under the paper, and all of it scrolls together."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        for shown in (self._line, self._side_area):
            shown.setVisible(not narrow)
        for seen in (self.paper, self._words, self.settling):
            sized(seen, min_height=LEAST_PAPER if narrow else 0)
        if narrow:
            self._side_area.takeWidget()
            self._row.addWidget(self._ground)
        else:
            self._row.removeWidget(self._ground)
            self._side_area.setWidget(self._ground)
        self._ground.show()
