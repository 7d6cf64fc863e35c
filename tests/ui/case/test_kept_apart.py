"""The window says where records are kept for somebody else, how many, and whom to ask: in an empty list too."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework import new_id
from local_store.shapes import HiddenRecord, Page
from tests.ui.case.conftest import Opened, case_of
from tests.ui.case.laptop import NOW, Laptop
from ui.case.page_words import case_page_words
from ui.place import Place
from ui.print_work import Wanted, get_ready

HEALTH = "2 records of this case are kept for the health workers."
VICTIM = "1 record of this case is kept for the victim worker."
OTHERS = "1 record of this case is kept for somebody else."
POLICE = "1 record of this case is kept for the police."


def hide(laptop: Laptop, case: str, ids: dict[str, str]) -> None:
    """A page from the centre: these records, by the section that each is kept for, are not for this user."""
    laptop.position += 1
    hidden = [HiddenRecord(id, case, section) for id, section in ids.items()]
    with laptop.open_store() as store:
        cases = store.apply_page(Page(cursor=str(laptop.position), hidden=hidden))
    laptop.desk.changed.emit(cases)


def texts(page: QWidget) -> str:
    return " | ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_each_page_says_what_of_it_is_kept_for_somebody_else(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    case = case_of("Corvin")
    page = show("Corvin", Place(tab="summary"))
    assert "kept for" not in texts(page.summary)
    with laptop.open_store() as store:
        contacts = [one.id for one in store.case(case) if one.type == "contact"]
    kept = {new_id(): "health", new_id(): "health", new_id(): "victim", new_id(): "police_intelligence"}
    hide(laptop, case, kept)
    qtbot.waitUntil(lambda: HEALTH in texts(page.summary))
    said = texts(page.summary)
    assert VICTIM in said
    assert OTHERS in said
    assert "police" not in said, "a child may be reading along"
    assert "Ask the victim and restorative justice worker or your manager if you need it." in said
    for tab, here, elsewhere in (
        ("health", HEALTH, VICTIM),
        ("victims", VICTIM, HEALTH),
        ("enforcement", POLICE, HEALTH),
    ):
        page.show_tab(tab)
        qtbot.waitUntil(lambda here=here: here in texts(page.reading))
        assert elsewhere not in texts(page.reading)
    page.show_tab("contacts")
    qtbot.waitUntil(lambda: HEALTH in page.contacts.kept.text())
    assert page.contacts.past.accessibleDescription() == page.contacts.kept.text(), (
        "a screen reader says it at the list"
    )
    assert "No contacts" not in texts(page.contacts)
    hide(laptop, case, dict.fromkeys(contacts, "health"))
    qtbot.waitUntil(lambda: "No contacts recorded that your role may see." in texts(page.contacts))


def test_timeline_and_documents_say_it_and_so_does_paper_without_a_number(laptop: Laptop) -> None:
    case = case_of("Corvin")
    with laptop.open_store() as store:
        before = get_ready(store, Wanted(case, "case_summary"), laptop.desk.who, NOW)
        assert case_page_words(store, case, "timeline", NOW, "case_manager").timeline.kept == ""
        hide(laptop, case, {new_id(): "victim"})
        for tab in ("timeline", "documents"):
            words = case_page_words(store, case, tab, NOW, "case_manager")
            told = words.timeline or words.documents
            assert VICTIM in told.kept
            assert told.none.endswith("that your role may see.")
        after = get_ready(store, Wanted(case, "case_summary"), laptop.desk.who, NOW)
    left_out = "Records kept for other roles than that of whoever printed this are left out."
    assert left_out not in " ".join(before.words.split())
    assert left_out in " ".join(after.words.split())
    assert "Nothing is left out" not in after.words
    assert VICTIM not in after.words
