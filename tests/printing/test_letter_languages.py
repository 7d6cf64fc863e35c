"""Letters in Welsh beside English, in the family's language with English overleaf, and in easy words."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from printing import render
from printing.appointment_letter import TEMPLATE, AppointmentLetter
from printing.content import Beside, Content, Look
from printing.errors import NotWritten, WordsNotForLetter
from printing.letter_language import EASY_READ, LANGUAGE
from printing.phrases import english, languages
from printing.render import content
from printing.warning_letter import WarningLetter
from tests.printing.case_files import LONG_NAME, file_of, home, pages_of, person, planned, text_of, unbroken
from tests.printing.letter_files import IN_WELSH, everything, facts

WHAT = "Byddwn yn siarad am yr ysgol."


def letter(**changed: Any) -> AppointmentLetter:
    return AppointmentLetter(**facts(about="next", **changed))


def welsh(**changed: Any) -> AppointmentLetter:
    return letter(**({"service": IN_WELSH, "language": "CYM", "what_in_language": WHAT} | changed))


def approved(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """As if a translator had approved the words of that language."""
    done = msgspec.structs.replace(
        languages()[code], approved=dt.date(2026, 11, 1), translator="Angharad Pryce-Vaughan"
    )
    monkeypatch.setitem(languages(), code, done)


def test_welsh_stands_beside_english_row_by_row_and_comes_first_in_every_shared_line() -> None:
    says = content(welsh(), everything())
    beside = says.blocks[0]
    assert isinstance(beside, Beside)
    assert (beside.left.language, beside.right.language, says.language) == ("cy", "en", "cy")
    left, right = (side.blocks for side in (beside.left, beside.right))
    assert [type(one) for one in left] == [type(one) for one in right]
    words = text_of(render(welsh(), everything()))
    for value in (
        "Gwasanaeth Cyfiawnder Ieuenctid Thornwick", "Thornwick Youth Justice Service", "Preifat / Private",
        "23 Tachwedd 2026", "23 November 2026", "Annwyl Zephyr", "Dear Zephyr", "Eich apwyntiad nesaf",
        "Your next appointment", "Dydd Llun 30 Tachwedd 2026", "Tua 45 munud", WHAT, "We will talk about how things",
        "Mae bws 7 yn stopio y tu allan.", "The number 7 bus stops outside.", "Os na allwch ddod", "01632 960144",
        "Mae croeso i chi siarad Cymraeg gyda ni.", "You are welcome to speak Welsh with us.",
        "Yn gywir / Yours sincerely", "Apwyntiad / Appointment, fersiwn / version 1", "Tudalen 1 o 1 / Page 1 of 1",
    ):  # fmt: skip
        assert value in words


def test_what_nobody_has_approved_is_a_draft_that_nobody_has_signed() -> None:
    words = text_of(render(welsh(), everything()))
    assert content(welsh(), everything()).draft_because
    assert "DRAFT: not for issue" in words
    assert "Welsh text approved by a translator: waiting. Not to be sent until approved." in words
    assert words.count("Imogen Farrowby") == 2, "whom the meeting is with, in each language, and no signature"


def test_what_a_translator_has_approved_can_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    approved(monkeypatch, "CYM")
    words = text_of(render(welsh(), everything()))
    assert "DRAFT" not in words
    assert "Rheolwr achos / Case manager" in words
    checks = [one.text for one in TEMPLATE.checks(welsh(), content(welsh(), everything()), everything())]
    assert "Its Welsh words were approved on 1\u00a0November 2026 by Angharad Pryce-Vaughan." in checks


def test_neither_language_says_what_the_other_does_not() -> None:
    document = welsh(what_in_language="", service=facts()["service"])
    words = text_of(render(document, everything()))
    assert "We will talk" not in words
    assert "bus" not in words
    texts = [one.text for one in TEMPLATE.checks(document, content(document, everything()), everything())]
    assert any("is left out: nobody has written it in Welsh" in one for one in texts)
    assert any("How to get here is left out" in one for one in texts)


def test_a_warning_in_welsh_is_a_whole_letter_with_the_english_overleaf() -> None:
    pages = pages_of(render(WarningLetter(**facts(about="missed", language="CYM", service=IN_WELSH)), everything()))
    assert len(pages) == 2
    assert "Rydych wedi colli apwyntiad. Dyma eich rhybudd cyntaf." in pages[0]
    assert "gellir dod â chi gerbron y llys" in pages[0]
    assert "Tudalen 1 o 1" in pages[0]
    assert "In English overleaf." in pages[0]
    assert "You have missed an appointment. This is your first warning." in pages[1]
    assert "Page 1 of 1" in pages[1]
    assert all("DRAFT: not for issue" in page for page in pages)


def test_two_columns_that_run_over_their_page_become_two_whole_letters() -> None:
    long = " ".join(f"Byddwn yn gwneud peth {number}." for number in range(14))
    pages = pages_of(render(welsh(what_in_language=long), everything()))
    assert [("Annwyl" in page, "Dear" in page) for page in pages] == [(True, False), (False, True)]
    assert "peth 13" in pages[0]
    assert "Tudalen 1 o 1" in pages[0]
    assert "Page 1 of 1" in pages[1]


def test_the_familys_language_has_its_own_sheet_with_english_overleaf() -> None:
    says = content(letter(language="PNJ"), everything())
    assert says.language == "pa"
    assert says.overleaf
    assert says.overleaf.language == "en"
    assert says.draft_because == says.overleaf.draft_because
    told = says.said()
    assert "ਤੁਹਾਡੀ ਅਗਲੀ ਮੁਲਾਕਾਤ" in told
    assert "ਸੋਮਵਾਰ 30\u00a0ਨਵੰਬਰ 2026, ਸ਼ਾਮ 4:00 ਵਜੇ" in told
    assert "Your next appointment" in told
    assert "01632\u00a0960144" in told
    assert "ਦੁਭਾਸ਼ੀਆ" in told
    assert "If you need an interpreter, tell us. It is free." in told
    pages = pages_of(render(letter(language="PNJ"), everything()))
    assert [("ਤੁਹਾਡੀ ਅਗਲੀ ਮੁਲਾਕਾਤ" in page, "Your next appointment" in page) for page in pages] == [
        (True, False),
        (False, True),
    ]
    assert all("Page 1 of 1" in page for page in pages)


def chosen(case_language: str, **changed: Any) -> Content:
    case = file_of(person(letter_language=case_language or None), home(), planned())
    return content(letter(**changed), case)


@pytest.mark.parametrize(
    ("family", "service", "asked", "language"),
    [
        ("", "", "", "en"),
        ("PNJ", "", "", "pa"),
        ("PNJ", "CYM", "", "pa"),
        ("", "CYM", "", "cy"),
        ("ENG", "CYM", "", "en"),
        ("PNJ", "", "ENG", "en"),
        ("POL", "", "", "en"),
    ],
)
def test_the_language_is_as_asked_else_the_familys_else_the_services(
    family: str, service: str, asked: str, language: str
) -> None:
    speaks = msgspec.structs.replace(facts()["service"], letter_language=service)
    assert chosen(family, language=asked, service=speaks).language == language


def test_a_language_nobody_has_written_is_refused_if_asked_for_and_told_if_not() -> None:
    with pytest.raises(NotWritten, match="Polish"):
        chosen("", language="POL")
    case = file_of(person(letter_language="POL", interpreter=True), home(), planned())
    texts = [one.text for one in TEMPLATE.checks(letter(), content(letter(), case), case)]
    assert "The family’s letters are in Polish. This letter is in English." in texts
    assert any("interpreter" in one for one in texts)
    assert "If you need an interpreter, tell us." in text_of(render(letter(), case))
    assert "interpreter" not in text_of(render(letter(), everything()))


def test_easy_words_are_large_with_one_idea_to_a_line() -> None:
    says = content(letter(easy_read=True), everything())
    assert says.look is Look.EASY_LETTER
    words = text_of(render(letter(easy_read=True), everything()))
    for value in (
        "Hello Zephyr",
        "We will meet",
        "4:00 in the afternoon",
        "Or text me on 07700 900144.",
        "Page 1 of 2",
    ):
        assert value in words
    paragraphs = [text for _, text in says.texts()]
    assert "We can change the time." in paragraphs
    assert not any("\n" in text for text in paragraphs if not text.startswith("Monday"))


def test_what_does_not_fit_on_the_first_page_is_a_whole_section() -> None:
    first, second = pages_of(render(letter(easy_read=True), everything()))
    assert "If you cannot come" not in first
    assert "If you cannot come Ring me on 01632 960144." in second
    assert "Imogen Farrowby" in second


def test_easy_words_instead_of_another_language_are_told() -> None:
    easy = letter(easy_read=True, language="CYM", service=IN_WELSH)
    texts = [one.text for one in TEMPLATE.checks(easy, content(easy, everything()), everything())]
    assert "Easy words are written in English only: this letter is not in Welsh." in texts
    english = letter(easy_read=True)
    texts = [one.text for one in TEMPLATE.checks(english, content(english, everything()), everything())]
    assert not any("Easy words" in one for one in texts)


def test_words_typed_in_another_language_are_looked_at_too() -> None:
    with pytest.raises(WordsNotForLetter):
        content(welsh(what_in_language="Siarad am court."), everything())


def test_every_language_and_easy_words_can_be_chosen() -> None:
    assert {LANGUAGE, EASY_READ} <= set(TEMPLATE.choices)
    assert [value for value, _ in LANGUAGE.options] == ["", *languages()]
    assert dict(LANGUAGE.options)["CYM"] == "Welsh, with English"
    assert english().name == "English"


def test_the_longest_welsh_name_fits_both_columns() -> None:
    first, last = LONG_NAME
    pages = pages_of(render(welsh(), everything(first_names=first, surname=last)))
    assert unbroken(first + last) in unbroken(pages[0])


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(welsh(), everything()) == render(welsh(), everything())
