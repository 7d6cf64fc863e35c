"""Cases of which reports are made, and what must never be on one. All people are invented."""

from typing import Any

from casework import Record
from printing.documents import Document
from printing.templates import TEMPLATES
from tests.printing.case_files import NOW, SERVICE, TODAY, home, person, record

SECRET = "Zz"
"""Every word of what must not be printed begins with it."""


def asked_for(kind: str, about: str, **facts: Any) -> Document:
    """A report of that kind about that record."""
    known = {
        "about": about,
        "service": SERVICE,
        "worker_name": "Imogen Farrowby",
        "worker_role": "Case manager",
        "printed_at": NOW,
        "today": TODAY,
    }
    return TEMPLATES[kind].document(**(known | facts))


def juniper(**fields: Any) -> Record:
    """The child of these cases."""
    known = {
        "first_names": "Juniper",
        "surname": "Vexley",
        "pronouns": "she, her",
        "date_of_birth": "2010-10-14",
        "disability": "Zzdisability",
        "nhs_number": "Zznumber",
        "phone": "Zzphone",
    }
    return person(**(known | fields))


def secrets() -> tuple[Record, ...]:
    """Records whose words must be on no report, each in a field of its own."""
    return (
        record("victim", "v", kind="child", name="Zzvictim Zzharmed", carer="Zzcarer Zzharmed", views="Zzviews of it"),
        record("victim_contact", "vc", victim="v", date="2026-10-01", kind="phone", note="Zzvictim told us"),
        record("victim_consent", "vs", victim="v", to="contact", answer="yes", date="2026-10-01", how="Zzconsent"),
        record("intelligence", "i", date="2026-10-01", text="Zzintelligence of the police", source="Zzsource"),
        record("health_note", "h", date="2026-10-01", kind="note", condition="Zzcondition", note="Zzhealth"),
        record("screening", "s", subject="mental_health", note="Zzscreening"),
        record("alert", "dog", kind="visiting", text="Zzdog at the door", note="Zzalert"),
        record("alert", "asthma", kind="health", text="Zzinhaler"),
        record("alert", "nrm", kind="exploitation", text="Zzexploitation", note="Zzreferral"),
        record("missing_episode", "m", since="2026-11-01", note="Zzmissing"),
        record("onward_referral", "nrm2", kind="nrm", note="Zzonward"),
        record("address", "ma", kind="family", whose="mother", line_1="Zzhidden Steps", confidential=True),
        record("relationship", "kit", name="Zzkit Zzbrother", relation="brother", lives_with=True),
        record("co_accused", "co", offence="assault", name="Zzother Zzaccused", age_group="child"),
        record("professional", "sw", name="Hesper Croyle", role="Social worker", note="Zzprofessional"),
        record("document", "d", kind="other", title="Zzpaper", text="Zztext", made_on="2026-10-01"),
        record(
            "contact",
            "for-the-nurse",
            date="2026-10-05",
            kind="office",
            order="order",
            statutory=True,
            attendance="attended",
            place="Zzclinic",
            only_for="health",
        ),
    )


def sections(report: str, **texts: str) -> tuple[Record, ...]:
    """What the author wrote: section -> text."""
    return tuple(
        record("report_section", f"{report}-{name}", report=report, section=name, text=text)
        for name, text in texts.items()
    )


def judged(**fields: Any) -> Record:
    """A countersigned assessment of October."""
    known = {
        "stage": "psr",
        "state": "countersigned",
        "version": 2,
        "started_on": "2026-10-05",
        "countersigned_on": "2026-10-20",
        "countersigned_by": "Wren Holloway-Pike",
        "reoffending": "medium",
        "serious_harm": "medium",
        "safety": "very_high",
        "reoffending_why": "The company she keeps",
        "serious_harm_why": "No weapon was used",
        "safety_why": "Gone overnight twice",
    }
    return record("judgement", "judged", **(known | fields))


def court_case() -> tuple[Record, ...]:
    """Two offences, bail with support, a report ordered for the next hearing, and contacts under the bail."""
    return (
        juniper(),
        home(),
        record("relationship", "aunt", name="Damaris Vexley", relation="aunt", lives_with=True),
        record("assignment", "cm", worker="imogen", worker_name="Imogen Farrowby", role="case_manager"),
        record("assignment", "mg", worker="wren", worker_name="Wren Holloway-Pike", role="manager", since="2026-01-01"),
        record(
            "hearing",
            "first",
            court="Thornwick Youth Court",
            date="2026-11-02",
            kind="first",
            remand="bail_support",
            result="Zzresult",
        ),
        record(
            "hearing",
            "next",
            court="Thornwick Youth Court",
            date="2026-11-25",
            time="10:00:00",
            kind="sentence",
            adjourned_from="first",
        ),
        record(
            "offence",
            "assault",
            title="Common assault",
            first_charged_as="Wounding",
            committed_on="2026-10-03",
            plea="guilty",
            hearing="first",
            note="Zzcircumstances",
            co_accused="Zzline Zzaccused",
        ),
        record(
            "offence", "theft", title="Theft from a shop", committed_on="2026-10-04", plea="guilty", hearing="first"
        ),
        record(
            "basis_of_plea",
            "b1",
            offence="assault",
            version=1,
            plea="not_guilty",
            offered_on="2026-11-02",
            text="She did not strike first",
            state="replaced",
        ),
        record(
            "basis_of_plea",
            "b2",
            offence="assault",
            version=2,
            text="One blow with the hand",
            state="accepted",
            accepted_on="2026-11-09",
        ),
        record("order", "order", kind="bail", made_on="2026-11-02"),
        judged(),
        record(
            "report",
            "report",
            kind="psr",
            ordered_on="2026-11-02",
            ordered_at="first",
            for_hearing="next",
            due_on="2026-11-24",
            due_time="12:00:00",
            author="Imogen Farrowby",
            proposal="yro",
            proposal_note="We propose a youth rehabilitation order of 12 months.",
        ),
        *sections(
            "report",
            brief="Juniper is 16 and admits both offences.",
            sources="I have read the prosecution papers.\n\nJuniper has read this report.",
            offences="It began as a quarrel on 3 October 2026.",
            child="Juniper lives with her aunt & cooks well.",
            risk="The plan joins what Juniper does to what adults do.",
            response="Juniper came early to most of it.",
            proposal="Juniper has begun to accept help.\n\nShe would have to:\n- meet twice a month;\n- go to college.",
        ),
        *(met(day, kind) for day, kind in ((3, "office"), (5, "home_visit"), (9, "school"))),
        met(12, "office", attendance="acceptable_absence", absence="medical", reason="Zzclinic letter seen"),
        met(16, "office", attendance="unacceptable_absence", reason="Zzreason", child_words="I forgot", id="missed"),
        met(20, "office", attendance="rearranged_by_us"),
    )


def met(day: int, kind: str, id: str = "", **fields: Any) -> Record:
    """A contact of November 2026 under the order, statutory and attended unless told otherwise."""
    known = {
        "date": f"2026-11-{day:02}",
        "start": "16:00:00",
        "kind": kind,
        "order": "order",
        "requirement": "supervision",
        "statutory": True,
        "attendance": "attended",
        "place": "3 Harbour Parade, Port Aldermere",
        "worker": "Imogen Farrowby",
        "note": "Zznote in full",
        "recorded_at": f"2026-11-{day:02}T17:05:00+00:00",
    }
    return record("contact", id or f"met-{day:02}", **(known | fields))


def order_case(kind: str = "breach") -> tuple[Record, ...]:
    """A youth rehabilitation order with two failures and a warning; and a report of that kind about it."""
    return (
        juniper(),
        home(),
        record("relationship", "aunt", name="Damaris Vexley", relation="aunt", lives_with=True),
        record("assignment", "mg", worker="wren", worker_name="Wren Holloway-Pike", role="manager", since="2026-01-01"),
        record("hearing", "sentence", court="Thornwick Youth Court", date="2026-08-06", kind="sentence"),
        record("offence", "assault", title="Common assault", committed_on="2026-06-01", note="Zzcircumstances"),
        record(
            "outcome",
            "outcome",
            offence="assault",
            hearing="sentence",
            disposal="yro",
            decided_on="2026-08-06",
            main=True,
            length="12 months",
        ),
        record(
            "order",
            "order",
            kind="yro",
            made_on="2026-08-06",
            start="2026-08-06",
            end="2027-08-05",
            court="Thornwick Youth Court",
            outcome="outcome",
            responsible_officer="Imogen Farrowby",
        ),
        record(
            "requirement",
            "supervision",
            order="order",
            kind="supervision",
            text="to attend appointments with the responsible officer, or any other person determined by them",
            amount=12,
            unit="months",
        ),
        record(
            "requirement",
            "activity",
            order="order",
            kind="activity",
            text="to take part in activities as instructed",
            amount=20,
            unit="days",
            done=7,
        ),
        judged(stage="case_start"),
        met(2, "office"),
        met(5, "home_visit"),
        met(
            9, "office", id="first-missed", attendance="unacceptable_absence", child_words="I forgot", reason="Zzother"
        ),
        record(
            "contact",
            "call",
            date="2026-11-10",
            kind="phone",
            order="order",
            statutory=False,
            attendance="attended",
            follow_up_of="first-missed",
            note="Zzcall",
        ),
        record(
            "document",
            "told",
            kind="appointment_letter",
            about_record="first-missed",
            state="served",
            served_on="2026-11-05",
            served_how="handed",
            made_on="2026-11-05",
        ),
        record(
            "document",
            "warned",
            kind="warning_letter",
            about_record="first-missed",
            state="served",
            served_on="2026-11-11",
            served_how="posted",
            made_on="2026-11-11",
            text="Zzwarning",
        ),
        met(13, "office", attendance="acceptable_absence", absence="medical", reason="Zzclinic letter seen"),
        met(18, "office", id="second-missed", attendance="unacceptable_absence", absence="no_reason"),
        met(20, "office"),
        record(
            "report",
            "report",
            kind=kind,
            ordered_on="2026-11-18",
            due_on="2026-11-30",
            author="Imogen Farrowby",
            proposal_note="We ask the court to let the order continue.",
        ),
        *sections(
            "report",
            brief="The order is working in part.",
            response="Juniper engaged well for six weeks.",
            proposal="We would move appointments to 13:00.",
        ),
    )


def panel_case() -> tuple[Record, ...]:
    """A referral order before its first panel."""
    return (
        juniper(),
        home(),
        record("hearing", "sentence", court="Thornwick Youth Court", date="2026-11-02", kind="first"),
        record("offence", "assault", title="Common assault", committed_on="2026-10-03", plea="guilty"),
        record(
            "outcome", "outcome", offence="assault", hearing="sentence", disposal="referral_order", length="6 months"
        ),
        record(
            "order",
            "order",
            kind="referral_order",
            made_on="2026-11-02",
            court="Thornwick Youth Court",
            outcome="outcome",
        ),
        record("panel", "panel", order="order", kind="initial", date="2026-11-26", time="17:30:00", note="Zzpanel"),
        judged(stage="referral_order_report", safety="medium"),
        record(
            "report",
            "report",
            kind="referral_order_report",
            ordered_on="2026-11-02",
            author="Imogen Farrowby",
            quality_checked_by="Wren Holloway-Pike",
        ),
        *sections(
            "report",
            brief="This is the first time that Juniper has been in trouble.",
            offences="It began as a quarrel.",
            child="Juniper cooks well.",
            ideas="The panel decides with Juniper:\n- something to put it right;\n- help with sleep.",
            harmed="They do not want to meet anybody. SEPARATE SHEET.",
        ),
    )


def stand_down_case() -> tuple[Record, ...]:
    """The court case on the day of its next hearing, at which a report is wanted at once."""
    return (
        *(one for one in court_case() if one.type not in ("report", "report_section")),
        record("report", "report", kind="stand_down", ordered_on=TODAY.isoformat(), ordered_at="next", proposal="yro"),
        *sections(
            "report",
            brief="Juniper is 16 and admits both offences.",
            offences="It began as a quarrel.",
            child="Juniper cooks well.",
            proposal="Juniper could start this week.",
        ),
    )


CASES = {
    "psr": court_case,
    "stand_down_report": stand_down_case,
    "progress_report": lambda: order_case("progress"),
    "breach_report": order_case,
    "breach_information": order_case,
    "referral_order_report": panel_case,
}
"""Kind of document -> the records of a case that has one."""


def about(kind: str) -> str:
    """The record that a document of that kind is about, in these cases."""
    return "order" if kind == "breach_information" else "report"
