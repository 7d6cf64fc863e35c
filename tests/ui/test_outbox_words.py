"""Why a change has not gone yet, and who has seen one that went: every reason, as it is said."""

import pytest

from casework import new_edit, new_record
from local_store.file_shapes import FileToMove
from local_store.shapes import Attention, Pending, Receipt, SeenBy, SendTrouble, State
from sync.status import Link, SyncStatus
from tests.ui.days import NOW
from ui.edit_words import how_much, what_was_done
from ui.outbox_view import Outbox, heading, outbox_rows, technical_detail
from ui.outbox_words import clock_words, send_now_words, sent_words, why

EDIT = new_edit(new_record("address", "c"), {"line_1": "4 Lantern Court"}, "imogen.farrowby")
SAVED = "2026-11-26T08:32:00+00:00"
MET = "2026-11-26T09:18:00+00:00"
MORGAN = SeenBy("c", "morgan.reyes", "Morgan Reyes", "2026-11-26T11:02:00+00:00", 9)
WREN = SeenBy("c", "wren.holloway-pike", "Wren Holloway-Pike", "2026-11-25T16:00:00+00:00", 9)


def pending(state: State = State.WAITING, sent_at: str = "", trouble: SendTrouble | None = None) -> Pending:
    return Pending(EDIT, state, SAVED, sent_at=sent_at, trouble=trouble)


@pytest.mark.parametrize(
    ("one", "status", "said"),
    [
        (pending(), SyncStatus(Link.CONNECTED), ("Next to go", "")),
        (pending(State.SENT), SyncStatus(Link.SENDING), ("Being sent now", "")),
        (
            pending(State.SENT, sent_at="2026-11-26T09:40:51+00:00"),
            SyncStatus(Link.SENDING, slow=True),
            ("Being sent now", "the link is slow: 9 seconds so far"),
        ),
        (pending(), SyncStatus(Link.OFFLINE, last_contact=MET), ("Waits for a connection", "since 9:18am")),
        (
            pending(trouble=SendTrouble("offline", "2026-11-26T09:20:00+00:00")),
            SyncStatus(Link.OFFLINE, last_contact=MET),
            ("Waits for a connection", "since 9:20am"),
        ),
        (pending(), SyncStatus(Link.OFFLINE), ("Waits for a connection", "since 8:32am")),
        (pending(), SyncStatus(Link.SIGNED_OUT, last_contact=MET), ("Waits until you sign in", "since 9:18am")),
        (
            pending(),
            SyncStatus(Link.CENTRE_TROUBLE, next_try="2026-11-26T15:52:00+00:00"),
            ("The centre is not answering", "next try at 3:52pm"),
        ),
    ],
)
def test_each_change_says_why_it_waits_and_since_when(one: Pending, status: SyncStatus, said: tuple[str, str]) -> None:
    now = NOW.replace(hour=9, minute=41, second=0)
    assert why(one, status, first=False, now=now) == said


def test_a_change_that_went_says_who_has_seen_it_since() -> None:
    has_it = "The centre has it, 3:40pm"
    received = "2026-11-26T15:40:00+00:00"
    assert sent_words(received, (), NOW) == (has_it, "")
    assert sent_words(received, (MORGAN,), NOW) == (has_it, "Seen by Morgan Reyes, 11:02am")
    third = SeenBy("c", "callum.dreyling", "", "2026-11-26T12:00:00+00:00", 9)
    told = sent_words(received, (third, MORGAN, WREN), NOW)[1]
    assert told == "Seen by Wren Holloway-Pike, 4pm, 25 Nov, Morgan Reyes, 11:02am and 1 colleague"


def test_what_was_sent_today_is_told_with_whoever_saw_it() -> None:
    receipt = Receipt(EDIT, SAVED, "2026-11-26T09:40:00+00:00", "applied", 9, (MORGAN,))
    rows = outbox_rows(Outbox(sent=(receipt,), names={"c": "Juniper Vexley"}), SyncStatus(Link.CONNECTED), NOW)
    assert "The centre has it, 9:40am, Seen by Morgan Reyes, 11:02am" in rows[-1].sentence()


def test_a_file_goes_last_and_says_how_far_it_is() -> None:
    photo = FileToMove("0" * 64, "c", 1_400_000, "image/jpeg", 400_000, True)
    found = Outbox(pending=(pending(),), names={"c": "Zephyr Quillsworth"}, files=(photo,))
    last = outbox_rows(found, SyncStatus(Link.CONNECTED), NOW)[-1].sentence()
    told = "The file itself, a JPEG picture, 1.4 MB, Zephyr Quillsworth"
    assert heading(found, NOW).startswith("1 change and 1 file are saved on this laptop. The oldest is from ")
    assert last == f"{told}, Goes last, and carries on where it stopped, 0.4 of 1.4 MB sent"


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (Link.OFFLINE, "Waits for a connection"),
        (Link.SIGNED_OUT, "Waits until you sign in"),
        (Link.CENTRE_TROUBLE, "The centre is not answering"),
    ],
)
def test_a_file_says_why_it_waits(link: Link, reason: str) -> None:
    photo = FileToMove("0" * 64, "c", 1_400_000, "image/jpeg", 0, True)
    found = Outbox(names={"c": "Zephyr Quillsworth"}, files=(photo,))
    (row,) = outbox_rows(found, SyncStatus(link), NOW)
    assert row.sentence() == f"The file itself, a JPEG picture, 1.4 MB, Zephyr Quillsworth, {reason}"
    assert heading(found, NOW) == "1 file waits to be sent. Every change has been sent."


def test_send_now_counts_the_files() -> None:
    offline = SyncStatus(Link.OFFLINE)
    assert send_now_words(offline, 0, 0) == "Nothing waits to be sent."
    alone = "No connection. The file is safe here and goes by itself when there is one."
    assert send_now_words(offline, 0, 1) == alone
    both = "No connection. All 3 changes and 1 file are safe here and go by themselves when there is one."
    assert send_now_words(offline, 3, 1) == both


def test_a_document_with_a_file_is_an_added_file() -> None:
    fields = {"kind": "other", "title": "Offer", "file": "0" * 64, "file_type": "application/pdf", "file_size": 12_000}
    edit = new_edit(new_record("document", "c"), fields, "imogen.farrowby")
    assert (what_was_done(edit), how_much(edit)) == ("Added a file", "Offer, PDF, 12 KB")


def test_two_versions_are_told_as_what_this_user_did() -> None:
    attention = Attention("a", "conflict", "c", "r", "contact", SAVED, conflicts=("k",))
    about = {"date": "2026-11-23", "kind": "office"}
    own = new_edit(new_record("contact", "c", "r"), {"attendance": "unacceptable_absence"}, "imogen.farrowby")
    found = Outbox(attention=(attention,), fields={"r": about}, own={"a": own})
    told = outbox_rows(found, SyncStatus(Link.CONNECTED), NOW)[-1].sentence()
    assert "Recorded an unacceptable absence, office on Monday 23 November" in told
    assert "2 people changed this, choose what to keep" in told


def test_a_clock_that_is_off_is_told_in_words_and_in_the_technical_detail() -> None:
    assert clock_words(0) == ""
    assert clock_words(420) == "7 minutes ahead of the centre’s"
    assert clock_words(-3 * 3600) == "3 hours behind the centre’s"
    assert "clock: +420 s against the centre" in technical_detail(Outbox(), SyncStatus(clock_off=420.0))
