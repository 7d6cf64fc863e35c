"""The bail timetable: conditions, past contacts from the record, coming ones bold, on one page."""

from msgspec.structs import replace

from printing import render
from printing.bail_timetable import TEMPLATE, BailTimetable, content
from printing.content import Table, plain
from tests.printing.case_files import SERVICE, TODAY, attended, file_of, pages_of, person, planned, record, text_of
from tests.printing.kept_files import ORDER, bail_case, order, required, told


def table(*records: object, **facts: object) -> Table:
    blocks = content(BailTimetable(**told(**facts)), file_of(*records)).blocks  # type: ignore[arg-type]
    return next(one for one in blocks if isinstance(one, Table))


def test_every_value_that_belongs_on_the_timetable_is_on_it() -> None:
    words = text_of(render(BailTimetable(**told()), file_of(*bail_case())))
    for value in (
        "Bail support timetable",
        "Monday 9 November 2026 to Wednesday 25 November 2026",
        "Zephyr Quillsworth",
        "26 July 2012",
        "Friday 27 November 2026, 10:00",
        "Thornwick Youth Court",
        "Callum Dreyling, 07700 900144",
        "01632 960199",
        "Live at 9 Pilot's Walk.",
        "Mon 9 Nov 10:00 3 Harbour Parade Callum Kept",
        "Thu 12 Nov 10:00 3 Harbour Parade Callum Missed",
        "Mon 16 Nov 10:00 3 Harbour Parade Callum Not counted",
        "Thu 19 Nov 10:00 Home Callum Kept",
        "Wed 25 Nov 16:00 3 Harbour Parade Callum",
        "Ring or text Callum before the time.",
        "The court could end my bail.",
        "The service may tell the court how I keep to it.",
        "Parent or carer",
        "Bail timetable, version 1",
    ):
        assert value in words


def test_it_is_one_page() -> None:
    assert len(pages_of(render(BailTimetable(**told()), file_of(*bail_case())))) == 1


def test_it_never_says_why_a_contact_was_not_counted() -> None:
    words = text_of(render(BailTimetable(**told()), file_of(*bail_case())))
    assert "ZZ" not in words
    assert "LONG AGO" not in words


def test_weeks_are_divided_and_only_coming_rows_are_bold() -> None:
    made = table(*bail_case())
    assert made.heavy == (2, 4)
    assert [row[0][0].bold for row in made.rows] == [False, False, False, False, True]
    assert [plain(row[4]) for row in made.rows] == ["Kept", "Missed", "Not counted", "Kept", ""]


def test_a_past_contact_that_nobody_wrote_up_is_not_called_missed() -> None:
    forgotten = planned(id="forgotten", order=ORDER, statutory=True, date="2026-11-20")
    made = table(*bail_case(forgotten))
    assert [plain(row[4]) for row in made.rows if plain(row[0]) == "Fri\u00a020\u00a0Nov"] == ["Not recorded"]
    case = file_of(*bail_case(forgotten))
    document = BailTimetable(**told())
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert "1 contact before today is not written up yet." in asked


def test_calls_and_contacts_of_another_order_or_for_one_role_do_not_count() -> None:
    more = [
        attended(2, order=ORDER, statutory=False, place="ZZROUTINEZZ"),
        attended(4, order="another", place="ZZOTHERZZ"),
        attended(5, order=ORDER, only_for="health", place="ZZCLINICZZ"),
        attended(7, order=ORDER, kind="letter", place="ZZLETTERZZ"),
    ]
    assert len(table(*bail_case(*more)).rows) == len(table(*bail_case()).rows)


def test_conditions_of_the_court_are_divided_where_none_is_recorded_singly() -> None:
    said = "Curfew 7pm to 7am. Live at 9 Pilot's Walk. Bail support, 3 contacts a week."
    records = [one for one in bail_case() if one.type not in ("requirement", "order")]
    words = text_of(render(BailTimetable(**told()), file_of(*records, order("bail", end=None, conditions=said))))
    assert "• Curfew 7pm to 7am. • Live at 9 Pilot's Walk. • Bail support, 3 contacts a week." in words


def test_a_remand_record_says_the_conditions_before_the_order_does() -> None:
    remand = record("remand", "remand", kind="bail_support", order=ORDER, since="2026-11-02", conditions="Curfew.")
    records = [one for one in bail_case(remand) if one.type != "requirement"]
    words = text_of(render(BailTimetable(**told()), file_of(*records)))
    assert "Curfew." in words
    assert "ZZTOGETHERZZ" not in words


def test_what_is_not_recorded_says_so_and_asks() -> None:
    records = [person(), order("bail", end=None), planned(order=ORDER, statutory=True)]
    case = file_of(*records)
    document = BailTimetable(**told(service=replace(SERVICE, out_of_hours="")))
    words = text_of(render(document, case))
    assert "Court date Not recorded" in words
    assert "Out of hours Not recorded" in words
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert len(asked) == 2


def test_bail_that_has_ended_has_no_timetable() -> None:
    ended = order("bail", ended_on="2026-11-20")
    assert TEMPLATE.subjects is not None
    assert TEMPLATE.subjects(file_of(person(), ended), TODAY) == ()


def test_eighty_contacts_to_come_go_on_over_the_page_with_the_head_again() -> None:
    many = [
        planned(
            id=f"p{number}",
            order=ORDER,
            statutory=True,
            date="2026-12-01",
            start=f"{8 + number // 6:02}:{number % 6}0:00",
        )
        for number in range(80)
    ]
    pages = pages_of(
        render(BailTimetable(**told()), file_of(person(), order("bail"), required("r", "Live there"), *many))
    )
    assert sum(page.count("Tue 1 Dec") for page in pages) == 80
    assert all("Kept?" in page for page in pages if "Tue 1 Dec" in page)
