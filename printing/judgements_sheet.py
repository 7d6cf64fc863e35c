"""What was judged, stage by stage: the newest countersigned judgements with their reasons, then every stage."""

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import AssessmentSection, Judgement
from printing.content import Block, Heading, Table, Words, words
from printing.not_printed import Guard
from printing.safety_first import judgements
from printing.wording import NOT_RECORDED, clean, counted, short_date, short_name

TITLE = "Judgements"
STAGE_WIDTHS = (40.0, 43.0, 46.0, 36.0)
SECTION_WIDTHS = (99.0, 66.0)
NOT_THERE = frozenset({"empty", "missing", "to_clarify"})


def judgements_so_far(case_file: CaseFile, guard: Guard) -> tuple[Block, ...]:
    """The newest judgements first, since they are in force; then how they came to be, and which sections are not."""
    return (
        Heading("In force"),
        *judgements(case_file, guard),
        Heading("Every stage"),
        _stages(case_file),
        *_sections(case_file),
    )


def _stages(case_file: CaseFile) -> Table:
    return Table(
        about="Stages of assessment",
        head=("Stage", "State", "Levels", "By"),
        rows=tuple(_stage(one) for one in case_file.judgements),
        widths=STAGE_WIDTHS,
        summary="Newest first. Levels: likelihood of reoffending, serious harm to others, safety and wellbeing.",
        empty="No stage of assessment is recorded.",
    )


def _stage(one: Judgement) -> tuple[Words, ...]:
    version = f", version {one.version}" if one.version else ""
    state = code("assessment_state", one.state) or NOT_RECORDED
    day = one.countersigned_on or one.started_on
    levels = [code("judgement", level) for level in (one.reoffending, one.serious_harm, one.safety)]
    source = f"From {clean(one.imported_from)}" if one.imported_from else ""
    signed = f"Countersigned by {short_name(one.countersigned_by)}" if one.countersigned_by else ""
    return (
        words((code("assessment_stage", one.stage) or NOT_RECORDED) + version),
        words(f"{state}{f' {short_date(day)}' if day else ''}"),
        words(", ".join(level or NOT_RECORDED for level in levels) if any(levels) else NOT_RECORDED),
        words(". ".join(filter(None, (short_name(one.author or ""), signed, source))) or NOT_RECORDED),
    )


def _sections(case_file: CaseFile) -> tuple[Block, ...]:
    """Sections that are empty or have not come, of any stage: the reader should not look for them."""
    stages = {one.id: code("assessment_stage", one.stage) or "Assessment" for one in case_file.judgements}
    lacking = [one for one in case_file.of(AssessmentSection) if one.state in NOT_THERE]
    if not lacking:
        return ()
    rows = tuple(
        (
            words(f"{stages.get(one.judgement or '', 'Assessment')}: {code('assessment_section', one.section)}"),
            words(code("section_state", one.state)),
        )
        for one in lacking
    )
    summary = f"{counted(len(rows), 'section')} of all stages."
    table = Table("Sections that are not there", ("Section", "State"), rows, SECTION_WIDTHS, summary=summary)
    return Heading("Sections that are not there"), table
