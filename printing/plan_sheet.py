"""The plan for professionals: each target with the child's words, the steps, who helps and how far it has come."""

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import PlanTarget
from casework.plans import Plan
from printing.content import Block, Fact, Facts, Heading, Paragraph, Run, Table, Words, words
from printing.kept_out import as_written
from printing.not_printed import Guard
from printing.wording import NOT_RECORDED, clean, short_date

TITLE = "The plan"
WIDTHS = (8.0, 62.0, 44.0, 27.0, 24.0)


def plan(case_file: CaseFile, guard: Guard) -> tuple[Block, ...]:
    """The newest plan, its targets, and what was agreed for when things change."""
    newest = next(iter(case_file.of(Plan)), None)
    blocks: list[Block] = [Facts(_facts(newest))] if newest else []
    blocks += [Heading("Targets"), _targets(case_file, guard)]
    if newest:
        for title, text in (
            ("Controls around the child", newest.external_controls),
            ("What if things change", newest.contingency),
            ("What the child thinks of it", newest.child_view),
            ("What the parents think of it", newest.parent_view),
        ):
            if paragraphs := as_written(guard, text):
                blocks.append(Heading(title))
                blocks += [Paragraph(words(one), about=title) for one in paragraphs]
    return tuple(blocks)


def _facts(one: Plan) -> tuple[Fact, ...]:
    return (
        Fact("Plan", code("plan_kind", one.kind) or NOT_RECORDED),
        Fact("State", code("plan_state", one.state) or NOT_RECORDED),
        Fact("Made on", short_date(one.made_on) if one.made_on else NOT_RECORDED),
        Fact("Review on", short_date(one.review_on) if one.review_on else NOT_RECORDED),
        Fact("Signed by", _signed_by(one), wide=True),
    )


def _signed_by(one: Plan) -> str:
    signed = [
        f"{whom} {short_date(day)}"
        for whom, day in (
            ("the child", one.child_signed_on),
            ("a parent", one.parent_signed_on),
            ("the worker", one.worker_signed_on),
        )
        if day
    ]
    return said.listed(signed) if signed else "Nobody yet, as far as is recorded"


def _targets(case_file: CaseFile, guard: Guard) -> Table:
    return Table(
        about="Targets",
        head=("", "Target, and the child’s words", "Steps", "Who helps", "How far"),
        rows=tuple(_target(one, number, guard) for number, one in enumerate(case_file.plan_targets, 1)),
        widths=WIDTHS,
        empty="No target is recorded.",
    )


def _target(one: PlanTarget, number: int, guard: Guard) -> tuple[Words, ...]:
    own = guard.passed(one.child_words).strip('“”"')
    target = guard.passed(one.target) or NOT_RECORDED
    outcome = guard.passed(one.outcome)
    how_far = ". ".join(
        filter(
            None,
            (
                code("target_state", one.state) or NOT_RECORDED,
                f"due {short_date(one.due_on)}" if one.due_on and not one.met_on else "",
                f"finished {short_date(one.met_on)}" if one.met_on else "",
            ),
        )
    )
    return (
        words(str(one.number or number)),
        (Run(target), *((Run(f"\n“{own}”"),) if own else ())),
        words("\n".join(as_written(guard, one.steps)) or NOT_RECORDED),
        words(clean(one.who_helps or "") or NOT_RECORDED),
        words("\n".join(filter(None, (how_far, outcome)))),
    )
