"""Case B, Juniper Vexley: what was judged at the report, at the start, and in the review that is still a draft."""

from casework import words
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, WREN


def write_judgements(case: Folder) -> None:
    days = case.days
    judged = {"reoffending": "medium", "serious_harm": "medium", "safety": "high", "level": "enhanced"}
    case.write(
        "judgement",
        "psr stage",
        stage="psr",
        state="countersigned",
        version=1,
        started_on=days.working(-128),
        due_on=days.working(-112),
        author=IMOGEN.name,
        countersigned_on=days.working(-112),
        countersigned_by=WREN.name,
        why="Written for the sentence. A bad three days after her mother left, and a long history of being moved on.",
        **judged,
    )
    case.write(
        "judgement",
        "case start stage",
        stage="case_start",
        state="countersigned",
        version=2,
        started_on=days.working(-105),
        due_on=days.working(-95),
        author=IMOGEN.name,
        countersigned_on=days.working(-96),
        countersigned_by=WREN.name,
        why=(
            "Returned once for more on safety, then countersigned as version 2. Enhanced: 4 contacts a month until "
            f"{words.day_month(days.day(-19))}, then 2. Mostly settled at her aunt's. Shares a room with her cousin, "
            "which leads to arguments. Damaris is firm and fair and the curfew helps her. Contact with her mother "
            "upsets Juniper for a day or two afterwards. Older girls from the arcade know where she goes to college. "
            "She wants to cook for a living, is proud of it, and has one friend who tells her the truth."
        ),
        **judged,
    )
    case.write(
        "judgement",
        "review stage",
        stage="review",
        state="draft",
        version=1,
        started_on=days.working(-6),
        due_on=days.working(-18),
        author=IMOGEN.name,
        why=(
            "Settled. Juniper has her own room again since her cousin moved out, and says she sleeps better. Damaris "
            "is worried about the evenings now the curfew has ended: twice in "
            f"{words.MONTHS[days.day(-40).month - 1]} Juniper was out after midnight and did not answer her"
        ),
    )
