"""The Child Information Form: what must be known first, what is not known, and what is never on it."""

import time

import pytest

from casework import Record
from printing import render
from printing.child_information_form import CUSTODY, PROSECUTOR, TEMPLATE, ChildInformationForm
from printing.content import Brief, plain
from tests.printing.case_files import (
    LONG_NAME,
    attended,
    file_of,
    home,
    pages_of,
    paper,
    person,
    record,
    text_of,
    unbroken,
)
from tests.printing.test_case_summary import full_case


def form(**choices: object) -> ChildInformationForm:
    return paper(ChildInformationForm, **choices)


def around() -> tuple[Record, ...]:
    """Records that the form prints from, each with values of its own."""
    return (
        record("custody", "stay", establishment="HMYOI Brackwater", since="2026-11-20", expected_release="2027-03-19",
               vulnerability="The first night is the hardest.\n\nHe will not ask for help."),
        record("missing_episode", "m1", since="2026-02-01"),
        record("missing_episode", "m2", since="2026-10-05"),
        record("co_accused", "co", offence="robbery", name="Bo Pemberly", age_group="child", keep_apart=True),
        record("onward_referral", "nrm", kind="nrm", made_on="2026-10-01", reason="ZZREASONZZ"),
        record("remand", "r", kind="youth_detention", since="2026-11-20", conditions="Not to ring the house."),
        record("hearing", "next", court="Ravenscar Youth Court", date="2026-12-14", time="10:30:00", kind="trial"),
        record("care_status", "care", kind="s31", since="2025-05-05", authority_name="Thornwick Council"),
        record("education", "e", kind="college", place="Saltmarsh College", year_group="Level 1", hours_offered=12,
               hours_attended=9.5, attendance=79, attendance_on="2026-11-01"),
        record("exclusion", "x", kind="fixed", times=2, since="2025-06-01"),
        record("support_plan", "sp", need="slcn", kind="ehcp"),
        record("relationship", "dad", name="Leopold Teel", relation="father", parental_responsibility=True,
               contact_allowed=False, phone="07700 900163", language="PNJ", interpreter=True),
        record("relationship", "sis", name="Ottilie Teel", relation="sister"),
        record("professional", "nurse", name="Nell Carradine", role="Nurse", phone="01632 960148", agency="Thornwick"),
        record("other_name", "on", kind="former_name", first_names="Corvin", surname="Teel"),
    )  # fmt: skip


def test_every_value_that_belongs_on_the_form_is_on_it() -> None:
    words = text_of(render(form(), file_of(*full_case(), *around())))
    for value in (
        "For HMYOI Brackwater, on arrival",
        "Corvin Ashgrove-Teel", "23 December 2008 (17)", "Turns 18", "23 December 2026", "Corvin Teel (former name)",
        "Older people may look for him", "The first night is the hardest.", "He will not ask for help.",
        "Has gone missing 2 times, the last from 5 October 2026.",
        "There are people this child must not meet. Ring us for their names: 01632 960144.",
        "A referral to the national referral mechanism was made.",
        "Health: there is something you must know before the first night. It is not written here. "
        "Ask Nell Carradine, nurse, 01632 960148.",
        "Detention and training order, 16 months", "20 March 2026", "19 July 2027", "On licence",
        "20 November 2026", "19 March 2027", "Remand to youth detention accommodation. Not to ring the house.",
        "Robbery", "29 Dec 2025", "Guilty",
        "14 Dec 2026, 10:30", "Ravenscar Youth Court", "Trial",
        "Likelihood of reoffending High", "Serious harm to others Very high", "Safety and wellbeing Medium",
        "Leaving custody stage, version 2, countersigned by W. Holloway-Pike 16 Nov 2026.",
        "Looked after, care order (section 31), Thornwick Council, since 5 May 2025",
        "Saltmarsh College, College, Level 1, 12 hours a week offered, 9.5 attended",
        "attendance 79 per cent on 1 Nov 2026",
        "2 times (suspension (fixed term)). The last began on 1 June 2025",
        "Speech, language and communication: Education, health and care plan (England)",
        "Marigold Ashgrove", "Leopold Teel", "Father. Panjabi, interpreter needed", "Not allowed", "07700 900163",
        "1 other child in the family is not named here.",
        "Hesper Croyle", "Social worker",
        "Not recorded by us: pronouns,",
        "This form leaves out case notes, notes about health",
    ):  # fmt: skip
        assert value in words, value


def test_what_must_be_known_first_stands_first_with_health_last() -> None:
    content = TEMPLATE.content(form(), file_of(*full_case(), *around()))
    assert isinstance(content.blocks[1], Brief)
    told = [plain(one) for one in content.blocks[1].paragraphs]
    assert told[0] == "Exploitation: Older people may look for him."
    assert told[-1].startswith("Health: there is something")


@pytest.mark.parametrize("reader", [CUSTODY, PROSECUTOR])
def test_nothing_that_must_not_be_on_it_is_on_it(reader: str) -> None:
    case = file_of(
        *full_case(),
        *around(),
        record("victim", "v", kind="child", name="ZZVICTIMZZ Goldcrest", impact="ZZIMPACTZZ every night since"),
        record("intelligence", "i", text="ZZINTELZZ"),
        record("health_note", "h", kind="screening", condition="ZZCONDITIONZZ", note="ZZHEALTHZZ"),
        record("screening", "s", subject="substance_misuse", need="yes", note="ZZFOUNDZZ"),
        record("alert", "a1", kind="staff_safety", text="ZZSTAFFZZ"),
        record("alert", "a2", kind="health", text="ZZINHALERZZ"),
        record("alert", "a3", kind="safety", text="ZZMANAGERZZ", seen_by="managers"),
        record("alert", "a4", kind="visiting", text="ZZDOGZZ"),
        record("alert", "a5", kind="safety", text="Was seen with ZZVICTIMZZ"),
        record("address", "c", kind="home", line_1="ZZSECRETZZ House", confidential=True),
        attended(1, note="ZZNOTEZZ"),
    )
    words = text_of(render(form(reader=reader), case))
    assert "ZZ" not in words
    for name in ("Pemberly", "Ottilie", "Gannet House", "Asthma", "inhaler"):
        assert name not in words, name


def test_a_prosecutor_is_sent_no_judgements_and_custody_no_earlier_decisions() -> None:
    caution = record("offence", "c", title="Theft of a bicycle", pre_court=True, committed_on="2024-05-01")
    case = file_of(*full_case(), *around(), caution)
    for_custody, for_prosecutor = (text_of(render(form(reader=one), case)) for one in (CUSTODY, PROSECUTOR))
    assert "For the decision about a charge." in for_prosecutor
    assert "Likelihood of reoffending" in for_custody
    assert "Likelihood of reoffending" not in for_prosecutor
    assert "Theft of a bicycle" in for_prosecutor
    assert "Theft of a bicycle" not in for_custody


def test_a_prosecutor_is_sent_nothing_that_only_those_need_who_look_after_a_child() -> None:
    care = {
        "religion": "Zoroastrian",
        "gender_identity": "Agender",
        "nhs_number": "999 000 0001",
        "upn": "Z999000000001",
    }
    child = person(**care, uln="9990000001", pnc_id="2026/0000001A")
    for_custody, for_prosecutor = (text_of(render(form(reader=one), file_of(child))) for one in (CUSTODY, PROSECUTOR))
    for value in (*care.values(), "9990000001"):
        assert value in for_custody.replace("\u00a0", " "), value
        assert value not in for_prosecutor.replace("\u00a0", " "), value
    assert "2026/0000001A" in for_prosecutor
    nothing = text_of(render(form(reader=PROSECUTOR), file_of(person())))
    assert "religion" not in nothing
    assert "NHS" not in nothing


def test_an_empty_case_says_what_is_not_known_and_that_this_is_not_the_same_as_nothing() -> None:
    document, case = form(), file_of()
    words = text_of(render(document, case))
    for value in (
        "Name not recorded",
        "No alert is recorded. That does not mean that there is nothing to know",
        "Health: nothing is recorded that this paper can point to.",
        "None in force is recorded",
        "No judgement is recorded.",
        "how best to talk with the child",
        "family",
        "For whoever receives the child, on arrival.",
    ):
        assert value in words, value
    checks = TEMPLATE.checks(document, TEMPLATE.content(document, case), case)
    assert any(one.needs_you and "Not recorded" in one.text for one in checks)
    assert any(one.needs_you and "countersigned" in one.text for one in checks)


def test_a_full_record_has_nothing_that_is_not_known() -> None:
    known = dict.fromkeys(("pronouns", "religion", "communication", "nhs_number", "pnc_id", "upn"), "x") | {
        "sex": "male",
        "ethnicity": "B2",
        "nationality": "GBR",
        "first_language": "ENG",
        "interpreter": False,
    }
    mother = record("relationship", "m", name="Ida", relation="mother", contact_allowed=True, emergency_contact=True)
    words = text_of(render(form(), file_of(person(**known), home(), mother)))
    assert "Every question of this form has an answer in the record." in words


def test_two_versions_are_named_by_field_and_never_by_value() -> None:
    clash = record("conflict", "k", of="person", of_type="person", field="surname", mine="ZZAZZ", theirs="ZZBZZ")
    case = file_of(person(), clash)
    words = text_of(render(form(), case))
    assert "nobody has chosen yet: legal surname." in words
    assert "ZZ" not in words


def test_each_reason_stands_beside_its_judgement_where_there_is_one() -> None:
    judged = record(
        "judgement", "j", stage="review", state="countersigned", reoffending="low", serious_harm="low", safety="high",
        safety_why="He does not sleep.\n\nHe does not eat.", why="Written in a week.", countersigned_on="2026-11-01",
    )  # fmt: skip
    words = text_of(render(form(), file_of(person(), judged)))
    assert "Safety and wellbeing High He does not sleep. He does not eat." in words
    assert "Written in a week." in words


def test_the_longest_name_fits_and_a_thousand_contacts_change_nothing() -> None:
    child = person(first_names=LONG_NAME[0], surname=LONG_NAME[1])
    began = time.perf_counter()
    pdf = render(form(), file_of(child, *around(), *(attended(number) for number in range(1000))))
    assert time.perf_counter() - began < 5
    assert all(unbroken(LONG_NAME[1]) in unbroken(page) for page in pages_of(pdf))
    assert pdf == render(form(), file_of(child, *around(), *(attended(number) for number in range(1000))))


def test_a_draft_has_nobody_to_sign_it() -> None:
    words = text_of(render(form(draft=True), file_of(person())))
    assert "DRAFT: not for issue" in words
    assert "Imogen Farrowby Case manager Date" not in words


def test_a_name_in_another_script_is_printed_as_it_is() -> None:
    alias = record("other_name", "name", kind="alias", first_names="ਸਿਮਰਨ", surname="ਢਿੱਲੋਂ")
    content = TEMPLATE.content(form(), file_of(person(), alias))
    assert "ਸਿਮਰਨ ਢਿੱਲੋਂ (also known as)" in content.said()
    assert len(pages_of(render(form(), file_of(person(), alias)))) > 1
