"""Case E, Sable Merriweather-Drax: the report that is seven tenths written, and the other papers."""

import datetime as dt

from casework import words
from central.demo.folder import Folder
from central.demo.staff import CALLUM


def write_documents(case: Folder, report_due: dt.date, hearing_day: dt.date) -> str:
    """Pre-sentence report, bail support report, and a referral to the exploitation worker. The id of the report."""
    days = case.days
    report = case.write(
        "document",
        "psr",
        kind="psr",
        title="Pre-sentence report",
        version=3,
        state="draft",
        author=CALLUM.name,
        made_on=days.working(-2),
        due_on=report_due,
        text=_report(case, hearing_day),
    )
    case.write(
        "document",
        "bail support report",
        kind="bail_support_report",
        title="Bail support report",
        version=1,
        state="issued",
        author=CALLUM.name,
        made_on=days.working(-2),
        text=(
            "10 contacts arranged: 9 attended, 1 missed with an accepted reason, 0 failures. Curfew kept when she "
            "was at home."
        ),
    )
    case.write(
        "document",
        "referral",
        kind="referral",
        title="Referral to the child exploitation worker",
        version=1,
        state="served",
        author=CALLUM.name,
        made_on=days.working(-9),
        served_on=days.working(-9),
        served_how="emailed",
        text="To Marisol Penhallow, with Sable's agreement. She asked that it be somebody who does not wear a lanyard.",
    )
    return report


def _report(case: Folder, hearing_day: dt.date) -> str:
    """What Callum has written so far: sections 1 to 5, and the first words of 6. About seven tenths."""
    days = case.days
    evening, first, accepted = days.day(-26), days.working(-25), days.working(-14)
    return "\n\n".join(
        (
            f"For Thornwick Youth Court, {words.weekday_date(hearing_day)}, 10:00. Draft, about 70% written.",
            f"1 Sources. I met Sable on {words.day_month_year(days.working(-9))} and "
            f"{words.day_month_year(days.working(-4))}, and saw her with her mother on "
            f"{words.day_month_year(days.working(-2))}. I have read the prosecution papers, the basis of plea and "
            "our bail support record, and information from children's services, her school and the police. Sable has "
            "read this draft with me and made two corrections.",
            f"2 The offences. On the evening of {words.day_month_year(evening)}, officers stopped Sable near the "
            "harbour bus station. She was carrying cannabis in a small bag. She gave a false name and walked away "
            "when she was asked to wait. The first charge was possession with intent to supply. On "
            f"{words.day_month_year(accepted)} the prosecution accepted her plea on the basis that the drug was for "
            "her own use. Sable says that she was frightened of what would happen at home, and that she did not "
            "think about the position she put the officers in. No other person was harmed.",
            "3 Sable and her circumstances. Sable lives with her mother. She is in Year 11. Her school describes an "
            "able pupil whose attendance fell during the autumn term; she has been in school on most days since bail "
            "support began. She has a steady relationship with her grandmother, wants to finish her examinations, "
            "and asked for help with sleep and worry. Agencies are working together on her safety, and the court may "
            "have a separate note on this if it asks.",
            "4 Risk and safety. Likelihood of further offending: medium. Risk of serious harm to others: medium. "
            "Sable's safety and wellbeing: very high. The factors that raise risk are outside Sable's control as "
            "well as within it.",
            f"5 Response to bail support. Since {words.day_month_year(first)} Sable has had to attend three bail "
            "support contacts a week. She kept 9 of 10. She missed one while she was reported missing.",
            "6 Conclusion and proposal. Sable has admitted what she did, has kept to bail support and has begun to "
            "accept help. We propose a referral order of 6 months. A panel could ask Sable to meet her case manager "
            "twice a month, to attend four sessions with the",
        )
    )
