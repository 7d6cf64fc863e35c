"""An adjournment makes the next hearing, and carries offences and report requests over to it. Pure."""

from casework.case_file import CaseFile
from casework.court import Hearing, OffenceAtHearing
from casework.edits import Edit, Value, new_edit, new_record
from casework.reports import Report

FINISHED_REPORTS = ("sent", "not_needed")
WITHOUT_A_FUTURE = ("withdrawn", "dismissed", "discontinued", "not_guilty", "alternative")
"""Findings after which an offence does not come before the court again."""


def next_hearing(case_file: CaseFile, hearing: Hearing, author: str) -> tuple[Edit, ...]:
    """The edits that make the hearing to which this one was adjourned; none without a next date, or if it is there.

    The offences that were before the court are carried over with their pleas, unless they ended there; so is each
    report that was ordered for this hearing, or at it, and has not been sent. Source: DOMAIN notes, section 2, court
    appearance (One IYSS: next date and court create the next appearance, copying linked offences and reports).
    """
    made = any(one.adjourned_from == hearing.id for one in case_file.hearings)
    if hearing.next_date is None or made:
        return ()
    record = new_record("hearing", hearing.case)
    edits = [new_edit(record, _fields(hearing), author)]
    for one in case_file.of(OffenceAtHearing):
        if one.hearing == hearing.id and one.finding not in WITHOUT_A_FUTURE:
            carried: dict[str, Value] = {"hearing": record.id, "offence": one.offence, "plea": one.plea}
            edits.append(new_edit(new_record("offence_at_hearing", hearing.case), _filled(carried), author))
    for report in case_file.of(Report):
        if hearing.id in (report.for_hearing, report.ordered_at) and report.state not in FINISHED_REPORTS:
            edits.append(new_edit(case_file.records[report.id], {"for_hearing": record.id}, author))
    return tuple(edits)


def _fields(hearing: Hearing) -> dict[str, Value]:
    same_court = hearing.next_court in (None, "", hearing.court)
    return _filled(
        {
            "adjourned_from": hearing.id,
            "date": hearing.next_date.isoformat() if hearing.next_date else None,
            "time": hearing.next_time.isoformat() if hearing.next_time else None,
            "court": hearing.next_court or hearing.court,
            "court_code": hearing.next_court_code or (hearing.court_code if same_court else None),
            "kind": "trial" if hearing.adjourned_because == "trial" else "adjourned",
            "representative": hearing.representative,
            "representative_firm": hearing.representative_firm,
        }
    )


def _filled(fields: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value not in (None, "")}
