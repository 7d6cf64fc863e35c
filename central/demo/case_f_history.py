"""Case F, Linnet Hawksmere-Oyelaran: what came over from the old system, kept as it was, mistakes and all."""

import datetime as dt

from casework import words
from central.demo.folder import Folder

OLD_SYSTEM = "YOIS-20871"
RAVENSCAR_COURT = "Ravenscar Youth Court"
LAST_YEAR_OF_ASSET = 2016
RETIRED_HOME_OFFICE_CODE = "195/94"
"""Not a CJS code, and retired as a Home Office one: it came with the import and stays readable."""


def write_history(case: Folder) -> None:
    """Outcomes and a stage from before this service. A demo set in 2016 or earlier gets what was used then."""
    asset = case.days.today.year <= LAST_YEAR_OF_ASSET
    _decision(
        case,
        "caution",
        -1500,
        "reprimand" if asset else "youth_caution",
        "Theft from a shop",
        "TH68010",
        "Sweets, taken for a dare. She gave them back.",
    )
    _decision(
        case,
        "conditional caution",
        -1420,
        "final_warning" if asset else "youth_conditional_caution",
        "Criminal damage, bus seat",
        RETIRED_HOME_OFFICE_CODE,
        f"Imported with Home Office code {RETIRED_HOME_OFFICE_CODE}, which is retired. Left as it came.",
    )
    _decision(
        case,
        "reparation",
        -1100,
        "reparation_order",
        "Harassment without violence",
        "PH97004",
        "Messages to a former friend.",
    )
    case.write(
        "outcome",
        "unmapped",
        disposal="unmapped",
        decided_on=case.days.day(-1260),
        main=False,
        note=(
            "Free text in the old system: “dealt with by YISP panel 12/21, NFA, parents spoken to”. It matches no "
            "outcome of ours."
        ),
        imported_from=OLD_SYSTEM,
    )
    if asset:
        _asset_profile(case)
    else:
        _imported_stage(case)


def _decision(case: Folder, key: str, offset: int, disposal: str, title: str, code: str, note: str) -> None:
    decided = case.days.working(offset)
    at_court = disposal == "reparation_order"
    hearing = case.write(
        "hearing",
        key,
        court=RAVENSCAR_COURT if at_court else "Ravenscar police",
        date=decided,
        kind="sentence" if at_court else "panel",
        result=words.day_month_year(decided) + ", as recorded in the old system.",
        remand="not_applicable",
        imported_from=OLD_SYSTEM,
    )
    offence = case.write(
        "offence",
        key,
        offence_code=code,
        title=title,
        committed_on=case.days.day(offset - 40),
        plea="guilty" if at_court else "admitted",
        hearing=hearing,
        pre_court=not at_court,
        note=note,
        imported_from=OLD_SYSTEM,
    )
    case.write(
        "outcome",
        key,
        offence=offence,
        hearing=hearing,
        disposal=disposal,
        decided_on=decided,
        main=True,
        length="24 hours" if at_court else None,
        imported_from=OLD_SYSTEM,
    )


def _imported_stage(case: Folder) -> None:
    """An AssetPlus stage with three empty sections. Its judgements were words, so they stay words."""
    case.write(
        "judgement",
        "imported stage",
        stage="case_start",
        state="imported",
        version=1,
        started_on=case.days.working(-1090),
        author="Ravenscar Youth Justice Service",
        why=(
            "AssetPlus stage from the old system. Empty: learning and work; self-assessment; factors for and "
            "against. Judgements as text only: “likelihood of reoffending is thought to be low to medium; risk of "
            "serious harm low; safety and wellbeing, some concern about friends”."
        ),
        imported_from=OLD_SYSTEM,
    )


def _asset_profile(case: Folder) -> None:
    """Before AssetPlus: an Asset core profile, shown as what it was and never turned into judgements."""
    case.write(
        "document",
        "asset profile",
        kind="other",
        title="Asset core profile (legacy)",
        version=1,
        state="issued",
        author="Ravenscar Youth Justice Service",
        made_on=case.days.working(-1090),
        text=(
            "Asset core profile, total 21 (band 15 to 32). A legacy score: it is not an AssetPlus judgement and is "
            "not made into one."
        ),
        imported_from=OLD_SYSTEM,
    )


IMPORTED_CONTACTS: tuple[tuple[int, str, str], ...] = (
    (
        -1480,
        "home_visit",
        "HV. Mum present. Spoke re YP peer group. YP polite, says won't happen again. Action: ring school.",
    ),
    (-1410, "office", "YP attended. Conditions explained and signed. Bus fare reimbursed. Next appt given in writing."),
    (-1085, "office", "Induction. Order explained. YP chose allotment for reparation. Form 4 done, copy filed."),
    (-1060, "reparation", "3 hrs allotment. Good effort, supervisor says reliable. Boots returned."),
    (-1032, "reparation", "3 hrs allotment. Rain. YP stayed to finish. Supervisor feedback sheet on file."),
    (
        -1001,
        "phone",
        "TC to YP, no reply, left msg. TC to mum, YP at college, will ring back. Rang back 1640, all well.",
    ),
    (
        -245,
        "office",
        "First appt on order. Linnet and dad. Talked through requirements and the attendance centre.",
    ),
    (
        -210,
        "home_visit",
        "HV to dad's. Room being painted. Linnet has applied for childcare course. Keen. No concerns.",
    ),
    (
        -168,
        "office",
        "Attended. Talked about the bus stop, how quickly it went. Sees her part. Dad may move for work.",
    ),
    (
        -96,
        "phone",
        "TC. Move to Port Aldermere confirmed. Wants the same kind of worker. Will miss us!",
    ),
)


def write_imported_contacts(case: Folder, order: str, centre: str) -> None:
    """Contacts of the old system and of Ravenscar; one of them ends before it starts, as it did there."""
    days = case.days
    for offset, kind, note in IMPORTED_CONTACTS:
        ends_first = offset == -1001
        current = offset > -253
        case.write(
            "contact",
            f"imported {offset}",
            date=days.working(offset),
            start=dt.time(14, 30),
            end=dt.time(13, 45) if ends_first else dt.time(15, 15),
            kind=kind,
            order=order if current else None,
            statutory=current,
            attendance="attended",
            worker="Sorcha Delamere-Voss" if current else "Not known",
            note=note,
            imported_from="WX-004417" if current else OLD_SYSTEM,
        )
    for offset in (-140, -112):
        case.write(
            "contact",
            f"imported centre {offset}",
            date=days.working(offset),
            start=dt.time(17),
            end=dt.time(20),
            kind="attendance_centre",
            place="Ravenscar attendance centre",
            order=order,
            requirement=centre,
            statutory=True,
            attendance="attended",
            hours=3.0,
            worker="Not known",
            note="3 hrs. Attended on time, took part. Certificate for first aid module."
            if offset == -140
            else "3 hrs. Attended.",
            imported_from="WX-004417",
        )
