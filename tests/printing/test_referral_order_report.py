"""The referral order report: plain words for the panel, and a last sheet that is not for the child."""

from printing import render
from printing.render import content
from printing.templates import TEMPLATES
from tests.printing.case_files import file_of, pages_of, record
from tests.printing.report_cases import asked_for, panel_case, secrets


def pages(*more: object, **facts: object) -> list[str]:
    return pages_of(render(asked_for("referral_order_report", "report", **facts), file_of(*panel_case(), *more)))


def test_every_fact_that_belongs_on_it_is_on_it() -> None:
    words = " ".join(pages())
    for value in (
        "Report for the panel",
        "For the panel on Thursday 26 November 2026",
        "Juniper Vexley",
        "Thornwick Youth Court",
        "Thursday 26 November 2026, 17:30",
        "6 months",
        "Checked by Wren Holloway-Pike",
        "Common assault",
        "This is the first time that Juniper has been in trouble.",
        "the risk to Juniper’s own safety as medium",
        "It began as a quarrel.",
        "Juniper cooks well.",
        "No weapon was used",
        "• something to put it right; • help with sleep.",
        "Case manager, author",
    ):
        assert value in words, value


def test_the_part_about_the_person_harmed_is_left_out_unless_somebody_asks() -> None:
    assert "SEPARATE SHEET" not in " ".join(pages())
    assert "harmed" not in " ".join(pages())


def test_it_is_on_a_sheet_of_its_own_and_says_that_it_is_not_for_the_child() -> None:
    *before, last = pages(*secrets(), with_harmed_part=True)
    assert "SEPARATE SHEET" not in " ".join(before)
    assert "harmed" not in " ".join(before)
    assert "The person who was harmed: not for the child" in last
    assert "This sheet is for the panel only." in last
    assert "SEPARATE SHEET" in last
    assert "Case manager, author" not in last


def test_with_and_without_are_two_papers() -> None:
    from printing import fingerprint

    case = file_of(*panel_case())
    without, with_it = (asked_for("referral_order_report", "report", with_harmed_part=asked) for asked in (False, True))
    assert fingerprint(without, case) != fingerprint(with_it, case)
    checks = TEMPLATES["referral_order_report"].checks
    told = [one.text for one in checks(with_it, content(with_it, case), case) if one.needs_you]
    assert told[0].startswith("Its last sheet is about the person who was harmed.")


def test_a_panel_that_is_only_a_contact_is_found_too() -> None:
    contact = record("contact", "p", kind="panel", date="2026-11-27", start="17:00:00", order="order")
    records = [one for one in panel_case() if one.type != "panel"]
    words = " ".join(pages_of(render(asked_for("referral_order_report", "report"), file_of(*records, contact))))
    assert "Friday 27 November 2026, 17:00" in words
