"""Transfer papers: everything another service needs, with an index, and nothing that may not leave."""

import time

import pytest

from casework import CaseFile, Record
from printing import fingerprint, render
from printing.errors import NotSettled, PaperNotReady, WordsNotForReport
from printing.redaction import How, Settled
from printing.render import bundle_of, content
from printing.transfer_bundle import TEMPLATE, TransferBundle
from tests.printing.case_files import LONG_NAME, TODAY, attended, file_of, pages_of, paper, person, record, text_of
from tests.printing.case_files import unbroken as without_spaces
from tests.printing.received_papers import letter_of
from tests.printing.test_case_summary import full_case

TRANSFER = record(
    "transfer", "move", direction="out", service="Ravenscar Youth Justice Service", kind="caretaking",
    notice_on="2026-11-02", accepted_on="2026-11-09", until="2027-03-01", contact_name="Sorcha Delamere-Voss",
    missing="The self-assessment.\n\nThe school's own plan.",
)  # fmt: skip
LETTER = record(
    "document", "letter", kind="other", title="Letter from the college", file="a" * 64, file_type="application/pdf",
    made_on="2026-10-01",
)  # fmt: skip
NOTES = record(
    "document", "notes", kind="other", title="Notes of the meeting", file="b" * 64, file_type="application/msword"
)


def around() -> tuple[Record, ...]:
    """Plan, ledger, stages: each with values of its own."""
    return (
        record("plan", "plan", kind="intervention", state="signed", made_on="2026-11-17", child_signed_on="2026-11-18",
               contingency="Ring the keyworker.\n\nThen the duty line.", child_view="It is alright."),
        record("plan_target", "t2", number=2, target="Sleep more", child_words="I want to sleep", state="met",
               steps="No phone at night", who_helps="The nurse", met_on="2026-11-20", outcome="Sleeps until seven"),
        record("delivery", "d1", requirement="act", date="2026-11-19", amount=2.5, unit="days", place="Harbour hut",
               source="From the rangers"),
        record("assessment_section", "s1", judgement="judged", section="self_assessment", state="missing"),
    )  # fmt: skip


def case(*more: Record) -> CaseFile:
    return file_of(*full_case(), *around(), TRANSFER, *more)


def bundle(**choices: object) -> TransferBundle:
    return paper(TransferBundle, about="move", **choices)


def test_every_part_is_there_with_its_values() -> None:
    words = text_of(render(bundle(), case()))
    for value in (
        "Transfer papers For Ravenscar Youth Justice Service",
        "Ravenscar Youth Justice Service, Sorcha Delamere-Voss", "Looked after for the other service",
        "1 March 2027", "2 November 2026", "9 November 2026",
        "Detention and training order, 16 months, until 19 July 2027",
        "The self-assessment.", "The school's own plan.",
        "Received, for the service named above",
        "Case summary and chronology", "Where things stand",
        "Activity. Its words are not recorded", "20 days", "7 days", "2.5 days", "Harbour hut", "From the rangers",
        "Supervision: Not to meet Bo Pemberly",
        "the child 18 Nov 2026", "Sleep more “I want to sleep”", "No phone at night", "Met. finished 20 Nov 2026",
        "Ring the keyworker.", "Then the duty line.", "It is alright.",
        "Leaving custody, version 2", "High, Very high, Medium", "Leaving custody: Self-assessment", "Not received",
        "2 statutory appointments: 2 attended",
    ):  # fmt: skip
        assert value in words, value


def test_papers_of_others_stand_behind_ours_and_what_is_no_pdf_is_named() -> None:
    both = case(LETTER, NOTES)
    made = bundle_of(bundle(), both, {"letter": letter_of("Corvin comes every day.")})
    pages = pages_of(made.pdf)
    assert "Corvin comes every day." in pages[-1]
    assert "Letter from the college Others" in pages[0]
    assert "Notes of the meeting" in pages[0] + pages[1]
    without = text_of(render(bundle(), both))
    assert "Letter from the college: its file was not on this laptop" in without
    assert made.fingerprint != fingerprint(bundle(), both)


def test_a_paper_kept_for_named_roles_does_not_leave() -> None:
    apart = record("document", "clinic", kind="other", title="ZZCLINICZZ", file="c" * 64, file_type="application/pdf",
                   only_for="health")  # fmt: skip
    photo = record("document", "photo", kind="photo", file="d" * 64, file_type="application/pdf", title="ZZPHOTOZZ")
    files = {"clinic": letter_of("ZZCLINICZZ"), "photo": letter_of("ZZPHOTOZZ")}
    assert "ZZ" not in text_of(bundle_of(bundle(), case(apart, photo), files).pdf)


def test_nothing_that_must_not_be_on_our_own_pages_is_on_them() -> None:
    words = text_of(
        render(
            bundle(),
            case(
                record("victim", "v", kind="child", name="ZZVICTIMZZ Goldcrest", impact="ZZIMPACTZZ every night since"),
                record("intelligence", "i", text="ZZINTELZZ"),
                record("health_note", "h", kind="screening", note="ZZHEALTHZZ"),
                record("address", "c", kind="family", line_1="ZZSECRETZZ House", confidential=True),
                record("plan_target", "t3", number=3, target="Stay away from ZZVICTIMZZ", steps="Not ZZSECRETZZ House"),
                attended(9, reason="Argued with ZZVICTIMZZ again", note="ZZNOTEZZ"),
            ),
        )
    )
    assert "ZZ" not in words
    assert "Held in the record, not printed here" in words


def test_a_name_in_a_paper_of_others_stops_it_until_somebody_has_settled_the_page() -> None:
    harmed = record("victim", "v", kind="child", name="Perran Goldcrest")
    both = case(harmed, LETTER)
    files = {"letter": letter_of("Corvin comes every day.", "Perran sits far from him.")}
    with pytest.raises(NotSettled) as refused:
        bundle_of(bundle(), both, files)
    (hit,) = refused.value.hits
    assert (hit.part, hit.page) == ("letter", 2)
    made = bundle_of(bundle(), both, files, (Settled("letter", 2, How.WITHHOLD, "It names another child"),))
    words = text_of(made.pdf)
    assert "Perran" not in words
    assert "This page is withheld. It names another child." in words
    left_out = bundle_of(bundle(), both, files, (Settled("letter", 0, How.LEAVE_OUT, "Not needed"),))
    assert "Letter from the college: Not needed" in text_of(left_out.pdf)
    assert len({made.fingerprint, left_out.fingerprint}) == 2


def test_words_that_somebody_adds_are_searched_for_in_our_own_pages_too() -> None:
    with pytest.raises(NotSettled) as refused:
        bundle_of(bundle(), case(), added=("Saltmarsh College",))
    assert {hit.part for hit in refused.value.hits} == {"summary"}


def test_a_name_in_the_title_of_a_paper_is_not_in_the_index() -> None:
    named = record("document", "letter", kind="evidence", title="Statement of Perran Goldcrest", file="e" * 64,
                   file_type="application/pdf")  # fmt: skip
    harmed = record("victim", "v", kind="child", name="Perran Goldcrest")
    words = text_of(bundle_of(bundle(), case(named, harmed), {"letter": letter_of("Nothing")}).pdf)
    assert "Goldcrest" not in words
    assert "Evidence Others" in words


def test_the_same_facts_give_the_same_bytes_and_the_fingerprint_of_the_foot() -> None:
    document = bundle()
    pdf = render(document, case())
    assert pdf == render(document, case())
    assert f"fingerprint {fingerprint(document, case())}" in pages_of(pdf)[0]
    copy = bundle(copy_for="the court", all_sent=False)
    assert fingerprint(copy, case()) == fingerprint(document, case())
    assert f"fingerprint {fingerprint(document, case())}" in pages_of(render(copy, case()))[0]
    changed = case(record("plan_target", "t9", number=9, target="One more"))
    assert fingerprint(document, changed) != fingerprint(document, case())


def test_transfers_from_us_come_first_and_one_that_is_gone_is_refused() -> None:
    back = record("transfer", "in", direction="in", service="Wessex", notice_on="2026-11-20")
    assert TEMPLATE.subjects
    subjects = TEMPLATE.subjects(case(back), TODAY)
    assert [one.words.replace("\u00a0", " ") for one in subjects] == [
        "To Ravenscar Youth Justice Service, notice 2 November 2026",
        "From Wessex, notice 20 November 2026",
    ]
    assert TEMPLATE.subjects(file_of(person()), TODAY) == []
    assert TEMPLATE.nothing
    assert "Record to which service" in TEMPLATE.nothing.next_step
    with pytest.raises(PaperNotReady):
        render(paper(TransferBundle, about="gone"), case())


def test_a_case_with_nothing_but_the_transfer_prints_and_says_what_is_not_recorded() -> None:
    words = text_of(render(bundle(), file_of(TRANSFER)))
    for value in ("Name not recorded", "No order in force is recorded.", "No target is recorded.",
                  "No judgement is recorded.", "No stage of assessment is recorded.",
                  "No order is recorded under which appointments are kept."):  # fmt: skip
        assert value in words, value


def test_whoever_prints_is_told_what_the_search_cannot_know() -> None:
    document = bundle(some_hidden=True)
    told = TEMPLATE.checks(document, content(document, case()), case(NOTES))
    assert any("cannot search for names" in one.text and one.needs_you for one in told)
    assert any("1 paper" in one.text.replace("\u00a0", " ") and "no PDF" in one.text for one in told)


def test_a_thousand_contacts_and_the_longest_name() -> None:
    child = person(first_names=LONG_NAME[0], surname=LONG_NAME[1])
    order = record("order", "order", kind="yro", made_on="2020-01-01", start="2020-01-01")
    many = file_of(child, order, TRANSFER, *(attended(number, order="order") for number in range(1000)))
    began = time.perf_counter()
    pdf = render(bundle(), many)
    assert time.perf_counter() - began < 20
    pages = pages_of(pdf)
    assert f"Bundle page {len(pages)} of {len(pages)}" in pages[-1]
    assert all(without_spaces(LONG_NAME[1]) in without_spaces(page) for page in pages)
    assert "1000 attended" in " ".join(pages)


def test_a_reason_that_names_somebody_is_mended_in_the_record_first() -> None:
    harmed = record("victim", "v", kind="child", name="Perran Goldcrest")
    missed = attended(3, attendance="unacceptable_absence", reason="Was with Perran Goldcrest", order="order")
    with pytest.raises(WordsNotForReport, match="Reason given"):
        render(bundle(), case(harmed, missed))
