"""The notice of supervision: dates, exact conditions, reporting, what follows; for the child and for a parent."""

import pytest

from printing import fingerprint, render
from printing.errors import PaperNotReady
from printing.licence_notice import TEMPLATE, LicenceNotice, content
from tests.printing.case_files import TODAY, file_of, person, record, text_of
from tests.printing.kept_files import ORDER, licence_case, order, required, told


def notice(*records: object, **facts: object) -> str:
    return text_of(render(LicenceNotice(**told(**facts)), file_of(*records)))  # type: ignore[arg-type]


def licence(**fields: object) -> object:
    known = {"order": ORDER, "kind": "licence", "released_on": "2026-11-20", "expires_on": "2027-04-26"}
    return record("licence", "licence", **(known | fields))  # type: ignore[arg-type]


def test_every_value_that_belongs_on_the_notice_is_on_it() -> None:
    words = notice(*licence_case())
    for value in (
        "Notice of supervision",
        "Detention and training order, Thornwick Youth Court",
        "Zephyr Quillsworth",
        "26 July 2012",
        "20 November 2026",
        "26 April 2027",
        "07700 900144",
        "01632 960199",
        "Until 26 April 2027 you are under supervision",
        "Live where directed.",
        "Keep in touch with the supervising officer.",
        "Come to the office every Monday.",
        "Monday 30 November 2026, 4:00pm, 3 Harbour Parade, Port Aldermere.",
        "The court can send you back to custody",
        "This has been read to me and explained to me.",
        "Marigold Quillsworth Parent or carer",
        "Callum Dreyling Youth justice service",
        "Notice of supervision, version 1",
    ):
        assert value in words


def test_a_copy_says_whose_it_is_and_says_the_same() -> None:
    case = file_of(*licence_case())
    mine, parents = (LicenceNotice(**told(copy_for=reader)) for reader in ("the child", "a parent or carer"))
    assert "Copy for the child" in text_of(render(mine, case))
    assert "Copy for a parent or carer" in text_of(render(parents, case))
    assert fingerprint(mine, case) == fingerprint(parents, case)


def test_the_childs_copy_asks_for_the_parents() -> None:
    case = file_of(*licence_case())
    for reader in ("", "the child", "a parent or carer"):
        document = LicenceNotice(**told(copy_for=reader))
        asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
        assert ("Print the copy for a parent or carer too." in asked) is (reader != "a parent or carer")


def test_conditions_are_in_the_exact_words_of_the_order_and_of_the_licence() -> None:
    exact = "Not to commit any further offence; to be of good behaviour."
    words = notice(
        person(), order("section_250"), licence(conditions="Wear the tag.\nHand in the passport."), required("a", exact)
    )
    assert f"• {exact} • Wear the tag. • Hand in the passport." in words


def test_a_licence_says_that_it_can_be_recalled() -> None:
    words = notice(
        person(), order("section_250"), licence(home_detention_until="2026-12-24"), required("a", "Live there.")
    )
    assert "You have been released on licence." in words
    assert "you can be taken back to custody without a new hearing" in words
    assert "Until 24 December 2026" in words


@pytest.mark.parametrize(
    "records",
    [
        [licence(released_on=None), required("a", "Live there.")],
        [licence()],
    ],
)
def test_a_notice_without_its_days_or_conditions_is_refused(records: list[object]) -> None:
    with pytest.raises(PaperNotReady) as refused:
        notice(person(), order("section_250"), *records)
    assert "Record" in refused.value.next_step


def test_what_is_missing_beside_says_so_and_asks() -> None:
    case = file_of(person(), order("section_250"), licence(), required("a", "Live there."), required("b", None))  # type: ignore[arg-type]
    document = LicenceNotice(**told())
    words = text_of(render(document, case))
    assert "When and where you report Not recorded" in words
    assert "Contract item: not recorded" in words
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert len(asked) == 4


def test_conditions_that_have_ended_are_left_out() -> None:
    assert "ZZENDEDZZ" not in notice(*licence_case(required("old", "ZZENDEDZZ", ended_on="2026-11-21")))


def test_the_newest_release_is_the_likeliest() -> None:
    older = record("licence", "older", order=ORDER, kind="licence", released_on="2025-01-10")
    assert TEMPLATE.subjects is not None
    found = TEMPLATE.subjects(file_of(*licence_case(older)), TODAY)
    assert [one.record for one in found] == ["licence", "older"]
