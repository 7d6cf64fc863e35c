"""Letters of a week: one for each appointment of the caseload, in one go; and who gets none, and why."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from casework.case_file import case_file
from casework.roles import title as role_title
from casework.trouble import Trouble
from casework.words import count, day_month
from local_store.store import LocalStore
from printing import AppointmentLetter
from printing.mail_merge import Merge, MergedLetter, in_one_pdf, week_of_letters
from ui.across import AcrossPage
from ui.desk import Desk, Who
from ui.errand import Errand
from ui.page import Now
from ui.paper_file import NOT_ENCRYPTED, ask_where, write
from ui.parts.buttons import filled, outline
from ui.parts.flow import Flow
from ui.parts.notice import Notice
from ui.parts.rows import Row, section
from ui.place import Place
from ui.print_record import Happened, Wishes, happened_edits, put_in_queue
from ui.print_work import LETTER, OF_PAPER, Paper, Wanted
from ui.theme import spaced

A_WEEK = dt.timedelta(days=7)
NO_LETTERS = Trouble(
    "There is no letter to print for this week.",
    "Nothing was printed, and nothing in any case has changed.",
    "Those without a letter are listed with the reason. Look at another week, or plan the appointments first.",
)


class PostPage(AcrossPage):
    """The letters in the order of the post, so that what goes to one house lies together."""

    page, name = "post", "Letters of a week"

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._weeks = 0
        self._merge: Merge | None = None
        self.choose_file: Callable[[str, Callable[[str], None]], None] = partial(ask_where, self)
        self.print_all = filled("Print all", self._print)
        self.print_all.setObjectName("print_all")
        self.save_all = outline("Save as one PDF", self._save, icon_name="download")
        self.save_all.setObjectName("save_all")
        buttons = Flow(gap=8, line_gap=6)
        for button in (self.print_all, self.save_all):
            buttons.addWidget(button)
        for words, step in (("Earlier", -1), ("This week", 0), ("Later", 1)):
            self.title.add(outline(words, partial(self._turn, step)))
        self._said = QWidget()
        self._said_column = spaced(QVBoxLayout(self._said), (10, 4, 10, 8))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        bar = QWidget()
        spaced(QVBoxLayout(bar), (10, 2, 10, 6)).addWidget(buttons)
        column.insertWidget(1, bar)
        column.insertWidget(2, self._said)
        self._said.hide()

    def _turn(self, step: int) -> None:
        self._weeks = max(0, self._weeks + step) if step else 0
        self._say(None)
        self.read()

    def _monday(self) -> dt.date:
        today = self.now().date()
        return today - dt.timedelta(days=today.weekday()) + self._weeks * A_WEEK

    def read(self) -> None:
        """Write all letters of the week, on the store's thread."""
        super().read()
        monday, who, at = self._monday(), self.desk.who, self.now()
        self.ask(lambda store: letters_of(store, monday, who, at), self._show)

    def _show(self, merge: Merge) -> None:
        self._merge = merge
        for button in (self.print_all, self.save_all):
            button.setEnabled(bool(merge.letters))
        self.show_rows(merge_rows(merge), f"from {day_month(self._monday())}")

    # All in one go

    def _print(self) -> None:
        who, at = self.desk.who, self.now()

        def go_on(merge: Merge) -> None:
            def queued(_jobs: object) -> None:
                self._say(
                    Notice(
                        f"{count(len(merge.letters), 'letter')} put in the print queue.",
                        "How each stands is in Documents and printing.",
                        [("Open Documents and printing", lambda: self.go.emit(Place(page="documents")))],
                        icon_name="info",
                    )
                )

            def act(store: LocalStore) -> list[str]:
                papers = [_paper(one, in_one_pdf([one])) for one in merge.letters]
                return [put_in_queue(store, paper, who, Wishes(), at) for paper in papers]

            self.desk.change_queue(act, queued)

        self._fresh(go_on)

    def _save(self) -> None:
        def go_on(merge: Merge) -> None:
            suggested = f"Appointment letters {self._monday().isoformat()}.pdf"
            self.choose_file(suggested, partial(self._write, merge.letters))

        self._fresh(go_on)

    def _write(self, letters: Sequence[MergedLetter], file: str) -> None:
        who, at = self.desk.who, self.now()

        def written(_nothing: object) -> None:
            saved = Happened("saved", at)
            self.desk.make_and_save(
                lambda store: [edit for one in letters for edit in happened_edits(store, _paper(one), who, saved)]
            )
            self._say(Notice(f"{count(len(letters), 'letter')} saved in one PDF.", NOT_ENCRYPTED, icon_name="info"))

        Errand(lambda: write(file, in_one_pdf(letters, both_sides=True)), written, self._trouble, self).start()

    def _fresh(self, go_on: Callable[[Merge], None]) -> None:
        """The letters once more, with the moment of now in their feet."""
        monday, who, at = self._monday(), self.desk.who, self.now()

        def read(merge: Merge) -> None:
            self._show(merge)
            if merge.letters:
                go_on(merge)
            else:
                self._trouble(NO_LETTERS)

        self.ask(lambda store: letters_of(store, monday, who, at), read)

    def _trouble(self, trouble: Trouble) -> None:
        self._say(Notice.of(trouble))

    def _say(self, notice: Notice | None) -> None:
        if not isValid(self):
            return
        while (item := self._said_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if notice is not None:
            notice.setObjectName("post_notice")
            self._said_column.addWidget(notice)
        self._said.setVisible(notice is not None)


def letters_of(store: LocalStore, monday: dt.date, who: Who, at: dt.datetime) -> Merge:
    """The letters of the week for every case on this laptop. On the store's thread."""
    cases = [row.case for row in store.caseload()]
    waiting = {one.edit.case for one in store.pending() if one.edit.type not in OF_PAPER}
    each = AppointmentLetter(
        service=who.service,
        worker_name=who.name,
        worker_role=role_title(who.role),
        printed_at=at,
        today=at.date(),
    )
    return week_of_letters((case_file(case, store.case(case)) for case in cases), monday, each, waiting)


def _paper(letter: MergedLetter, pdf: bytes = b"") -> Paper:
    """The letter as the print queue and the record of paper know papers."""
    about = letter.meeting
    return Paper(
        Wanted(about.case, letter.document.kind, about.contact),
        child=about.child,
        document=letter.document,
        pdf=pdf,
        fingerprint=letter.fingerprint,
        record=letter.record,
    )


def merge_rows(merge: Merge) -> list[Row]:
    """The letters in the order of the post; then who has none, with the reason."""
    rows = [section("letters", "Letters", str(len(merge.letters)))] if merge.letters else []
    rows += [_letter_row(one) for one in merge.letters]
    if merge.without:
        rows.append(section("without", "No letter", str(len(merge.without))))
    for one in merge.without:
        why = f"{one.why.happened} {one.why.next_step}"
        where = Place("case", one.meeting.case, "contacts", "editor", record=one.meeting.contact)
        rows.append(
            Row(
                key=one.meeting.contact,
                first=one.meeting.child,
                beside=one.meeting.when,
                second=why,
                icon="circle-alert",
                icon_ink="warn",
                opens=where,
            )
        )
    return rows or [Row(key="none", first="No appointment is planned in this week.", kind="words")]


def _letter_row(one: MergedLetter) -> Row:
    window = one.content.window
    address = ", ".join(window.address) if window else ""
    return Row(
        key=one.meeting.contact,
        first=one.meeting.child,
        second=address,
        end=one.meeting.when,
        end_second=f"Version {one.document.version}",
        icon="mail",
        opens=Place("case", one.meeting.case, "documents", "preview", record=one.meeting.contact, field=LETTER),
    )
