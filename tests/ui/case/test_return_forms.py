"""What the quarterly return lacks opens from Today in the form that settles it, with what is known filled in."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import Record
from casework.case_file import case_file
from casework.return_gaps import Gap, return_gaps
from tests.ui.case.conftest import case_of, few
from tests.ui.case.laptop import TODAY, Laptop, write
from ui.case.case_page import CasePage
from ui.case.general_editor import GeneralEditor
from ui.place import Place
from ui.today_sections import gap_place


def gaps(laptop: Laptop, case: str) -> dict[str, Gap]:
    with laptop.open_store() as store:
        return {gap.type: gap for gap in return_gaps(case_file(case, store.case(case)), TODAY)}


def opened(laptop: Laptop, place: Place, qtbot: QtBot) -> tuple[GeneralEditor, CasePage]:
    """The form, and the page around it: whoever loses that loses the form."""
    page = laptop.page(place)
    qtbot.addWidget(page)

    def editors() -> list[GeneralEditor]:
        return [one for one in page.findChildren(GeneralEditor) if one.isVisible() and one.is_open]

    qtbot.waitUntil(lambda: bool(editors()))
    return editors()[0], page


def test_home_and_education_at_the_end_of_an_order_are_settled_from_today(laptop: Laptop, qtbot: QtBot) -> None:
    case = case_of("Corvin")
    order = next(one for one in few() if one.case == case and one.type == "order")
    laptop.from_centre(Record(order.id, "order", case, {"ended_on": "2026-11-20"}))
    found = gaps(laptop, case)
    assert {"accommodation_status", "education_status"} <= set(found)
    for type in ("accommodation_status", "education_status"):
        form, page = opened(laptop, gap_place(case, found[type]), qtbot)
        shown = {name: form.fields[name].value() for name in ("order", "moment", "date", "suitable")}  # type: ignore[attr-defined]
        assert shown == {"order": order.id, "moment": "end", "date": "2026-11-20", "suitable": None}
        assert form.caret()[0] == "suitable"
        suitable = form.fields["suitable"]
        QTest.keyClicks(suitable, "3")  # not suitable
        assert suitable.value() == "unsuitable"  # type: ignore[attr-defined]
        with qtbot.waitSignal(form.keeper.saved):
            form.save()
        page.close()
    after = gaps(laptop, case)
    assert not {"accommodation_status", "education_status"} & set(after)
    with laptop.open_store() as store:
        (home,) = (one for one in store.case(case) if one.type == "accommodation_status" and one.stamps)
        assert home.fields["moment"] == "end"
        assert home.fields["suitable"] == "unsuitable"
        assert home.fields["order"] == order.id


def test_what_was_typed_and_not_saved_goes_on_from_today_with_all_that_was_filled_in(
    laptop: Laptop, qtbot: QtBot
) -> None:
    case = case_of("Corvin")
    order = next(one for one in few() if one.case == case and one.type == "order")
    laptop.from_centre(Record(order.id, "order", case, {"ended_on": "2026-11-20"}))
    place = gap_place(case, gaps(laptop, case)["education_status"])
    form, _page = opened(laptop, place, qtbot)
    with qtbot.waitSignal(form.keeper.kept):
        write(form.fields["why"], "Left in")
    again, _again = opened(laptop, place, qtbot)
    assert again.keeper.state.record.id == form.keeper.state.record.id
    shown = {name: again.fields[name].value() for name in ("order", "moment", "date", "why")}  # type: ignore[attr-defined]
    assert shown == {"order": order.id, "moment": "end", "date": "2026-11-20", "why": "Left in"}
    with laptop.open_store() as store:
        (draft,) = store.drafts(case)
        assert draft.fields["order"] == order.id, "whoever opens the draft from elsewhere has it too"


def test_every_other_gap_opens_the_form_of_its_record_where_it_is_written() -> None:
    assert gap_place("c", Gap("person", "p", ("sex",), "sex")) == Place(
        "case", "c", "people", "editor", "p", field="sex", type="person"
    )
    assert gap_place("c", Gap("offence", "o", ("offence code",), "offence_code")).tab == "offences"
