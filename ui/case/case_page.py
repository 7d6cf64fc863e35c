"""The page of one case: the identity bar, and under it the page, editor or preview that is open."""

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import Edit, new_id
from casework.sections import may_write
from local_store.store import LocalStore
from ui.case import visit_view
from ui.case.add_to_case import AddToCase
from ui.case.case_left import LEFT, NOT_YET, CaseLeft
from ui.case.case_pages import CasePages
from ui.case.case_reading import CaseOnLaptop
from ui.case.contact_rows import unsettled_records
from ui.case.documents_view import NotForYourRole
from ui.case.form_of import begun_before
from ui.case.identity import Identity
from ui.case.identity_bar import IdentityBar
from ui.case.laid_over import FORMS, LaidOver, Ways, begin
from ui.case.merged_line import MergedLines
from ui.case.merged_view import GoesOnElsewhere, merged_lines
from ui.case.page_words import CasePageWords, case_page_words
from ui.case.reasoned_page import ReasonedPage
from ui.case.record_editor import RecordEditor
from ui.case.record_sections import ONE_TO_A_CASE, form_place
from ui.case.repeat_page import RepeatPage
from ui.case.two_versions_page import TwoVersionsPage
from ui.case_tabs import ALL_PAGES
from ui.desk import Desk
from ui.done import Done
from ui.page import Page
from ui.place import VISIT, Place
from ui.print_preview import PrintPreview
from ui.theme import spaced

TABS = dict(ALL_PAGES)


class CasePage(Page):
    """One case on screen. `go` asks for another place; places of this case are shown at once.

    identity_shown: the child's everyday name is known, for the list of open cases.
    """

    identity_shown = Signal(str, str)

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._place = Place(page="case")
        self._case: CaseOnLaptop | None = None
        self._open: QWidget | None = None
        self._own_way = self._came_from_elsewhere = self._look_owed = False
        self.bar = IdentityBar()
        self.bar.hide()
        self.bar.print_wanted.connect(self.print_this)
        self.bar.record_wanted.connect(self.record_contact)
        self.bar.add_wanted.connect(self.add_to_case)
        self.bar.page_wanted.connect(self.show_tab)
        self._stack = pages = CasePages(desk, now, self)
        self.summary, self.timeline, self.contacts = pages.summary, pages.timeline, pages.contacts
        self.documents, self.court, self.reading = pages.documents, pages.court, pages.reading
        self.summary.go.connect(self._go)
        self.timeline.go.connect(self._go)
        self.reading.go.connect(self._go)
        for page in (self.summary, self.contacts, self.timeline, self.court):
            page.contact_wanted.connect(self.open_contact)
        self.summary.address_wanted.connect(self.change_address)
        self.reading.add_wanted.connect(self.add_record)
        pages.at_court.go.connect(self._go)
        pages.at_court.done.connect(self.done)
        self.court.hearing_added.connect(lambda: self.add_record("hearing"))
        self.court.offence_added.connect(lambda: self.add_record("offence"))
        self.documents.done.connect(self.done)
        self.documents.change_wanted.connect(self.change_document)
        self.documents.file_wanted.connect(self.add_file)
        self.documents.photo_wanted.connect(self.add_photo)
        desk.drafts_changed.connect(self._drafts_changed)
        self._over = LaidOver(
            desk,
            now,
            pages.at_court,
            Ways(
                back=self._done,
                go=self._go,
                done=self.done.emit,
                add=self.add_record,
                go_on_in=self._go_on_in,
                repeat=self._repeat,
                back_from_choosing=self._done_choosing,
                settled=self._settled,
                read_kept=self._read_kept,
            ),
        )
        self.merged = MergedLines()
        self.merged.go.connect(self._go)
        column = spaced(QVBoxLayout(self))
        column.addWidget(self.bar)
        column.addWidget(self.merged)
        column.addWidget(self._stack, 1)

    # where somebody is

    def place(self) -> Place:
        """The page, what is open, and where typing goes on."""
        field, caret = self._open.caret() if isinstance(self._open, RecordEditor) else ("", 0)
        where = self._place
        if isinstance(self._open, PrintPreview):
            return self._open.place()
        if isinstance(self._open, ReasonedPage):
            return msgspec.structs.replace(where, about=self._open.about())
        if self._open is None and where.tab == "offences" and not where.part:
            return msgspec.structs.replace(where, record=self.court.at() or where.record)
        return msgspec.structs.replace(where, field=field, caret=caret)

    def show_place(self, place: Place) -> None:
        """Show a case, a page of it, or what is open on that page."""
        if place.tab not in TABS:
            place = msgspec.structs.replace(place, tab="summary")
        if place.part in FORMS and place.record is None:
            place = msgspec.structs.replace(place, record=new_id())
        same = _same(place, self._place) and self._case is not None
        if same and isinstance(self._open, RecordEditor) and place.field:
            self._open.place_caret(place.field, place.caret)
        elif same and isinstance(self._open, PrintPreview):
            self._open.show_place(place)
        if same and not self._stale:
            return
        other_case = place.case != self._place.case
        if not same:
            self._came_from_elsewhere = not self._own_way
            self._close_open()
            self._look_owed = True
        self._place = place
        if other_case:
            self._case = None
            self.contacts.first_page()
            self.bar.hide()
            self.merged.show_lines(())
            self._stack.wait()
        elif self._case is not None and not same:
            self._show_part(self._case)
        self.read()

    def read(self) -> None:
        """Ask the laptop for the case; words and rows are made on the store's thread."""
        super().read()
        place, now = self._place, self.now()
        if place.case is None:
            return
        case, tab, role = place.case, place.tab, self.desk.who.role

        def question(store: LocalStore) -> CasePageWords:
            return case_page_words(store, case, tab, now, role)

        self.ask(question, lambda found: self._found(case, tab, found))

    def _found(self, case: str, tab: str, found: CasePageWords) -> None:
        if case != self._place.case:
            return
        first, was_here = self._case is None, self._case is not None and self._case.found
        self._case = found.case
        here = found.case.found and not found.case.left  # of one that left, what is handed in may wait here yet
        self.bar.setVisible(here)
        self.merged.show_lines(merged_lines(found.case, self.desk.who.role) if here else ())
        if not here:
            self._show_gone(found.case, was_here)
            return
        self._note_look(found.case)
        self._show_identity(found.identity)
        self._show_offers(found.case)
        lists_hidden = found.lists is not None and self._open is not None  # read again when what is over them closes
        if tab == self._place.tab and not lists_hidden:
            self._stack.fill(found, tab)
        waits = self._open is None and not self._place.part and self._stack.says()
        if first or waits:
            self._show_part(found.case)
        elif isinstance(self._open, RecordEditor):
            self._open.show_case(found.case.file)
            self._open.read_again()
        elif isinstance(self._open, TwoVersionsPage):
            self._open.show_case(found.case.file)
        elif isinstance(self._open, ReasonedPage):
            self._open.show_case()

    def _show_gone(self, gone: CaseOnLaptop, was_here: bool) -> None:
        """Nothing of the case is here. One that left while it was in view takes its editor with it, and says so."""
        typed = isinstance(self._open, RecordEditor | TwoVersionsPage | ReasonedPage)
        self._close_open()  # what is typed in it is kept as it goes, and handed in
        self._stack.say(LEFT if gone.left else NOT_YET)
        if gone.left and was_here:
            case = gone.file.case_id
            self.desk.read(lambda store: store.has_left(case), lambda _: self.desk.send_now())  # once that is kept
            self.act.emit("close_case")
            self.say_trouble(CaseLeft(typed))

    def _note_look(self, found: CaseOnLaptop) -> None:
        """Who looked at what is kept, for the audit at the centre: once an opening, and once there is something to see.

        A record that is only being made is no record that anybody saw: the look is at the case.
        """
        if self._look_owed:
            self._look_owed = False
            case, record = found.file.case_id, self._place.record or ""
            seen = record if record in found.file.records else ""
            self.desk.do(lambda store: store.look(case, seen))

    def _show_identity(self, identity: Identity) -> None:
        self.bar.show_identity(identity)
        self.identity_shown.emit(self._place.case, identity.name)

    def _show_part(self, case: CaseOnLaptop) -> None:
        place = self._place = begun_before(case, self._place)
        self.bar.show_page(place.tab)
        self._show_offers(case)
        part = self._over.make(case, place)
        if isinstance(part, str):
            self._stack.say(part)
        elif part is None:
            self._show_page(place)
        else:
            self._open = part
            self._stack.lay_over(part)
            begin(part, place)

    def _show_offers(self, case: CaseOnLaptop) -> None:
        """What can be written here: nothing new in a case that goes on elsewhere."""
        part = self._place.part
        self.bar.show_recording(offered=not case.ended and part not in (*FORMS, "result"), filled=not part)
        self.merged.show_over(bool(part), writing=part in (*FORMS, "result"))

    def _show_page(self, place: Place) -> None:
        page = self._stack.show_tab(place.case or "", place.tab)
        if page is self.court and place.record:
            self.court.go_to(place.record)
            self.court.take_focus()
        elif page is not None and self.isActiveWindow() and self.window().focusWidget() is None:
            self.take_focus()

    def _drafts_changed(self) -> None:
        """An editor that was left shows here as a draft."""
        if self._open is None:
            self._laptop_changed(None)
        else:
            self._stale = True

    def _close_open(self) -> None:
        """What was open goes; an editor keeps its draft as it leaves the screen."""
        if self._open is not None:
            gone, self._open = self._open, None
            self._stack.removeWidget(gone)
            gone.hide()
            if isinstance(gone, RecordEditor):
                gone.release()
            gone.deleteLater()

    def _go_on_in(self, record: str) -> None:
        """What was typed in one editor goes on in that of another record of the same type."""
        type = self._open.keeper.state.record.type if isinstance(self._open, RecordEditor) else ""
        self._go(Place("case", self._place.case, self._place.tab, "editor", record, type=type))

    def _repeat(self, record: str) -> None:
        """The appointment, once it is saved, on more days. It may have been saved a moment ago: read the case first."""
        self._place = msgspec.structs.replace(self._place, part="repeat", record=record)
        self._close_open()
        self._case = None
        self.read()
        self.moved.emit()

    def _done(self) -> None:
        """Back to the page; in Offences and court, to where the record stands on the thread."""
        where = self._place
        self._go(Place("case", where.case, where.tab, "", where.record if where.tab == "offences" else None))

    # two versions

    def _settled(self, edits: Sequence[Edit]) -> None:
        """The next two versions of this case, or back to where somebody came from."""
        settled = {edit.record for edit in edits}
        records = unsettled_records(self._case.file) - settled if self._case is not None else frozenset()
        if records:
            self._go(msgspec.structs.replace(self._place, part="two_versions", record=min(records)))
        else:
            self._done_choosing()
        self.done.emit(Done("Settled. Both versions are in History.", tuple(edits)))

    def _done_choosing(self) -> None:
        """Back to the page of the case, or to where the two versions were opened from."""
        from_elsewhere = self._came_from_elsewhere
        self._done()
        if from_elsewhere:
            self.act.emit("back_to_before")

    def _read_kept(self, record: str) -> None:
        kept = self._case.file.records.get(record) if self._case is not None else None
        if kept is not None:
            self._go(form_place(kept.case, kept.type, record))
        else:
            self._go(Place("case", self._place.case, self._place.tab))

    # what somebody can do here

    def has_draft(self, record: str) -> bool:
        """Whether something typed and not saved is kept for a record of this case."""
        return self._case is not None and any(one.record == record for one in self._case.drafts)

    def show_tab(self, tab: str) -> None:
        """Another page of this case."""
        if tab in TABS:
            self._go(Place("case", self._place.case, tab))

    def record_contact(self) -> None:
        """A new contact."""
        self.add_record("contact")

    def record_visit(self) -> None:
        """The home visit of today in its own form, or one that begins now."""
        if self._case is None or self._goes_on_elsewhere():
            return
        found = visit_view.visit_to_write_up(self._case.file, self._case.drafts, self.now().date())
        self._go(Place("case", self._case.file.case_id, "contacts", VISIT, found or new_id()))

    def add_record(self, type: str) -> None:
        """A new record of that type; one that was typed and never saved is opened again first."""
        if self._case is None or self._goes_on_elsewhere(type):
            return
        if type == visit_view.KIND:
            self.record_visit()
            return
        kept = [one for one in self._case.drafts if one.type == type and not one.aside]
        unsaved = [one for one in kept if one.record not in self._case.file.records]
        record = max(unsaved, key=lambda one: one.kept_at).record if unsaved else new_id()
        if type in ONE_TO_A_CASE:
            record = self._one_to_a_case(type) or record
        self._go(form_place(self._case.file.case_id, type, record))

    def _goes_on_elsewhere(self, type: str = "") -> bool:
        """Whether nothing new is written in this case, which is said then. What was typed before still opens."""
        case = self._case
        if case is None or not case.ended or type in ONE_TO_A_CASE:
            return False
        self.say_trouble(GoesOnElsewhere(case))
        return True

    def _one_to_a_case(self, type: str) -> str:
        """The id of the record of which a case has one: the case itself has its id from the beginning."""
        assert self._case is not None
        return self._case.file.case_id if type == "case" else self._case.file.person.id

    def add_to_case(self) -> None:
        """Ask what to add, with a list to type in."""
        if self._case is not None and self._case.found and not self._goes_on_elsewhere():
            self._go(Place("case", self._place.case, self._place.tab, "add"))

    def open_contact(self, record: str) -> None:
        """A contact in its editor, or its two versions while somebody has to choose."""
        undecided = self._case is not None and record in unsettled_records(self._case.file)
        part = "two_versions" if undecided else "editor"
        self._go(Place("case", self._place.case, "contacts", part, record))

    def change_address(self, record: str) -> None:
        """An address in its editor; without an id, a new one."""
        self._go(Place("case", self._place.case, "people", "editor", record or new_id()))

    def change_document(self, record: str) -> None:
        """What a document that is a file is called."""
        self._go(Place("case", self._place.case, "documents", "editor", record))

    def add_file(self) -> None:
        """Ask which file to add to this case, on its Documents page."""
        if (case := self._for_files()) is not None:
            self.documents.add_file(case)

    def add_photo(self) -> None:
        """Ask for a photo of the child, on the Documents page."""
        if (case := self._for_files()) is not None:
            self.documents.add_photo(case)

    def _for_files(self) -> str | None:
        """The case to which a file can be added, with its Documents page in view; None where it cannot."""
        if self._case is None or not self._case.found or self._goes_on_elsewhere():
            return None
        if not may_write(self.desk.who.role, "document"):
            self.say_trouble(NotForYourRole())
            return None
        if self._place.tab != "documents" or self._open is not None:
            self.show_tab("documents")
        return self._case.file.case_id

    def print_this(self) -> None:
        """The preview of what can be printed here: about the open contact, or about the case. In it: print."""
        if isinstance(self._open, PrintPreview):
            self._open.print_it()
            return
        contact = self._place.record if self._place.tab == "contacts" else None
        self._go(Place("case", self._place.case, self._place.tab, "preview", contact))

    def step_back(self) -> bool:
        """Close the editor (its draft stays), the two versions or the preview."""
        match self._open:
            case RecordEditor():
                self._open.close_keeping()
            case TwoVersionsPage() | AddToCase():
                self._open.leave()
            case PrintPreview():
                self._open.go_back()
            case RepeatPage():
                self._done()
            case ReasonedPage():
                self._open.step_back()
            case _:
                return False
        return True

    def _go(self, place: Place) -> None:
        if place.page == "case" and place.case == self._place.case:
            self._own_way = True
            self.show_place(place)
            self._own_way = False
            self.moved.emit()
        self.go.emit(place)

    def take_focus(self) -> None:
        """The open page takes it."""
        shown = self._stack.currentWidget()
        if isinstance(shown, RecordEditor):
            shown.place_caret(*shown.caret())
        elif isinstance(shown, TwoVersionsPage | AddToCase | RepeatPage | ReasonedPage):
            shown.take_focus()
        elif shown is self.court and self.court.at():
            self.court.take_focus()
        else:
            (self.bar.tabs if self.bar.tabs.isVisible() else self.bar.list).setFocus()


def _same(one: Place, other: Place) -> bool:
    return (one.case, one.tab, one.part, one.record) == (other.case, other.tab, other.part, other.record)
