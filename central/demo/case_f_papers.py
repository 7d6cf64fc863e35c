"""Case F, Linnet Hawksmere-Oyelaran: stages of assessment, plan and papers."""

import datetime as dt

from casework import words
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, PRIYA, WREN

FROM_RAVENSCAR = "WX-004417 (Ravenscar Youth Justice Service)"


def write_judgements(case: Folder) -> None:
    days = case.days
    case.write(
        "judgement",
        "transfer stage",
        stage="transfer",
        state="imported",
        version=1,
        started_on=days.working(-61),
        author="Sorcha Delamere-Voss",
        why="Received from Ravenscar. Two sections missing: self-assessment, and learning and work. Asked for twice.",
        imported_from=FROM_RAVENSCAR,
    )
    case.write(
        "judgement",
        "review stage",
        stage="review",
        state="countersigned",
        version=1,
        started_on=days.working(-60),
        due_on=days.working(-55),
        author=IMOGEN.name,
        countersigned_on=days.working(-55),
        countersigned_by=WREN.name,
        reoffending="medium",
        serious_harm="medium",
        safety="medium",
        level="enhanced",
        why=(
            "Written in the first week, since the transfer came with gaps. Medium throughout, and falling: she moved "
            "away from the people she was arrested with, likes her work with small children, and lives with a father "
            "who is at home."
        ),
    )
    case.write(
        "judgement",
        "closure stage",
        stage="closure",
        state="draft",
        version=1,
        started_on=days.working(-8),
        due_on=days.working(-3),
        author=IMOGEN.name,
        why="Begun. Waits for the four answers at the end of the order, and for what Linnet wants to say herself.",
    )


def write_plan(case: Folder) -> None:
    days = case.days
    targets = (
        (
            "Linnet finishes her first year as an apprentice.",
            "They call me Miss. I'm actually good at this.",
            "Hepzibah Lund writes a reference. Disclosure explained, with a letter to take along.",
            "Hepzibah Lund; Imogen Farrowby",
            "open",
        ),
        (
            "Linnet finishes her attendance centre hours.",
            "Two left. I can do two.",
            "One more Wednesday.",
            "Augustin Brightwell",
            "open",
        ),
        (
            "Linnet can say no to going back for one more night out.",
            "I say my dad's got the car. He hasn't got a car.",
            "What to say on the phone; whom to meet here instead.",
            "Imogen Farrowby; her father",
            "met",
        ),
    )
    for number, (target, child_words, steps, who_helps, state) in enumerate(targets, start=1):
        case.write(
            "plan_target",
            f"target {number}",
            number=number,
            target=target,
            child_words=child_words,
            steps=steps,
            who_helps=who_helps,
            set_on=days.working(-55),
            signed_on=days.working(-54),
            due_on=days.working(18),
            state=state,
            outcome="She has said it three times and meant it twice, she says." if state == "met" else None,
        )


def write_documents(case: Folder) -> None:
    days = case.days
    imported = days.working(-64)
    case.write(
        "document",
        "reconciliation",
        kind="other",
        title="Reconciliation of the import",
        version=1,
        state="issued",
        author=PRIYA.name,
        made_on=imported,
        text=(
            "Source 143 rows, loaded 141, rejected 2. Rejected: one contact without any date; one document whose "
            "file was not in the bundle. Loaded with a question: one contact that ends before it starts; one offence "
            "with a retired Home Office code; one outcome in free text that matches no outcome of ours; two "
            "addresses with the same first day."
        ),
    )
    case.write(
        "document",
        "closure letter",
        kind="closure_letter",
        title="Your order ends",
        version=1,
        state="draft",
        author=IMOGEN.name,
        made_on=days.working(-6),
        text=f"Your order ends on {words.day_month_year(days.day(20))}. Well done for keeping to it in two towns.",
    )
    welcomed = days.working(-62)
    case.write(
        "document",
        "welcome letter",
        kind="appointment_letter",
        title="Your first appointment in Port Aldermere",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=welcomed,
        printed_at=uk_moment(welcomed, dt.time(11, 20)),
        served_on=welcomed,
        served_how="posted",
    )
