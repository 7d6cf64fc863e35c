"""Case D, Fen Blackwater-Lisle: assessment, plan and papers."""

import datetime as dt

from casework import words
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import CALLUM, ODHRAN, WREN


def write_assessment(case: Folder) -> None:
    days = case.days
    case.write(
        "judgement",
        "diversion 1",
        stage="diversion",
        state="countersigned",
        version=1,
        started_on=days.working(-48),
        due_on=days.working(-41),
        author=CALLUM.name,
        countersigned_on=days.working(-41),
        countersigned_by=WREN.name,
        serious_harm="low",
        safety="medium",
        why=(
            f"Completed on {words.day_month(days.working(-42))}, quality checked by Wren the day after. Fen was "
            "called names about who they are for most of a term before this. Low risk to others outside that. "
            "Worried about sleep, and about being excluded for good. Strong: a sister, a form tutor who noticed, "
            "drawing, and they tell the truth."
        ),
    )
    case.write(
        "judgement",
        "diversion 2",
        stage="diversion",
        state="submitted",
        version=2,
        started_on=days.working(-10),
        due_on=days.working(5),
        author=CALLUM.name,
        why=(
            "Returned once by Wren with a note: put in what Fen says about the missed session, and the "
            "self-assessment when it is there. Sent again for the quality check without the self-assessment."
        ),
    )


def write_plan(case: Folder) -> None:
    days = case.days
    targets = (
        (
            "Fen can stay in school and leave a row before it becomes a fight.",
            "I want to stay in my school and not lose it when people wind me up.",
            "Leave the room, count to ten, find Bettany.",
            "Mum checks the day with me the night before; Callum runs the sessions; Bettany helps me at school",
        ),
        (
            "Fen puts it right as far as they can.",
            "I can't take it back. I could write it down so he knows I know.",
            "Work on the letter with Odhran, a line at a time, in my own words.",
            "Odhran keeps my letter safe",
        ),
    )
    for number, (target, child_words, steps, who_helps) in enumerate(targets, start=1):
        case.write(
            "plan_target",
            f"target {number}",
            number=number,
            target=target,
            child_words=child_words,
            steps=steps,
            who_helps=who_helps,
            set_on=days.working(-37),
            signed_on=days.working(-35),
            due_on=days.working(40),
            review_on=days.working(14),
            state="open",
        )
    case.write(
        "plan",
        "plan",
        kind="diversion",
        state="signed",
        made_on=days.working(-37),
        author=CALLUM.name,
        child_signed_on=days.working(-35),
        parent_signed_on=days.working(-35),
        worker_signed_on=days.working(-35),
        child_view="It's fair. I said it should be drawing and not just talking, and now some of it is.",
        contingency="I can leave the room, count to ten, and find Bettany.",
        review_on=days.working(14),
    )


def write_documents(case: Folder) -> None:
    days = case.days
    papers: tuple[tuple[str, str, str, int, str, int, str | None, str], ...] = (
        (
            "caution",
            "other",
            "Youth conditional caution",
            1,
            "served",
            -37,
            "read_out",
            "Read out and explained by PC Tobias Lark. Signed by Fen and Harleen.",
        ),
        (
            "my plan",
            "my_plan",
            "My plan",
            2,
            "served",
            -3,
            "handed",
            "In large type. Version 2 has the three ticks for the sessions that are done.",
        ),
        (
            "punjabi letter",
            "appointment_letter",
            "Fen's next appointment, Punjabi and English",
            1,
            "draft",
            -3,
            None,
            "For Harleen. Punjabi text approved by a translator: waiting. Not to be sent until approved.",
        ),
        (
            "sorry letter",
            "other",
            "Letter to say sorry, Fen's draft",
            1,
            "draft",
            -26,
            None,
            "Kept by Odhran Mistlethwaite. The person who was hurt wants no direct contact; Odhran decides what "
            "becomes of it.",
        ),
    )
    for key, kind, title, version, state, made, served_how, text in papers:
        served = days.working(made) if served_how else None
        case.write(
            "document",
            key,
            kind=kind,
            title=title,
            version=version,
            state=state,
            author=ODHRAN.name if key == "sorry letter" else CALLUM.name,
            made_on=days.working(made),
            printed_at=uk_moment(served, dt.time(10, 15)) if served else None,
            served_on=served,
            served_how=served_how,
            text=text,
        )
