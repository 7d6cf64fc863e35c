"""What somebody must know on a child's first night: alerts, judgements, going missing, and whom to ask about health.

Source: DOMAIN notes, section 2, alert and custody. Health is a flag and a phone number, never what is in the notes; of
people the child must not meet the paper says only that there are some (the design of the paper, section 6).
"""

import datetime as dt

from casework.care import MissingEpisode, OnwardReferral
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.custody import Custody
from casework.dates import birthday
from casework.health import HealthNote, Screening
from casework.offending import CoAccused
from casework.orders import Judgement
from casework.people import Alert, Professional
from casework.standing import judgement_now, within
from printing.content import Block, Paragraph, Table, Words, bold, words
from printing.kept_out import as_written
from printing.not_printed import Guard, is_current
from printing.where_things_stand import alert_words
from printing.wording import NOT_RECORDED, clean, counted, long_date, short_date, short_name, unbroken

NEVER = frozenset({"health", "staff_safety"})
"""Kinds of alert that no paper for another service has: for named roles, or about us."""
NOT_AT_THE_DOOR = frozenset({"visiting"})  # for whoever stands at a door the child has left
FOUND = frozenset({"yes", "known_before"})
NURSES = ("nurse", "health")
NOTHING_KNOWN = "No alert is recorded. That does not mean that there is nothing to know: ask the child, and ring us."
ADULT = 18
WIDTHS, WITHOUT_WHY = (47.0, 24.0, 94.0), (88.0, 77.0)


def know_first(case_file: CaseFile, guard: Guard, today: dt.date, phone: str) -> tuple[Words, ...]:
    """Sentences for the box at the head: each alert, going missing, people not to meet, and health last and bold."""
    found = [words(f"{alert_words(guard, one.kind, one.text).rstrip('.')}.") for one in alerts(case_file, today)]
    if missing := _missing(case_file):
        found.append(words(missing))
    if any(one.keep_apart for one in case_file.of(CoAccused)) or _named_in_conditions(case_file):
        ring = f" Ring us for their names: {phone}." if phone else " Ask us for their names."
        found.append(words("There are people this child must not meet." + ring))
    newest = next(iter(case_file.of(Custody)), None)
    found += [words(text) for text in as_written(guard, newest.vulnerability if newest else "")]
    if _referred(case_file):
        found.append(words("A referral to the national referral mechanism was made. Ask the case manager about it."))
    return (*(found or [words(NOTHING_KNOWN)]), bold(f"Health: {within(health_flag(case_file, today, NIGHT))}"))


def alerts(case_file: CaseFile, today: dt.date) -> list[Alert]:
    """Alerts that run today and may be told to another service."""
    return [
        one
        for one in case_file.alerts
        if is_current(one.since, one.until, today)
        and one.kind not in NEVER | NOT_AT_THE_DOOR
        and one.seen_by != "managers"
    ]


def alerts_kept_back(case_file: CaseFile, today: dt.date) -> int:
    """How many that run today are not told."""
    current = [one for one in case_file.alerts if is_current(one.since, one.until, today)]
    return len(current) - len(alerts(case_file, today))


def _missing(case_file: CaseFile) -> str:
    episodes = case_file.of(MissingEpisode)
    if not episodes:
        return ""
    newest = next((one.since for one in episodes if one.since), None)
    last = f", the last from {long_date(newest)}" if newest else ""
    return f"Has gone missing {counted(len(episodes), 'time')}{last}."


def _named_in_conditions(case_file: CaseFile) -> bool:
    texts = [one.text or "" for one in case_file.requirements if one.kind in ("licence_condition", "bail_condition")]
    return any("contact with" in text.casefold() or "associate" in text.casefold() for text in texts)


def _referred(case_file: CaseFile) -> bool:
    return any(one.kind == "nrm" for one in case_file.of(OnwardReferral))


NIGHT, CHARGE = "before the first night", "before you decide"


def health_flag(case_file: CaseFile, today: dt.date, when: str) -> str:
    """That there is something about health, and whom to ask; or that nothing is known, which is not the same."""
    nurse = _nurse(case_file, today)
    whom = f"Ask {nurse}" if nurse else "Ask the case manager who can tell you"
    if _something_about_health(case_file):
        return f"There is something you must know {when}. It is not written here. {whom}."
    return f"Nothing is recorded that this paper can point to. {whom}."


def _something_about_health(case_file: CaseFile) -> bool:
    return (
        bool(clean(case_file.person.disability or ""))
        or any(one.kind == "health" for one in case_file.alerts)
        or any(one.need in FOUND for one in case_file.of(Screening))
        or bool(case_file.of(HealthNote))
    )


def _nurse(case_file: CaseFile, today: dt.date) -> str:
    for one in case_file.professionals:
        if is_current(one.since, one.until, today) and any(word in (one.role or "").casefold() for word in NURSES):
            return ", ".join(filter(None, (clean(one.name or ""), within(clean(one.role or "")), _phone(one))))
    return ""


def _phone(one: Professional) -> str:
    return unbroken(one.phone or "")


def judgements(case_file: CaseFile, guard: Guard) -> tuple[Block, ...]:
    """What was judged in the newest stage that was countersigned, and why: for each by itself, or once for all."""
    judged = judgement_now(case_file)
    if judged is None:
        return (Paragraph(words("No judgement is recorded."), about="Our judgements"),)
    rows = [
        ("Likelihood of reoffending", judged.reoffending, judged.reoffending_why),
        ("Serious harm to others", judged.serious_harm, judged.serious_harm_why),
        ("Safety and wellbeing", judged.safety, judged.safety_why),
    ]
    whole = as_written(guard, judged.why)
    each = any(why for _, _, why in rows)
    table = Table(
        about="Our judgements",
        head=("What we judged", "Level", "Why")[: 3 if each else 2],
        rows=tuple(
            (words(what), bold(code("judgement", level) or NOT_RECORDED), *([_why(guard, why)] if each else []))
            for what, level, why in rows
        ),
        widths=WIDTHS if each else WITHOUT_WHY,
        summary=_signed(judged),
    )
    reasons = whole or (() if each else (f"Why: {NOT_RECORDED.lower()}.",))
    return (table, *(Paragraph(words(one), about="Why we judged so") for one in reasons))


def _why(guard: Guard, why: str | None) -> Words:
    return words("\n".join(as_written(guard, why)) or NOT_RECORDED)


def _signed(judged: Judgement) -> str:
    stage = code("assessment_stage", judged.stage) or "Assessment"
    version = f", version {judged.version}" if judged.version else ""
    if judged.countersigned_on is None:
        return f"{stage} stage{version}. Not countersigned."
    by = f" by {short_name(judged.countersigned_by)}" if judged.countersigned_by else ""
    return f"{stage} stage{version}, countersigned{by} {short_date(judged.countersigned_on)}."


def adult_words(born: dt.date, today: dt.date) -> str:
    """When the child turns 18: other rules hold in custody from that day on."""
    adult = birthday(born, ADULT)
    return f"{long_date(adult)}{' (already)' if adult <= today else ''}"
