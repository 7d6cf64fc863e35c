"""Case C, Corvin Ashgrove-Teel: stages of assessment, plan and papers."""

import datetime as dt

from casework import words
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, NELL, WREN


def write_judgements(case: Folder) -> None:
    days = case.days
    stages = (
        (
            "entering_custody",
            1,
            -248,
            -236,
            "First time in custody. Worried about him on the first nights; a listener was found on his landing.",
        ),
        (
            "in_custody",
            1,
            -100,
            -90,
            "Settled into workshops. Two fights in the first weeks, none since. Names the people he would rather not "
            "go back to.",
        ),
        (
            "leaving_custody",
            2,
            -30,
            -8,
            "Safety and wellbeing is high because of exploitation: money is said to be owed and Corvin will not say "
            "to whom. Serious harm is high while he carries a knife when he is frightened. He has reasons to stay "
            "out now: a grandmother, a trade he is good at, and a room with a lock. Intensive: 12 contacts a month "
            f"until {words.day_month_year(days.day(85))}, then 4.",
        ),
    )
    for stage, version, started, signed, why in stages:
        case.write(
            "judgement",
            stage,
            stage=stage,
            state="countersigned",
            version=version,
            started_on=days.working(started),
            due_on=days.working(signed),
            author=IMOGEN.name,
            countersigned_on=days.working(signed),
            countersigned_by=WREN.name,
            reoffending="high",
            serious_harm="high",
            safety="high",
            level="intensive",
            why=why,
        )


def write_plan(case: Folder) -> None:
    days = case.days
    targets = (
        (
            "Corvin has a place to live that is his and is right for him.",
            "I've never had a door I could lock from the inside. I want to keep this one.",
            "Tenancy interview. Suitability check. House rules read together, one page a day.",
            "Jem Ottershaw; Kit Oyelowo-Brand",
            3,
        ),
        (
            "Corvin is safe from the people who used him, and does not carry anything to feel safe.",
            "If I see them I don't go soft and I don't go mad. I just go.",
            "Who to ring, in which order. Two routes into town. Meetings with the exploitation worker.",
            "Imogen Farrowby; Gannet House staff",
            40,
        ),
        (
            "Corvin starts at the boatyard training scheme.",
            "I can hang a door straight. Nobody ever believed I'd finish something.",
            "Certificate copied. Interview letter answered. Work boots from the leaving care fund.",
            "Maud Silverlock, personal adviser",
            45,
        ),
        (
            "Corvin uses less and sleeps more.",
            "I only smoke to switch my head off at night.",
            "First meeting with the substance use worker; Dr Carradine goes with him if he wants.",
            "Dr Nell Carradine",
            30,
        ),
    )
    for number, (target, child_words, steps, who_helps, due) in enumerate(targets, start=1):
        case.write(
            "plan_target",
            f"target {number}",
            number=number,
            target=target,
            child_words=child_words,
            steps=steps,
            who_helps=who_helps,
            set_on=days.working(-8),
            due_on=days.working(due),
            review_on=days.working(10),
            state="open",
        )


def write_documents(case: Folder, released: dt.date) -> None:
    days = case.days
    case.write(
        "document",
        "licence notice",
        kind="licence_notice",
        title="Notice of supervision",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=released,
        printed_at=uk_moment(released, dt.time(11, 5)),
        served_on=released,
        served_how="read_out",
        text=(
            "Printed on the portable printer in the gatehouse, read out and explained. Signed by Corvin and by Imogen."
        ),
    )
    papers: tuple[tuple[str, str, str, str, int, str | None, str], ...] = (
        (
            "release plan",
            "other",
            "Release plan",
            "served",
            -8,
            "emailed",
            "Agreed at the last planning meeting with Gannet House, the leaving care team and HMYOI Brackwater.",
        ),
        (
            "my plan",
            "my_plan",
            "My plan",
            "draft",
            -2,
            None,
            "To be countersigned by Wren Holloway-Pike, since serious harm is high, and then signed with Corvin.",
        ),
        (
            "case summary",
            "case_summary",
            "Case summary and chronology",
            "issued",
            -3,
            None,
            "For the resettlement meeting. Leaves out the placement address and everything restricted to health.",
        ),
        (
            "substance referral",
            "referral",
            "Referral to the substance use service",
            "issued",
            -2,
            None,
            "Made by Dr Nell Carradine with Corvin's agreement. Need: yes. Offered: yes. Attended: pending.",
        ),
        (
            "tenancy letter",
            "other",
            "Letter about the tenancy interview",
            "issued",
            -1,
            None,
            "From the landlord of Gannet House. Corvin has the original and will bring it.",
        ),
    )
    for key, kind, title, state, made, served_how, text in papers:
        case.write(
            "document",
            key,
            kind=kind,
            title=title,
            version=1,
            state=state,
            author=NELL.name if kind == "referral" else IMOGEN.name,
            made_on=days.working(made),
            served_on=days.working(made) if served_how else None,
            served_how=served_how,
            text=text,
        )
