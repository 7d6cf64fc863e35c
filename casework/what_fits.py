"""What must fit within one record: dates in order, what cannot lie ahead, numbers within their scales.

Data for `casework.validation`, so that a practitioner can read it and a service can see what is checked.
"""

from collections.abc import Mapping

Pairs = tuple[tuple[str, str, str], ...]

FROM_UNTIL = (("since", "until", "Until must be on or after From"),)

ORDERED: Mapping[str, Pairs] = {
    "contact": (
        ("start", "end", "The contact must end after it starts"),
        ("planned_start", "planned_end", "The contact must be planned to end after it starts"),
    ),
    "order": (
        ("start", "end", "The order must end on or after the day it starts"),
        ("made_on", "ended_on", "The order must have ended on or after the day it was made"),
        ("made_on", "extended_on", "The end must have been moved on or after the day the order was made"),
    ),
    "requirement": (
        ("start", "end", "The requirement must end on or after the day it starts"),
        ("start", "ended_on", "The requirement must have ended on or after the day it started"),
    ),
    "assignment": FROM_UNTIL,
    "address": FROM_UNTIL,
    "alert": FROM_UNTIL,
    "professional": FROM_UNTIL,
    "care_status": FROM_UNTIL,
    "case_access": FROM_UNTIL,
    "reference": FROM_UNTIL,
    "remand": FROM_UNTIL,
    "programme": FROM_UNTIL,
    "education": FROM_UNTIL,
    "exclusion": FROM_UNTIL,
    "other_name": (("since", "until", "Used until must be on or after Used from"),),
    "judgement": (
        ("started_on", "countersigned_on", "The stage must be countersigned on or after the day it started"),
        ("started_on", "submitted_on", "The stage must be submitted on or after the day it started"),
        ("submitted_on", "countersigned_on", "The stage must be countersigned on or after the day it was submitted"),
    ),
    "plan_target": (
        ("set_on", "due_on", "The target must be due on or after the day it was set"),
        ("set_on", "met_on", "The target must be finished on or after the day it was set"),
    ),
    "plan": (("made_on", "review_on", "The plan must be reviewed on or after the day it was made"),),
    "case": (("opened", "closed", "The case must close on or after the day it was opened"),),
    "person": (("date_of_birth", "deceased_on", "The day of death must be on or after the date of birth"),),
    "offence": (
        ("committed_on", "committed_until", "The second day of the offence must be on or after the first"),
        ("committed_on", "charged_on", "The charge must be on or after the day of the offence"),
        ("committed_on", "finding_on", "The finding must be on or after the day of the offence"),
    ),
    "hearing": (("date", "next_date", "The next hearing must be on or after this one"),),
    "outcome": (("starts", "ends", "The outcome must end on or after the day it starts"),),
    "arrest": (
        ("date", "released_on", "The release must be on or after the arrest"),
        ("date", "bail_until", "Police bail must last to the day of the arrest or later"),
    ),
    "basis_of_plea": (("offered_on", "accepted_on", "The basis must be accepted on or after the day it was offered"),),
    "pre_court_decision": (("date", "issued_on", "It must be given to the child on or after the decision"),),
    "report": (
        ("ordered_on", "due_on", "The report must be due on or after the day it was ordered"),
        ("ordered_on", "sent_on", "The report must be sent on or after the day it was ordered"),
    ),
    "referral": (("received_on", "allocated_on", "It must be allocated on or after the day it was received"),),
    "transfer": (("notice_on", "accepted_on", "The transfer must be accepted on or after the notice"),),
    "merging": (("merged_on", "undone_on", "They must be taken apart on or after the day they were put together"),),
    "missing_episode": (
        ("since", "until", "The child must be found on or after the day they went missing"),
        ("until", "interview_on", "The return interview must be on or after the day the child was found"),
    ),
    "onward_referral": (("made_on", "decided_on", "The decision must be on or after the referral"),),
    "custody": (("since", "until", "Out on must be on or after In on"),),
    "temporary_release": (("since", "until", "Back on must be on or after Out on"),),
    "licence": (
        ("released_on", "expires_on", "The licence must expire on or after the release"),
        ("released_on", "recalled_on", "The recall must be on or after the release"),
        ("recalled_on", "released_again_on", "The second release must be on or after the recall"),
    ),
    "support_plan": (("since", "until", "Plan until must be on or after Plan from"),),
    "enforcement": (("date", "served_on", "It must be served on or after the day of the step"),),
    "panel": (("date", "next_on", "The next panel must be on or after this one"),),
    "victim": (
        ("restorative_offered_on", "restorative_agreed_on", "It must be agreed on or after it was offered"),
        ("restorative_agreed_on", "restorative_done_on", "It must be done on or after it was agreed"),
    ),
}
"""Record type -> what comes first, what may not come before it, and what to say at the second."""

NOT_AFTER_TODAY: Mapping[str, tuple[str, ...]] = {
    "person": ("date_of_birth", "deceased_on"),
    "offence": ("committed_on", "committed_until", "charged_on", "finding_on"),
    "order": ("made_on", "ended_on", "extended_on", "standards_signed_on"),
    "outcome": ("decided_on",),
    "judgement": ("started_on", "countersigned_on", "submitted_on", "score_on"),
    "document": ("made_on", "served_on", "signed_on", "quality_checked_on"),
    "case": ("opened",),
    "relationship": ("date_of_birth",),
    "arrest": ("date", "released_on"),
    "pre_court_decision": ("issued_on", "compliance_on", "police_told_on"),
    "report": ("ordered_on", "sent_on", "quality_checked_on"),
    "delivery": ("date",),
    "transfer": ("notice_on", "accepted_on", "papers_on"),
    "referral": ("received_on", "allocated_on", "decided_on"),
    "merging": ("merged_on", "undone_on"),
    "missing_episode": ("since", "until", "reported_on", "interview_offered_on", "interview_on"),
    "onward_referral": ("made_on", "decided_on"),
    "licence": ("signed_on", "recalled_on"),
    "custody": ("since",),
    "screening": ("screened_on", "offered_on", "attended_on", "ended_on"),
    "health_note": ("date",),
    "victim": ("date_of_birth", "told_on", "restorative_offered_on", "restorative_agreed_on", "restorative_done_on"),
    "victim_consent": ("date",),
    "victim_contact": ("date",),
    "intelligence": ("date",),
    "oversight": ("date", "done_on"),
    "panel": ("contract_signed_on",),
    "plan": ("child_signed_on", "parent_signed_on", "worker_signed_on"),
    "requirement": ("ended_on",),
}
"""What is about something that has happened."""

RANGES: Mapping[tuple[str, str], tuple[int, int | None]] = {
    ("offence", "seriousness"): (1, 8),
    ("offence", "gravity"): (1, 5),
    ("requirement", "amount"): (0, None),
    ("requirement", "done"): (0, None),
    ("requirement", "times"): (0, None),
    ("requirement", "hours_a_day"): (0, 24),
    ("requirement", "hours_a_week"): (0, 168),
    ("contact", "hours"): (0, None),
    ("delivery", "amount"): (0, None),
    ("outcome", "compensation"): (0, None),
    ("outcome", "costs"): (0, None),
    ("outcome", "surcharge"): (0, None),
    ("outcome", "length_number"): (0, None),
    ("education", "attendance"): (0, 100),
    ("education", "hours_offered"): (0, 168),
    ("education", "hours_attended"): (0, 168),
    ("education_status", "hours_offered"): (0, 168),
    ("education_status", "hours_attended"): (0, 168),
    ("exclusion", "times"): (0, None),
    ("judgement", "score"): (0, 100),
}
"""YJB seriousness is 1 to 8 and police gravity 1 to 5 (DOMAIN notes, section 2); a day has 24 hours, a week 168."""

DATED_BY: Mapping[str, tuple[str, ...]] = {
    "outcome": ("decided_on", "starts"),
    "order": ("made_on", "start"),
    "pre_court_decision": ("date", "issued_on"),
    "judgement": ("started_on", "countersigned_on"),
    "report": ("ordered_on",),
}
"""Record type -> the fields of which the first that is filled says for which day its codes have to be in force. A type
that is not here is about today."""
