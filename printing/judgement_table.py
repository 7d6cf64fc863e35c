"""The judgements of an assessment as a report gives them: level and why, from the version that was countersigned."""

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import Judgement
from casework.reports import Report
from casework.standing import SETTLED_STATES, within
from printing.content import Run, Table, Words, bold, words
from printing.never_named import NeverNamed
from printing.wording import NBSP, NOT_RECORDED, long_date

WIDTHS = (47.0, 28.0, 90.0)
ORDER = ("low", "medium", "high", "very_high")
ABOUT = "Judgements"
HEAD = ("What we assessed", "Our judgement", "Why")
NONE = "No assessment is recorded for this report."


def behind(case_file: CaseFile, report: Report) -> Judgement | None:
    """The assessment that a report rests on: the one it names, else the newest of its stage, else the newest of all.

    One that was countersigned comes before one that was not (the design of the paper, section 6: the snapshot).
    """
    judging = [one for one in case_file.judgements if one.reoffending or one.serious_harm or one.safety]
    named = [one for one in judging if one.id == report.judgement]
    settled = [one for one in judging if is_countersigned(one)]
    own = [one for one in settled if one.stage == report.kind]
    return next(iter([*named, *own, *settled, *judging]), None)


def is_countersigned(judgement: Judgement) -> bool:
    """Whether a manager has signed for it."""
    return judgement.state in SETTLED_STATES or judgement.countersigned_on is not None


def judgement_table(case_file: CaseFile, judgement: Judgement | None, never: NeverNamed) -> Table:
    """Three rows: what was judged, the level, and why. Raises WordsNotForReport for a reason that names somebody."""
    if judgement is None:
        return Table(ABOUT, HEAD, (), WIDTHS, empty=NONE)
    single = (judgement.reoffending_why, judgement.serious_harm_why, judgement.safety_why)
    fields = ("Why, likelihood of reoffending", "Why, risk of serious harm", "Why, safety and wellbeing")
    why = [never.passed(text, field) or NOT_RECORDED for text, field in zip(single, fields, strict=True)]
    if (whole := never.passed(judgement.why, "Why")) and not any(single):
        why = [whole, "As above", "As above"]  # one reason for all three
    levels = (judgement.reoffending, judgement.serious_harm, judgement.safety)
    rows = tuple(
        (words(what), bold(code("judgement", level) or NOT_RECORDED), words(reason))
        for what, level, reason in zip(_judged(case_file), levels, why, strict=True)
    )
    return Table(ABOUT, HEAD, rows, WIDTHS, summary=_signed(judgement))


def _judged(case_file: CaseFile) -> tuple[str, str, str]:
    own = f"{said.letter_name(case_file.person)}’s safety and wellbeing"
    return "Likelihood of further offending", "Risk of serious harm to others", own


def _signed(judgement: Judgement) -> str:
    stage = code("assessment_stage", judgement.stage) or "Assessment"
    version = f", version {judgement.version}" if judgement.version else ""
    if not is_countersigned(judgement):
        return f"{stage} assessment{version}. Not countersigned yet."
    by = f" by {judgement.countersigned_by}" if judgement.countersigned_by else ""
    on = f" on {long_date(judgement.countersigned_on)}" if judgement.countersigned_on else ""
    return f"{stage} assessment{version}, countersigned{by}{on}."


def judgement_sentence(case_file: CaseFile, judgement: Judgement | None) -> tuple[Words, ...]:
    """The judgements in a sentence or two, for the box: the child's own safety is named by itself where it is worst."""
    if judgement is None or not (judgement.reoffending and judgement.serious_harm and judgement.safety):
        return (words("Not every judgement is recorded: see the table."),) if judgement else (words(NONE),)
    name = said.letter_name(case_file.person)
    reoffending, harm, safety = (
        _level(one) for one in (judgement.reoffending, judgement.serious_harm, judgement.safety)
    )
    start = (Run("We assess the likelihood of further offending as "), reoffending)
    if _rank(judgement.safety) > max(_rank(judgement.reoffending), _rank(judgement.serious_harm)):
        return (
            (
                *start,
                Run(" and the risk of serious harm to others as "),
                harm,
                Run(f". Our main concern is {name}’s own safety, which we assess as "),
                safety,
                Run("."),
            ),
        )
    return (
        (
            *start,
            Run(", the risk of serious harm to others as "),
            harm,
            Run(f", and the risk to {name}’s own safety as "),
            safety,
            Run("."),
        ),
    )


def _rank(level: str) -> int:
    """How high a level is; one that this version does not know is below all."""
    return ORDER.index(level) if level in ORDER else -1


def _level(level: str) -> Run:
    return Run(within(code("judgement", level)).replace(" ", NBSP), bold=True)
