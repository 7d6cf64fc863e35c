"""Cases for what a child keeps or signs, and for a home visit; and records that must show on none of them."""

import datetime as dt
from typing import Any

from casework import Record
from tests.printing.case_files import NOW, SERVICE, TODAY, attended, file_of, person, planned, record

ORDER = "order"
NEVER = (
    "ZZVICTIMZZ",
    "ZZSHOPZZ",
    "ZZHARMZZ",
    "ZZHEALTHZZ",
    "ZZPOLICEZZ",
    "ZZHIDDENZZ",
    "ZZFRIENDZZ",
    "ZZDOGZZ",
    "ZZOFFENCEZZ",
    "ZZMISSINGZZ",
    "ZZREASONZZ",
)
"""Words of everything that must be on no paper a child keeps."""


def told(**facts: Any) -> dict[str, Any]:
    """What every document is told."""
    known = {
        "service": SERVICE,
        "worker_name": "Callum Dreyling",
        "worker_role": "Case manager",
        "printed_at": NOW,
        "today": TODAY,
    }
    return known | facts


def never() -> list[Record]:
    """Records that are no business of a paper the child keeps, each with an unmistakable word."""
    return [
        record(
            "victim", "harmed", name="Perran ZZVICTIMZZ", organisation="ZZSHOPZZ", impact="ZZHARMZZ", views="ZZHARMZZ"
        ),
        record("victim_contact", "rang", victim="harmed", note="ZZHARMZZ"),
        record("health_note", "health", note="ZZHEALTHZZ", condition="ZZHEALTHZZ"),
        record("intelligence", "known", text="ZZPOLICEZZ", source="ZZPOLICEZZ"),
        record("address", "hidden", kind="family", whose="mother", line_1="9 ZZHIDDENZZ Row", confidential=True),
        record("co_accused", "friend", name="Tam ZZFRIENDZZ", age_group="child", offence="offence"),
        record("alert", "dog", kind="visiting", text="ZZDOGZZ", note="ZZDOGZZ"),
        record("alert", "gone", kind="missing", text="ZZMISSINGZZ"),
        record("missing_episode", "gone once", since="2026-11-10", note="ZZMISSINGZZ"),
        record("offence", "offence", title="Theft of a ZZOFFENCEZZ", note="ZZOFFENCEZZ", committed_on="2026-09-09"),
        record("judgement", "judged", stage="review", serious_harm="high", why="ZZREASONZZ", state="countersigned"),
    ]


def mother(**fields: Any) -> Record:
    """Marigold, with whom the child lives."""
    known = {
        "name": "Marigold Quillsworth",
        "relation": "mother",
        "lives_with": True,
        "parental_responsibility": True,
        "contact_allowed": True,
    }
    return record("relationship", "mother", **(known | fields))


def order(kind: str = "yro", **fields: Any) -> Record:
    """An order that runs."""
    known = {
        "kind": kind,
        "made_on": "2026-10-05",
        "start": "2026-10-26",
        "end": "2027-04-26",
        "court": "Thornwick Youth Court",
        "outcome": "outcome",
    }
    return record("order", ORDER, **(known | fields))


def required(id: str, text: str | None, **fields: Any) -> Record:
    """One requirement of the order."""
    known = {"order": ORDER, "kind": "contract_item", "text": text, "start": "2026-10-26", "end": "2027-04-26"}
    return record("requirement", id, **(known | fields))


def target(number: int = 1, **fields: Any) -> Record:
    """One target of the plan."""
    known = {
        "number": number,
        "target": "Zephyr leaves a row before it is a fight.",
        "child_words": "I want to stay in my school.",
        "steps": "Leave the room and count to ten.",
        "who_helps": "Bettany Quill; Mum",
        "state": "open",
    }
    return record("plan_target", f"target {number}", **(known | fields))


def plan_case(*more: Record) -> list[Record]:
    """A child with a plan: a target, sessions half done, one thing not to do, the next meeting."""
    return [
        person(),
        mother(),
        order("youth_conditional_caution"),
        record("professional", "bettany", name="Bettany Quill", role="Education worker"),
        target(),
        required(
            "sessions", "Go to 6 sessions about anger", amount=6, unit="sessions", done=3, kind="caution_condition"
        ),
        required("not", "No contact with the person I hurt", kind="caution_condition"),
        record("plan", "plan", kind="diversion", state="signed", contingency="I find Bettany Quill."),
        planned(order=ORDER, statutory=True),
        *more,
    ]


def contract_case(*more: Record) -> list[Record]:
    """A referral order whose contract has been agreed and signed."""
    return [
        person(),
        mother(),
        order("referral_order"),
        record(
            "outcome", "outcome", disposal="referral_order", length="6 months", length_number=6, length_unit="months"
        ),
        record(
            "panel",
            "panel",
            order=ORDER,
            kind="initial",
            date="2026-10-26",
            parent_present=True,
            next_on="2027-01-25",
            contract_signed_on="2026-10-26",
        ),
        record("professional", "leader", name="Rosalind Cobbledick", role="Panel leader"),
        required(
            "work",
            "Do 12 hours of work",
            kind="reparation",
            amount=12,
            unit="hours",
            end="2027-02-27",
            provider="Odhran M",
        ),
        required("school", "Go to school every day", provider="Mum"),
        record("plan", "contract", kind="contract", order=ORDER, external_controls="Mum will help me get there."),
        record("judgement", "level", stage="review", level="standard", state="countersigned"),
        *more,
    ]


def bail_case(*more: Record) -> list[Record]:
    """Bail with support: conditions, contacts kept, missed and not counted, one to come, and the court date."""
    counts = {"order": ORDER, "statutory": True, "worker": "Callum Dreyling", "place": "3 Harbour Parade"}
    return [
        person(),
        order("bail", end=None, conditions="ZZTOGETHERZZ"),
        required("live", "Live at 9 Pilot's Walk", kind="bail_condition"),
        record(
            "hearing", "hearing", court="Thornwick Youth Court", date="2026-11-27", time="10:00:00", kind="sentence"
        ),
        attended(13, **counts),  # Monday 9 November
        attended(10, **(counts | {"attendance": "unacceptable_absence", "reason": "ZZREASONZZ"})),
        attended(6, **(counts | {"attendance": "acceptable_absence", "reason": "ZZMISSINGZZ"})),
        attended(3, **(counts | {"kind": "home_visit", "place": "12 Teasel Row"})),
        attended(30, **(counts | {"place": "LONG AGO"})),
        planned(**counts, date="2026-11-25"),
        *more,
    ]


def licence_case(*more: Record) -> list[Record]:
    """Released on Friday under a notice of supervision."""
    return [
        person(),
        mother(),
        order("dto", phase="licence"),
        record(
            "licence",
            "licence",
            order=ORDER,
            kind="notice_of_supervision",
            released_on="2026-11-20",
            expires_on="2027-04-26",
            reporting="Come to the office every Monday.",
            mappa_reason="ZZREASONZZ",
        ),
        required("live", "Live where directed.", kind="licence_condition"),
        required("see", "Keep in touch with the supervising officer.", kind="supervision"),
        planned(order=ORDER, statutory=True),
        *more,
    ]


def visit_case(*more: Record) -> list[Record]:
    """A home visit that is written up."""
    return [
        person(),
        mother(),
        attended(
            1,
            kind="home_visit",
            end="10:50:00",
            place="12 Teasel Row",
            worker="Imogen Farrowby",
            who_was_there="Zephyr, his mother",
            seen_alone=True,
            note="We talked at the table.\n\nHe showed me his letter.",
            home_condition="Warm and tidy.",
            safety_concerns="None today.",
            child_words="It is alright here.",
            follow_up="Ring the school.",
            recorded_at=dt.datetime(2026, 11, 21, 11, 5, tzinfo=dt.UTC).isoformat(),
        ),
        *more,
    ]


def file(*records: Record) -> Any:
    """The case of these records, and of those that must never show."""
    return file_of(*records, *never())
