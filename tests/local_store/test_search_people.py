"""Somebody is found by whatever is known of them, written as people write it."""

import pytest

from casework import Record
from tests.local_store.desk import Desk


@pytest.fixture
def juniper(desk: Desk) -> Record:
    """A child of whom everything is known, beside others who are like her in one thing or another."""
    desk.bring("case", {"reference": "TW/0102", "other_references": "CS-88 41"}, id=desk.case)
    person = desk.bring(
        "person",
        {
            "first_names": "Juniper Rhys",
            "surname": "O'Brien-Vexley",
            "preferred_name": "Juno",
            "date_of_birth": "2010-03-12",
            "phone": "07700 900123",
            "email": "juno@example.org",
            "education": "Saltmarsh Academy",
            "pnc_id": "23/45678X",
        },
    )
    desk.bring("other_name", {"kind": "former", "first_names": "Juniper", "surname": "Hallowell"})
    desk.bring("address", {"line_1": "4 Lantern Court", "town": "Thornwick", "postcode": "LN1 4AA"})
    desk.bring("relationship", {"name": "Damaris Hallowell", "relation": "mother", "phone": "+44 7700 900456"})
    desk.bring("person", {"first_names": "Corvin", "surname": "Ashgrove-Teel", "date_of_birth": "2011-03-12"}, case="2")
    return person


def cases(desk: Desk, typed: str) -> list[str]:
    return [hit.case for hit in desk.store.search(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        *("juniper", "JUNI", "juno", "vexley juni", "hallowell", "juniper hallowell"),
        *("o'brien", "o’brien", "obrien", "o brien", "brien", "obrien-vexley", "obrienvexley", "o'brien vexley"),
        *("lantern court", "4 lantern", "ln1 4aa", "LN14AA", "ln1", "thornwick lantern", "saltmarsh"),
        *("tw/0102", "tw 0102", "TW0102", "0102", "cs8841", "23/45678x", "2345678"),
        *("07700 900123", "07700900123", "+44 7700 900123", "0044 7700900123", "900123", "7700900123", "07700 900456"),
        *("juno@example.org", "juno@exam"),
        *(
            "dob 12/3/2010",
            "12/03/2010",
            "12 march 2010",
            "12.3.10",
            "born 12 mar 2010",
            "2010-03-12",
            "d.o.b. 12.03.2010",
        ),
        *("juniper 12/3/2010", "12/3/2010 vexley", "vexley lantern"),
        *("damaris", "damaris vexley"),
    ],
)
def test_a_child_is_found_by_what_is_known_of_them(desk: Desk, juniper: Record, typed: str) -> None:
    assert cases(desk, typed) == [desk.case]


@pytest.mark.parametrize(
    "typed", ["vexly", "vexlye", "juniprr", "hallowel", "halowell", "junper vexley", "vexeley", "jnuiper", "halloewl"]
)
def test_a_slip_in_a_name_is_forgiven(desk: Desk, juniper: Record, typed: str) -> None:
    assert cases(desk, typed) == [desk.case]


@pytest.mark.parametrize("typed", ["jun1per", "vxy", "hallo xyz", "tw/0103", "07700 900124", "12/3/2012", "lanturn"])
def test_what_is_not_a_name_has_to_be_right(desk: Desk, juniper: Record, typed: str) -> None:
    assert cases(desk, typed) == []


def test_a_birthday_without_its_year_is_one_only_where_it_is_said_to_be(desk: Desk, juniper: Record) -> None:
    assert set(cases(desk, "dob 12/3")) == {desk.case, "2"}
    assert cases(desk, "12/3") == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("Siân", "sian"), ("Sian", "siân"), ("Siân", "shan"), ("Ŵyr", "wyr"), ("Wyr", "ŵyr"), ("Llŷr", "llyr")),
        *(("Rhys", "rees"), ("Rees", "rhys"), ("Llew", "lew"), ("Lew", "llew"), ("Ffion", "fion"), ("Ifan", "ivan")),
        *(("Dafydd", "davith"), ("Lowri", "lowry"), ("Steffan", "stephan"), ("Cai", "kai"), ("Anne", "ann")),
        *(("Søren", "soren"), ("Łucja", "lucja"), ("Zoë", "zoe"), ("S\u0069\u0302on", "sîon")),
    ],
)
def test_welsh_and_english_spellings_find_each_other(desk: Desk, name: str, typed: str) -> None:
    desk.bring("person", {"first_names": name, "surname": "Quillsworth"})
    assert cases(desk, typed) == [desk.case]


def test_the_best_comes_first(desk: Desk) -> None:
    for case, fields in {
        "begun": {"first_names": "Reesha", "surname": "Alder"},
        "heard": {"first_names": "Rhys", "surname": "Birch"},
        "typed": {"first_names": "Rees", "surname": "Colley"},
        "other": {"first_names": "Tess", "surname": "Dunmore"},
        "school": {"first_names": "Ivo", "surname": "Engel", "education": "Rees College"},
        "family": {"first_names": "Omar", "surname": "Farrow"},
    }.items():
        desk.bring("person", fields, case=case)
    desk.bring("other_name", {"first_names": "Rees"}, case="other")
    desk.bring("relationship", {"name": "Rees Farrow"}, case="family")
    desk.bring("contact", {"note": "Met Rees at the pool."}, case="school")
    found = desk.store.search("rees")
    assert [hit.case for hit in found] == ["typed", "begun", "other", "heard", "family", "school", "school"]
    assert [bool(hit.field) for hit in found] == [True] * 6 + [False]


def test_a_result_says_through_what_it_was_found(desk: Desk, juniper: Record) -> None:
    said = {
        typed: desk.store.search(typed)[0] for typed in ("vex", "hallow", "lantern", "0770", "saltm", "dob 12/3/2010")
    }
    assert {typed: (hit.type, hit.field) for typed, hit in said.items()} == {
        "vex": ("person", "surname"),
        "hallow": ("other_name", "surname"),
        "lantern": ("address", "line_1"),
        "0770": ("person", "phone"),
        "saltm": ("person", "education"),
        "dob 12/3/2010": ("person", "date_of_birth"),
    }
    assert said["lantern"].snippet == "4 \x02Lantern\x03 Court, Thornwick, LN1 4AA"
    assert said["saltm"].snippet == "\x02Saltm\x03arsh Academy"
    assert said["0770"].snippet == "\x0207700 900123\x03"
    assert {hit.title for hit in said.values()} == {"Juniper Rhys O'Brien-Vexley"}


def test_a_confidential_address_finds_and_is_not_shown(desk: Desk, juniper: Record) -> None:
    desk.bring("address", {"line_1": "9 Harbour Row", "confidential": True})
    (hit,) = desk.store.search("harbour")
    assert (hit.type, hit.snippet) == ("address", "")


def test_what_is_removed_or_has_left_finds_nothing_and_leaves_no_word(desk: Desk, juniper: Record) -> None:
    desk.bring("contact", {"note": "The bursary came through."})
    former = next(one for one in desk.store.case(desk.case) if one.type == "other_name")
    desk.bring("other_name", {"removed_on": "2026-11-26"}, id=former.id)
    assert desk.store.search("hallowell")[0].type == "relationship", "her mother has the name too"
    desk.leaves()
    assert cases(desk, "juniper") == []
    sql = desk.store._db._db.conn.execute
    assert sql("SELECT count(*) FROM found_by WHERE case_id = ?", (desk.case,)).fetchone() == (0,)
    sql("CREATE VIRTUAL TABLE temp.word_of USING fts5vocab('main', 'search_note', 'row')")
    assert sql("SELECT term FROM temp.word_of").fetchall() == []
    pages = b"".join(line[0] for line in sql("SELECT block FROM search_note_data").fetchall())
    assert b"bursary" not in pages
