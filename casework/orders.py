"""What the child has to do, how serious it is judged to be, and the plan for it."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Order(CaseRecord, frozen=True, kw_only=True):
    """A court order, a licence, a caution with conditions, or bail: what contacts are made under."""

    kind: Annotated[str | None, About("Order", Kind.CODE, codes="disposal", required=True)] = None
    made_on: Annotated[dt.date | None, About("Made on", Kind.DATE, required=True)] = None
    start: Annotated[dt.date | None, About("Starts", Kind.DATE)] = None
    end: Annotated[dt.date | None, About("Ends", Kind.DATE)] = None
    convicted_on: Annotated[
        dt.date | None, About("Convicted on", Kind.DATE, help="Where it is not the day the order was made.")
    ] = None
    ended_on: Annotated[dt.date | None, About("Ended on", Kind.DATE)] = None
    end_reason: Annotated[str | None, About("Why it ended", Kind.CODE, codes="end_reason")] = None
    phase: Annotated[str | None, About("Phase", Kind.CODE, codes="order_phase")] = None
    court: Annotated[str | None, About("Made by")] = None
    outcome: Annotated[str | None, About("Outcome", Kind.LINK, to=("outcome",))] = None
    responsible_officer: Annotated[str | None, About("Responsible officer")] = None
    conditions: Annotated[str | None, About("Conditions", Kind.NARRATIVE)] = None
    hearing: Annotated[str | None, About("Hearing", Kind.LINK, to=("hearing",))] = None
    decision: Annotated[str | None, About("Decision out of court", Kind.LINK, to=("pre_court_decision",))] = None
    court_code: Annotated[str | None, About("Court code", Kind.CODE, codes="court")] = None
    level: Annotated[str | None, About("Level of intervention", Kind.CODE, codes="level")] = None
    original_end: Annotated[
        dt.date | None, About("First end date", Kind.DATE, help="Before a court moved the end on breach.")
    ] = None
    extended_on: Annotated[dt.date | None, About("End moved on", Kind.DATE)] = None
    transfer: Annotated[str | None, About("Transferred by", Kind.LINK, to=("transfer",))] = None
    standards_signed_on: Annotated[
        dt.date | None, About("Expected standards signed on", Kind.DATE, help="By the child, at the start.")
    ] = None


class Requirement(CaseRecord, frozen=True, kw_only=True):
    """One requirement or condition of an order, with what is to be done and what has been done."""

    order: Annotated[str | None, About("Order", Kind.LINK, required=True, to=("order",))] = None
    kind: Annotated[str | None, About("Requirement", Kind.CODE, codes="requirement", required=True)] = None
    text: Annotated[str | None, About("In the words of the order", Kind.NARRATIVE)] = None
    amount: Annotated[int | None, About("Amount", Kind.NUMBER)] = None
    unit: Annotated[str | None, About("Unit", Kind.CODE, codes="unit")] = None
    done: Annotated[int | None, About("Done so far", Kind.NUMBER)] = None
    start: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    end: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    place: Annotated[str | None, About("Place")] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="requirement_state")] = None
    ended_on: Annotated[dt.date | None, About("Ended on", Kind.DATE)] = None
    tagged: Annotated[bool | None, About("Electronically monitored", Kind.YES_NO)] = None
    daily_from: Annotated[dt.time | None, About("Each day from", Kind.TIME, help="Of a curfew.")] = None
    daily_to: Annotated[dt.time | None, About("Each day to", Kind.TIME)] = None
    hours_a_day: Annotated[float | None, About("Hours a day", Kind.NUMBER)] = None
    hours_a_week: Annotated[float | None, About("Hours a week", Kind.NUMBER)] = None
    times: Annotated[int | None, About("Times", Kind.NUMBER, help="How often in each week or month.")] = None
    times_each: Annotated[str | None, About("In each", Kind.CODE, codes="period")] = None
    provider: Annotated[str | None, About("Who provides it")] = None


class Judgement(CaseRecord, frozen=True, kw_only=True):
    """One stage of assessment: what was judged, in which version, and who countersigned it."""

    stage: Annotated[str | None, About("Stage", Kind.CODE, codes="assessment_stage", required=True)] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="assessment_state")] = None
    version: Annotated[int | None, About("Version", Kind.NUMBER)] = None
    started_on: Annotated[dt.date | None, About("Started on", Kind.DATE)] = None
    due_on: Annotated[dt.date | None, About("Due", Kind.DATE)] = None
    author: Annotated[str | None, About("Author")] = None
    countersigned_on: Annotated[dt.date | None, About("Countersigned on", Kind.DATE)] = None
    countersigned_by: Annotated[str | None, About("Countersigned by")] = None
    reoffending: Annotated[str | None, About("Likelihood of reoffending", Kind.CODE, codes="judgement")] = None
    serious_harm: Annotated[str | None, About("Risk of serious harm", Kind.CODE, codes="judgement")] = None
    safety: Annotated[str | None, About("Safety and wellbeing", Kind.CODE, codes="judgement")] = None
    level: Annotated[str | None, About("Level", Kind.CODE, codes="level")] = None
    why: Annotated[str | None, About("Why", Kind.NARRATIVE, search=Search.WORDS)] = None
    tool: Annotated[str | None, About("Assessment used", Kind.CODE, codes="assessment_tool")] = None
    order: Annotated[str | None, About("Order", Kind.LINK, to=("order",))] = None
    submitted_on: Annotated[dt.date | None, About("Submitted on", Kind.DATE)] = None
    submitted_to: Annotated[str | None, About("Submitted to")] = None
    returned_because: Annotated[str | None, About("Returned because", Kind.NARRATIVE)] = None
    fingerprint: Annotated[
        str | None, About("Fingerprint of the version", help="What was countersigned, so that a later one is known.")
    ] = None
    reoffending_why: Annotated[str | None, About("Why, likelihood of reoffending", Kind.NARRATIVE)] = None
    serious_harm_why: Annotated[str | None, About("Why, risk of serious harm", Kind.NARRATIVE)] = None
    safety_why: Annotated[str | None, About("Why, safety and wellbeing", Kind.NARRATIVE)] = None
    score: Annotated[
        float | None, About("Score typed in", Kind.NUMBER, help="YOGRS in per cent, or an Asset total; never computed.")
    ] = None
    score_source: Annotated[str | None, About("Where the score is from")] = None
    score_on: Annotated[dt.date | None, About("Date of the score", Kind.DATE)] = None
    indicated_level: Annotated[str | None, About("Level the score indicates", Kind.CODE, codes="level")] = None
    judged_in_words: Annotated[
        str | None, About("Judgements as they were written", Kind.NARRATIVE, help="Of an imported stage.")
    ] = None


class AssessmentSection(CaseRecord, frozen=True, kw_only=True):
    """One section of a stage of assessment: what it says, or that nobody has written it."""

    judgement: Annotated[str | None, About("Stage", Kind.LINK, required=True, to=("judgement",))] = None
    section: Annotated[str | None, About("Section", Kind.CODE, codes="assessment_section", required=True)] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="section_state")] = None
    content: Annotated[str | None, About("What it says", Kind.NARRATIVE, search=Search.WORDS)] = None
    brought_forward_from: Annotated[
        str | None, About("Brought forward from", Kind.LINK, to=("assessment_section",))
    ] = None
    confirmed_on: Annotated[dt.date | None, About("Looked at again on", Kind.DATE)] = None


class PlanTarget(CaseRecord, frozen=True, kw_only=True):
    """One target of the intervention plan."""

    number: Annotated[int | None, About("Number", Kind.NUMBER)] = None
    target: Annotated[str | None, About("Target", Kind.NARRATIVE, required=True, search=Search.WORDS)] = None
    child_words: Annotated[str | None, About("In the child's words", Kind.NARRATIVE, search=Search.WORDS)] = None
    steps: Annotated[str | None, About("Steps", Kind.NARRATIVE, search=Search.WORDS)] = None
    who_helps: Annotated[str | None, About("Who helps")] = None
    set_on: Annotated[dt.date | None, About("Set on", Kind.DATE)] = None
    due_on: Annotated[dt.date | None, About("Due", Kind.DATE)] = None
    review_on: Annotated[dt.date | None, About("Review on", Kind.DATE)] = None
    signed_on: Annotated[dt.date | None, About("Signed on", Kind.DATE)] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="target_state")] = None
    outcome: Annotated[str | None, About("Outcome", Kind.NARRATIVE)] = None
    plan: Annotated[str | None, About("Plan", Kind.LINK, to=("plan",))] = None
    owner: Annotated[str | None, About("Who sees to it")] = None
    met_on: Annotated[dt.date | None, About("Finished on", Kind.DATE)] = None
