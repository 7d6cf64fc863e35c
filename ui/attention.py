"""Needs attention: changes the centre did not accept, records that two people changed, what came too late."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from casework import Edit
from casework.words import count, moment
from local_store.shapes import Attention
from local_store.store import LocalStore
from ui.case.case_reading import file_of
from ui.case.proposal_view import LEFT_OUT, proposed
from ui.desk import Desk
from ui.done import Done
from ui.edit_words import copied_words, how_much, what_was_done
from ui.outbox_view import (
    Outbox,
    conflict_words,
    proposal_place,
    read_outbox,
    record_place,
    two_versions_place,
)
from ui.outbox_words import MERGE_ELSEWHERE, refusal_words
from ui.page import Now, Page, Scroll
from ui.parts.buttons import Button
from ui.parts.headings import PageTitle
from ui.parts.notice import Act, Notice
from ui.parts.words import Words
from ui.place import Place
from ui.theme import sized, spaced

OVER = "The case says something else by now, so nothing is taken in before you have looked at both."
PUT_IN = (
    "Of a text that has changed since, only the words that were put in are known. They are not laid over it: copy "
    "them, and write them in where they belong."
)


class AttentionPage(Page):
    """One notice for each thing that waits for a person. None goes away by itself."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._found = Outbox()
        self._asked: str = ""
        self._wants_focus = False
        main = QWidget()
        column = spaced(QVBoxLayout(main), (24, 18, 24, 20), 10)
        self.title = PageTitle("Needs attention")
        column.addWidget(self.title)
        self._list = spaced(QVBoxLayout(), spacing=12)
        column.addLayout(self._list)
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(Scroll(main))
        self._notices: list[QWidget] = []

    def place(self) -> Place:
        """This page."""
        return Place(page="attention")

    def show_place(self, place: Place) -> None:
        """Ask again: colleagues may have settled something meanwhile."""
        self.read()

    def read(self) -> None:
        """Ask what waits for a person."""
        super().read()
        now = self.now()
        self.ask(lambda store: read_outbox(store, now), self._show)

    def take_focus(self) -> None:
        """The first link of the first notice."""
        self._wants_focus = True
        self._focus_first()

    def _show(self, found: Outbox) -> None:
        self._found = found
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):  # what has the focus is about to go
            self._wants_focus = True
        for old in self._notices:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._notices = []
        waiting = len(found.attention)
        self.title.show_words("Needs attention", count(waiting, "thing waits", "things wait") if waiting else "")
        for one in found.attention:
            self._add(sized(self._notice(one), max_width=860))
        if not waiting:
            self._add(Words("Nothing needs you.", "body"))
        self._focus_first()

    def _focus_first(self) -> None:
        """The first link takes the focus, once there is one."""
        links = [link for notice in self._notices for link in notice.findChildren(Button)]
        if self._wants_focus and links:
            self._wants_focus = False
            links[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, widget: QWidget) -> None:
        self._list.addWidget(widget)
        self._notices.append(widget)

    def _notice(self, one: Attention) -> Notice:
        name = self._found.names.get(one.case, "A case no longer here")
        since = moment(dt.datetime.fromisoformat(one.since), self.now()) if one.since else ""
        if one.kind == "proposal":
            return self._proposal(one, name, since)
        if one.kind == "conflict" or one.edit is None:
            heading = f"2 people changed this. {conflict_words(one, self._found.fields)}."
            when = f" Since {since}." if since else ""
            text = f"{name}.{when} Neither version is lost; choose what to keep."
            return Notice(
                heading, text, [("Look at both", lambda: self.go.emit(two_versions_place(one)))], icon_name="columns-2"
            )
        about = self._found.fields.get(one.record)
        done, much = what_was_done(one.edit, about), how_much(one.edit, about)
        depend = len(one.dependants)
        behind = (
            f" {count(depend, 'change depends', 'changes depend')} on it and {'waits' if depend == 1 else 'wait'} too."
        )
        reason = refusal_words(one).rstrip(".") + "." if one.reason else ""
        what = f"{done}: {much}" if much else done
        text = f"{what}. {name}, saved {since}. {reason} Your words are kept.{behind if depend else ''}"
        detail = f"refused: {one.code}, edit {one.edit.id}" if one.code else ""
        return Notice("The centre did not accept this change.", text, self._acts(one), detail=detail)

    def _proposal(self, one: Attention, name: str, since: str) -> Notice:
        told = self._found.proposed.get(one.id)
        if told is None:
            return Notice("A change came too late.", f"{name}. It is being read.", icon_name="clock")
        written = f" Written {since}." if since else ""
        lines = told.lines or ("The case says all of this already.",)
        text = "\n".join((f"{name}.{written}", *lines))
        leave = ("Leave it out", lambda: self._settle(one, taken=False))
        if told.can_be_taken:
            take = ("Take it in", lambda: self._settle(one, taken=True))
            return Notice(told.heading(), text, [take, leave], icon_name="clock")
        over = OVER
        acts: list[Act] = [("Look at both", lambda: self.go.emit(proposal_place(one)))]
        if words := told.words_put_in():
            over = PUT_IN
            acts.append(("Copy the words", lambda: QGuiApplication.clipboard().setText(words)))
        return Notice(told.heading(), f"{text}\n{over}", [*acts, leave], icon_name="clock")

    def _settle(self, one: Attention, *, taken: bool) -> None:
        """Take a proposal in as it was shown, or leave it out. Where the case has changed meanwhile: show it again."""
        shown, who = self._found.proposed.get(one.id), self.desk.who
        at = self.now().astimezone().isoformat(timespec="seconds")

        def edits(store: LocalStore) -> list[Edit]:
            case = file_of(store, one.case)
            found = proposed(case, one.id)
            if found is None or shown is None:
                return []
            if taken and not (found.can_be_taken and found.said() == shown.said()):
                return []
            me = (who.user, who.device)
            return found.taken_in(case, me, at) if taken else [found.settled(LEFT_OUT, case, me, at)]

        self.ask(edits, lambda made: self._save(made, taken=taken))

    def _save(self, edits: list[Edit], *, taken: bool) -> None:
        if not edits:
            self.read()
            return
        words = "Taken into the case." if taken else "Left out. It stays in History."
        self.desk.save(edits, lambda: self.done.emit(Done(words, tuple(edits))))

    def _acts(self, one: Attention) -> list[Act]:
        edit = one.edit
        assert edit is not None
        if self._asked == edit.id:
            return [
                ("Yes, give it up. It stays in History", lambda: self._give_up(edit.id)),
                ("Keep it here", self._keep),
            ]
        again: Act = ("Open the case", lambda: self.go.emit(Place("case", one.case)))
        if one.code == MERGE_ELSEWHERE:
            return [again, ("Give it up", lambda: self._ask_once(edit.id))]
        return [
            ("Open it again", lambda: self.go.emit(record_place(one.case, one.type, one.record))),
            ("Copy my words", lambda: QGuiApplication.clipboard().setText(copied_words(edit))),
            ("Give it up", lambda: self._ask_once(edit.id)),
        ]

    def _ask_once(self, edit: str) -> None:
        self._asked = edit
        self._show(self._found)

    def _keep(self) -> None:
        self._asked = ""
        self._show(self._found)

    def _give_up(self, edit: str) -> None:
        self._asked = ""
        cases = frozenset(one.case for one in self._found.attention if one.edit and one.edit.id == edit)
        self.do(lambda store: store.give_up(edit), lambda _done: self.desk.changed.emit(cases))
