"""Case B, Juniper Vexley: every contact under her order, kept and missed."""

import datetime as dt
from typing import NamedTuple

from casework import Value, words
from casework.working_days import add_working_days
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import BETTANY, CALLUM, OFFICE

MORNING = dt.time(9, 30)


class Missed(NamedTuple):
    """The days of one missed contact: when it was, when we rang, and when we warned (or would have); and its id."""

    day: dt.date
    rang: dt.date
    warned: dt.date
    contact: str = ""


def write_contacts(case: Folder, order: str, requirements: dict[str, str]) -> list[Missed]:
    """Statutory contacts, 8 attended, 1 acceptable absence, 3 unacceptable; their follow-ups; and the next ones."""
    counts = {"order": order, "requirement": requirements["supervision"], "statutory": True}
    _summer(case, counts)
    first = _first_missed(case, counts)
    _early_autumn(case, counts)
    second = _second_missed(case, counts)
    _late_autumn(case, counts)
    third = _third_missed(case, counts)
    _to_come(case, counts)
    return [first, second, third]


def _missed(case: Folder, offset: int) -> Missed:
    day = case.days.working(offset)
    return Missed(day, case.days.earlier(add_working_days(day, 1)), case.days.earlier(add_working_days(day, 2)))


def _summer(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    case.contact(
        days.working(-100),
        MORNING,
        "office",
        "First appointment under the order. Juniper came with Damaris and kept her coat on. I explained the order in "
        "plain words, what I can and cannot let go, and whom she can complain to. She asked good questions about the "
        "tag. She would rather be called Juno when it is just us. Damaris waited outside for the second half, and "
        "Juniper told me she has not slept properly since it happened. We agreed mornings are better than afternoons.",
        place=OFFICE,
        who_was_there="Juniper, her aunt for the first half",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-93),
        dt.time(11, 30),
        "home_visit",
        "Lantern Court. Rang first; Damaris had shut the dog in the kitchen. The tag box is by the bread bin and has "
        "given no trouble. Juniper made us all pancakes and explained the batter as if she were on television. Her "
        "cousin was asleep behind a curtain in the same room, which is plainly too small for two. She talked about "
        "her mother for the first time: not why she left, only that the house smells wrong without her.",
        place="4 Lantern Court",
        who_was_there="Juniper, her aunt",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-86),
        MORNING,
        "office",
        "Thinking ahead, session 1. Juniper drew the fight as a weather map: where it was already raining, where she "
        "could have gone indoors. She was hard on herself and I said so. She named the moment she could have walked, "
        "when the other girl was already on the ground, and cried a bit, and carried on. Finished with the college "
        "form, which she filled in by herself in neat capitals. She starts in two weeks and is counting the days.",
        place=OFFICE,
        who_was_there="Juniper",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-79),
        MORNING,
        "office",
        "Hesper Croyle joined us, so that Juniper tells her story once and not twice. The child in need plan and "
        "ours now say the same things in the same order. Juniper asked for help with sleep and for nobody to ring "
        "her mother without telling her first; we both promised. Four weeks of curfew kept to the minute. She has "
        "cooked twice at the community kitchen and was asked to come back, which she told us three times.",
        place=OFFICE,
        who_was_there="Juniper, Hesper Croyle (social worker)",
        seen_alone=False,
        **counts,
    )


def _first_missed(case: Folder, counts: dict[str, Value]) -> Missed:
    missed = _missed(case, -68)
    contact = case.contact(
        missed.day,
        dt.time(16),
        "office",
        "Juniper did not come and did not ring. I waited until 4:40pm, tried her phone twice, which went to "
        "voicemail, and left a message that said only my name and to ring back. Damaris was at work. The reminder "
        "text had shown as delivered that morning. This is the first appointment she has missed since the order was "
        "made.",
        place=OFFICE,
        attendance="unacceptable_absence",
        absence="no_reason",
        reason="No contact. No reason given.",
        planned_on=case.days.working(-79),
        follow_up=f"Phone call, {words.weekday_day_month(missed.rang)}",
        **counts,
    )
    case.contact(
        missed.rang,
        dt.time(10, 20),
        "phone",
        "Follow-up call. Juniper answered at once. She had been at the arcade after college and 'did not look at the "
        "time'. She was not rude, only flat. Her cousin has brought a boyfriend home and there is no quiet anywhere. "
        "I said I believe her about the quiet, that it is not a reason I can accept for missing, and that there will "
        "be a warning which I would rather hand her than post. She asked if she could go back to mornings. Yes.",
        minutes=15,
        follow_up_of=contact,
        who_was_there="Juniper",
        order=counts["order"],
        statutory=False,
    )
    return missed._replace(contact=contact)


def _early_autumn(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    case.contact(
        days.working(-60),
        MORNING,
        "office",
        "On time, hood up, then hood down. We talked about the warning properly: what it says, what it does not say, "
        "and that it does not undo six good weeks. She had put it on the fridge. Damaris has been to housing about "
        "the cousin. Looked at where the older girls from the arcade wait, and drew a way home from college that "
        "goes by the market instead. She knew already; she had wanted somebody to say it out loud.",
        place=OFFICE,
        who_was_there="Juniper",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-52),
        dt.time(11, 30),
        "home_visit",
        "The tag is off after eight weeks without a single failure; Juniper has kept the letter that "
        "says so. Rang first, dog shut away. Damaris worries about evenings without the box on the wall, and said it "
        "in front of her, kindly. They agreed half past nine on college nights and wrote it on the calendar "
        "together. Juniper would like her own key. Damaris will think about it by Friday.",
        place="4 Lantern Court",
        who_was_there="Juniper, her aunt",
        seen_alone=True,
        **counts,
    )


def _second_missed(case: Folder, counts: dict[str, Value]) -> Missed:
    missed = _missed(case, -38)
    contact = case.contact(
        missed.day,
        MORNING,
        "office",
        "Juniper did not come. Damaris picked up the phone at 10am and said she had still been in bed when Damaris "
        "got in from work at eight, and that they had words. Nothing from Juniper herself all day. I sent a text in "
        "the afternoon to say that I would ring tomorrow at eleven and that I hoped she was all right.",
        place=OFFICE,
        attendance="unacceptable_absence",
        absence="other",
        reason="No contact from Juniper. She later said she had overslept.",
        child_words="I overslept",
        planned_on=case.days.working(-52),
        written=uk_moment(missed.day, dt.time(16, 45)),
        follow_up=f"Phone call, {words.weekday_day_month(missed.rang)}",
        **counts,
    )
    case.contact(
        missed.rang,
        dt.time(11),
        "phone",
        "Follow-up call. She had overslept; she was out until after midnight with people she would not name, and "
        "knows that this is the second time since the first warning. I told her it cannot be accepted, that a second "
        "warning goes in the post and what a third could mean. She was quiet, then asked whether being at college "
        "still counts for something. It does, and I said how much. Next meeting is at college with Bettany, where "
        "she would be anyway.",
        minutes=20,
        follow_up_of=contact,
        who_was_there="Juniper",
        order=counts["order"],
        statutory=False,
    )
    return missed._replace(contact=contact)


def _late_autumn(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    case.contact(
        days.working(-31),
        dt.time(16),
        "school",
        "Met at college with Bettany Quill and, for the last part, Ines Marchbanks-Dell. Juniper has been in on 22 "
        "of 25 days and her tutor would have her in the kitchen every day if the timetable let her. Her plan names a "
        "quiet room and she uses it without fuss. She is anxious about the cold practical with the other group, "
        "where one of the arcade girls is. Tutor will move her. Juniper said thank you to each of us separately.",
        place="Port Aldermere College",
        who_was_there="Juniper, Bettany Quill, her support tutor",
        seen_alone=False,
        what_we_will_do="We will meet with Bettany Quill.",
        **counts,
    )
    case.contact(
        days.working(-24),
        MORNING,
        "office",
        "Thinking ahead, session 3. Juniper had done the page at home, in two colours. She described an evening last "
        "week when she left before it turned bad, walked to the bus by the market way and rang Damaris from the "
        "stop. She did not see it as anything much. I do. Her cousin has moved out, so she has her own room again "
        "and is sleeping. We moved on to what she would say to the girl she hurt, if ever she was asked.",
        place=OFFICE,
        who_was_there="Juniper",
        seen_alone=True,
        **counts,
    )
    seen = days.earlier(add_working_days(days.working(-17), 1))
    case.contact(
        days.working(-17),
        MORNING,
        "office",
        "Juniper rang at 8:55am before the appointment: she had been given a clinic slot at short notice and had to "
        "be there at ten. She apologised twice and offered to come in the afternoon, when I was at court. She "
        f"brought the clinic letter to reception on {words.day_month(seen)} and I have seen it. Accepted. It is not "
        "for this record what the clinic was for. She did everything right here and I told her so by text.",
        place=OFFICE,
        attendance="acceptable_absence",
        absence="medical",
        reason=f"Clinic letter seen {words.day_month(seen)}",
        evidence="Letter",
        evidence_on=seen,
        written=uk_moment(seen, dt.time(12, 10)),
        **counts,
    )


def _third_missed(case: Folder, counts: dict[str, Value]) -> Missed:
    days = case.days
    missed = _missed(case, -3)
    visit = days.working(0)
    contact = case.contact(
        missed.day,
        MORNING,
        "office",
        "Did not come. No call or message by 10am. Rang Damaris at 10:05am, no answer. Sent Juniper a text with my "
        "number and a time to ring. She was in college last week on every day but one, so this is out of step with "
        "how the month has gone. It is the third unacceptable absence since the order began and comes after both "
        "warnings. Wren told the same day.",
        place=OFFICE,
        attendance="unacceptable_absence",
        absence="no_reason",
        reason="No contact before 10am",
        follow_up=f"Phone call, {words.weekday_day_month(missed.rang)}",
        planned_on=days.working(-17),
        **counts,
    )
    case.contact(
        missed.rang,
        dt.time(14, 15),
        "phone",
        f"“No reason”, visit agreed for {words.WEEKDAYS[visit.weekday()]}. Juniper would not say more than that, but "
        "she stayed on the line for a quarter of an hour, asked what Wren will decide and whether she can bring her "
        "college report. Damaris says Sunday's call with her mother went badly. The duty log has a call at about "
        f"8:50am that may have been Juniper saying she was ill; {CALLUM.name} had the phone and is looking. Breach "
        "decision waits with Wren.",
        minutes=15,
        reason=f"no reason given for {words.WEEKDAYS[missed.day.weekday()]}",
        follow_up_of=contact,
        who_was_there="Juniper, her aunt",
        order=counts["order"],
        statutory=False,
        written=uk_moment(missed.rang, dt.time(14, 40)),
    )
    return missed._replace(contact=contact)


def _to_come(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    case.planned(
        days.working(0),
        dt.time(11, 30),
        "home_visit",
        place="4 Lantern Court, Port Aldermere",
        planned_on=days.working(-2),
        what_we_will_do=("We will hear from you and Damaris what happened, and look at your plan together."),
        order=counts["order"],
        statutory=False,
    )
    case.planned(
        days.working(14),
        MORNING,
        "office",
        place=OFFICE,
        planned_on=days.working(-17),
        what_we_will_do="We will look at your plan together and hear how college is going.",
        **counts,
    )
    case.planned(
        days.working(20),
        dt.time(13),
        "activity",
        by=BETTANY,
        place="Community kitchen, Port Aldermere",
        order=counts["order"],
        statutory=False,
        planned_on=days.working(-24),
        what_we_will_do="Your eighth activity day: lunch for sixty with the community kitchen.",
    )
