"""What is not for this laptop's user leaves it once what waits for it is delivered; that it is there can be said."""

from pathlib import Path
from typing import Any

import pytest

from casework.edits import Record
from local_store import Answer, Draft, LocalStore, Page, PageRecord
from local_store.cipher import keyed
from local_store.shapes import HiddenRecord
from tests.local_store.desk import KEY, RECEIVED, Desk

FILE = "c" * 64


def hides(desk: Desk, *records: Record | str, section: str = "health") -> frozenset[str]:
    """The centre says that these are not for this user."""
    desk.position += 1
    ids = [one if isinstance(one, str) else one.id for one in records]
    hidden = [HiddenRecord(id, desk.case, section) for id in ids]
    return desk.store.apply_page(Page(cursor=str(desk.position), hidden=hidden))


def proposed(desk: Desk, *edits: Any) -> None:
    """The centre lays what came too late before those who may see it."""
    told = [Answer(one.id, "refused", code="hidden", reason="It is kept for others.", proposal="p") for one in edits]
    desk.store.settle(told, RECEIVED)


def written_in(path: Path, word: str) -> list[str]:
    """The tables of the store, decrypted, that still hold a word."""
    with LocalStore.open(path, KEY):
        pass
    database = keyed(path, KEY)
    found = []
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in database.execute(f'SELECT * FROM "{table}"').fetchall():
            if any(word.encode() in (one if isinstance(one, bytes) else str(one).encode()) for one in row):
                found.append(table)
    database.close()
    return found


def test_a_hidden_record_leaves_with_all_that_repeats_it(desk: Desk, path: Path) -> None:
    contact = desk.bring("contact", {"note": "Zebedee at the clinic", "date": "2026-10-05"})
    own = desk.write(contact, place="Zebedee ward")
    desk.applied(own)
    assert [hit.record for hit in desk.store.search("zebedee")] == [contact.id]
    desk.store.remember("last_open", {"record": contact.id})
    assert {"record", "receipt", "found_by"} & set(written_in(path, "Zebedee")) >= {"record", "receipt"}
    assert hides(desk, contact) == {desk.case}
    assert desk.store.record(contact.id) is None
    assert desk.store.search("zebedee") == []
    assert desk.store.recall("last_open") is None
    assert desk.store.hidden(desk.case) == {"health": 1}
    assert [receipt.edit.set for receipt in desk.store.receipts(contact.id)] == [{}], "that it was sent stays"
    desk.store.close()
    assert written_in(path, "Zebedee") == []


def test_it_stays_until_what_waits_is_delivered_and_then_goes(desk: Desk, path: Path) -> None:
    contact = desk.bring("contact", {"note": "Zebedee at the clinic"})
    waiting = desk.write(contact, note="Zebedee did not come")
    draft = Draft("contact/x", desk.case, contact.id, "contact", {"place": "Zebedee ward"}, base={"place": None})
    desk.store.keep_draft(draft)
    hides(desk, contact)
    assert desk.show(contact.id).fields == {"note": "Zebedee did not come", "place": "Zebedee ward"}
    assert desk.store.drafts() == [], "what was typed goes with it"
    going = [item.edit for item in desk.store.pending()]
    assert [edit.set for edit in going] == [{"note": "Zebedee did not come"}, {"place": "Zebedee ward"}]
    assert going[0].id == waiting.id
    proposed(desk, going[0])
    assert desk.store.record(contact.id) is not None
    proposed(desk, going[1])
    assert desk.store.record(contact.id) is None
    assert [receipt.outcome for receipt in desk.store.receipts(contact.id)] == ["proposed", "proposed"]
    assert desk.store.attention() == []
    desk.store.close()
    assert written_in(path, "Zebedee") == []


def test_what_waited_behind_a_refused_edit_goes_too(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n"})
    first = desk.write(contact, note="one")
    second = desk.write(desk.show(contact.id), note="two")
    desk.refused(first)
    assert desk.store.sendable(9) == []
    hides(desk, contact)
    assert [item.edit.id for item in desk.store.sendable(9)] == [second.id]
    proposed(desk, second)
    (refused,) = desk.store.attention()
    assert refused.edit is not None
    assert (refused.edit.set, refused.edit.base) == ({"note": "one"}, {}), "own words stay, nobody else's do"


def test_an_editor_that_is_still_open_cannot_bring_it_back(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n"})
    hides(desk, contact)
    late = desk.write(contact, note="typed on")
    desk.store.mark_sent([late.id])
    desk.store.keep_draft(Draft("contact/x", desk.case, contact.id, "contact", {"note": "typed on and on"}))
    assert desk.store.drafts() == []
    edits = [item.edit for item in desk.store.pending()]
    assert [edit.set for edit in edits] == [{"note": "typed on"}, {"note": "typed on and on"}]
    proposed(desk, *edits)
    assert desk.store.record(contact.id) is None


def test_a_record_that_is_shown_again_is_not_counted(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n"})
    hides(desk, contact, "never-here")
    hides(desk, "another", section="victim")
    assert desk.store.hidden(desk.case) == {"health": 2, "victim": 1}
    desk.bring("contact", {"note": "m"}, id=contact.id)
    assert desk.show(contact.id).fields == {"note": "m"}
    assert desk.store.hidden(desk.case) == {"health": 1, "victim": 1}
    desk.leaves()
    assert desk.store.hidden(desk.case) == {}


def test_a_page_that_hides_and_its_cursor_are_kept_together(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n"})
    unwritable = PageRecord("x", "contact", desk.case, {"note": object()}, 40)
    hidden = [HiddenRecord(contact.id, desk.case, "health")]
    with pytest.raises(TypeError):
        desk.store.apply_page(Page(cursor="40", changed=[unwritable], hidden=hidden))
    assert desk.store.record(contact.id) is not None
    assert desk.store.hidden(desk.case) == {}
    assert desk.store.cursor() == "1"


def test_withheld_fields_are_taken_off_and_others_stay(desk: Desk, path: Path) -> None:
    screening = desk.bring("screening", {"need": "yes", "note": "Zebedee daily"})
    own = desk.write(screening, note="Zebedee weekly")
    desk.applied(own)
    waits = desk.write(desk.show(screening.id), note="Zebedee monthly")
    desk.position += 1
    again = PageRecord(screening.id, "screening", desk.case, {"need": "yes"}, desk.position, withheld=["note"])
    desk.store.apply_page(Page(cursor=str(desk.position), changed=[again]))
    assert desk.show(screening.id).fields == {"need": "yes", "note": "Zebedee monthly"}, "own words until they are sent"
    proposed(desk, waits)
    assert desk.show(screening.id).fields == {"need": "yes"}
    assert "note" not in desk.show(screening.id).stamps
    desk.store.close()
    assert written_in(path, "Zebedee") == []


def test_a_record_of_which_all_is_withheld_makes_no_empty_one(desk: Desk) -> None:
    only = PageRecord("s", "screening", desk.case, {}, 4, withheld=["note"])
    desk.store.apply_page(Page(cursor="4", changed=[only]))
    assert desk.store.record("s") is None


def test_the_file_of_a_hidden_document_leaves_unless_another_names_it(desk: Desk) -> None:
    named = {"file": FILE, "file_size": 10, "file_type": "application/pdf"}
    one, other = desk.bring("document", named), desk.bring("document", named)
    hides(desk, one)
    assert desk.store.attachment(FILE) is not None
    hides(desk, other)
    assert desk.store.attachment(FILE) is None


def test_a_restored_centre_is_not_sent_the_stripped_receipts_of_what_is_hidden(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n"})
    desk.applied(desk.write(contact, note="mine"))
    hides(desk, contact)
    desk.store.begin_again()
    assert desk.pending_ids() == []
