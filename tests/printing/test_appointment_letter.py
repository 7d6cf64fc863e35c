"""The appointment letter: everything useful is on it, and nothing a neighbour should not read."""

import pytest

from printing import render
from printing.errors import AddressClosed, ContactNotReady, PrintingTrouble, TwoVersions, WordsNotForLetter
from tests.printing.case_files import SERVICE, file_of, home, letter, person, planned, record, text_of


def test_every_value_that_belongs_on_the_letter_is_on_it() -> None:
    words = text_of(render(letter(), file_of(person(), home(), planned())))
    for value in (
        "Private",
        "Zephyr Quillsworth",
        "12 Teasel Row",
        "Port Aldermere",
        "ZZ99 1TR",
        "Monday 23 November 2026",
        "Dear Zephyr",
        "Your next appointment",
        "Monday 30 November 2026, 4:00pm",
        "3 Harbour Parade, Port Aldermere",
        "With Imogen Farrowby",
        "About 45 minutes",
        "We will talk about how things are going at home and at school.",
        "The number 7 bus stops outside.",
        "01632 960144",
        "07700 900144",
        "youthjustice@thornwick.example.org",
        "Yours sincerely",
        "Case manager",
        "Appointment, version 1",
        "printed 23 Nov 2026 09:30",
        "Page 1 of 1",
        "TRAINING COPY: all people are invented",
    ):
        assert value in words


def test_the_letter_never_says_why_the_child_is_known_to_us() -> None:
    case = file_of(
        person(date_of_birth="2012-07-26", pnc_id="1900/0000101A"),
        home(),
        planned(order="order", note="He may bring a knife.", reason="Breach"),
        record("offence", "offence", title="Criminal damage under £5,000", committed_on="2026-09-09"),
        record("order", "order", kind="referral_order", made_on="2026-10-05", court="Thornwick Youth Court"),
        record("judgement", "judged", stage="psr", serious_harm="high", countersigned_on="2026-10-10"),
        record("alert", "alert", kind="visiting", text="Dog. Ring first."),
    )
    words = text_of(render(letter(), case)).casefold()
    for telling in ("criminal", "referral", "court", "offence", "high", "dog", "knife", "breach", "official", "2012"):
        assert telling not in words


def test_the_preferred_name_greets_and_the_legal_name_is_on_the_envelope() -> None:
    words = text_of(render(letter(), file_of(person(preferred_name="Zeph"), home(), planned())))
    assert "Dear Zeph " in words
    assert "Zephyr Quillsworth" in words


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("what_we_will_do", "We will talk about your referral order."),
        ("what_we_will_do", "Talk about the robbery."),
        ("what_we_will_do", "Get ready for court."),
        ("what_we_will_do", "Look at the risk to others."),
        ("place", "Thornwick Youth Court"),
        ("place", "Port Aldermere police station"),
    ],
)
def test_words_that_tell_are_refused_with_what_to_change(field: str, text: str) -> None:
    case = file_of(person(), home(), planned(**{field: text}), record("offence", "one", title="Robbery"))
    with pytest.raises(WordsNotForLetter) as refused:
        render(letter(), case)
    assert "Change" in refused.value.next_step
    assert "Robbery" not in refused.value.sentence()


def test_a_street_called_court_is_no_court() -> None:
    case = file_of(person(), home(line_1="4 Lantern Court"), planned(kind="school", place="Lantern Court School"))
    assert "4 Lantern Court" in text_of(render(letter(), case))


@pytest.mark.parametrize(
    ("address", "happened"),
    [
        ([home(confidential=True)], "confidential"),
        ([home(letters=False)], "may not go"),
        ([home(letters=None)], "Nobody has recorded"),
        ([], "No address"),
        ([home(until="2026-11-22")], "No address"),
        ([home(whose="Zephyr's mother")], "No address"),
    ],
)
def test_no_letter_where_letters_may_not_go(address: list, happened: str) -> None:
    with pytest.raises(AddressClosed) as refused:
        render(letter(), file_of(person(), planned(), *address))
    assert happened in refused.value.happened
    assert refused.value.safe
    assert refused.value.next_step
    assert "Teasel" not in refused.value.sentence()


def test_an_address_keeps_the_child_whose_name_has_changed_since() -> None:
    renamed = person(first_names="Zara"), home(whose="Zephyr Quillsworth"), planned()
    before = record("other_name", "before", kind="former_name", first_names="Zephyr", surname="Quillsworth")
    with pytest.raises(AddressClosed):
        render(letter(), file_of(*renamed))
    assert "12 Teasel Row" in text_of(render(letter(), file_of(*renamed, before)))


def test_another_address_that_takes_letters_is_used() -> None:
    postal = record("address", "post", kind="postal", whose="Zephyr", line_1="PO Box 9", letters=True)
    words = text_of(render(letter(), file_of(person(), home(confidential=True), postal, planned())))
    assert "PO Box 9" in words
    assert "Teasel" not in words


def test_a_confidential_address_is_not_given_away_as_the_place() -> None:
    mother = record(
        "address", "mother", kind="family", whose="mother", line_1="Gull Cottage, 3 The Strand", confidential=True
    )
    for field in ("place", "what_we_will_do"):
        case = file_of(person(), home(), mother, planned(kind="school", **{field: "Meet at gull cottage."}))
        with pytest.raises(ContactNotReady, match="confidential address"):
            render(letter(), case)


def test_a_home_visit_does_not_name_the_home() -> None:
    words = text_of(render(letter(), file_of(person(), home(), planned(kind="home_visit", place="7 Gannet Row"))))
    assert "I will come to where you live" in words
    assert "Gannet" not in words
    assert "bus" not in words


@pytest.mark.parametrize(
    "contact",
    [
        planned(id="another"),
        planned(start=None),
        planned(date=None),
        planned(kind="court"),
        planned(kind="school", place=None),
    ],
)
def test_an_appointment_that_is_not_ready_is_refused_with_what_to_do(contact: object) -> None:
    with pytest.raises(ContactNotReady) as refused:
        render(letter(), file_of(person(), home(), contact))  # type: ignore[arg-type]
    assert refused.value.next_step


def test_two_versions_of_the_time_stop_the_letter_until_somebody_chooses() -> None:
    conflict = {"of": "next", "of_type": "contact", "field": "start", "mine": "16:00:00", "theirs": "10:00:00"}
    records = [person(), home(), planned()]
    with pytest.raises(TwoVersions):
        render(letter(), file_of(*records, record("conflict", "clash", **conflict)))
    settled = record("conflict", "clash", **conflict, settled_at="2026-11-22T10:00:00+00:00")
    assert render(letter(), file_of(*records, settled))
    about_note = record("conflict", "clash", **(conflict | {"field": "note"}))
    assert render(letter(), file_of(*records, about_note))


def test_a_draft_says_so_and_nobody_has_signed_it() -> None:
    words = text_of(render(letter(draft=True), file_of(person(), home(), planned(worker="Bettany Quill"))))
    assert "DRAFT: not for issue" in words
    assert "Imogen Farrowby" not in words


def test_the_foot_says_when_not_all_was_sent() -> None:
    case = file_of(person(), home(), planned())
    assert "Not all changes had been sent." in text_of(render(letter(all_sent=False), case))
    assert "Not all changes" not in text_of(render(letter(), case))


def test_a_service_that_is_live_has_no_training_strip() -> None:
    from msgspec.structs import replace

    words = text_of(render(letter(service=replace(SERVICE, training=False)), file_of(person(), home(), planned())))
    assert "TRAINING" not in words


def test_a_role_that_tells_is_left_off() -> None:
    words = text_of(render(letter(worker_role="Crown Court officer"), file_of(person(), home(), planned())))
    assert "Court" not in words


def test_every_refusal_is_a_trouble_of_printing() -> None:
    for kind in (AddressClosed, ContactNotReady, TwoVersions, WordsNotForLetter):
        assert issubclass(kind, PrintingTrouble)
