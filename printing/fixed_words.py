"""Sentences that nobody types: what the law, the court or the service wants said, in the same words for everybody.

They are data of a template. Each has a version, which goes up when its words change, and a source; [K] marks practice
that was not found in a published source, for the service to look at before it relies on it. A language has its own.
"""

from collections.abc import Mapping
from string import Formatter

import msgspec

from casework.service import Service
from printing.errors import WordsNotUsable
from printing.wording import clean

ENGLISH = "en"


class Fixed(msgspec.Struct, frozen=True):
    """Paragraphs with their version and source. `{child}`, `{worker}` and the like stand for names and dates."""

    version: int
    source: str
    paragraphs: tuple[str, ...]

    def said(self, **names: str) -> tuple[str, ...]:
        """The paragraphs with the names put in."""
        return tuple(paragraph.format(**names) for paragraph in self.paragraphs)


def fixed(name: str, service: Service, language: str = ENGLISH) -> Fixed:
    """The sentences of that name in a language; a service may have its own, in English.

    Raises KeyError where nobody has written them, and WordsNotUsable where those of the service name something that
    there is nothing for.
    """
    ours = FIXED[language][name]
    own = clean(service.own_words(name)) if language == ENGLISH else ""
    if not own:
        return ours
    known = {asked for text in ours.paragraphs for asked in _asked_for(text)}
    if not _asked_for(own) <= known:
        raise WordsNotUsable(name, sorted(known))
    return Fixed(ours.version, f"the service’s own words; ours: {ours.source}", _paragraphs(own))


def _asked_for(text: str) -> set[str]:
    """What stands in braces; something that nothing is called where the braces themselves are wrong."""
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return {text}


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split("\n") if one.strip())


BREACH = "DOMAIN section 4, enforcement"
PANEL_POWERS = "[K] referral order guidance: back to the panel first, which may send the child back to court"

FIXED: Mapping[str, Mapping[str, Fixed]] = {
    ENGLISH: {
        # My plan. Consequences are true and plain, for each kind of order (the design of the paper, section 6).
        "plan_not_kept_police": Fixed(
            1,
            f"{BREACH}: a condition that is not kept goes back to the police, who decide [K]",
            (
                "{worker} will talk to me first. If I miss a session and there is no good reason, {worker} has to "
                "tell the police, and I could go to court.",
            ),
        ),
        "plan_not_kept_panel": Fixed(
            1,
            PANEL_POWERS,
            (
                "{worker} will talk to me first. If I still do not do it, I meet the panel again. The panel can send "
                "me back to court, and the court can give me a different sentence.",
            ),
        ),
        "plan_not_kept_court": Fixed(
            1,
            f"{BREACH}: Sentencing Act 2020, schedule 7 [S39]; the number of warnings is in casework.breach_routes",
            (
                "{worker} will talk to me first. If there is no good reason, I get a warning. If it happens again "
                "after {warnings}, {worker} has to tell the court. The court can change what I have to do, or give "
                "me a different sentence.",
            ),
        ),
        "plan_not_kept_detention": Fixed(
            1,
            f"{BREACH}: detention and training orders have their own route [K]",
            (
                "{worker} will talk to me first. If there is no good reason, I get a warning. If it goes on, "
                "{worker} has to tell the court, and the court can send me back to custody.",
            ),
        ),
        "plan_not_kept_licence": Fixed(
            1,
            f"{BREACH}: licences have their own route [K]",
            (
                "{worker} will talk to me first. If there is no good reason, I get a warning. If it goes on, I can "
                "be taken back to custody.",
            ),
        ),
        "plan_not_kept_bail": Fixed(
            1,
            f"{BREACH}: bail is the court's to end [K]",
            (
                "{worker} will talk to me first. If there is no good reason, {worker} has to tell the court or the "
                "police. The court could end my bail.",
            ),
        ),
        "plan_not_kept": Fixed(
            1,
            "DOMAIN section 4: prevention and diversion are informal; nobody can be made to take part [K]",
            ("{worker} will talk to me, and we look at why. We can change the plan.",),
        ),
        "plan_too_hard": Fixed(
            1,
            "the design of the paper, My plan",
            ("I can tell {worker} when it is too hard. We can change it.",),
        ),
        "plan_explained": Fixed(
            1,
            "[K] what a court ordered is explained, where its words are none for a child",
            ("There is a rule from the court that {worker} explains to me.",),
        ),
        "plan_agreed": Fixed(
            1, "the design of the paper, My plan", ("{worker} read this with me, and I said what I think.",)
        ),
        # The contract of a referral order.
        "contract_why": Fixed(
            1,
            "the design of the paper, referral order contract",
            ("We talked about what happened and what would put it right. This is what I have agreed to do.",),
        ),
        "contract_reviewed": Fixed(
            1,
            "[K] referral order guidance: at least every three months, and a final panel before the end",
            ("The panel meets me at least every three months, and once before the contract ends.",),
        ),
        "contract_not_kept": Fixed(
            1,
            PANEL_POWERS,
            (
                "{worker} will talk to me first. If I still do not keep to it, the panel can meet me again. The panel "
                "can send me back to court, and the court can give me a different sentence.",
                "If something in this contract becomes too hard, I will say so. The panel can change it.",
            ),
        ),
        "contract_starts": Fixed(
            1,
            "DOMAIN section 4: the contract period starts when the contract is signed [K]",
            ("The contract starts on the day it is signed.",),
        ),
        "contract_other_day": Fixed(
            1,
            "the design of the paper, referral order contract",
            ("If that is not {day}, the panel changes the last day above by hand and initials it.",),
        ),
        # The timetable of bail support.
        "bail_cannot_come": Fixed(
            1,
            "[K] proof of illness: what services commonly take",
            ("{ring} before the time. If I am ill, I show something from a doctor, a chemist or the school nurse.",),
        ),
        "bail_missed": Fixed(
            1,
            "[K] bail support: followed up the same day, and told to the court or the police the next working day",
            (
                "{worker} rings me the same day. If there is no good reason, {worker} must tell the court or the "
                "police the next working day. The court could end my bail.",
            ),
        ),
        "bail_agreed": Fixed(
            1,
            "DOMAIN section 7: bail support has conditions, timetable, consent, failure route, copy for the court",
            ("{worker} has gone through this with me. The service may tell the court how I keep to it.",),
        ),
        # Notice of supervision, or licence.
        "notice_what": Fixed(
            1,
            "DOMAIN section 4: half of a detention and training order is supervision in the community",
            ("You have been released. Until {end} you are under supervision: you must keep to what is written here.",),
        ),
        "licence_what": Fixed(
            1,
            "DOMAIN section 4: custody, then licence",
            ("You have been released on licence. Until {end} you must keep to what is written here.",),
        ),
        "notice_not_kept": Fixed(
            1,
            f"{BREACH}: a detention and training order is brought back to the youth court [K]",
            (
                "If you do not keep to this notice, you can be taken to the youth court. The court can send you back "
                "to custody, give you more time under supervision, or fine you.",
                "If something is too hard to keep to, or is not clear, say so to {worker} at once. Do not wait.",
            ),
        ),
        "licence_not_kept": Fixed(
            1,
            f"{BREACH}: a licence can be recalled [K]",
            (
                "If you do not keep to this licence, it can be ended and you can be taken back to custody without a "
                "new hearing.",
                "If something is too hard to keep to, or is not clear, say so to {worker} at once. Do not wait.",
            ),
        ),
        "notice_signed": Fixed(
            1,
            "DOMAIN section 7: notice of supervision or licence, with signature",
            (
                "This has been read to me and explained to me. I have a copy of it. I know what I have to do, and "
                "what can happen if I do not do it.",
            ),
        ),
        # Reports to a court or panel, and the information.
        "reporting_restriction": Fixed(
            1,
            "[K] the design of the paper, section 6: a configured line at the end of a report",
            (
                "Reporting restrictions apply. Nothing may be published that is likely to identify a child concerned "
                "in these proceedings.",
            ),
        ),
        "declaration": Fixed(
            1,
            "[K] the design of the paper, breach report: declaration of the officer",
            (
                "The facts in this report are taken from the record of the service and are true to the best of my "
                "knowledge and belief.",
            ),
        ),
        "information": Fixed(
            1,
            "[K] the usual form of an information; Sentencing Act 2020, schedule 7 [S39]",
            (
                "{officer}, the responsible officer, says that {child} has failed, without reasonable excuse, to "
                "comply with this order by the failures listed above.",
            ),
        ),
        "copies": Fixed(
            1,
            "[K] DOMAIN section 7: copies for the court, the defence, the prosecution and the parent",
            ("The court, the defence, the prosecution, {child} and {their} parent or carer",),
        ),
    }
}
