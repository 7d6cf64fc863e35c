"""Case E, Sable Merriweather-Drax: what Callum has written of the pre-sentence report, section by section."""

from casework import Value, words
from central.demo.folder import Folder
from central.demo.staff import CALLUM


def write_report(case: Folder, **ordered: Value) -> None:
    """The report that the court asked for, and its sections. `ordered` is who asked for it, when, and until when."""
    report = case.write(
        "report",
        "psr",
        kind="psr",
        author=CALLUM.name,
        state="quality_check",
        proposal="referral_order",
        proposal_note="We propose a referral order of 6 months.",
        **ordered,
    )
    for section, text in _sections(case).items():
        case.write("report_section", f"psr {section}", report=report, section=section, text=text)


def _sections(case: Folder) -> dict[str, str]:
    days = case.days
    evening = words.day_month_year(days.day(-26))
    accepted = words.day_month_year(days.working(-14))
    gone, back, again = (words.day_month_year(days.day(offset)) for offset in (-20, -19, -11))
    return {
        "brief": (
            "Sable is 15 and is before the court for the first time. She admits both offences and has told us what "
            "led to them."
        ),
        "sources": (
            "I met Sable at the office, at home and at school, and saw her with her mother. I have read the "
            "prosecution papers, the basis of plea, our bail support record, and information from children’s social "
            "care, her school and the police.\n\n"
            "Sable has read this report with me. She agrees that it is accurate, except where the report says "
            "otherwise."
        ),
        "offences": (
            f"On the evening of {evening}, officers stopped Sable near the harbour bus station. She was carrying "
            "cannabis in a small bag. She gave a false name and walked away when she was asked to wait.\n\n"
            f"The first charge was possession with intent to supply. On {accepted} the prosecution accepted her plea "
            "on the basis that the drug was for her own use. This report deals with her on that basis.\n\n"
            "Sable says that she was frightened of what would happen at home, and that she did not think about the "
            "position she put the officers in. When we talked it through she could say what she should have done. No "
            "other person was harmed."
        ),
        "child": (
            "Sable lives with her mother. She is in Year 11. Her school describes an able pupil whose attendance fell "
            "during the autumn term; she has been in school on most days since bail support began.\n\n"
            f"Sable has been reported missing twice this month: overnight from {gone} to {back}, and on {again}. Each "
            "time she returned by herself. Agencies are working together on her safety, and the court may have a "
            "separate note on this if it asks.\n\n"
            "Sable has a steady relationship with her grandmother, wants to finish her examinations, and asked for "
            "help with sleep and worry. Her mother supports the proposal in this report."
        ),
        "risk": (
            "The factors that raise risk are outside Sable’s control as well as within it. The plan in section 6 "
            "therefore joins work with Sable to action by the adults around her."
        ),
        "response": (
            "Sable has to attend three bail support contacts a week. She came to each of them by herself and on time "
            "but one, on the day she was reported missing. She has kept her curfew on every other night."
        ),
        "proposal": (
            "Sable has admitted what she did, has kept to bail support and has begun to accept help. The offences "
            "came out of a short period in which she was spending time with people who put her at risk.\n\n"
            "We propose a referral order of 6 months. A panel could ask Sable to:\n"
            "- meet her case manager twice a month, at a regular time outside school hours;\n"
            "- attend four sessions with the substance use worker, starting within two weeks;\n"
            "- complete work on safe friendships with the exploitation worker;\n"
            "- write to the officers to explain what happened and what she has learnt.\n\n"
            "If the court has another sentence in mind, we ask for the opportunity to say how it could be carried "
            "out. We do not ask for a parenting order: Sable’s mother already works with us by agreement."
        ),
    }
