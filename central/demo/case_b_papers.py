"""Case B, Juniper Vexley: her plan, the two warnings and the other papers."""

import datetime as dt

from casework import words
from casework.working_days import add_working_days
from central.demo.case_b_contacts import Missed
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import IMOGEN


def write_plan(case: Folder) -> None:
    """Three targets, signed ten working days after the order; their review is overdue."""
    days = case.days
    targets = (
        (
            "Juniper finishes the first year of foundation catering.",
            "I want to be in a kitchen, a real one, where they shout for food and not at you.",
            "Quiet room in the support plan. Bettany meets her tutor every month. Bus pass until summer.",
            "Bettany Quill; Ines Marchbanks-Dell",
        ),
        (
            "Juniper leaves before it turns into a fight.",
            "When I see red I can't hear. I need to go before it's red.",
            "Six sessions of Thinking ahead, 3 done. The market way home. Ring Damaris from the stop.",
            "Imogen Farrowby; Damaris",
        ),
        (
            "Juniper is safe in the evenings and Damaris knows where she is.",
            "She thinks I'm out doing bad things. Mostly I'm just sitting on the wall because home's loud.",
            "Home by half past nine on college nights. Hesper Croyle works with housing. Help with sleep from the "
            "clinic.",
            "Damaris; Hesper Croyle",
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
            set_on=days.working(-96),
            signed_on=days.working(-95),
            review_on=days.working(-18),
            due_on=days.working(60 + 30 * number),
            state="open",
        )


def write_documents(case: Folder, missed: list[Missed]) -> str:
    """Report, letters, warnings, plan, a breach report not yet issued, and the next appointment.

    The id of the breach report.
    """
    days = case.days
    case.write(
        "document",
        "psr",
        kind="psr",
        title="Pre-sentence report",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=days.working(-112),
        due_on=days.working(-112),
        served_on=days.working(-112),
        served_how="emailed",
        text=(
            "Countersigned by Wren Holloway-Pike, sent to the court the same day. We proposed a youth rehabilitation "
            "order with supervision, activity and a short curfew, and the court agreed."
        ),
    )
    case.write(
        "document",
        "my plan",
        kind="my_plan",
        title="My plan",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=days.working(-96),
        printed_at=uk_moment(days.working(-95), dt.time(9, 5)),
        served_on=days.working(-95),
        served_how="handed",
        text="Signed by Juniper, Damaris and Imogen.",
    )
    _told(case, missed)
    _warnings(case, missed)
    report = case.write(
        "document",
        "breach report",
        kind="breach_report",
        title="Breach report",
        version=2,
        state="draft",
        author=IMOGEN.name,
        made_on=missed[2].rang,
        due_on=add_working_days(missed[2].day, 5),
        text=(
            "Juniper missed three appointments without a reasonable excuse. We warned her after the first and again "
            f"after the second. The third, on {words.day_month_year(missed[2].day)}, followed both warnings. She "
            "kept 8 of 12 appointments and finished her curfew without a failure. Proposal, if the decision is to go "
            "back to court: let the order continue, with appointments at 1pm on college days, a text that morning, "
            "and weekly supervision for two months."
        ),
    )
    case.write(
        "document",
        "next appointment letter",
        kind="appointment_letter",
        title="Your next appointment",
        version=1,
        state="draft",
        author=IMOGEN.name,
        made_on=missed[2].rang,
    )
    return report


def _told(case: Folder, missed: list[Missed]) -> None:
    """How Juniper was told of the three appointments that she missed: at the one before, on paper."""
    for number, (one, before) in enumerate(zip(missed, (-79, -52, -24), strict=True), start=1):
        case.write(
            "document",
            f"appointment letter {number}",
            kind="appointment_letter",
            title="Your next appointment",
            version=1,
            state="served",
            author=IMOGEN.name,
            about_record=one.contact,
            made_on=case.days.working(before),
            served_on=case.days.working(before),
            served_how="handed",
        )


def _warnings(case: Folder, missed: list[Missed]) -> None:
    days = case.days
    first, second, _ = missed
    case.write(
        "document",
        "first warning",
        kind="warning_letter",
        title="First warning letter",
        about_record=first.contact,
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=first.warned,
        printed_at=uk_moment(first.warned, dt.time(9, 40)),
        served_on=first.warned,
        served_how="handed",
        text=(
            "First warning, handed to Juniper. You were due to meet me at the office on "
            f"{words.weekday_date(first.day)} at 4pm. You did not come. When I rang you, you told me you had not "
            "looked at the time. That is not a reason I can accept."
        ),
    )
    case.write(
        "document",
        "second warning",
        kind="warning_letter",
        title="Second warning letter",
        about_record=second.contact,
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=second.warned,
        printed_at=uk_moment(second.warned, dt.time(10, 12)),
        served_on=second.warned,
        served_how="posted",
        text=(
            f"You were due to meet me at the office on {words.weekday_date(second.day)} at 9:30am. You did not come. "
            f"When I rang you on {words.weekday_day_month(second.rang)}, you told me you had overslept. You did not "
            "do what your order asks of you. The reason you gave is not one I can accept. If you miss again without "
            "a good reason while the order runs, I will have to ask the court to look at it again. We are next "
            f"meeting on {words.weekday_date(days.working(-31))} at 4pm, at college, with Bettany Quill."
        ),
    )
