"""Case A, Zephyr Quillsworth: what the panel agreed, and the plan that follows from it."""

import datetime as dt

from casework import words
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, ODHRAN, WREN


def write_contract(case: Folder, order: str) -> dict[str, str]:
    """What the panel agreed, the stage of assessment it had before it, and the plan; the ids of the items."""
    days = case.days
    signed = days.working(-28)
    case.write(
        "judgement",
        "referral order report stage",
        stage="referral_order_report",
        state="countersigned",
        version=1,
        started_on=days.working(-46),
        due_on=days.working(-28),
        author=IMOGEN.name,
        countersigned_on=days.working(-33),
        countersigned_by=WREN.name,
        reoffending="low",
        serious_harm="low",
        safety="low",
        level="standard",
        why=(
            f"Submitted on {words.day_month(days.working(-34))}. One incident, in company, at once admitted. A "
            "settled home, a school that wants him, and a boxing coach he listens to. Two contacts a month for three "
            "months, then one."
        ),
        reoffending_why="One incident, in company, at once admitted. He wants to put it right.",
        serious_harm_why="Nobody was hurt, and nothing like it is known from before.",
        safety_why="A settled home, a school that wants him, and a boxing coach he listens to.",
    )
    agreed = {
        "reparation": (
            "reparation",
            "Do 12 hours of work for the community: clearing litter with the harbour rangers",
            12,
            "hours",
            3,
            days.working(92),
            ODHRAN.name,
        ),
        "letter": ("reparation", "Write a letter of explanation", None, None, None, days.working(22), ODHRAN.name),
        "consequences": (
            "contract_item",
            "Come to 3 sessions called Consequences",
            3,
            "sessions",
            1,
            days.working(31),
            IMOGEN.name,
        ),
        "school": (
            "contract_item",
            "Go to school every day unless I am ill",
            None,
            None,
            None,
            days.day(154),
            "Mum; Year 10 tutor",
        ),
    }
    items = {}
    for name, (kind, text, amount, unit, done, end, provider) in agreed.items():
        items[name] = case.write(
            "requirement",
            f"item {name}",
            order=order,
            kind=kind,
            text=text,
            amount=amount,
            unit=unit,
            done=done,
            start=signed,
            end=end,
            place="Harbour rangers' hut" if name == "reparation" else None,
            provider=provider,
        )
    _panel(case, order, signed)
    targets = (
        (
            "Zephyr puts right what was broken: 12 hours of clearing litter, and a letter of explanation.",
            "I didn't think about the driver having to sweep it up. I'd rather do something than just say sorry.",
            "Wednesdays after school with the rangers. Draft the letter with Odhran, then read it to Mum.",
            "Odhran Mistlethwaite",
            92,
        ),
        (
            "Zephyr can stop and think when the group is winding itself up.",
            "When everyone's shouting I just go along. I want to be the one who says leave it.",
            "Three Consequences sessions. Two ways out of a crowd, practised with coach Dev.",
            "Imogen Farrowby",
            31,
        ),
        (
            "Zephyr is in school every day and picks up the maths he missed.",
            "I like design. Maths is alright if somebody shows me twice.",
            "Homework club on Mondays. Tutor rings home the same day if he is not in.",
            "Mum; Mr Thistlecroft, Year 10 tutor",
            62,
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
            set_on=signed,
            signed_on=signed,
            due_on=days.working(due),
            review_on=days.working(62),
            state="open",
        )
    return items


def _panel(case: Folder, order: str, signed: dt.date) -> None:
    """The meeting at which the contract was signed, and what others promised at it."""
    days = case.days
    case.write(
        "panel",
        "first panel",
        order=order,
        kind="initial",
        date=signed,
        time=dt.time(17, 30),
        place="Saltmarsh library, community room",
        members="Imogen Farrowby; Rosalind Cobbledick; Everard Nkemelu-Strand",
        who_was_there="Zephyr, his mother, both panel members, Imogen Farrowby",
        parent_present=True,
        result="contract",
        contract_signed_on=signed,
        next_on=days.working(62),
    )
    case.write(
        "plan",
        "contract",
        kind="contract",
        order=order,
        state="signed",
        made_on=signed,
        author=IMOGEN.name,
        child_signed_on=signed,
        parent_signed_on=signed,
        worker_signed_on=signed,
        external_controls=(
            "Imogen will remind me the day before each appointment.\nMum will help me get there.\n"
            "The service will pay my bus fares."
        ),
        review_on=days.working(62),
    )
